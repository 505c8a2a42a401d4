"""Lasting: the desk's own files, which a browser may keep as long as their address stays.

Pages ask for the style by its version, so that a new one has a new address; the others are asked for
again after an hour.
"""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

_FOR_GOOD = "public, max-age=31536000, immutable"
_FOR_AN_HOUR = "public, max-age=3600"


class LastingFiles(StaticFiles):
    """Serves files and says how long they may be kept."""

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """Answer with a file."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        asked = parse_qs(scope["query_string"].decode("latin-1")).get("v")
        is_versioned = asked == [version_of(Path(full_path))]
        response.headers["Cache-Control"] = _FOR_GOOD if is_versioned else _FOR_AN_HOUR
        return response


@cache
def version_of(path: Path) -> str:
    """Give a text that changes with a file of the desk's own."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
