"""Fields: headline, authors, times, standfirst and credits, beyond what `pages` measures beside the bodies.

The day on the collections that were annotated for days alone, the sources of pictures, and the
fields of flattened pages, where print alone gives them.
"""

from __future__ import annotations

import json

from gates.measures import Bench, Figures

_OF_DUMPS = ("title_exact", "authors_set", "date_day", "lead_exact")


def measure_fields(own: Bench) -> Figures:
    """Fields of HTML pages and of dumps that have no floor elsewhere."""
    html = _scores(own, "html", "pages/gold.jsonl", ("fundus", "mediacloud", "trafilatura"))
    dumps = _scores(own, "page", "pages/flat.jsonl", ("fundus",))
    figures = {f"html/{source}/date_day": html[source]["date_day"]["share"] for source in html}
    del figures["html/fundus/date_day"]  # measured by `pages`
    for kind, score in (("html", html["fundus"]), ("page", dumps["fundus"])):
        for key in ("precision", "recall"):
            figures[f"{kind}/fundus/credits_{key}"] = score["credits"][key]
    figures |= {f"page/fundus/{name}": dumps["fundus"][name]["share"] for name in _OF_DUMPS}
    return figures


def _scores(
    own: Bench, kind: str, gold: str, sources: tuple[str, ...]
) -> dict[str, dict[str, dict[str, float]]]:
    predicted = own.predictions("pages", own.read(kind, gold, "--only", "article"))
    path = own.data / "data" / gold
    return {
        source: json.loads(own.tool("score_pages.py", path, predicted, "--source", source, "--json"))
        for source in sources
    }
