"""Titles: which of a page's several titles is the headline of its article.

A page names its article in its data, in its <title> and in print, and the forms differ: with the
site's name behind, with a kicker before, shortened for other sites. Each form votes; forms
that differ in punctuation alone vote together, and one that holds another whole gives that
part of its vote. A program that writes <title> writes the titles for other sites too: where
these are the same, they are one vote. The site's name is taken off first.

Two forms that say the same after different kickers agree on what stands after them. Of forms
that differ in punctuation alone the data's is taken, since print parts kicker and headline by
layout.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.extract.hosts import host_of, sections_of
from onrecord.extract.lines import Line
from onrecord.extract.metadata import Metadata

_DATA, _SOCIAL, _TWITTER, _DOCUMENT = "JSON-LD", "<meta og:title>", "<meta twitter:title>", "<title>"
_LINE = "the line on the page"
_WEIGHTS = {_DATA: 1.0, _SOCIAL: 1.1, _TWITTER: 0.8, _DOCUMENT: 0.5}
_OTHER_META = 0.45
_TRIMMED = 0.7  # an og:title with the site's name behind was written for other readers than the headline's
_HEADING, _SHOWN, _FURTHER_HEADING = 1.2, 0.6, 0.2
_HELD = 0.4
_FORMS_BY_TRUST = (_SOCIAL, _DATA)
_JOINT = re.compile(r"\s+(?:[|·•–—»«›⋆*:-]|::|//|>>?)\s+|\s*[｜│ㅣ]\s*|：(?=\S{2,20}$)")
_KICKED = re.compile(r"(:\s+|\s+[|–—-]\s+|\s+:\s+)")
_KICKED_WORDS = 4
_KICKER_WORDS = 8
_NO_LETTERS = re.compile(r"[\W_]+")
_MIN_SITE_LETTERS = 3
_SITE_WORDS = 8
_LONGER_SITE_WORDS = 3
_MAX_HEADLINE_CHARS = 300
_SECOND_LEVEL = frozenset(("co", "com", "org", "net", "gov", "ac", "edu", "or", "ne", "go"))
_BESIDE = frozenset(("nav", "footer", "aside", "form"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """The headline that was chosen.

    Args:
        text: The headline, or None where the page has none.
        reason: The places that agree on it.
    """

    text: str | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Form:
    """One form of the title, with what it weighs and where it stands."""

    text: str
    weight: float
    where: str


def choose_title(
    lines: Sequence[Line], headline: int | None, metadata: Metadata, *, sites: frozenset[str]
) -> Title:
    """Choose the headline among all titles of a page.

    Args:
        lines: All visible lines.
        headline: Number of the line that the cleaner takes for the headline, or None.
        metadata: What the page's data says; empty for a flattened page.
        sites: Keys of the site's names.

    Returns:
        The headline in the form that most places give, without the site's name.
    """
    forms = [form for form in _forms(lines, headline, metadata, sites) if letters_of(form.text)]
    own = [form for form in forms if letters_of(form.text) not in sites] or forms
    quoting = [form.text for form in own if '"' in form.text]
    own = [form for form in own if not any(_is_cut_at_quote(form.text, whole) for whole in quoting)]
    if not own:
        return Title(text=None)
    if len(own) == 1:
        return Title(text=own[0].text, reason=own[0].where)
    own += _without_kickers(own)
    votes = _votes(_independent(own))
    best = max(votes, key=lambda key: votes[key])
    alike = [form for form in own if letters_of(form.text) == best]
    return Title(text=_best_form(alike), reason=", ".join(dict.fromkeys(form.where for form in alike)))


@lru_cache(maxsize=4096)
def letters_of(text: str) -> str:
    """Give a text's letters and digits alone, by which titles are compared."""
    return _NO_LETTERS.sub("", text.casefold())


def _independent(forms: Sequence[_Form]) -> list[_Form]:
    """Leave out the titles for other sites that repeat <title>, all but one."""
    document = {letters_of(form.text) for form in forms if form.where == _DOCUMENT}
    social = {letters_of(form.text) for form in forms if form.where == _SOCIAL}
    if not document & social:
        return list(forms)
    return [
        form
        for form in forms
        if form.where not in (_DOCUMENT, _TWITTER) or letters_of(form.text) not in social
    ]


def _best_form(alike: Sequence[_Form]) -> str:
    """Choose among forms of one title; one that runs words together gives way."""
    most = max(len(form.text.split()) for form in alike)
    by_place = {form.where: form.text for form in reversed(alike)}
    for where in _FORMS_BY_TRUST:
        if where in by_place:
            return by_place[where]
    whole = [form for form in alike if len(form.text.split()) == most]
    return max(whole, key=lambda form: sum(each.weight for each in whole if each.text == form.text)).text


def _without_kickers(forms: Sequence[_Form]) -> list[_Form]:
    """Give what a printed form and one of the data share after kickers that have no word in common."""
    kicked = [(form, *parts) for form in forms if (parts := _kicked(form.text))]
    for shown, above, text in kicked:
        for told, other, same in kicked:
            if shown.where != _LINE or told.where == _LINE or letters_of(text) != letters_of(same):
                continue
            if not {*map(letters_of, above.split())} & {*map(letters_of, other.split())}:
                weight = sum(each.weight for each in forms if each.text.endswith((text, same)))
                return [_Form(text, weight, _LINE)]
    return []


