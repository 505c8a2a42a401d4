"""stories: which articles tell of one event, and what an editor decides about it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from onrecord.cli.chosen import archive_place, open_kept, settings
from onrecord.cli.console import choose_format, complain, plain, say_count, tell, with_progress, write_line
from onrecord.cli.options import ArchiveOption, FormatOption
from onrecord.cli.people import By, Reason, decided_by, given_reason

if TYPE_CHECKING:
    from onrecord.domain.listing import ArticleCard
    from onrecord.domain.story import StoryCard, StoryView
    from onrecord.store import Archive

StoryId = Annotated[str, Parameter(name="STORY", help="Id of a story; 'onrecord stories list' gives it.")]
OtherId = Annotated[str, Parameter(name="OTHER", help="Id of the story that tells of the same event.")]
MOST_AT_ONCE = 1_000
_SHOWN = 12
"""Articles of a story that a table shows: of each text the earliest, then copies as far as room is left."""
ArticleIds = Annotated[list[str], Parameter(name="ARTICLE", help="Ids of articles of another event.")]


def list_stories(
    *,
    order: Annotated[
        Literal["newest", "texts"],
        Parameter(help="The newest first, or those with most independent texts."),
    ] = "newest",
    since: Annotated[
        str | None, Parameter(metavar="DATE", help="Only stories with an article since.")
    ] = None,
    limit: Annotated[int, Parameter(metavar="N", help="How many at most: 20 by default, 1000 at most.")] = 20,
    archive: ArchiveOption = None,
    format: FormatOption = None,
) -> int:
    """List stories of two articles or more."""
    with open_kept(archive) as store:
        found = store.list_stories(order=order, since=since, limit=limit).items
    as_lines = choose_format(format) == "jsonl"
    for card in found:
        if as_lines:
            write_line(json.dumps(asdict(card), ensure_ascii=False))
        else:
            tell(_line(card))
    if not found and not as_lines:
        complain("No two articles tell of one event.")
    return 0


def _line(card: StoryCard) -> str:
    spread = card.spread
    counts = ((spread.articles, "article"), (spread.outlets, "outlet"), (spread.texts, "independent text"))
    told = ", ".join(say_count(number, noun) for number, noun in counts)
    return f"{card.id}  {card.first_at[:10]}  {told}\n  {plain(card.headline or 'A story without headline')}"


def show_story(story: StoryId, /, *, archive: ArchiveOption = None, format: FormatOption = None) -> int:
    """Show a story: its articles by text, its main speakers, and what was decided on it."""
    as_lines = choose_format(format) == "jsonl"
    with open_kept(archive) as store:
        view = store.get_story(story, limit=MOST_AT_ONCE)
        decisions = store.list_story_decisions(story)
        texts = _texts(store, view) if as_lines else []
    if as_lines:
        told = {
            "card": asdict(view.card),
            "texts": [[asdict(article) for article in text] for text in texts],
            "speakers": [asdict(who) for who in view.speakers],
            "decisions": [asdict(each) for each in decisions],
        }
        write_line(json.dumps(told, ensure_ascii=False))
        return 0
    tell(_line(view.card))
    _show_texts(view)
    for who in view.speakers:
        said = f"{say_count(who.statements, 'statement')} in {say_count(who.outlets, 'outlet')}"
        tell(f"  {plain(who.name)}: {said}")
    for each in decisions:
        state = "" if each.is_live or each.kind == "undo" else " (no longer holds)"
        why = f"{plain(each.by)}, {each.at[:10]}: {plain(each.reason)}{state}"
        tell(f"  decision {each.id}: {each.kind}, {why}")
    return 0


def _texts(store: Archive, view: StoryView) -> list[list[ArticleCard]]:
    """Give all articles of a story by text, the earliest first; read part by part."""
    found: list[list[ArticleCard]] = [[] for _ in view.texts]
    part = view
    while part.articles:
        for each in part.articles:
            found[each.text].append(each.article)
        read = sum(map(len, found))
        if read >= part.total:
            break
        part = store.get_story(view.card.id, start=read, limit=MOST_AT_ONCE)
    return found


def _show_texts(view: StoryView) -> None:
    """Write of each text the earliest article, then copies as far as there is room."""
    room = max(0, _SHOWN - len(view.texts))
    firsts = {each.text: each.article for each in view.articles if each.is_earliest}
    copies: dict[int, list[ArticleCard]] = {number: [] for number in firsts}
    for each in view.articles:
        if not each.is_earliest and room:
            room -= 1
            copies[each.text].append(each.article)
    for number, first in firsts.items():
        shown = [first, *copies[number]]
        for article in shown:
            at, headline = (article.published_at or article.captured_at)[:10], plain(article.headline or "")
            tell(f"  text {number + 1}  {article.id}  {at}  {plain(article.outlet or '-')}: {headline}")
        folded = view.sizes[number] - len(shown)
        if folded:
            more = say_count(folded, "more article")
            tell(f"  text {number + 1}  and {more}; '--format jsonl' gives all")
    if len(firsts) < len(view.texts):
        more = say_count(len(view.texts) - len(firsts), "more text")
        tell(f"  and {more}; '--format jsonl' gives all")


def merge(
    story: StoryId, other: OtherId, /, *, reason: Reason, by: By = None, archive: ArchiveOption = None
) -> int:
    """Put another story's articles into one."""
    from onrecord.comparing import group_region

    why = given_reason(reason)
    with open_kept(archive) as store:
        decision = store.merge_stories(story, other, by=decided_by(by), reason=why, group=group_region)
    tell(f"Put together. Undo with: onrecord stories undo {decision}")
    return 0


def split(
    story: StoryId, articles: ArticleIds, /, *, reason: Reason, by: By = None, archive: ArchiveOption = None
) -> int:
    """Take articles out of a story."""
    from onrecord.comparing import group_region

    why = given_reason(reason)
    with open_kept(archive) as store:
        decision = store.split_story(story, articles, by=decided_by(by), reason=why, group=group_region)
    tell(f"Taken out. Undo with: onrecord stories undo {decision}")
    return 0


def undo(
    decision: Annotated[str, Parameter(name="DECISION", help="Id of the decision.")],
    /,
    *,
    reason: Annotated[str, Parameter(metavar="WORDS", help="Why; kept with the undoing.")] = "",
    by: By = None,
    archive: ArchiveOption = None,
) -> int:
    """Undo a decision on stories."""
    from onrecord.comparing import group_region

    with open_kept(archive) as store:
        store.undo_story(decision, by=decided_by(by), reason=reason.strip(), group=group_region)
    tell("Undone.")
    return 0


def compare(
    *,
    again: Annotated[
        bool, Parameter(help="All articles, and not only those that were not compared yet.")
    ] = False,
    archive: ArchiveOption = None,
) -> int:
    """Compare the articles that were not compared yet, or all again: copies, stories."""
    from onrecord.comparing import compare_rest
    from onrecord.comparing_again import compare_all

    if again:
        steps = compare_all(archive_place(archive, settings()))
        done = list(with_progress(steps, "Comparing", is_quiet=True))
        tell(f"{(done[-1] if done else 0) // 2:,} articles compared.")
        return 0
    with open_kept(archive) as store:
        count = sum(1 for _ in with_progress(compare_rest(store), "Comparing", is_quiet=True))
    tell(f"{count:,} articles compared.")
    return 0
