"""Sources: whether a line names where a picture is from, and the words that such lines hold.

A line that holds none of these words, no slash and no "©" is spared the question.
"""

from __future__ import annotations

from onrecord.domain.article import Photo
from onrecord.extract.agencies import AGENCY_NAMES
from onrecord.extract.credits import split_credit

_MAX_CHARS = 600
_LABELS = (
    "photograph photography photos photo picture images image credits credit illustration fotos foto bild "
    "bilder bildquelle quelle crédits crédit fotografía fot fonte fuente zdroj фото источник kuva grafik "
    "source courtesy screenshot copyright c"
)
SOURCE_WORDS = frozenset(
    (
        *_LABELS.split(),
        *(name.removeprefix("The ").split()[0].split("-")[0].lower() for name in AGENCY_NAMES),
        *map(str.lower, AGENCY_NAMES),
    )
)
"""Words, lower case, one of which stands in most lines that name a source."""


def source_of(text: str) -> Photo | None:
    """Give what `split_credit` gives; None for a line too long to name a source."""
    return split_credit(text) if len(text) < _MAX_CHARS else None
