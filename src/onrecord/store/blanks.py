"""Blanks: words taken out of a page and of what was read in it, letter by letter.

Each letter or digit of a withdrawn stretch becomes a "*", so that every span stays where it
is. In a page's source the words are found across tags, entities and JSON escapes. Of fewer
than three words only those in their own surroundings are blanked: "no" stands anywhere.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.domain.analysis import Analysis
from onrecord.domain.article import Article, Field, Phrase
from onrecord.domain.match import Repeat
from onrecord.domain.span import Span
from onrecord.domain.statement import Attribution, Figure, Setting, Statement
from onrecord.store.wording import words_of

BLANK = "*"
_ENOUGH_WORDS = 3
_AROUND = 3  # words before and after that place a short stretch
_RAW_WORD = re.compile(r"[^\W_]+")
_ESCAPED = r"&\#?\w+;|\\u[0-9a-fA-F]{4}"
_LONE = r"&(?!\#?\w+;)|<(?![^>]*>)"  # marks that begin no entity and no tag
_GAP = rf"(?:[^\w<&\\]|_|<[^>]*>|{_ESCAPED}|{_LONE}|\\[^u\w]|\\[bfnrt])*"
_PIECE_OF_SOURCE = re.compile(rf"<[^>]*>|{_ESCAPED}|\\[bfnrt]|[^\W_]+")
_TAG = re.compile(r"<[^>]*>")
_JSON_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words to blank, with up to three words before and after them in their paragraph."""

    words: tuple[str, ...]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    def pattern(self) -> re.Pattern[str]:
        """Give the pattern that finds the words; they are its group 1."""
        own = _GAP.join(map(_letters, self.words))
        if len(self.words) >= _ENOUGH_WORDS or not (self.before or self.after):
            return re.compile(rf"(?<![^\W_])({own})(?![^\W_])", re.IGNORECASE)
        before = "".join(_letters(word) + _GAP for word in self.before)
        after = "".join(_GAP + _letters(word) for word in self.after)
        return re.compile(rf"(?<![^\W_]){before}({own}){after}(?![^\W_])", re.IGNORECASE)


def _letters(word: str) -> str:
    return "".join(char if char.isascii() else rf"(?:{re.escape(char)}|{_ESCAPED})" for char in word)


def stretches_of(own: Attribution, article: Article) -> list[Stretch]:
    """Give the stretches of a content, one a paragraph of each span."""
    text = article.words_of(own.field)
    found: list[Stretch] = []
    for span in own.content:
        start = span.start
        for part in span.cut(text).split("\n\n"):
            words = tuple(_RAW_WORD.findall(part))
            before = text[:start].rsplit("\n\n", 1)[-1]
            after = text[start + len(part) :].split("\n\n", 1)[0]
            if words:
                around = _RAW_WORD.findall(before)[-_AROUND:], _RAW_WORD.findall(after)[:_AROUND]
                found.append(Stretch(words=words, before=tuple(around[0]), after=tuple(around[1])))
            start += len(part) + 2
    return found


def blank(text: str, stretches: Iterable[Stretch]) -> str:
    """Blank the stretches' words wherever they stand in a text or a page's source."""
    for stretch in stretches:
        text = stretch.pattern().sub(_blank_group, text)
    return text


def _blank_group(match: re.Match[str]) -> str:
    start, end = match.start(1) - match.start(), match.end(1) - match.start()
    whole = match.group()
    return whole[:start] + _PIECE_OF_SOURCE.sub(_blank_piece, whole[start:end]) + whole[end:]


def _blank_piece(match: re.Match[str]) -> str:
    piece = match.group()
    if piece.startswith("<"):
        return piece
    if piece.startswith("&"):
        return BLANK if html.unescape(piece).isalnum() else piece
    if piece.startswith("\\u"):
        return BLANK if chr(int(piece[2:], 16)).isalnum() else piece
    return piece if piece.startswith("\\") else BLANK * len(piece)


def blank_bytes(data: bytes, stretches: Sequence[Stretch]) -> bytes | None:
    """Blank words in captured bytes.

    Returns:
        The bytes without the words; None where they cannot be found there for certain.
    """
    for charset in ("utf-8", "latin-1"):
        try:
            text = data.decode(charset)
        except UnicodeDecodeError:
            continue
        left = blank(text, stretches)
        is_gone = left != text and not any(_holds(left, stretch) for stretch in stretches)
        return left.encode(charset) if is_gone else None
    return None


