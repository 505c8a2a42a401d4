"""Names: the runs of capitalised words in a field, cut into role, title and name.

"NYPD Commissioner James O'Neill" gives the name "James O'Neill" with the role "NYPD
Commissioner"; "Walt Disney Co. executive Kevin Mayer" the role "Walt Disney Co. executive".
An organisation's name goes on over "of", "for" and "and" ("Court of Appeals for the Ninth
Circuit"). Whether a run names a person is told by titles, roles, given names and the words
around it; nothing is looked up but word lists.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.resolve.lexicon import Gender, Lexicon, given_gender, lexicon
from onrecord.resolve.roles import PORTFOLIOS, is_role, role_before
from onrecord.resolve.runs import end_of_place, is_given_before, is_no_name, over_links, run_end
from onrecord.resolve.words import Token, is_plural

RunKind = Literal["person", "organization", "place", "demonym", "unknown"]
_AGE = re.compile(r",? \(?\d{1,3}\)?(?![\d.%]| percent)\b")
_ADVERB = re.compile(r"(?:ical|ous|ive|ent|ant|ial|ing|ed|ful|less|ate|ari|abl|ib|public|obvious)ly$")
_GIVEN_TOO = frozenset({"dean"})  # titles that are more often a given name
_SEVERAL = re.compile(r"[A-Z]{2,4}s$")  # "Tory MPs", "Fed CEOs"
_SAINTS = frozenset("st saint san santa fort mount lake port cape".split())  # noqa: SIM905
_SURNAMES_TOO = frozenset({"guardian", "post", "herald", "chronicle", "page"})
_JOINERS = frozenset({"citizens", "americans", "physicians", "mothers", "moms"})
_OFFICE_LETTERS = frozenset({"CEO", "CFO", "COO", "CTO"})
_STATION = re.compile(r"\w-(?:tv|fm|am)$")  # "Harbour-TV"
_INITIAL = re.compile(r"(?:[A-Z]\.){1,2}")
_STATES = frozenset({"U.S.", "U.N.", "U.K.", "E.U.", "D.C.", "L.A.", "N.Y.", "A.I.", "A.P.", "B.C."})
_DOTTED = frozenset({"jr", "sr", "inc", "co", "corp", "ltd"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One naming of someone or something.

    Args:
        first, last: Its tokens, by index; half-open.
        text: The name without title, role and possessive.
        kind: What it seems to name.
        gender: What its title or role says, or None.
        title: The title before it, lower case, or None.
        role: The role that stands before it, as printed, or None.
        begins: Index of the first token of role, title and name together.
    """

    first: int
    last: int
    text: str
    kind: RunKind
    gender: Gender | None
    title: str | None
    role: str | None
    begins: int

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name."""
        return tuple(self.text.split())


def find_names(text: str, tokens: Sequence[Token]) -> tuple[Name, ...]:
    """Find the names in one field.

    Args:
        text: The field.
        tokens: Its tokens.

    Returns:
        The names in order; they do not overlap.
    """
    words = lexicon()
    found: list[Name] = []
    at = 0
    while at < len(tokens):
        if not tokens[at].is_name:  # every run begins with one
            at += 1
            continue
        end = run_end(tokens, at, words)
        free = found[-1].last if found else 0
        start = at - 1 if is_given_before(tokens, at, free) else at
        if at - 2 >= free and tokens[at - 2].opens and _is_cause(tokens, at - 1):
            start, end = at - 2, at - 1
        found.extend(_name(text, tokens, start, end, words))
        at = max(found[-1].last if found else at, end)
    return tuple(found)


def _name(text: str, tokens: Sequence[Token], start: int, end: int, words: Lexicon) -> list[Name]:
    first = _after_role(tokens, start, end, words)
    if first == start and end - first > 1 and is_no_name(tokens[first], words):
        first = start = start + 1
    if first == start and end - first > 2 and _are_several(tokens[first], tokens[first + 1], words):
        first = start = start + 1
    title = tokens[first - 1].lower if first > start and tokens[first - 1].lower in words.titles else None
    if title is None and first == start:
        first, title = _after_office_of(tokens, start, end, words)
    if title is None and start > 0 and first == start and _is_title_before(tokens, start, words):
        title = tokens[start - 1].lower
    if title in words.regnal and end - first == 1:
        first -= 1
    if all(token.lower in words.stop for token in tokens[first:end]):
        return []
    if end - first == 1 and first == start and _only_opens(tokens[first], words):
        return []
    if end - first > 1 and _SEVERAL.match(tokens[end - 1].text):
        return []
    if (
        end - first == 1
        and first == start
        and is_plural(tokens[first].lower, words)
        and not tokens[first].text.isupper()
        and not _is_cause(tokens, end)
    ):
        return []
    if title is None and first == start and _is_member(tokens, first, end, words):
        return []
    if end - first > 1 and tokens[end - 1].text in _OFFICE_LETTERS:
        end -= 1
    last = over_links(tokens, first, end, words) if title is None and first == start else end
    first = _after_office_within(tokens, first, end, last, words)
    last = _before_place(tokens, first, last, words)
    role, begins = role_before(text, tokens, first, words)
    if role is None and title in words.offices and first > start > 1 and tokens[start - 1].text == "of":
        begins = role_before(text, tokens, start - 1, words)[1]
        role = " ".join(text[tokens[begins].start : tokens[first - 1].end].split())
    return [
        _filled(
            text,
            tokens,
            first,
            last,
            title,
            role,
            min(begins, start if first > start and title else first),
            words,
        )
    ]


def _are_several(noun: Token, given: Token, words: Lexicon) -> bool:
    """Say whether a plural with a capital only leads to a person's name: "Celebrities Jane Roe"."""
    return is_plural(noun.lower, words) and given_gender(given.text) in ("m", "f")


