"""Wording: the record's terms in the words that the desk shows.

One table a term, so that a label reads the same on every page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.desk.dates import say_edtf
from onrecord.domain.article import Field
from onrecord.domain.match import RepeatRelation
from onrecord.domain.page import Kind
from onrecord.domain.statement import Polarity, Setting, Speaker, SpeakerType, StatementKind

KINDS: dict[StatementKind, str] = {
    "direct": "Direct quotation",
    "mixed": "Partly quoted",
    "indirect": "Paraphrase",
}
REPEATS: dict[RepeatRelation, str] = {
    "verbatim": "in the words of",
    "trimmed": "trims",
    "altered": "alters",
    "paraphrase": "tells again",
}
POLARITIES: dict[Polarity, str] = {
    "asserted": "",
    "denied": "Denied, not asserted",
    "not_said": "Not said",
    "conditional": "Conditional",
    "future": "Yet to be said",
}
FIELDS: dict[Field, str] = {"headline": "Headline", "standfirst": "Standfirst", "text": "Article"}
SPEAKER_TYPES: dict[SpeakerType, str] = {
    "person": "Person",
    "organization": "Organisation",
    "group": "Group",
    "document": "Document",
    "unnamed": "Unnamed",
}
FURNITURE: dict[str, str] = {
    "headline": "headline",
    "byline": "byline",
    "date": "date",
    "navigation": "navigation",
    "newsletter": "newsletter box",
    "support": "support appeal",
    "related": "related links",
    "most_read": "most read",
    "topics": "topics",
    "share": "share buttons",
    "comment": "comments",
    "credit": "photo credit",
    "caption": "caption",
    "advert": "advert",
    "legal": "legal note",
    "template": "template leftover",
    "other": "other",
}
TAKEN_AS: dict[Kind, str] = {
    "html": "a page’s HTML",
    "page": "the visible text of a whole page",
    "text": "the bare text of one article",
}
NOTICES: dict[str, str] = {
    "quotations_only": "The program knows no statement model for this language, so only direct "
    "quotations were found, by their marks.",
    "teaser": "This seems to be a teaser and not the whole article, so statements may be missing.",
}
REJECTIONS: dict[str, str] = {
    "empty": "There was nothing in it. Paste the article’s text, or save the page again and drop the file.",
    "not_text": "It is no text. Save the page as HTML or text in your browser and drop that file.",
    "too_large": "It is larger than the program reads. Paste the article’s own text.",
    "too_deep": "Its HTML is nested deeper than the program reads. Select all, copy, and paste the text.",
    "undecodable": "Its characters cannot be decoded. Open it in the browser, select all, copy, and paste.",
    "no_article": "No article was found in it. If it holds one, paste the article’s own text and choose "
    "“article text” under “What you know of it”.",
    "unsupported_type": "Files of this type are not read. Save the page as HTML or text.",
    "robots": "The site’s robots.txt asks programs to stay away from this address. Save the page in your "
    "browser and drop the file.",
    "http_error": "The site answered with an error. Check the address, or paste the page’s text.",
    "blocked": "The site refused. Save the page in your browser and drop the file.",
    "timeout": "The site did not answer in time. Try again later, or paste the page’s text.",
    "private_address": "The address leads into a private network, and the desk does not go there.",
    "damaged_archive": "The archive file is damaged where the page should be.",
}
_ARTICLE = re.compile(r"\A(?:The|A|An)(?=\s)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A speaker as the desk names it.

    Args:
        name: What stands where a name is expected.
        role: The role on the page, where it is not the name already.
        link: Address of the speaker's page, or None.
        is_certain: False for a speaker that the program is not sure of.
        is_named: False for one that the page leaves unnamed.
    """

    name: str
    role: str | None = None
    link: str | None = None
    is_certain: bool = True
    is_named: bool = True


def name_voice(speaker: Speaker, link: str | None = None) -> Voice:
    """Name a speaker; one that is only a candidate is never named."""
    if speaker.name is not None:
        return Voice(name=speaker.name, role=_behind_a_name(speaker.role), link=link)
    if speaker.candidate is not None:
        return Voice(name="Speaker not certain", is_certain=False, is_named=False)
    words = speaker.role or speaker.mention
    return Voice(name=words or "No speaker named", link=link, is_named=False)


def _behind_a_name(role: str | None) -> str | None:
    """Give a role as it stands behind a name: an article that began a sentence loses its capital."""
    return _ARTICLE.sub(lambda found: found.group().lower(), role) if role else role


def say_said(said_on: str | None, said_text: str | None) -> str:
    """Say when: the date where the year is known, else the page's words and that it is not."""
    if said_on:
        return say_edtf(said_on)
    return f"“{said_text}”, date not known" if said_text else ""


def say_settings(setting: Setting) -> tuple[str, ...]:
    """Say at what, through what, where and to whom, as the page words it."""
    phrases = (setting.occasion, setting.channel, setting.place, setting.audience)
    return tuple(dict.fromkeys(phrase.text for phrase in phrases if phrase is not None))
