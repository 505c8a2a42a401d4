"""One page: fetches one address in a process of its own.

The process ends with the page. A server that drips, never ends, or sends what swells when it is
unpacked costs that process, within its limits of time and memory, and nothing else.
"""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version

from onrecord.crawl import refusals
from onrecord.crawl.addresses import refusal_of, without_credentials
from onrecord.crawl.errand import Errand, read_answer, turned_down
from onrecord.domain.page import Fetched, Rejected, Rejection

TIMEOUT_S = 20.0
LIMIT_BYTES = 10_000_000


def fetch(
    url: str,
    *,
    allow_private: bool = False,
    timeout_s: float = TIMEOUT_S,
    limit_bytes: int = LIMIT_BYTES,
    agent: str | None = None,
) -> Fetched | Rejected:
    """Fetch one address, if its site and the address rules permit.

    The site's robots.txt is asked first, then the page; at most five redirects are followed, each
    under the same rules. Nothing else is asked, no cookie is kept and no environment proxy is used.

    Args:
        url: An http or https address.
        allow_private: Whether addresses outside the public internet, and any port, may be asked.
        timeout_s: Seconds for everything together.
        limit_bytes: Most bytes of the page, as sent and as decoded.
        agent: The User-Agent header; None for the program's name and version.

    Returns:
        The page; or why there is none, with one of the reasons robots, http_error, blocked,
        timeout, private_address, too_large, unsupported_type.
    """
    refusal = refusal_of(url.strip(), allow_private=allow_private)
    if refusal is not None:
        return turned_down(url, refusal)
    errand = Errand(
        url=url.strip(),
        allow_private=allow_private,
        timeout_s=timeout_s,
        limit_bytes=limit_bytes,
        agent=agent or default_agent(),
    )
    answer = _send(errand)
    return turned_down(url, answer) if isinstance(answer, Rejection) else answer


def default_agent() -> str:
    """Give the name that the program goes by on the web."""
    return f"onrecord/{version('onrecord')}"


def _send(errand: Errand) -> Fetched | Rejection:
    shown = without_credentials(errand.url)
    # -P: a file in the working folder must not pass for a module of the program.
    command = [sys.executable, "-P", "-m", "onrecord.crawl.spider"]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            command,
            input=errand.to_line(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=errand.timeout_s,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return refusals.timed_out(shown, errand.timeout_s)
    try:
        return read_answer(done.stdout)
    except ValueError:
        return refusals.no_answer(shown, f"the process that fetched it ended with status {done.returncode}")
