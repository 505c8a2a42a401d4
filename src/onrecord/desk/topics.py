"""Topics to choose from: what the archive's articles are about, by IPTC's names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.requests import Request

from onrecord.desk.parts import asked
from onrecord.relate.topics import find_top_topic, topic_of

if TYPE_CHECKING:
    from onrecord.store import Archive


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicChoice:
    """A topic to choose.

    Args:
        id: Of the Media Topic.
        name: In English.
        count: How many articles are about it.
        is_chosen: Whether it is the one that is shown.
    """

    id: str
    name: str
    count: int
    is_chosen: bool


def asked_topic(request: Request) -> str | None:
    """Give the id of the topic that an address asks for by id or name; None where there is no such topic."""
    found = find_top_topic(asked(request, "topic"))
    return found.id if found is not None else None


def topics_of(archive: Archive, chosen: str | None) -> tuple[TopicChoice, ...]:
    """Give the topics to choose from, those with most articles first; the chosen one is always among them."""
    counts = dict(archive.topics())
    if chosen is not None:
        counts.setdefault(chosen, 0)
    return tuple(
        TopicChoice(id=own, name=topic_of(own).name, count=count, is_chosen=own == chosen)
        for own, count in counts.items()
    )
