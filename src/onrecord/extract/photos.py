"""Photos: an article's pictures as the page prints them, caption and credit parted.

Where the markup has a caption element, its parts decide: one named after a source, one that
looks like a source behind a sentence, one in brackets. Else the line's own words do: a label
("Photo: "), a sign ("©"), brackets, a name with an agency.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.domain.article import Photo
from onrecord.extract.agencies import AGENCIES
from onrecord.extract.captions import Caption
from onrecord.extract.controls import is_time, without_controls
from onrecord.extract.credits import claims_rights, split_credit
from onrecord.extract.lines import Line
from onrecord.extract.phrases import phrases_of
from onrecord.extract.titles import names_site

_LABELS = (
    r"photograph(?:y|er)?|photos?|pictures?|images?|image credit|photo credit|photo illustration|credits?"
    r"|illustrations?|artwork|graphic|fotos?|fotograf\w*|bild(?:er|quelle)?|quelle|crédits?|crédit photo"
    r"|fotografía|foto de archivo|fonte|fuente|bron|beeld|fot\.|zdroj|kilde|фото|источник|коллаж|рисунок|kuva"
    r"|grafik|montage|source|courtesy(?: of)?|screenshot|ảnh|görsel|fotoğraf|写真|사진|사진출처"
)
_LABEL = re.compile(
    rf"^(?:{_LABELS})\s*(?:[:：]\s*|(?:\.{{3}}|…)\s*|\b(?:by|courtesy(?: of)?|via|von|par|of)\b\s*[:：]?\s*)"
    r"|^courtesy(?: of)?:?\s+|^(?:©|\(c\)|（Ｃ）|copyright)\s*|^/\s*",
    re.IGNORECASE,
)
_TOGGLE = re.compile(
    r"\s*(?:(?:read|show|see|view) (?:more|less)|(?:hide|show|toggle|view|open) caption|visa? mer"
    r"|mehr (?:anzeigen|lesen)|lire plus|leer más|ver más|enlarge(?: (?:this )?image)?|full ?screen"
    r"|image \d+ of \d+)$",
    re.IGNORECASE,
)
_TOGGLE_ENDS = ("ore", "ess", "on", "mer", "gen", "sen", "lus", "más", "rge", "age", "een")  # or a digit
_NOUN_BEFORE = re.compile(
    r"^(?:[Pp]hotos?|[Ff]otos?|[Cc]rédits?) (?=(?:[^\W\d_a-z][\w'’.-]+(?:[ /]|$)){2})(?!\w+ News)"
)
_LABEL_ALONE = re.compile(rf"^(?:{_LABELS})\s*[:：]?$|^[:：|–-]$", re.IGNORECASE)
_IN_LINE = re.compile(
    rf"(?:^|(?<=[\s.!?\"”»)(\[|/,]))(?P<all>(?:(?:{_LABELS})(?:\s+(?:by|courtesy of|via|von))?\s*[:：]\s*"
    rf"|(?:photograph|photo|picture|illustration|image)s? (?:by|courtesy of) |©\s*|\(c\)\s*|（Ｃ）)"
    r"(?P<credit>[^()\[\]]{2,90}))[)\].]*$",
    re.IGNORECASE,
)
_EASTERN = re.compile(
    r"(?:＝(?P<equal>[^＝。、]{2,20})|（Ｃ）(?P<sign>.{2,20})|[（(](?P<round>[^（）()]{2,20}?)(?:撮影|提供)[）)])$"
)
# What _IN_LINE and _EASTERN cannot do without: signs near the end, lower case, or a colon behind what a label
# ends in; signs anywhere.
_LABEL_SIGNS = ("©", "(c)", "（ｃ）")
_LABEL_ENDS = tuple(
    """
    ph phy pher oto otos ture tures age ages edit edits édit édits tion tions work phic foto fotos bild bilder
    quelle afía ivo fonte fuente bron beeld fot. zdroj kilde фото источник коллаж рисунок kuva grafik montage
    source courtesy screenshot ảnh görsel fotoğraf 写真 사진 사진출처 by of via von
    """.split()  # noqa: SIM905
)
_OPEN_LABEL = "fotograf"  # further letters may follow
_LABEL_NOUNS = ("photograph", "photo", "picture", "illustration", "image")
_LABEL_CHARS = 130
_LABELLED_CHARS = 200  # from before such a label to the end of its line
_EASTERN_SIGNS = ("＝", "（Ｃ）", "撮影", "提供")
_SENTENCE_CHARS = 84  # from the end of the last sentence to that of the line, where a credit stands between
_GROUPS = ("credit", "equal", "sign", "round")
_ROUND = re.compile(r"[(\[](?P<credit>[^()\[\]]{2,80})[)\]]\.?$")
# Behind a sentence's end, that is no initial's full stop: "... at the quay. Mia Holm", "Mia R. Holm".
_AFTER_SENTENCE = re.compile(
    r"(?:(?<=[^\W\d_]{2}[.!?])|(?<=[\d”\"»)][.!?])|(?<=[.!?][”\"»)]))\s*(?P<credit>(?=[^a-z])[^.!?]{2,80})\.?$"
)
_PICTURE_OF = re.compile(
    r"\s[—–-]\s(?P<credit>[^\W\d_a-z][^—–.]{1,39}?) (?:pic|photo|file pic|file photo)s?$"
)
_DATED = re.compile(r"(?:19|20)\d\d(?!\d)|\d{1,2}[:.]\d\d(?!\d)|:\d{6}|m/w|w/m")
_BY_SLASH = re.compile(r"\s?/\s?")
_SLASHED = re.compile(r"^[^\W\d_](?:[^.!?:;]|(?<=\s[^\W\d_a-z])\.){1,40}\s?/\s?[^.!?:;]{2,40}$")
_CAPITAL = re.compile(r"^[^\w]*(?:[^\W\d_a-z]|\d|@)")
_SMALL_WORDS = frozenset(
    ("for", "of", "via", "and", "the", "de", "von", "du", "la", "le", "x", "und", "y", "et")
)
_ASIDE = frozenset(
    ("file", "pool", "archiv", "archive", "archivbild", "handout image", "left", "right", "center")
)
_MAX_CREDIT_WORDS = 8
_MAX_CREDIT_CHARS = 80
_MAX_CREDIT_LINE = 110
_SENTENCE_WORDS = 5
_CAPTION_WORDS = 2
_CAPTION_CHARS = 8
_BESIDE = frozenset(("caption", "credit"))
_FIGURES = frozenset(("caption", "figure"))
_AWAY = frozenset(("-related", "-nav", "-comment", "-newsletter", "-share", "-legal", "-bio"))
_MENUS = frozenset(("nav", "footer"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What photos are looked for beside.

    Args:
        near: Numbers of the lines about the article; others are not looked at.
        last: Number of the body's last line.
        hints: Marks of the headline's and the body's own lines.
        captions: What the page's caption elements hold; empty for a flattened page.
        authors: Names that a line by itself gives as the byline.
        sites: Keys of the site's names.
    """

    near: range
    last: int
    hints: frozenset[str] = frozenset()
    captions: Sequence[Caption] = ()
    authors: tuple[str, ...] = ()
    sites: frozenset[str] = frozenset()


