"""An article: its words with its statements marked, what was cut, and its evidence."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk.editions import EditionShown, show_editions
from onrecord.desk.folding import PAGE, Fold, asked_number, fold_part, read_page
from onrecord.desk.layout import ArticleText, view_article
from onrecord.desk.parts import archive_of, asked, asked_id, desk_of, render
from onrecord.desk.quotes import Quote, view_quote
from onrecord.domain.listing import ArticleView, Filter
from onrecord.domain.story import Spread, StoryCard, TextCopy
from onrecord.relate import Topical
from onrecord.topical import find_topic_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """An article of the archive.

    Args:
        view: The article.
        text: Laid out; None on a desk that shows no full texts, which shows `quotes`.
        quotes: Its statements in their sentences.
        address: Of this page, without query.
        with_attitudes: Whether thoughts and plans are shown.
        hidden: How many are not.
        kept: "now" or "before" where the reader has just kept it.
        story: The story it is part of, or None.
        copies: Articles that share words with it: other texts first, then its own, the earliest first.
        copied: How far its text went.
        topical: What it is about, as one of IPTC's Media Topics, or None.
        editions: What its address gave at several times; empty where it was kept once.
    """

    view: ArticleView
    text: ArticleText | None
    quotes: tuple[Quote, ...]
    address: str
    with_attitudes: bool
    hidden: int
    kept: str
    story: StoryCard | None
    copies: Fold[TextCopy]
    copied: Spread
    topical: Topical | None
    editions: tuple[EditionShown, ...]


def article(request: Request) -> Response:
    """Show an article."""
    desk, archive = desk_of(request), archive_of(request)
    view = archive.get_article(asked_id(request))
    with_attitudes = "attitudes" in request.query_params
    text = None
    quotes: tuple[Quote, ...] = ()
    if desk.showing.has_full_texts:
        text = view_article(
            view.analysis, desk.showing, people=view.people, with_attitudes=with_attitudes, is_kept=True
        )
    else:
        said = archive.statements_of([view.id], Filter(with_attitudes=with_attitudes))
        quotes = tuple(view_quote(card, desk.showing) for card in said[view.id])
    told, number = read_page(
        lambda start: archive.copies_of(view.id, start=start, limit=PAGE),
        lambda found: found.total,
        asked_number(request),
    )
    page = ArticlePage(
        view=view,
        text=text,
        quotes=quotes,
        address=request.url.path,
        with_attitudes=with_attitudes,
        hidden=sum(each.is_attitude for each in view.analysis.statements) if not with_attitudes else 0,
        kept=asked(request, "kept"),
        story=archive.stories_of([view.id]).get(view.id),
        copies=fold_part(told.copies, number, told.total),
        copied=told.spread,
        topical=find_topic_of(read) if (read := view.analysis.article) else None,
        editions=show_editions(archive.editions_of(view.id)) if desk.showing.has_full_texts else (),
    )
    return render(request, "article.html", page)
