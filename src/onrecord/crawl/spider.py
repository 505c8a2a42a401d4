"""Spider: the child process that fetches one page; the one owner of Scrapy.

    python -m onrecord.crawl.spider < errand > answer

Scrapy brings connections, TLS, limits of size, unpacking and the robots.txt parser. What it leaves
open is decided here: a site whose robots.txt cannot be had is not asked (RFC 9309, where Scrapy
would go on), certificates are checked, each redirect is judged like a first request, and no socket
of this process connects to an address that the rule refuses, whatever name led to it. That last
rule is an audit hook of the interpreter: it sees the address that is really connected to, so
a name that resolves anew between check and use gains nothing.

Order of work: guard -> robots.txt of the origin -> page -> next redirect, from robots.txt again.
"""

from __future__ import annotations

import errno
import math
import re
import resource
import signal
import sys
from collections.abc import AsyncIterator, Callable
from typing import Any
from urllib.parse import urldefrag, urljoin

from scrapy import Request, Spider, signals
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    StopDownload,
)
from scrapy.http import Headers, Response
from scrapy.robotstxt import ProtegoRobotParser, RobotParser
from twisted.internet.error import ConnectError

from onrecord.crawl import refusals
from onrecord.crawl.addresses import is_public, origin_of, refusal_of
from onrecord.crawl.errand import Errand, now, write_answer
from onrecord.domain.page import Fetched, Rejection

REDIRECTS = 5
MOVED = frozenset({301, 302, 303, 307, 308})
ROBOTS_LIMIT_BYTES = 512 * 1024  # RFC 9309 asks for 500 KiB at least
MEMORY_LIMIT_BYTES = 1 << 29  # header lines without end are bounded by nothing else
NO_CONNECTION = (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    ResponseDataLossError,
    ConnectError,
    OSError,
    ValueError,
)
_CHARSET = re.compile(r"""charset\s*=\s*["']?([^\s"';,]+)""", re.I)


class Refused(Exception):  # noqa: N818 - an outcome, carried up to where the answer is written
    """The errand ends here, with a rejection."""

    def __init__(self, rejection: Rejection) -> None:
        super().__init__(rejection.detail)
        self.rejection = rejection


class Guard:
    """Lets this process connect to permitted addresses only, and notes what it refused.

    Args:
        is_allowed: The rule; takes an address as text.
    """

    def __init__(self, is_allowed: Callable[[str], bool]) -> None:
        self._is_allowed = is_allowed
        self.refused: list[str] = []

    def install(self) -> None:
        """Watch every socket of this process from now on; cannot be undone."""
        sys.addaudithook(self._watch)

    def _watch(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event not in ("socket.connect", "socket.sendto", "socket.sendmsg"):
            return
        address = arguments[1]
        if address is None:  # sendmsg on a socket that is connected, so was judged
            return
        host = address[0] if isinstance(address, tuple) else ""
        if not self._is_allowed(host):
            self.refused.append(host)
            raise PermissionError(errno.EACCES, "the address is refused by the program's rule")


class PageSpider(Spider):
    """Runs one errand and keeps its answer.

    Args:
        errand: What to fetch.
        guard: Knows which connections were refused.
        answers: Where the one answer is put.
    """

    name = "onrecord"

    def __init__(self, errand: Errand, guard: Guard, answers: list[Fetched | Rejection]) -> None:
        super().__init__()
        self._errand = errand
        self._guard = guard
        self._answers = answers
        self._robots: dict[str, RobotParser | None] = {}

    async def start(self) -> AsyncIterator[Any]:
        """Run the errand; gives Scrapy nothing to crawl."""
        self.crawler.signals.connect(_stop_unreadable, signal=signals.headers_received)
        try:
            self._answers.append(await self._follow(self._errand.url))
        except Refused as refused:
            self._answers.append(refused.rejection)
        nothing: tuple[Any, ...] = ()
        for each in nothing:
            yield each

    async def _follow(self, url: str) -> Fetched:
        asked = self._errand.url
        seen: list[str] = []
        while True:
            url = _as_sent(url)
            if url in seen:
                raise Refused(refusals.lost_redirect(asked, f"redirects in a circle, at {url}"))
            if len(seen) > REDIRECTS:
                raise Refused(refusals.lost_redirect(asked, f"redirects more than {REDIRECTS} times"))
            seen.append(url)
            self._judge(url)
            await self._ask_robots(url)
            response = await self._get(url, self._errand.limit_bytes)
            if response.status not in MOVED:
                return self._fetched(url, response)
            url = _target_of(url, response)

    def _judge(self, url: str) -> None:
        refusal = refusal_of(url, allow_private=self._errand.allow_private)
        if refusal is not None:
            raise Refused(refusal)

    async def _ask_robots(self, url: str) -> None:
        origin = origin_of(url)
        if origin not in self._robots:
            self._robots[origin] = await self._read_robots(origin)
        rules = self._robots[origin]
        if rules is not None and not rules.allowed(url, self._errand.agent):
            raise Refused(refusals.forbidden_by_robots(url, origin))

    async def _read_robots(self, origin: str) -> RobotParser | None:
        """Fetch an origin's rules; None where it has none (RFC 9309, 2.3.1)."""
        url = f"{origin}/robots.txt"
        for _ in range(REDIRECTS + 1):
            response = await self._get(url, ROBOTS_LIMIT_BYTES)
            if response.status not in MOVED:
                return self._rules(origin, response)
            url = _as_sent(_target_of(url, response))
            self._judge(url)
        return None

    def _rules(self, origin: str, response: Response) -> RobotParser | None:
        if response.status == 429 or response.status >= 500:
            raise Refused(refusals.robots_unreadable(origin, response.status))
        if not 200 <= response.status < 300:
            return None
        return ProtegoRobotParser.from_crawler(self.crawler, response.body)

    async def _get(self, url: str, limit_bytes: int) -> Response:
        refused_before = len(self._guard.refused)
        try:
            request = Request(url, dont_filter=True, meta={"download_maxsize": limit_bytes})
            return await self.crawler.engine.download_async(request)
        except DownloadTimeoutError:
            raise Refused(refusals.timed_out(url, self._errand.timeout_s)) from None
        except (DownloadCancelledError, IgnoreRequest):
            raise Refused(refusals.too_large(url, limit_bytes)) from None
        except NO_CONNECTION as error:
            if len(self._guard.refused) > refused_before:
                raise Refused(refusals.not_public(url, self._guard.refused[-1])) from None
            raise Refused(refusals.no_answer(url, _cause(error))) from None

    def _fetched(self, url: str, response: Response) -> Fetched:
        media_type, charset = _content_type(response.headers)
        is_packed = bool(response.headers.get("Content-Encoding"))
        refusal = refusals.of_answer(url, status=response.status, media_type=media_type, is_packed=is_packed)
        if refusal is not None:
            raise Refused(refusal)
        return Fetched(
            url=url,
            requested_url=self._errand.url,
            status=response.status,
            body=response.body,
            media_type=media_type,
            charset=charset,
            fetched_at=now(),
        )


def run(errand: Errand, is_allowed: Callable[[str], bool]) -> Fetched | Rejection:
    """Run an errand in this process, which can run no second one.

    Args:
        errand: What to fetch.
        is_allowed: Which network addresses may be connected to.
    """
    guard = Guard(is_allowed)
    guard.install()
    answers: list[Fetched | Rejection] = []
    process = AsyncCrawlerProcess(_settings(errand))
    process.crawl(PageSpider, errand, guard, answers)
    process.start(install_signal_handlers=False)
    (answer,) = answers
    return answer


def main() -> None:
    """Read an errand from standard input, run it, write the answer to standard output."""
    errand = Errand.from_line(sys.stdin.buffer.readline())
    signal.alarm(math.ceil(errand.timeout_s) + 1)  # in case the parent is gone and cannot end us
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_LIMIT_BYTES, MEMORY_LIMIT_BYTES))
    answer = run(errand, _any_address if errand.allow_private else is_public)
    sys.stdout.buffer.write(write_answer(answer))


