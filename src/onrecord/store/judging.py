"""Judging: the part of an archive's door where people are judged to be one, parted and renamed.

Every method is one transaction. Each decision is a line of the ledger that `undo` takes back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Engine, select, update

from onrecord.domain.person import Decision, Judgement
from onrecord.errors import NotFound, UsageError
from onrecord.store import engine, heads, judgements
from onrecord.store.ledger import Who, who_decides
from onrecord.store.tables import articles
from onrecord.store.tying import Tying
from onrecord.store.wording import storable


class Judging:
    """What an archive does with judgements on people; `store.archive.Archive` is one."""

    _engine: Engine
    _clock: Callable[[], datetime]

    def is_linked(self, article_id: str) -> bool:
        """Say whether an article's statements, as they were read last, were linked to people."""
        with engine.reading(self._engine) as connection:
            query = select(articles.c.is_linked).where(articles.c.id == article_id)
            found = connection.execute(query).scalar()
        if found is None:
            raise NotFound(f"article {article_id}: there is none in the archive.")
        return bool(found)

    @contextmanager
    def tying(self, article_id: str) -> Iterator[Tying]:
        """Do all for an article's people in one transaction, which commits at the end of the block.

        Raises:
            ArchiveBusy: Another process writes.
        """
        with engine.writing(self._engine) as connection:
            yield Tying(connection, article_id, self._clock)

    def judge(self, given: Sequence[Judgement], *, by: str, article: str | None = None) -> None:
        """Keep what the program decided on who is who; a person's decisions stand before it.

        Args:
            given: On people that the archive knows.
            by: The program with its version.
            article: Whose speakers they are of; it counts as linked from now on.

        Raises:
            ArchiveBusy: Another process writes.
        """
        if not given and article is None:
            return
        with engine.writing(self._engine) as connection:
            heads.judge(connection, self._who(by, is_human=False), given)
            if article is not None:
                done = update(articles).where(articles.c.id == article)
                connection.execute(done.values(is_linked=True))

    def merge(self, one: str, other: str, *, by: str, reason: str) -> str:
        """Judge two people to be one; give the decision's id, which `undo` takes.

        Raises:
            NotFound, Withdrawn: Of either id.
            UsageError: They are one already, or of two types.
        """
        with engine.writing(self._engine) as connection:
            return heads.merge(connection, self._who(by), one, other, reason=reason)

    def keep_apart(self, one: str, other: str, *, by: str, reason: str) -> str:
        """Judge two people to be two; give the decision's id, which `undo` takes.

        Raises:
            NotFound, Withdrawn: Of either id.
            UsageError: They are one already.
        """
        with engine.writing(self._engine) as connection:
            return heads.keep_apart(connection, self._who(by), one, other, reason=reason)

    def split(
        self,
        person: str,
        *,
        by: str,
        reason: str,
        spelling: str | None = None,
        role: str | None = None,
        statements: Sequence[str] = (),
    ) -> str:
        """Judge a part of a person's statements to be someone else's; give the decision's id.

        Args:
            person: Its id.
            by, reason: Who decides, and why.
            spelling: All statements under this form of the name; or
            role: all whose speaker's role holds these words, on pages to come too, and
            statements: these.

        Raises:
            NotFound, Withdrawn: Of the id, or it has no such statements.
            UsageError: Nothing is named, or the spelling is the only one.
        """
        if (spelling is None) == (role is None and not statements):
            raise UsageError("name what to take out: a spelling, or a role or statements.")
        with engine.writing(self._engine) as connection:
            who = self._who(by)
            if spelling is not None:
                return heads.part_spelling(connection, who, person, spelling, reason=reason)
            return heads.part_statements(connection, who, person, role=role, ids=statements, reason=reason)

    def rename(self, person: str, name: str, *, by: str, reason: str) -> str:
        """Show a person under a name of the editor's; give the decision's id.

        Raises:
            NotFound, Withdrawn: Of the id.
            UsageError: The name is empty.
        """
        if not name.strip():
            raise UsageError(f"person {person}: the new name is empty.")
        with engine.writing(self._engine) as connection:
            return heads.rename(connection, self._who(by), person, storable(name.strip()), reason=reason)

    def undo(self, decision: str, *, by: str, reason: str = "") -> None:
        """Undo a decision on people, of a person or of the program.

        Raises:
            NotFound: There is no such decision.
            UsageError: It was undone already, or is an undoing itself.
        """
        with engine.writing(self._engine) as connection:
            heads.undo(connection, self._who(by), decision, reason=reason)

    def list_decisions(self, person: str | None = None, *, limit: int = 1_000) -> tuple[Decision, ...]:
        """List the ledger of a person, newest first; without one, the open questions.

        Args:
            person: Its id.
            limit: How many questions at most.

        Raises:
            NotFound, Withdrawn: Of the id.
        """
        with engine.reading(self._engine) as connection:
            if person is None:
                return judgements.list_questions(connection, limit)
            head = heads.head_row(connection, person)
            return judgements.list_decisions(connection, heads.atoms_of(connection, head.id))

    def _who(self, by: str, *, is_human: bool = True) -> Who:
        return who_decides(by, self._clock(), is_human=is_human)
