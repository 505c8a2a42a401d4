"""The wheel holds all that the program needs, and reads a page offline."""

import json
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]
STORY = (
    'The port stays open, harbour master Mara Vale said.\n\n"We have never closed," Vale told reporters.\n'
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)],
        check=True,
        cwd=ROOT,
        capture_output=True,
    )
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def program(wheel, tmp_path_factory) -> Path:
    """Install the wheel into an environment of its own, beside the libraries that stand here."""
    environment = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    python = environment / "bin" / "python"
    subprocess.run(
        [str(python), "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", str(wheel)], check=True
    )
    (own,) = environment.glob("lib/*/site-packages")
    (own / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return environment / "bin" / "onrecord"


def offline() -> list[str]:
    """Give what takes the network from a command, where this user may."""
    command = ["unshare", "--map-root-user", "--net"]
    may = shutil.which("unshare") and subprocess.run([*command, "true"], capture_output=True).returncode == 0
    return command if may else []


def test_the_wheel_holds_every_file_that_is_not_python(wheel):
    inside = set(ZipFile(wheel).namelist())
    tracked = subprocess.run(
        ["git", "ls-files", "src/onrecord"], check=True, cwd=ROOT, capture_output=True, text=True
    ).stdout.split()
    missing = [name for name in tracked if name.removeprefix("src/") not in inside]
    assert missing == []
    assert any(name.endswith("licenses/LICENSE") for name in inside)


def test_the_wheel_holds_the_weights_with_their_card_and_notice_and_the_figures(wheel):
    inside = ZipFile(wheel)
    weights = "onrecord/attribute/weights/"
    names = {name.removeprefix(weights) for name in inside.namelist() if name.startswith(weights)}
    assert {"model.onnx", "tokenizer.json", "labels.json", "card.md", "NOTICE"} <= names
    notice = inside.read(weights + "NOTICE").decode()
    for words in ("Apache License", "all-MiniLM-L6-v2", "PolNeAR", "not ours to give"):
        assert words in notice
    assert any(name.endswith("licenses/src/onrecord/attribute/weights/NOTICE") for name in inside.namelist())
    assert "onrecord/desk/accuracy.json" in inside.namelist()


def test_the_wheel_holds_nothing_of_training_or_tests(wheel):
    folders = {name.split("/")[0] for name in ZipFile(wheel).namelist()}
    assert {name for name in folders if not name.endswith(".dist-info")} == {"onrecord"}


def test_a_page_is_read_offline_from_the_wheel_alone(program, tmp_path):
    page = tmp_path / "story.txt"
    page.write_text(STORY)
    done = subprocess.run(
        [*offline(), str(program), "read", "--as", "text", str(page)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Mara Vale" in {each["speaker"]["name"] for each in json.loads(done.stdout)["statements"]}


def test_the_demonstration_runs_offline_from_the_wheel_alone(program, tmp_path):
    done = subprocess.run(
        [*offline(), str(program), "demo", "--once"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "invented pages" in done.stdout