def _kicked(title: str) -> tuple[str, str] | None:
    """Part a title at its first joint, where what stands before it may be a kicker."""
    above, joint, text = (*_KICKED.split(title, maxsplit=1), "", "")[:3]
    is_kicked = joint and len(above.split()) <= _KICKER_WORDS and len(text.split()) >= _KICKED_WORDS
    return (above, text) if is_kicked else None


def _is_cut_at_quote(part: str, whole: str) -> bool:
    """Say whether an attribute's value ended at a quotation mark inside it."""
    return whole.startswith(part) and whole[len(part) :].lstrip()[:1] == '"'


def _votes(forms: Sequence[_Form]) -> dict[str, float]:
    votes: dict[str, float] = {}
    for form in forms:
        key = letters_of(form.text)
        votes[key] = votes.get(key, 0.0) + form.weight
    held = {
        key: sum(weight for other, weight in votes.items() if other != key and _holds(other, key))
        for key in votes
    }
    return {key: votes[key] + _HELD * held[key] for key in votes}


def _holds(whole: str, part: str) -> bool:
    return len(part) * 2 > len(whole) and (whole.startswith(part) or whole.endswith(part) or part in whole)


def _forms(
    lines: Sequence[Line], headline: int | None, metadata: Metadata, sites: frozenset[str]
) -> Iterable[_Form]:
    sections = frozenset(map(letters_of, (*sections_of(metadata.url), *filter(None, (metadata.section,)))))
    for said in metadata.titles:
        weight = _WEIGHTS.get(said.where, _OTHER_META)
        if len(said.value) > _MAX_HEADLINE_CHARS:
            continue
        text = _without_section(without_site(said.value, sites), sections)
        is_trimmed = said.where == _SOCIAL and letters_of(text) != letters_of(said.value)
        yield _Form(text, _TRIMMED if is_trimmed else weight, said.where)
    is_marked = bool(lines) and lines[0].place is not None
    headings = [
        line
        for line in (lines if is_marked else ())
        if line.place is not None and "h1" in line.place.within and not line.place.within & _BESIDE
    ]
    if headline is not None:
        shown = lines[headline]
        yield _Form(without_site(shown.text, sites), _HEADING if shown in headings else _SHOWN, _LINE)
    others = [line for line in headings if line.number != headline]
    weight = _HEADING if len(headings) == 1 else _FURTHER_HEADING
    for line in others:
        yield _Form(without_site(line.text, sites), weight, "<h1>")


def without_site(title: str, sites: frozenset[str]) -> str:
    """Take the site's name off a title, before it or behind it with all that follows."""
    joints = list(_JOINT.finditer(title))
    starts = [0, *(joint.end() for joint in joints)]
    ends = [*(joint.start() for joint in joints), len(title)]
    if not joints:
        return title
    first = 1 if names_site(title[: ends[0]], sites) else 0
    last = first
    while last + 1 < len(ends) and not names_site(title[starts[last + 1] : ends[last + 1]], sites):
        last += 1
    return title[starts[first] : ends[last]].strip()


def _without_section(title: str, sections: frozenset[str]) -> str:
    """Take the name of the page's section off the end of a title."""
    if not letters_of(title).endswith(tuple(sections)):
        return title
    joints = list(_JOINT.finditer(title))
    if joints and letters_of(title[joints[-1].end() :]) in sections:
        return title[: joints[-1].start()].strip()
    return title


def names_site(text: str, sites: frozenset[str]) -> bool:
    """Say whether a part of a title is the site's name, as it calls itself or as its address does."""
    key, words = letters_of(text), len(text.split())
    if len(key) < _MIN_SITE_LETTERS or words > _SITE_WORDS:
        return False
    return key in sites or (
        words <= _LONGER_SITE_WORDS and any(key.startswith(site) or key.endswith(site) for site in sites)
    )


def site_keys(metadata: Metadata, url: str | None) -> frozenset[str]:
    """Give the letters of the names under which the page's site goes.

    Args:
        metadata: What the page's data says.
        url: The page's address, whose host names the site too.

    Returns:
        Keys as `letters_of` gives them.
    """
    keys = {letters_of(name) for name in metadata.sites}
    host = host_of(url)
    labels = [label for label in host.split(".")[:-1] if label not in _SECOND_LEVEL and label != "www"]
    if labels:
        keys |= {letters_of(labels[-1]), letters_of(host.removeprefix("www."))}
    return frozenset(key for key in keys if len(key) >= _MIN_SITE_LETTERS) | _tail_of_document(metadata)


def _tail_of_document(metadata: Metadata) -> frozenset[str]:
    """Give what ends the <title> behind a bar or a dash where no other title of the page repeats it."""
    title = metadata.document_title or ""
    tail = letters_of(_JOINT.split(title)[-1])
    others = {letters_of(said.value) for said in metadata.titles if said.where != _DOCUMENT}
    is_part = len(tail) < len(letters_of(title)) and not any(tail in other for other in others)
    return frozenset((tail,)) if is_part and len(tail) >= _MIN_SITE_LETTERS else frozenset()
