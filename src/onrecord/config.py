"""Settings: one frozen value, read once from a file and from the environment.

The file is TOML in the user's configuration folder; an environment variable of the
same name with ONRECORD_ before it goes first; a command's option goes before both.
Each setting knows where its value came from, so that `onrecord config show` can say it.

A setting is a field of Settings with its meaning beside it; a new one needs no other code.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

import platformdirs

from onrecord.errors import SettingsError

PREFIX = "ONRECORD_"
FILE_VARIABLE = "ONRECORD_CONFIG"


def _meaning(words: str) -> dict[str, str]:
    return {"meaning": words}


def _default_archive() -> str:
    return str(platformdirs.user_data_path("onrecord") / "archive")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the user has set, or the default.

    Args:
        archive: Folder of the archive, or address of a PostgreSQL database.
        host: Address that the desk listens on.
        port: Port that the desk listens on; 0 lets the system choose.
        model: Folder of another statement model, or None for the one that ships.
        jobs: Reading processes; 0 lets the amount of work decide.
        rules: Folder of the user's own outlet rules, or None.
        currency: ISO 4217 code of the currency that money is shown in too; empty for none.
    """

    archive: str = field(
        default_factory=_default_archive,
        metadata=_meaning("the archive: a folder, or the address of a PostgreSQL database"),
    )
    host: str = field(default="127.0.0.1", metadata=_meaning("address that the desk listens on"))
    port: int = field(default=8765, metadata=_meaning("port that the desk listens on; 0: any that is free"))
    model: Path | None = field(
        default=None, metadata=_meaning("folder of another statement model than the one that ships")
    )
    jobs: int = field(
        default=0, metadata=_meaning("reading processes; 0: one, or one a core where there is much to read")
    )
    rules: Path | None = field(default=None, metadata=_meaning("folder of your own outlet rules"))
    currency: str = field(
        default="", metadata=_meaning("currency that money is shown in too, as EUR; empty: none")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting with its origin.

    Args:
        name: As in the settings file.
        value: As the program uses it.
        origin: "default", the path of the settings file, or the environment variable's name.
        meaning: What it is, in a few words.
    """

    name: str
    value: str | int | Path | None
    origin: str
    meaning: str

    @property
    def variable(self) -> str:
        """Give the environment variable that sets it."""
        return PREFIX + self.name.upper()


def settings_file(environ: Mapping[str, str]) -> Path:
    """Give the path of the settings file, which need not exist."""
    named = environ.get(FILE_VARIABLE)
    return Path(named) if named else platformdirs.user_config_path("onrecord") / "config.toml"


def load_settings(environ: Mapping[str, str]) -> Settings:
    """Read the settings.

    Args:
        environ: The process's environment.

    Returns:
        One frozen value.

    Raises:
        SettingsError: The file cannot be read, or a setting is unknown or has no meaning.
    """
    return Settings(**{each.name: each.value for each in list_settings(environ)})  # type: ignore[arg-type]  # checked by _read


def list_settings(environ: Mapping[str, str]) -> tuple[Setting, ...]:
    """Give every setting with where it came from; see `load_settings`."""
    path = settings_file(environ)
    filed = _read_file(path, must_exist=FILE_VARIABLE in environ)
    _refuse_unknown(filed, path)
    defaults = Settings()
    listed = []
    for each in fields(Settings):
        variable = PREFIX + each.name.upper()
        value: object = getattr(defaults, each.name)
        origin = "default"
        if each.name in filed:
            value, origin = _read(each.name, filed[each.name], str(path)), str(path)
        if environ.get(variable):
            value, origin = _read(each.name, environ[variable], variable), variable
        assert value is None or isinstance(value, str | int | Path)
        listed.append(Setting(name=each.name, value=value, origin=origin, meaning=each.metadata["meaning"]))
    return tuple(listed)


def _read_file(path: Path, *, must_exist: bool) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if must_exist:
            raise SettingsError(
                f"{path}: there is no such settings file; correct {FILE_VARIABLE} or unset it."
            ) from None
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(
            f"{path}: the settings file cannot be read ({error}); mend or remove it."
        ) from None


def _refuse_unknown(filed: Mapping[str, object], path: Path) -> None:
    known = [each.name for each in fields(Settings)]
    unknown = [name for name in filed if name not in known]
    if unknown:
        raise SettingsError(
            f"{path}: {unknown[0]!r} is no setting; correct or remove it. There are {', '.join(known)}."
        )


def _read(name: str, value: object, origin: str) -> str | int | Path:
    """Take one value from text or TOML to its type."""
    if name in ("port", "jobs"):
        return _read_count(name, value, origin)
    if not isinstance(value, str) or not value:
        raise SettingsError(f"{origin}: {name} must be text, not {value!r}.")
    return Path(value).expanduser() if name in ("model", "rules") else value


def _read_count(name: str, value: object, origin: str) -> int:
    try:
        count = int(value) if isinstance(value, str | int) and not isinstance(value, bool) else -1
    except ValueError:
        count = -1
    limit = 65535 if name == "port" else 256
    if not 0 <= count <= limit:
        raise SettingsError(f"{origin}: {name} must be a whole number from 0 to {limit}, not {value!r}.")
    return count
