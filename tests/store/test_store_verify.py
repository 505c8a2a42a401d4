"""Verify: what holds, what does not, and where the surroundings come from."""

from dataclasses import replace

from invented_pages import HARBOUR_SAID, Said, harbour, many, sheet, visible_text


def test_every_statement_of_every_edition_holds(archive, keep):
    for page in [*many(6), harbour(url="https://k.example/1")]:
        keep(page)
    keep(harbour(url="https://k.example/1", extra="later", captured="2018-01-01T00:00:00Z"))
    verdicts = list(archive.verify(visible_text))
    assert len(verdicts) == 8 + 4
    assert [verdict.reason for verdict in verdicts if not verdict.holds] == []


def test_surroundings_are_those_of_the_visible_text(archive, keep):
    page = sheet(
        "“One half,” said Ada Brandt.",
        "“The other half.”",
        said=(Said(content="“The other half.”"),),
    )
    data = page.data.replace(
        b"\n<p>\xe2\x80\x9cThe other", b"<aside>Read also: Storm</aside><p>\xe2\x80\x9cThe other"
    )
    import hashlib

    capture = replace(page.analysis.capture, sha256=hashlib.sha256(data).hexdigest())
    page = replace(page, data=data, analysis=replace(page.analysis, capture=capture))
    saved = keep(page)
    view = archive.get_statement(saved.statements[0])
    assert view.prefix == ("said Ada Brandt. Read also: Storm "[-32:],)
    assert all(verdict.holds for verdict in archive.verify(visible_text))


def test_a_content_of_two_paragraphs_holds_with_furniture_between_them(archive, keep):
    page = sheet("“First part.", "“Second part.”", said=(Said(content="“First part.\n\n“Second part.”"),))
    data = page.data.replace(b"</p>\n<p>", b"</p><aside>Advertisement</aside><p>")
    import hashlib

    capture = replace(page.analysis.capture, sha256=hashlib.sha256(data).hexdigest())
    page = replace(page, data=data, analysis=replace(page.analysis, capture=capture))
    saved = keep(page)
    assert archive.get_statement(saved.statements[0]).exact == ("“First part.", "“Second part.”")
    assert all(verdict.holds for verdict in archive.verify(visible_text))


def test_without_visible_text_the_surroundings_end_with_the_paragraph(archive):
    page = harbour()
    saved = archive.save(page.analysis, page.data)
    view = archive.get_statement(saved.statements[1])
    assert view.exact == ("“We have around 2,000 berths, and every one is taken.”",)
    assert view.prefix == ("Brandt added: ",)
    assert view.suffix == ("",)
    assert all(verdict.holds for verdict in archive.verify(visible_text))


def test_of_equal_words_each_is_anchored_at_its_own_place(archive, keep):
    page = sheet("“Never,” said Ada Brandt. “Never,” said Jonas Wiek.", said=(Said(content="“Never,”"),))
    own = page.analysis.statements[0]
    start = page.analysis.article.text.rindex("“Never")
    from onrecord.domain.span import Span

    second = replace(own, id="b", attribution=replace(own.attribution, content=(Span(start, start + 8),)))
    page = replace(page, analysis=replace(page.analysis, statements=(own, second)))
    saved = keep(page)
    assert archive.get_statement(saved.statements[0]).suffix[0].startswith(" said Ada")
    assert archive.get_statement(saved.statements[1]).suffix[0].startswith(" said Jonas")


def test_words_that_the_page_does_not_show_do_not_hold(archive, keep):
    saved = keep(harbour())
    verdicts = {
        v.statement: v
        for v in archive.verify(
            lambda data, kind, taken: visible_text(data, kind, taken).replace("every one", "each")
        )
    }
    failed = verdicts[saved.statements[1]]
    assert not failed.holds
    assert "not in the visible text" in failed.reason
    assert verdicts[saved.statements[3]].holds


def test_words_that_stand_elsewhere_do_not_hold(archive, keep):
    saved = keep(harbour())
    moved = list(archive.verify(lambda *_: "Somebody said: “Nobody asked us,” and left."))
    reasons = {verdict.statement: verdict.reason for verdict in moved}
    assert "not between the words they stood between" in reasons[saved.statements[3]]


def test_a_reader_that_fails_fails_the_statements_and_not_the_run(archive, keep):
    keep(harbour())

    def broken(*_):
        raise ValueError("no text here")

    assert [verdict.reason for verdict in archive.verify(broken)] == ["no text here"] * len(HARBOUR_SAID)
