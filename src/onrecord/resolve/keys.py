"""Keys: the folded name under which a person is filed, and the id that is made of it."""

from __future__ import annotations

import hashlib
import unicodedata

from onrecord.domain.statement import SpeakerType

ID_LENGTH = 16  # hex digits
LONGEST = 200  # code points of a name; what is longer is no name


def fold_name(name: str) -> str:
    """Fold a name to its key: no accents, case, marks or invisible characters.

    Returns:
        The key; empty where nothing is left, or where the text is too long for a name.
    """
    if len(name) > LONGEST:
        return ""
    plain = unicodedata.normalize("NFKD", name).casefold()
    kept = (_kept(char) for char in unicodedata.normalize("NFKD", plain))
    words = "".join(kept).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def person_id(type: SpeakerType, key: str, field: str = "") -> str:
    """Give the id of a person filed under a type and a key; a field keeps two of one key apart."""
    told = f"{type} {key} ({field})" if field else f"{type} {key}"
    return hashlib.sha256(told.encode()).hexdigest()[:ID_LENGTH]


def _kept(char: str) -> str:
    category = unicodedata.category(char)
    if category[0] in "LN":
        return char
    return (
        "" if (category in ("Mn", "Me", "Cf", "Cs", "Cc") and not char.isspace()) or char in "'’‘.ʼ" else " "
    )
