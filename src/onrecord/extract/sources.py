"""Sources: whether a line names where a picture is from, asked about every line of a page.

The forms of `credits` are many and slow to look for; a line that holds none of the words or
signs that they are made of is spared them.
"""

from __future__ import annotations

import re

from onrecord.domain.article import Photo
from onrecord.extract.agencies import AGENCY, AGENCY_NAMES
from onrecord.extract.credits import split_credit

_MAY_NAME = re.compile(
    rf"[©(\[/:：]|{AGENCY}|[Pp]hoto|[Ii]mage|[Pp]icture|[Cc]redit|Illustration|Fot|Bild|[Qq]uelle|Crédit|Fonte|Fuente"
    r"|Zdroj|Фото|Источник|Kuva|Grafik|Source|Courtesy|Screenshot|Copyright"
)
_MAX_CHARS = 600
_LABELS = (
    "photograph photography photos photo picture images image credits credit illustration fotos foto bild "
    "bilder bildquelle quelle crédits crédit fotografía fot fonte fuente zdroj фото источник kuva grafik "
    "source courtesy screenshot copyright c"
)
SOURCE_WORDS = frozenset(
    (
        *_LABELS.split(),
        *(name.split()[0].split("-")[0].lower() for name in AGENCY_NAMES),
        *map(str.lower, AGENCY_NAMES),
    )
)
"""Words, lower case, one of which stands in most lines that name a source."""


def source_of(text: str) -> Photo | None:
    """Give what `split_credit` gives; None at once for a line that holds no sign of a source."""
    return split_credit(text) if len(text) < _MAX_CHARS and _MAY_NAME.search(text) else None
