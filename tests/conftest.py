"""For all tests: no network, and a small case to look at."""

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class NetworkTouched(AssertionError):
    """A test opened a connection; only loopback is allowed, and only where the test asks for it."""


def pytest_configure(config: pytest.Config) -> None:
    """Make the mark known."""
    config.addinivalue_line("markers", "loopback: may open connections to this machine itself")


@pytest.fixture(autouse=True)
def no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection; the mark `loopback` allows this machine itself."""
    allowed = LOOPBACK if request.node.get_closest_marker("loopback") else frozenset()
    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, guarded(getattr(socket.socket, name), allowed))


def guarded(method: Callable[..., Any], allowed: frozenset[str]) -> Callable[..., Any]:
    """A socket method that looks at the address before it goes anywhere; Unix sockets stay on the machine."""

    def look(self: socket.socket, *arguments: Any) -> Any:  # noqa: ANN401 - any socket method's
        address = arguments[-1]
        if self.family != socket.AF_UNIX and isinstance(address, tuple) and address[0] not in allowed:
            message = f"a test wants to reach {address[0]}"
            raise NetworkTouched(message)
        return method(self, *arguments)

    return look


ACCOUNT = """The Harbour Courier, 3 May 2019

Fire at the Oster depot

At least 14 people were hurt at the Oster depot on 2 May 2019, the Ministry of Trade said.
"We saw no fire at all," said Ilva Brenner, a spokeswoman for the port.
The port authority denies that any goods were lost.
"""
REPLY = """Statement of the port authority, 5 May 2019

According to the Harbour Courier, at least 14 people were hurt. The port authority rejects this number.
Nine people were treated and sent home.
"""


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with two short documents about one invented fire."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "courier.txt").write_text(ACCOUNT, "utf-8")
    (folder / "port.txt").write_text(REPLY, "utf-8")
    return folder
