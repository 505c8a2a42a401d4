"""Analysis: all that one page gave, before anything is compared or stored.

It is what `onrecord read` prints as a record and what the archive saves.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.domain.article import Article, Furniture, KeptLine, Origin
from onrecord.domain.page import Capture, Rejection
from onrecord.domain.statement import Figure, Statement, TimeExpression

SCHEMA = "onrecord.record/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBy:
    """What made an analysis.

    Args:
        program: "onrecord 0.1.0".
        model: First 16 hex digits of the model file's SHA-256; None if no model was asked.
    """

    program: str
    model: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """One page, read.

    Args:
        id: The record's id.
        capture: What was read.
        made_by: Program and model.
        rejection: Why there is no article; then `article` is None and all else is empty.
        article: The article.
        furniture, kept: The page's lines, cut and kept.
        notices: "quotations_only" and the like.
        statements: In order of field and place.
        dates, figures: All those of the article's body.
        origins: Where fields of the article were found; empty for one from the archive.
    """

    id: str
    capture: Capture
    made_by: MadeBy
    rejection: Rejection | None = None
    article: Article | None = None
    furniture: tuple[Furniture, ...] = ()
    kept: tuple[KeptLine, ...] = ()
    notices: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()
    dates: tuple[TimeExpression, ...] = ()
    figures: tuple[Figure, ...] = ()
    origins: tuple[Origin, ...] = ()
