"""Sources: what kind of phrase a source is, and which name in it is the voice.

"Apple's chief executive, Tim Cook," is the name "Tim Cook" with a role; "the mayor" a
description; "a Reuters survey" a document with a name; "Trump aides" unnamed; "A and B"
two names; "who" a pronoun. Which voice of the page that is, is decided elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Literal

from onrecord.domain.span import Span
from onrecord.resolve.fields import FieldWords
from onrecord.resolve.kinds import is_office_alone
from onrecord.resolve.lexicon import Lexicon, lexicon
from onrecord.resolve.names import Name
from onrecord.resolve.phrases import (
    PREPOSITIONS,
    end_of_phrase,
    head_at,
    is_office,
    is_role_head,
    phrase_of,
)
from onrecord.resolve.roles import is_role
from onrecord.resolve.words import Token, is_plural

Form = Literal["none", "pronoun", "names", "description", "organization", "document", "unnamed"]

_POSSESSIVES = {
    "his": "male",
    "her": "female",
    "its": "thing",
    "their": "plural",
    "my": "first",
    "our": "first_plural",
}


_LEADING = 4  # words of "former U.S. Senators" before names
_PAPERS = frozenset({"economist", "observer", "examiner", "star"})  # what "the Economist" is: no economist
_INTRODUCING = frozenset({"one", "another", "a", "an", "the", "this"})
_BETWEEN = frozenset("and or the both including one of my his her their our its a an fellow in for".split())  # noqa: SIM905


_EMPLOYERS = frozenset({"news", "times", "post", "party", "herald", "tribune", "magazine", "radio"})
_AGENTS = ("er", "or", "ist", "ian")  # of nouns for a person that no list holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source phrase, read.

    Args:
        form: What it is.
        token: Index of its first token; -1 without one.
        words: The phrase without leading article and what follows its head's clause.
        head: Its head noun in lower case, or None.
        pronoun: Class of the pronoun ("male", "relative", ...), or None.
        names: The names that are the voice.
        role: The role that the phrase gives them, or None.
        owner: A name that owns the head ("Trump" of "Trump's lawyer"), or None.
        is_definite: Whether it begins with "the" or a possessive.
        is_party: Whether it is the plural of a party and nothing else: "Democrats".
    """

    form: Form
    token: int = -1
    words: str = ""
    head: str | None = None
    pronoun: str | None = None
    names: tuple[Name, ...] = ()
    role: str | None = None
    owner: Name | None = None
    is_definite: bool = False
    is_party: bool = False


def read_source(field: FieldWords, spans: Sequence[Span]) -> Source:
    """Read the source of one attribution.

    Args:
        field: The field that the spans count in.
        spans: The source's spans.

    Returns:
        What the phrase is; form "none" where it holds no word.
    """
    first, last = _reach(field, spans)
    if first >= last:
        return Source(form="none")
    words = lexicon()
    alone = _pronoun(field.tokens[first:last], first, words)
    if alone is not None:
        return alone
    names = _names_inside(field, first, last)
    several = _coordinated(field, names, first, last)
    if several is not None:
        return several
    return _single(field, names, first, last, words)


def _reach(field: FieldWords, spans: Sequence[Span]) -> tuple[int, int]:
    """The tokens, by index, from the first to the last that share a code point with the spans."""
    filled = [span for span in spans if len(span)]
    if not filled:
        return 0, 0
    first = bisect_right(field.tokens, min(span.start for span in filled), key=attrgetter("end"))
    last = bisect_left(field.tokens, max(span.end for span in filled), key=attrgetter("start"))
    return first, last


def _pronoun(tokens: Sequence[Token], first: int, words: Lexicon) -> Source | None:
    lower = re.split("[’']", tokens[0].text.lower())[0]
    kind = words.pronouns.get(lower)
    if len(tokens) > 1 and not tokens[1].gap.strip(" “\"‘'") and not (kind and _ends_there(tokens)):
        if lower in _POSSESSIVES and tokens[-1].text.lower() in words.documents and len(tokens) < 4:
            return Source(form="pronoun", token=first, words=tokens[0].text, pronoun=_POSSESSIVES[lower])
        return None
    return Source(form="pronoun", token=first, words=tokens[0].text, pronoun=kind) if kind else None


def _ends_there(tokens: Sequence[Token]) -> bool:
    return tokens[1].text.lower() in (
        "himself",
        "herself",
        "themselves",
        "itself",
        "both",
        "all",
        "and",
        "who",
        "too",
        "also",
    )


def _names_inside(field: FieldWords, first: int, last: int) -> list[Name]:
    found = []
    for name in field.names:
        if name.last <= first or name.first >= last or is_office_alone(name):
            continue
        if name.first < first or name.last > last:
            begin, end = max(name.first, first), min(name.last, last)
            text = " ".join(field.text[field.tokens[begin].start : field.tokens[end - 1].end].split())
            name = replace(name, first=begin, last=end, text=text, begins=max(name.begins, first))
        found.append(name)
    return found


