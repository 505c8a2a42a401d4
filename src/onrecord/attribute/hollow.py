"""Hollow contents: words that the model took for a content and that say nothing.

Takes the spans of one attribution; says whether its content is no statement: particles, a bare pronoun, a
few words that nobody says, somebody who was spoken to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.attribute.groups import SpanGroup

# A content of so few words without source and marks is right one time in fifty (measured on dev).
CRUMB_WORDS = 3
# A content of nothing but these says nothing.
_PARTICLES = frozenset("a an the so and but or of to in on at for as by".split())  # noqa: SIM905
# Nor does a pronoun without the marks of a quotation: such a content is right three times in ten (on dev).
_PRONOUNS = frozenset(
    "it this that these those he him she her they them we us i me you one such what which who whom".split()  # noqa: SIM905
)
# Whom one apologises, complains, lies or talks to is not what one says: of 23 such in the training articles
# none is a content. A verb behind "to" ("talked to win time") is another thing, and so is what is said for
# or about.
_SPOKEN_TO = re.compile(
    r"\b(?:apologi[sz](?:e[sd]?|ing)|complain(?:s|ed|ing)?|lie[sd]?|lying|talk(?:s|ed|ing)?)\s"
    r"(?P<to>to)\s(?P<whom>(?:(?:an?|the|this|that|these|those|all|every|my|your|his|her|its|our|their)\s[^\W\d_]"
    r"|[^\W\d_a-z]|(?:them|him|her|us|me|you|everyone|everybody)\b)"
    r"(?:(?!\s(?:for|about|over|that|after|because|if|when)\s)[^.,;:!?\"“”]){0,60})\W*\Z"
)
_WORD = re.compile(r"\w+")


def is_hollow(text: str, group: SpanGroup, quoted: Sequence[int]) -> bool:
    """Say whether the content of an attribution says nothing.

    Args:
        text: What the spans lie in.
        group: The attribution's spans.
        quoted: For each code point of the text whether it stands between marks.
    """
    said = {word.lower() for span in group.content for word in _WORD.findall(span.cut(text))}
    is_quoted = any(quoted[span.start + 1] for span in group.content if len(span) > 1)
    is_pronoun = len(group.content) == 1 and said <= _PARTICLES | _PRONOUNS
    if said <= _PARTICLES or (is_pronoun and not is_quoted) or _is_spoken_to(text, group):
        return True
    if group.source or is_quoted:
        return False
    words = sum(len(_WORD.findall(span.cut(text))) for span in group.content)
    return not group.cue or words <= CRUMB_WORDS


def _is_spoken_to(text: str, group: SpanGroup) -> bool:
    if not group.cue or len(group.content) > 1:
        return False
    found = _SPOKEN_TO.search(text, group.cue[0].start, group.content[0].end)
    return found is not None and group.content[0].start in (found.start("to"), found.start("whom"))
