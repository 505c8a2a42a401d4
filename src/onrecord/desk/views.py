"""Views: the record as values that a template walks along without thinking.

Everything about order, numbering, hiding and shortening is decided here; the templates
hold no rule. Pure: what is known of the archive arrives as arguments.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.desk.dates import say_edtf
from onrecord.desk.differences import Comparison
from onrecord.desk.marks import Mark, Run, cut_paragraphs, cut_runs, mark_sentence, shorten
from onrecord.desk.showing import Showing
from onrecord.desk.wording import ACTS, FIELDS, KINDS, POLARITIES, Voice, name_voice
from onrecord.domain.analysis import Analysis
from onrecord.domain.article import FIELDS as ALL_FIELDS
from onrecord.domain.article import Article, Field, Furniture, KeptLine
from onrecord.domain.listing import ArticleCard, StatementCard
from onrecord.domain.span import Span
from onrecord.domain.statement import ATTITUDES, Attribution, Setting, Statement, StatementKind

_LINES_SHOWN = 2  # lines cut at one place that are shown as they are; more fold into one line


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What stands beside the text for one statement.

    Args:
        number: Its number on the page.
        link: Its permalink; None while it is not kept.
        voice: Who.
        cue: The words that say it is said, as they stand.
        act: What the speaker does with the words, for a statement without cue.
        kind, polarity, said, settings: Labels; empty where there is nothing to say.
        within: Number of the statement that reports this one, or None.
        is_attitude: Whether it is a thought or a plan and no speech.
    """

    number: int
    link: str | None
    voice: Voice
    cue: str
    act: str
    kind: str
    kind_name: StatementKind
    polarity: str
    said: str
    settings: tuple[str, ...]
    within: int | None
    is_attitude: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Lines of furniture that stood together.

    Args:
        lines: In page order.
    """

    lines: tuple[Furniture, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """Give the kinds of the lines, each once, in order of appearance."""
        return tuple(dict.fromkeys(line.kind for line in self.lines))

    @property
    def is_long(self) -> bool:
        """Say whether the lines fold into one until they are asked for."""
        return len(self.lines) > _LINES_SHOWN


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A statement as a list shows it.

    Args:
        id: The statement's id.
        article: Where it stands.
        voice: Who.
        runs: The sentence with content and cue marked; only the content where the sentence is
            not known, and then the statement is an assertion.
        cue, act, kind, kind_name, polarity, field, said, settings: Labels.
        is_attitude: Whether it is a thought or a plan and no speech.
        has_sentence: Whether `runs` hold more than the content.
        comparison: The pasted words against these, where words were pasted.
    """

    id: str
    article: ArticleCard
    voice: Voice
    runs: tuple[Run, ...]
    cue: str
    act: str
    kind: str
    kind_name: StatementKind
    polarity: str
    field: str
    said: str
    settings: tuple[str, ...]
    is_attitude: bool
    has_sentence: bool
    comparison: Comparison | None = None

    @property
    def link(self) -> str:
        """Give the statement's permalink."""
        return f"/statement/{self.id}"


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
    own = statement.attribution
    return Note(
        number=numbers[statement.id],
        link=f"/statement/{statement.id}" if is_kept else None,
        voice=name_voice(statement.speaker, speaker_link),
        cue=own.cue_text(article),
        act=ACTS[own.act],
        kind=KINDS[own.kind],
        kind_name=own.kind,
        polarity=POLARITIES[own.polarity],
        said=_said(own.setting.said_on, own.setting.said_text.text if own.setting.said_text else None),
        settings=settings_of(own.setting),
        within=numbers.get(statement.within) if statement.within else None,
        is_attitude=statement.is_attitude,
    )


def settings_of(setting: Setting) -> tuple[str, ...]:
    """Give where, at what and through what something was said, as the page words it."""
    phrases = (setting.occasion, setting.channel, setting.place, setting.audience)
    return tuple(dict.fromkeys(phrase.text for phrase in phrases if phrase is not None))


def _said(said_on: str | None, said_text: str | None) -> str:
    """Say when: the date where the year is known, else the page's words and that it is not."""
    if said_on:
        return say_edtf(said_on)
    return f"“{said_text}”, date not known" if said_text else ""


