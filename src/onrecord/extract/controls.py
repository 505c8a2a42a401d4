"""Controls: what stands beside a picture and is no caption of it.

Counters ("3/50"), buttons ("Show all", "Zur Galerie"), the article's own time, bare addresses and signs.
"""

from __future__ import annotations

import re

from onrecord.extract.lines import fold
from onrecord.extract.months import MONTHS

_COUNTER = re.compile(r"^\(?\d{1,3}\s?(?:/|of|von|de|di|av|sur|из|van)\s?\d{1,3}(?!\d)", re.IGNORECASE)
_COUNTED = re.compile(
    r"^(?:show all|view all|see all|alle)?\s*\d{1,3}(?: (?:photos?|pictures?|images?|bilder"
    r"|fotos?|photographies?|imágenes|foto's))?(?: [-–] .{0,30})?$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.]\d{2}(?!\d)")
_DAY = re.compile(r"(?<!\d)\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d(?!\d)|(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?!\d)")
_DIGIT, _WORDS = re.compile(r"\d"), re.compile(r"[^\W\d_]+")
_BUTTONS = frozenset(
    fold(each)
    for each in """
    caption close; close caption; embed more videos; more videos; get short url; rate this post; show
    all; view gallery; open gallery; gallery; slideshow; zur galerie; galerie; bildergalerie;
    fotostrecke öffnen; bilder fotostrecke öffnen; hineinzoomen; erweitern; vergrößern; abspielen;
    mitteilen; teilen; gefällt mir; enlarge; expand; fullscreen; full screen; helskärm; prev;
    previous; next; zurück; weiter; play; share; download; click to enlarge; swipe; zoom; agrandir;
    partager; ampliar; ver galería; anterior; siguiente; enjoyed this story; open image in new window;
    image; images; photo; photos; video; videos; foto; fotos; bild; bilder; advertisement; image
    credits; image credit; photo credit
    """.split(";")  # noqa: SIM905
)
_OF_TIME = frozenset(
    """
    am pm um uhr at on by om klo kl le à el il gmt utc est edt cet cest ist bst pst pdt mst myt
    updated published posted last min read lesezeit minute minuten minutes heute today vandaag gestern
    yesterday get short url aktualisiert stand von par por th st nd rd z t h of ago
""".split()  # noqa: SIM905
)
_DAYS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun montag
    dienstag mittwoch donnerstag freitag samstag sonntag sonnabend
""".split()  # noqa: SIM905
)
_MAX_NAME_WORDS = 2  # beside a time: who wrote the article then
_SLIDES_WORDS = 8  # of what a counter may stand before without being of one picture: "1/50UK in pictures"


def without_controls(caption: str) -> str:
    """Take off the counter that stands before a caption ("2 of 4A crane ..."), or the whole of a control.

    Args:
        caption: As printed.

    Returns:
        The caption; empty where nothing of it is about the picture.
    """
    text = caption.strip()
    counter = _COUNTER.match(text)
    if counter:
        text = text[counter.end() :].lstrip(" :.|–-")
        is_slides = len(text.split()) < _SLIDES_WORDS and not text.endswith((".", ")"))
        return "" if is_slides or is_control(text) else text
    return "" if is_control(text) else caption


def is_control(text: str) -> bool:
    """Say whether a text beside a picture is a counter, a button, a time or an address, no caption.

    Args:
        text: As printed.
    """
    words = [word.casefold() for word in _WORDS.findall(text)]
    if not words or " ".join(words) in _BUTTONS or _ADDRESS.match(text.strip()):
        return True
    return _COUNTED.match(text.strip()) is not None or is_time(text)


def is_time(text: str) -> bool:
    """Say whether a text is a day or an hour and at most who wrote then.

    Args:
        text: As printed.
    """
    if not _DIGIT.search(text):
        return False
    words = [word.casefold() for word in _WORDS.findall(text)]
    is_dated = _DAY.search(text) is not None or any(word in MONTHS for word in words)
    if not (is_dated or _CLOCK.search(text)):
        return False
    others = [word for word in words if word not in _OF_TIME | _DAYS and word not in MONTHS]
    return len(others) <= (_MAX_NAME_WORDS if "|" in text or "•" in text or " by " in text else 0)