def _coordinated(field: FieldWords, names: list[Name], first: int, last: int) -> Source | None:
    """Read "A and B" and "A, B and C", each with a role or title before it."""
    chain: list[Name] = []
    seen_and = False
    at = first
    for name in names:
        is_aside = name.kind == "place" and chain and chain[0].kind in ("person", "unknown")
        if name.kind == "demonym" or name.begins < at or is_aside:
            continue
        between = [token.text.lower() for token in field.tokens[at : name.begins]]
        if not (_may_join(between) if chain else _may_lead(between)):
            break
        if chain and not between and "," not in field.tokens[name.begins].gap:
            break
        seen_and = seen_and or bool(chain and {"and", "or"} & set(between))
        chain.append(name)
        at = name.last
    rest = field.tokens[at].gap.strip() if at < last else ""
    if (
        len(chain) < 2
        or not seen_and
        or chain[-1].kind == "demonym"
        or (field.tokens[at - 1].is_possessive and at < last)
    ):
        return None
    if at < last and not rest and field.tokens[at].text.lower() not in PREPOSITIONS | {"have"}:
        return None
    return Source(form="names", token=first, names=tuple(chain))


def _may_lead(between: list[str]) -> bool:
    """Whether these words may stand before the first name: "Our deputies, including A", "Senators A"."""
    if between and is_plural(between[-1], lexicon()) and len(between) <= _LEADING:
        return not PREPOSITIONS.intersection(between)
    if "including" in between:
        return not any(word in ("group", "than", "of") or word.isdigit() for word in between)
    return all(word in ("the", "both", "either", "like") for word in between)


def _may_join(between: list[str]) -> bool:
    """Whether these words may stand between two names: "of Texas and one of my deputies"."""
    places = lexicon().places
    for at, word in enumerate(between):
        is_of = word == "of" and at > 0 and between[at - 1] == "one"
        is_of_place = word == "of" and at + 1 < len(between) and between[at + 1] in places
        if word == "of" and not is_of and not is_of_place:
            return False
        if word != "of" and word not in places and not _may_stand_between(word):
            return False
    return True


def _may_stand_between(word: str) -> bool:
    words = lexicon()
    singular = word.removesuffix("s") if not word.endswith("ies") else word[:-3] + "y"
    return word in _BETWEEN or is_role(word, words) or is_role(singular, words) or word in words.modifiers


def _single(field: FieldWords, names: list[Name], first: int, last: int, words: Lexicon) -> Source:
    tokens = field.tokens
    cut = end_of_phrase(tokens, first, last)
    head = head_at(tokens, names, first, cut, words)
    base = Source(
        form="unnamed",
        token=first,
        words=phrase_of(field, first, cut),
        head=tokens[head].lower,
        is_definite=tokens[first].text.lower() == "the" or any(t.is_possessive for t in tokens[first:head]),
    )
    covering = next((name for name in names if name.first <= head < name.last), None)
    apposed = next((name for name in names if name.begins == cut and cut < last), None)
    if apposed is not None and tokens[cut].gap.strip(' "”“') in (",", "—", "–"):
        is_told = is_role_head(tokens, first, head, words) and apposed.kind in ("person", "unknown")
        is_free = covering is None or covering.kind not in ("person", "unknown")
        if is_told and (is_free or (covering and is_role(tokens[covering.first].lower, words))):
            return replace(base, form="names", names=(apposed,), role=phrase_of(field, first, cut))
        if covering is None and _is_introduced(field, apposed, first, head, last, words):
            return replace(base, form="names", names=(apposed,))
    if covering is not None and (
        covering.kind == "person"
        or not is_office(tokens[covering.first].lower, words)
        or _is_paper(tokens, covering)
    ):
        return _named(field, base, covering, first, words, is_whole=cut == last)
    before = [name for name in names if name.first < head and name.last <= head]
    after = [name for name in names if name.first > head and name.first < cut]
    return _described(field, base, before, after, head, words, is_whole=cut == last)


def _is_paper(tokens: Sequence[Token], name: Name) -> bool:
    """Whether "the Economist" is the paper: one word with a capital behind the article."""
    is_one = name.last - name.first == 1 and name.first > 0 and tokens[name.first].lower in _PAPERS
    return is_one and tokens[name.first - 1].lower == "the" and tokens[name.first].text[0].isupper()


def _is_introduced(field: FieldWords, name: Name, first: int, head: int, last: int, words: Lexicon) -> bool:
    """Whether "one delegate" or "another group" before a comma is the name behind it."""
    tokens = field.tokens
    noun = tokens[head].lower
    if tokens[first].text.lower() not in _INTRODUCING or noun in words.documents:
        return False
    is_closed = name.last == last or "," in tokens[name.last].gap or tokens[name.last].text in PREPOSITIONS
    if noun in words.org_heads:
        return is_closed and name.kind in ("organization", "unknown")
    return is_closed and name.kind == "person" and len(name.words) > 1 and not is_plural(noun, words)


