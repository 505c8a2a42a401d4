"""Credits: photos as the page prints them, caption and credit parted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from onrecord.domain.article import Photo
from onrecord.extract.agencies import AGENCIES
from onrecord.extract.lines import Line

_LABEL = (
    r"(?:Photograph|Photography|Photos?|Picture|Images?|Image credit|Photo credit|Credits?|Illustration"
    r"|Fotos?|Bild|Bilder|Bildquelle|Quelle|Crédits?|Crédit photo|Fotografía|Foto de archivo|Fot\."
    r"|Fonte|Fuente|Zdroj|Фото|Источник|Kuva|Grafik|Source|Courtesy|Screenshot)"
)
_LABELLED = re.compile(
    rf"(?:^|[\s(\[.|/])(?P<label>{_LABEL})(?: by| courtesy(?: of)?| via)?\s*[:：]?\s*"
    r"(?P<credit>[^()\[\]]+?)[)\].]*$"
)
_LABEL_ONLY = re.compile(rf"^{_LABEL}(?:\s*(?:by|courtesy of|:|©|/))+\s*(?P<credit>[^()\[\]]{{2,90}})$")
_SIGN = re.compile(r"(?:©|\(c\)|Copyright)\s*(?:\d{4}\s*)?[:.]?\s*(?P<credit>[^©]{2,80})$")
_ROUND = re.compile(r"[(\[](?P<credit>[^()\[\]]{2,90})[)\]]\s*\.?$")
_TAIL_BY = re.compile(r"(?P<credit>(?:[^\W\d_a-z][\w'’.-]+ ){1,3}(?:via |for |/ ?)[^.]{2,50})$")
_AGENCY_PHOTO = re.compile(r"\(?(?P<credit>[A-Z]{2,5} (?:Photo|Foto)/[^()\[\]]{2,60})[)\]]?\.?$")
_MAX_WORDS = 60
_RIGHTS = re.compile(
    r"rights reserved|tous droits|alle rechte|derechos|limited|ltd\b|inc\b|gmbh|llc\b", re.IGNORECASE
)


@lru_cache(maxsize=8192)
def split_credit(text: str) -> Photo | None:
    """Part one printed line into a photo's caption and its credit.

    Args:
        text: A line beside a picture.

    Returns:
        The photo; None where the line names no credit.
    """
    if len(text.split()) > _MAX_WORDS or _RIGHTS.search(text):
        return None
    for form in (_AGENCY_PHOTO, _LABEL_ONLY, _SIGN, _ROUND, _LABELLED):
        found = form.search(text)
        if not found:
            continue
        if form is _ROUND and not _is_credit(found["credit"]):
            continue
        if (
            form is _LABELLED
            and ":" not in found.group()
            and "by" not in found.group().split()
            and not _is_credit(found["credit"])
        ):
            continue
        caption = (
            text[: found.start()].strip(" (|[–-/.") if form is not _ROUND else text[: found.start()].strip()
        )
        return Photo(caption=caption or None, credits=(_trimmed(found["credit"]),))
    return _with_agency_at_end(text)


def photos_of(lines: Sequence[Line], near: range) -> tuple[Photo, ...]:
    """Find the photos of an article among the lines that were cut.

    Args:
        lines: Cut lines.
        near: Numbers of the lines about the article; others are not looked at.

    Returns:
        Photos in page order, each credit or caption once.
    """
    photos: list[Photo] = []
    for line in lines:
        if line.number not in near:
            continue
        place = line.place
        beside = place is not None and (
            "caption" in place.within or bool(place.hints & {"caption", "credit"})
        )
        photo = (
            split_credit(line.text)
            if place is None or beside or "figure" in place.within or len(line.text) < 200
            else None
        )
        if photo is None and beside and place is not None:
            photo = (
                Photo(credits=(line.text,))
                if "credit" in place.hints and len(line.text) < 80
                else Photo(caption=line.text)
            )
        if photo is not None:
            photos.append(photo)
    return _joined(photos)


def _joined(photos: list[Photo]) -> tuple[Photo, ...]:
    """Give a caption the credit that follows it on a line of its own; drop repeats."""
    found: list[Photo] = []
    for photo in photos:
        if found and photo.caption is None and not found[-1].credits:
            found[-1] = Photo(caption=found[-1].caption, credits=photo.credits)
        elif photo not in found:
            found.append(photo)
    return tuple(found)


def _is_credit(text: str) -> bool:
    return bool(AGENCIES.search(text)) or bool(re.search(rf"^{_LABEL}\b|/|©", text))


def _trimmed(credit: str) -> str:
    credit = re.sub(rf"^{_LABEL}(?: by)?\s*[:：]?\s*", "", credit.strip())
    return credit.strip(" :.;|)(")


def _with_agency_at_end(text: str) -> Photo | None:
    """Part "Someone at a table Agency / Agency", where nothing but the agency's name ends the line."""
    found = max(AGENCIES.finditer(text), key=lambda each: each.end(), default=None)
    if found is None or found.end() < len(text.rstrip(". ")):
        return None
    caption = text[: found.start()].strip(" ,-–|/(")
    if caption and (caption.split()[-1].islower() or len(text.split()) > 40):
        return None  # "... told AP": a sentence
    joined = _TAIL_BY.search(text)
    if joined and "/" in joined.group() and joined.start() == 0:
        return Photo(credits=(text.strip(),))
    return Photo(caption=caption or None, credits=(found.group().strip(),))
