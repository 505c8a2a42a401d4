"""Captioned: lines that the cleaner kept as paragraphs and that a picture's credit gives away.

In a dump a caption reads like any sentence. What shows it: the end of its line, a label ("Photo: A
B"), a name with its outlet, or the same few words without a full stop after the last sentence
of several lines; a credit alone on the next line; "(left)" and what else points into a
picture; "Enlarge image" above it. In HTML the caption elements say it, and what points into a
picture, with the few lines that are written like it; where captions make much of the article,
as in a gallery, only those that the cleaner doubted go.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.captions import Caption
from onrecord.extract.cleaner import ROLES, Choice
from onrecord.extract.features import Noted
from onrecord.extract.lines import Line, count_words
from onrecord.extract.photos import is_source_alone, looks_like_source, names_credit
from onrecord.extract.sources import source_of

_TAIL = re.compile(r"(?<=[.!?”\")])\s+(?P<credit>[^.!?”\"]{2,60})$|(?P<round>\([^()]{2,60}\))$")
_FOR_OUTLET = re.compile(
    r"(?<=[.!?”\"’])\s*(?:[^\W\d_a-z][\w.'’-]+ ){1,3}(?:for|via|/) ?[^\W\d_a-z][\w .]{2,40}$"
)
_BRACKETED = re.compile(r"[.!?”\"]\s*\([^()]{2,60}\)$")
_CALLED = re.compile(
    r"^(?:Legende|Bildunterschrift|Bildlegende|Légende|Caption|Image caption|Im Bild|Archivbild|File photo"
    r"|Foto|Photo|Abb(?:ildung|\.)(?: \d+)?)\s*:|^Pictured\b"
)
_CALLING = frozenset("LBCIAFP")  # first letters
_POINTING = re.compile(
    r"\((?:[lr]\.?|(?:(?:second|third|fourth|2nd|3rd|4th) (?:from )?(?:the )?|far )?(?:left|right)"
    r"|centre|center|from left(?: to right)?|L to R|v\. ?l\. ?n\. ?r\.|links|rechts|Mitte|pictured"
    r"|izq\.?|dcha\.?|à gauche|à droite|au centre|a sinistra|a destra|venstre|høyre"
    r"|Archivbild|Archivfoto|Symbolbild|Symbolfoto|[Ff]ile (?:photo|picture|image)|stock photo"
    r"|[Aa]rkivfoto|[Aa]rchieffoto|[Pp]hoto d['’]archives?"
    r"|(?:[Ff]oto|[Ii]magen) de archivo|[Ff]oto d['’]archivio)\)"
    r"|[（(][左右中][)）]|\((?:왼쪽|오른쪽|가운데)"
)
# Who stands where, in a row.
_ROW = re.compile(
    r"(?:^|[,:(] ?|[Pp]ictured )[Ff]rom left(?: to right)?[,:]|\bfrom left(?: to right)?:"
    r"|\bv\. ?l\. ?n\. ?r\."
    r"|[Dd]e gauche à droite ?[:,]|[Dd]e izquierda a derecha[:,]"
    r"|[A-Z][\w.'’-]+, (?:(?:second|third|2nd|3rd) from |far |top |bottom |front )?(?:left|right),"
)
# Buttons that open a picture; the caption follows.
_ENLARGE = re.compile(
    r"^(?:이미지 확대(?:보기)?|Bild (?:vergrößern|in Lightbox öffnen)"
    r"|(?:View|Open|Enlarge) (?:this |the )?(?:image|photo|picture)(?: in [a-z ]+| modal)?)$"
)
_ENLARGING = frozenset("이BVOE")  # first letters
_ENDS = (".", "!", "?", "”", '"')
_TAIL_CHARS = 66  # as many as _TAIL takes, and some
_FOR_CHARS = 48  # from "for" to the end of the line, at most
_CREDIT_WORDS = 5
_POINTING_WORDS = 50
_ABOVE_CREDIT = range(6, 41)
_CREDIT_LINE_WORDS = 8
_MIN_BRACKETED = 3
_CAPTION_WORDS = 80
_GALLERY_SHARE = 3  # captions that are a third of the words are the article
_FEW_SHARE = 10
_PICTURES = frozenset(("caption", "credit"))
_CUT, _BODY = ROLES.index("cut"), ROLES.index("body")


def without_captions(lines: Sequence[Line], choice: Choice, captions: Sequence[Caption]) -> Choice:
    """Cut the lines of the body that are captions by their credit or their element.

    Args:
        lines: All lines.
        choice: The cleaner's decision.
        captions: What the page's caption elements hold; empty for a dump.

    Returns:
        The decision without them; as it was where there are none.
    """
    kept = [number for number, role in enumerate(choice.roles) if role == "body"]
    if lines and lines[0].place is not None:
        gone = _captions_of_html(lines, kept, choice, frozenset(caption.whole for caption in captions))
    else:
        gone = _captions_of_dump(lines, kept, choice.noted)
    if not gone or len(gone) == len(kept):
        return choice
    roles = list(choice.roles)
    for number in gone:
        roles[number] = "cut"
    return replace(choice, roles=tuple(roles))


def _captions_of_html(
    lines: Sequence[Line], kept: Sequence[int], choice: Choice, texts: frozenset[str]
) -> list[int]:
    """Find the lines that a caption element holds or that point into a picture."""
    elements = [number for number in kept if _is_caption(lines[number], texts)]
    if elements and _GALLERY_SHARE * _words(lines, elements) > _words(lines, kept):
        chances = choice.chances
        elements = [number for number in elements if chances[number][_CUT] > chances[number][_BODY]]
    gone = {*elements, *(number for number in kept if _speaks_of_picture(lines[number].text))}
    return sorted(gone | _written_alike(lines, kept, gone)) if gone else []


def _written_alike(lines: Sequence[Line], kept: Sequence[int], captions: set[int]) -> set[int]:
    """Find the lines that are written like a caption, where few of the article's words are."""
    shapes = {place.shape for number in captions if (place := lines[number].place) is not None}
    most = _words(lines, kept)
    alike: set[int] = set()
    for shape in shapes:
        same = [number for number in kept if (place := lines[number].place) and place.shape == shape]
        if _FEW_SHARE * _words(lines, same) < most:
            alike.update(same)
    return alike


