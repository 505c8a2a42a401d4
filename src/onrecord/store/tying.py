"""Tying: all that is done for an article's people, in the one transaction of `Archive.tying`.

    learn -> find_expansions, find_known -> record -> find_known -> judge

Each step reads what the one before wrote. The article counts as linked once it is judged, so that a
stop anywhere leaves it to be done again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, select, update

from onrecord.domain.analysis import Analysis
from onrecord.domain.person import Expansion, Judgement, KnownPerson, Learned, Link
from onrecord.errors import NotFound, Withdrawn
from onrecord.store import abbreviations, heads, linked, offices, people, saving, views
from onrecord.store.ledger import who_decides
from onrecord.store.prepared import Prepared
from onrecord.store.tables import articles

_ARTICLE = Prepared(
    select(articles.c.capture_id, articles.c.withdrawn_at, articles.c.withdrawn_because).where(
        articles.c.id == bindparam("article")
    )
)
_LINKED = Prepared(update(articles).where(articles.c.id == bindparam("article")).values(is_linked=True))


class Tying:
    """An article whose people are found; made by `Archive.tying`."""

    def __init__(self, connection: Connection, article_id: str, clock: Callable[[], datetime]) -> None:
        self._connection = connection
        self._article = article_id
        self._clock = clock

    def read(self) -> Analysis:
        """Give what is shown of the article.

        Raises:
            NotFound: There is none.
            Withdrawn: There was.
        """
        row = next(iter(_ARTICLE.rows(self._connection, {"article": self._article})), None)
        if row is None:
            raise NotFound(f"article {self._article}: there is none in the archive.")
        if row.withdrawn_at:
            raise Withdrawn(
                f"article {self._article} was withdrawn on {row.withdrawn_at} ({row.withdrawn_because})."
            )
        return views.analysis_shown(self._connection, row.capture_id)

    def learn(self, given: Learned) -> None:
        """Replace what the article taught; statements of others that it touches are tied anew."""
        learn(self._connection, self._article, given)

    def find_expansions(self, keys: Sequence[str]) -> tuple[Expansion, ...]:
        """Find what abbreviations stand for, where they or their long names are among some folded names."""
        return abbreviations.find_expansions(self._connection, keys)

    def find_known(self, keys: Sequence[str]) -> tuple[KnownPerson, ...]:
        """Find the people filed or linked under any of some folded names or blocks; ordered by id."""
        return people.find_known(self._connection, keys)

    def record(self, links: Sequence[Link]) -> None:
        """Replace the links of the article's statements to people.

        Raises:
            NotFound: There is no such statement.
        """
        record(self._connection, self._article, links, is_last=False)

    def judge(self, given: Sequence[Judgement], *, by: str) -> None:
        """Keep what the program decided on who is who; the article counts as linked from now on."""
        heads.judge(self._connection, who_decides(by, self._clock(), is_human=False), given)
        _LINKED.run(self._connection, {"article": self._article})


def learn(connection: Connection, article_id: str, given: Learned) -> None:
    """Replace what an article taught; statements of others that it touches are tied anew.

    Raises:
        NotFound: There is no such article.
    """
    offices.learn(connection, article_id, given.sightings, given.voices)
    abbreviations.learn(connection, article_id, given.expansions)


def record(connection: Connection, article_id: str, given: Sequence[Link], *, is_last: bool) -> None:
    """Replace the links of an article's statements, and show them as theirs.

    Raises:
        NotFound: There is no such article or statement.
    """
    changed = linked.record_links(connection, article_id, given, is_last=is_last)
    changed |= offices.tie_article(connection, article_id)
    saving.show_speakers(connection, article_id)
    people.refresh(connection, changed)
