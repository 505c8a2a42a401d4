"""Comparing: what a kept article has to do with others: the same text, the same story.

    article --sketch--> Sketch --find_neighbours--> likes --compare--> copies, likenesses
    region of articles --group--> stories

Reads from the archive, compares (pure), writes in one transaction. A stop between saving an
article and relating it is mended by the next `compare_article` or `compare_rest`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.domain.analysis import Analysis
from onrecord.domain.story import Edition, Group, Neighbours, Plain, Region, Related, Sketch
from onrecord.relate import (
    Profiles,
    Shingles,
    Written,
    compare_editions,
    containment,
    group_profiles,
    judge_reuse,
    likeness,
    profile,
    read_profiles,
    read_words,
    shingle,
    story_threshold,
)

if TYPE_CHECKING:
    from onrecord.store import Archive

MADE_BY = "stories 1"
"""Of what made a sketch; another one makes every article to be compared anew."""


def compare_article(archive: Archive, article: str) -> None:
    """Compare an article with those of the archive, and settle the stories that it touches.

    Args:
        archive: Open for writing.
        article: Its id; one that was compared in its latest edition is left as it is.

    Raises:
        NotFound: There is no such article.
        Withdrawn: There was.
    """
    if not archive.is_sketched(article, MADE_BY):
        found = archive.read_plain([article])
        if not found:
            archive.get_article(article)  # says why there is none
        own = sketch_text(found[0])
        archive.relate(find_related(own, archive.find_neighbours(own)), group_region)


def compare_rest(archive: Archive) -> Iterator[str]:
    """Compare the articles that were not yet compared, one by one; give their ids as they are done."""
    while waiting := archive.find_unsketched(MADE_BY):
        for article in waiting:
            compare_article(archive, article)
            yield article


def sketch_text(own: Plain) -> Sketch:
    """Give what of an article's text is compared with others."""
    day = day_of(own.published_at)
    when = day or day_of(own.captured_at)
    ordinal = when.toordinal() if when else 0
    words = read_words(own.text)
    text = shingle(words)
    about = profile(words, headline=own.headline, names=own.names, day=ordinal, is_dated=day is not None)
    return Sketch(
        article=own.article,
        capture=own.capture,
        made_by=MADE_BY,
        day=ordinal,
        is_dated=day is not None,
        shingles=text.to_bytes(),
        profile=about.to_bytes(),
        marks=tuple(text.marks.tolist()),
        terms=tuple(about.key_terms()),
    )


def day_of(moment: str | None) -> date | None:
    """Give the day of an ISO 8601 time; None where it is no whole date."""
    try:
        return date.fromisoformat(moment[:10]) if moment else None
    except ValueError:
        return None


def find_related(own: Sketch, others: Neighbours) -> Related:
    """Compare an article with those that could be like it."""
    text = Shingles.from_bytes(own.shingles)
    scores = likeness(profiles_of([own]).get(0), profiles_of(others.stories))
    return Related(
        sketch=own,
        copies=find_copies(
            text, [(other.article, Shingles.from_bytes(other.shingles)) for other in others.texts]
        ),
        links=find_likes([other.article for other in others.stories], scores.tolist()),
    )


def find_copies(own: Shingles, texts: Iterable[tuple[str, Shingles]]) -> dict[str, tuple[float, bool]]:
    """Find the articles whose texts have words of one: the share, and whether both are one text."""
    copies = {}
    for other, text in texts:
        share = containment(own, text)
        if (reuse := judge_reuse(share)) is not None:
            copies[other] = (round(share, 4), reuse == "copy")
    return copies


def find_likes(others: Iterable[str], scores: Iterable[float]) -> dict[str, float]:
    """Keep the likenesses of those that could be of one story."""
    least = story_threshold()
    return {other: round(score, 4) for other, score in zip(others, scores, strict=True) if score >= least}


def profiles_of(some: Sequence[Sketch]) -> Profiles:
    """Read what articles are about."""
    return read_profiles([Written(data=own.profile, day=own.day, is_dated=own.is_dated) for own in some])


def group_region(region: Region) -> list[Group]:
    """Group the articles of a region into stories."""
    ids = sorted(region.sketches)
    held = profiles_of([region.sketches[own] for own in ids])
    return group_profiles(ids, held, together=region.together, apart=region.apart)


def compare_all_editions(editions: Sequence[Edition[Analysis]]) -> tuple[Edition[Analysis], ...]:
    """Say of each edition of an article what it changed against the one before.

    Args:
        editions: The earliest first.
    """
    first, rest = editions[:1], pairwise(editions)
    return (
        *first,
        *(replace(after, changes=compare_editions(before.seen, after.seen)) for before, after in rest),
    )
