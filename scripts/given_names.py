"""Write the list of given names with their gender that `onrecord.resolve` reads.

    uv run --with faker --with names --with normality python scripts/given_names.py

Sources: the person providers of Faker (MIT licence), all its locales, and the lists of the
1990 census of the United States (public domain) that the package names carries; the census
counts as CENSUS locales. A name that some locales give to men and others to women goes to
the side that has at least CLEAR times the locales of the other, and is written as "either"
where neither has. Names in other scripts are transliterated. One line a gender: "f", "m" or
"e", a tab, the names parted by spaces.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import faker.providers.person as person
import names
from normality import latinize_text

OUT = Path(__file__).parent.parent / "src" / "onrecord" / "resolve" / "data" / "given_names.txt"
CLEAR = 4
CENSUS = 8


def main() -> None:
    """Write the file anew."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for module in iter_modules(person.__path__):
        provider = import_module(f"{person.__name__}.{module.name}").Provider
        for gender, given in (("m", _names(provider, "male")), ("f", _names(provider, "female"))):
            for name in given:
                seen[name][gender] += 1
    for name, shares in _census().items():
        for gender, share in shares.items():
            seen[name][gender] += round(CENSUS * share / sum(shares.values()))
    sides: dict[str, list[str]] = defaultdict(list)
    for name, counts in sorted(seen.items()):
        sides[_side(counts)].append(name)
    OUT.write_text("".join(f"{side}\t{' '.join(sides[side])}\n" for side in "fme"), encoding="utf-8")
    print({side: len(names) for side, names in sides.items()}, OUT.stat().st_size)


def _census() -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for gender, path in (("m", "first:male"), ("f", "first:female")):
        for line in Path(names.FILES[path]).read_text(encoding="ascii").splitlines():
            name, share = line.split()[:2]
            if len(name) > 2:
                found[name.lower()][gender] = float(share)
    return found


def _names(provider: type, gender: str) -> set[str]:
    found: set[str] = set()
    for attribute in (f"first_names_{gender}", f"first_romanized_names_{gender}", f"first_name_{gender}_en"):
        for name in getattr(provider, attribute, ()):
            latin = (latinize_text(str(name)) or "").strip().lower()
            latin = re.sub(r"[ʹʺʻʼ'’`]", "", latin)
            if re.fullmatch(r"[^\W\d_]{3,}(?:-[^\W\d_]{2,})?", latin):
                found.add(latin)
    return found


def _side(counts: Counter[str]) -> str:
    if counts["f"] >= CLEAR * counts["m"]:
        return "f"
    return "m" if counts["m"] >= CLEAR * counts["f"] else "e"


if __name__ == "__main__":
    main()
