"""The server listens on this machine alone."""

from pathlib import Path

import pytest

from averment.model import NotACase
from averment.web import NotLoopback, PortTaken, create_app, serve
from averment.web.rehearsal import read_page, rehearse
from averment.web.serving import is_loopback, listen


@pytest.mark.parametrize(
    ("host", "ours"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),  # noqa: S104 - refused
        ("::", False),
        ("192.0.2.7", False),
        ("case.example", False),
    ],
)
def test_is_loopback(host: str, ours: bool) -> None:  # noqa: FBT001 - a table
    """Only loopback addresses are."""
    assert is_loopback(host) is ours


def test_other_addresses_are_refused(case_root: Path) -> None:
    """Serving to other machines needs their names."""
    with pytest.raises(NotLoopback):
        serve(case_root, host="0.0.0.0")  # noqa: S104 - refused


def test_a_taken_port_is_said() -> None:
    """A port in use gives what to do."""
    held = listen("127.0.0.1", 0)
    with pytest.raises(PortTaken, match="another port"):
        listen("127.0.0.1", held.getsockname()[1])
    held.close()


def test_no_case(tmp_path: Path) -> None:
    """A folder without a case is said to be none."""
    with pytest.raises(NotACase):
        create_app(tmp_path)


@pytest.mark.loopback
def test_rehearsal(case_root: Path) -> None:
    """Served to ourselves, every page answers, every mark is there, and nothing is loaded from elsewhere."""
    visited = rehearse(case_root)
    assert visited.faults == []
    assert visited.pages > 40
    assert visited.twins > 20
    assert visited.targets > 50


def test_rehearsal_sees_faults() -> None:
    """What a page must not have is noticed."""
    seen = read_page('<h1>a</h1><h1 id=x style="a">b</h1><img src="//far.example/a"><script></script>')
    assert (seen.headings, seen.styled, seen.scripts, seen.loads) == (2, 1, 1, ["//far.example/a"])
