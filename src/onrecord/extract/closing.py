"""Closing: what stands among or under an article's last paragraphs and speaks of its makers.

A note on the writer ("A B is a reporter at ..."), who helped, an invitation to comment, a letter
that asks the readers for support. In print they look like paragraphs, and to the networks too
where the markup does not set them apart. What ends a press release ("###", "ENDS") ends the
article: contacts follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import compress

from onrecord.extract.cleaner import Choice
from onrecord.extract.lines import Line, count_words

_LAST_LINES = 3
_LEAST_LEFT = 3
_NOTE_WORDS = 60
_CONTACT_LINES = 14
_END_CHARS = 16
_END = re.compile(
    r"^\W*(?:#(?: ?#){1,4}|-\s?30\s?-|(?i:-?\s?(?:press release )?ends?(?: of (?:press )?release)?\s?-?)"
    r"|\(ends?\)|انتهای پیام/?)\W*$"
)
_WORKS_AS = (
    r"(?:[\w’'-]+ ){0,6}?(?:reporter|journalist|correspondent|columnist"
    r"|(?:staff|senior|freelance|contributing) writer"
    r"|bureau chief|producer|(?:\w+ )?editor)\b"
)
_NAME = r"[^\W\d_a-z][\w’'.-]+(?: [^\W\d_a-z][\w’'.-]*){1,3}"
_NOTE = re.compile(
    rf"^(?:{_NAME}(?:,[^,]{{3,60}},)? (?:is|was|has been|works as) (?:an? |the )?{_WORKS_AS}"
    r"|(?:(?:Unsere?|Der|Die) )?(?:\w*[Kk]orrespondent|\w*[Rr]edakteur|\w*[Rr]eporter|Autor)(?:in)?"
    rf" {_NAME} (?:ist|berichtet)\b"
    rf"|{_NAME} (?:ist|arbeitet als) (?:[\w-]+ ){{0,4}}?(?:\w*[Rr]edakteur|\w*[Jj]ournalist|\w*[Rr]eporter"
    r"|\w*[Kk]orrespondent|Volontär)(?:in)?\b"
    rf"|{_NAME} est (?:un |une )?(?:[\w-]+ ){{0,3}}?(?:journaliste|correspondante?|rédac\w+)\b"
    rf"|{_NAME} es (?:un |una )?(?:[\w-]+ ){{0,3}}?(?:periodista|corresponsal|redactora?)\b"
    r"|The (?:writer|author) (?:is|was) |\(?[a-zäöüß]{2,4}(?:[/,] ?[a-zäöüß]{2,4})*\)?$)"
)
_HELPED = re.compile(
    r"^\W*(?:with (?:inputs?|files|agency inputs|additional reporting) (?:from|by) "
    r"|share or comment on this article|this (?:story|article|report) has not been edited by)"
    r"|^published in [^.]{3,40}, \w+ \d{1,2}(?:st|nd|rd|th)?,? \d{4}\W*$",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"^\W*(?:reach (?:the )?(?:reporter|writer|author)s?\b"
    r"|follow [^.]{2,60} on (?:twitter|x|facebook|instagram)\b"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+\W*$|(?:https?://)?(?:www\.)?(?:twitter|x)\.com/\w+\W*$|@\w{2,30}$"
    r"|on (?:[\w-]+\.)+[a-z]{2,10}: )",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"\bcontributed (?:to (?:this|the) (?:report|story|article)|reporting)\b", re.IGNORECASE
)
_WE = re.compile(r"\b(?:we|us|our|wir|uns|unser\w*|nous|notre|nos)\b", re.IGNORECASE)
_YOU = re.compile(r"\b(?:you|your|sie|ihnen|ihrer?|dich|dein\w*|vous|votre|vos)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“”„«»]")


def without_closing(lines: Sequence[Line], choice: Choice) -> Choice:
    """Cut what speaks of an article's makers from its body.

    Args:
        lines: All lines.
        choice: The decision so far.

    Returns:
        The decision, with such lines cut, or as it was.
    """
    body = list(compress(range(len(lines)), map("body".__eq__, choice.roles)))
    own = {*_behind_end(lines, body), *_appeals(lines, choice, body)}
    left = [number for number in body if number not in own]
    own |= set(_notes(lines, left))
    if not own or len(body) - len(own) < _LEAST_LEFT:
        return choice
    roles = tuple("cut" if number in own else role for number, role in enumerate(choice.roles))
    return replace(choice, roles=roles)


def _behind_end(lines: Sequence[Line], body: Sequence[int]) -> list[int]:
    """Give the mark that ends a release and what stands behind it, where it ends more than half the body."""
    if len(body) <= _LEAST_LEFT:
        return []
    for number in range(body[len(body) // 2] + 1, body[-1] + 1):
        text = lines[number].text
        if len(text) <= _END_CHARS and _END.match(text):
            behind = [each for each in body if each >= number]
            return behind if len(behind) <= _CONTACT_LINES else []
    return []


def _notes(lines: Sequence[Line], body: Sequence[int]) -> Iterator[int]:
    """Give the notes that close a body, the last first."""
    for number in reversed(body[-_LAST_LINES:]):
        text = lines[number].text
        if count_words(text) > _NOTE_WORDS or not _is_note(text):
            return
        yield number


def _is_note(text: str) -> bool:
    if _NOTE.match(text) or _HELPED.match(text) or _CONTACT.match(text):
        return True
    return "contributed" in text.lower() and _CONTRIBUTED.search(text) is not None


def _appeals(lines: Sequence[Line], choice: Choice, body: Sequence[int]) -> Iterator[int]:
    """Give the paragraphs that speak of support, of us and of you, outside of any quotation."""
    said = choice.noted.phrases if choice.noted is not None else {}
    for number in body:
        text = lines[number].text
        is_asked = "support" in said.get(number, ()) and not _QUOTED.search(text)
        if is_asked and len(_WE.findall(text)) > 1 and _YOU.search(text):
            yield number
