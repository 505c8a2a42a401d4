"""Stories, copies and editions: what articles have to do with each other.

A sketch is what of an article is compared with others. Copies are articles of one text, a story
holds articles of one event, an edition is what an address gave at one time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from onrecord.domain.listing import ArticleCard
from onrecord.domain.statement import SpeakerType

T = TypeVar("T")
Pair = tuple[str, str]

STORY_WINDOW_DAYS = 5
"""Articles that lie further apart are not held against each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLimits:
    """How many articles are looked at, to find what one could be a copy of, or of one story with.

    Args:
        texts, stories: So many are compared: those that share most.
        few: From so many shared marks, or terms, on,
        of_a_mark: only so many articles of each mark count, the newest,
        of_a_term: and so many of each term.
        printed: An article whose words so many others hold is a reprint of theirs.
    """

    printed: int = 12
    texts: int = 24
    stories: int = 60
    few: int = 2_000
    of_a_mark: int = 64
    of_a_term: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """What of an article is looked at when it is compared.

    Args:
        article, capture: Ids.
        published_at, captured_at: As the archive has them.
        headline, text: As shown: without what was withdrawn.
        names: Of its speakers, once for each statement.
    """

    article: str
    capture: str
    published_at: str | None
    captured_at: str
    headline: str | None
    text: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What of an article is compared with others, as the archive keeps it.

    Args:
        article: Its id.
        capture: Of the edition it was made of.
        made_by: What made it; a sketch of another version is made anew.
        day: Ordinal of its day.
        is_dated: Whether the page gives the day; else it is that of the capture.
        shingles, profile: Its text and its terms, written as bytes.
        marks, terms: By which articles of one text, and of one story, are found.
    """

    article: str
    capture: str
    made_by: str
    day: int
    is_dated: bool
    shingles: bytes
    profile: bytes
    marks: tuple[int, ...] = ()
    terms: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """The articles that an article could have to do with.

    Args:
        texts: Sketches of those that share marks with it.
        stories: Sketches of those of its days that share terms with it.
    """

    texts: tuple[Sketch, ...] = ()
    stories: tuple[Sketch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """An article, as one that could be a reprint of its text looks at it.

    Args:
        article: Its id.
        share: Of the words of the longer of both, how much both have.
        stand_in: The article that stands for it in stories; its own id unless it is a reprint.
        day: Ordinal of the stand-in's day.
    """

    article: str
    share: float
    stand_in: str
    day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """Articles that hang together, to be grouped into stories.

    Args:
        sketches: Of the articles, by id.
        together, apart: Pairs on which people decided.
    """

    sketches: Mapping[str, Sketch]
    together: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Articles of one story.

    Args:
        articles: Their ids, in order.
        middle: The one that is most like the others: its headline is the story's.
    """

    articles: tuple[str, ...]
    middle: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """What an article was found to have to do with others.

    Args:
        sketch: The article's.
        copies: By id of another article: the share of the smaller text that both have, and
            whether that makes them one text.
        links: By id of another article: the likeness, where both could be one story.
        stand_in: Of a reprint, the article whose story is its own; it has no likenesses then.
    """

    sketch: Sketch
    stand_in: str | None = None
    copies: Mapping[str, tuple[float, bool]] = field(default_factory=dict)
    links: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextCopy:
    """Another article with the same words.

    Args:
        article: The other one.
        share: Of the smaller text, how much the other has.
        is_copy: Whether they are one text; else one takes a passage over.
    """

    article: ArticleCard
    share: float
    is_copy: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiesView:
    """The articles that share words with one, or a part of them.

    Args:
        copies: Those of the part: other texts first, those with most of it before the others, then
            prints of the same text as they came.
        total: How many there are in all.
        spread: How far the text went, also by way of copies of copies.
    """

    copies: tuple[TextCopy, ...]
    total: int
    spread: Spread


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How far a text went: "9 outlets, 2 independent texts".

    Args:
        outlets: How many print it.
        texts: How many texts these are, copies counted once; of one article's, two or more where it is
            a digest of these.
        articles: How many articles.
    """

    outlets: int
    texts: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryCard:
    """A story as a list shows it.

    Args:
        id: The story's id; it stays as the story grows.
        headline: That of the article which is most like the others.
        first_at, last_at: Of its articles, published or else captured.
        spread: Outlets, independent texts, articles.
    """

    id: str
    headline: str | None
    first_at: str
    last_at: str
    spread: Spread


@dataclass(frozen=True, slots=True, kw_only=True)
class MainSpeaker:
    """Who is quoted in a story, and in how many of its statements and outlets."""

    person: str
    name: str
    type: SpeakerType
    statements: int
    outlets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryArticle:
    """One article of a story.

    Args:
        article: The article.
        text: Which of the story's texts it prints, from 0.
        is_earliest: Whether it is the earliest of those that print this text.
        also: Other texts of the story that it holds too, as a digest does.
    """

    article: ArticleCard
    text: int
    is_earliest: bool
    also: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """A story with a part of its articles.

    Args:
        card: As a list shows it.
        articles: Those of the part: the earliest of each text, by its time, then their copies text by text.
        total: How many articles it has in all.
        texts: Ids of the earliest articles, one for each text.
        sizes: How many articles print each of the texts.
        originals: Of the texts that the part's articles hold, the earliest article, by the text's number.
        said: How many statements the earliest articles hold, without thoughts and plans.
        speakers: Those quoted most in the whole story.
    """

    card: StoryCard
    articles: tuple[StoryArticle, ...]
    total: int
    texts: tuple[str, ...]
    sizes: tuple[int, ...]
    originals: Mapping[int, ArticleCard]
    said: int
    speakers: tuple[MainSpeaker, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryDecision:
    """One line of the ledger on stories.

    Args:
        id: What `undo` takes.
        kind: same, different or undo.
        sides: Ids of the articles that were put together or parted.
        by, at, reason: Who, when and why.
        is_live: Whether it was not undone.
    """

    id: str
    kind: Literal["same", "different", "undo"]
    sides: tuple[tuple[str, ...], tuple[str, ...]]
    by: str
    at: str
    reason: str
    is_live: bool


ChangeOfEdition = Literal["quotation", "statement", "headline", "gone", "new"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionChange:
    """What a later edition of an article says otherwise.

    Args:
        kind: A quotation or another statement whose words changed, the headline, a statement
            that is gone or new.
        before, after: The words; empty where there are none.
        before_id, after_id: The statements' ids, where they are statements.
        speaker: Whose words, or None.
    """

    kind: ChangeOfEdition
    before: str = ""
    after: str = ""
    before_id: str | None = None
    after_id: str | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition(Generic[T]):
    """One edition of an article.

    Args:
        capture: Its capture's id.
        captured_at: When it was taken.
        seen: What was read in it.
        changes: Against the edition before; empty for the first.
    """

    capture: str
    captured_at: str
    seen: T
    changes: tuple[EditionChange, ...] = ()


def join_pairs(ids: Iterable[str], pairs: Iterable[Pair]) -> list[tuple[str, ...]]:
    """Group ids that are tied by pairs, directly or by way of others.

    Args:
        ids: All of them.
        pairs: Of ids; those of others are passed over.

    Returns:
        One tuple a group, each in order, in the order of their first ids.
    """
    group = {own: [own] for own in ids}
    for one, other in pairs:
        mine, theirs = group.get(one), group.get(other)
        if mine is None or theirs is None or mine is theirs:
            continue
        if len(mine) < len(theirs):
            mine, theirs = theirs, mine
        mine += theirs
        for own in theirs:
            group[own] = mine
    parted = {id(held): held for held in group.values()}
    return sorted(tuple(sorted(held)) for held in parted.values())
