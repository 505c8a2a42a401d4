"""Mentions: one mention of a corpus, read: a name, a description or a pronoun.

"Mr. Roe" and "actor Olan Roe" are names, "the Brooklyn mother" is a description although it
begins with one, "she's" is a pronoun. What is written in lower case elsewhere is no name.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from onrecord.resolve.forms import NameForm, person_form
from onrecord.resolve.keys import fold_name
from onrecord.resolve.lexicon import Gender, given_gender, lexicon
from onrecord.resolve.names import Name, find_names
from onrecord.resolve.roles import is_role
from onrecord.resolve.words import cut_into_words

_NATIONS = frozenset({"north", "south", "korean", "american", "us", "uk"})
_LIGHT = frozenset({"former", "then", "ex", "of", "mr", "mrs", "ms", "dr", "miss"})
_POSSESSIVES = {
    "his": "male",
    "him": "male",
    "her": "female",
    "hers": "female",
    "my": "first",
    "their": "plural",
}
_GENDERS: dict[str, Gender] = {"male": "m", "female": "f"}
_AMERICAN = dict.fromkeys(("us", "usa", "united", "states", "american", "america"), "amer")
_MARKS = "'\"`‘’“” "
_CONTRACTED = re.compile(r"(he|she|i|they|we|it|who|you)['’](?:s|m|ve|re|d|ll)", re.IGNORECASE)
_NICKNAME = re.compile(r"\s[\"'“‘][^\"'”’]+[\"'”’](?=\s)")
_GOES_ON = re.compile(r"\s+(?!(?:of|in|and|who|from|for|aged|at)\b)[a-z]")
_WORDS = re.compile(r"[^\W\d_][\w'’-]*")
_BEHIND_HEAD = frozenset("of in for from at with who that on to by".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One mention.

    Args:
        key: What its answer is filed under.
        scope: The event or topic inside which mentions are compared.
        document: The document, for pronouns; empty if there is none.
        start: Where it stands in the document's text.
        text: Its words.
        is_person: Whether it is marked as a person's.
    """

    key: Hashable
    scope: str
    text: str
    document: str = ""
    start: int = 0
    is_person: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A mention, read.

    Args:
        mention: The mention.
        form: Its name, ready to be compared; None if it is no name.
        role: The words that say what somebody is.
        gender: What name, title or pronoun says.
        pronoun: Class of the pronoun, or None.
        head: Its head noun, singular; empty of a name.
        is_plural: Whether the head noun is a plural.
    """

    mention: Mention
    form: NameForm | None
    role: frozenset[str]
    gender: Gender | None
    pronoun: str | None
    head: str = ""
    is_plural: bool = False


def read_mention(mention: Mention, *, lower: frozenset[str]) -> Reading:
    """Read one mention.

    Args:
        mention: The mention.
        lower: The words that other mentions of its topic write in lower case.
    """
    text = _without_marks(mention.text)
    tokens = cut_into_words(text, lower_on_page=frozenset())
    names = [name for name in find_names(text, tokens) if name.kind not in ("place", "demonym")]
    pronoun = _POSSESSIVES.get(text.lower()) or lexicon().pronouns.get(text.lower())
    name = None if pronoun else _chosen([each for each in names if _is_name(each, text)], mention)
    form = person_form(name.text) if name is not None else None
    if form is None and not names and pronoun is None:
        form = _bare(text)
    is_in_text = mention.is_person and bool(mention.document)
    if form is not None and is_in_text and _is_described(form, name, text, lower):
        form = name = None
    words = _role_words(text.replace(name.text, " ") if name is not None else "" if form else text)
    head, is_plural = ("", False) if form or pronoun else _head(text)
    return Reading(
        mention=mention,
        form=form,
        role=words,
        gender=_gender(name, form) if form else _GENDERS.get(pronoun or ""),
        pronoun=pronoun,
        head=head,
        is_plural=is_plural,
    )


def lower_words_of(mentions: Sequence[Mention]) -> frozenset[str]:
    """Give the words that mentions write in lower case."""
    return frozenset(word for each in mentions for word in re.findall(r"\b[a-z]+\b", each.text))


def _without_marks(text: str) -> str:
    plain = _NICKNAME.sub("", text.strip(_MARKS)).strip(_MARKS)
    contracted = _CONTRACTED.fullmatch(plain)
    return contracted.group(1) if contracted else plain


def _is_described(form: NameForm, name: Name | None, text: str, lower: frozenset[str]) -> bool:
    """Whether a description only looks like a name: "Brooklyn mother of 12", "Shooter"."""
    if name is not None and _GOES_ON.match(text, text.rfind(name.text) + len(name.text)):
        return True
    if len(form.words) > 1 and given_gender(form.words[0]) in ("m", "f"):
        return False
    return bool(form.words) and all(_is_common(word, lower) for word in form.words)


def _is_common(word: str, lower: frozenset[str]) -> bool:
    words = lexicon()
    single = word.removesuffix("s")
    known = words.roles.keys() | words.groups | words.stop | words.demonyms
    return word in lower or single in lower or word in known or single in words.roles


def _is_name(name: Name, text: str) -> bool:
    """Whether a run names someone: no bare role or nation, and not the owner of what is meant."""
    words = fold_name(name.text).split()
    if all(word in lexicon().roles or word in _NATIONS or word in lexicon().demonyms for word in words):
        return False
    behind = text[text.rfind(name.text) + len(name.text) :]
    return not (behind[:2] in ("'s", "’s") and behind[2:].strip()[:1].islower())


def _bare(text: str) -> NameForm | None:
    """Take words for a name that nothing else is known of: "May", "Mrs. May"."""
    words = text.split()
    if not words or len(words) > 2 or not all(word[:1].isupper() for word in words):
        return None
    form = person_form(text)
    return form if form.words and _is_no_noun(form.words) else None


def _is_no_noun(words: Sequence[str]) -> bool:
    return not any(word in lexicon().roles or word in lexicon().groups or word in _NATIONS for word in words)


def _chosen(names: Sequence[Name], mention: Mention) -> Name | None:
    wanted = ("person", "unknown") if mention.is_person else ("organization", "unknown", "person")
    fits = [name for name in names if name.kind in wanted]
    persons = [name for name in fits if name.kind == "person"]
    return (persons or fits)[-1] if fits and len({name.text for name in persons}) < 2 else None


def _gender(name: Name | None, form: NameForm) -> Gender | None:
    told = name.gender if name is not None else None
    given = given_gender(form.words[0]) if len(form.words) > 1 else None
    return told or (given if given in ("m", "f") else None)


def _role_words(text: str | None) -> frozenset[str]:
    words = fold_name((text or "").replace("'s", " ").replace("’s", " ")).split()
    return frozenset(_nation(word) for word in words if word not in lexicon().stop and word not in _LIGHT)


def _nation(word: str) -> str:
    """Give "cana" for Canada and Canadian alike; other words as they are."""
    is_nation = word in lexicon().demonyms or word in lexicon().places
    return _AMERICAN.get(word, word[:4] if is_nation else word)


def _head(text: str) -> tuple[str, bool]:
    """Give the head noun of a description, singular, and whether it is a plural."""
    words = _WORDS.findall(text)
    cut = next((at for at, word in enumerate(words) if at and word.lower() in _BEHIND_HEAD), len(words))
    head = re.sub(r"['’]s?$", "", words[cut - 1].lower()) if words else ""
    if head.endswith("men") and is_role(head[:-2] + "an"):
        return head[:-2] + "an", True
    if head in lexicon().groups:
        return head, True
    if head.endswith("ies"):
        return head[:-3] + "y", True
    is_plural = head.endswith("s") and not head.endswith("ss") and len(head) > 3
    return head.removesuffix("s") if is_plural else head, is_plural
