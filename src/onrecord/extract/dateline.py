"""Dateline: the line that opens a body, its place, date and agency.

"MOSCOW, May 5. /TASS/.", "LONDON (Reuters) -", "PARIS, 3 June (AFP) —", "BERLIN —", "NEW DELHI: ",
"Londres, 3 jun (EFE).-", "Wien (epd/ab).". A place in title case without an agency is one only where
it is a known city ("Kigali: ", "Paris — ") or has its American state behind it ("Millbrook, Ill. — ").
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

from onrecord.domain.article import Dateline
from onrecord.domain.span import Span
from onrecord.extract.agencies import AGENCY
from onrecord.extract.times import read_day_of_year, read_month_day, read_time

_HEAD_CHARS = 160
_UPPER = r"(?:[^\W\d_a-z](?:(?![a-zà-ÿ])[^\W\d_]|['’.-])+)"
_TITLED = r"(?:[^\W\d_a-zà-ÿ][\w'’.-]+)"
_SHOUTED = rf"{_UPPER}(?:[ -]{_UPPER}){{0,3}}(?:, {_TITLED}(?: {_TITLED}){{0,2}}| \([A-Z][\w. ]+\))?"
_PLAIN = rf"{_TITLED}(?:[ -]{_TITLED}){{0,3}}(?:, {_TITLED}(?: {_TITLED})?)?(?:/{_TITLED})?"
_DAY = r"(?:[^\W\d_]{3,9}\.? \d{1,2}(?:, \d{4})?|\d{1,2}\.? [^\W\d_]{3,9}\.?(?: \d{4})?)"
_DASH = r"(?:--|\.-|[-–—])"
_ROUND = rf"\((?P<round>{AGENCY}(?:/{AGENCY})?|dpa/\w+)\)"
_SHORT = r"\((?P<round>[A-Za-z]{2,6}(?:[/-][A-Za-z]{2,6})?)\)"
_SMALL = r"\((?P<round>(?=[^)]*[a-z][)/-]|[^)]*[/-][a-z])[A-Za-z]{2,6}(?:[/-][A-Za-z]{2,6})?)\)"
_SLASHED = r"/(?P<slashed>[^/\n]{2,30})/\.?"
_WHEN = rf"(?:, (?P<day>{_DAY})\.?)?,? ?"
# What is shouted before a colon and is no place: "DEAR ANN:", "EDITOR'S NOTE:", "WATCH LIVE:".
_LABEL = (
    r"(?:the(?! hague)|dear|exclusive|breaking|update[ds]?|watch|video|photos?|live|latest|opinion|notice"
    r"|pictures?|corrections?|clarification|warning|spoilers?|related|quiz|analysis|review|interview|question|answers?"
    r"|editors?|alert|report|summary|background|what|where|when|which|your|this|anchor|host|speaker|moderator|verdict)"
)
_PLACE_CHARS = 5  # a shorter one before a colon is an acronym: "NASA: "
_PLACE_ALONE = (
    rf"^(?P<place>(?=[^:]{{{_PLACE_CHARS}}})(?!(?i:{_LABEL})(?:['’]?s)?\b){_UPPER}(?:[ -]{_UPPER}){{0,2}}):"
    r"(?= [\"'“‘(]?[^\W_a-z])"
)
# Where no bracket and no slash follow, the place is shouted: its second sign is no small letter.
_SHOUTING = re.compile(r"[^\W\d_a-z](?![a-zà-ÿ])")
_BARE = (
    rf"^(?P<place>{_SHOUTED})(?:, (?P<day>{_DAY})\.?)? {_DASH}(?= )",
    rf"^(?P<place>{_SHOUTED}), (?P<day>{_DAY})(?: ?{_DASH}|[.:])",
)
FORMS = (
    rf"^(?P<place>{_SHOUTED}){_WHEN}(?:{_ROUND}|{_SLASHED})(?: ?{_DASH}| ?:)?",
    rf"^(?P<place>{_PLAIN}){_WHEN}(?:{_ROUND}|{_SLASHED})(?: ?{_DASH}| ?:)",
    rf"^(?P<place>{_SHOUTED}|{_PLAIN}){_WHEN}{_SHORT} ?{_DASH}",
    rf"^(?P<place>{_PLAIN}){_WHEN}{_SMALL}\.(?= [^\W_a-z])",
    *_BARE,
)
_STATES = (
    r"(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla"
    r"|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|W\.Va|[NS]\.[CD]|N\.[HJMY]|R\.I)\.|D\.C\.|[A-Z]{2}|Alaska|Hawaii|Idaho"
    r"|Iowa|Maine|Ohio|Texas|Utah"
)
_TITLED_CHARS, _SIGNS = 48, (": ", " – ", " — ", " - ", " -- ")
_TITLED_PLACE = (
    rf"^(?P<place>{_TITLED}(?:[ -](?:{_TITLED}|d[aeiu]|of|es|au|del)){{0,3}})(?P<state>, (?:{_STATES}))?"
    rf"(?:, (?P<day>{_DAY}))?(?: ?:| {_DASH})(?= [\"'“‘(«„]?[^\W_a-z])"
)


def opens_with_dateline(text: str) -> bool:
    """Say whether a line begins with a dateline."""
    head = text[:_HEAD_CHARS]
    return any(form.match(head) for form in _forms_for(head))


def _forms_for(head: str) -> tuple[re.Pattern[str], ...]:
    """Give the forms that a head may have; most have none, and the patterns are slow to make."""
    if "(" in head or "/" in head:
        return _made(FORMS)
    return _made(_BARE) if _SHOUTING.match(head) else ()


def _before_colon(text: str, head: str) -> re.Match[str] | None:
    """Read "NEW DELHI: ..." where no other paragraph opens so: those of a talk are who speaks."""
    if ": " not in head or not _SHOUTING.match(head):
        return None
    (form,) = _made((_PLACE_ALONE,))
    found = form.match(head)
    is_only = found and not any(form.match(each) for each in text[len(head) :].split("\n"))
    return found if is_only else None


def _titled(text: str, head: str) -> re.Match[str] | None:
    """Read "Kigali: ...", "Paris — ..." and "Millbrook, Ill. — ..."; see `_before_colon`."""
    if not any(sign in head[:_TITLED_CHARS] for sign in _SIGNS):
        return None
    (form,) = _made((_TITLED_PLACE,))
    found = form.match(head)
    if found is None or not (found["state"] or found["place"] in _places()):
        return None
    is_only = not any(form.match(each) for each in text[len(head) :].split("\n"))
    return found if is_only else None


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    lines = resources.files(__package__).joinpath("places.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(name.strip() for line in lines if line[:1] != "#" for name in line.split(";"))


@lru_cache(maxsize=4)
def _made(forms: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, forms))


def find_dateline(text: str, *, published: str | None) -> Dateline | None:
    """Find the dateline that opens an article's text.

    Args:
        text: The body.
        published: When the article was published, ISO 8601; gives the year where the
            dateline has none.

    Returns:
        The dateline, or None where the body opens without one. Its date is "XXXX-MM-DD"
        where no year is known.
    """
    head = text[:_HEAD_CHARS].split("\n", 1)[0]
    matches = (form.match(head) for form in _forms_for(head))
    found = next((each for each in matches if each), None) or _before_colon(text, head) or _titled(text, head)
    if found is None:
        return None
    parts = found.groupdict()
    return Dateline(
        place=(parts["place"] + (parts.get("state") or "")).strip(" ,"),
        date=_day(parts.get("day"), published),
        agency=parts.get("round") or parts.get("slashed"),
        span=Span(0, found.end()),
    )


def _day(words: str | None, published: str | None) -> str | None:
    if not words:
        return None
    whole = read_time(words)
    if whole:
        return whole
    month_day = read_month_day(words)
    if not month_day:
        return None
    if published is None:
        return f"XXXX-{month_day[0]:02d}-{month_day[1]:02d}"
    year = int(published[:4])
    if published[5:7] == "01" and month_day[0] == 12:
        year -= 1  # sent in December, printed in January
    return read_day_of_year(words, year=year)
