"""Draw docs/images/page-to-statements.svg: one sample page, and the statements read from it.

    python scripts/draw_page_to_statements.py

Page and statements are real: the first of the invented sample pages, read by the program.
Only which of them are shown is chosen here. Text is measured with Helvetica's widths and
stretched to them, so that marks and words agree whatever font the reader's machine has.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from pathlib import Path

import onrecord
from onrecord.library import Record, Statement
from onrecord.samples import sample_pages

TARGET = Path(__file__).parents[1] / "docs" / "images" / "page-to-statements.svg"
# Shown statements, by words of their content.
SHOWN = ("the worst flood", "Around 2,000 people", "gauge at Upper Tenning", "that its staff")
NEWSLETTER_AFTER = 2  # paragraphs

WIDTH, LEFT, PAGE, CARD_X, CARD = 1200, 28, 660, 772, 400
FONT = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
INK, PALE, LINE = "#1d2733", "#8a94a0", "#d9dee4"
CONTENT, SOURCE, CUE = "#ffe9a8", "#bfe0ff", "#cdeccb"
KINDS = {"direct": "#b3541e", "indirect": "#37618e", "mixed": "#7a4b8c"}

# Helvetica's widths in thousandths of the size, for the characters from space to "~".
_WIDTHS = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 "
    "556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 "
    "667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 "
    "556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584 "
)
WIDTHS = {chr(32 + place): int(width) for place, width in enumerate(_WIDTHS.split())}
WIDTHS |= {"“": 333, "”": 333, "‘": 222, "’": 222, "–": 556, "…": 1000, "·": 278}


def measure(words: str, size: float) -> float:
    """Give the width of some words."""
    return sum(WIDTHS.get(letter, 556) for letter in words) * size / 1000


@dataclass
class Drawing:
    """What is drawn so far, and how far down."""

    parts: list[str] = field(default_factory=list)
    y: float = 0.0

    def words(self, x: float, words: str, *, size: float, fill: str = INK, weight: str = "normal") -> float:
        """Draw words at `y`; give where they end."""
        factor = 1.06 if weight == "bold" else 1.0
        width = measure(words, size) * factor
        self.parts.append(
            f'<text x="{x:.1f}" y="{self.y:.1f}" font-size="{size}" fill="{fill}" '
            f'font-weight="{weight}" textLength="{width:.1f}" lengthAdjust="spacingAndGlyphs" '
            f'xml:space="preserve">{escape(words)}</text>'
        )
        return x + width

    def box(self, x: float, y: float, width: float, height: float, **style: str | float) -> None:
        """Draw a rectangle."""
        rest = " ".join(f'{name.replace("_", "-")}="{value}"' for name, value in style.items())
        self.parts.append(f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" {rest}/>')


def wrap(words: str, start: int, size: float, room: float) -> list[tuple[int, str]]:
    """Break words into lines; each with the offset of its first character."""
    lines: list[tuple[int, str]] = []
    line, at = "", start
    for piece in words.split(" "):
        longer = f"{line} {piece}" if line else piece
        if line and measure(longer, size) > room:
            lines.append((at, line))
            at += len(line) + 1
            longer = piece
        line = longer
    return [*lines, (at, line)]


def draw(record: Record) -> str:
    """Draw the picture."""
    article = record.article
    assert article is not None
    shown = [next(each for each in record.statements if words in each.text) for words in SHOWN]
    page, tops = _draw_page(record, shown)
    cards = Drawing(y=96)
    joints = [_draw_card(cards, number, each) for number, each in enumerate(shown, start=1)]
    height = max(page.y, cards.y) + 34
    links = "".join(_link(tops[number], joint) for number, joint in enumerate(joints))
    return _frame(height, "".join(page.parts), links, "".join(cards.parts))


def _draw_page(record: Record, shown: list[Statement]) -> tuple[Drawing, list[tuple[float, float]]]:
    article = record.article
    assert article is not None
    page = Drawing(y=62)
    inner = LEFT + 24
    page.words(inner, article.outlet or "", size=17, fill=PALE, weight="bold")
    x = LEFT + PAGE - 260
    for line in [each.text for each in record.furniture if each.kind == "navigation"][5:9]:
        x = page.words(x, line, size=12, fill=PALE) + 16
    page.y += 16
    page.box(inner, page.y, PAGE - 48, 1, fill=LINE)
    page.y += 34
    for _, line in wrap(article.headline or "", 0, 23, PAGE - 90):
        page.words(inner, line, size=23, weight="bold")
        page.y += 29
    page.y += 2
    published = (article.published_at or "")[:16].replace("T", ", ")
    page.words(inner, f"By {article.authors[0]}  ·  {published}", size=12.5, fill=PALE)
    page.y += 34
    tops = _draw_body(page, record, shown)
    return page, tops


def _draw_body(page: Drawing, record: Record, shown: list[Statement]) -> list[tuple[float, float]]:
    article = record.article
    assert article is not None
    tops: dict[int, tuple[float, float]] = {}
    at, last = 0, -1
    drawn = 0
    for place, paragraph in enumerate(article.text.split("\n\n")):
        inside = [each for each in shown if at <= each.content[0].start < at + len(paragraph)]
        if inside:
            if last >= 0 and place > last + 1 and drawn != NEWSLETTER_AFTER:
                page.y -= 6
                page.words(LEFT + 24, "…", size=15, fill=PALE)
                page.y += 26
            _draw_paragraph(page, paragraph, at, inside, shown, tops)
            drawn, last = drawn + 1, place
            if drawn == NEWSLETTER_AFTER:
                _draw_newsletter(page, record)
        at += len(paragraph) + 2
    return [tops[number] for number in range(len(shown))]


def _draw_paragraph(
    page: Drawing,
    paragraph: str,
    start: int,
    inside: list[Statement],
    shown: list[Statement],
    tops: dict[int, tuple[float, float]],
) -> None:
    size, step, inner = 15, 24, LEFT + 24
    marks = [
        (span, colour)
        for each in inside
        for spans, colour in ((each.content, CONTENT), (each.source, SOURCE), (each.cue, CUE))
        for span in spans
    ]
    for at, line in wrap(paragraph, start, size, PAGE - 64):
        for span, colour in marks:
            begin, end = max(span.start, at), min(span.end, at + len(line))
            if begin < end:
                x = inner + measure(line[: begin - at], size)
                width = measure(line[begin - at : end - at], size)
                page.box(x - 1, page.y - 15.5, width + 2, 20.5, rx=3, fill=colour)
        page.words(inner, line, size=size)
        for each in inside:
            end_of_line = inner + measure(line, size)
            if at <= each.content[0].start < at + len(line):
                tops[shown.index(each)] = (end_of_line + 8, page.y - 5)
        page.y += step
    page.y += 14


def _draw_newsletter(page: Drawing, record: Record) -> None:
    words = " ".join(each.text for each in record.furniture if each.kind == "newsletter")
    lines = [line for _, line in wrap(words, 0, 12.5, PAGE - 96)][:2]
    page.box(LEFT + 24, page.y - 14, PAGE - 48, 70, rx=6, fill="#f4f6f8", stroke=LINE, stroke_dasharray="4 3")
    page.y += 5
    page.words(LEFT + 40, "cut: newsletter", size=11.5, fill=PALE, weight="bold")
    for line in lines:
        page.y += 19
        page.words(LEFT + 40, line, size=12.5, fill=PALE)
    page.y += 50


def _draw_card(cards: Drawing, number: int, each: Statement) -> tuple[float, float]:
    top = cards.y
    inner = CARD_X + 52
    lines = [line for _, line in wrap(each.text, 0, 14, CARD - 76)]
    facts = [line for _, line in wrap(_facts(each), 0, 12, CARD - 76) if line]
    height = 68 + 20 * len(lines) + (6 + 17 * len(facts) if facts else 0)
    cards.box(CARD_X, top, CARD, height, rx=10, fill="#ffffff", stroke=LINE)
    cards.parts.append(f'<circle cx="{CARD_X + 27}" cy="{top + 30:.1f}" r="13" fill="{INK}"/>')
    cards.y = top + 35
    cards.words(CARD_X + 27 - measure(str(number), 14) / 2, str(number), size=14, fill="#ffffff")
    cards.y = top + 28
    cards.words(inner, each.speaker.name or "Not named", size=16, weight="bold")
    _pill(cards, each.kind, top)
    cards.y += 19
    cards.words(inner, each.speaker.role or "", size=12.5, fill=PALE)
    cards.y += 24
    for line in lines:
        cards.words(inner, line, size=14)
        cards.y += 20
    cards.y += 4
    for line in facts:
        cards.words(inner, line, size=12, fill="#55606c")
        cards.y += 17
    cards.y = top + height + 18
    return CARD_X, top + 30


def _pill(cards: Drawing, kind: str, top: float) -> None:
    width = measure(kind, 12) + 18
    x = CARD_X + CARD - width - 14
    cards.box(x, top + 14, width, 21, rx=10.5, fill=KINDS[kind])
    y, cards.y = cards.y, top + 29
    cards.words(x + 9, kind, size=12, fill="#ffffff")
    cards.y = y


def _facts(each: Statement) -> str:
    known = [f"{figure.text} ({figure.relation})" for figure in each.figures]
    known += [phrase.text for phrase in (each.occasion, each.channel) if phrase]
    return " · ".join(known)


def _link(begin: tuple[float, float], end: tuple[float, float]) -> str:
    (x, y), (to_x, to_y) = begin, end
    bend = (LEFT + PAGE + to_x) / 2
    curve = f"C{bend:.0f} {y:.0f} {bend:.0f} {to_y:.0f} {to_x - 3:.0f} {to_y:.0f}"
    path = f"M{x:.0f} {y:.0f} L{LEFT + PAGE:.0f} {y:.0f} {curve}"
    return (
        f'<path d="{path}" fill="none" stroke="#97a3b0" stroke-width="1.5"/>'
        f'<circle cx="{to_x:.0f}" cy="{to_y:.0f}" r="4" fill="#97a3b0"/>'
    )


def _frame(height: float, page: str, links: str, cards: str) -> str:
    legend = Drawing(y=56)
    x = CARD_X + 2.0
    for words, colour in (("what is said", CONTENT), ("who", SOURCE), ("that it is said", CUE)):
        legend.box(x, 42, 22, 18, rx=3, fill=colour)
        x = legend.words(x + 29, words, size=13, fill="#55606c") + 20
    title = "A news page on the left; on the right the statements read from it, each with speaker and kind"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" '
        f'height="{height:.0f}" role="img" aria-label="{title}" font-family="{FONT}">'
        f'<title>{title}</title><rect width="{WIDTH}" height="{height:.0f}" rx="14" fill="#eef1f5"/>'
        f'<rect x="{LEFT}" y="26" width="{PAGE}" height="{height - 52:.0f}" rx="10" '
        f'fill="#ffffff" stroke="{LINE}"/>'
        f"{page}{links}{''.join(legend.parts)}{cards}</svg>\n"
    )


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(draw(onrecord.read(sample_pages()[0].data)), encoding="utf-8")
    print(TARGET)