def _is_caption(line: Line, texts: frozenset[str]) -> bool:
    """Say whether a line stands in a <figcaption>, or is all that a caption element by a picture holds."""
    place = line.place
    if place is None or "caption" in place.within:
        return place is not None
    return line.text in texts and ("figure" in place.within or bool(place.hints & _PICTURES))


def _words(lines: Sequence[Line], numbers: Sequence[int]) -> int:
    return sum(count_words(lines[number].text) for number in numbers)


def _captions_of_dump(lines: Sequence[Line], kept: Sequence[int], noted: Noted | None) -> list[int]:
    texts = [line.text for line in lines] if noted is None else noted.texts
    sourced = kept if noted is None else noted.sourced
    blanks = [text.count(" ") for text in texts] if noted is None else noted.blanks
    is_bracketing = any(texts[number].endswith(")") for number in kept) and _is_bracketing(texts)
    return [
        number
        for number in kept
        if (
            number + 1 < kept[-1]  # never the article's last
            and blanks[number + 1] < _CREDIT_LINE_WORDS
            and blanks[number] + 1 in _ABOVE_CREDIT
            and _is_credit_alone(texts[number + 1])
        )
        or (number and texts[number - 1][:1] in _ENLARGING and _ENLARGE.match(texts[number - 1]))
        or (is_bracketing and _BRACKETED.search(texts[number]))
        or _speaks_of_picture(texts[number], blanks[number] + 1)
        or (
            blanks[number] < _CAPTION_WORDS
            and _ends_in_credit(texts[number], texts, may_name=number in sourced)
        )
    ]


def _is_bracketing(texts: Sequence[str]) -> bool:
    """Say whether several lines end in words between brackets behind their last sentence."""
    ending = [text for text in texts if text.endswith(")")]
    return sum(_BRACKETED.search(text) is not None for text in ending) >= _MIN_BRACKETED


def _is_repeated(tail: str, texts: Sequence[str]) -> bool:
    """Say whether several lines end in a tail."""
    return sum(_tail(text) == tail for text in [text for text in texts if tail in text]) > 1


def _speaks_of_picture(text: str, words: int | None = None) -> bool:
    if text[:1] in _CALLING and _CALLED.match(text):
        return True
    if (count_words(text) if words is None else words) > _POINTING_WORDS:
        return False
    if ("(" in text or "（" in text) and _POINTING.search(text):
        return True
    is_row = "left" in text or "right" in text or "v. l" in text or "v.l" in text  # each row has a sign
    return (is_row or "à droite" in text or "derecha" in text) and _ROW.search(text) is not None


def _is_credit_alone(text: str) -> bool:
    """Say whether a short line is a credit and nothing else."""
    if text.startswith("(") and text.endswith(")"):
        return looks_like_source(text)
    return not text.endswith((".", ":")) and is_source_alone(text)


def _ends_in_credit(text: str, texts: Sequence[str], *, may_name: bool) -> bool:
    """Say whether a line of a dump, whose lines are `texts`, ends in a credit; some hold no source's name."""
    tail = _tail(text)
    if tail and looks_like_source(tail) and _is_repeated(tail, texts):
        return True
    if names_credit(text) or _is_for_outlet(text):
        return True
    return may_name and not text.endswith(".") and source_of(text) is not None


def _is_for_outlet(text: str) -> bool:
    """Say whether a line ends in a name "for" its outlet behind the last sentence."""
    end = text[-_FOR_CHARS:]
    may_be = "for" in end or "via" in end or "/" in end
    return may_be and _FOR_OUTLET.search(text) is not None


def _tail(text: str) -> str:
    """Give the few words that stand after a line's last sentence without a full stop of their own."""
    if text.endswith(_ENDS):
        return ""
    found = _TAIL.search(text, max(0, len(text) - _TAIL_CHARS))
    tail = (found["credit"] or found["round"]).strip() if found else ""
    return tail if len(tail.split()) <= _CREDIT_WORDS and tail != text else ""
