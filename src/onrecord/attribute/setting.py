"""Setting: when, where, through which channel and to whom something was said.

Takes the words of a field, one attribution's spans and the text's dates; gives what the
words that stand with the cue say: in its sentence, outside the content. What they do
not say is None; nothing is carried over from another sentence, dateline or publication.

Order of work: the stretches that belong to the cue -> date -> channel -> occasion ->
audience -> place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onrecord.attribute.lexicon import load_lexicon
from onrecord.attribute.saidon import said_on
from onrecord.attribute.settingforms import load_forms
from onrecord.attribute.wording import cut_texts, word_set
from onrecord.domain.article import Phrase
from onrecord.domain.span import Span
from onrecord.domain.statement import Setting, TimeExpression

_REACH = 400
_FRONT_REACH = 160
# A set of characters first: those before it are looked at where one stands, and not at every place.
_SENTENCE_END = re.compile(
    r"[\"'”’)\s](?:(?<=[\w)\]’'”\"%][.!?][\"'”’)])[\"'”’)]*\s+(?=[\"'“‘(\[]?[A-Z0-9])"
    r"|(?<=[\w)\]’'”\"%][.!?]\s)\s*(?=[\"'“‘(\[]?[A-Z0-9])|(?<=[”\"]\s)\s*(?=[A-Z“\"])|(?<=\n))"
)
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Prof|Rev|Jr|Sr|No|vs|Jan|Feb|Aug|Sept"
    r"|Oct|Nov|Dec|Inc|Co|U\.S|D|R)\.$"
)
_SUBORDINATE = re.compile(
    r",? (?:who|which|whose|where|when|while|because|although|though|after|before|since|as|amid|following"
    r"|ahead of|until"
    r"|unless|if|despite|and (?:he|she|it|they|that)|but)\b|[;:]| — | – "
)
# "In addition to its order on Wednesday, it announced": what was ordered is no setting.
_FRONT_LEAD = re.compile(
    r"(?!\W*in (?:addition|contrast|spite|exchange|return|place|line|terms|favou?r)\b)"
    r"\W*(?:and |but |also |meanwhile,? )?(?:speaking|addressing|talking|writing|appearing|asked|in|at|on"
    r"|during|late|early|earlier|last|this"
    r"|yesterday|today|tonight|a|an|two|three|four|five|six|several|later|the (?:day|week|month|year))\b",
    re.IGNORECASE,
)
_EVIDENCE = re.compile(r", according to\b")
_CLAUSE = re.compile(r"(?:\bthat\b,?|[;:]| — | – )\s*")
_RELATIVE = re.compile(r"\W*(?:who|which|whose|where)\b")
_BAD_BEFORE_DATE = re.compile(
    r"\b(?:of|since|until|till|by|for|before|after|from|about|than|through|between|to|and|the|ahead of|'s"
    r"|’s|published|released|dated|aired"
    r"|posted|recorded|taped|held|broadcast)(?: on| in| late| early)? $",
    re.IGNORECASE,
)
_YEAR_LEAD = re.compile(
    r"(?<!built )(?<!founded )(?<!born )(?<!made )(?<!launched )(?<!opened )(?<!elected )(?<!signed )"
    r"(?<!established )\b(?:in|back in|early in|late in) $",
    re.IGNORECASE,
)
_RELATIVES = word_set("who which that whose")
_DAYS = word_set("today yesterday tonight monday tuesday wednesday thursday friday saturday sunday")
_OPENING_WORDS = 4
_REFERENCES = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})
_PRONOUNS = word_set("him her me us them it you himself herself themselves one")
_LINKS = word_set(
    "at in on during a the and also again speaking to from with late early earlier before after for "
    "here there of while appearing said told morning afternoon evening night by his her their televised "
    "visit trip tour upon arrival arriving phone telephone email link"
)


def find_setting(
    words: str,
    *,
    cue: Sequence[Span],
    source: Sequence[Span],
    content: Sequence[Span],
    dates: Sequence[TimeExpression],
    published: str | None,
    is_ahead: bool = False,
    outlet: str | None = None,
) -> Setting:
    """Find when, where, through what and to whom something was said.

    Args:
        words: The field's text that all spans count in.
        cue, source, content: The attribution's spans; cue and source may be empty.
        dates: The field's time expressions, as `find_dates` gave them.
        published: Publication date or time, or None; a date known by the publication date
            alone is never given, but one that rests on words may be resolved against it.
        is_ahead: Whether the cue says that it will be said.
        outlet: Who publishes the article; a speaker who told it something told an outlet.

    Returns:
        The Setting. `said_text` is given also where the year is unknown; `said_on` is then None.
    """
    parts = _stretches(words, cue, source, content)
    if not parts:
        return Setting()
    said = _date(words, parts, dates)
    tells = _tells(words, cue)
    audience = _audience(words, parts, cue, tells=tells)
    channel = _channel(words, parts, audience, cue, tells=tells, outlet=outlet)
    occasion = _occasion(words, parts, tells=tells)
    if audience is not None and channel is not None and audience.span.overlaps(channel.span):
        audience = None
    return Setting(
        said_on=None if said is None else said_on(said, published, is_ahead=is_ahead),
        said_text=None if said is None else Phrase(text=said.text, span=said.span),
        occasion=occasion,
        channel=channel,
        place=_place(
            words,
            parts,
            cue,
            source,
            [each.span for each in (occasion, channel, audience, said) if each is not None],
        ),
        audience=audience,
    )


def _stretches(
    words: str, cue: Sequence[Span], source: Sequence[Span], content: Sequence[Span]
) -> list[Span]:
    """Give the stretches that stand with the cue: after it, between source and cue, in front."""
    anchors = sorted(cue) or sorted(source)
    if not anchors:
        return []
    sentence = _sentence(words, anchors[0], content)
    masked = sorted((*cue, *source, *content))
    near = [span for span in (*cue, *source) if sentence.overlaps(span)] or [anchors[0]]
    first, last = min(span.start for span in near), max(span.end for span in near)
    found = [*_within(words, cue), *_after(words, max(span.end for span in anchors), sentence, masked)]
    if last > max(span.end for span in anchors):
        found += _after(words, last, sentence, masked)
    found += [
        gap
        for gap in _free(Span(first, last), masked)
        if len(gap) > 2 and not _RELATIVE.match(words, gap.start, gap.end)
    ]
    found += _front(words, first, sentence, content, source)
    found += _behind(words, sentence, content, last)
    return [span for span in found if span.cut(words).strip()]


def _within(words: str, cue: Sequence[Span]) -> Iterator[Span]:
    """Give what a cue holds behind its verb, and a day before it: "said on Twitter", "today announced"."""
    for span in cue:
        verb = span.cut(words).partition(" ")[0]
        if len(verb) + 1 < len(span):
            is_day = verb.lower() in _DAYS
            yield Span(span.start if is_day else span.start + len(verb), span.end)


def _sentence(words: str, anchor: Span, content: Sequence[Span]) -> Span:
    """Give the sentence that holds the cue; a mark inside the content does not end it."""
    start, end = max(0, anchor.start - _REACH), min(len(words), anchor.end + _REACH)
    for match in _SENTENCE_END.finditer(words, start, end):
        is_break = "\n" in match.group()
        inside = any(span.start < match.start() and match.end() < span.end for span in content)
        if not is_break and (
            inside or _ABBREVIATION.search(words[max(0, match.start() - 8) : match.start()])
        ):
            continue
        if match.end() <= anchor.start:
            start = match.end()
        elif match.start() >= anchor.end:
            end = match.start()
            break
    return Span(start, max(start, end))


def _free(within: Span, masked: Sequence[Span]) -> Iterator[Span]:
    at = within.start
    for span in masked:
        if span.end <= at or span.start >= within.end:
            continue
        if span.start > at:
            yield Span(at, span.start)
        at = max(at, span.end)
    if at < within.end:
        yield Span(at, within.end)


def _after(words: str, start: int, sentence: Span, masked: Sequence[Span]) -> Iterator[Span]:
    """Give the stretch right after a place, up to content, source or a subordinate clause."""
    if start >= sentence.end:
        return
    stretch = next(_free(Span(start, sentence.end), masked), None)
    if stretch is None or stretch.start > start + 2:
        return
    cut = _SUBORDINATE.search(words, stretch.start, stretch.end)
    end = cut.start() if cut else stretch.end
    if end > stretch.start:
        yield Span(stretch.start, end)


def _front(
    words: str, first: int, sentence: Span, content: Sequence[Span], source: Sequence[Span]
) -> Iterator[Span]:
    """Give what opens the clause before source and cue ("In June,", "Speaking in Ufa,")."""
    start = max([sentence.start, first - _FRONT_REACH, *(span.end for span in content if span.end <= first)])
    for match in _CLAUSE.finditer(words, start, first):
        start = match.end()
    if start >= first or not _FRONT_LEAD.match(words, start, first):
        return
    is_relative = any(span.cut(words).lower() in _RELATIVES for span in source)
    if not is_relative and not _holds_a_clause(words[start:first]):
        yield Span(start, first)


def _holds_a_clause(front: str) -> bool:
    """Say whether something else is told between the opening phrase and the source."""
    rest = front.split(",")[1:]
    return any(len(part.split()) > _OPENING_WORDS and not _FRONT_LEAD.match(part) for part in rest)


def _behind(words: str, sentence: Span, content: Sequence[Span], last: int) -> Iterator[Span]:
    """Give what follows a quotation that the cue stands before."""
    tail = [span for span in content if last <= span.start and span.end < sentence.end]
    if not tail:
        return
    is_quoted = words[tail[-1].end - 1 : tail[-1].end] in ("”", '"', "’", "'")
    if is_quoted or _EVIDENCE.match(words, tail[-1].end):
        cut = _SUBORDINATE.search(words, tail[-1].end, sentence.end)
        yield Span(tail[-1].end, cut.start() if cut else sentence.end)


def _date(words: str, parts: Sequence[Span], dates: Sequence[TimeExpression]) -> TimeExpression | None:
    for part in parts:
        first = bisect_left(dates, part.start, key=lambda each: each.span.start)
        for each in dates[first:]:
            if each.span.start >= part.end:
                break
            if part.contains(each.span) and _is_of_cue(words, part, each):
                return each
    return None


def _is_of_cue(words: str, part: Span, each: TimeExpression) -> bool:
    if each.type not in ("DATE", "TIME") or each.value in _REFERENCES:
        return False
    before = words[max(part.start, each.span.start - 24) : each.span.start]
    if re.fullmatch(r"\d{4}", each.value) and each.text.isdigit():
        return bool(_YEAR_LEAD.search(before))
    after = words[each.span.end : each.span.end + 3]
    is_last = not words[each.span.end : part.end].strip()  # "reiterated Tuesday her pledge"
    if after.startswith(("'s", "’s")) or (
        not is_last and re.match(r" [a-z]", after) and not re.match(r" (?:i|o|a|d|t|b|w|f)", after)
    ):
        return False
    return not _BAD_BEFORE_DATE.search(before)


def _occasion(words: str, parts: Sequence[Span], *, tells: bool) -> Phrase | None:
    own = load_forms()
    found = _first(words, parts, own.occasion)
    return found or (_at_start(words, parts, own.told_occasion) if tells else None)


def _tells(words: str, cue: Sequence[Span]) -> bool:
    """Say whether the cue ends in a verb with a listener as its object."""
    last = [word for span in cue[-1:] for word in cut_texts(words, span.start, span.end)][-1:]
    return bool(last) and load_lexicon().base_of(last[0]) in load_forms().tellers


def _channel(
    words: str,
    parts: Sequence[Span],
    audience: Phrase | None,
    cue: Sequence[Span],
    *,
    tells: bool,
    outlet: str | None,
) -> Phrase | None:
    """Find what carried the words; the outlet that was told stands before the phone."""
    own = load_forms()
    found = _first(words, parts, own.channel)
    if found is not None and not own.medium.search(found.text):
        return found
    if audience is not None and (own.outlet.search(audience.text) or _is_same(audience.text, outlet)):
        return audience
    is_next = tells and parts[0].start == cue[-1].end
    return (_at_start(words, parts[:1], own.told_outlet) if is_next else None) or found


def _is_same(name: str, outlet: str | None) -> bool:
    """Say whether a name is the outlet's, however it is spaced ("TheIntercept")."""
    one, other = (
        "".join(re.findall(r"\w", each)).lower().removeprefix("the") for each in (name, outlet or "")
    )
    return bool(one) and one == other


