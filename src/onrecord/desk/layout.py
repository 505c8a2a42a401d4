"""Layout: an article with its statements, as values that a template walks along.

Order, numbers, what is hidden and what stands beside which paragraph are decided here; the
templates hold no rule. Pure: what is known of the archive arrives as arguments.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.desk.cuts import Cut, place_furniture
from onrecord.desk.marks import Mark, Run, cut_paragraphs, cut_runs
from onrecord.desk.showing import Showing
from onrecord.desk.wording import KINDS, POLARITIES, REPEATS, Voice, name_voice, say_said, say_settings
from onrecord.domain.analysis import Analysis
from onrecord.domain.article import FIELDS as ALL_FIELDS
from onrecord.domain.article import Article, Field
from onrecord.domain.span import Span
from onrecord.domain.statement import Attribution, Statement, StatementKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What stands beside the text for one statement.

    Args:
        number: Its number on the page.
        link: Its permalink; None while it is not kept.
        voice: Who.
        cue: The words that say it is said, as they stand.
        kind, polarity, said, settings: Labels; empty where there is nothing to say.
        within: Number of the statement that reports this one, or None.
        repeats: Number of the statement that this one tells again, or None.
        repeated: How, in words; empty where it tells none.
        lost: Hedges of that statement that these words lack.
        is_attitude: Whether it is a thought or a plan and no speech.
    """

    number: int
    link: str | None
    voice: Voice
    cue: str
    kind: str
    kind_name: StatementKind
    polarity: str
    said: str
    settings: tuple[str, ...]
    within: int | None
    repeats: int | None
    repeated: str
    lost: tuple[str, ...]
    is_attitude: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One paragraph with the statements that begin in it.

    Args:
        runs: The paragraph.
        notes: Beside it.
        cut: Furniture that stood before it, where the order of the page is known.
    """

    runs: tuple[Run, ...]
    notes: tuple[Note, ...] = ()
    cut: Cut | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleText:
    """An article as it is read: its words with their statements.

    Args:
        headline, standfirst: One passage each, or None.
        body: The paragraphs.
        tail: Furniture after the last paragraph, or all of it where the order is not known.
        shown, hidden: How many statements are marked, and how many attitudes are not.
    """

    headline: Passage | None
    standfirst: Passage | None
    body: tuple[Passage, ...]
    tail: Cut | None
    shown: int
    hidden: int

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Give every passage, the headline first."""
        return tuple(each for each in (self.headline, self.standfirst, *self.body) if each is not None)

    @property
    def cut_lines(self) -> int:
        """Give how many lines were cut."""
        cuts = [*(passage.cut for passage in self.body), self.tail]
        return sum(len(cut.lines) for cut in cuts if cut is not None)

    @property
    def nested(self) -> bool:
        """Say whether any statement reports another, so that the legend explains it."""
        return any(run.depth > 1 for passage in self.passages for run in passage.runs)

    @property
    def inserted(self) -> bool:
        """Say whether any quotation holds an editor's words."""
        return any(run.is_insertion for passage in self.passages for run in passage.runs)


def view_article(
    analysis: Analysis,
    showing: Showing,
    *,
    people: Sequence[str | None] = (),
    with_attitudes: bool = False,
    is_kept: bool = False,
    only: int | None = None,
) -> ArticleText:
    """Lay out an article with its statements.

    Args:
        analysis: With an article.
        showing: Who may see what.
        people: For each statement, its person's id or None; empty if none is known.
        with_attitudes: Whether thoughts and plans are marked, too.
        is_kept: Whether the statements have permalinks.
        only: Index of the one statement to mark; all by default.

    Raises:
        ValueError: The analysis has no article.
    """
    article = analysis.article
    if article is None:
        raise ValueError(f"record {analysis.id} has no article to lay out")
    chosen = [
        (index, statement)
        for index, statement in enumerate(analysis.statements)
        if (only is None or index == only) and (with_attitudes or not statement.is_attitude or only == index)
    ]
    numbers = {statement.id: place for place, (_, statement) in enumerate(chosen, start=1)}
    marks: dict[Field, list[Mark]] = {field: [] for field in ALL_FIELDS}
    notes: dict[Field, list[tuple[int, Note]]] = {field: [] for field in ALL_FIELDS}
    for index, statement in chosen:
        own = statement.attribution
        person = people[index] if index < len(people) else None
        link = showing.speaker_link(person, statement.speaker)
        note = _note(statement, article, numbers, link, is_kept=is_kept)
        marks[own.field] += _marks(own, note.number)
        notes[own.field].append((own.content[0].start, note))
    body, tail = _body(article, analysis, marks["text"], notes["text"])
    return ArticleText(
        headline=_whole(article.headline, marks["headline"], notes["headline"]),
        standfirst=_whole(article.standfirst, marks["standfirst"], notes["standfirst"]),
        body=body,
        tail=tail,
        shown=len(chosen),
        hidden=sum(statement.is_attitude for statement in analysis.statements if statement.id not in numbers),
    )


