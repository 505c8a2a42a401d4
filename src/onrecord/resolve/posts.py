"""Posts: which body somebody leads, as a role, a description or a clause says it.

"The head of the Tide Office", "the office's director" and "Roe, who leads the Tide Office"
tell of one post. Two bodies are the same where one is the other's name, its initials or its
end ("the office"); they differ where their names share no word that tells them. Of the rest
nothing is known: "the company" may be anybody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from onrecord.resolve.lexicon import lexicon
from onrecord.resolve.roles import is_role
from onrecord.resolve.territories import owners
from onrecord.resolve.voices import Voice, fold_words, initials

_CHAIRS = frozenset({"chair", "chairman", "chairwoman", "chairperson"})
_EITHER = frozenset({"head", "leader", "boss"})  # who chairs a body or directs it
_LEADERS = _CHAIRS | _EITHER | {"chief", "director", "president", "ceo"}
_PAST = frozenset("former ex past previous late onetime one-time retired ousted".split())  # noqa: SIM905
_BELOW = frozenset("deputy vice assistant associate sub under co".split())  # noqa: SIM905
_RANKS = _PAST | _BELOW | frozenset("acting interim outgoing incoming current longtime then".split())  # noqa: SIM905
_ANY_BODY = frozenset(
    "group organisation organization body institution agency office company firm business outfit charity "  # noqa: SIM905
    "nonprofit ngo team establishment".split()
)
_LINKS = frozenset({"of", "for", "and", "&"})
_ENDS = frozenset(
    "in on at from with since until till under to during by as among between over after before against near "  # noqa: SIM905
    "when while where who whom whose which that but or said says told is was has had will would".split()
)
_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:[-.&’'][^\W_]+)*[’']?|&|[^\w\s]")
_NOUN = r"head|chief|director|leader|boss|chair|chairman|chairwoman|chairperson"
_LEADS = re.compile(
    r"(?:(?:,? \(?\d{1,3}\)?)?(?:, (?:the|a|an) [\w-]+(?: [\w-]+)?)?,? who)?"
    r"(?: (?:now|also|still|currently))?"
    rf" (?:(?P<verb>leads|heads|runs|directs|chairs)|has (?P<past>led|headed|run|directed|chaired)"
    rf"|is (?:now |the )?(?P<noun>{_NOUN}) of) (?:the )?(?:(?:Mr|Mrs|Ms|Dr)\. )?"
)
_LONGEST = 120  # characters of a body's name


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """What somebody leads.

    Args:
        office: The noun of the office, in lower case: "director".
        body: The telling words of the body's name, folded, in order.
        last: The body's head noun: "bureau" of "bureau of tides".
        is_proper: Whether the body is named, and no plain noun.
        is_acronym: Whether its head noun is written in capitals alone: "the FTO".
        is_held: Whether the office is held now, and is the first in its body.
    """

    office: str
    body: tuple[str, ...]
    last: str
    is_proper: bool
    is_acronym: bool = False
    is_held: bool = True


def post_told(text: str, end: int) -> str | None:
    """Give the post that a clause behind a name tells: ", who leads the Tide Office".

    Args:
        text: The field.
        end: Where the name ends.

    Returns:
        The post as a role would say it, "head of Tide Office"; None without such a clause.
    """
    told = _LEADS.match(text, end)
    if told is None:
        return None
    rest = text[told.end() : told.end() + _LONGEST]
    if rest.startswith(("a ", "an ", "his ", "her ", "its ", "their ")):
        return None
    verb = told["verb"] or told["past"]
    office = told["noun"] or ("chair" if verb in ("chairs", "chaired") else "head")
    role = f"{office} of {' '.join(_body(_WORD.findall(rest)))}"
    post = read_post(role)
    if post is None or (verb in ("leads", "led") and not _is_house(post)):
        return None  # "leads Roe by two points", "leads the field"
    return role


@lru_cache(maxsize=4096)
def read_post(phrase: str) -> Post | None:
    """Read a role or description that says whom it leads.

    Args:
        phrase: As printed, without a leading "the".

    Returns:
        The post; None where the phrase tells of no leader, or of no body.
    """
    words = _WORD.findall(phrase)
    at = next((at for at, word in enumerate(words) if word.lower() in _LEADERS and _is_head(words, at)), None)
    if at is None:
        return None
    before, after = words[:at], words[at + 1 :]
    while after and after[0].lower() in ("executive", "general"):
        after = after[1:]
    owner = _owner(before)
    body = _body([word for word in after[1:] if word.lower() != "the"]) if after else []
    told = [folded for word in (*owner, *body) if word not in _LINKS for folded in fold_words(_bare(word))]
    if not told:
        return None
    core = body or owner
    cut = next((at for at, word in enumerate(core) if word in ("of", "for") and at), len(core))
    return Post(
        office=words[at].lower(),
        body=tuple(told),
        last=(fold_words(_bare(core[cut - 1])) or ("",))[-1],
        is_proper=any(word[0].isupper() for word in (*owner, *body)),
        is_acronym=len(core[cut - 1]) > 1 and core[cut - 1].isupper(),
        is_held=not {part for word in before for part in word.lower().split("-")} & (_PAST | _BELOW),
    )


def holds(voice: Voice, post: Post) -> bool:
    """Say whether the page tells that a voice holds a post."""
    return any(
        told.is_held and _is_same_office(told, post) and is_same_body(told, post)
        for told in _posts(voice.roles, voice.leading)
    )


def is_other(role: str, post: Post) -> bool:
    """Say whether a role is in another body than a post's, below it, or held no more."""
    told = read_post(role)
    return told is not None and (not told.is_held or is_other_body(told, post))