def _audience(words: str, parts: Sequence[Span], cue: Sequence[Span], *, tells: bool) -> Phrase | None:
    own = load_forms()
    found = _first(words, parts, own.spoken_to)
    if found is None and tells and parts[0].start == cue[-1].end:
        found = _at_start(words, parts[:1], own.told)
    if found is None or found.text.lower() in _PRONOUNS or own.told_occasion.match(" " + found.text):
        return None
    return found


def _hangs_on_source(words: str, part: Span, cue: Sequence[Span], source: Sequence[Span]) -> bool:
    """Say whether a stretch tells where the speaker belongs ("the ministry in Oslo said")."""
    is_between = any(s.end == part.start for s in source) and any(c.start == part.end for c in cue)
    return is_between and not words[part.start : part.end].lstrip().startswith((",", "–", "—"))


def _place(
    words: str, parts: Sequence[Span], cue: Sequence[Span], source: Sequence[Span], known: Sequence[Span]
) -> Phrase | None:
    """Find a place that stands right with the cue, or right after what else says how it was said."""
    for pattern in load_forms().place:
        for part in parts:
            if _hangs_on_source(words, part, cue, source):
                continue
            for match in pattern.finditer(words, part.start, part.end):
                span = _phrase_span(match)
                if _is_free(words, Span(part.start, match.start()), span, known):
                    return Phrase(text=span.cut(words), span=span)
    return None


def _is_free(words: str, before: Span, span: Span, known: Sequence[Span]) -> bool:
    if any(span.overlaps(other) for other in known):
        return False
    rest = "".join(part.cut(words) + " " for part in _free(before, sorted(known)))
    return all(word in _LINKS for word in re.findall(r"[^\W_]+", rest.lower()))


def _first(words: str, parts: Sequence[Span], patterns: Sequence[re.Pattern[str]]) -> Phrase | None:
    for pattern in patterns:
        for part in parts:
            match = pattern.search(words, part.start, part.end)
            if match:
                span = _phrase_span(match)
                return Phrase(text=span.cut(words), span=span)
    return None


def _phrase_span(match: re.Match[str]) -> Span:
    """Give where a pattern's phrase stands: its group "it", or "to" where it has two ways."""
    group = "it" if match["it"] else "to"
    return Span(match.start(group), match.end(group))


def _at_start(words: str, parts: Sequence[Span], pattern: re.Pattern[str]) -> Phrase | None:
    for part in parts:
        match = pattern.match(words, part.start, part.end)
        if match:
            span = Span(match.start("it"), match.end("it"))
            return Phrase(text=span.cut(words), span=span)
    return None
