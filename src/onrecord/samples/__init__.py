"""Samples: a small archive of invented pages, for the demonstration and for first tries.

Three invented outlets report on one invented country over six weeks. No person, place, company or
office in the pages is real. `index.json` lists the pages with what stands in each on purpose.
Standard library alone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplePage:
    """One invented page.

    Args:
        name: File name; ".html" is a page's HTML, ".txt" the visible text of a whole page.
        data: The bytes.
        url: Where it would stand; a reserved domain, so nobody can be asked for it.
        outlet: Who publishes it.
        captured_at: ISO 8601 time in UTC at which it would have been fetched.
    """

    name: str
    data: bytes
    url: str
    outlet: str
    captured_at: str


def sample_pages() -> tuple[SamplePage, ...]:
    """Give the pages in the order in which they would have been fetched.

    Two of them have one address: the editions before and after a silent edit.
    """
    room = files(__name__)
    index = json.loads(room.joinpath("index.json").read_text(encoding="utf-8"))
    return tuple(
        SamplePage(
            name=page["file"],
            data=room.joinpath("pages", page["file"]).read_bytes(),
            url=page["url"],
            outlet=page["outlet"],
            captured_at=page["captured_at"],
        )
        for page in index["pages"]
    )