def _whole(text: str | None, marks: Sequence[Mark], notes: Sequence[tuple[int, Note]]) -> Passage | None:
    if not text:
        return None
    return Passage(runs=cut_runs(text, marks), notes=tuple(note for _, note in notes))


def _body(
    article: Article, analysis: Analysis, marks: Sequence[Mark], notes: Sequence[tuple[int, Note]]
) -> tuple[tuple[Passage, ...], Cut | None]:
    paragraphs = cut_paragraphs(article.text)
    cuts = place_furniture([span.cut(article.text) for span in paragraphs], analysis.kept, analysis.furniture)
    passages = []
    left = sorted(notes, key=lambda entry: entry[0])
    for paragraph, lines in zip(paragraphs, cuts, strict=False):
        is_last = paragraph is paragraphs[-1]
        mine = [note for start, note in left if start < paragraph.end or is_last]
        left = left[len(mine) :]
        passages.append(
            Passage(
                runs=cut_runs(article.text, marks, within=paragraph),
                notes=tuple(mine),
                cut=Cut(lines=lines) if lines else None,
            )
        )
    return tuple(passages), Cut(lines=cuts[-1]) if cuts[-1] else None


def place_furniture(
    paragraphs: Sequence[str], kept: Sequence[KeptLine], furniture: Sequence[Furniture]
) -> list[tuple[Furniture, ...]]:
    """Put the lines that were cut back between the paragraphs they stood between.

    Args:
        paragraphs: The body's, in order.
        kept: The lines that made them; empty where that is not known any more.
        furniture: The lines cut.

    Returns:
        For each paragraph the lines before it, and at the end those after the last one. Where
        the order is not known, all stand at the end.
    """
    lines = _lines_of(paragraphs, kept)
    groups: list[tuple[Furniture, ...]] = []
    rest = sorted(furniture, key=lambda line: line.line)
    for place in lines:
        before = tuple(line for line in rest if place is not None and line.line < place)
        rest = rest[len(before) :]
        groups.append(before)
    return [*groups, tuple(rest)]


def _lines_of(paragraphs: Sequence[str], kept: Sequence[KeptLine]) -> list[int | None]:
    """Find each paragraph's line: that of the next kept line whose words it holds."""
    lines: list[int | None] = []
    start = 0
    for paragraph in paragraphs:
        match = next(
            (
                n
                for n in range(start, len(kept))
                if kept[n].text.strip() and kept[n].text.strip() in paragraph
            ),
            None,
        )
        lines.append(None if match is None else kept[match].line)
        start = start if match is None else match + 1
    return lines


def view_quote(
    card: StatementCard, showing: Showing, *, compare: Callable[[str], Comparison] | None = None
) -> Quote:
    """Lay out a statement of a list.

    A content that is not asserted is shown in its sentence or not at all, for without its cue
    it would say the opposite of what was said.

    Args:
        card: The statement.
        showing: Who may see what.
        compare: Compares the content with pasted words.
    """
    runs = mark_sentence(card.context, card.text, card.cue_text, card.kind)
    if runs is None:
        is_safe = card.polarity == "asserted" and not card.context
        runs = (Run(text=card.text, depth=1),) if is_safe else (Run(text=card.context),)
    return Quote(
        id=card.id,
        article=card.article,
        voice=name_voice(card.speaker, showing.speaker_link(card.person, card.speaker)),
        runs=shorten(runs, showing.context_limit),
        cue=card.cue_text,
        act=ACTS[card.act],
        kind=KINDS[card.kind],
        kind_name=card.kind,
        polarity=POLARITIES[card.polarity],
        field="" if card.field == "text" else FIELDS[card.field],
        said=_said(card.said_on, card.said_text),
        settings=tuple(dict.fromkeys(text for text in (card.occasion, card.channel, card.place) if text)),
        is_attitude=card.act in ATTITUDES,
        has_sentence=bool(card.context),
        comparison=compare(_comparable(card)) if compare else None,
    )


def _comparable(card: StatementCard) -> str:
    """Give the words to compare: the content, or its sentence where it is not asserted."""
    return card.text if card.polarity == "asserted" else card.context


def span_of_statement(own: Attribution) -> Span:
    """Give the stretch from the first to the last word of content, cue and source."""
    spans = (*own.content, *own.cue, *own.source)
    return Span(min(span.start for span in spans), max(span.end for span in spans))
