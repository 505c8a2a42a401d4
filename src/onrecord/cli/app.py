"""From what the user typed to the exit status, and what becomes of errors.

No traceback reaches a user; `--debug` prints it. Plain calls of `read` are understood in `quick`,
all others by the parser of `commands`, which takes longer to load than a page to read.
"""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Sequence

from onrecord.cli import INTERRUPTED
from onrecord.cli.chosen import WANTS_DETAILS
from onrecord.cli.console import complain
from onrecord.cli.quick import find_plain_read
from onrecord.errors import NotFound, OnrecordError, SettingsError, UsageError

DEBUG = "--debug"
WRONG_USE = 2
PIPE_CLOSED = 141
_FULL = (errno.ENOSPC, errno.EDQUOT)


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Args:
        arguments: What the user typed after the program's name.

    Returns:
        The exit status.
    """
    tokens = [each for each in arguments if each != DEBUG]
    debug = len(tokens) != len(arguments)
    WANTS_DETAILS.set(debug)
    try:
        status = _call(tokens)
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        _let_go_of_the_output()  # the reader has gone: say nothing
        return PIPE_CLOSED
    except KeyboardInterrupt:
        complain("Stopped; what was printed or kept so far stands.")
        return INTERRUPTED
    except OnrecordError as error:
        if debug:
            traceback.print_exc()
        complain(_told(error))
        return WRONG_USE if isinstance(error, UsageError | SettingsError) else 1
    except Exception as error:  # noqa: BLE001 - the outermost edge
        if debug:
            traceback.print_exc()
        if isinstance(error, OSError) and error.errno in _FULL:
            _let_go_of_the_output()
            complain(_no_room(error))
        else:
            complain(_fault(error, debug=debug))
        return 1


def _call(tokens: Sequence[str]) -> int:
    plain = find_plain_read(tokens)
    if plain is not None:
        from onrecord.cli.reading import read_pages

        return read_pages(plain.sources, batch=plain.batch, options=plain.options)
    from onrecord.cli.commands import call

    return call(tokens)


def _told(error: OnrecordError) -> str:
    if not isinstance(error, NotFound):
        return str(error)
    from onrecord.cli.misuse import say_missing

    return say_missing(error)


def _let_go_of_the_output() -> None:
    """Keep the interpreter from flushing, at its end, into what takes no more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _no_room(error: OSError) -> str:
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}there is no room left to write; what was kept so far stands. Make room and run it again."


def _fault(error: Exception, *, debug: bool) -> str:
    words = f"A fault of onrecord itself stopped it ({type(error).__name__}: {error}). "
    if debug:
        return words + "Please report it with the lines above."
    return words + "Please report it, with what the same command says with --debug."
