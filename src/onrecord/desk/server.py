"""Server: runs a desk, after a look at who could reach it there."""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import ip_address

import uvicorn
from starlette.applications import Starlette

from onrecord.desk.parts import Desk
from onrecord.errors import UsageError


def serve(app: Starlette, host: str, port: int, *, ready: Callable[[str], None] | None = None) -> None:
    """Run a desk until it is stopped.

    Args:
        app: From `create_app`.
        host: Address or name to listen on.
        port: Port to listen on; 0 for any that is free.
        ready: Told the desk's address once it listens.

    Raises:
        UsageError: The desk would be reached from outside this machine and is not public; or
            the port is taken.
    """
    desk = app.state.desk
    assert isinstance(desk, Desk)
    if not is_loopback(host) and not desk.settings.public:
        raise UsageError(
            f"{host}:{port} can be reached from other machines, and this desk shows full texts and "
            "keeps what anyone gives it. Listen on 127.0.0.1, or choose the public mode ('--public'), which "
            "shows statements with short context only."
        )
    with _listen(host, port) as listener:
        if ready is not None:
            ready(address_of(listener))
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=5
        )
        uvicorn.Server(config).run(sockets=[listener])


def address_of(listener: socket.socket) -> str:
    """Give the web address of a listening socket."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def is_loopback(host: str) -> bool:
    """Say whether every address of a host stays on this machine."""
    if host == "":
        return False
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        pass
    try:
        found = socket.getaddrinfo(host, None)
    except OSError:
        return False
    return bool(found) and all(ip_address(str(entry[4][0])).is_loopback for entry in found)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host.strip("[]"), port), family=family)
    except OSError as error:
        why = (error.strerror or str(error)).partition(" (while")[0]
        raise UsageError(
            f"{host}:{port} cannot be listened on ({why}). Another desk may run there; "
            "choose another port with '--port'."
        ) from error
