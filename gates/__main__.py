"""Measure, compare with the floors, and fail when a figure falls.

    python -m gates                 measure all; status 1 if a figure lies below its floor
    python -m gates statements      only some
    python -m gates --raise         write floors of what was measured, less the slack; never lowers one
    python -m gates --lower NAME    let one floor fall to what was measured, said aloud

The data is found by ONRECORD_DATA. Without it nothing is measured, and that is said loudly.
"""

from __future__ import annotations

import argparse
import os
import sys
import tomllib
from pathlib import Path

from gates.calibration import measure_calibration
from gates.claims import measure_claims
from gates.damage import measure_damage
from gates.fields import measure_fields
from gates.flat import measure_flat
from gates.measures import MEASURES as OF_THE_PROGRAM
from gates.measures import Figures, bench, digest
from gates.naming import measure_names, measure_world_speakers
from gates.nested import measure_nested
from gates.outside import measure_outside
from gates.parts import measure_parts
from gates.people import gate_people
from gates.reading import measure_reading
from gates.same import measure_same
from gates.stories import measure_stories
from gates.topics import measure_topics

MEASURES = {
    **OF_THE_PROGRAM,
    "calibration": measure_calibration,
    "claims": measure_claims,
    "people": gate_people,
    "flat": measure_flat,
    "reading": measure_reading,
    "parts": measure_parts,
    "outside": measure_outside,
    "damage": measure_damage,
    "fields": measure_fields,
    "nested": measure_nested,
    "names": measure_names,
    "same": measure_same,
    "world_speakers": measure_world_speakers,
    "stories": measure_stories,
    "topics": measure_topics,
}
FLOORS = Path(__file__).parent / "floors.toml"
# A floor lies this far below what was measured: int8 arithmetic differs a little between processors.
SLACK = 0.008
# The world articles have 183 statements; three of them more or less mean nothing.
SMALL_SET_SLACK = 0.02
# One page of the smallest part, 22 pages, is 0.045.
PART_SLACK = 0.05
# One statement of 2,500 is 0.0004.
OUTSIDE_SLACK = 0.0015
# Speed is measured on shared machines.
SPEED_SLACK = 0.35


def main() -> int:
    """Run the gates; give the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("which", nargs="*", choices=[*MEASURES, []], help="measures to take (default: all)")
    parser.add_argument(
        "--raise", dest="raises", action="store_true", help="raise the floors to what is measured"
    )
    parser.add_argument("--lower", metavar="NAME", action="append", default=[], help="let this floor fall")
    options = parser.parse_args()
    place = os.environ.get("ONRECORD_DATA")
    if not place:
        print("SKIPPED: all gates. Set ONRECORD_DATA to the folder that holds seeds/, data/ and tools/.")
        return 0
    data = Path(place)
    floors = tomllib.loads(FLOORS.read_text()) if FLOORS.exists() else {"data": digest(data), "floors": {}}
    if floors["data"] != digest(data):
        print(f"FAILED: the data's digest is {digest(data)}, the floors are for {floors['data']}.")
        return 1
    figures = _measure(data, options.which or list(MEASURES))
    fallen = _compare(figures, floors["floors"], options.lower)
    if not options.which:
        fallen += _without_figure(figures, floors["floors"])
    if options.raises or options.lower:
        _write(digest(data), _new_floors(figures, floors["floors"], options.lower))
    return 1 if fallen else 0


def _measure(data: Path, which: list[str]) -> Figures:
    figures: Figures = {}
    with bench(data) as own:
        for name in which:
            print(f"{name} ...", flush=True)
            figures.update(MEASURES[name](own))
    return figures


def _compare(figures: Figures, floors: Figures, lowered: list[str]) -> list[str]:
    fallen = []
    print(f"{'figure':<34}{'measured':>10}{'floor':>10}")
    for name, value in sorted(figures.items()):
        floor = floors.get(name)
        falls = floor is not None and value < floor and name not in lowered
        beside = "-" if floor is None else f"{floor:.4f}"
        print(f"{name:<34}{value:>10.4f}{beside:>10}{'  FALLEN' if falls else ''}")
        if falls:
            fallen.append(name)
    return fallen


def _without_figure(figures: Figures, floors: Figures) -> list[str]:
    """Name the floors for which nothing was measured: a figure that is renamed loses its floor in silence."""
    missing = sorted(floors.keys() - figures.keys())
    for name in missing:
        print(f"{name:<34}{'none':>10}{floors[name]:>10.4f}  FALLEN")
    return missing


def _new_floors(figures: Figures, floors: Figures, lowered: list[str]) -> Figures:
    out = dict(floors)
    for name, value in figures.items():
        floor = int((value - _slack(name, value)) * 1e4) / 1e4
        out[name] = floor if name in lowered else max(floor, floors.get(name, 0.0))
    return out


def _slack(name: str, value: float) -> float:
    if name.startswith("speed/"):
        return SPEED_SLACK * value
    if name.startswith(("world/", "flat/")):
        return SMALL_SET_SLACK
    if name.startswith(("tuning/", "seldom/")):
        return SLACK if name.endswith("/body") else PART_SLACK
    if name.startswith("outside/"):
        return OUTSIDE_SLACK
    return 0.0 if name.startswith(("seeds/", "damage/")) else SLACK


def _write(data: str, floors: Figures) -> None:
    lines = [
        "# Floors of the measured figures, written by `python -m gates --raise`.",
        "# A floor falls only by --lower NAME.",
        f'data = "{data}"',
        "",
        "[floors]",
        *(f'"{name}" = {value}' for name, value in sorted(floors.items())),
    ]
    FLOORS.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    sys.exit(main())
