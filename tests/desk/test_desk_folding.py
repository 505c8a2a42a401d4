"""Long lists on the desk: a dispatch that 40 outlets print, and one that 300 do, beside two reports."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from desk_dispatch import Dispatched, dispatch
from starlette.testclient import TestClient

from onrecord.desk.folding import OPEN, PAGE, fold
from onrecord.desk.tracing import PartOfLine, _choose
from onrecord.domain.telling import Line, Variant
from onrecord.store import Archive, open_archive

MakeClient = Callable[..., TestClient]
_LINK = re.compile(r'<a href="/article/([0-9a-f]{16})"')
_BOX = re.compile(r'type="checkbox" name="ticked" value="([0-9a-f]{16})"')


@pytest.fixture(scope="module")
def forty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Archive, Dispatched]]:
    with open_archive(tmp_path_factory.mktemp("forty")) as archive:
        yield archive, dispatch(archive, 40)


@pytest.fixture(scope="module")
def hundreds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Archive, Dispatched]]:
    with open_archive(tmp_path_factory.mktemp("hundreds")) as archive:
        yield archive, dispatch(archive, 300)


def story_of(archive: Archive, kept: Dispatched) -> str:
    return f"/story/{archive.stories_of([kept.printed[0]])[kept.printed[0]].id}"


def articles_in(page: str) -> tuple[list[str], list[str]]:
    """Give the articles that a story's page lists: those that stand open, and those that are folded."""
    listed = page.partition('id="articles-head"')[2].partition("</section>")[0]
    opened, _, folded = re.sub(r'<p class="hint of-text">.*?</p>', "", listed).partition("<details")
    return _LINK.findall(opened), _LINK.findall(folded)


