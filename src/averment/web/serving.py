"""The application on this machine."""

import ipaddress
import socket
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

import uvicorn

from averment.model import AvermentError
from averment.web.app import create_app
from averment.web.guard import LOOPBACK

PORT: Final = 8765
BACKLOG: Final = 128


class NotLoopback(AvermentError):
    """Other machines could read the case at this address; use 127.0.0.1, or name the hosts to answer to."""


class PortTaken(AvermentError):
    """Something else listens at this port; give another one, or 0 for any that is free."""


def serve(
    case_root: Path,
    *,
    host: str = "127.0.0.1",
    port: int = PORT,
    expose: Iterable[str] = (),
    started: Callable[[str], None] | None = None,
) -> None:
    """Serve the case until interrupted; `started` is called with the address once pages can be read.

    Port 0 takes any free one. Addresses other than loopback are refused (NotLoopback) unless `expose` names
    the hosts under which other machines will ask; there is no log-in, so everybody who can ask can read.
    """
    names = tuple(expose)
    if not (is_loopback(host) or names):
        raise NotLoopback
    app = create_app(case_root, hosts=LOOPBACK | {name.lower() for name in names})
    listening = listen(host, port)
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listening.getsockname()[1]}/"
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="off")
    Server(config, lambda: started(address) if started else None).run(sockets=[listening])


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def listen(host: str, port: int) -> socket.socket:
    """A listening socket."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as error:
        message = f"cannot listen at {host} port {port} ({error.strerror}); give another port, or 0 for any"
        raise PortTaken(message) from error


class Server(uvicorn.Server):
    """Says when it is ready."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then say so."""
        await super().startup(sockets)
        self._ready()
