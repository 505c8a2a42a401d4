"""The commands by name, and how they are told on the command line.

Every command is a function that returns its exit status: 0 all done, 1 something was turned
down or does not hold, 2 wrong use. Commands are imported when they are called.
"""

from __future__ import annotations

from collections.abc import Sequence

import cyclopts

from onrecord.cli.misuse import say_misuse
from onrecord.errors import UsageError

_HELP = "Reads news pages and keeps the record of who said what, with the page as evidence."
_EPILOGUE = (
    "Every command explains itself with --help. --debug, with any command, shows the details of a fault; "
    "--version prints the version."
)
# Name, where its function stands, what it does; in the order of use, which --help keeps.
_COMMANDS = (
    ("read", "onrecord.cli.pages:read", "Read pages and print who said what. Keeps nothing."),
    ("add", "onrecord.cli.pages:add", "Read pages and keep them in the archive."),
    ("serve", "onrecord.cli.desk:serve", "Serve the desk in the browser."),
    ("search", "onrecord.cli.archive:search", "Find statements in the archive."),
    ("export", "onrecord.cli.archive:export", "Write statements, articles, people or figures to a file."),
    ("verify", "onrecord.cli.archive:verify", "Re-check every statement against its stored page."),
    ("withdraw", "onrecord.cli.archive:withdraw", "Hide a statement, a person or an article."),
    ("topics", "onrecord.cli.topics:topics", "List what the kept articles are about; tell it anew."),
    ("demo", "onrecord.cli.desk:demo", "Try it all on the invented pages that ship with the program."),
    ("backup", "onrecord.cli.upkeep:backup", "Copy the whole archive into a folder."),
    ("restore", "onrecord.cli.upkeep:restore", "Make an archive out of a backup."),
    ("doctor", "onrecord.cli.upkeep:doctor", "Check that all that is needed is there and works."),
    ("rules", "onrecord.cli.rules:check_rules", "Check outlet rules of your own against their golden pages."),
    ("schema", "onrecord.cli.upkeep:schema", "Print the JSON Schema of the record."),
    ("gate-input", "onrecord.cli.gate_input:gate_input", "Print what the linking steps say of gold data."),
)
_PEOPLE = (
    ("list", "people:list_people", "List people, those with most statements first."),
    ("show", "people:show_person", "Show a person and every decision on who it is."),
    ("questions", "people:questions", "List the pairs about whom nobody has decided."),
    ("merge", "people:merge", "Judge two people to be one."),
    ("apart", "people:apart", "Judge two people to be two."),
    ("split", "people:split", "Judge some statements to be someone else's."),
    ("rename", "people:rename", "Show a person under another name."),
    ("undo", "people:undo", "Undo a decision."),
    ("offices", "offices:list_offices", "List who was named with which office, and where."),
    ("abbreviations", "offices:list_abbreviations", "List what abbreviations stand for, by the pages."),
    ("learn", "offices:learn", "Learn from every kept page anew."),
)
_LINES = (
    ("show", "show_line", "Show a statement through the outlets."),
    ("join", "join", "Judge two statements to be one."),
    ("part", "part", "Judge two statements not to be one."),
    ("undo", "undo", "Undo a decision."),
    ("match", "match", "Match the whole archive again."),
)
_STORIES = (
    ("list", "list_stories", "List stories."),
    ("show", "show_story", "Show a story by its texts."),
    ("merge", "merge", "Put two stories together."),
    ("split", "split", "Take articles out of a story."),
    ("undo", "undo", "Undo a decision."),
    ("compare", "compare", "Compare what was not compared yet."),
)
# Where the synopsis that the parser makes would not name the arguments.
_USAGES = {
    "read": "onrecord read [OPTIONS] SOURCE ...\n       onrecord read [OPTIONS] --batch FILE",
    "add": "onrecord add [OPTIONS] SOURCE ...",
    "search": "onrecord search [OPTIONS] QUERY\n       onrecord search [OPTIONS] --similar WORDS",
    "export": "onrecord export [OPTIONS] [WHAT]",
    "withdraw": "onrecord withdraw [OPTIONS] ID --reason WORDS",
    "backup": "onrecord backup [OPTIONS] FOLDER",
    "rules": "onrecord rules [OPTIONS] [FOLDER]",
    "restore": "onrecord restore [OPTIONS] FOLDER",
}


# No "--no-explain" beside "--explain", no "[default: False]".
DEFAULTS = cyclopts.Parameter(negative="", negative_iterable="", show_default=False)


def build() -> cyclopts.App:
    """Make the application with every command."""
    app = cyclopts.App(
        name="onrecord",
        help=_HELP,
        help_epilogue=_EPILOGUE,
        help_format="plaintext",
        version_flags=[],
        suppress_keyboard_interrupt=False,
        result_action="return_value",
        default_parameter=DEFAULTS,
    )
    for place, (name, where, words) in enumerate(_COMMANDS):
        usage = {"usage": f"Usage: {_USAGES[name]}"} if name in _USAGES else {}
        app.command(where, name=name, help=words, sort_key=place, **usage)
    people = cyclopts.App(
        name="people", help="Show who is who; merge, split, rename.", sort_key=len(_COMMANDS)
    )
    for place, (name, where, words) in enumerate(_PEOPLE):
        people.command(f"onrecord.cli.{where}", name=name, help=words, sort_key=place)
    app.command(people)
    lines = cyclopts.App(
        name="lines", help="Trace a statement through the outlets; join, part.", sort_key=len(_COMMANDS) + 1
    )
    for place, (name, function, words) in enumerate(_LINES):
        lines.command(f"onrecord.cli.lines:{function}", name=name, help=words, sort_key=place)
    app.command(lines)
    stories = cyclopts.App(
        name="stories", help="Show stories and copies; merge, split.", sort_key=len(_COMMANDS) + 2
    )
    for place, (name, function, words) in enumerate(_STORIES):
        stories.command(f"onrecord.cli.stories:{function}", name=name, help=words, sort_key=place)
    app.command(stories)
    config = cyclopts.App(name="config", help="Show the settings.", sort_key=len(_COMMANDS) + 3)
    config.command(
        "onrecord.cli.upkeep:show_config", name="show", help="Print each setting and where it comes from."
    )
    app.command(config)
    return app


def call(tokens: Sequence[str]) -> int:
    """Parse what the user typed and call the command that it names.

    Raises:
        UsageError: It names none, or gives an option that the command does not take.
    """
    try:
        status = build()(tokens, exit_on_error=False, print_error=False, result_action="return_value")
    except cyclopts.CycloptsError as error:
        raise UsageError(say_misuse(error)) from None
    return status if isinstance(status, int) else 0
