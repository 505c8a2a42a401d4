"""An invented dispatch as very many outlets print it, beside two reports of outlets' own.

Kept, tied, compared and traced as the program does it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from desk_sample import Said, analyse_by_hand

from onrecord.comparing import compare_article
from onrecord.domain.article import Article
from onrecord.domain.statement import Speaker
from onrecord.pipeline import tie_people
from onrecord.resolve import make_knowledge
from onrecord.store import Archive
from onrecord.tracing import match_statements

DISPATCH = (
    "A landslide above the village of Tarnholt buried the only road into the Vesker valley on Tuesday night.",
    "“We heard the mountain come down before we saw it,” Tarnholt's mayor, Liv Aastrand, told reporters.",
    "Some 340 people are cut off until the road is cleared, the district office of Vesker said.",
    "Helicopters brought bread and medicine to the school, where 60 people spent the night on mats.",
    "Geologists had measured cracks on the slope in spring, and the road was shut twice in July.",
    "The clearing will take nine days if no more rain falls, the road authority said on Wednesday.",
)
SECOND = (
    "The lake of Vesker rose by two metres after the landslide above Tarnholt, its weather service measured.",
    "Farmers drove 90 cows from the meadows below the village before the water reached the barns.",
    "Divers of the fire brigade looked for a milk lorry that was seen on the shore road before midnight.",
    "The power station at the foot of the Vesker valley was switched off as a precaution until Friday.",
    "Boats took the mayor, Liv Aastrand, and a doctor across the lake to Tarnholt in the afternoon.",
)
REPORTS = (
    (
        "Tarnholt's school becomes a shelter",
        "Mats lie between the desks of the school at Tarnholt, where 60 people slept after the landslide.",
        "Mayor Liv Aastrand says that the Vesker valley has bread for three days.",
    ),
    (
        "Cracks above Tarnholt were known",
        "Geologists warned in spring of the slope that buried the road into the Vesker valley on Tuesday.",
        "The village of Tarnholt and its 340 people are cut off; mayor Liv Aastrand wants answers.",
    ),
)
QUOTE = "“We heard the mountain come down before we saw it,”"
SHORTER = "“We heard the mountain come down,”"
_MAYOR = Speaker(name="Liv Aastrand", type="person", role="mayor", mention="Liv Aastrand")
_HEADS = ("Landslide cuts off Vesker valley", "Road to Tarnholt buried", "340 cut off by landslide")
_PLACES = ("Alder", "Birch", "Cedar", "Dornby", "Elmer", "Farrow", "Gisling")
_PAPERS = ("Courier", "Herald", "Post", "Observer", "Gazette")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatched:
    """Ids of the articles that print a dispatch, in order, and of outlets' own reports."""

    printed: tuple[str, ...]
    own: tuple[str, ...]


def dispatch(archive: Archive, count: int) -> Dispatched:
    """Keep the reports, and the dispatch of so many outlets; every fourth cuts its quotation short."""
    printed = tuple(_printing(archive, number) for number in range(count))
    own = tuple(
        _keep(archive, f"Outlet of Report {number}", headline, paragraphs, quote=None, minute=24 * 60 - 1)
        for number, (headline, *paragraphs) in enumerate(REPORTS)
    )
    return Dispatched(printed=printed, own=own)


def _printing(archive: Archive, number: int) -> str:
    outlet = f"{_PLACES[number % 7]} {_PAPERS[number % 5]} {number + 1}"
    paragraphs = list(DISPATCH)
    quote = SHORTER if number % 4 == 3 else QUOTE
    paragraphs[1] = paragraphs[1].replace(QUOTE, quote)
    return _keep(archive, outlet, _HEADS[number % 3], paragraphs, quote=quote, minute=number % (24 * 60 - 2))


def _keep(
    archive: Archive, outlet: str, headline: str, paragraphs: list[str], *, quote: str | None, minute: int
) -> str:
    name = outlet.lower().replace(" ", "-")
    at = f"2025-09-03T{minute // 60:02}:{minute % 60:02}:00"
    article = Article(
        text="\n\n".join(paragraphs),
        headline=headline,
        language="en",
        outlet=outlet,
        url=f"https://{name}.example/tarnholt",
        published_at=f"{at}+00:00",
    )
    said = Said(content=(quote or "",), cue="told", source="Liv Aastrand", speaker=_MAYOR, kind="direct")
    data = f"{name}\n{article.text}".encode()
    analysis, data = analyse_by_hand(article, [said] if quote else [], source=name, data=data)
    analysis = replace(analysis, capture=replace(analysis.capture, captured_at=f"{at}Z"))
    saved = archive.save(analysis, data)
    tie_people(archive, saved.article, _KNOWLEDGE)
    compare_article(archive, saved.article)
    match_statements(archive, [saved.article], by="onrecord 0.1.0")
    return saved.article


@dataclass(frozen=True, slots=True, kw_only=True)
class Digested:
    """Ids of the articles that print either of two dispatches, and of the digest of both."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    digest: str


def two_dispatches(archive: Archive) -> Digested:
    """Keep two dispatches of one event, three outlets each, and a digest that prints both."""
    first = tuple(_printing(archive, number) for number in range(3))
    second = tuple(
        _keep(
            archive,
            f"Lake Paper {number}",
            "Lake of Vesker rises",
            list(SECOND),
            quote=None,
            minute=90 + number,
        )
        for number in range(3)
    )
    both = [*DISPATCH, *SECOND]
    return Digested(
        first=first,
        second=second,
        digest=_keep(archive, "Evening Digest", "The evening in brief", both, quote=QUOTE, minute=1200),
    )


_KNOWLEDGE = make_knowledge()
