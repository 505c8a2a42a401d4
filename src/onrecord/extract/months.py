"""Months: their names in the languages that we read, lower case, to numbers, from the data file beside.

The Persian months are apart: they count days of another calendar.
"""

from __future__ import annotations

from importlib import resources


def _read() -> dict[str, int]:
    lines = resources.files(__package__).joinpath("months.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split()[1:] for line in lines if not line.startswith("#")]
    return {name: number for row in reversed(rows) for number, name in enumerate(row, start=1) if name != "-"}


MONTHS = _read()
_PERSIAN = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"
PERSIAN_MONTHS = {name: number for number, name in enumerate(_PERSIAN.split(), start=1)}
