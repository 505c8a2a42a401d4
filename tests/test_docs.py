"""The documentation names all that there is, and what it prints as commands works."""

import re
import shlex
from dataclasses import fields
from pathlib import Path

import pytest

from onrecord import errors
from onrecord.cli.app import run
from onrecord.cli.commands import DEFAULTS, build
from onrecord.config import Settings
from onrecord.domain.article import FURNITURE_KINDS
from onrecord.domain.page import REASONS
from onrecord.domain.schema import record_schema
from onrecord.store.export_rows import COLUMNS

ROOT = Path(__file__).parents[1]
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
REFERENCE = ROOT / "docs" / "reference"

STORY = """\
<html><head><title>Port of Kelm stays open</title></head><body>
<nav><a href="/">Front page</a> <a href="/sport">Sport</a></nav>
<article><h1>Port of Kelm stays open</h1>
<p>The port of Kelm will stay open through the winter, harbour master Mara Vale said on Tuesday, after a
week in which no grain ship had called there and the budget of the harbour had run dry.</p>
<p>"We have never closed, and we will not close now," Vale told reporters at the town hall. "There is a
budget for the winter, and it will hold."</p>
<p>Her deputy, Tomas Rook, denied that ships had been turned away.</p></article>
<footer>Sign up for our newsletter</footer></body></html>
"""


def commands() -> dict[str, set[str]]:
    """Give every command with its options, as the program takes them."""
    found: dict[str, set[str]] = {}
    app = build()
    for name in app:
        if name.startswith("-"):
            continue
        inner = [part for part in app[name] if not part.startswith("-")]
        for path in [f"{name} {part}" for part in inner] or [name]:
            own = app
            for part in path.split():
                own = own[part]
            names = {
                name
                for argument in own.assemble_argument_collection(default_parameter=DEFAULTS)
                for name in argument.names
            }
            found[path] = {name for name in names if name.startswith("--")}
    return found


def sections(text: str) -> dict[str, str]:
    parts = re.split(r"^## `onrecord ([a-z -]+)`$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def blocks(path: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", path.read_text(), flags=re.MULTILINE | re.DOTALL)


def printed_commands() -> list[tuple[str, list[str]]]:
    """Give every onrecord command line of the documentation, without comment and redirection."""
    found = []
    for path in DOCS:
        for block in [*blocks(path, "sh"), *blocks(path, "console")]:
            for line in block.splitlines():
                words = shlex.split(line.removeprefix("$ "), comments=True)
                if words and words[0].removeprefix(".venv/bin/") == "onrecord":
                    stop = next((n for n, word in enumerate(words) if word in ("|", ">", "&&")), len(words))
                    found.append((f"{path.relative_to(ROOT)}: {line}", words[1:stop]))
    return found


def test_every_command_has_its_section_and_no_other_has_one():
    assert set(sections((REFERENCE / "commands.md").read_text())) == set(commands())


@pytest.mark.parametrize(("command", "options"), commands().items())
def test_every_option_is_documented_with_its_command(command, options):
    section = sections((REFERENCE / "commands.md").read_text())[command]
    assert {option for option in options if f"`{option}" not in section} == set()


def test_no_option_is_documented_that_there_is_not():
    real = {"--help", "--version", "--debug"}.union(*commands().values())
    assert set(re.findall(r"`(--[a-z-]+)", (REFERENCE / "commands.md").read_text())) - real == set()


def test_every_setting_is_documented_with_its_variable():
    text = (REFERENCE / "settings.md").read_text()
    for setting in fields(Settings):
        assert f"| `{setting.name}` | `ONRECORD_{setting.name.upper()}` |" in text


def test_every_error_is_documented():
    text = (REFERENCE / "errors.md").read_text()
    own = [
        each
        for each in vars(errors).values()
        if isinstance(each, type) and issubclass(each, errors.OnrecordError)
    ]
    assert [each.__name__ for each in own if f"| `{each.__name__}` |" not in text] == []


