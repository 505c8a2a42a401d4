"""Offices learned: who is named together with an office on a page, and who is named by one alone.

Only what stands beside a full name counts: the role right before it ("Russian Foreign Minister Sergey
Lavrov"), in apposition after it, or before it between two commas. A sentence that speaks of another
time ("then", another year) teaches nothing, for it would put the holder into the wrong year. Each
finding keeps the page's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain.analysis import Analysis
from onrecord.domain.article import Article
from onrecord.domain.person import Learned, OfficeVoice, Sighting
from onrecord.domain.statement import Statement
from onrecord.resolve.abbreviations import find_expansions
from onrecord.resolve.fields import FieldWords, cut_fields
from onrecord.resolve.judging import block_of, blocks_near, field_of
from onrecord.resolve.keys import fold_name, person_id
from onrecord.resolve.knowledge import Knowledge
from onrecord.resolve.names import Name
from onrecord.resolve.roles import role_after, role_apposed
from onrecord.resolve.roster import build_roster

_FIELDS = ("standfirst", "text")
_ELSEWHEN = re.compile(
    r"\b(?:then|former|formerly|late|ex|previous|previously|predecessor|successor|ago|at the time|"
    r"in the \d{4}s|back in|will become|would become|if elected|nominee|candidate)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d.,$€£])(?:1[5-9]|20)\d\d(?![\d.,]\d|\d)")
_REACH = 300  # characters that a role may stand from its name


def learn(analysis: Analysis, knowledge: Knowledge) -> Learned:
    """Give what a page teaches of offices and abbreviations.

    Args:
        analysis: One page, read.
        knowledge: Which offices there are.

    Returns:
        Sightings, office voices and expansions; nothing for a page without an article.
    """
    article = analysis.article
    if article is None:
        return Learned()
    sightings = {(each.office, each.key): each for each in _sightings(article, knowledge)}
    voices = (_voice(each, knowledge) for each in analysis.statements)
    return Learned(
        sightings=tuple(sightings.values()),
        voices=tuple(each for each in voices if each is not None),
        expansions=find_expansions(article),
    )


def learned_keys(learned: Learned) -> tuple[str, ...]:
    """Give what to look up to know who of those that a page teaches of is known.

    Returns:
        Folded names and blocks of those seen in an office, and both sides of abbreviations; none twice.
    """
    people = [key for each in learned.sightings for key in (each.key, *blocks_near(each.name))]
    written = [key for each in learned.expansions for key in (fold_name(each.short), each.key)]
    return tuple(dict.fromkeys(key for key in (*people, *written) if key))


def _voice(statement: Statement, knowledge: Knowledge) -> OfficeVoice | None:
    speaker = statement.speaker
    if speaker.name is not None or speaker.candidate is not None or speaker.type != "unnamed":
        return None
    office = knowledge.offices.office_of(speaker.role)
    return None if office is None else OfficeVoice(statement=statement.id, office=office)


def _sightings(article: Article, knowledge: Knowledge) -> Iterator[Sighting]:
    """Find who is named with an office; whose name it is, is asked only where one is."""
    fields = cut_fields(article, _FIELDS)
    told = [
        (place, name, role, office)
        for place in _FIELDS
        if place in fields
        for name in fields[place].names
        for role, office in _offices_beside(name, fields[place], knowledge)
    ]
    if not told:
        return
    roster, year = build_roster(article), (article.published_at or "")[:4]
    for place, name, role, office in told:
        voice, is_sure = roster.find(name, place)
        field, key = fields[place], fold_name(name.text)
        if not is_sure or voice is None or voice.is_person is False or not key:
            continue
        if _is_of_today(_sentence(field, name), year):
            yield Sighting(
                office=office,
                person=person_id("person", key, field_of(role)),
                key=key,
                block=block_of(name.text),
                name=name.text,
                role=bare_role(role),
                words=_words(field, name, role),
            )


def _offices_beside(name: Name, field: FieldWords, knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Give the roles beside a name that are offices, each with its office."""
    if name.kind not in ("person", "unknown") or not 1 < len(name.words) < 6:
        return
    end = field.tokens[name.last - 1].end
    before = role_apposed(field.text, field.tokens[name.begins].start)
    is_enclosed = field.text[end : end + 1] == ","
    roles = (name.role, role_after(field.text, end), before if is_enclosed else None)
    for role in dict.fromkeys(filter(None, roles)):
        office = knowledge.offices.office_of(role)
        if office is not None:
            yield role, office


def bare_role(role: str) -> str:
    """Give a role without its leading article."""
    return role[4:] if role.lower().startswith("the ") else role


def _words(field: FieldWords, name: Name, role: str) -> str:
    """Give the page's words from the role to the name, or from the name to the role, and no more."""
    start, end = field.tokens[name.begins].start, field.tokens[name.last - 1].end
    told = re.compile(r"\s+".join(map(re.escape, role.split())))
    found = told.search(field.text, max(0, start - _REACH), end + _REACH)
    if found is not None:
        start, end = min(start, found.start()), max(end, found.end())
    return " ".join(field.text[start:end].split())


def _sentence(field: FieldWords, name: Name) -> str:
    number = field.tokens[name.first].sentence
    first, last = name.begins, name.last - 1
    while first > 0 and field.tokens[first - 1].sentence == number:
        first -= 1
    while last + 1 < len(field.tokens) and field.tokens[last + 1].sentence == number:
        last += 1
    return " ".join(field.text[field.tokens[first].start : field.tokens[last].end].split())


def _is_of_today(words: str, year: str) -> bool:
    """Whether a sentence speaks of the page's own time."""
    return not _ELSEWHEN.search(words) and all(each == year for each in _YEAR.findall(words))
