"""Rules: the user's own outlet rules, from a folder."""

from __future__ import annotations

from pathlib import Path

from onrecord.errors import SettingsError
from onrecord.extract import OutletRules, read_rules


def load_rules(folder: Path) -> tuple[OutletRules, ...]:
    """Read every rule file (*.toml) of a folder, in the order of their names.

    Args:
        folder: The user's own.

    Raises:
        SettingsError: There is no such folder, or a file of it cannot be read or says what is not known.
    """
    if not folder.is_dir():
        raise SettingsError(
            f"{folder}: there is no such folder of outlet rules; make it, or correct the setting 'rules'."
        )
    return tuple(load_rule_file(path) for path in sorted(folder.glob("*.toml")))


def load_rule_file(path: Path) -> OutletRules:
    """Read one rule file.

    Raises:
        SettingsError: It cannot be read, or says what is not known.
    """
    try:
        return read_rules(path.read_text(encoding="utf-8"), name=path.name)
    except (OSError, ValueError) as error:
        words = str(error).removeprefix(f"{path.name}: ")
        raise SettingsError(f"{path}: {words} See 'onrecord rules --help'.") from None
