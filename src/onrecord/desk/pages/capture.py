"""A capture: the stored page as it was taken, served so that nothing of it can run.

    GET /capture/{id}         its source as plain text, decoded
    GET /capture/{id}/bytes   the very bytes, as a download that `sha256sum` can check

A page from elsewhere is never parsed as HTML on the desk's origin: no policy stops every
request that markup can cause (a preconnect hint asks none), plain text causes none.
"""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk.guard import CAPTURE_POLICY
from onrecord.desk.parts import archive_of, asked_id, desk_of
from onrecord.domain.listing import CaptureEvidence
from onrecord.domain.page import Rejected
from onrecord.read import read_page

_SUFFIXES = {"text/html": "html", "application/xhtml+xml": "html"}


def capture(request: Request) -> Response:
    """Serve a capture's source as plain text."""
    evidence, data = _get(request)
    return Response(
        _decode(evidence, data),
        media_type="text/plain; charset=utf-8",
        headers=_headers("inline", evidence, "txt"),
    )


def capture_bytes(request: Request) -> Response:
    """Serve a capture's bytes as a download."""
    evidence, data = _get(request)
    suffix = _SUFFIXES.get(evidence.media_type, "txt")
    return Response(
        data, media_type="application/octet-stream", headers=_headers("attachment", evidence, suffix)
    )


def _get(request: Request) -> tuple[CaptureEvidence, bytes]:
    if not desk_of(request).showing.has_full_texts:
        raise HTTPException(
            403, "A public desk does not hand out other outlets’ pages. Open the original address."
        )
    archive = archive_of(request)
    evidence = archive.get_capture(asked_id(request))
    return evidence, archive.read_capture(evidence.id)


def _decode(evidence: CaptureEvidence, data: bytes) -> str:
    page = read_page(data, source=evidence.source, kind=evidence.taken_as, media_type=evidence.media_type)
    return data.decode("utf-8", errors="replace") if isinstance(page, Rejected) else page.text


def _headers(disposition: str, evidence: CaptureEvidence, suffix: str) -> dict[str, str]:
    return {
        "Content-Security-Policy": CAPTURE_POLICY,
        "Content-Disposition": f'{disposition}; filename="{evidence.sha256[:16]}.{suffix}"',
        "Cache-Control": "no-store",
    }