def photos_of(lines: Sequence[Line], about: Surroundings) -> tuple[Photo, ...]:
    """Find the photos of an article among the lines that were cut.

    Args:
        lines: Cut lines.
        about: The article about them.

    Returns:
        Photos in page order, each credit or caption once.
    """
    by_text: dict[str, Caption] = {}
    for caption in about.captions:
        for text in (caption.whole, *(part.text for part in caption.parts)):
            by_text.setdefault(text, caption)
    photos: list[Photo] = []
    read: set[int] = set()
    for line in lines:
        if line.number not in about.near or _is_elsewhere(line, about):
            continue
        held = by_text.get(line.text)
        if held is not None and id(held) in read:
            continue
        photo = _photo_of_caption(held, about.sites) if held is not None else _photo_of_line(line, about)
        if held is not None:
            read.add(id(held))
        photo = _of_picture(photo) if photo is not None else None
        if photo is not None and (photo.caption or photo.credits):
            photos.append(photo)
    return _joined(photos)


def _of_picture(photo: Photo) -> Photo | None:
    """Leave out what stands beside a picture and is no caption; None where a time stands there."""
    if not photo.caption:
        return photo
    if is_time(photo.caption):
        return None
    caption = without_controls(photo.caption)
    return photo if caption == photo.caption else Photo(caption=caption or None, credits=photo.credits)


def _is_elsewhere(line: Line, about: Surroundings) -> bool:
    """Say whether the markup puts a line into a box or menu that the article does not stand in."""
    if line.place is None or _IN_LINE.match(line.text):
        return False
    return bool((line.place.hints - about.hints) & _AWAY) or bool(line.place.within & _MENUS)


