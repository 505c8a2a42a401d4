"""Matching: the part of an archive's door where statements are matched and their lines are read.

Every method is one transaction. What the program matches is made anew at each run; a person's
judgement is a line of a ledger that no run touches and that `undo_match` takes back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Engine, select

from onrecord.domain.listing import StatementCard
from onrecord.domain.match import Match
from onrecord.domain.telling import MatchDecision, Telling
from onrecord.store import engine, match_again, match_ledger, recorded, tellings
from onrecord.store.ledger import who_decides
from onrecord.store.match_again import Placed
from onrecord.store.tables import articles
from onrecord.store.tellings import StatementKeys


class Matching:
    """What an archive does with matches; `store.archive.Archive` is one."""

    _engine: Engine
    _clock: Callable[[], datetime]

    def is_matched(self, article_id: str) -> bool:
        """Say whether all that an article shows was matched with the archive."""
        with engine.reading(self._engine) as connection:
            return tellings.is_matched(connection, article_id)

    def match_articles(
        self,
        articles: Sequence[str],
        *,
        key: Callable[[Telling], StatementKeys],
        match: Callable[[Sequence[Telling], Mapping[str, Sequence[Telling]]], Sequence[Match]],
        by: str,
    ) -> None:
        """Match the statements of some articles with the archive's and join them to lines.

        Args:
            articles: Their ids; all in one transaction.
            key: Gives what a statement is found by.
            match: Gives the matches of some statements with their candidates.
            by: The program with its version.

        Raises:
            ArchiveBusy: Another process writes.
        """
        with engine.writing(self._engine) as connection:
            for own in articles:
                given = tellings.tellings_of(connection, [own])
                keys = {each.id: key(each) for each in given}
                known = tellings.find_placed(connection, list(keys))
                fresh = tellings.place(connection, given, keys, known)
                held = recorded.find_held(connection, list(known))  # what is in no line has no match
                candidates = recorded.candidates_of(connection, given, keys, held)
                recorded.record(connection, held, fresh, match(given, candidates), by)

    # -- the whole archive again -----------------------------------------------------------------

    def read_tellings(self, articles: Sequence[str]) -> dict[str, tuple[Telling, ...]]:
        """Read the statements of some articles that can be matched, by article; in order."""
        with engine.reading(self._engine) as connection:
            return match_again.read_tellings(connection, articles)

    def find_tellings(self, ids: Sequence[str]) -> dict[str, Telling]:
        """Read some statements by id; those that are hidden are left out."""
        with engine.reading(self._engine) as connection:
            return tellings.find_tellings(connection, ids)

    def replace_matches(self, placed: Placed, found: Sequence[Match], *, by: str) -> tuple[str, ...]:
        """Put what was found of all statements in the place of what is kept, and make the lines of it.

        Args:
            placed: All statements.
            found: All their matches.
            by: The program with its version.

        Returns:
            The articles that changed since they were read: their statements are still to be matched.

        Raises:
            ArchiveBusy: Another process writes.
        """
        with engine.writing(self._engine) as connection:
            match_again.replace_all(connection, placed, found, by)
            return tuple(match_again.find_unmatched(connection))

    def iterate_article_ids(self) -> Iterator[str]:
        """Give the ids of all articles that are not withdrawn, in the order of their places."""
        query = select(articles.c.id).where(articles.c.withdrawn_at.is_(None)).order_by(articles.c.place)
        with engine.reading(self._engine) as connection:
            ids = connection.execute(query).scalars().all()
        yield from ids

    def line_of(self, statement: str) -> tuple[StatementCard, ...]:
        """Give the statements of a line, the first appearance first; none for one that is hidden.

        Args:
            statement: The id of any of them.
        """
        with engine.reading(self._engine) as connection:
            return recorded.line_of(connection, statement)

    def contradictions_of(self, statement: str) -> tuple[tuple[Match, StatementCard], ...]:
        """Give what contradicts a statement in figure or polarity, the nearest first."""
        with engine.reading(self._engine) as connection:
            return recorded.contradictions_of(connection, statement)

    def join_statements(self, one: str, other: str, *, by: str, reason: str) -> str:
        """Judge two statements to be one; give the decision's id, which `undo_match` takes.

        Raises:
            NotFound: There is no such statement that is shown.
            UsageError: They are the same id.
        """
        return self._decide("same", one, other, by, reason)

    def part_statements(self, one: str, other: str, *, by: str, reason: str) -> str:
        """Judge two statements not to be one; give the decision's id, which `undo_match` takes.

        Raises:
            NotFound: There is no such statement that is shown.
            UsageError: They are the same id.
        """
        return self._decide("different", one, other, by, reason)

    def _decide(self, kind: str, one: str, other: str, by: str, reason: str) -> str:
        with engine.writing(self._engine) as connection:
            who = who_decides(by, self._clock())
            return match_ledger.decide(connection, who, kind, one, other, reason=reason)

    def undo_match(self, decision: str, *, by: str, reason: str = "") -> None:
        """Undo a judgement on two statements.

        Raises:
            NotFound: There is no such decision.
            UsageError: It was undone already, or is an undoing itself.
        """
        with engine.writing(self._engine) as connection:
            match_ledger.undo(connection, who_decides(by, self._clock()), decision, reason=reason)

    def list_match_decisions(self, statement: str) -> tuple[MatchDecision, ...]:
        """List the judgements on a statement, newest first."""
        with engine.reading(self._engine) as connection:
            return match_ledger.list_decisions(connection, statement)
