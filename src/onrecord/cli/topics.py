"""topics: what the archive's articles are about."""

from __future__ import annotations

import json
from typing import Annotated

from cyclopts import Parameter

from onrecord.cli.chosen import open_kept
from onrecord.cli.console import choose_format, complain, tell, with_progress, write_line
from onrecord.cli.options import ArchiveOption, FormatOption


def topics(
    *,
    again: Annotated[
        bool, Parameter(help="Tell first of every article anew what it is about, by this version.")
    ] = False,
    archive: ArchiveOption = None,
    format: FormatOption = None,
) -> int:
    """List what the archive's articles are about, most first."""
    from onrecord.relate.topics import topic_of
    from onrecord.topical import tell_topics

    with open_kept(archive) as store:
        if again:
            for _ in with_progress(tell_topics(store), "Telling", is_quiet=True):
                pass
        found = store.topics()
    as_lines = choose_format(format) == "jsonl"
    for own, count in found:
        name = topic_of(own).name
        if as_lines:
            write_line(json.dumps({"id": own, "name": name, "articles": count}, ensure_ascii=False))
        else:
            tell(f"{count:>9,}  {name} ({own})")
    if not found and not as_lines:
        complain(
            "No article has a topic: neither its outlet nor its words tell one. "
            "For an archive that an earlier version kept: 'onrecord topics --again'."
        )
    return 0