def _is_member(tokens: Sequence[Token], first: int, end: int, words: Lexicon) -> bool:
    """Say whether a run is what members of a party or people have in common: "New Jersey Democrat"."""
    if end - first < 2 or not is_demonym(tokens[end - 1].lower, words):
        return False
    before = [token.lower for token in tokens[first : end - 1]]
    if " ".join(before) in words.places or " ".join(before[1:]) in words.places:
        return before[0] in words.modifiers or " ".join(before) in words.places
    return all(word in words.modifiers or is_demonym(word, words) for word in before)


def _after_office_within(tokens: Sequence[Token], first: int, end: int, last: int, words: Lexicon) -> int:
    """Begin a name behind the office that a body's name leads to: "Council on Tides Director Jane Roe"."""
    for at in range(last - 2, end, -1):
        if is_role(tokens[at - 1].lower, words) and given_gender(tokens[at].text) in ("m", "f"):
            return at
    return first


def _only_opens(token: Token, words: Lexicon) -> bool:
    """Say whether a word by itself has its capital from the sentence it opens: "Evidence", "Publicly"."""
    return token.opens and (token.lower in words.openers or _ADVERB.search(token.lower) is not None)


def _before_place(tokens: Sequence[Token], first: int, last: int, words: Lexicon) -> int:
    """End a person's name before the place that a headline puts right behind it."""
    if given_gender(tokens[first].text) not in ("m", "f"):
        return last
    for size in (2, 1):
        tail = " ".join(token.lower for token in tokens[last - size : last])
        if last - first >= size + 2 and tail in words.places and not given_gender(tail):
            return last - size
    return last


def _is_cause(tokens: Sequence[Token], end: int) -> bool:
    """Whether a plural's name goes on over "for": "Citizens for Harbour Justice"."""
    if end + 1 >= len(tokens) or tokens[end].text != "for" or given_gender(tokens[end + 1].text):
        return False
    is_certain = not tokens[end - 1].opens or tokens[end - 1].lower in _JOINERS
    is_certain = is_certain and tokens[end - 1].text[0].isupper()
    return is_certain and tokens[end + 1].is_name and tokens[end + 1].is_joined


def _filled(
    text: str,
    tokens: Sequence[Token],
    first: int,
    last: int,
    title: str | None,
    role: str | None,
    begins: int,
    words: Lexicon,
) -> Name:
    end = tokens[last - 1].end + (
        tokens[last - 1].lower in _DOTTED and text[tokens[last - 1].end :][:1] == "."
    )
    name = " ".join(text[tokens[first].start : end].replace(")", "").split())
    kind = _kind(text, tokens, first, last, title, role, words)
    gender = _gender(title, role, words) if kind != "organization" else None
    return Name(
        first=first,
        last=last,
        text=name,
        kind=kind,
        gender=gender,
        title=title,
        role=role,
        begins=begins,
    )


def _after_office_of(tokens: Sequence[Token], start: int, end: int, words: Lexicon) -> tuple[int, str | None]:
    """Read "Secretary of State Jon Roe", of which the run holds "State Jon Roe"."""
    if start > 1 and tokens[start - 1].text == "of" and tokens[start - 2].lower in words.offices:
        for at in range(start + 1, end - 1):
            if given_gender(tokens[at].text):
                return at, tokens[start - 2].lower
        if end - start > 1 and tokens[start].lower in PORTFOLIOS:
            return start + 1, tokens[start - 2].lower
    if start > 1 and tokens[start - 1].text == "of":
        if tokens[start].lower == "staff" and tokens[start - 2].lower == "chief" and end - start > 1:
            return start + 1, None
        return end_of_place(tokens, start, words) or start, None
    return start, None


def _is_title_before(tokens: Sequence[Token], start: int, words: Lexicon) -> bool:
    before = tokens[start - 1]
    is_near = tokens[start].is_joined or tokens[start].gap == ". "
    return is_near and before.lower in words.titles and before.text[0].isupper()