def _any_address(_: str) -> bool:
    return True


def _settings(errand: Errand) -> dict[str, Any]:
    """Give Scrapy's settings; by its defaults it would log, retry and trust any certificate."""
    middlewares = "scrapy.downloadermiddlewares"
    return {
        "USER_AGENT": errand.agent,
        "DOWNLOAD_TIMEOUT": errand.timeout_s,
        "DOWNLOAD_MAXSIZE": errand.limit_bytes,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "DNS_RESOLVER": "scrapy.resolver.CachingHostnameResolver",  # the default one knows no IPv6
        "DEFAULT_REQUEST_HEADERS": {"Accept": "text/html,application/xhtml+xml,text/plain;q=0.8"},
        "DOWNLOADER_MIDDLEWARES_BASE": {
            f"{middlewares}.downloadtimeout.DownloadTimeoutMiddleware": 350,
            f"{middlewares}.defaultheaders.DefaultHeadersMiddleware": 400,
            f"{middlewares}.useragent.UserAgentMiddleware": 500,
            f"{middlewares}.httpcompression.HttpCompressionMiddleware": 590,
        },
        "SPIDER_MIDDLEWARES_BASE": {},
        "EXTENSIONS_BASE": {},
        "DOWNLOAD_HANDLERS": dict.fromkeys(("data", "file", "ftp", "s3")),
        "TELNETCONSOLE_ENABLED": False,
        "LOG_ENABLED": False,
        "LOG_INSTALL_ROOT_HANDLER": False,
    }


def _stop_unreadable(headers: Headers, request: Request) -> None:
    """End a download whose type will not be read; robots.txt is read as whatever it comes."""
    media_type, _ = _content_type(headers)
    if media_type not in refusals.READABLE and not request.url.endswith("/robots.txt"):
        raise StopDownload(fail=False)


def _content_type(headers: Headers) -> tuple[str, str | None]:
    value = (headers.get("Content-Type") or b"").decode("latin-1")
    charset = _CHARSET.search(value)
    return value.partition(";")[0].strip().lower(), charset[1].lower() if charset else None


def _as_sent(url: str) -> str:
    """Give an address as it goes over the wire: escaped, without its fragment."""
    try:
        return urldefrag(Request(url).url).url
    except ValueError:
        raise Refused(refusals.malformed(url)) from None


def _target_of(url: str, response: Response) -> str:
    location = (response.headers.get("Location") or b"").decode("utf-8", "replace").strip()
    if not location:
        raise Refused(refusals.lost_redirect(url, f"answered {response.status} without a new address"))
    try:
        return urljoin(url, location)
    except ValueError:
        raise Refused(refusals.lost_redirect(url, "redirects to what is no address")) from None


def _cause(error: Exception) -> str:
    """Name a failed connection in plain words where there are some."""
    words = {
        CannotResolveHostError: "no machine has its name",
        DownloadConnectionRefusedError: "the connection was refused",
        ResponseDataLossError: "it broke off",
    }
    failures = getattr(error.__cause__, "reasons", ())
    if any(failure.check("OpenSSL.SSL.Error") for failure in failures):
        return "its certificate or its encryption is not to be trusted"
    return words.get(type(error)) or type(error.__cause__ or error).__name__


if __name__ == "__main__":
    main()
