"""Write the list of countries and regions that `onrecord.resolve` takes for organisations.

    python scripts/places.py

Source: the territories of rigour (MIT licence). One name a line, lower case.
"""

from __future__ import annotations

from pathlib import Path

from rigour.territories import get_territories

OUT = Path(__file__).parent.parent / "src" / "onrecord" / "resolve" / "data" / "places.txt"
SHORT = """
u.s.|u.s|us|usa|u.k.|u.k|uk|america|britain|england|russia|north korea|south korea|iran|syria|venezuela|taiwan
palestine|turkey|vietnam|laos|moldova|tanzania|bolivia|burma|czech republic|holland|the netherlands
ivory coast|eu|u.n.
"""


def main() -> None:
    """Write the file anew."""
    names = {each.name.lower() for each in get_territories()} | set(
        SHORT.strip().replace("\n", "|").split("|")
    )
    OUT.write_text("".join(f"{name}\n" for name in sorted(names)), encoding="utf-8")


if __name__ == "__main__":
    main()
