"""Clusters: which mentions of people and organisations, given as bare words, are one.

For mentions that somebody marked, as corpora have them: within one event full names come
first, then surnames and other parts that fit one of them alone, then descriptions whose words
are a role that the event's own mentions give one of them ("North Korean leader Kim Jong Un").
Pronouns are asked only within a document, and only where one person fits. What fits nobody
for certain is a cluster with its own words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

from onrecord.resolve.forms import NameForm, person_form
from onrecord.resolve.keys import fold_name
from onrecord.resolve.lexicon import Gender, given_gender, lexicon
from onrecord.resolve.likeness import pair_words
from onrecord.resolve.names import Name, find_names
from onrecord.resolve.words import cut_into_words

_FAR, _LATELY = 8, 2  # mentions back that a pronoun may look, and how many of them must agree
_CLEAR = 3  # times more often named, and a shared surname means that one
_GENDERS: dict[str, Gender] = {"male": "m", "female": "f"}
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
_AMERICAN = dict.fromkeys(("us", "usa", "united", "states", "american", "america"), "amer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One mention.

    Args:
        key: What its answer is filed under.
        scope: The event or topic inside which mentions are compared.
        document: The document, for pronouns; empty if there is none.
        text: Its words.
        is_person: Whether it is marked as a person's.
    """

    key: Hashable
    scope: str
    text: str
    document: str = ""
    is_person: bool = True


@dataclass(slots=True, kw_only=True)
class _Cluster:
    form: NameForm
    count: int = 0
    gender: Gender | None = None
    roles: set[frozenset[str]] = field(default_factory=set)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    mention: Mention
    form: NameForm | None
    role: frozenset[str]
    gender: Gender | None
    pronoun: str | None


def cluster(mentions: Sequence[Mention]) -> dict[Hashable, str]:
    """Say of mentions which are one.

    Args:
        mentions: In the order in which they stand in their documents.

    Returns:
        A name of its cluster for each mention's key; equal ones are one.
    """
    scopes: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        scopes[mention.scope].append(mention)
    return {key: f"{scope}/{name}" for scope, held in scopes.items() for key, name in _of_scope(held).items()}


def _of_scope(mentions: Sequence[Mention]) -> dict[Hashable, str]:
    read = [_read(mention) for mention in mentions]
    clusters = _full_names(read)
    found: dict[Hashable, str] = {}
    last: dict[str, list[tuple[int, _Cluster]]] = defaultdict(list)
    for at, each in enumerate(read):
        own = _place(each, clusters, last[each.mention.document], at)
        if own is not None:
            last[each.mention.document].append((at, own))
            found[each.mention.key] = "name " + " ".join(own.form.words)
        else:
            found[each.mention.key] = _own_words(each, at)
    return found


def _own_words(each: _Read, at: int) -> str:
    words = " ".join(word for word in fold_name(each.mention.text).split() if word not in lexicon().stop)
    if each.pronoun or not words:
        return f"alone {at}"
    is_named = any(char.isupper() for char in each.mention.text)
    return f"words {words}" if is_named else f"words {words} in {each.mention.document}"


def _read(mention: Mention) -> _Read:
    text = mention.text.strip("'\"`‘’“” ")
    tokens = cut_into_words(text, lower_on_page=frozenset())
    names = [name for name in find_names(text, tokens) if name.kind not in ("place", "demonym")]
    pronoun = _POSSESSIVES.get(text.lower()) or lexicon().pronouns.get(text.lower())
    name = None if pronoun else _chosen([each for each in names if _is_name(each, text)], mention)
    form = person_form(name.text) if name is not None else None
    if form is None and not names and pronoun is None:
        form = _bare(text)
    words = _role_words(text.replace(name.text, " ") if name is not None else "" if form else text)
    gender = _gender(name, form) if form else _GENDERS.get(pronoun or "")
    return _Read(mention=mention, form=form, role=words, gender=gender, pronoun=pronoun)


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


def _full_names(read: Sequence[_Read]) -> list[_Cluster]:
    counted = Counter(each.form for each in read if each.form and len(each.form.words) > 1)
    clusters: list[_Cluster] = []
    for form, count in sorted(
        counted.items(), key=lambda item: (-len(item[0].words), -item[1], item[0].words)
    ):
        own = next((each for each in clusters if _is_same(form, each.form)), None)
        if own is None:
            own = _Cluster(form=form)
            clusters.append(own)
        own.count += count
    for each in read:
        for fit in _fitting(each.form, clusters) if each.form is not None else ():
            fit.gender = fit.gender or each.gender
            if each.role:
                fit.roles.add(each.role)
    return clusters


def _is_same(one: NameForm, other: NameForm) -> bool:
    """Whether two full names of one event are one: but for spelling, a short form or middle names."""
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


def _fitting(form: NameForm, clusters: Sequence[_Cluster]) -> list[_Cluster]:
    if len(form.words) > 1:
        return [each for each in clusters if _is_same(form, each.form)][:1]
    word = form.words[0] if form.words else ""
    ends = [each for each in clusters if word and word == each.form.words[-1]]
    found = ends or [each for each in clusters if word and word == each.form.words[0]]
    found.sort(key=lambda each: -each.count)
    if len(found) > 1 and found[0].count < _CLEAR * found[1].count:
        return []
    return found[:1]


def _place(
    each: _Read, clusters: list[_Cluster], last: Sequence[tuple[int, _Cluster]], at: int
) -> _Cluster | None:
    if each.form is not None and each.form.words:
        return _of_name(each, clusters, last)
    if each.pronoun is not None:
        return _of_pronoun(each, last, at)
    if not each.mention.is_person or not each.role:
        return None
    fits = [own for own in clusters if any(each.role <= role for role in own.roles)]
    is_told = len(each.role) > 1 or each.mention.text[:4].lower() == "the "
    return fits[0] if len(fits) == 1 and is_told else None


def _of_name(each: _Read, clusters: list[_Cluster], last: Sequence[tuple[int, _Cluster]]) -> _Cluster | None:
    assert each.form is not None
    here = [own for _, own in last]
    found = _fitting(each.form, list({id(own): own for own in here}.values())) or _fitting(
        each.form, clusters
    )
    if not found and len(each.form.words) == 1:
        clusters.append(_Cluster(form=each.form, count=1, gender=each.gender))
        return clusters[-1]
    return found[0] if found else None


def _of_pronoun(each: _Read, last: Sequence[tuple[int, _Cluster]], at: int) -> _Cluster | None:
    if each.gender is None or not each.mention.document:
        return None
    near = [(place, own) for place, own in last if own.gender in (None, each.gender)]
    if not near or at - near[-1][0] > _FAR:
        return None
    sure = {id(own) for _, own in near[-_LATELY:]}
    return near[-1][1] if len(sure) == 1 else None
