"""Clusters: which mentions of people and organisations, marked by somebody, are one.

Within one topic full names come first, then surnames and other parts that fit one of them
alone, then descriptions whose words are a role that the topic's own mentions give one of them
("North Korean leader Kim Jong Un"). With the documents' texts, descriptions are joined inside
an event and pronouns are looked up on their page. What fits nobody is a cluster of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence

from onrecord.resolve.antecedents import find_antecedents, find_named
from onrecord.resolve.events import part_events
from onrecord.resolve.forms import NameForm
from onrecord.resolve.keys import fold_name
from onrecord.resolve.lexicon import Gender, lexicon
from onrecord.resolve.likeness import pair_words
from onrecord.resolve.mentions import Mention, Reading, lower_words_of, read_mention
from onrecord.resolve.nominals import join_nominals
from onrecord.resolve.rows import Named, Row, Text, read_text

_FAR, _LATELY = 8, 2  # mentions back that a pronoun may look, and how many of them must agree
_CLEAR = 3  # times more often named, and a shared surname means that one
_NO_TEXTS: Mapping[str, str] = {}


def cluster(mentions: Sequence[Mention], texts: Mapping[str, str] = _NO_TEXTS) -> dict[Hashable, str]:
    """Say of mentions which are one.

    Args:
        mentions: In the order in which they stand in their documents.
        texts: The words of documents, by name; mentions of others are told by their own words alone.

    Returns:
        A name of its cluster for each mention's key; equal ones are one.
    """
    scopes: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        scopes[mention.scope].append(mention)
    return {
        key: f"{scope}/{name}"
        for scope, held in scopes.items()
        for key, name in _of_scope(held, texts).items()
    }


def _of_scope(mentions: Sequence[Mention], texts: Mapping[str, str]) -> dict[Hashable, str]:
    lower = lower_words_of(mentions)
    rows = [Row(number=at, reading=read_mention(each, lower=lower)) for at, each in enumerate(mentions)]
    named = _full_names([row.reading for row in rows])
    held = {row.reading.mention.document for row in rows}
    known = {document: read_text(texts[document]) for document in sorted(held) if texts.get(document)}
    _set_places(rows, known)
    last: dict[str, list[tuple[int, Named]]] = defaultdict(list)
    parted = _titled(rows)
    for row in rows:
        _name(row, named, last[row.reading.mention.document], parted)
    _learn_genders(named, known)
    placed = [row for row in rows if row.text is not None]
    join_nominals([row for row in placed if row.reading.mention.is_person])
    find_antecedents(placed, named)
    return {row.reading.mention.key: row.label or _own_words(row) for row in rows}


def _set_places(rows: Sequence[Row], known: Mapping[str, Text]) -> None:
    events = part_events({document: text.words for document, text in known.items()})
    persons: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        mention = row.reading.mention
        text = known.get(mention.document)
        if text is None:
            continue
        row.text, row.event = text, events[mention.document]
        tokens = text.trail.words.tokens
        row.sentence = tokens[text.token_at(mention.start)].sentence if tokens else 0
        if mention.is_person:
            persons[mention.document].append(row)
    for held in persons.values():
        for at, row in enumerate(held):
            row.before, row.after = held[:at], held[at + 1 :]


def _learn_genders(named: Sequence[Named], known: Mapping[str, Text]) -> None:
    """Take the genders that pronouns of the documents tell, where a clear majority agrees."""
    told: dict[int, Counter[Gender]] = defaultdict(Counter)
    for text in known.values():
        for voice in text.roster.voices:
            own = find_named(voice, named) if voice.gender and voice.is_person else None
            if own is not None and own.gender is None and voice.gender:
                told[own.number][voice.gender] += voice.count
    for own in named:
        counts = told[own.number].most_common()
        if counts and (len(counts) == 1 or counts[0][1] > 2 * counts[1][1]):
            own.gender = counts[0][0]


def _name(row: Row, named: list[Named], last: list[tuple[int, Named]], parted: set[str]) -> None:
    own = _place(row, named, last, parted)
    if own is None:
        return
    last.append((row.number, own))
    if row.reading.form is not None:
        row.owner = own
    row.label = f"name {own.number}"


def _own_words(row: Row) -> str:
    mention = row.reading.mention
    words = " ".join(word for word in fold_name(mention.text).split() if word not in lexicon().stop)
    if row.reading.pronoun or not words:
        return f"alone {row.number}"
    is_named = any(char.isupper() for char in mention.text)
    return f"words {words}" if is_named else f"words {words} in {mention.document}"


def _full_names(read: Sequence[Reading]) -> list[Named]:
    counted = Counter(each.form for each in read if each.form and len(each.form.words) > 1)
    named: list[Named] = []
    for form, count in sorted(
        counted.items(), key=lambda item: (-len(item[0].words), -item[1], item[0].words)
    ):
        own = next((each for each in named if _is_same(form, each.form)), None)
        if own is None:
            own = Named(number=len(named), form=form)
            named.append(own)
        own.count += count
    for each in read:
        for fit in _fitting(each.form, named) if each.form is not None else ():
            fit.gender = fit.gender or each.gender
            if each.role:
                fit.roles.add(each.role)
    return named


def _is_same(one: NameForm, other: NameForm) -> bool:
    """Whether two full names of one topic are one: but for spelling, a short form or middle names."""
    found = pair_words(one, other)
    if found.is_turned or (found.left and found.right) or len(found.pairs) < 2:
        return False
    first, last = found.pairs[0], found.pairs[-1]
    ends = (
        first.one == first.other == 0
        and last.one == len(one.words) - 1
        and last.other == len(other.words) - 1
    )
    return ends and {pair.how for pair in found.pairs} <= {"same", "spelling", "nickname", "initial"}


def _fitting(form: NameForm, named: Sequence[Named]) -> list[Named]:
    if len(form.words) > 1:
        return [each for each in named if _is_same(form, each.form)][:1]
    word = form.words[0] if form.words else ""
    ends = [each for each in named if word and word == each.form.words[-1]]
    found = ends or [each for each in named if word and word == each.form.words[0]]
    found.sort(key=lambda each: -each.count)
    if len(found) > 1 and found[0].count < _CLEAR * found[1].count:
        return []
    return found[:1]


def _place(row: Row, named: list[Named], last: Sequence[tuple[int, Named]], parted: set[str]) -> Named | None:
    read = row.reading
    if read.form is not None and read.form.words:
        return _of_name(read, named, last, is_parted=read.form.words[-1] in parted)
    if read.pronoun is not None:
        return _of_pronoun(read, last, row.number) if row.text is None else None
    if not read.mention.is_person or not read.role or row.text is not None:
        return None
    fits = [own for own in named if any(read.role <= role for role in own.roles)]
    is_told = len(read.role) > 1 or read.mention.text[:4].lower() == "the "
    return fits[0] if len(fits) == 1 and is_told else None


def _of_name(
    read: Reading, named: list[Named], last: Sequence[tuple[int, Named]], *, is_parted: bool
) -> Named | None:
    assert read.form is not None
    is_part = len(read.form.words) == 1
    able = [own for own in named if _agree(read, own)] if is_part and is_parted else named
    here = list({own.number: own for _, own in last if own in able}.values())
    found = _fitting(read.form, here) or _fitting(read.form, able)
    if not found and is_part:
        named.append(Named(number=len(named), form=read.form, count=1, gender=read.gender))
        return named[-1]
    return found[0] if found else None


def _agree(read: Reading, own: Named) -> bool:
    return read.gender is None or own.gender in (None, read.gender)


def _titled(rows: Sequence[Row]) -> set[str]:
    """Give the surnames that the topic puts behind titles of both genders: "Mr. Roe", "Miss Roe"."""
    told: dict[str, set[Gender]] = defaultdict(set)
    for row in rows:
        form, gender = row.reading.form, row.reading.gender
        if form is not None and len(form.words) == 1 and gender is not None:
            told[form.words[0]].add(gender)
    return {word for word, genders in told.items() if len(genders) > 1}


def _of_pronoun(read: Reading, last: Sequence[tuple[int, Named]], at: int) -> Named | None:
    if read.gender is None or not read.mention.document:
        return None
    near = [(place, own) for place, own in last if own.gender in (None, read.gender)]
    if not near or at - near[-1][0] > _FAR:
        return None
    sure = {id(own) for _, own in near[-_LATELY:]}
    return near[-1][1] if len(sure) == 1 else None
