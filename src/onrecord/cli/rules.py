"""rules: outlet rules of one's own, each checked against its golden page.

Beside every rule file NAME.toml stand a page, NAME.html, and what it should read as, NAME.json.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from onrecord.cli.chosen import settings
from onrecord.cli.console import complain, plain, write_line
from onrecord.errors import SettingsError, UsageError

if TYPE_CHECKING:
    from onrecord.domain.article import Article

_SHOWN = (
    "outlet", "headline", "kicker", "standfirst", "authors", "published_at", "modified_at", "section",
    "topics",
)  # fmt: skip
_SHOWN_CHARS = 60


def check_rules(
    folder: Annotated[
        Path | None, Parameter(name="FOLDER", help="Folder of rule files. Default: the setting 'rules'.")
    ] = None,
    /,
    *,
    write: Annotated[
        bool, Parameter(help="Write what each golden page reads as, to be read over by a person.")
    ] = False,
) -> int:
    """Check outlet rules: no selector finds nothing, and each golden page reads as it is written down."""
    place = folder or settings().rules
    if place is None:
        raise UsageError("name the folder of your rule files, or give it as the setting 'rules'.")
    if not place.is_dir():
        raise UsageError(f"{place}: there is no such folder.")
    files = sorted(place.glob("*.toml"))
    if not files:
        raise UsageError(f"{place}: there is no rule file (NAME.toml) in it.")
    failed = 0
    for path in files:
        troubles = list(_troubles(path, write=write))
        failed += bool(troubles)
        for trouble in troubles:
            complain(f"{path.name}: {trouble}")
        if not troubles:
            write_line(f"{path.name}: holds")
    return 1 if failed else 0


def _troubles(path: Path, *, write: bool) -> Iterator[str]:
    """Give what does not hold of one rule file, one line each."""
    from onrecord.domain.page import Rejected
    from onrecord.extract import try_rules
    from onrecord.intake.rules import load_rule_file
    from onrecord.read import read_page

    try:
        rules = load_rule_file(path)
    except SettingsError as error:
        yield str(error).removeprefix(f"{path}: ")
        return
    golden = path.with_suffix(".html")
    if not golden.is_file():
        yield f"it has no golden page; save one of the outlet's pages as {golden}."
        return
    page = read_page(golden.read_bytes(), source=str(golden), kind="html")
    if isinstance(page, Rejected):
        yield page.rejection.detail
        return
    trial = try_rules(page, rules)
    if not trial.is_of_host:
        hosts = " or ".join(rules.hosts)
        shown = trial.host or "no host"
        yield f"{golden.name} is of {shown}, not of {hosts}; set its <link rel='canonical'>."
    for field in trial.missing:
        yield f"the selector of {field} ({rules.selectors[field]}) finds nothing on {golden.name}."
    if trial.article is None:
        yield f"{golden.name} gives no article."
        return
    yield from _compare(path.with_suffix(".json"), _shown(trial.article), write=write)


def _shown(article: Article) -> dict[str, object]:
    shown: dict[str, object] = {name: getattr(article, name) for name in _SHOWN}
    shown["credits"] = [list(photo.credits) for photo in article.photos]
    shown["text"] = article.text.split("\n\n")
    return {name: list(value) if isinstance(value, tuple) else value for name, value in shown.items()}


def _compare(expected: Path, shown: dict[str, object], *, write: bool) -> Iterator[str]:
    if write:
        expected.write_text(json.dumps(shown, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        return
    try:
        written = json.loads(expected.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        yield f"{expected.name} cannot be read; write it with --write, then read it over."
        return
    for name, value in shown.items():
        if not isinstance(written, dict) or written.get(name) != value:
            known = written.get(name) if isinstance(written, dict) else None
            yield f"{name} reads {_short(value)}, where {expected.name} says {_short(known)}."


def _short(value: object) -> str:
    words = plain(json.dumps(value, ensure_ascii=False))
    return words if len(words) <= _SHOWN_CHARS else f"{words[: _SHOWN_CHARS - 1]}…"
