"""Islands: what reads like paragraphs far from the article, or above its headline, is not the article."""

from onrecord.extract.islands import FAR_LINES, own_island
from onrecord.extract.lines import Line, Place

PARAGRAPH = (
    "The ferry between Velden and Aarholt will sail every hour from May, the council said on Monday. " * 2
)


def page_of(*stretches):
    """Give a page's lines and the numbers of its paragraphs; "p" is a paragraph, "-" another line."""
    signs = "".join(stretches)
    lines = [
        Line(text=PARAGRAPH if sign == "p" else "Harbour", number=number) for number, sign in enumerate(signs)
    ]
    return lines, [number for number, sign in enumerate(signs) if sign == "p"]


def test_paragraphs_far_below_the_article_are_left_out():
    lines, kept = page_of("---", "ppp", "-" * FAR_LINES, "pp")
    assert own_island(lines, kept, 2) == [3, 4, 5]


def test_a_box_between_paragraphs_does_not_part_the_article():
    lines, kept = page_of("---", "ppp", "-" * (FAR_LINES - 1), "pp")
    assert own_island(lines, kept, 2) == kept


def with_line(lines, number, text):
    """Give the same lines but one, which says something else."""
    return [*lines[:number], lines[number]._replace(text=text), *lines[number + 1 :]]


def test_the_stretch_under_the_headline_comes_before_a_longer_one_under_other_headings():
    lines, kept = page_of("---", "ppp", "-" * FAR_LINES, "p" * 9)
    assert own_island(with_line(lines, 9, "Read also"), kept, 2) == [3, 4, 5]


def test_far_more_text_below_plain_lines_is_the_same_article_of_a_dump():
    lines, kept = page_of("---", "ppp", "-" * FAR_LINES, "p" * 9)
    assert own_island(lines, kept, 2) == kept
    assert own_island(with_line(lines, 9, "Photo: Ana Verling"), kept, 2) == kept


def test_a_gallery_of_many_pictures_does_not_part_an_article_of_a_dump():
    lines, kept = page_of("---", "ppp", "-" * (FAR_LINES + 9), "ppp")
    for number in range(7, 7 + FAR_LINES, 2):
        lines = with_line(lines, number, "Photo: Ana Verling")
    assert own_island(lines, kept, 2) == kept


def test_without_a_headline_the_longest_stretch_is_the_article():
    lines, kept = page_of("---", "ppp", "-" * FAR_LINES, "p" * 9)
    assert own_island(lines, kept, None) == kept[3:]


def test_a_crumb_under_the_headline_is_not_the_article():
    lines, kept = page_of("---", "p", "-" * FAR_LINES, "p" * 9)
    assert own_island(lines, kept, 2) == kept[1:]


def test_a_short_text_under_the_headline_comes_before_a_longer_note_on_the_outlet():
    lines, kept = page_of("---", "p", "-" * FAR_LINES, "p")
    lines = with_line(lines, kept[1], f"{PARAGRAPH}It says what happened, and who said so.")
    assert own_island(with_line(lines, 9, "Share"), kept, 2) == [3]


def test_what_stands_above_the_headline_goes_where_more_stands_under_it():
    lines, kept = page_of("-", "pp", "-", "pppp")
    assert own_island(lines, kept, 3) == [4, 5, 6, 7]


def test_what_stands_above_a_line_taken_for_the_headline_stays_where_little_stands_under_it():
    lines, kept = page_of("-", "pppp", "-", "p")
    assert own_island(lines, kept, 5) == kept


def test_a_page_without_paragraphs_has_none():
    lines, _ = page_of("----")
    assert own_island(lines, [], 2) == []


def placed(text, path, *, within=()):
    place = Place("p", frozenset(within), frozenset(), path[-1], 0, 0, path=path)
    return Line(text=text, number=0, place=place)


def page_with_next(date, *, apart=3):
    """A page that goes on with another article, in an element beside the first one's or in the same."""
    return [
        placed("Ferry sails again", (1, 2), within={"h1"}),
        placed(PARAGRAPH, (1, 2)),
        placed("Mill to close", (1, apart, 4), within={"h1"}),
        placed(date, (1, apart, 4)),
        placed(PARAGRAPH, (1, apart, 5)),
    ]


def test_the_next_article_in_an_element_of_its_own_is_left_out():
    assert own_island(page_with_next("Published 12.03.2031 at 18:05"), [1, 4], 0) == [1]


def test_a_section_with_a_great_headline_but_no_date_stays():
    assert own_island(page_with_next("In short"), [1, 4], 0) == [1, 4]


def test_a_section_inside_the_articles_own_element_stays():
    assert own_island(page_with_next("Published 12.03.2031 at 18:05", apart=2), [1, 4], 0) == [1, 4]