def is_same_body(one: Post, other: Post) -> bool:
    """Say whether two posts are in one body by its name, its initials or its last words."""
    if one.body == other.body or _is_short(one.body, other.body) or _is_short(other.body, one.body):
        return True
    nations = _nation(one), _nation(other)
    if any(nations):
        return nations[0] == nations[1]
    is_part = set(one.body) <= set(other.body) or set(other.body) <= set(one.body)
    return is_part and one.last == other.last


def is_other_body(one: Post, other: Post) -> bool:
    """Say whether two posts cannot be in one body."""
    if is_same_body(one, other):
        return False
    if (_nation(one) or _nation(other)) and one.is_proper and other.is_proper:
        return True
    mine, theirs = _telling(one), _telling(other)
    if mine and theirs:
        return one.is_proper and other.is_proper and not mine & theirs
    plain, named = (one, other) if not mine else (other, one)
    words = lexicon()
    return (
        not plain.is_proper
        and named.is_proper
        and plain.last in words.org_heads
        and plain.last not in _ANY_BODY
        and named.last in words.org_heads
        and plain.last not in named.body
    )


def _posts(*phrases: Iterable[str]) -> Iterable[Post]:
    found = (read_post(phrase) for each in phrases for phrase in each)
    return (post for post in found if post is not None)


def _is_same_office(one: Post, other: Post) -> bool:
    is_either = bool({one.office, other.office} & _EITHER)
    return is_either or _rank(one.office) == _rank(other.office)


def _rank(office: str) -> str:
    """Give what tells an office from others of one body: who presides is not who directs."""
    return "chair" if office in _CHAIRS else office if office == "president" else "chief"


def _is_short(short: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return len(short) == 1 and len(words) > 1 and short[0] == initials(words)


def _nation(post: Post) -> str | None:
    """Give the code of the state that a body's name is and nothing more: "Russian president"."""
    return owners().get(" ".join(post.body)) if post.is_proper else None


def _telling(post: Post) -> set[str]:
    """The words that tell a body from others of its kind; none where they are a place's or a party's."""
    words = lexicon()
    found = set(post.body) - words.org_heads
    return found if post.is_proper and found - words.demonyms - words.places else set()


def _is_head(words: list[str], at: int) -> bool:
    """Whether a leader's noun is the head: "chief of police", "chief executive", no "chief economist"."""
    after = words[at + 1 : at + 3]
    if not after or after[0].lower() in ("of", "at", "for"):
        return after[1:] != ["staff"]
    is_longer = (words[at].lower(), after[0].lower()) in {("chief", "executive"), ("director", "general")}
    return is_longer and (len(after) == 1 or after[1].lower() in ("of", "at", "for"))


def _owner(before: list[str]) -> list[str]:
    """Give the words before an office that name a body: "Tide Office" of "former Tide Office head"."""
    words = lexicon()
    while before and before[0].lower() in (*_RANKS, "the", "a", "an", "his", "her", "its", "their"):
        before = before[1:]
    while before and before[-1].lower() in (words.modifiers - words.org_heads) | {"and"}:
        before = before[:-1]
    if any(is_role(word.lower(), words) for word in before):
        return []  # "founder and director"
    is_named = any(word[0].isupper() for word in before)
    kept = [word for word in before if is_named or word != _bare(word) or word in words.org_heads]
    return [word for word in kept if word[0].isalnum() or word in _LINKS]


def _body(words: list[str]) -> list[str]:
    """Give the words of a body's name from the first on: "Bureau of Tides" of "Bureau of Tides in May"."""
    found: list[str] = []
    for at, word in enumerate(words):
        after = words[at + 1] if at + 1 < len(words) else ""
        if word in _LINKS:
            if not found or not after[:1].isupper():
                break
        elif not word[0].isalnum() or word in _ENDS or _is_beyond(found, word):
            break
        found.append(word)
    return found


def _is_beyond(found: list[str], word: str) -> bool:
    """Whether a word only tells more of a body's name: "the office charged with tides"."""
    is_owned = bool(found) and found[-1] != _bare(found[-1])
    return bool(found) and not is_owned and word.islower() and word.endswith(("ed", "ing", "ly"))


def _is_house(post: Post) -> bool:
    """Whether a body is one by its head noun or its initials."""
    return post.last in lexicon().org_heads or post.is_acronym


def _bare(word: str) -> str:
    return re.sub(r"[’']s?$", "", word)
