"""Credits: whether a printed line names a picture's source, and what it says before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.domain.article import Photo
from onrecord.extract.agencies import AGENCIES, AGENCY_NAMES

_LABEL = (
    r"(?:Photograph|Photography|Photos?|Picture|Images?|Image credit|Photo credit|Credits?|Illustration"
    r"|Fotos?|Bild|Bilder|Bildquelle|Quelle|Crédits?|Crédit photo|Fotografía|Foto de archivo|Fot\."
    r"|Fonte|Fuente|Zdroj|Фото|Источник|Kuva|Grafik|Source|Courtesy|Screenshot)"
)
_HOLDS_LABEL = re.compile(_LABEL)
_LABELLED = re.compile(
    rf"(?:^|[\s(\[.|/])(?P<label>{_LABEL})(?: by| courtesy(?: of)?| via)?\s*[:：]?\s*"
    r"(?P<credit>[^()\[\]]+?)[)\].]*$"
)
_LABEL_ONLY = re.compile(rf"^{_LABEL}(?:\s*(?:by|courtesy of|:|©|/))+\s*(?P<credit>[^()\[\]]{{2,90}})$")
_SIGN = re.compile(r"(?:©|\(c\)|Copyright)\s*(?:\d{4}\s*)?[:.]?\s*(?P<credit>[^©]{2,80})$")
_ROUND = re.compile(r"[(\[](?P<credit>[^()\[\]]{2,90})[)\]]\s*\.?$")
_TAIL_BY = re.compile(r"(?P<credit>(?:[^\W\d_a-z][\w'’.-]+ ){1,3}(?:via |for |/ ?)[^.]{2,50})$")
_AGENCY_PHOTO = re.compile(r"\(?(?P<credit>[A-Z]{2,5} (?:Photo|Foto)/[^()\[\]]{2,60})[)\]]?\.?$")
_AGENCY_ENDS = frozenset(name[-2:] for name in AGENCY_NAMES)
_MAX_WORDS = 60
_RIGHTS = re.compile(r"rights reserved|tous droits|alle rechte|derechos|limited|ltd\b|inc\b|gmbh|llc\b")


@lru_cache(maxsize=8192)
def split_credit(text: str) -> Photo | None:
    """Part one printed line into a photo's caption and its credit.

    Args:
        text: A line beside a picture.

    Returns:
        The photo; None where the line names no credit.
    """
    found = _labelled(text) or _with_agency_at_end(text)
    if found is None or len(text.split()) > _MAX_WORDS or claims_rights(text):
        return None
    return found


def claims_rights(text: str) -> bool:
    """Say whether a line speaks of rights or of a company, as notes below a page do."""
    return _RIGHTS.search(text.lower()) is not None


def _labelled(text: str) -> Photo | None:
    """Part a line at a label, a sign or brackets."""
    for form in _forms_for(text):
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
    return None


def _forms_for(text: str) -> Iterator[re.Pattern[str]]:
    """Give the forms, in their order, whose own signs stand in a line; to look for these is quick."""
    has_label = _HOLDS_LABEL.search(text) is not None
    if "oto/" in text:
        yield _AGENCY_PHOTO
    if has_label:
        yield _LABEL_ONLY
    if "©" in text or "(c)" in text or "Copyright" in text:
        yield _SIGN
    if text.rstrip().rstrip(".").rstrip().endswith((")", "]")):
        yield _ROUND
    if has_label:
        yield _LABELLED


def _is_credit(text: str) -> bool:
    return bool(AGENCIES.search(text)) or bool(re.search(rf"^{_LABEL}\b|/|©", text))


def _trimmed(credit: str) -> str:
    credit = re.sub(rf"^{_LABEL}(?: by)?\s*[:：]?\s*", "", credit.strip())
    return credit.strip(" :.;|)(")


def _with_agency_at_end(text: str) -> Photo | None:
    """Part "Someone at a table Agency / Agency", where nothing but the agency's name ends the line."""
    end = text.rstrip(". ")
    if end[-2:] not in _AGENCY_ENDS or not end.endswith(AGENCY_NAMES):
        return None
    found = max(AGENCIES.finditer(text), key=lambda each: each.end(), default=None)
    if found is None or found.end() < len(end):
        return None
    caption = text[: found.start()].strip(" ,-–|/(")
    if caption and (caption.split()[-1].islower() or len(text.split()) > 40):
        return None  # "... told AP": a sentence
    joined = _TAIL_BY.search(text)
    if joined and "/" in joined.group() and joined.start() == 0:
        return Photo(credits=(text.strip(),))
    return Photo(caption=caption or None, credits=(found.group().strip(),))
