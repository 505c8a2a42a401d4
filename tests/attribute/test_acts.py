"""What a cue makes of its content: act, base form, polarity. Sentences are invented.

Notation: {S:source} {Q:cue} {C:content}; the rest stands around them.
"""

from __future__ import annotations

import pytest
from golden_polarity import read_marked
from hypothesis import given
from hypothesis import strategies as st

from onrecord.attribute.acts import CueJudgement, judge_cue
from onrecord.attribute.lexicon import inflect, load_lexicon
from onrecord.domain.span import Span

CASES = [
    # plain speech
    ("{S:The mayor} {Q:said} {C:the bridge is safe}.", "say", "say", "asserted"),
    ("{C:“The bridge is safe,”} {Q:said} {S:Mayor Orla Quill}.", "say", "say", "asserted"),
    ("{Q:According to} {S:the ministry}, {C:prices fell}.", "say", "according to", "asserted"),
    ("{S:Dr. Venn} {Q:told} reporters {C:that prices fell}.", "say", "tell", "asserted"),
    ("{S:She} {Q:pointed out} {C:that prices fell}.", "say", "point out", "asserted"),
    ("{S:She} {Q:made it very clear} {C:that prices fell}.", "say", "make clear", "asserted"),
    ("{S:The council} {Q:went on to say} {C:that prices fell}.", "say", "say", "asserted"),
    ("{S:The union} {Q:voiced concerns about} {C:the cuts}.", "say", "voice concern", "asserted"),
    ("{S:He} {Q:writes} {C:that the harbour is full}.", "say", "write", "asserted"),
    ("{S:The report} {Q:showed} {C:that fewer pupils came}.", "say", "show", "asserted"),
    ("{S:Ilse Brandt}{Q::} {C:“We are ready.”}", "say", None, "asserted"),
    ("{S:He} {Q:did say} {C:that the harbour is full}.", "say", "say", "asserted"),
    ("{S:She}, who did not attend the meeting, {Q:said} {C:the harbour is full}.", "say", "say", "asserted"),
    (
        "{S:The envoy} could not be reached on Monday but later {Q:said} {C:talks go on}.",
        "say",
        "say",
        "asserted",
    ),
    ("{S:The envoy} {Q:said} {C:he would not resign}.", "say", "say", "asserted"),
    ("{S:The envoy} {Q:said} {C:nobody had asked him}.", "say", "say", "asserted"),
    ("{S:No 4 Harbour Street's owner} {Q:said} {C:the roof leaks}.", "say", "say", "asserted"),
    ("{S:No fewer than nine witnesses} {Q:said} {C:the light was red}.", "say", "say", "asserted"),
    ("{S:A few officials} {Q:said} {C:the plan would fail}.", "say", "say", "asserted"),
    ("{S:The coach} {Q:did not hesitate to say} {C:that his team was better}.", "say", "say", "asserted"),
    ("{S:The coach} {Q:not only said} {C:that his team was better}.", "say", "say", "asserted"),
    ("Only then did {S:the coach} {Q:say} {C:that his team was better}.", "say", "say", "asserted"),
    ("{S:I} {Q:would say} {C:that his team was better}.", "say", "say", "asserted"),
    ("{S:The singer} {Q:would later say} {C:that she had been afraid}.", "say", "say", "asserted"),
    ("{S:The pilot} could be heard {Q:saying} {C:that the engine had failed}.", "say", "say", "asserted"),
    # other acts
    ("{S:The firm} {Q:claims} {C:its pump is the quietest}.", "claim", "claim", "asserted"),
    ("{S:The firm} {Q:has insisted} {C:that its pump is quiet}.", "claim", "insist", "asserted"),
    ("{S:The party} {Q:accused} {C:the mayor of hiding the bill}.", "accuse", "accuse", "asserted"),
    ("{S:Prosecutors} {Q:allege} {C:that she hid the bill}.", "accuse", "allege", "asserted"),
    ("{S:The party's} {Q:accusation} {C:that she hid the bill}", "accuse", "accusation", "asserted"),
    ("{S:A reader} {Q:asked} {C:whether the pool would open}.", "ask", "ask", "asserted"),
    ("{S:A reader} {Q:wondered} {C:whether the pool would open}.", "ask", "wonder", "asserted"),
    ("{S:The mayor} {Q:asked} {C:residents to stay at home}.", "urge", "ask", "asserted"),
    ("{S:The mayor} {Q:told} residents {C:to stay at home}.", "urge", "tell", "asserted"),
    ("{S:Doctors} {Q:urged} {C:people not to swim}.", "urge", "urge", "asserted"),
    ("{S:Officials} {Q:called on} {C:the school to help}.", "urge", "call on", "asserted"),
    ("{S:The bishop} {Q:called for} {C:calm}.", "urge", "call for", "asserted"),
    ("{S:The minister} {Q:promised} {C:to build a tunnel}.", "promise", "promise", "asserted"),
    ("{S:The minister} {Q:has vowed} {C:to build a tunnel}.", "promise", "vow", "asserted"),
    ("{S:His} {Q:promise} {C:to build a tunnel}", "promise", "promise", "asserted"),
    ("{S:Farmers} {Q:fear} {C:that the river will rise}.", "think", "fear", "asserted"),
    ("{S:Farmers} {Q:believe} {C:the river will rise}.", "think", "believe", "asserted"),
    ("{S:The club} {Q:plans} {C:to sell its ground}.", "plan", "plan", "asserted"),
    ("{S:The club} {Q:wants} {C:to sell its ground}.", "plan", "want", "asserted"),
    # denied
    ("{S:The firm} {Q:denied} {C:that it had paid anyone}.", "deny", "deny", "denied"),
    ("{S:The firm} {Q:has repeatedly denied} {C:paying anyone}.", "deny", "deny", "denied"),
    ("{S:The firm} {Q:rejected} {C:claims that it had paid anyone}.", "deny", "reject", "denied"),
    ("{S:The firm} {Q:ruled out} {C:a merger}.", "deny", "rule out", "denied"),
    ("{S:The firm's} {Q:denial} {C:that it had paid anyone}", "deny", "denial", "denied"),
    ("{S:The guard} {Q:refused} {C:to open the gate}.", "deny", "refuse", "denied"),
    ("{S:The guard} denied {Q:saying} {C:that the gate was open}.", "say", "say", "denied"),
    ("{S:The guard} {Q:denied saying} {C:that the gate was open}.", "deny", "deny", "denied"),
    ("{S:The guard} denied that {S:the mayor} {Q:said} {C:the gate was open}.", "say", "say", "denied"),
    ("{S:The guard} {Q:doubts} {C:that the gate was open}.", "think", "doubt", "denied"),
    ("{S:The guard} {Q:vowed not to} {C:open the gate}.", "promise", "vow", "denied"),
    # not said
    ("{S:The minister} {Q:did not say} {C:that the tunnel is safe}.", "say", "say", "not_said"),
    ("{S:The minister} did not {Q:say} {C:that the tunnel is safe}.", "say", "say", "not_said"),
    ("{S:The minister} didn’t {Q:say} {C:that the tunnel is safe}.", "say", "say", "not_said"),
    ("{S:The minister} has never {Q:said} {C:that the tunnel is safe}.", "say", "say", "not_said"),
    ("{S:The minister} {Q:refused to say} {C:whether the tunnel is safe}.", "say", "say", "not_said"),
    ("{S:The minister} {Q:declined to confirm} {C:that the tunnel is safe}.", "say", "confirm", "not_said"),
    ("{S:The minister} {Q:has yet to confirm} {C:that the tunnel is safe}.", "say", "confirm", "not_said"),
    ("{S:The minister} {Q:would not say} {C:whether the tunnel is safe}.", "say", "say", "not_said"),
    ("{S:The minister} {Q:will not say} {C:whether the tunnel is safe}.", "say", "say", "not_said"),
    ("{S:The minister} stopped short of {Q:saying} {C:that the tunnel is safe}.", "say", "say", "not_said"),
    ("{S:The minister} left without {Q:saying} {C:whether the tunnel is safe}.", "say", "say", "not_said"),
    ("{S:The minister} {Q:made no mention of} {C:the leak}.", "say", "make mention", "not_said"),
    ("{S:The minister} {Q:said nothing about} {C:the leak}.", "say", "say", "not_said"),
    ("{S:The minister} did not, however, {Q:say} {C:that the tunnel is safe}.", "say", "say", "not_said"),
    ("{S:Neither minister} {Q:said} {C:that the tunnel is safe}.", "say", "say", "not_said"),
    ("{S:No official} {Q:has said} {C:that the tunnel is safe}.", "say", "say", "not_said"),
    ("{S:No one} {Q:said} {C:that the tunnel is safe}.", "say", "say", "not_said"),
    ("{S:None of the engineers} {Q:claimed} {C:that the tunnel is safe}.", "claim", "claim", "not_said"),
    ("{S:Nobody} {Q:believes} {C:that the tunnel is safe}.", "think", "believe", "not_said"),
    ("Never has {S:the minister} {Q:said} {C:that the tunnel is safe}.", "say", "say", "not_said"),
    ("Nor did {S:the minister} {Q:say} {C:that the tunnel is safe}.", "say", "say", "not_said"),
    ("At no point did {S:the minister} {Q:say} {C:that the tunnel is safe}.", "say", "say", "not_said"),
    ("{S:The minister} {Q:did not deny} {C:that the tunnel leaks}.", "deny", "deny", "not_said"),
    ("{S:The minister} {Q:refused to rule out} {C:a closure}.", "deny", "rule out", "not_said"),
    (
        "{S:The minister} {Q:neither confirmed nor denied} {C:that the tunnel leaks}.",
        "say",
        "confirm",
        "not_said",
    ),
    ("It is not true that {S:the minister} {Q:said} {C:the tunnel leaks}.", "say", "say", "not_said"),
    ("{S:The minister} {Q:does not plan} {C:to resign}.", "plan", "plan", "not_said"),
    ("{S:The minister} {Q:failed to mention} {C:the leak}.", "say", "mention", "not_said"),
    ("{S:The minister} {Q:backed away from saying} {C:the tunnel is safe}.", "say", "say", "not_said"),
    ("{S:The minister} {Q:is unlikely to say} {C:the tunnel is safe}.", "say", "say", "not_said"),
    ("{S:The minister} {Q:is not expected to say} {C:the tunnel is safe}.", "say", "say", "not_said"),
    ("{S:His} {Q:refusal to say} {C:the tunnel is safe}", "say", "say", "not_said"),
    ("{C:“The tunnel is safe,”} {Q:said} {S:nobody}.", "say", "say", "not_said"),
    ("There is {Q:no evidence} {C:that the tunnel is safe}.", "say", "evidence", "not_said"),
    ("Not once did {S:the minister} {Q:say} {C:the tunnel is safe}.", "say", "say", "not_said"),
    # conditional
    ("{Q:Had} {S:the minister} {Q:said} {C:the tunnel is safe}, we would go.", "say", "say", "conditional"),
    ("Until {S:the minister} {Q:says} {C:the tunnel is safe}, it stays shut.", "say", "say", "conditional"),
    ("If {S:the minister} {Q:says} {C:the tunnel is safe}, it will open.", "say", "say", "conditional"),
    ("It stays shut unless {S:the minister} {Q:says} {C:the tunnel is safe}.", "say", "say", "conditional"),
    ("{S:The minister} {Q:would say} {C:the tunnel is safe} if asked.", "say", "say", "conditional"),
    ("{S:The minister} {Q:might claim} {C:the tunnel is safe}.", "claim", "claim", "conditional"),
    ("Should {S:the minister} {Q:say} {C:the tunnel is safe}, it will open.", "say", "say", "conditional"),
    ("It is unclear whether {S:the minister} {Q:said} {C:the tunnel is safe}.", "say", "say", "conditional"),
    ("Did {S:the minister} {Q:say} {C:that the tunnel is safe}?", "say", "say", "conditional"),
    # future
    (
        "{S:The minister} {Q:will announce} {C:that the tunnel is safe} on Monday.",
        "say",
        "announce",
        "future",
    ),
    ("{S:The minister} {Q:is expected to say} {C:that the tunnel is safe}.", "say", "say", "future"),
    ("{S:The minister} {Q:is to announce} {C:that the tunnel is safe}.", "say", "announce", "future"),
    ("{S:The minister} {Q:plans to announce} {C:that the tunnel is safe}.", "say", "announce", "future"),
    ("{S:The minister} is going to {Q:say} {C:that the tunnel is safe}.", "say", "say", "future"),
]


