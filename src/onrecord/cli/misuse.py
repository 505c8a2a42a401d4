"""Misuse: what the parser could not take, said as the rest of the program speaks."""

from __future__ import annotations

from cyclopts import CoercionError, CycloptsError, MissingArgumentError, UnusedCliTokensError

from onrecord.errors import NotFound

_NUMBERS: tuple[object, ...] = (int, float)


def say_misuse(error: CycloptsError) -> str:
    """Say what was wrong in a call, and which help tells more.

    Args:
        error: From the parser.

    Returns:
        One line.
    """
    command = " ".join(("onrecord", *(error.command_chain or ())))
    return f"{_fault(error, command)} '{command} --help' shows what it takes."


_FINDERS = {
    "person": "'onrecord people list NAME' finds people and gives their ids.",
    "statement": "'onrecord search' finds statements and gives their ids.",
    "story": "'onrecord stories list' gives the ids of stories.",
}
"""What gives the ids of each kind of thing, by the first word of the message that there is none."""


def say_missing(error: NotFound) -> str:
    """Say that there is no such thing, and what gives the ids of those that there are."""
    told = str(error)
    kind, _, rest = told.partition(" ")
    finder = _FINDERS.get(kind, "") if rest.endswith(": there is none in the archive.") else ""
    return f"{told} {finder}".strip()


def _fault(error: CycloptsError, command: str) -> str:
    if isinstance(error, MissingArgumentError) and error.argument is not None:
        return _missing(error.keyword or error.argument.name, is_given=error.keyword is not None)
    if isinstance(error, UnusedCliTokensError) and error.unused_tokens:
        return _left_over(error.unused_tokens, command)
    if isinstance(error, CoercionError) and error.token is not None and error.target_type in _NUMBERS:
        return f"{error.token.keyword or 'a number'} '{error.token.value}' is no number."
    return str(error)


def _missing(name: str, *, is_given: bool) -> str:
    return f"{name} has no value; write one behind it." if is_given else f"{name} is missing; add it."


def _left_over(tokens: list[str], command: str) -> str:
    words = " ".join(f"'{token}'" for token in tokens)
    if command == "onrecord search":
        return f"{words}: search takes one query; put its words between quotation marks."
    return f"{words}: more than '{command}' takes."
