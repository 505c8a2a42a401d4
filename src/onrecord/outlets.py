"""Outlets: pages are kept among those of their outlet, so that what it repeats is learned.

    page read alone --> what it showed + what is remembered of its outlet --> lines that repeat
                    --> read again without them --> kept, remembered
                    --> earlier pages of the outlet that hold such lines are read again, too

So it matters little in which order pages come: the first ones are mended when later ones have
shown what repeats. A stop anywhere is mended by the outlet's next page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.domain.outlets import NOTHING_REPEATED, RepeatedLines, SeenPage
from onrecord.domain.page import Facts
from onrecord.errors import CaptureError, NotFound, Withdrawn
from onrecord.extract import find_repeated, is_due, seen_page
from onrecord.pipeline import Reader, keep

if TYPE_CHECKING:
    from onrecord.domain.analysis import Analysis
    from onrecord.domain.listing import Saved
    from onrecord.store import Archive


def keep_among(archive: Archive, reader: Reader, analysis: Analysis, data: bytes) -> Saved:
    """Keep a page as `pipeline.keep` does, without what its outlet repeats.

    Args:
        archive: Open for writing.
        reader: Reads the page, or earlier ones of its outlet, again where that is needed.
        analysis: The page, read alone; with an article.
        data: The bytes that its capture's SHA-256 is of.

    Returns:
        What was saved.

    Raises:
        What `keep` raises.
    """
    own = _seen(analysis)
    if own is None:
        return keep(archive, analysis, data)
    known = archive.find_outlet_pages(own.outlet)
    repeated = find_repeated(own, known)
    if repeated.pages:
        analysis = _read_again(reader, analysis, data, repeated)
        own = _seen(analysis, repeated) or own
    saved = keep(archive, analysis, data)
    archive.remember_outlet_page(saved.article, own)
    for page in known:
        if page.page != own.page and _may_be_due(page, own):
            others = [own, *(each for each in known if each.page != own.page)]
            _mend(archive, reader, page, find_repeated(page, others))
    return saved


def _seen(analysis: Analysis, asked: RepeatedLines = NOTHING_REPEATED) -> SeenPage | None:
    if analysis.article is None:
        return None
    return seen_page(analysis.article, analysis.capture, analysis.kept, analysis.furniture, asked=asked)


def _read_again(reader: Reader, analysis: Analysis, data: bytes, repeated: RepeatedLines) -> Analysis:
    """Read a page knowing what its outlet repeats; the first reading tells what the user knew of it."""
    article, capture = analysis.article, analysis.capture
    assert article is not None
    found = reader.read(
        data,
        source=capture.source,
        kind=capture.taken_as,
        media_type=capture.media_type,
        captured_at=capture.captured_at,
        facts=Facts(
            published=article.published_at,
            url=article.url,
            outlet=article.outlet,
            language=article.language,
        ),
        id=analysis.id,
        repeated=repeated,
    )
    return analysis if found.rejection is not None else found


def _may_be_due(page: SeenPage, newest: SeenPage) -> bool:
    """Say whether a page holds a line that was not asked about and that stands on the newest page, too."""
    shown = newest.cut.union(line.fingerprint for line in newest.own)
    return any(line.fingerprint in shown and not line.was_asked for line in page.own)


def _mend(archive: Archive, reader: Reader, page: SeenPage, repeated: RepeatedLines) -> None:
    """Read an earlier page again where it was read before so much was known."""
    if page.article is None or not is_due(page, repeated):
        return
    try:
        view = archive.get_article(page.article)
        if view.analysis.made_by.model is not None and not reader.reads_statements:
            return
        data = archive.read_capture(view.evidence.id)
        analysis = _read_again(reader, view.analysis, data, repeated)
        saved = keep(archive, analysis, data)
    except (NotFound, Withdrawn, CaptureError):  # hidden, erased or damaged since: it stays as it is
        return
    own = _seen(analysis, repeated)
    if own is not None:
        archive.remember_outlet_page(saved.article, own)