def test_every_rejection_is_documented():
    text = (REFERENCE / "rejections.md").read_text()
    assert set(re.findall(r"^\| `(\w+)` \|", text, flags=re.MULTILINE)) == set(REASONS)


def test_every_key_of_the_record_is_documented():
    text = (REFERENCE / "record.md").read_text()
    schema = record_schema()
    keys = set(schema["properties"]) | set(schema["$defs"]["statement"]["properties"])
    keys |= set(schema["properties"]["article"]["anyOf"][0]["properties"]) | set(
        schema["$defs"]["figure"]["properties"]
    )
    assert {key for key in keys if f'"{key}"' not in text} == set()
    assert {kind for kind in FURNITURE_KINDS if kind not in text} == set()


@pytest.mark.parametrize("what", COLUMNS)
def test_every_column_of_the_exports_is_documented(what):
    text = (REFERENCE / "record.md").read_text().partition("## Export")[2]
    row = re.search(rf"^\| `{what}` \|(.*)$", text, flags=re.MULTILINE)
    assert row is not None
    assert re.findall(r"`(\w+)`", row.group(1)) == list(COLUMNS[what])


def test_every_link_of_the_documentation_leads_somewhere():
    dead = []
    for path in DOCS:
        text = re.sub(r"^```.*?^```", "", path.read_text(), flags=re.MULTILINE | re.DOTALL)
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if re.match(r"[a-z]+:", target):
                continue
            file, _, anchor = target.partition("#")
            aim = (path.parent / file).resolve() if file else path
            if not aim.exists() or (anchor and anchor not in anchors(aim)):
                dead.append(f"{path.relative_to(ROOT)}: {target}")
    assert dead == []


def anchors(path: Path) -> set[str]:
    titles = re.findall(r"^#+ (.*)$", path.read_text(), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_every_page_of_the_documentation_is_in_its_index():
    index = (ROOT / "docs" / "index.md").read_text()
    pages = [
        path
        for path in (ROOT / "docs").rglob("*.md")
        if path.name != "index.md" and path.parent.name != "decisions"
    ]
    assert [
        str(path.relative_to(ROOT / "docs"))
        for path in pages
        if str(path.relative_to(ROOT / "docs")) not in index
    ] == []
    decisions = (ROOT / "docs" / "decisions" / "README.md").read_text()
    numbered = (ROOT / "docs" / "decisions").glob("0*.md")
    assert [path.name for path in numbered if path.name not in decisions] == []


@pytest.mark.parametrize(("where", "arguments"), printed_commands())
def test_every_command_that_the_documentation_prints_can_be_called(where, arguments):
    build().parse_args(arguments, exit_on_error=False, print_error=False)


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """Give a folder as the documentation's reader has it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONRECORD_ARCHIVE", str(tmp_path / "archive"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    for name in ("saved-page.html", "page.html", "saved-pages/one.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(STORY)
    return tmp_path


def test_the_tutorial_runs_as_printed(desk, capfd):
    path = ROOT / "docs" / "tutorial" / "first-five-minutes.md"
    lines = [words for where, words in printed_commands() if where.startswith(str(path.relative_to(ROOT)))]
    assert len(lines) >= 4
    for words in lines:
        assert run(words) == 0, words
    out, _ = capfd.readouterr()
    assert "Mara Vale" in out
    assert re.search(r"(\d+) of \1 hold", out)


@pytest.mark.parametrize(
    "page",
    ["how-to/read-pages.md", "how-to/keep-an-archive.md", "how-to/export.md"],
    ids=lambda page: Path(page).stem,
)
def test_the_programs_of_the_documentation_run_as_printed(desk, page, capfd):
    programs = blocks(ROOT / "docs" / page, "python")
    assert programs
    for program in programs:
        # pandas is the reader's own.
        exec(compile(program.replace(".to_pandas()", ""), page, "exec"), {})
