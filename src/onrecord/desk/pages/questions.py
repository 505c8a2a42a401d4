"""Questions: the pairs of speakers who may be one and about whom nobody has decided.

GET  /speakers/questions    the pairs, newest first, each with what speaks for it and two buttons
POST /speakers/questions    the answer to one of them: one, or two
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk.deciding import NOTHING_ASKED, Asked, decide, decider, refuse_public
from onrecord.desk.parts import archive_of, render
from onrecord.domain.listing import PersonCard
from onrecord.domain.person import Decision
from onrecord.errors import NotFound, UsageError

if TYPE_CHECKING:
    from onrecord.store import Archive

MOST = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Two speakers who may be one.

    Args:
        decision: The program's line of the ledger.
        sides: The two, as they are shown today.
    """

    decision: Decision
    sides: tuple[PersonCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsPage:
    """The open questions.

    Args:
        questions: The newest.
        more: How many further ones wait.
        by: Who decided last in this session.
        sent: The form that comes back, as it was filled in.
        fault: What was wrong with an answer.
    """

    questions: tuple[Question, ...]
    more: bool
    by: str
    sent: Asked
    fault: str


def show_questions(request: Request) -> Response:
    """List the open questions."""
    refuse_public(request)
    return _show(request)


def _show(request: Request, sent: Asked = NOTHING_ASKED, fault: str = "") -> Response:
    archive = archive_of(request)
    open_ones = archive.list_decisions(limit=MOST + 1)
    page = QuestionsPage(
        questions=tuple(found for each in open_ones[:MOST] if (found := _question(archive, each))),
        more=len(open_ones) > MOST,
        by=sent.by or decider(request),
        sent=sent,
        fault=fault,
    )
    return render(request, "questions.html", page, with_form=True, status=422 if fault else 200)


def _question(archive: Archive, decision: Decision) -> Question | None:
    try:
        sides = tuple(archive.get_person(own) for own in (decision.one, decision.other or ""))
    except NotFound:  # nothing of one of them is shown any more
        return None
    return Question(decision=decision, sides=sides)


async def answer(request: Request) -> Response:
    """Take the answer to one question."""

    def act(archive: Archive, asked: Asked) -> None:
        one, other, verdict = (asked.field(name) for name in ("one", "other", "verdict"))
        if verdict == "same":
            archive.merge(one, other, by=asked.by, reason=asked.reason)
        elif verdict == "different":
            archive.keep_apart(one, other, by=asked.by, reason=asked.reason)
        else:
            raise UsageError("Say whether the two are one or two.")

    async def again(request: Request, sent: Asked, fault: str) -> Response:
        return await run_in_threadpool(_show, request, sent, fault)

    return await decide(request, act, back=lambda: "/speakers/questions", again=again)
