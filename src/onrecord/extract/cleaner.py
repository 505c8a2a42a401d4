"""Cleaner: which lines of a page are the article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from onrecord.extract.lines import Line

Role = Literal["cut", "body", "standfirst"]


def choose_roles(lines: Sequence[Line], *, headline: int | None) -> tuple[Role, ...]:
    """Decide for each line whether it is body, standfirst or neither."""
    roles: list[Role] = []
    for line in lines:
        words = len(line.text.split())
        linked = line.place.link_chars / len(line.text) if line.place else 0.0
        ends = line.text.rstrip("\"'”’»)").endswith((".", "!", "?", "…", ":"))
        is_furniture = bool(line.place and line.place.within & {"nav", "footer", "aside", "caption", "form"})
        keep = words >= 10 and ends and linked < 0.5 and not is_furniture
        roles.append("body" if keep and (headline is None or line.number > headline) else "cut")
    return tuple(roles)
