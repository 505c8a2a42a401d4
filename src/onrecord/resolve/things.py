"""Things: what tells that a name is a body's and no person's.

"Global Dreams" opens with a plain word. Of a name that might be a person's, the words around it
tell: "Velden, which", "Velden have signed", "Velden, a shipping company,", "Velden CEO Jane Roe",
"the Velden said". They count where the name opens its sentence; further in, "which" may be of
anything before it. A title or role before the name outweighs them all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from onrecord.resolve.fields import FieldWords
from onrecord.resolve.lexicon import given_gender, lexicon
from onrecord.resolve.names import Name
from onrecord.resolve.phrases import is_office
from onrecord.resolve.roles import head_of
from onrecord.resolve.voices import Voice, fold_words

_KEEPS = "expects|expected|reported|posted|raised|recalled|updated|reopened|relaunched"
_TOLD = re.compile(
    r", which\b| (?:have|are|were) (?!you\b|we\b|they\b)"
    r"|, (?:led|headed|run|founded|owned|chaired) by\b|, (?:based|headquartered) in\b"
    r"| is one of the (?:companies|firms|groups|organi[sz]ations|outlets|banks|teams|clubs|operators)\b"
    rf"| (?:{_KEEPS}) its\b|, for its part,| \w+s its own\b"
    r"| (?:said|\w+ed) in its (?:letter|report|statement|filing|study|survey|complaint|lawsuit|findings)\b"
    r"| (?:shares|shareholders|stock) (?:rose|fell|have|were|are|closed|jumped|dropped)\b"
)
_APPOSED = re.compile(r", (?:an?|the) ([^,.;:()\n]{3,70})[,.]")
_HELD = re.compile(r"(?:former |then-)?(.+?)(?:[’']s?)? (?:CEO|CFO|chief executive|co-CEO)\b")
_SPEAK = frozenset(
    "said says is was has had will would does did could may might told expects plans announced reported "  # noqa: SIM905
    "wants agreed decided believes hopes warned points raised cut kept also".split()
)
_MANY = 8  # namings that one word around them speaks for
_HOUSES = frozenset({"company", "firm", "bank", "charity", "airline", "retailer", "startup", "start-up"})


def is_plain(words: tuple[str, ...]) -> bool:
    """Say whether a folded name opens with a plain word that begins no person's name: "Global Dreams"."""
    return 1 < len(words) < 7 and words[0] in lexicon().thing_openers and given_gender(words[0]) is None


def is_told_thing(words: FieldWords, name: Name) -> bool:
    """Say whether the words around a name tell that it is no person's.

    Args:
        words: The field that it stands in.
        name: One naming.
    """
    token = words.tokens[name.begins]
    if name.role or name.title or token.is_quoted or token.is_title_case:
        return False
    before = words.tokens[name.begins - 1] if name.begins else None
    has_article = before is not None and before.lower == "the" and token.is_joined
    if has_article and len(name.words) == 1:
        return name.last < len(words.tokens) and words.tokens[name.last].text in _SPEAK
    if not (token.opens or (has_article and before is not None and before.opens)):
        return False
    end = words.tokens[name.last - 1].end
    if _TOLD.match(words.text, end):
        return True
    apposed = _APPOSED.match(words.text, end)
    return apposed is not None and _is_house(apposed[1])


def _is_house(phrase: str) -> bool:
    head, known = head_of(phrase), lexicon()
    return head is not None and (head in _HOUSES or (head in known.org_heads and not is_office(head, known)))


def rule_out_things(voices: Iterable[Voice], told: Counter[int]) -> None:
    """Take those for no persons whom the words around tell to be a body.

    Args:
        voices: With their namings counted.
        told: How often each is told to be one (`is_told_thing`), by `id`.
    """
    held = list(voices)
    led = {
        fold_words(found[1])
        for voice in held
        for role in voice.roles
        if (found := _HELD.match(role)) and found[1][0].isupper()
    }
    for voice in held:
        is_open = voice.is_person is not False and not voice.is_titled and not voice.roles
        if is_open and (_MANY * told[id(voice)] >= voice.count or voice.words in led):
            voice.is_person, voice.gender = False, None
