"""Settings come from the file and the environment, and say from where."""

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from onrecord.config import list_settings, load_settings
from onrecord.errors import SettingsError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def origins(environ: dict[str, str]) -> dict[str, str]:
    return {each.name: each.origin for each in list_settings(environ)}


def test_without_a_file_every_setting_has_its_default(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert set(origins({}).values()) == {"default"}
    assert load_settings({}).port == 8765


def test_the_environment_goes_before_the_file(file):
    file.write_text('port = 9000\nhost = "::1"\n')
    environ = {"ONRECORD_CONFIG": str(file), "ONRECORD_PORT": "9001"}
    chosen = load_settings(environ)
    assert (chosen.port, chosen.host) == (9001, "::1")
    assert origins(environ)["port"] == "ONRECORD_PORT"
    assert origins(environ)["host"] == str(file)


def test_an_empty_variable_sets_nothing(file):
    file.write_text("port = 9000\n")
    assert load_settings({"ONRECORD_CONFIG": str(file), "ONRECORD_PORT": ""}).port == 9000


def test_a_named_file_that_is_not_there_is_an_error(file):
    with pytest.raises(SettingsError, match="no such settings file"):
        load_settings({"ONRECORD_CONFIG": str(file)})


def test_an_unknown_key_of_the_file_is_named(file):
    file.write_text("prot = 9000\n")
    with pytest.raises(SettingsError, match=r"'prot' is no setting.*port"):
        load_settings({"ONRECORD_CONFIG": str(file)})


def test_a_file_that_is_no_toml_is_an_error(file):
    file.write_text("port 9000")
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings({"ONRECORD_CONFIG": str(file)})


@pytest.mark.parametrize("port", ["eighty", "-1", "70000", "8.5"])
def test_a_port_without_meaning_is_an_error(port):
    with pytest.raises(SettingsError, match="ONRECORD_PORT"):
        load_settings({"ONRECORD_PORT": port})


def test_a_truth_value_is_no_number(file):
    file.write_text("jobs = true\n")
    with pytest.raises(SettingsError, match="jobs"):
        load_settings({"ONRECORD_CONFIG": str(file)})


def test_settings_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        load_settings({}).port = 1  # type: ignore[misc]
