"""Printed facts: section, topics and outlet as the visible lines of a page give them.

Used for flattened pages, and for HTML pages whose data is silent. Each fact needs words that
say it: a line "Topics", the publisher's name in words that
only a publisher writes about itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from onrecord.domain.article import Dateline, Photo
from onrecord.extract.features import MAY_NAME_OUTLET, Noted
from onrecord.extract.lines import Line, fold
from onrecord.extract.phrases import phrases_of

# What stands in menus beside sections and is none.
_NO_SECTIONS = frozenset(
    fold(each)
    for each in """
    home; news; menu; search; edit; login; log in; e-mail login; sign in; register; contact; contact
    us; about; about us; help; faq; shop; store; cart; archive; archives; blog; forum; community;
    partner; partners; our partners; current issue; connect; more; share; subscribe; newsletter;
    podcasts; english; artikel; article; inhalt; hauptinhalt; information; start; startseite;
    anmelden; registrieren; kontakt; über uns; wer wir sind; hilfe; suche; warenkorb; impressum;
    datenschutz; mediadaten; mediadaten und anzeigen; archiv; bibliothek; deutsch; mehr; übersicht;
    service; shop & service; annonces légales; espacio publicitario; contacto; nosotros; inicio;
    accueil; connexion; s'abonner; контакты; о проекте; επικοινωνία; login / register; advertise;
    advertising; print; presse; videos; photos; gallery
    """.split(";")  # noqa: SIM905
)
_NAME_WORD = r"[A-Z][\w&'’-]*(?:\.[\w&'’-]+)*"
_NAME = (
    rf"((?:The |Le |La |El |Il |Die |Der |Das )?{_NAME_WORD}(?: (?:of |and |& |the )?{_NAME_WORD}){{0,4}})"
)
_WHOLE_NAME = re.compile(_NAME)
# By words that a line with the form holds, so that few lines are asked, and few patterns made.
_OUTLET_FORMS = tuple(
    (keys.split(";"), form)
    for keys, form in (
        ("Support ", rf"^Support {_NAME}!?$"),
        ("essage from ", rf"^A [Mm]essage from {_NAME}:?$"),
        (
            "©;(c);Copyright",
            rf"(?:©|\(c\)|Copyright)\s*(?:©\s*)?\d{{4}}(?:\s*[-–]\s*\d{{4}})?,?\s*(?:by )?{_NAME}(?![\w/])",
        ),
        ("©", rf"\d{{4}} © {_NAME}"),
        ("ournalists ", rf"\b[Jj]ournalists (?:of|at) {_NAME}"),
        ("more from ", rf"\bmore from {_NAME}[.!]"),
        (
            "supporting ;ubscribe to ;subscriber of ",
            rf"\b(?:supporting|subscribe to|Subscribe to|subscriber of) {_NAME}[,.!]",
        ),
        (
            "About ;Follow ;Contact ;Advertise with ;Download ",
            rf"^(?:About|Follow|Contact|Advertise with|Download) {_NAME}$",
        ),
    )
)
_OUTLET_CHARS = 600
_TITLE_JOINTS = " |:-–—·•«»/>"
_NOT_OUTLETS = re.compile(
    r"^(?:Us|All Rights.*|Facebook|Twitter|Instagram|YouTube|LinkedIn|WhatsApp|The|Our|Getty.*|Reuters|AFP|AP"
    r"|Your|My|This|Privacy.*|Terms.*|Cookies?)$"
)


def section_of(texts: Sequence[str], headline: int | None) -> str | None:
    """Find the section: a short line beside the headline that also stands in the page's menu."""
    if headline is None:
        return None
    for number in (headline + 1, headline - 1, headline - 2):
        if 0 <= number < len(texts) and _is_section(texts[number]) and texts.count(texts[number]) > 1:
            return texts[number]
    return None


def topics_of(lines: Sequence[Line], first_body: int, noted: Noted | None) -> tuple[str, ...]:
    """Find the topics: the short lines under a line "Topics" below the body's beginning.

    Args:
        lines: All lines.
        first_body: Number of the body's first line.
        noted: What was found in the lines, if it is known.

    Returns:
        The topics; empty where no line says that they follow.
    """
    asked = range(len(lines)) if noted is None else sorted(noted.phrases)
    for line in (lines[number] for number in asked if number >= first_body):
        reach = phrases_of(line.text).get("topics")
        if reach == "whole":
            return _topics_under(lines, line.number)
        if reach == "start" and ":" in line.text and len(line.text) < 200:
            return tuple(filter(None, map(str.strip, line.text.split(":", 1)[1].split(","))))
    return ()


def outlet_of_title(title: str | None, headline: str | None) -> str | None:
    """Find the publisher's name in what a page's title has beside the headline.

    Args:
        title: The page's <title>.
        headline: The article's.

    Returns:
        The name, or None where the title holds no headline or nothing that looks like a name.
    """
    if not title or not headline or headline not in title or headline == title:
        return None
    before, after = (part.strip(_TITLE_JOINTS) for part in title.split(headline, 1))
    name = after or before
    return name if _WHOLE_NAME.fullmatch(name) and not _NOT_OUTLETS.match(name) else None


def outlet_of(
    lines: Sequence[Line],
    *,
    dateline: Dateline | None,
    photos: Sequence[Photo],
    noted: Noted | None = None,
) -> str | None:
    """Find the publisher's name in what the page says of itself.

    Args:
        lines: All lines.
        dateline, photos: Of the article: an agency that signs both is its own publisher.
        noted: What was found in the lines, if it is known; few of them are then asked.

    Returns:
        The name, or None where the page does not say.
    """
    counts: Counter[str] = Counter()
    told = range(len(lines)) if noted is None else noted.lines_with(MAY_NAME_OUTLET)
    for name in _names_of_publishers(lines[number].text for number in told):
        if not _NOT_OUTLETS.match(name):
            counts[name] += 1
    if counts:
        return counts.most_common(1)[0][0]
    agency = dateline.agency if dateline else None
    if agency and any(
        re.search(rf"(?<!\w){re.escape(agency)}(?!\w)", credit)
        for photo in photos
        for credit in photo.credits
    ):
        return agency
    return None


def _names_of_publishers(texts: Iterable[str]) -> Iterator[str]:
    """Give what stands where a publisher names itself, in page order."""
    for text in texts:
        if len(text) <= _OUTLET_CHARS:
            for keys, form in _OUTLET_FORMS:
                for key in keys:
                    if key in text:
                        yield from (name.strip(" .,") for name in re.findall(form, text))
                        break


def _is_section(text: str) -> bool:
    """Say whether a line may be the name of a section: short, capital, no words of furniture."""
    if not 1 <= len(text.split()) <= 5 or not text[0].isupper() or text.endswith((".", ":", "!", "?")):
        return False
    return not set(phrases_of(text)) - {"navigation"} and text.lower() not in _NO_SECTIONS


def _topics_under(lines: Sequence[Line], number: int) -> tuple[str, ...]:
    found: list[str] = []
    for line in lines[number + 1 : number + 11]:
        if phrases_of(line.text) or len(line.text.split()) > 6:
            break
        found.append(line.text)
    return tuple(found)