def token_in(page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found is not None
    return found.group(1)


def quotation_of(archive: Archive, article: str) -> str:
    return archive.statements_of([article])[article][0].id


@pytest.mark.parametrize(
    ("length", "opened", "folded"), [(0, 0, 0), (15, 15, 0), (16, 12, 4), (200, 12, 188)]
)
def test_a_list_is_folded_where_that_hides_more_than_three(length, opened, folded):
    found = fold(range(length))
    assert (len(found.opened), len(found.folded), found.later) == (opened, folded, 0)


@pytest.mark.parametrize("length", [199, 200, 201, 400, 401, 2002])
def test_the_pages_of_a_list_hold_each_of_it_once(length):
    pages = [fold(range(length), number) for number in range(1, -(-length // PAGE) + 1)]
    assert [each for page in pages for each in page.shown] == list(range(length))
    assert [page.later for page in pages] == [len(page.shown) for page in pages[1:]] + [0]
    assert fold(range(length), 10**6) == pages[-1]


def test_a_story_of_forty_outlets_opens_with_each_text_and_folds_its_copies(make_client, forty):
    archive, kept = forty
    page = make_client(archive).get(story_of(archive, kept)).text
    opened, folded = articles_in(page)
    assert len(opened) == OPEN
    assert {kept.printed[0], *kept.own} < set(opened)
    assert sorted(opened + folded) == sorted((*kept.printed, *kept.own))
    assert "30 more articles, all copies of these</summary>" in page
    assert page.count("42 outlets, 3 independent texts") == 1
    assert "page=2" not in page


def test_copies_that_stand_open_are_the_earliest(make_client, forty):
    archive, kept = forty
    opened, _ = articles_in(make_client(archive).get(story_of(archive, kept)).text)
    assert set(opened) == {*kept.own, *kept.printed[: OPEN - len(kept.own)]}


def test_a_story_of_hundreds_of_outlets_goes_on_on_another_page(make_client, hundreds):
    archive, kept = hundreds
    client, story = make_client(archive), story_of(archive, kept)
    first, second = client.get(story).text, client.get(f"{story}?page=2").text
    (opened, folded), (rest, none) = articles_in(first), articles_in(second)
    assert (len(opened), len(folded), len(rest), none) == (OPEN, PAGE - OPEN, 102, [])
    assert sorted(opened + folded + rest) == sorted((*kept.printed, *kept.own))
    assert "The same text as <a" in second
    assert f'rel="next" href="{story}?page=2#articles-head"' in first
    assert "Articles 201 to 302 of 302" in second
    assert 'rel="next"' not in second
    for page in (first, second):
        assert page.count("302 outlets, 3 independent texts") == 1


@pytest.mark.parametrize("asked", ["0", "-3", "two", "²", "9" * 400, ""])
def test_a_page_that_no_list_has_is_no_fault(make_client, forty, asked):
    archive, kept = forty
    assert (
        len(articles_in(make_client(archive).get(f"{story_of(archive, kept)}?page={asked}").text)[0]) == OPEN
    )


def test_an_article_lists_its_copies_in_parts_and_is_not_repeated_on_the_further_ones(make_client, hundreds):
    archive, kept = hundreds
    client, own = make_client(archive), f"/article/{kept.printed[0]}"
    first, second = client.get(own).text, client.get(f"{own}?page=2").text
    assert "300 outlets print this text; it counts as one." in first
    assert "287 more articles with the same words: the next 188</summary>" in first
    listed = [page.partition('id="copies-head"')[2].partition("</section>")[0] for page in (first, second)]
    found = [own for part in listed for own in _LINK.findall(part)]
    assert sorted(found) == sorted(kept.printed[1:])
    assert found[:OPEN] == list(kept.printed[1 : OPEN + 1])
    assert 'class="reading"' in first
    assert 'class="reading"' not in second
    assert f'<a href="{own}">The article itself</a>' in second


def test_a_statement_tells_where_its_words_stand_in_parts(make_client, hundreds):
    archive, kept = hundreds
    client, own = make_client(archive), f"/statement/{quotation_of(archive, kept.printed[0])}"
    first = client.get(own).text
    assert first.count("300 statements of 300 outlets, in 2 wordings") == 1
    assert "213 more statements in these words: the next 188</summary>" in first
    assert "63 more statements in these words</summary>" in first
    assert f'href="{own}?wording=1&amp;page=2#line-head"' in first
    second = client.get(f"{own}?wording=1&page=2").text
    listed = [page.partition('id="line-head"')[2].partition("</section>")[0] for page in (first, second)]
    told = [own for part in listed for own in re.findall(r'<li><a href="/statement/([0-9a-f]{16})"', part)]
    assert len(told) == len(set(told)) == 300
    assert "Statements 201 to 225 of 225" in second
    assert "facts-list" not in second
    assert client.get(f"{own}?wording=99&page=7").status_code == 200


def test_the_wording_of_the_page_itself_stands_open_in_a_line_of_very_many(forty):
    archive, kept = forty
    card = archive.statements_of([kept.printed[0]])[kept.printed[0]][0]
    cards = [replace(card, id=f"{number:016x}") for number in range(250)]
    line = Line(first=cards[0], variants=tuple(Variant(cards=(each,), relation="altered") for each in cards))
    pages = [_choose(line, cards[230], PartOfLine(page=number)) for number in (1, 2)]
    assert pages[0].opened[:3] == (0, 230, 1)
    assert sorted(pages[0].shown + pages[1].shown) == list(range(250))
    assert _choose(line, cards[3], PartOfLine()).opened == tuple(range(OPEN))
    assert _choose(line, cards[3], PartOfLine(wording=231)).shown == (230,)


def test_the_form_that_takes_articles_out_has_the_boxes_of_its_page(make_client, hundreds):
    archive, kept = hundreds
    client, story = make_client(archive), story_of(archive, kept)
    page = client.get(f"{story}?page=2").text
    boxes = _BOX.findall(page)
    assert len(boxes) == 102
    assert sorted(_BOX.findall(client.get(story).text) + boxes) == sorted((*kept.printed, *kept.own))
    fields = {"token": token_in(page), "by": "Mara Vale", "ticked": boxes}
    answer = client.post(f"{story}/split?page=2", data=fields)
    assert answer.status_code == 422
    assert _BOX.findall(answer.text) == boxes


def test_all_that_is_ticked_is_taken_out_however_many(make_client, empty):
    kept = dispatch(empty, 70)
    client, story = make_client(empty), story_of(empty, kept)
    page = client.get(story).text
    fields = {"token": token_in(page), "by": "Mara Vale", "reason": "another valley"}
    answer = client.post(f"{story}/split", data={**fields, "ticked": _BOX.findall(page)[-60:]})
    assert answer.status_code == 303
    assert "took 60 articles out" in client.get(story).text


def hidden_in(page: str) -> list[str]:
    return re.findall(r'<input type="hidden" name="ticked" value="([0-9a-f]{16})"', page)


def checked_in(page: str) -> list[str]:
    return re.findall(r'type="checkbox" name="ticked" value="([0-9a-f]{16})" checked', page)


def test_ticks_and_words_stay_when_the_page_of_the_form_is_turned(make_client, hundreds):
    archive, kept = hundreds
    client, story = make_client(archive), story_of(archive, kept)
    first = client.get(story).text
    assert 'name="turn" value="2"' in first
    before, fields = (
        _BOX.findall(first)[3:6],
        {"token": token_in(first), "reason": "no slide", "by": "Mara Vale"},
    )
    turned = client.post(f"{story}/split", data={**fields, "turn": "2", "ticked": before})
    assert turned.status_code == 200
    assert hidden_in(turned.text) == before
    assert "3 articles ticked on the other pages" in turned.text
    assert 'value="no slide"' in turned.text
    assert "Articles 201 to 302 of 302" in turned.text
    after = [own for own in _BOX.findall(turned.text) if own not in before][:2]
    sent = {**fields, "turn": "1", "ticked": [*before[1:], *after]}
    back = client.post(f"{story}/split?page=2", data=sent).text
    assert checked_in(back) == before[1:]
    assert hidden_in(back) == after
    assert archive.list_story_decisions(story.rpartition("/")[2]) == ()


def test_a_page_of_the_form_is_turned_by_the_sessions_own_form_alone(make_client, hundreds):
    archive, kept = hundreds
    answer = make_client(archive).post(
        f"{story_of(archive, kept)}/split", data={"turn": "2", "ticked": ["x"]}
    )
    assert answer.status_code == 403


def test_what_was_ticked_on_several_pages_is_taken_out_together(make_client, empty):
    kept = dispatch(empty, 210)
    client, story = make_client(empty), story_of(empty, kept)
    first = client.get(story).text
    fields = {"token": token_in(first), "reason": "another valley", "by": "Mara Vale"}
    turned = client.post(f"{story}/split", data={**fields, "turn": "2", "ticked": _BOX.findall(first)[-150:]})
    ticked = hidden_in(turned.text) + [own for own in _BOX.findall(turned.text) if own not in kept.own]
    answer = client.post(f"{story}/split?page=2", data={**fields, "ticked": ticked})
    assert answer.status_code == 303
    assert f"took {len(set(ticked))} articles out" in client.get(story).text


def test_a_fault_loses_nothing_that_was_ticked_or_typed(make_client, hundreds):
    archive, kept = hundreds
    client, story = make_client(archive), story_of(archive, kept)
    first = client.get(story).text
    boxes = _BOX.findall(first)[:2]
    answer = client.post(
        f"{story}/split", data={"token": token_in(first), "reason": "no slide", "ticked": boxes}
    )
    assert answer.status_code == 422
    assert checked_in(answer.text) == boxes
    assert 'value="no slide"' in answer.text
