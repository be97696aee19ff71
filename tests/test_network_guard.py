"""No test reaches another machine, and this one only when it says so."""

import socket

import pytest


@pytest.mark.parametrize("address", ["192.0.2.1", "127.0.0.1", "localhost", "example.invalid"])
def test_every_address_is_refused(address: str) -> None:
    """Loopback included: a test has to ask for it."""
    with socket.socket() as one, pytest.raises(AssertionError, match=f"wants to reach {address}"):
        one.connect((address, 9))


@pytest.mark.loopback
def test_loopback_is_allowed_where_asked() -> None:
    """A server of our own can be spoken to; others still not."""
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as one:
        one.connect(server.getsockname())
        with pytest.raises(AssertionError, match="wants to reach"), socket.socket() as two:
            two.connect(("192.0.2.1", 9))
