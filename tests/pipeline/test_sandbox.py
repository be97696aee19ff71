"""A process per document: whatever happens in it, a reading comes back."""

import os
import resource
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from averment.model import ReadStatus
from averment.pipeline import sandbox
from averment.pipeline.sandbox import Limits, read_in_sandbox
from averment.text import Reading, read

FILES = Path(__file__).parents[1] / "text" / "files"


@pytest.fixture
def behave(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Reading]:
    """Read a file in a process that does something else instead of reading."""

    def make(what: Callable[[object, object], None], limits: Limits = sandbox.LIMITS) -> Reading:
        monkeypatch.setattr(sandbox, "_serve", what)
        path = tmp_path / "a.txt"
        path.write_text("Words.")
        return read_in_sandbox(path, name="a.txt", out_dir=tmp_path / "out", limits=limits)

    return make


def serve_crash(sender: object, request: object) -> None:  # noqa: D103
    os.kill(os.getpid(), signal.SIGSEGV)


def serve_nothing(sender: object, request: object) -> None:  # noqa: D103
    return


def serve_for_ever(sender: object, request: object) -> None:  # noqa: D103
    time.sleep(600)


def serve_half(sender: object, request: object) -> None:  # noqa: D103
    os.write(sender.fileno(), b"\x00\x00\x10\x00{")  # a length that is never sent in full
    time.sleep(600)


def serve_lies(sender: object, request: object) -> None:  # noqa: D103
    sender.send_bytes(
        b'{"media_type":"text/plain","reader":"x@1","status":"read","text":"ab","pieces":[{"start":0,"end":99}]}'
    )


def serve_flood(sender: object, request: object) -> None:  # noqa: D103
    sender.send_bytes(b"x" * 2_000_000)


def serve_spin(sender: object, request: object) -> None:  # noqa: D103
    sandbox._limit(request.limits)
    while True:
        pass


def serve_hoard(sender: object, request: object) -> None:  # noqa: D103
    sandbox.read = lambda *_, **__: bytes(4_000_000_000)
    ORIGINAL(sender, request)


def serve_fault(sender: object, request: object) -> None:  # noqa: D103
    sandbox.read = lambda *_, **__: 1 / 0
    ORIGINAL(sender, request)


ORIGINAL = sandbox._serve


def code(reading: Reading) -> tuple[ReadStatus, str]:
    """Status and first problem."""
    return reading.status, reading.problems[0].code


@pytest.mark.parametrize(
    "name", ["article.html", "mail.eml", "report.pdf", "minutes.docx", "stocks.xlsx", "evil.zip"]
)
def test_the_sandbox_gives_what_reading_gives(name: str, tmp_path: Path) -> None:
    """Through JSON and back, unchanged."""
    one = read_in_sandbox(FILES / name, name=name, out_dir=tmp_path / "one")
    two = read(FILES / name, name=name, out_dir=tmp_path / "two")
    assert one == two
    assert [(tmp_path / "one" / part.file).read_bytes() for part in one.parts] == [
        (tmp_path / "two" / part.file).read_bytes() for part in two.parts
    ]


def test_two_at_a_time(tmp_path: Path) -> None:
    """From two threads, each its own answer."""
    names = ["article.html", "report.pdf", "table.csv", "posts.jsonl"] * 3
    with ThreadPoolExecutor(2) as pool:
        readings = list(
            pool.map(lambda name: read_in_sandbox(FILES / name, name=name, out_dir=tmp_path), names)
        )
    assert [reading.text for reading in readings] == [
        read(FILES / name, name=name, out_dir=tmp_path).text for name in names
    ]


def test_a_crash_is_a_refusal(behave: Callable[..., Reading]) -> None:
    """A reader that is killed."""
    assert code(behave(serve_crash)) == (ReadStatus.REFUSED, "crashed")


def test_no_answer_is_a_refusal(behave: Callable[..., Reading]) -> None:
    """A reader that ends without a word."""
    assert code(behave(serve_nothing)) == (ReadStatus.REFUSED, "crashed")


@pytest.mark.parametrize("what", [serve_for_ever, serve_half])
def test_silence_ends_at_the_wall_clock(
    behave: Callable[..., Reading], what: Callable[[object, object], None]
) -> None:
    """A reader that never answers, or never ends its answer."""
    assert code(behave(what, Limits(wall=0.8))) == (ReadStatus.REFUSED, "timeout")


def test_an_invalid_answer_is_a_refusal(behave: Callable[..., Reading]) -> None:
    """A reader in the hands of its file."""
    assert code(behave(serve_lies)) == (ReadStatus.REFUSED, "invalid-answer")


def test_too_long_an_answer_is_a_refusal(behave: Callable[..., Reading]) -> None:
    """Nothing beyond the cap is taken in."""
    assert code(behave(serve_flood, Limits(output=1_000_000))) == (ReadStatus.REFUSED, "too-much-output")


def test_processor_time_ends(behave: Callable[..., Reading]) -> None:
    """A reader that spins."""
    assert code(behave(serve_spin, Limits(cpu=1, wall=30))) == (ReadStatus.REFUSED, "too-slow")


def test_memory_ends(behave: Callable[..., Reading]) -> None:
    """A reader that asks for four gigabytes."""
    assert code(behave(serve_hoard)) == (ReadStatus.REFUSED, "out-of-memory")


def test_a_fault_in_a_reader_is_a_refusal(behave: Callable[..., Reading]) -> None:
    """Named by its kind."""
    reading = behave(serve_fault)
    assert code(reading) == (ReadStatus.REFUSED, "reader-failed")
    assert "ZeroDivisionError" in reading.problems[0].detail


def test_a_missing_file_is_a_refusal(tmp_path: Path) -> None:
    """Never an exception."""
    assert code(read_in_sandbox(tmp_path / "gone", name="gone", out_dir=tmp_path)) == (
        ReadStatus.REFUSED,
        "reader-failed",
    )


def test_limits_bind_only_the_readers_process(tmp_path: Path) -> None:
    """This process keeps its own."""
    before = resource.getrlimit(resource.RLIMIT_AS)
    read_in_sandbox(FILES / "table.csv", name="table.csv", out_dir=tmp_path)
    assert resource.getrlimit(resource.RLIMIT_AS) == before
