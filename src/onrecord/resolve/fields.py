"""Fields: headline, standfirst, body and captions of a page, each cut up into words and names."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from onrecord.domain.article import Article
from onrecord.resolve.names import Name, find_names
from onrecord.resolve.words import Token, cut_into_words, lower_words

CAPTION = "caption"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldWords:
    """One field, cut up: its words, their tokens and the names among them."""

    text: str
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]


def cut_fields(article: Article, places: Collection[str] | None = None) -> dict[str, FieldWords]:
    """Cut the fields of a page up.

    Args:
        article: The page's article.
        places: Which fields; all by default.

    Returns:
        By the fields' names; captions under "caption0", "caption1", ...
    """
    texts = {place: text for place in ("headline", "standfirst", "text") if (text := article.words_of(place))}
    texts |= {f"{CAPTION}{i}": photo.caption for i, photo in enumerate(article.photos) if photo.caption}
    lower = lower_words(texts.values())
    return {place: _cut(text, lower) for place, text in texts.items() if places is None or place in places}


@lru_cache(maxsize=16)  # a page is cut up when it is read, and again when the archive learns from it
def _cut(text: str, lower_on_page: frozenset[str]) -> FieldWords:
    tokens = cut_into_words(text, lower_on_page=lower_on_page)
    return FieldWords(text=text, tokens=tokens, names=find_names(text, tokens))
