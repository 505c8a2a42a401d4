"""The command line: builds the settings, wires the rest, and speaks to the user.

`main` is the program's entry. It answers --version by itself, so that nothing else is loaded.
"""

from __future__ import annotations

import sys

from onrecord import __version__
from onrecord.cycles import look_less_for_cycles

PROGRAM = f"onrecord {__version__}"
INTERRUPTED = 130


def main() -> None:
    """Run the command that the user typed and end the process with its exit status."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(PROGRAM + "\n")
        return
    try:
        sys.exit(_run())
    except KeyboardInterrupt:  # while the program was loading; `run` answers later ones
        sys.stderr.write("Stopped; nothing was done yet.\n")
        sys.exit(INTERRUPTED)


def _run() -> int:
    look_less_for_cycles()
    import logging

    from onrecord.cli.app import DEBUG, run

    if DEBUG not in sys.argv:  # what libraries log is for those who mend the program
        logging.disable(logging.CRITICAL)
    return run(sys.argv[1:])
