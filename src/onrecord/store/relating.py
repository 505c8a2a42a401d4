"""Relating: the part of an archive's door where articles are tied to copies and stories.

Every method is one transaction. What is compared with what is decided elsewhere; here lies what
was found, and the ledger of what people decided on stories, each line of which can be undone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, Engine

from onrecord.domain.analysis import Analysis
from onrecord.domain.listing import Listing
from onrecord.domain.story import (
    CopiesView,
    Edition,
    Group,
    Neighbours,
    Pair,
    Plain,
    Region,
    Related,
    Sketch,
    StoryCard,
    StoryDecision,
    StoryView,
)
from onrecord.errors import NotFound, UsageError
from onrecord.store import (
    engine,
    reprints,
    sketching,
    story_again,
    story_groups,
    story_ledger,
    story_parts,
    story_regions,
    story_views,
    views,
)
from onrecord.store.ledger import who_decides
from onrecord.store.moments import first_number, parse_moment
from onrecord.store.story_ledger import Sides
from onrecord.store.story_views import StoryOrder

MOST_AT_ONCE = 1_000
Grouping = Callable[[Region], Sequence[Group]]


class Relating:
    """What an archive does with copies and stories; `store.archive.Archive` is one."""

    _engine: Engine
    _clock: Callable[[], datetime]

    # -- what the program finds --------------------------------------------------------------

    def is_sketched(self, article: str, made_by: str) -> bool:
        """Say whether an article, as it was read last, was compared with others by a version."""
        with engine.reading(self._engine) as connection:
            return sketching.is_sketched(connection, article, made_by)

    def find_unsketched(self, made_by: str, *, limit: int = 500) -> tuple[str, ...]:
        """Find articles that were not yet compared with others by a version, the earliest first."""
        with engine.reading(self._engine) as connection:
            return tuple(sketching.find_unsketched(connection, made_by, limit))

    def find_neighbours(self, sketch: Sketch) -> Neighbours:
        """Find the articles that one could be a copy of, or of one story with, by index alone."""
        with engine.reading(self._engine) as connection:
            return sketching.find_neighbours(connection, sketch)

    def relate(self, found: Related, group: Grouping) -> None:
        """Write what an article has to do with others, and the stories that came of it.

        Args:
            found: The article's sketch, copies and likenesses; they replace its earlier ones.
            group: Groups a region of articles into stories.

        Raises:
            ArchiveBusy: Another process writes.
        """
        own = found.sketch.article
        with engine.writing(self._engine) as connection:
            touched = story_groups.tied_to(connection, own)
            sketching.save(connection, found)
            if found.stand_in is not None:
                is_parted = own in reprints.hold_to_decisions(connection, [own])
                if not is_parted and not touched and story_groups.follow(connection, own, found.stand_in):
                    return
            story_groups.regroup(connection, {own, *touched}, group)

    # -- the whole archive again -----------------------------------------------------------------

    def read_plain(self, articles: Sequence[str]) -> list[Plain]:
        """Read what of some articles is looked at when they are compared; not of those withdrawn."""
        with engine.reading(self._engine) as connection:
            return story_again.read_plain(connection, articles)

    def forget_comparisons(self) -> None:
        """Remove what was found of articles; stories and decisions stay."""
        with engine.writing(self._engine) as connection:
            story_again.clear(connection)

    def write_sketches(self, found: Sequence[Related]) -> None:
        """Write the sketches of articles that have none."""
        with engine.writing(self._engine) as connection:
            sketching.save_all(connection, found)

    def read_sketches(
        self, articles: Sequence[str], *, with_text: bool = True, with_profile: bool = True
    ) -> dict[str, Sketch]:
        """Give the sketches of some articles, by id, without their index entries."""
        with engine.reading(self._engine) as connection:
            return sketching.sketches_of(connection, articles, with_text=with_text, with_profile=with_profile)

    def stand_ins_of(self, articles: Sequence[str]) -> dict[str, str]:
        """Give the stand-ins of those of some articles that are reprints."""
        with engine.reading(self._engine) as connection:
            return reprints.stand_ins_of(connection, articles)

    def write_reprints(self, given: Mapping[str, str]) -> None:
        """Make articles reprints of others, their stand-ins.

        Args:
            given: By article; neither has likenesses yet.
        """
        with engine.writing(self._engine) as connection:
            reprints.write(connection, given)

    def hold_reprints(self) -> None:
        """Part reprints from their stand-ins where people decided so."""
        with engine.writing(self._engine) as connection:
            story_again.hold_reprints(connection)

    def write_ties(self, found: Sequence[Related]) -> None:
        """Write copies and likenesses, each pair once."""
        with engine.writing(self._engine) as connection:
            sketching.write_ties(connection, found)

    def all_links(self) -> dict[Pair, float]:
        """Give every likeness by its pair; what people put together is as alike as can be."""
        with engine.reading(self._engine) as connection:
            return story_again.all_links(connection)

    def regions_of(self, regions: Sequence[Sequence[str]]) -> list[Region]:
        """Give regions of articles with their sketches and what people decided on them."""
        with engine.reading(self._engine) as connection:
            return story_regions.regions_of(connection, regions)

    def settle_stories(self, groups: Sequence[Group]) -> None:
        """Write the stories of all articles; ids stay with most of their articles."""
        with engine.writing(self._engine) as connection:
            story_groups.settle(connection, groups)

    # -- what people decide ------------------------------------------------------------------

    def merge_stories(self, one: str, other: str, *, by: str, reason: str, group: Grouping) -> str:
        """Put two stories together; give the decision's id, which `undo_story` takes.

        Raises:
            NotFound: There is no such story.
            UsageError: They are one already.
        """
        with engine.writing(self._engine) as connection:
            mine = story_views.find_story(connection, one).id
            theirs = story_views.find_story(connection, other).id
            if mine == theirs:
                raise UsageError(f"{one} and {other} are one story already.")
            sides = tuple(story_views.story_members(connection, own) for own in (mine, theirs))
            return self._decide_stories(
                connection, "same", (tuple(sides[0]), tuple(sides[1])), by, reason, group
            )

    def split_story(
        self, story: str, articles: Sequence[str], *, by: str, reason: str, group: Grouping
    ) -> str:
        """Take articles out of a story; give the decision's id, which `undo_story` takes.

        Raises:
            NotFound: There is no such story, or an article is not in it.
            UsageError: None or all of its articles are named.
        """
        with engine.writing(self._engine) as connection:
            own = story_views.find_story(connection, story).id
            members = story_views.story_members(connection, own)
            out = tuple(sorted(set(articles)))
            if missing := set(out) - set(members):
                raise NotFound(f"story {story}: article {min(missing)} is not in it.")
            rest = tuple(sorted(set(members) - set(out)))
            if not out or not rest:
                raise UsageError(f"story {story}: name some of its articles, not none and not all.")
            return self._decide_stories(connection, "different", (out, rest), by, reason, group)

    def undo_story(self, decision: str, *, by: str, reason: str = "", group: Grouping) -> None:
        """Undo a decision on stories.

        Raises:
            NotFound: There is no such decision.
            UsageError: It was undone already, or is an undoing itself.
        """
        with engine.writing(self._engine) as connection:
            told = story_ledger.undo(connection, who_decides(by, self._clock()), decision, reason=reason)
            story_groups.regroup(connection, told, group)

    def list_story_decisions(self, story: str) -> tuple[StoryDecision, ...]:
        """List what was decided on a story's articles, the newest first.

        Raises:
            NotFound: There is no such story.
        """
        with engine.reading(self._engine) as connection:
            own = story_views.find_story(connection, story).id
            return story_ledger.find_decisions(connection, story_views.story_members(connection, own))

    def _decide_stories(
        self,
        connection: Connection,
        kind: Literal["same", "different"],
        sides: Sides,
        by: str,
        reason: str,
        group: Grouping,
    ) -> str:
        decision = story_ledger.write(connection, who_decides(by, self._clock()), kind, sides, reason=reason)
        reprints.hold_to_decisions(connection, {own for side in sides for own in side})
        story_groups.regroup(connection, {own for side in sides for own in side}, group)
        return decision

    # -- what is shown -----------------------------------------------------------------------

    def list_stories(
        self,
        *,
        order: StoryOrder = "newest",
        since: str | None = None,
        after: str | None = None,
        limit: int = 20,
    ) -> Listing[StoryCard]:
        """List stories of two articles or more.

        Args:
            order: The newest first, or those with most independent texts.
            since: ISO date; only stories with an article since then.
            after: What continues a listing of the same order and date.
            limit: How many at most.
        """
        moment = parse_moment(since)
        place = first_number(moment) if moment is not None else None
        with engine.reading(self._engine) as connection:
            return story_views.list_stories(
                connection, order=order, since_place=place, after=after, limit=_bounded(limit)
            )

    def get_story(self, id: str, *, start: int = 0, limit: int = 200) -> StoryView:
        """Give a story with a part of its articles; the id of one that went into another leads there.

        Args:
            id: The story's.
            start: Place of the part's first article, from 0.
            limit: How many articles at most, 1000 at once.

        Raises:
            NotFound: There is none.
        """
        with engine.reading(self._engine) as connection:
            return story_parts.get_story(connection, id, start=max(0, start), limit=_bounded(limit))

    def stories_of(self, articles: Iterable[str]) -> Mapping[str, StoryCard]:
        """Give the story of each of some articles that is in one, by the article's id."""
        with engine.reading(self._engine) as connection:
            return story_views.stories_of(connection, articles)

    def copies_of(self, article: str, *, start: int = 0, limit: int = 200) -> CopiesView:
        """Give a part of the articles that share words with one, and how far its text went.

        Args:
            article: Its id.
            start: Place of the part's first article, from 0.
            limit: How many at most, 1000 at once.
        """
        with engine.reading(self._engine) as connection:
            return story_parts.copies_of(connection, article, start=max(0, start), limit=_bounded(limit))

    def editions_of(self, article: str) -> tuple[Edition[Analysis], ...]:
        """Give the editions of an article that is shown, the earliest first, as they were read.

        Raises:
            NotFound: There is no such article.
            Withdrawn: There was.
        """
        with engine.reading(self._engine) as connection:
            views.get_article(connection, article)
            return story_views.editions_of(connection, article)


def _bounded(limit: int) -> int:
    return max(1, min(limit, MOST_AT_ONCE))
