"""Nominals: "the champion" and "a Brooklyn mother", joined inside an event.

One head noun is one person, or one group, all through an event that uses it often. It is
somebody by name where it stands in apposition to the name, where the event is mostly of one person
and no other was named since, and where one person alone has the noun's gender ("the mother").
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.resolve.lexicon import Gender, lexicon
from onrecord.resolve.rows import Named, Row

_OFTEN = 0.3  # share of an event's documents in which one head noun is one person
_AGREED = 0.5  # share of a head's appositions that must be to one name
_MOSTLY = 0.7  # share of an event's namings that make it an event of one person
_AGAIN = 3  # namings that are many
_REACH = 4  # mentions around a description in which its apposition stands
_ARTICLES = r"(?:(?:the|a|an|his|her|their|former|[\w-]+)\s){0,4}"
_BEHIND = re.compile(rf"\s?,\s(?:\d+\s?,\s)?{_ARTICLES}")
_TOLD = re.compile(rf"\s(?:is|was|became|as)\s{_ARTICLES}")
_BEFORE = re.compile(r".?|\s?,\s", re.DOTALL)
_Group = tuple[int, str, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What is counted of one event: its documents, and how often each is named."""

    documents: frozenset[str]
    namings: Counter[int]
    named: dict[int, Named]

    def most_named(self) -> Named | None:
        """Give the one whom the event is mostly of, or None."""
        if not self.namings:
            return None
        number, count = self.namings.most_common(1)[0]
        return self.named[number] if count >= _MOSTLY * self.namings.total() else None

    def most_named_as(self, head: str) -> Named | None:
        """Give the one of a noun's gender ("mother") whom the event names again and again, or None."""
        gender = lexicon().roles.get(head)
        counts = [(count, number) for number, count in self.namings.items() if self._is(number, gender)]
        most, number = max(counts, default=(0, 0))
        is_clear = most >= _AGAIN and most >= _MOSTLY * sum(count for count, _ in counts)
        return self.named[number] if gender and is_clear else None

    def _is(self, number: int, gender: Gender | None) -> bool:
        return self.named[number].gender == gender


def join_nominals(rows: Sequence[Row]) -> None:
    """Label the descriptions among the mentions of one topic."""
    events = _count_events(rows)
    groups: dict[_Group, list[Row]] = defaultdict(list)
    for row in rows:
        if row.is_described and row.reading.head:
            groups[row.event, row.reading.head, row.reading.is_plural].append(row)
    for (event, head, is_plural), held in groups.items():
        spread = len({row.reading.mention.document for row in held}) / len(events[event].documents)
        is_one = spread >= _OFTEN
        appositions = {} if is_plural else _appositions(held)
        shared = (_agreed(appositions.values()) or events[event].most_named_as(head)) if is_one else None
        for row in held:
            own = appositions.get(row.number) or _fitting(shared, head)
            if own is None and not is_plural:
                own = _fitting(_only(row, events[event]), head)
            row.label = _label(row, own, is_one=is_one)


def _label(row: Row, own: Named | None, *, is_one: bool) -> str:
    if own is not None:
        return f"name {own.number}"
    number = "many" if row.reading.is_plural else "one"
    place = f"event {row.event}" if is_one else row.reading.mention.document
    return f"{number} {row.reading.head} in {place}"


def _count_events(rows: Sequence[Row]) -> dict[int, Event]:
    documents: dict[int, set[str]] = defaultdict(set)
    namings: dict[int, Counter[int]] = defaultdict(Counter)
    named = {row.owner.number: row.owner for row in rows if row.owner is not None}
    for row in rows:
        documents[row.event].add(row.reading.mention.document)
        if row.owner is not None and row.reading.mention.is_person:
            namings[row.event][row.owner.number] += 1
    return {
        event: Event(documents=frozenset(held), namings=namings[event], named=named)
        for event, held in documents.items()
    }


def _appositions(held: Sequence[Row]) -> dict[int, Named]:
    found: dict[int, Named] = {}
    for row in held:
        near = (*row.before[-_REACH:], *row.after[:_REACH])
        own = next((other.owner for other in near if other.owner and _is_apposed(row, other)), None)
        if own is not None:
            found[row.number] = own
    return found


def _is_apposed(row: Row, name: Row) -> bool:
    if row.text is None:
        return False
    words = row.text.words
    if row.end <= name.start:
        return _BEFORE.fullmatch(words[row.end : name.start]) is not None
    if name.end <= row.start:
        between = words[name.end : row.start]
        return bool(_BEHIND.fullmatch(between) or _TOLD.fullmatch(between))
    return row.start <= name.start and name.end <= row.end


def _agreed(owners: Iterable[Named]) -> Named | None:
    counted = Counter(own.number for own in owners)
    if not counted:
        return None
    number, most = counted.most_common(1)[0]
    return next(own for own in owners if own.number == number) if most >= _AGREED * counted.total() else None


def _only(row: Row, event: Event) -> Named | None:
    """The one of whom the event mostly is, if none else was named last and they are not beside."""
    most = event.most_named()
    if most is None:
        return None
    last = next((other.owner for other in reversed(row.before) if other.owner is not None), most)
    beside = any(
        other.owner is most and other.sentence == row.sentence for other in (*row.before, *row.after)
    )
    return most if last is most and not beside else None


def _fitting(named: Named | None, head: str) -> Named | None:
    gender: Gender | None = lexicon().roles.get(head)
    return None if named is None or (gender and named.gender and gender != named.gender) else named
