"""Quick: `read` with plain options, understood without the command line's parser.

Loading the parser takes as much CPU time as reading ten pages. What is not plain is left to it: help, an
option that is unknown, given twice or without its value, a value that is not of its kind.
The options are the fields of `ReadingOptions`; a test holds the two ways of reading them together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints

from onrecord.cli.chosen import ReadingOptions

_BATCH = "--batch"
_STDIN = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainRead:
    """A call of `read`.

    Args:
        sources: What to read.
        batch: The batch's file, or None.
        options: How to read.
    """

    sources: tuple[str, ...]
    batch: str | None
    options: ReadingOptions


def find_plain_read(tokens: Sequence[str]) -> PlainRead | None:
    """Understand a call of `read`.

    Args:
        tokens: What the user typed after the program's name.

    Returns:
        The call; None where it is another command, or not plain.
    """
    if not tokens or tokens[0] != "read":
        return None
    kinds = _kinds()
    sources: list[str] = []
    given: dict[str, object] = {}
    coming = iter(tokens[1:])
    for token in coming:
        if not token.startswith("-") or token == _STDIN:
            sources.append(token)
            continue
        name, is_joined, value = token.partition("=")
        convert = kinds.get(name)
        if convert is None or name in given or (convert is bool and is_joined):
            return None
        if convert is bool:
            given[name] = True
            continue
        words = value if is_joined else next(coming, "")
        if not words or (words.startswith("-") and (name, words) != (_BATCH, _STDIN)):
            return None
        try:
            given[name] = convert(words)
        except ValueError:
            return None
    batch = given.pop(_BATCH, None)
    values = {field: given[name] for field, name in _names().items() if name in given}
    return PlainRead(
        sources=tuple(sources),
        batch=None if batch is None else str(batch),
        options=ReadingOptions(**values),  # type: ignore[arg-type]  # each made by its own kind
    )


def _names() -> Mapping[str, str]:
    """Give each field's option."""
    return {
        each.name: each.metadata.get("name", "--" + each.name.replace("_", "-"))
        for each in fields(ReadingOptions)
    }


def _kinds() -> Mapping[str, Callable[[str], object]]:
    """Give for each option what makes its value; bool where it takes none."""
    hints = get_type_hints(ReadingOptions)
    kinds = {name: _kind(hints[field]) for field, name in _names().items()}
    return {**kinds, _BATCH: str}


def _kind(hint: object) -> Callable[[str], object]:
    choices = tuple(
        each for own in (hint, *get_args(hint)) if get_origin(own) is Literal for each in get_args(own)
    )
    if choices:
        return lambda words: choices[choices.index(words)]
    return next(kind for kind in (bool, int, Path, str) if kind in (hint, *get_args(hint)))
