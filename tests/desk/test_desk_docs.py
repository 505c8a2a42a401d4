"""The reference names every route of the desk, and no other."""

from __future__ import annotations

import re
from pathlib import Path

from starlette.routing import Mount, Route

import onrecord
from onrecord.desk import DeskSettings
from onrecord.desk.app import routes
from onrecord.desk.pages.search import CLOSEST_SHOWN
from onrecord.desk.settings import MIB

DOCS = Path(onrecord.__file__).parents[2] / "docs"


def test_every_route_is_documented_and_no_other_is() -> None:
    served: set[str] = set()
    for route in routes(DeskSettings()):
        if isinstance(route, Mount):
            served.add(f"GET {route.path}/{{path}}")
        if isinstance(route, Route):
            served |= {f"{method} {route.path}" for method in (route.methods or ()) if method != "HEAD"}
    text = (DOCS / "reference" / "routes.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `((?:GET|POST) [^`]+)`", text, re.MULTILINE)) == served


def test_the_figures_of_the_documentation_are_those_of_the_settings() -> None:
    settings = DeskSettings()
    assert settings.unkept_for_s == 30 * 60
    assert settings.readings_per_minute == 6
    assert settings.max_upload_bytes == 16 * MIB
    assert CLOSEST_SHOWN == 10