def _marks(own: Attribution, number: int) -> Iterator[Mark]:
    for place, span in enumerate(own.content):
        yield Mark(span=span, role="content", number=number, opens=place == 0)
    for span in own.cue:
        yield Mark(span=span, role="cue", number=number)
    for span in own.source:
        yield Mark(span=span, role="source", number=number)
    for span in own.insertions:
        yield Mark(span=span, role="insertion", number=number)


def _note(
    statement: Statement,
    article: Article,
    numbers: dict[str, int],
    speaker_link: str | None,
    *,
    is_kept: bool,
) -> Note:
    own, repeat = statement.attribution, statement.repeats
    return Note(
        number=numbers[statement.id],
        link=f"/statement/{statement.id}" if is_kept else None,
        voice=name_voice(statement.speaker, speaker_link),
        cue=own.cue_text(article),
        kind=KINDS[own.kind],
        kind_name=own.kind,
        polarity=POLARITIES[own.polarity],
        said=say_said(own.setting.said_on, own.setting.said_text.text if own.setting.said_text else None),
        settings=say_settings(own.setting),
        within=numbers.get(statement.within) if statement.within else None,
        repeats=numbers.get(repeat.id) if repeat else None,
        repeated=REPEATS[repeat.relation] if repeat else "",
        lost=tuple(each.there for each in repeat.changes if each.kind == "hedge_lost") if repeat else (),
        is_attitude=statement.is_attitude,
    )


def _whole(text: str | None, marks: Sequence[Mark], notes: Sequence[tuple[int, Note]]) -> Passage | None:
    if not text:
        return None
    return Passage(runs=cut_runs(text, marks), notes=tuple(note for _, note in notes))


def _body(
    article: Article, analysis: Analysis, marks: Sequence[Mark], notes: Sequence[tuple[int, Note]]
) -> tuple[tuple[Passage, ...], Cut | None]:
    paragraphs = cut_paragraphs(article.text)
    cuts = place_furniture([span.cut(article.text) for span in paragraphs], analysis.kept, analysis.furniture)
    marks_of, notes_of = _share_out(paragraphs, marks, notes)
    passages = tuple(
        Passage(
            runs=cut_runs(article.text, marks_of[place], within=paragraph),
            notes=tuple(notes_of[place]),
            cut=Cut(lines=cuts[place]) if cuts[place] else None,
        )
        for place, paragraph in enumerate(paragraphs)
    )
    return passages, Cut(lines=cuts[-1]) if cuts[-1] else None


def _share_out(
    paragraphs: Sequence[Span], marks: Sequence[Mark], notes: Sequence[tuple[int, Note]]
) -> tuple[list[list[Mark]], list[list[Note]]]:
    """Give each paragraph the marks that touch it, and the notes whose statements begin in it."""
    starts = [paragraph.start for paragraph in paragraphs]
    marks_of: list[list[Mark]] = [[] for _ in paragraphs]
    notes_of: list[list[Note]] = [[] for _ in paragraphs]
    for mark in marks:
        place = max(bisect_right(starts, mark.span.start) - 1, 0)
        while place < len(paragraphs) and starts[place] < mark.span.end:
            marks_of[place].append(mark)
            place += 1
    for start, note in sorted(notes, key=lambda entry: entry[0]):
        if paragraphs:
            notes_of[max(bisect_right(starts, start) - 1, 0)].append(note)
    return marks_of, notes_of
