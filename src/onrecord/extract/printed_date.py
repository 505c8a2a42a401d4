"""Printed date: when an article was published, as the lines about its headline print it.

Among the lines near the headline that hold a full date, the one is taken that says most plainly
what it is: by words of publishing, by its markup, by holding little else, by standing close.
Lines that speak of a change count only where no other does, but for a date that stands before
the word of changing. What a sentence of the article tells is not its date, nor is "3 hours ago".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from onrecord.extract.features import HOLDS_DIGIT, HOLDS_YEAR, Noted
from onrecord.extract.lines import Line, count_words
from onrecord.extract.times import read_clock, read_month_day, read_short_year, read_time

_NEAR_BEFORE, _NEAR_AFTER = 8, 12
_DATE_WORDS = 16
_PUBLISHED_WORDS = 40

_PUBLISHED = re.compile(
    r"(?<!\w)(?:published|posted|first published|publié|publiée|publicado|publicada|pubblicato|veröffentlicht"
    r"|erschienen|gepostet|erstellt|publiziert|stand|opublikowano|publicerad|publisert|gepubliceerd"
    r"|опубликовано|yayın\w*|diterbitkan|author|autor(?:in)?|written|написано|publikováno|közzétéve"
    r"|(?:datum|date|fecha|dato)(?=:)|publicat|julkaistu|publiceret|đăng|発表|公開|配信|入力|발행|입력|发布|發布)(?!\w)",
    re.IGNORECASE,
)
_MODIFIED = re.compile(
    r"(?<!\w)(?:updated|modified|edited|aktualisiert|akt|mis à jour|modifié|actualizado|aggiornato|обновлено"
    r"|uppdaterad|oppdatert|güncelleme|zaktualizowano|bijgewerkt|atualizado|editiert|更新|수정)(?!\w)",
    re.IGNORECASE,
)
# What one of these words holds, to look for which in small letters is quick: most lines hold nothing of it.
_PUBLISHED_STEMS = re.compile(
    "publi|post|stand|author|autor|written|erschienen|erstellt|pubblicat|julkaistu|diterbitkan|yay|datum:|date:"
    "|fecha:|dato:|veröffentlicht|опубликовано|написано|közzétéve|đăng|発表|公開|配信|入力|발행|입력|发布|發布"
)
_MODIFIED_STEMS = re.compile(
    "updated|modifi|edit|akt|ualizado|aggiornato|uppdaterad|oppdatert|bijgewerkt|mis à jour|обновлено"
    "|güncelleme|更新|수정"
)
_OPENS_BODY = re.compile(r"^(?P<date>.{6,48}?)\s*[-–—|:]\s")
_OPENING_WORDS = 6
_BODY_LINES = 5
_AWAY = frozenset(("-nav", "-related", "-comment", "-info", "-hidden"))
_OTHERS = _AWAY - {"-nav"}
_REST_WORDS = 4
_SAYS_SO, _MARKED, _ALONE, _IN_TEXT, _CHANGED, _ELSEWHERE = -8.0, -4.0, -3.0, 6.0, 30.0, 9.0
_TEXT_WORDS = 8
_TOLD_WORDS = 4
_SENTENCE_ENDS = (".", "!", "?", "”", '"')
_BEFORE_WEIGHT = 2.0
_MAX_CHANGE_CHARS = 200
_YEAR = re.compile(r"(?:19|20)\d\d")
_HOLDS_ANY = HOLDS_DIGIT | HOLDS_YEAR
_Scored: TypeAlias = tuple[float, str]  # the less the better, ISO 8601
_Undated: TypeAlias = tuple[int, int, str]  # month, day, the line
_DIGIT, _FULL_YEAR = re.compile(r"\d"), re.compile(r"\d{4}")


def date_of(
    lines: Sequence[Line],
    headline: int | None,
    first_body: int,
    *,
    month_first: bool | None,
    is_told: bool = False,
    noted: Noted | None = None,
) -> str | None:
    """Find when an article was published, as printed near its headline.

    Args:
        lines: All lines.
        headline: Number of the headline's line, or None.
        first_body: Number of the body's first line.
        month_first: How to read "03/04/2020"; None leaves such dates unread.
        is_told: Whether the page's data says it too, so that only a line near the headline counts.
        noted: What was found in the lines, if it is known; few of them are then asked.

    Returns:
        ISO 8601, or None where no full date stands there. A day and time without year take
        the year of the one full date of the page that agrees with them.
    """
    at = first_body if headline is None else headline
    near = near_headline(lines, at, headline, first_body)
    best, undated = _told_near(near, first_body, month_first=month_first, noted=noted)
    if best and (undated is None or best[0] < _CHANGED):
        return best[1]
    dated = lines if noted is None else [lines[number] for number in noted.lines_with(HOLDS_YEAR)]
    found = _with_year(dated, undated) or (best[1] if best else None)
    if found or is_told:
        return found
    if headline is not None and headline > first_body:  # a line of the text that passed for one
        return date_of(lines, None, first_body, month_first=month_first, noted=noted)
    return (
        _short_year(lines, at, headline, first_body, month_first)
        or _opening(lines, headline, first_body, month_first)
        or _anywhere(dated, month_first)
    )


def _told_near(
    near: Iterable[tuple[Line, float]], first_body: int, *, month_first: bool | None, noted: Noted | None
) -> tuple[_Scored | None, _Undated | None]:
    """Give the full date that most plainly is of publishing, and the first day and time without a year."""
    best: _Scored | None = None
    undated: _Undated | None = None
    for line, distance in near:
        text = line.text
        held = noted.held[line.number] if noted is not None else _HOLDS_ANY if _DIGIT.search(text) else 0
        if not held & HOLDS_DIGIT:
            continue
        words = count_words(text)
        if words > _PUBLISHED_WORDS:
            continue
        is_told_of = words > _DATE_WORDS or (line.number >= first_body and _is_sentence(text))
        if is_told_of and not _says_published(text):
            continue
        may_be_full = held & HOLDS_YEAR or not text.isascii()  # years of eras have fewer digits
        first = _before_change(text, month_first=month_first) if may_be_full else None
        found = first or (read_time(text, month_first=month_first) if may_be_full else None)
        if found:
            says_so = is_told_of or _says_published(text)
            score = distance + _score(line, says_so=says_so, is_changed=first is None)
            if best is None or score < best[0]:
                best = (score, found)
        elif undated is None and read_clock(text)[0]:
            month_day = read_month_day(text)
            undated = (*month_day, text) if month_day else None
    return best, undated


def change_of(
    lines: Sequence[Line],
    headline: int | None,
    first_body: int,
    *,
    month_first: bool | None,
    noted: Noted | None = None,
) -> str | None:
    """Find when an article was last changed, as printed near its headline; see `date_of`.

    Returns:
        ISO 8601 of the first full date that stands behind a word of changing, or None.
    """
    at = first_body if headline is None else headline
    for line, _ in near_headline(lines, at, headline, first_body):
        if noted is not None and not noted.held[line.number] & HOLDS_YEAR:
            continue
        may_say = len(line.text) <= _MAX_CHANGE_CHARS and _FULL_YEAR.search(line.text) is not None
        said = _find_change(line.text) if may_say else None
        found = read_time(line.text[said.end() :], month_first=month_first) if said else None
        if found:
            return found
    return None


def near_headline(
    lines: Sequence[Line], at: int, headline: int | None, first_body: int
) -> Iterator[tuple[Line, float]]:
    """Give the lines about the headline, with how far they are from it."""
    stop = min(max(first_body + 2, at + _NEAR_AFTER), at + 3 * _NEAR_AFTER)
    for line in lines[at:stop]:
        if line.number != headline:
            yield line, float(line.number - at)
    for line in lines[max(0, at - _NEAR_BEFORE) : at]:
        yield line, (at - line.number) * _BEFORE_WEIGHT


def _says_published(text: str) -> bool:
    """Say whether a line speaks of publishing."""
    return _PUBLISHED_STEMS.search(text.lower()) is not None and _PUBLISHED.search(text) is not None


def _find_change(text: str) -> re.Match[str] | None:
    """Find the word of a line that speaks of a change."""
    return _MODIFIED.search(text) if _MODIFIED_STEMS.search(text.lower()) else None


def _is_sentence(text: str) -> bool:
    """Say whether a line of the article tells something, so that its date is what it tells of."""
    return text.endswith(_SENTENCE_ENDS) and sum(word[0].islower() for word in text.split()) >= _TOLD_WORDS


def _before_change(text: str, *, month_first: bool | None) -> str | None:
    """Read the date that stands before a word of changing: "5 May 2023 Updated at 16:01"."""
    said = _find_change(text)
    if said is None:
        return None
    named = _PUBLISHED.search(text, said.end())  # "Updated: 6 May 2023 | Published: 5 May 2023"
    whole = read_time(text[named.end() :], month_first=month_first) if named else None
    return whole or read_time(text[: said.start()], month_first=month_first)


def _score(line: Line, *, says_so: bool, is_changed: bool) -> float:
    score = _SAYS_SO if says_so else 0.0
    if is_changed and _find_change(line.text):
        score += 0.0 if says_so else _CHANGED
    words = sum(word.isalpha() and len(word) > 2 for word in line.text.split())
    if words <= _REST_WORDS:
        score += _ALONE
    elif words >= _TEXT_WORDS and not says_so:
        score += _IN_TEXT
    if line.place is not None:
        score += _MARKED if "date" in line.place.hints or line.place.tag == "time" else 0.0
        score += _ELSEWHERE if line.place.hints & _AWAY else 0.0
    return score


def _short_year(
    lines: Sequence[Line], at: int, headline: int | None, first_body: int, month_first: bool | None
) -> str | None:
    """Read "6.11.22" where the line holds little else."""
    near = sorted(near_headline(lines, at, headline, first_body), key=lambda each: each[1])
    found = (
        read_short_year(line.text, month_first=month_first)
        for line, _ in near
        if len(line.text.split()) <= _REST_WORDS * 2 and not _find_change(line.text)
    )
    return next(filter(None, found), None)


def _opening(
    lines: Sequence[Line], headline: int | None, first_body: int, month_first: bool | None
) -> str | None:
    """Read a date that opens one of the first paragraphs: "29.11.2022 – The council ..."."""
    start = first_body if headline is None else min(headline + 1, first_body)
    for line in lines[max(start, first_body - _NEAR_AFTER) : first_body + _BODY_LINES]:
        opening = _OPENS_BODY.match(line.text)
        if opening and len(opening["date"].split()) <= _OPENING_WORDS:
            found = read_time(opening["date"], month_first=month_first)
            if found:
                return found
    return None


def _anywhere(lines: Sequence[Line], month_first: bool | None) -> str | None:
    """Find the one day of the lines anywhere that say that they tell of publishing."""
    found: dict[str, str] = {}
    for line in lines:
        if not _YEAR.search(line.text) or len(line.text.split()) > _PUBLISHED_WORDS:
            continue
        if line.place is not None and line.place.hints & _OTHERS:
            continue
        if _says_published(line.text) and not _find_change(line.text):
            moment = read_time(line.text, month_first=month_first)
            if moment:
                found.setdefault(moment[:10], moment)
    return next(iter(found.values())) if len(found) == 1 else None


def _with_year(lines: Sequence[Line], undated: tuple[int, int, str] | None) -> str | None:
    if undated is None:
        return None
    month, day, text = undated
    dates = {
        found[:10]
        for found in (read_time(line.text) for line in lines if len(line.text.split()) <= _DATE_WORDS)
        if found
    }
    agreeing = {date for date in dates if date[5:] == f"{month:02d}-{day:02d}"}
    if len(agreeing) != 1:
        return None
    tail = re.sub(r"[^\W\d_]{3,9}\.?\s+\d{1,2}\s*,?|\d{1,2}\.?\s+[^\W\d_]{3,9}\.?", "", text, count=1)
    return read_time(f"{agreeing.pop()} {_clock_text(tail)}")


def _clock_text(text: str) -> str:
    clock, offset = read_clock(text)
    if clock is None:
        return ""
    zone = (
        ""
        if offset is None
        else f"{'-' if offset < 0 else '+'}{abs(offset) // 60:02d}:{abs(offset) % 60:02d}"
    )
    return f"{int(clock[0]):02d}:{clock[1]}:{clock[2] or '00'}{zone}"