def test_a_table_of_many_lines_does_not_part_an_article_of_a_dump():
    lines, kept = page_of("---", "ppp", "-" * (FAR_LINES + 16), "pp")
    cells = [
        line._replace(text=f"{line.number * 7}" if line.number % 2 else "Velden") if line.number > 5 else line
        for line in lines
    ]
    table = [line if line.number in kept else cell for line, cell in zip(lines, cells, strict=True)]
    assert own_island(table, kept, 2) == kept


def test_names_of_sections_without_figures_part_an_article_from_what_follows():
    lines, kept = page_of("---", "ppp", "-" * (FAR_LINES + 16), "pp")
    assert own_island(lines, kept, 2) == [3, 4, 5]


def test_paragraphs_of_one_element_are_one_article_however_long_the_table_between_them():
    lines = [placed("Ferry sails again", (1, 2), within={"h1"}), *[placed(PARAGRAPH, (1, 2))] * 2]
    lines += [placed("Velden", (1, 2, 3 + number)) for number in range(3 * FAR_LINES)]
    lines += [placed(PARAGRAPH, (1, 2))]
    kept = [1, 2, len(lines) - 1]
    assert own_island(lines, kept, 0) == kept


def test_a_comment_in_another_element_far_below_is_left_out():
    lines = [placed("Ferry sails again", (1, 2), within={"h1"}), *[placed(PARAGRAPH, (1, 2))] * 2]
    lines += [placed("Velden", (1, 2, 3 + number)) for number in range(3 * FAR_LINES)]
    lines += [placed(PARAGRAPH, (1, 999))]
    assert own_island(lines, [1, 2, len(lines) - 1], 0) == [1, 2]


def test_paragraphs_in_elements_of_their_own_beside_a_long_gallery_are_one_article():
    lines = [placed("Ferry sails again", (1, 2), within={"h1"})]
    lines += [placed(PARAGRAPH, (1, 2, 3)), placed(PARAGRAPH, (1, 2, 4))]
    lines += [placed("Velden", (1, 2, 5, 6 + number)) for number in range(3 * FAR_LINES)]
    lines += [placed(PARAGRAPH, (1, 2, 999))]
    kept = [1, 2, len(lines) - 1]
    assert own_island(lines, kept, 0) == kept


def dump_with_next(*between):
    """The text of a page that goes on with another article, and the numbers of its paragraphs."""
    texts = [
        "Ferry sails again", "Published 12.03.2031 - 18:05", PARAGRAPH, PARAGRAPH, "Share", "More on",
        "Ferries", "Velden", "Mill to close", "Wheat is ground elsewhere", *between, PARAGRAPH, PARAGRAPH,
    ]  # fmt: skip
    lines = [Line(text=text, number=number) for number, text in enumerate(texts)]
    return lines, [number for number, text in enumerate(texts) if text == PARAGRAPH]


def test_the_next_article_of_a_dump_is_known_by_a_date_written_as_the_first_one_is():
    lines, kept = dump_with_next("Published 11.03.2031 - 07:40")
    assert own_island(lines, kept, 0) == kept[:2]


def test_a_box_with_dates_of_another_form_does_not_end_the_article():
    lines, kept = dump_with_next("11.03.2031 07:40")
    assert own_island(lines, kept, 0) == kept


def test_entries_of_a_live_report_are_one_article():
    entry = [("Published 12.03.2031 - 18:05", False), (PARAGRAPH, True), (PARAGRAPH, True)]
    texts = [("Ferry sails again", False), *entry * 6]
    lines = [Line(text=text, number=number) for number, (text, _) in enumerate(texts)]
    kept = [number for number, (_, is_kept) in enumerate(texts) if is_kept]
    assert own_island(lines, kept, 0) == kept


def test_text_below_a_long_table_of_names_is_read_on_in_its_element():
    lines = [placed("Ferry sails again", (1, 2), within={"h1"}), *[placed(PARAGRAPH, (1, 2))] * 2]
    lines += [placed("Velden", (1, 2, 3, 4 + number)) for number in range(3 * FAR_LINES)]
    lines += [placed(PARAGRAPH, (1, 2))] * 2
    cells, text = [3, 4, 5], [len(lines) - 2, len(lines) - 1]
    assert own_island(lines, [1, 2, *cells, *text], 0) == [1, 2, *cells, *text]


def test_a_lone_note_below_a_long_table_is_left_out():
    lines = [placed("Ferry sails again", (1, 2), within={"h1"}), *[placed(PARAGRAPH, (1, 2))] * 2]
    lines += [placed("Velden", (1, 2, 3, 4 + number)) for number in range(3 * FAR_LINES)]
    lines += [placed("More walks in Velden", (1, 2))]
    cells = [3, 4, 5]
    assert own_island(lines, [1, 2, *cells, len(lines) - 1], 0) == [1, 2, *cells]
