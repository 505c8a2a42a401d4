"""Errands: what the child process is asked, and what it answers, on the pipe between the two.

An errand is one line of JSON. An answer is one line of JSON, then the body's bytes.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from onrecord.crawl.addresses import without_credentials
from onrecord.domain.page import Capture, Fetched, Rejected, Rejection

_NO_BYTES = hashlib.sha256(b"").hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """One address to fetch.

    Args:
        url: The address; http or https, without credentials.
        allow_private: Whether addresses outside the public internet may be asked.
        timeout_s: Seconds in all.
        limit_bytes: Most bytes of a body, as sent and as decoded.
        agent: The User-Agent header; its product token is what robots.txt is asked for.
    """

    url: str
    allow_private: bool
    timeout_s: float
    limit_bytes: int
    agent: str

    def to_line(self) -> bytes:
        """Write the errand."""
        return json.dumps(asdict(self)).encode() + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> Errand:
        """Read an errand that `to_line` wrote."""
        return cls(**json.loads(line))


def write_answer(answer: Fetched | Rejection) -> bytes:
    """Write an answer: a line of JSON, then the body."""
    fields = asdict(answer)
    body: bytes = fields.pop("body", b"")
    return json.dumps(fields).encode() + b"\n" + body


def read_answer(data: bytes) -> Fetched | Rejection:
    """Read an answer that `write_answer` wrote.

    Raises:
        ValueError: The data are no answer; the process that wrote them was cut short.
    """
    line, _, body = data.partition(b"\n")
    fields = json.loads(line)
    return Rejection(**fields) if "reason" in fields else Fetched(**fields, body=body)


def turned_down(url: str, rejection: Rejection) -> Rejected:
    """Make the value that says an address gave no page."""
    capture = Capture(
        source=without_credentials(url), sha256=_NO_BYTES, media_type="", taken_as="html", captured_at=now()
    )
    return Rejected(capture=capture, rejection=rejection)


def now() -> str:
    """Give the time in UTC, ISO 8601 with seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
