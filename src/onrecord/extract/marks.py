"""Marks: what the names that sites give their elements say of the words inside.

Read from class, id, role, itemprop and the like. "+" speaks for the article's own words, "-"
for furniture; a mark without either names a part of the article's heading or of a picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_MAX_NAMES = 40  # names read of one element; style frameworks give hundreds
_MAX_CHARS = 80
_MOST_KNOWN = 65_536
_MARKS: tuple[tuple[str, str], ...] = (
    (
        "+body",
        r"article-?_?-?(?:body|content|text)|story-?_?-?(?:body|content|text)|entry-?content"
        r"|post-?_?(?:content|body)|articlebody|storybody|content-?_?body"
        r"|body-?_?(?:content|text|copy)|article__content|richtext|rich-text|paragraph"
        r"|field-name-body|text-?body|main-?text|fulltext|news-?text|news-?body|node-content",
    ),
    ("+article", r"article|story|post|entry|content|detail"),
    (
        "standfirst",
        r"standfirst|sub-?_?title|sub-?_?head|deck\b|\bdek|(?<!with-)summary|\blead\b|-lead\b|lead-"
        r"|intro|excerpt|chapo|sottotitolo|entradilla|ingress|vorspann|abstract|sommario"
        r"|synopsis|teaser-?text|tagline|kicker|__announce\b|\banons|podzagolovok|bajada|copete|manchet\b"
        r"|occhiello|catenaccio|\bspot\b|underrubrik|anreisser",
    ),
    ("headline", r"headline|\btitle\b|-title\b|title-|_title"),
    ("byline", r"byline|author|\bautor|by-line|writer|contributor|journalist|redakt"),
    ("date", r"date|time\b|timestamp|publish"),
    (
        "caption",
        r"caption|legend|bildunter|\bcutline|photo-?text|image-?text|img-?desc|gallery"
        r"|slideshow|carousel",
    ),
    ("credit", r"credit|copyright|source\b|photographer|bildquelle"),
    (
        "-related",
        r"related|recommend|more-?(?:from|on|stories|news)|read-?(?:more|also|next)|also-?read"
        r"|teaser|promo\b|promo-|card\b|cards\b|-card|see-?also|similar|linkbox|link-?list"
        r"|outbrain|taboola|trending|popular|most-?read|latest|next-?up|further|weitere"
        r"|inline-?link|pullout|mehr-zum",
    ),
    ("-share", r"share|social|sharing|facebook|twitter|whatsapp|follow"),
    (
        "-newsletter",
        r"newsletter|subscri|signup|sign-up|paywall|\babo\b|register|regwall|donat|membership"
        r"|support-us",
    ),
    ("-comment", r"comment|disqus|discussion|respond|leserbrief|kommentar"),
    (
        "-nav",
        r"\bnav|navi|menu|breadcrumb|pagination|pager|toolbar|topbar|sitemap|skip-?link"
        r"|dropdown|footer|header-|masthead|sidebar|side-?bar|rail\b|-rail|aside|widget"
        r"|tabs?\b|accordion",
    ),
    ("-ad", r"\bads?\b|\bad-|-ad\b|advert|sponsor|anzeige|banner|commercial|affiliate|publi"),
    ("-tags", r"\btags?\b|-tags?\b|tag-|topics?\b|keyword|categor|labels?\b"),
    (
        "-legal",
        r"cookie|consent|gdpr|privacy|disclaimer|legal|modal|popup|overlay|dialog(?!-off-canvas-main)|toast",
    ),
    ("-bio", r"\bbio\b|-bio|biograph|about-(?:the-)?author|author-?(?:box|info|card|desc|profile)"),
    ("-hidden", r"hidden|sr-only|screen-?reader|visually|invisible|offscreen|print-only|only-print"),
    ("quote", r"pull-?quote|blockquote|quote"),
    (
        "-info",
        r"infobox|info-?box|factbox|fact-?box|widget|embed|tweet|video|player|audio|podcast"
        r"|\bpoll\b|quiz",
    ),
)
MARKS = tuple(name for name, _ in _MARKS)
_PLAIN = re.compile(r"[a-z_-]+")
_PARTS = re.compile(r"[a-z]{2,}")  # of a name: what stands between its hyphens and numbers
_KEY_CHARS = 3
_READ_ALOUD = "speakable"  # as "speakable-summary", which any paragraph may be
_SHORT = "ad"  # the one word of two letters


@dataclass(frozen=True, slots=True, kw_only=True)
class _Forms:
    """The forms that a name with certain three letters may show, with the bit of each one's mark.

    Args:
        plain: Those that are letters alone.
        joined: Those with hyphens.
        patterns: Of each mark the others, as one pattern.
    """

    plain: tuple[tuple[int, str], ...]
    joined: tuple[tuple[int, str], ...]
    patterns: tuple[tuple[int, re.Pattern[str]], ...]


def _forms_by_key() -> dict[str, _Forms]:
    """Sort the forms by three letters that a name must hold, so that few are looked for in each name."""
    found: dict[str, list[tuple[int, str]]] = {}
    for mark, pattern in _MARKS:
        for form in re.split(r"\|(?![^(]*\))", pattern):
            plain = re.sub(r"\(\?:[^()]*\)\??|.\?|\\b", " ", form)
            key = max(re.findall("[a-z]+", plain), key=len)[:_KEY_CHARS]
            found.setdefault(key, []).append((1 << MARKS.index(mark), form))
    return {key: _parted(forms) for key, forms in found.items()}


def _parted(forms: Iterable[tuple[int, str]]) -> _Forms:
    words: list[tuple[int, str]] = []
    patterns: dict[int, list[str]] = {}
    for bit, form in forms:
        if _PLAIN.fullmatch(form):
            words.append((bit, form))
        else:
            patterns.setdefault(bit, []).append(form)
    return _Forms(
        plain=tuple((bit, word) for bit, word in words if word.isalpha()),
        joined=tuple((bit, word) for bit, word in words if not word.isalpha()),
        patterns=tuple((bit, re.compile("|".join(own))) for bit, own in patterns.items()),
    )


_FORMS = _forms_by_key()
_KEYS = frozenset(_FORMS)
_NOTHING: tuple[int, tuple[_Forms, ...]] = (0, ())


def read_marks(names: str) -> int:
    """Give the marks of an element.

    Args:
        names: The values of its naming attributes, parted by blanks, lower case.

    Returns:
        Marks as bits, in the order of MARKS; 0 where nothing is known of any name.
    """
    found = 0
    for name in names.split(None, _MAX_NAMES)[:_MAX_NAMES]:
        found |= _known[name]
    return found


def marks_in(bits: int) -> frozenset[str]:
    """Give the names of marks given as bits."""
    return frozenset(mark for place, mark in enumerate(MARKS) if bits >> place & 1)


class _Known(dict[str, int]):
    """The marks of every name that was met, found when it is asked for; a plain look-up the next time."""

    def __missing__(self, name: str) -> int:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        found = self[name] = _marks_of_name(name)
        return found


_known = _Known()


def _marks_of_name(name: str) -> int:
    if len(name) >= _MAX_CHARS or _READ_ALOUD in name:
        return 0
    found = 0
    forms: tuple[_Forms, ...] = ()
    for part in _PARTS.findall(name):
        bits, further = _marks_of_part(part)
        found |= bits
        forms += further
    for own in forms:
        for bit, word in own.joined:
            if word in name:
                found |= bit
        for bit, pattern in own.patterns:
            if not found & bit and pattern.search(name):
                found |= bit
    return found


@lru_cache(maxsize=_MOST_KNOWN)
def _marks_of_part(part: str) -> tuple[int, tuple[_Forms, ...]]:
    """Give the marks that letters without a break show by themselves, and the forms to look for further."""
    keys = _KEYS.intersection([part[at : at + _KEY_CHARS] for at in range(len(part) - _KEY_CHARS + 1)])
    if _SHORT in part:
        keys |= {_SHORT}
    if not keys:  # most have none
        return _NOTHING
    found = 0
    for key in keys:
        for bit, word in _FORMS[key].plain:
            if word in part:
                found |= bit
    return found, tuple(_FORMS[key] for key in keys if _FORMS[key].joined or _FORMS[key].patterns)
