"""Roles: what somebody is, as words beside a name say it.

Before the name ("Ohio Democratic Party Chairman", "planetary geologist"), after it
(", senior fellow at the Institute,") and before a comma ("Valencia's mayor, Jane Roe,").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.resolve.lexicon import Gender, Lexicon, given_gender, lexicon
from onrecord.resolve.words import Token

_ENDINGS = ("ologist", "ographer", "ician", "spokesman", "woman", "person", "ologists")
_BREAK = re.compile(r"[,;:.!?()\[\]—–“”\"\n]|\s-\s| who\b| which\b| that\b| whose\b| said\b| told\b| says\b")
_GOES_ON = re.compile(
    r" but | (?:and|or)$| and (?:(?:later|also|now|then|once|previously|currently) )?"
    r"(?:has|had|is|was|wrote|won|ran|served|worked|lectured|helped|joined|became|travels|works|teaches|writes)\b"
)
_VERBS = frozenset({"said", "told", "says"})
_TOLD = re.compile(r"(?:,? who)? (?:is|was|serves as|served as) ((?:the|an?) )")
_DASHES_AND_COMMA = frozenset(",—–")
_STOPS = re.compile(r"[;:.!?()\[\]—“”\"\n]")
_DETERMINERS = frozenset("the a an his her its their our my".split())  # noqa: SIM905
_PREPOSITIONS = frozenset("of at for in on from with to by under and who".split())  # noqa: SIM905
_INSIDE = _DETERMINERS | frozenset("of and former first second third last late own new another one".split())  # noqa: SIM905
PORTFOLIOS = frozenset(
    {"state", "defense", "defence", "treasury", "energy", "labor", "education", "commerce", "health", "staff"}
)
_SEVERAL = frozenset({"sens", "reps", "govs", "profs"})
LONGEST = 24  # words of a role
_JURISDICTION = 9  # words from an office to the end of the place that it is for


def is_role(lower: str, words: Lexicon | None = None) -> bool:
    """Say whether a word is a noun for one person by office or trade."""
    known = words or lexicon()
    return lower in known.roles or (lower.endswith(_ENDINGS) and lower not in known.groups)


def role_before(text: str, tokens: Sequence[Token], first: int, words: Lexicon) -> tuple[str | None, int]:
    """Give the role that stands right before a name.

    Args:
        text: The field.
        tokens: Its tokens.
        first: Index of the name's first token.
        words: The lexicon.

    Returns:
        The role as printed and the index of its first token; None and `first` without one.
    """
    ends_before = tokens[first].opens and tokens[first].gap.startswith(".")
    title = tokens[first - 1].lower if first > 0 and "," not in tokens[first].gap and not ends_before else ""
    if title in words.titles and title not in words.offices:
        role, at = role_before(text, tokens, first - 1, words)
        return role, min(at, first - 1)
    at, seen = first, False
    while at > 0 and first - at < LONGEST:
        if seen and _is_linked_article(tokens, at - 1):
            at -= 2
            continue
        over = _over_portfolio(tokens, at, words)
        over = _over_jurisdiction(tokens, at, words) if over == at == first else over
        if over != at:
            at, seen = over, True
            continue
        before = tokens[at - 1]
        gap = tokens[at].gap
        is_dotted = gap == ". " and not tokens[at].opens
        if not (tokens[at].is_joined or is_dotted or (before.is_possessive and not gap.strip(" ’'s"))):
            break
        if not _goes_with_role(before, seen, words) or (
            before.text == "and" and not _joins_roles(tokens, at - 1, words)
        ):
            break
        seen = seen or is_role(before.lower, words) or before.lower in words.offices
        if not seen:
            break
        at -= 1
        if tokens[at].opens:
            break
    while at < first and tokens[at].text in ("and", "of", "for", "&"):
        at += 1
    if at == first or not seen:
        return None, first
    role = " ".join(text[tokens[at].start : tokens[first].start].split())
    lower = role.lower().rstrip(".")
    if lower.split()[-1] in _SEVERAL:
        role, lower = re.sub(r"s\b(?=\.?$)", "", role), lower[:-1]
    if lower in words.titles and lower not in words.offices:
        return None, at
    return role, at


def _over_portfolio(tokens: Sequence[Token], at: int, words: Lexicon) -> int:
    """Step back over "secretary of state"; give `at` itself where it does not stand before."""
    if at < 3 or tokens[at - 1].lower not in PORTFOLIOS or tokens[at - 2].text != "of":
        return at
    is_joined = all(tokens[at - back].is_joined for back in range(3))
    office = tokens[at - 3].lower
    is_office = office in words.offices or (office == "chief" and tokens[at - 1].lower == "staff")
    return at - 3 if is_joined and is_office else at


def _over_jurisdiction(tokens: Sequence[Token], at: int, words: Lexicon) -> int:
    """Step back over "attorney for the district of Ohio" before a full name; give `at` without one."""
    if at == 0 or tokens[at - 1].lower not in words.places or given_gender(tokens[at].text) not in ("m", "f"):
        return at
    for back in range(at - 1, max(-1, at - _JURISDICTION), -1):
        if not tokens[back + 1].is_joined:
            return at
        if is_role(tokens[back].lower, words):
            return back if tokens[back + 1].text in ("of", "for") else at
        if not (tokens[back].text[0].isupper() or tokens[back].text in ("of", "for", "the")):
            return at
    return at


def _goes_with_role(token: Token, seen: bool, words: Lexicon) -> bool:
    lower = token.lower
    if is_role(lower, words) or lower in words.offices:
        return True
    if not seen:
        return False
    if token.text[0].isupper():
        return not token.opens or lower not in words.stop
    if token.text == "the":
        return False
    return (
        lower in words.modifiers
        or lower in words.demonyms
        or token.text in ("and", "of", "for", "&")
        or "-" in lower
        or (lower in words.org_heads)
    )


def _is_linked_article(tokens: Sequence[Token], at: int) -> bool:
    """Whether "the" at this index lies inside a name: "Party for the People"."""
    return (
        at > 1
        and tokens[at].text == "the"
        and tokens[at - 1].text in ("of", "for")
        and tokens[at - 2].is_name
    )


def _joins_roles(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    if at == 0 or is_role(tokens[at - 1].lower, words):
        return at > 0
    if _ends_person(tokens, at) or tokens[at + 1].lower in words.places:
        return False
    after = tokens[at + 1]
    return after.text[0].isupper() and after.lower not in words.titles and not is_role(after.lower, words)


def _ends_person(tokens: Sequence[Token], at: int) -> bool:
    """Say whether given name and surname stand right before a token: "Velden chief Olan Roe and ..."."""
    if at < 3 or not (tokens[at - 1].is_name and tokens[at - 1].is_joined):
        return False
    return tokens[at - 2].is_name and given_gender(tokens[at - 2].text) in ("m", "f")


def role_after(text: str, end: int) -> str | None:
    """Give the role that stands in apposition after a name: ", senior fellow at the Institute,".

    Args:
        text: The field, or a source phrase.
        end: Where the name ends.
    """
    if not _may_be_apposed(text[end : end + 2]):
        return None
    rest = text[end : end + 300]
    age = re.match(r",? \(?\d{1,3}\)?(?=,)", rest)
    if age:
        rest = rest[age.end() :]
    party = re.match(r" \([^)]{1,40}\)", rest)
    if party:
        rest = rest[party.end() :]
    opening = re.match(r"\s?[,—–]\s*", rest)
    if not opening:
        return None
    rest = rest[opening.end() :]
    cut = _BREAK.search(_without_dots(rest))
    if cut is not None and cut.group().strip() in _VERBS:
        return None  # "Significantly, the judge said": an apposition is closed by a comma
    phrase = _GOES_ON.split(" ".join(rest[: cut.start() if cut else len(rest)].split()), maxsplit=1)[0]
    return phrase if is_role_phrase(phrase) and not phrase.startswith(("and ", "or ")) else None


def _may_be_apposed(opening: str) -> bool:
    """Say whether two characters behind a name may lead to a role: behind most names plain words stand."""
    if opening[:1] in _DASHES_AND_COMMA:
        return True
    after = opening[1:]
    return opening[:1].isspace() and (after in _DASHES_AND_COMMA or after == "(" or after.isdecimal())


def role_told(text: str, end: int) -> str | None:
    """Give the role that a sentence tells of a name: "is the head of the group".

    Args:
        text: The field.
        end: Where the name ends.
    """
    told = _TOLD.match(text, end)
    if not told:
        return None
    rest = text[told.end(1) : told.end(1) + 200]
    cut = _BREAK.search(_without_dots(rest))
    phrase = " ".join((told.group(1) + rest[: cut.start() if cut else len(rest)]).split()).removeprefix(
        "the "
    )
    phrase = _GOES_ON.split(phrase, maxsplit=1)[0]
    return phrase if is_role_phrase(phrase) else None


def role_apposed(text: str, start: int) -> str | None:
    """Give the role that stands before a name and a comma: "Apple's chief executive, ".

    Args:
        text: The field.
        start: Where the name, its title included, begins.
    """
    if "," not in text[max(0, start - 3) : start]:
        return None
    before = text[max(0, start - 200) : start]
    comma = re.search(r",\s$", before)
    if not comma:
        return None
    clause = _STOPS.split(_without_dots(before[: comma.start()]))[-1]
    clause = before[comma.start() - len(clause) : comma.start()].rsplit(",", 1)[-1].strip()
    starts = [
        m.start()
        for m in re.finditer(
            r"\b(?:[Tt]he|[Aa]n?|his|her|its|their)\b|[A-Z]\w+(?: [A-Z]\w+)*[’']s?(?=\s)", clause
        )
    ]
    candidates = [clause[at:] for at in starts] + ([clause] if clause[:1].isupper() else [])
    return next((each for each in candidates if is_role_phrase(each)), None)


def is_role_phrase(phrase: str) -> bool:
    """Say whether the head of a noun phrase is a role."""
    words, head = lexicon(), head_of(phrase)
    if head is None or not is_role(head, words) or len(phrase.split()) > LONGEST:
        return False
    if head in words.generic and (
        len(phrase.split()) < 3 or not phrase.lower().startswith(("a ", "an ", "former "))
    ):
        return False
    before = re.split(rf"\b{re.escape(head)}\b", phrase, maxsplit=1, flags=re.I)[0].lower().split()
    return not any((word in words.stop and word not in _INSIDE) or word.endswith("ed") for word in before)


def head_of(phrase: str) -> str | None:
    """Give the head noun of a noun phrase in lower case: the last word before a preposition or mark."""
    found = None
    for match in re.finditer(r"[^\W_]+(?:[-’'.][^\W_]+)*|[,;:(—]", phrase):
        word = match.group()
        if found is not None and (word.lower() in _PREPOSITIONS or word in ",;:(—"):
            break
        if word[0].isalnum() and word.lower() not in _DETERMINERS:
            found = re.sub(r"[’']s$", "", word.lower())
    return found


def gender_of_role(role: str, words: Lexicon) -> Gender | None:
    """Give the gender that a role's head noun says, or None."""
    return words.roles.get(head_of(role) or "")


def _without_dots(text: str) -> str:
    """Blank the full stops of abbreviations, so that they end nothing; the length stays."""
    return re.sub(
        r"(?<=\b[A-Za-z])\.|(?<=\b(?:Co|St|Jr|Sr|Dr|Mr|Ms))\.|(?<=\b(?:Inc|Mrs|Gov|Sen|Rep))\.", "_", text
    )