def _named(
    field: FieldWords, base: Source, name: Name, first: int, words: Lexicon, *, is_whole: bool
) -> Source:
    role = phrase_of(field, first, name.first) if name.first > first else None
    if role is not None and field.tokens[name.first].gap.startswith("."):
        role += "."
    if role is not None and not is_role_head(field.tokens, first, name.first - 1, words):
        role = name.role
    if name.kind == "demonym":
        return replace(base, form="unnamed", is_party=is_whole and _is_party(base, words))
    if (
        len(name.words) == 1
        and name.text.lower() in words.org_heads
        and field.tokens[first].text in ("a", "an")
    ):
        return base
    if name.first > first and _is_with_person(field, name):
        base = replace(base, is_definite=False)
    is_office_of = name.kind == "organization" and name.words[0].lower() in words.org_heads
    if is_office_of and name.first > first and field.tokens[name.first - 1].is_possessive:
        whole = replace(name, text=phrase_of(field, first, name.last), first=first)
        return replace(base, form="organization", names=(whole,))
    return replace(base, form="names", names=(name,), role=role)


def _is_with_person(field: FieldWords, name: Name) -> bool:
    """Whether the word before a name stands with a person's: "the marathoner A", "Velden News' A"."""
    before = field.tokens[name.first - 1]
    if len(name.words) != 2 or not field.tokens[name.last - 1].text[0].isupper():
        return False
    if before.is_possessive:
        return before.lower in _EMPLOYERS
    return before.text.islower() and "-" not in before.text and before.text.endswith(_AGENTS)


def _is_participle(field: FieldWords, name: Name) -> bool:
    token = field.tokens[name.first]
    return token.opens and name.last - name.first == 1 and token.lower.endswith("ing")


def _is_party(base: Source, words: Lexicon) -> bool:
    return base.words.lower() in words.parties and base.words[0].isupper()


def _described(
    field: FieldWords,
    base: Source,
    before: list[Name],
    after: list[Name],
    head: int,
    words: Lexicon,
    *,
    is_whole: bool,
) -> Source:
    noun = base.head or ""
    modifier = next(
        (
            name
            for name in before
            if name.kind not in ("demonym", "place") and not _is_participle(field, name)
        ),
        None,
    )
    owner = modifier if modifier is not None and field.tokens[modifier.last - 1].is_possessive else None
    if is_whole and _is_party(base, words):
        return replace(base, is_party=True)
    if is_plural(noun, words) and noun not in words.documents and noun not in words.org_heads:
        return replace(base, form="unnamed", owner=owner)
    if noun in words.documents and not is_role(noun, words):
        return _document(field, base, modifier, owner, after, head)
    if noun in words.org_heads and not _is_role_behind_role(field.tokens, head, words):
        return _organization(field, base, before, after, head)
    if is_role(noun, words) or noun in words.offices:
        return replace(base, form="description", owner=owner)
    return replace(base, form="unnamed", owner=owner)


def _is_role_behind_role(tokens: Sequence[Token], head: int, words: Lexicon) -> bool:
    """Whether a noun for a body and for a person means the person: "the chief executive"."""
    return head > 0 and is_role(tokens[head].lower, words) and is_role(tokens[head - 1].text, words)


def _document(
    field: FieldWords, base: Source, modifier: Name | None, owner: Name | None, after: list[Name], head: int
) -> Source:
    if owner is not None and owner.kind == "person":
        return replace(base, form="names", names=(owner,))
    by = next((name for name in after if name.kind == "person" and _follows_by(field, name)), None)
    if by is not None:
        return replace(base, form="names", names=(by,), role=by.role)
    if modifier is None or re.search(r"-[a-z]+$", modifier.text):
        return replace(base, form="document")
    name = _joined(field, modifier, head)
    return replace(base, form="document", names=(name,))


def _follows_by(field: FieldWords, name: Name) -> bool:
    return name.begins > 0 and field.tokens[name.begins - 1].text == "by"


def _organization(
    field: FieldWords, base: Source, before: list[Name], after: list[Name], head: int
) -> Source:
    if before:
        return replace(base, form="organization", names=(_joined(field, before[0], head),))
    of = next(
        (name for name in after if name.kind in ("organization", "place") and name.first <= head + 3), None
    )
    if of is not None and field.tokens[head + 1].text in ("of", "at") and of.kind == "organization":
        return replace(base, form="organization", names=(of,))
    return replace(base, form="organization")


def _joined(field: FieldWords, name: Name, head: int) -> Name:
    """Give the name carried on to its head noun: "Reuters" in "a Reuters survey"."""
    text = " ".join(field.text[field.tokens[name.first].start : field.tokens[head].end].split())
    if name.kind in ("person", "unknown"):
        text = text.replace(f"{name.text}’s ", f"{name.text} ").replace(f"{name.text}'s ", f"{name.text} ")
    text = re.sub(r"[“”\"]", "", text)
    return replace(name, last=head + 1, text=text, kind="organization", gender=None, title=None, role=None)