def _after_role(tokens: Sequence[Token], start: int, end: int, words: Lexicon) -> int:
    """Give the index of the first token after the last role, title or demonym of the run."""
    last = end - 1
    while last > start and tokens[last].lower in words.suffixes:
        last -= 1
    for at in range(last - 1, start - 1, -1):
        lower = tokens[at].lower
        is_plain_role = is_role(lower, words) and last > at + 1 and not _is_surname_slot(tokens, start, at)
        if lower in _GIVEN_TOO and end - at == 2 and not any(token.text == lower for token in tokens):
            continue  # "Dean Roe", on a page that speaks of no dean
        if lower in words.titles or is_plain_role:
            is_surname = end - at == 3 and _is_surname_too(tokens[at + 1], tokens[end - 1], words)
            if not is_surname and any(tokens[i].lower in words.org_words for i in range(at + 1, end)):
                continue
            return at + 1
    if tokens[start].lower in words.demonyms and last > start + 1 and given_gender(tokens[start + 1].text):
        return start + 1
    return _given_inside(tokens, start, end, words)


def _given_inside(tokens: Sequence[Token], start: int, end: int, words: Lexicon) -> int:
    """Give the index of the given name that ends a run: "Senate Minority Whip Irena J. Valdik"."""
    size = end - start
    if (
        size < 4
        or tokens[start].is_title_case
        or tokens[end - 1].lower in words.org_words
        or (size < 5 and given_gender(tokens[start].text))
    ):
        return start
    for at in (end - 2, end - 3):
        is_given = at > start + 1 and given_gender(tokens[at].text) in ("m", "f")
        is_whole = at == end - 2 or len(tokens[at + 1].lower.rstrip(".")) == 1
        before = tokens[at - 1]
        if is_given and is_whole and before.text[0].isupper() and before.lower not in _SAINTS:
            return start if given_gender(before.text) or len(before.lower.rstrip(".")) == 1 else at
    return start


def _is_surname_too(given: Token, last: Token, words: Lexicon) -> bool:
    """Whether an organisation's word is a surname here: "Don Guardian"."""
    gender = given_gender(given.text)
    return (gender is not None and last.lower in words.both) or (
        gender in ("m", "f") and last.lower in _SURNAMES_TOO
    )


def _is_surname_slot(tokens: Sequence[Token], start: int, at: int) -> bool:
    return at == start + 1 and given_gender(tokens[start].text) in ("m", "f")


def _kind(
    text: str,
    tokens: Sequence[Token],
    first: int,
    last: int,
    title: str | None,
    role: str | None,
    words: Lexicon,
) -> RunKind:
    lowers = [token.lower for token in tokens[first:last]]
    whole = " ".join(lowers)
    if last - first == 1 and is_demonym(lowers[0], words):
        return "demonym"
    if title is not None or (role is not None and not _is_organization(tokens[first:last], lowers, words)):
        return "person"
    if (
        whole in words.places
        or whole in words.metonyms
        or (last - first > 1 and words.sites & {lowers[0], lowers[-1]})
    ):
        return "place"
    if _is_organization(tokens[first:last], lowers, words) or (
        lowers[-1] in words.org_words and first > 0 and tokens[first - 1].lower == "the"
    ):
        return "organization"
    given = given_gender(lowers[0])
    if last - first > 1 and (given or is_initial(tokens[first].text)) and not is_plural(lowers[-1], words):
        return "person"
    if _AGE.match(text, tokens[last - 1].end) and not text.startswith(" ", tokens[last - 1].end):
        return "person"
    return "unknown"


def _is_organization(tokens: Sequence[Token], lowers: list[str], words: Lexicon) -> bool:
    if any(lower in words.org_words for lower in lowers) or lowers[0] in words.acronyms:
        return not (len(lowers) == 2 and _is_surname_too(tokens[0], tokens[1], words))
    if any(lower in ("of", "for") for lower in lowers):
        return True
    if _STATION.search(lowers[-1]):
        return True
    return len(lowers) == 1 and tokens[0].text.isupper() and len(lowers[0]) > 1


def is_initial(word: str) -> bool:
    """Say whether a word, as printed, is one or two initials of a person: "R.", "J.D."; no "U.S."."""
    return _INITIAL.fullmatch(word) is not None and word not in _STATES


def is_demonym(lower: str, words: Lexicon) -> bool:
    """Say whether a word is an adjective of a nation, faith or party, or its plural."""
    return lower in words.demonyms or (lower.endswith("s") and lower[:-1] in words.demonyms)


def _gender(title: str | None, role: str | None, words: Lexicon) -> Gender | None:
    if title and words.titles.get(title):
        return words.titles[title]
    for word in reversed((role or "").lower().split()):
        if words.roles.get(word):
            return words.roles[word]
    return None