def _judge(sentence: str) -> CueJudgement:
    words, spans = read_marked(sentence)
    return judge_cue(words, spans["Q"], spans["C"], spans["S"])


@pytest.mark.parametrize(("sentence", "act", "lemma", "polarity"), CASES)
def test_a_cue_has_its_act_its_base_form_and_its_polarity(
    sentence: str, act: str, lemma: str | None, polarity: str
) -> None:
    assert _judge(sentence) == CueJudgement(act=act, lemma=lemma, polarity=polarity)  # type: ignore[arg-type]


def test_the_invented_sentences_are_at_least_sixty() -> None:
    assert len(CASES) >= 60


def test_a_quotation_by_marks_alone_is_said() -> None:
    assert judge_cue("“We are ready.”", (), [Span(0, 15)], ()) == CueJudgement(
        act="say", lemma=None, polarity="asserted"
    )


def test_a_negation_in_the_sentence_before_does_not_count() -> None:
    found = _judge("The gate did not open, nor did the door. {S:The guard} {Q:said} {C:it was locked}.")
    assert found.polarity == "asserted"


def test_a_cue_in_several_pieces_is_read_as_one() -> None:
    assert _judge("{Q:Did} {S:the guard} {Q:not say} {C:it was locked}?").polarity == "not_said"


def test_every_form_of_a_verb_leads_back_to_it() -> None:
    forms = load_lexicon().verb_forms
    assert {forms[form] for form in ("deny", "denies", "denied", "denying")} == {"deny"}
    assert {forms[form] for form in ("admits", "admitted", "admitting")} == {"admit"}
    assert "stressed" in set(inflect("stress"))


@given(
    st.text(alphabet="abn’'t noif said.?\n“”,", max_size=80),
    st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=6),
)
def test_any_text_with_any_spans_is_judged(text: str, places: list[tuple[int, int]]) -> None:
    spans = [Span(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in places]
    assert judge_cue(text, spans[:2], spans[2:4], spans[4:]).act


def test_what_a_denied_report_says_is_denied() -> None:
    found = _judge("The aide dismissed claims that {S:the guard} {Q:said} {C:the gate was open}.")
    assert found.polarity == "denied"
