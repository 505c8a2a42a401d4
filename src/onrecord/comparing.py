"""Comparing: what a kept article has to do with others: the same text, the same story.

    article --sketch--> Sketch --find_neighbours--> likes --compare--> copies, likenesses, or a stand-in
    region of articles --group--> stories

Reads from the archive, compares (pure), writes in one transaction. A stop between saving an
article and relating it is mended by the next `compare_article` or `compare_rest`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.domain.analysis import Analysis
from onrecord.domain.story import Edition, Group, Plain, Printing, Region, Related, Sketch, StoryLimits
from onrecord.relate import (
    Profiles,
    Shingles,
    Written,
    compare_editions,
    containment,
    copies_left,
    find_alike,
    find_stand_in,
    group_profiles,
    judge_reuse,
    likeness,
    profile,
    read_profiles,
    read_words,
    share_of_both,
    shingle,
    story_threshold,
)

if TYPE_CHECKING:
    from onrecord.store import Archive

MADE_BY = "stories 1"
"""Of what made a sketch; another one makes every article to be compared anew."""
_LIMITS = StoryLimits()


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
        archive.relate(_find_related(archive, sketch_text(found[0])), group_region)


def _find_related(archive: Archive, own: Sketch) -> Related:
    """Compare an article with those that could be like it; of a reprint only the words."""
    others = archive.find_neighbours(own)
    text = Shingles.from_bytes(own.shingles)
    texts = [(other.article, Shingles.from_bytes(other.shingles)) for other in others.texts]
    related = Related(sketch=own, copies=find_copies(text, texts))
    if held := find_holders(text, texts, related.copies):
        sketches = archive.read_sketches(list(held), with_text=False)
        stand_ins = archive.stand_ins_of(list(related.copies))
        roots = archive.read_sketches(list(set(stand_ins.values())), with_text=False, with_profile=False)
        alike = tell_of_one(own, [sketches[other] for other in held if other in sketches])
        days = {each: told.day for each, told in {**sketches, **roots}.items()}
        told = {other: share for other, share in held.items() if other in alike}
        related = as_reprint(related, told, stand_ins, days)
    if related.stand_in is not None:
        return related
    scores = likeness(profiles_of([own]).get(0), profiles_of(others.stories))
    return replace(related, links=find_likes([other.article for other in others.stories], scores.tolist()))


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


def find_copies(own: Shingles, texts: Iterable[tuple[str, Shingles]]) -> dict[str, tuple[float, bool]]:
    """Find the articles whose texts have words of one: the share, and whether both are one text."""
    copies = {}
    for other, text in texts:
        share = containment(own, text)
        if (reuse := judge_reuse(share)) is not None:
            copies[other] = (round(share, 4), reuse == "copy")
    return copies


def find_holders(
    own: Shingles, texts: Iterable[tuple[str, Shingles]], copies: Mapping[str, tuple[float, bool]]
) -> dict[str, float]:
    """Find the articles that hold one's words, and how near they are; none where they are too few."""
    found = {
        other: share
        for other, text in texts
        if other in copies and (share := share_of_both(own, text, copies[other][0])) is not None
    }
    return found if len(found) >= _LIMITS.printed else {}


def tell_of_one(own: Sketch, others: Sequence[Sketch]) -> set[str]:
    """Find those of some articles with one's words that turn on the same."""
    alike = find_alike(profiles_of([own]).get(0), profiles_of(others))
    return {other.article for other, is_alike in zip(others, alike, strict=True) if is_alike}


def as_reprint(
    found: Related, held: Mapping[str, float], stand_ins: Mapping[str, str], days: Mapping[str, int]
) -> Related:
    """Give an article as a reprint, if it is one; else as it is.

    Args:
        found: With its copies.
        held: The articles that hold its words and turn on the same, and how near each is.
        stand_ins: Of those of its copies that are reprints.
        days: Of `held` and of their stand-ins; one that is missing was withdrawn meanwhile.
    """
    printings = [
        Printing(article=other, share=share, stand_in=stand_in, day=days[stand_in])
        for other, share in held.items()
        if (stand_in := stand_ins.get(other, other)) in days
    ]
    chosen = find_stand_in(found.sketch.day, printings, _LIMITS)
    if chosen is None:
        return found
    return replace(found, stand_in=chosen[0], copies=copies_left(found.copies, chosen, stand_ins))


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