def _holds(source: str, stretch: Stretch) -> bool:
    if len(stretch.words) < _ENOUGH_WORDS:
        return stretch.pattern().search(source) is not None
    asked = f" {' '.join(words_of(' '.join(stretch.words)))} "
    unescaped = _JSON_ESCAPE.sub(lambda match: chr(int(match.group(1), 16)), source)
    plain = (source, unescaped, *(html.unescape(_TAG.sub(gap, unescaped)) for gap in ("", " ")))
    return any(asked in f" {' '.join(words_of(text))} " for text in plain)


def without(analysis: Analysis, gone: set[str], *, names: Sequence[Stretch] = ()) -> Analysis:
    """Give an analysis without some statements, their words blanked wherever it repeats them.

    Args:
        analysis: As read.
        gone: Ids of the statements.
        names: More words to blank.
    """
    article = analysis.article
    if article is None:
        return analysis
    removed = [own.attribution for own in analysis.statements if own.id in gone]
    stretches = [stretch for own in removed for stretch in stretches_of(own, article)] + list(names)
    left = _blank_article(article, removed, stretches)
    return replace(
        analysis,
        article=left,
        furniture=tuple(replace(line, text=blank(line.text, stretches)) for line in analysis.furniture),
        kept=tuple(replace(line, text=blank(line.text, stretches)) for line in analysis.kept),
        statements=_remaining(analysis.statements, gone, left),
        dates=tuple(replace(date, text=date.span.cut(left.text)) for date in analysis.dates),
        figures=_recut_figures(analysis.figures, left.text),
    )


def _blank_article(article: Article, removed: Sequence[Attribution], stretches: Sequence[Stretch]) -> Article:
    def words(field: Field) -> str:
        spans = [span for own in removed if own.field == field for span in own.content]
        return blank(_blank_spans(article.words_of(field), spans), stretches)

    body = words("text")
    return replace(
        article,
        text=body,
        headline=words("headline") or None,
        standfirst=words("standfirst") or None,
        kicker=article.kicker and blank(article.kicker, stretches),
        photos=tuple(replace(p, caption=p.caption and blank(p.caption, stretches)) for p in article.photos),
        corrections=tuple(_recut(phrase, body) for phrase in article.corrections),
    )


def _blank_spans(text: str, spans: Iterable[Span]) -> str:
    for span in spans:
        text = (
            text[: span.start]
            + _RAW_WORD.sub(lambda m: BLANK * len(m.group()), span.cut(text))
            + text[span.end :]
        )
    return text


def _remaining(statements: Sequence[Statement], gone: set[str], article: Article) -> tuple[Statement, ...]:
    left = [own for own in statements if own.id not in gone]
    places = {own.id: place for place, own in enumerate(left)}
    return tuple(
        replace(
            own,
            within=own.within if own.within in places else None,
            repeats=_left_of_repeat(own, {each.id: each for each in left}, article),
            attribution=_recut_attribution(own, article, places),
        )
        for own in left
    )


def _left_of_repeat(own: Statement, left: Mapping[str, Statement], article: Article) -> Repeat | None:
    """Give what a statement repeats, if that is left, with the changes whose words still stand there."""
    repeat = own.repeats
    if repeat is None or repeat.id not in left:
        return None
    here = own.attribution.content_text(article)
    there = left[repeat.id].attribution.content_text(article)
    standing = (each for each in repeat.changes if each.here in here and each.there in there)
    return replace(repeat, changes=tuple(standing))


def _recut_attribution(own: Statement, article: Article, places: dict[str, int]) -> Attribution:
    words = article.words_of(own.attribution.field)
    setting = own.attribution.setting
    return replace(
        own.attribution,
        within=places.get(own.within) if own.within else None,
        figures=_recut_figures(own.attribution.figures, words),
        setting=Setting(
            said_on=setting.said_on,
            **{
                name: (phrase := getattr(setting, name)) and _recut(phrase, words)
                for name in ("said_text", "occasion", "channel", "place", "audience")
            },
        ),
    )


def _recut(phrase: Phrase, words: str) -> Phrase:
    return replace(phrase, text=phrase.span.cut(words))


def _recut_figures(figures: Sequence[Figure], words: str) -> tuple[Figure, ...]:
    """Cut figures anew; one whose words are gone is gone."""
    cut = (replace(figure, text=figure.span.cut(words)) for figure in figures)
    return tuple(
        replace(
            figure, counted=None if figure.counted and figure.counted not in figure.text else figure.counted
        )
        if BLANK in figure.text
        else figure
        for figure in cut
        if _RAW_WORD.search(figure.text)
    )


def is_blank(own: Statement, article: Article) -> bool:
    """Say whether a statement has no word left."""
    return not _RAW_WORD.search(own.attribution.content_text(article))
