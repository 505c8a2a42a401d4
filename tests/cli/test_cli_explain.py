"""What `read --explain` prints of a page's lines and fields."""

import pytest


@pytest.fixture
def page(tmp_path, words):
    paragraphs = "".join(f"<p>{part}</p>" for part in words.split("\n\n"))
    menu = "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in ("Sport", "World", "Weather"))
    path = tmp_path / "page.html"
    path.write_text(
        "<html><head><title>Port to stay open | Vale Courier</title>"
        '<meta property="article:published_time" content="2025-12-01T08:00:00+01:00"></head>'
        f"<body><nav><ul>{menu}</ul></nav><article><h1>Port to stay open</h1>{paragraphs}</article>"
        "</body></html>"
    )
    return path


def test_the_fields_come_with_the_places_they_were_found_in(onrecord, page):
    shown = " ".join(onrecord("read", "--explain", page).out.split())
    assert "published 2025-12-01T08:00:00+01:00" in shown
    assert "headline Port to stay open" in shown
    assert "article:published_time" in shown


def test_each_line_says_what_became_of_it_and_lines_cut_alike_say_why_once(onrecord, page):
    rows = onrecord("read", "--explain", page).out.splitlines()
    menu = [row for row in rows if row.split()[1:2] == ["navigation"]]
    assert [row.split()[2] for row in menu] == ["Sport", "World", "Weather"]
    assert [row.rstrip().endswith("″") for row in menu] == [False, True, True]
    assert any(row.split()[1:2] == ["body"] for row in rows)


def test_no_line_of_the_explanation_is_wider_than_the_terminal(onrecord, page, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    assert max(map(len, onrecord("read", "--explain", page).out.splitlines())) <= 80


def test_the_text_of_one_article_is_said_to_have_no_lines_to_cut(onrecord, tmp_path, words):
    path = tmp_path / "text.txt"
    path.write_text(words)
    shown = " ".join(onrecord("read", "--explain", "--as", "text", path).out.split())
    assert "Taken as the text of one article: nothing is cut." in shown
    assert "0 lines" not in shown