def _photo_of_caption(caption: Caption, sites: frozenset[str]) -> Photo | None:
    """Part a caption element by its markup, else by its words."""
    parts = [part for part in caption.parts if not _TOGGLE.fullmatch(part.text)]
    if not parts:
        return None
    named = [part.text for part in parts if part.is_source and not _LABEL_ALONE.match(part.text)]
    others = [part.text for part in parts if not part.is_source]
    at_an_end = parts[0].is_source or parts[-1].is_source
    is_parted = at_an_end and (bool(others) or is_source_alone(" ".join(named), sites))
    if named and is_parted and len(" ".join(named)) <= _MAX_CREDIT_CHARS:
        return _photo(" ".join(others), " ".join(named))
    texts = [part.text for part in parts if not _LABEL_ALONE.match(part.text)]
    if len(texts) >= 2:
        last, rest = texts[-1], " ".join(texts[:-1])
        is_labelled = any(_LABEL_ALONE.match(part.text) for part in parts[:-1])
        if is_labelled or (looks_like_source(last) and len(rest.split()) >= _CAPTION_WORDS):
            return _photo(rest, last)
        is_first_labelled = _LABEL.match(texts[0]) is not None and len(texts[0].split()) > 1
        is_sentence = is_first_labelled or len(" ".join(texts[1:]).split()) > _SENTENCE_WORDS
        if is_sentence and looks_like_source(texts[0]):
            return _photo(" ".join(texts[1:]), texts[0])
    whole = _without_toggle(caption.whole)
    if is_source_alone(whole, sites):
        return _photo("", whole)
    return _parted(whole) or _captioned(whole)


def _without_toggle(text: str) -> str:
    """Take off the words of a button that stand behind a caption; most captions end otherwise."""
    end = text[-3:].casefold()
    return _TOGGLE.sub("", text) if end.endswith(_TOGGLE_ENDS) or end[-1:].isdecimal() else text


def _photo_of_line(line: Line, about: Surroundings) -> Photo | None:
    """Read a line without a caption element: by its regions in the markup, or strictly by its words."""
    place, text = line.place, line.text
    is_beside = place is None or bool(place.within & _FIGURES or place.hints & _BESIDE)
    if not is_beside and (len(text) > _MAX_CREDIT_LINE or line.number >= about.last):
        return None
    phrases = phrases_of(text)
    if phrases.get("byline") in ("start", "whole") or text in about.authors:
        return None
    if "/" in text and {*_BY_SLASH.split(text)} <= {*about.authors}:
        return None
    photo = _photo_by_place(line, about)
    return None if photo is None or claims_rights(text) else photo


def _photo_by_place(line: Line, about: Surroundings) -> Photo | None:
    place, text = line.place, line.text
    if place is not None and ("caption" in place.within or place.hints & _BESIDE):
        named = "credit" in place.hints and is_source_alone(text, about.sites)
        return _photo("", text) if named else _parted(text) or _captioned(text)
    if place is None or "figure" in place.within:
        return _parted(text)
    if len(text.split()) > _MAX_CREDIT_WORDS or _DATED.search(text):
        return None
    is_slashed = _SLASHED.match(text) is not None and looks_like_source(text)
    return _photo("", text) if _IN_LINE.match(text) or is_slashed or _is_agency(text) else None


def _captioned(text: str) -> Photo | None:
    """Take a line as a caption without a credit, unless its words are those of furniture."""
    return None if {"start", "whole"} & set(phrases_of(text).values()) else Photo(caption=text)


def is_source_alone(text: str, sites: frozenset[str] = frozenset()) -> bool:
    """Say whether a text by itself names a source: an agency, the site, a labelled or a joined name."""
    bare = text.strip("()[] ")
    if not looks_like_source(bare):
        return False
    return bool(_is_agency(bare) or _SLASHED.match(bare) or _LABEL.match(bare) or names_site(bare, sites))


def _is_agency(text: str) -> bool:
    return bool(AGENCIES.fullmatch(text) or AGENCIES.fullmatch(text.title()))


