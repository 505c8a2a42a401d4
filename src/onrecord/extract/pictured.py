"""Pictured: captions that tell who stands where in a picture, or that it is an old or a sample one.

Such a line reads like a sentence of the article, and in a dump nothing else tells it apart; but no
article speaks so of anybody. Sides are looked for only where one of their words stands on the page.
What a credit alone stands under is a caption, too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from onrecord.domain.article import Furniture
from onrecord.extract.photos import is_source_alone
from onrecord.extract.sources import source_of

_MAX_CHARS, _MAX_WORDS = 420, 60
_SIDE = r"(?:left|right|cent(?:er|re))"
_NTH = r"(?:second|third|fourth|2nd|3rd|4th)\ (?:from\ )?(?:the\ )?"
_OPENS_WITH = ("Pictured", "Legende", "Bild", "Abb", "Légende")
_OPENINGS = re.compile(
    r"(?:Pictured\b|(?:Legende|Bild(?:unterschrift|legende)|Abb(?:ildung|\.)|Légende)(?: \d+)? ?:)"
)
_ROUND = re.compile(
    rf"""\((?:
        (?:{_NTH}|far\ |front\ |top\ )?{_SIDE} | [lr]\.? | [Ff]rom\ left(?:\ to\ right)? | L\ to\ R | L-R
        | links | rechts | (?:\d\.|zweiter?|dritter?)\ ?v(?:on|\.)\ ?(?:links|rechts|[lr]\.)
        | v\.\ ?l\.(?:\ ?n\.\ ?r\.)? | li\. | re\. | [àa]\ gauche | à\ droite
        | izq\.? | izquierda | dcha\.? | derecha | a\ sinistra | a\ destra
        | (?:Archiv|Symbol)(?:bild|foto) | [Ff]ile\ (?:photo|picture|image) | [Ss]tock\ photo
        | [Aa]rkivfoto | [Aa]rchieffoto | [Pp]hoto\ d['’]archives?
        | (?:[Ff]oto|[Ii]magen)\ de\ archivo | [Ff]oto\ d['’]archivio
    )\)""",
    re.VERBOSE,
)
_ROW = re.compile(
    rf"""(?:^|[,:(]\ ?|[Pp]ictured\ )[Ff]rom\ left(?:\ to\ right)?[,:]
        | \bfrom\ left(?:\ to\ right)?: | \bv\.\ ?l\.\ ?n\.\ ?r\.
        | [Dd]e\ gauche\ à\ droite\ ?[:,] | [Dd]e\ izquierda\ a\ derecha[:,]
        | [A-Z][\w.'’-]+,\ (?:{_NTH}|far\ |top\ |bottom\ |front\ )?(?:left|right),""",
    re.VERBOSE,
)
_CREDIT_CHARS = 90
_OF_TEXT = re.compile(
    r"\W*(?:sources?|quellen?|fuentes?|fontes?|bron(?:nen)?|zdroje?|источник)\b", re.IGNORECASE
)
_ROW_SIGNS = ("left", "right", "à droite", "derecha", "v.l", "v. l")  # one of them stands in every row


def find_captions(texts: Sequence[str]) -> list[int]:
    """Find the lines that can only be captions of pictures.

    Args:
        texts: Those of a page that read like its paragraphs.

    Returns:
        Their places among the texts; none where they would be most of them.
    """
    whole = "\n".join(texts)
    has_round = _ROUND.search(whole) is not None
    signs = [sign for sign in _ROW_SIGNS if sign in whole]
    found = [
        place
        for place, text in enumerate(texts)
        if len(text) <= _MAX_CHARS
        and (
            (text.startswith(_OPENS_WITH) and _OPENINGS.match(text))
            or (has_round and _ROUND.search(text))
            or (signs and any(sign in text for sign in signs) and _ROW.search(text))
        )
        and text.count(" ") < _MAX_WORDS
    ]
    return found if 2 * len(found) <= len(texts) else []


def is_credit(text: str) -> bool:
    """Say whether a line names whom a picture is from, and nothing else; a text's sources are no credit."""
    if len(text) > _CREDIT_CHARS or _OF_TEXT.match(text):
        return False
    found = source_of(text)
    return (found is not None and bool(found.credits) and not found.caption) or is_source_alone(text)


def name_captions(furniture: tuple[Furniture, ...], captions: Collection[int]) -> tuple[Furniture, ...]:
    """Name the lines so found, by their numbers, among the furniture."""
    if not captions:
        return furniture
    return tuple(
        replace(line, kind="caption", reason="tells of a picture")
        if line.line in captions and line.kind == "other"
        else line
        for line in furniture
    )
