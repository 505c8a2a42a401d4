"""What a page tells of itself, and its captions, gathered in one look at its elements."""

from selectolax.lexbor import LexborHTMLParser

from onrecord.extract.body import lines_of_html
from onrecord.extract.metadata import Metadata, metadata_of, read_metadata
from onrecord.extract.told import tell


def metadata_in(source: str) -> Metadata:
    return read_metadata(LexborHTMLParser(source))


def test_an_element_that_is_a_caption_and_a_time_is_read_as_both() -> None:
    found = metadata_in('<p>A</p><time class="caption" datetime="2023-05-05">5 May, at the pier</time>')
    assert found.times == ("2023-05-05",)
    assert {caption.whole for caption in found.captions} == {"5 May, at the pier"}


def test_a_caption_that_is_named_so_twice_has_its_words_once() -> None:
    page = '<figcaption class="caption credit">The pier <i class="credit">Mia Holm</i></figcaption>'
    captions = metadata_in(f"<figure>{page}</figure>").captions
    assert {caption.whole for caption in captions} == {"The pier Mia Holm"}
    assert [part.text for part in captions[0].parts] == ["The pier", "Mia Holm"]


def test_an_author_in_a_caption_is_told_too() -> None:
    found = metadata_in('<div class="caption" itemprop="author"><b itemprop="name">Mia Holm</b></div>')
    assert found.authors == ("Mia Holm",)


def test_types_are_known_without_their_namespace_whether_one_or_several() -> None:
    for kind in ('"http://schema.org/NewsArticle"', '["schema:NewsArticle", null, ""]'):
        page = f'<script type="application/ld+json">{{"@type": {kind}, "headline": "Ferry runs"}}</script>'
        assert metadata_in(page).headlines == ("Ferry runs",)


def test_scripts_that_were_emptied_still_part_lines_and_told_what_they_had_to_tell() -> None:
    data = '<script type="application/LD+JSON">{"@type": "Article", "headline": "Ferry runs"}</script>'
    tree = LexborHTMLParser(f"<p>One{data}two<script>var a = '<p>'</script><script src='a.js'></script></p>")
    before = lines_of_html(tree)
    told = tell(tree)
    told.empty_scripts()
    assert "var a" not in (tree.html or "")
    assert lines_of_html(tree) == before
    assert [line.text for line in before] == ["One", "two"]
    assert metadata_of(told).headlines == ("Ferry runs",)