def _parted(text: str) -> Photo | None:
    """Part one printed line into caption and credit; None where it names no credit."""
    found = _find_label(text) or _find_eastern(text)
    if found:
        groups = found.groupdict()
        credit = next((groups[name] for name in _GROUPS if groups.get(name)), "")
        return None if _DATED.search(credit) else _photo(text[: found.start()], credit)
    found = _PICTURE_OF.search(text) if text.endswith(("pic", "photo", "pics", "photos")) else None
    if found and looks_like_source(found["credit"]):
        return _photo(text[: found.start()], found["credit"])
    end = text[-_SENTENCE_CHARS:-1]
    for form, may_match in (
        (_ROUND, text.endswith((")", "]", ").", "]."))),
        (_AFTER_SENTENCE, "." in end or "!" in end or "?" in end),
    ):
        found = form.search(text, max(0, len(text) - _SENTENCE_CHARS)) if may_match else None
        if found and found.start() > _CAPTION_CHARS and looks_like_source(found["credit"]):
            return _photo(text[: found.start()], found["credit"])
    if "/" in text and _SLASHED.match(text) and looks_like_source(text):
        return _photo("", text)
    return split_credit(text)


def _find_label(text: str) -> re.Match[str] | None:
    """Find the credit behind a label or sign that ends a line; most lines lack the signs near their end."""
    bare = text.rstrip(")].")
    end = bare[-_LABEL_CHARS:].lower()
    may_be = _is_labelled(end) if ":" in end or "：" in end else False
    for sign in _LABEL_SIGNS:
        may_be = may_be or sign in end
    if not may_be and (" by " in end or " courtesy of " in end):
        end = bare[-_LABELLED_CHARS:].lower()
        may_be = any(noun in end for noun in _LABEL_NOUNS)
    return _IN_LINE.search(text, max(0, len(bare) - _LABELLED_CHARS)) if may_be else None


def _is_labelled(text: str) -> bool:
    """Say whether a colon of a text, lower case, stands behind what a label ends in."""
    before = text.replace("：", ":").split(":")[:-1]
    return any(each.rstrip().endswith(_LABEL_ENDS) or _OPEN_LABEL in each for each in before)


def _find_eastern(text: str) -> re.Match[str] | None:
    if text.isascii() or not any(sign in text for sign in _EASTERN_SIGNS):
        return None
    return _EASTERN.search(text)


def names_credit(text: str) -> bool:
    """Say whether a line ends in a credit with its label or sign: "... Photo: A B", "... © A B"."""
    found = _find_label(text)
    return found is not None and not _DATED.search(found["credit"]) and not claims_rights(text)


def looks_like_source(text: str) -> bool:
    """Say whether a short text may name a picture's source: names, agencies, a label, no sentence."""
    words = text.strip("()[] ").split()
    if not words or len(words) > _MAX_CREDIT_WORDS or len(text) > _MAX_CREDIT_CHARS:
        return False
    if sum(map(str.isalpha, text)) < 2 or _DATED.search(text) or text.rstrip()[-1:] in "?!":
        return False
    if {"byline", "date"} & set(phrases_of(text)):
        return False
    if _LABEL.match(text.strip("()[] ")) and len(words) > 1:
        return True
    if "/" in text and AGENCIES.search(text):
        return True
    return all(_CAPITAL.match(word) or word.lower() in _SMALL_WORDS or word in "/|&-–·," for word in words)


def _photo(caption: str, credit: str) -> Photo:
    shown = caption.strip(" (|[–-/,").strip()
    return Photo(caption=shown or None, credits=clean_credits(credit))


def clean_credits(text: str) -> tuple[str, ...]:
    """Give the sources that a credit names, without its label, sign or brackets.

    Args:
        text: As printed: "(Photo: Mia Holm/Agency | Per Ash)".

    Returns:
        Names in order; parts that are about the picture ("File") are left out.
    """
    bare = _without_toggle(text).strip(" ()[]（）|–-;")
    while (shorter := _LABEL.sub("", bare).strip(" ()[]:|–-;")) not in ("", bare):
        bare = shorter
    bare = _NOUN_BEFORE.sub("", bare)
    parts = (part.strip(" ()[]") for part in re.split(r"\s*[|,;]\s+", bare))
    return tuple(dict.fromkeys(part for part in parts if part and part.lower() not in _ASIDE))


def _joined(photos: list[Photo]) -> tuple[Photo, ...]:
    """Give a caption the credit that follows it on a line of its own; drop repeats."""
    found: list[Photo] = []
    for photo in photos:
        if found and photo.caption is None and not found[-1].credits:
            found[-1] = Photo(caption=found[-1].caption, credits=photo.credits)
        elif photo not in found:
            found.append(photo)
    return tuple(found)
