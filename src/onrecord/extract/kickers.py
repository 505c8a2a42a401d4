"""Kickers: the few words over a headline that say what it is about.

They stand in the headline's own line before it, or alone on the line above. The last point of a
menu stands there too: in HTML it is a link or a list's; in a dump nothing shows it, so that a line
counts there only if the article speaks of what it names.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.lines import Line
from onrecord.extract.phrases import phrases_of, tokens_of
from onrecord.extract.titles import letters_of, names_site

_MAX_WORDS, _MAX_CHARS = 7, 60
_TELLING_LETTERS = 4
_LONE_LETTERS = 10
_TRAIL = frozenset("»›>|")
_EDGES = " :|-–—/•·+"
_TAGS = frozenset(("p", "div", "span", "h2", "h3", "h4", "h5", "h6", "header", "section"))
_AWAY = frozenset(("nav", "list", "button", "form", "aside"))
_NAMED_AWAY = frozenset(("-nav", "-tags", "byline", "date", "-share", "-ad"))


def kicker_of(
    lines: Sequence[Line], headline: int | None, title: str | None, *, text: str, sites: frozenset[str]
) -> str | None:
    """Find the kicker of an article.

    Args:
        lines: All lines.
        headline: Number of the headline's line, or None.
        title: The headline that was chosen.
        text: The body, which a dump's kicker must be about.
        sites: Keys of the site's names, which are no kicker.

    Returns:
        The kicker as printed, without the colon behind it; None where there is none.
    """
    if headline is None or not title:
        return None
    shown = lines[headline].text
    if shown != title and shown.endswith(title):
        return shown[: -len(title)].strip(_EDGES) or None
    above = lines[headline - 1] if headline else None
    if above is None or not _may_be_kicker(above.text) or names_site(above.text, sites):
        return None
    if letters_of(above.text) in letters_of(title) or [line.text for line in lines].count(above.text) > 1:
        return None
    is_one = _is_text(above, lines[headline]) if above.place is not None else _is_subject(above.text, text)
    return above.text.strip(_EDGES) if is_one else None


def _may_be_kicker(text: str) -> bool:
    """Say whether a line's own words allow that it is a kicker: few, with letters, none of furniture."""
    if len(text.split()) > _MAX_WORDS or len(text) > _MAX_CHARS or any(map(str.isdigit, text)):
        return False
    return len(letters_of(text)) >= _TELLING_LETTERS - 1 and not phrases_of(text) and not _TRAIL & set(text)


def _is_text(line: Line, headline: Line) -> bool:
    """Say whether a line of HTML is plain text in the headline's company, no link and no menu's."""
    place, own = line.place, headline.place
    if place is None or own is None or place.tag not in _TAGS or place.link_chars:
        return False
    return not (place.within - own.within) & _AWAY and not (place.hints - own.hints) & _NAMED_AWAY


def _is_subject(words: str, text: str) -> bool:
    """Say whether the article speaks of what a line names."""
    telling = [token for token in tokens_of(words) if len(token) >= _TELLING_LETTERS]
    if len(words.split()) < 2 and len(words) < _LONE_LETTERS:
        return False  # "Politics", a section
    lowered = text.casefold()
    return bool(telling) and all(token in lowered for token in telling)
