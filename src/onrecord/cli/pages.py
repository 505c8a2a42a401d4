"""read and add as the command line knows them; what they do stands in `reading`."""

from __future__ import annotations

from onrecord.cli.chosen import ReadingOptions
from onrecord.cli.options import ArchiveOption, BatchOption, Source
from onrecord.cli.reading import add_pages, read_pages

_DEFAULTS = ReadingOptions()


def read(*sources: Source, batch: BatchOption = None, options: ReadingOptions = _DEFAULTS) -> int:
    """Read pages and print who said what. Keeps nothing."""
    return read_pages(sources, batch=batch, options=options)


def add(*sources: Source, archive: ArchiveOption = None, options: ReadingOptions = _DEFAULTS) -> int:
    """Read pages and keep them in the archive. A page that is there already changes nothing."""
    return add_pages(sources, archive=archive, options=options)
