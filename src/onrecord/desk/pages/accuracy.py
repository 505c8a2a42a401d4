"""How good is this?: what was measured, in words that need no statistics."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk import accuracy as figures
from onrecord.desk.accuracy import Accuracy, Band, People, Score, System, Tally
from onrecord.desk.parts import desk_of, render

KINDS = {
    "said": "All reported speech",
    "direct": "Direct quotations",
    "mixed": "Partly quoted",
    "indirect": "Paraphrases, with thoughts and plans",
}
COLLECTIONS = {"polnear": "US political news", "world": "News of other kinds and countries"}
MEASURES = {
    "pair/said": "Reported speech",
    "pair/direct": "Direct quotations",
    "pair/all": "All, with thoughts and plans",
}
FULL = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One part of a bar: where it begins and how long it is, of 100, and its kind."""

    start: float
    length: float
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HundredFound:
    """What becomes of 100 statements of one kind that the program finds.

    Args:
        name: The kind, for a reader.
        shown: How many it found in the marked articles.
        right, wrong_speaker, wrong_words: Of 100 that it finds; they make 100.
        found: Of 100 that people marked, so many it finds with their speaker.
        bar: The same, to be drawn.
    """

    name: str
    shown: int
    right: int
    wrong_speaker: int
    wrong_words: int
    found: int
    bar: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One collection of marked articles with its figures."""

    name: str
    articles: int
    statements: int
    hundreds: tuple[HundredFound, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One score of 100, with the bounds of its interval; empty where there is none."""

    value: str = "–"
    bounds: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """One line of the comparison: who, and a score for each of MEASURES."""

    name: str
    is_ours: bool
    scores: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BandBar:
    """One band of confidence: its words, its bar, and where the bar should end, of 100."""

    bounds: str
    right: int
    statements: int
    bar: Piece
    promised: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AccuracyPage:
    """What was measured.

    Args:
        figures: As they ship.
        samples: The collections.
        rivals: The program, other programs and people on the first collection.
        bands: What `confidence` is worth; empty where it was not measured.
        other_model: Fingerprint of the model that this desk reads with, where it is another.
    """

    figures: Accuracy
    samples: tuple[Sample, ...]
    rivals: tuple[Rival, ...]
    bands: tuple[BandBar, ...]
    other_model: str | None


def accuracy(request: Request) -> Response:
    """Show how good the program is."""
    settings = desk_of(request).settings
    page = view_accuracy(figures.read_accuracy(figures.FILE), model=settings.model)
    return render(request, "accuracy.html", page, is_indexed=True)


def view_accuracy(measured: Accuracy, *, model: str | None) -> AccuracyPage:
    """Lay out the figures.

    Args:
        measured: The figures.
        model: Fingerprint of the desk's model, where it is another than the one that ships.
    """
    return AccuracyPage(
        figures=measured,
        samples=tuple(
            Sample(
                name=COLLECTIONS[own.name],
                articles=own.articles,
                statements=own.statements,
                hundreds=tuple(_hundred(each) for each in measured.tallies if each.over == own.name),
            )
            for own in measured.collections
        ),
        rivals=_rivals(measured),
        bands=tuple(_band(each) for each in measured.confidence),
        other_model=model if model != measured.measured.model else None,
    )


def _hundred(tally: Tally) -> HundredFound:
    right, wrong_speaker, wrong_words = share_out(tally.right, tally.wrong_source, tally.wrong_words)
    shares = [
        FULL * part / max(tally.shown, 1) for part in (tally.right, tally.wrong_source, tally.wrong_words)
    ]
    kinds = ("right", "other-speaker", "other-words")
    return HundredFound(
        name=KINDS[tally.kind],
        shown=tally.shown,
        right=right,
        wrong_speaker=wrong_speaker,
        wrong_words=wrong_words,
        found=round(FULL * tally.found / max(tally.marked, 1)),
        bar=tuple(
            Piece(start=round(sum(shares[:place]), 2), length=round(share, 2), kind=kind)
            for place, (share, kind) in enumerate(zip(shares, kinds, strict=True))
        ),
    )


def share_out(*parts: int) -> tuple[int, ...]:
    """Give the parts of 100 in whole numbers that make 100: the largest rests are rounded up."""
    whole = sum(parts)
    if not whole:
        return tuple(0 for _ in parts)
    exact = [FULL * part / whole for part in parts]
    floors = [int(each) for each in exact]
    by_rest = sorted(range(len(parts)), key=lambda place: floors[place] - exact[place])
    for place in by_rest[: int(FULL) - sum(floors)]:
        floors[place] += 1
    return tuple(floors)


def _rivals(measured: Accuracy) -> tuple[Rival, ...]:
    systems = [_rival(each, is_ours=place == 0) for place, each in enumerate(measured.systems)]
    # The same answers at another speed are one line here.
    shown = [each for place, each in enumerate(systems) if each.scores not in _scores(systems[:place])]
    if measured.people is not None:
        shown.insert(1, _people(measured.people))
    return tuple(shown)


def _scores(rivals: list[Rival]) -> list[tuple[Mark, ...]]:
    return [each.scores for each in rivals]


def _rival(system: System, *, is_ours: bool) -> Rival:
    scores = tuple(_of_100(system.score("polnear", measure)) for measure in MEASURES)
    return Rival(name=system.name, is_ours=is_ours, scores=scores)


def _people(people: People) -> Rival:
    means = [people.agreement("", measure) for measure in MEASURES]
    scores = tuple(Mark() if each is None else Mark(value=f"{FULL * each.people:.0f}") for each in means)
    return Rival(name="people, with each other", is_ours=False, scores=scores)


def _of_100(score: Score | None) -> Mark:
    if score is None:
        return Mark()
    if score.low is None or score.high is None:
        return Mark(value=f"{FULL * score.f1:.0f}")
    return Mark(value=f"{FULL * score.f1:.0f}", bounds=f"{FULL * score.low:.0f} to {FULL * score.high:.0f}")


def _band(band: Band) -> BandBar:
    promised = (band.low + band.high) / 2 if band.promised is None else band.promised
    return BandBar(
        bounds=f"{band.low:g} to {band.high:g}",
        right=round(FULL * band.share_right),
        statements=band.statements,
        bar=Piece(start=0.0, length=round(FULL * band.share_right, 2), kind="right"),
        promised=round(FULL * promised, 2),
    )
