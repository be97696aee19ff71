"""Each document is read in a throw-away process with limits; what happens to it never harms the rest.

The process is forked from a small server that has everything loaded, so a document costs some ten
milliseconds. It gives its reading back as JSON, which is validated again here: the reader of a hostile
file may be in the file's hands. There is no isolation from network and file system in this version,
only limits; `docs/text.md` says so.
"""

import contextlib
import multiprocessing
import signal
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import ModuleType
from typing import Final

from pydantic import TypeAdapter, ValidationError

from averment.model import Problem
from averment.text import Reading, read, refused

READER: Final = "sandbox@1"
UNKNOWN: Final = "application/octet-stream"
PRELOAD: Final = ("averment.text.preloaded", "averment.pipeline.sandbox")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one reading may use; the values follow from measured bombs (design page evidence, 8.2 and 8.4)."""

    memory: int = 1_500_000_000  # bytes of address space; PDF and page trees of real files stay below 700 MB
    cpu: int = 30  # seconds; the slowest of 2,885 PDFs needed less than 15
    wall: float = 60.0  # seconds; twice the processor time, for a busy machine
    file: int = 512 * 2**20  # bytes of one file written; members of archives are the only ones
    output: int = (
        384 * 2**20
    )  # bytes of JSON; 48 million characters of text in a script of three bytes, and parts


LIMITS: Final = Limits()
_STARTING: Final = threading.Lock()
_ADAPTER: Final = TypeAdapter(Reading)


@dataclass(frozen=True, slots=True)
class _Request:
    """What a reader is asked to do."""

    path: Path
    name: str
    out_dir: Path
    media_type: str | None
    limits: Limits


@cache
def _context() -> ForkServerContext | SpawnContext:
    """Fork server where there is one, else a fresh process each time."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context: ForkServerContext = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(PRELOAD))
    return context


def prepare() -> None:
    """Start the server in the background, so that the first document need not wait for it."""
    if _context().get_start_method() == "forkserver":
        from multiprocessing import forkserver  # noqa: PLC0415 - absent on some systems

        with _without_main():
            forkserver.ensure_running()


def read_in_sandbox(
    path: Path, *, name: str, out_dir: Path, media_type: str | None = None, limits: Limits = LIMITS
) -> Reading:
    """Read one file as `text.read` does, in a process of its own; safe to call from several threads.

    A crash, a limit exceeded or an invalid answer gives a refused reading with its problem, never an
    exception. Members of mails and archives are written to `out_dir`.
    """
    receiver, sender = _context().Pipe(duplex=False)
    request = _Request(path, name, out_dir, media_type, limits)
    process = _context().Process(target=_serve, args=(sender, request), daemon=True)
    try:
        with _without_main():
            process.start()
    except OSError as error:
        receiver.close()
        sender.close()
        return _failed(
            "no-process", f"No process could be started to read it ({error}); free memory and build again."
        )
    sender.close()
    return _collect(process, receiver, limits)


def _collect(process: BaseProcess, receiver: Connection, limits: Limits) -> Reading:
    """Wait for the answer, at most the wall clock's limit, and validate it."""
    late = threading.Event()
    alarm = threading.Timer(limits.wall, _stop, args=(process, late))
    alarm.daemon = True
    alarm.start()
    try:
        answer = receiver.recv_bytes(limits.output)
        return _validated(answer)
    except (EOFError, OSError) as error:
        if "length" in str(error):  # multiprocessing refuses a message beyond the cap with these words
            return _too_much(limits)
        process.join(1)
        return _why(process, limits, late=late.is_set())
    finally:
        alarm.cancel()
        receiver.close()
        process.kill()
        process.join()
        process.close()


def _stop(process: BaseProcess, late: threading.Event) -> None:
    """End a reader whose time is up."""
    late.set()
    with contextlib.suppress(ValueError):  # it was closed in the meantime
        process.kill()


def _validated(answer: bytes) -> Reading:
    """The reading in an answer; an answer that is none gives a refusal."""
    try:
        return _ADAPTER.validate_json(answer)
    except ValidationError as error:
        return _failed(
            "invalid-answer",
            f"The reader gave an invalid answer ({error.error_count()} faults); report the file's type.",
        )


def _why(process: BaseProcess, limits: Limits, *, late: bool) -> Reading:
    """Why a reader gave no answer."""
    if late:
        return _failed(
            "timeout",
            f"Reading took longer than {limits.wall:g} seconds and was stopped; split or convert the file.",
        )
    code = process.exitcode
    if code == -getattr(signal, "SIGXCPU", 24):
        return _failed(
            "too-slow",
            f"Reading needed more than {limits.cpu} seconds of processor time; split or convert the file.",
        )
    return _failed(
        "crashed",
        f"The reader of this file crashed (exit code {code}); convert a copy and add that too.",
    )


def _too_much(limits: Limits) -> Reading:
    """The refusal of an answer beyond the cap."""
    return _failed("too-much-output", f"Reading gave more than {limits.output:,} bytes; split the file.")


def _failed(code: str, detail: str) -> Reading:
    """A refusal by the sandbox."""
    return refused(UNKNOWN, READER, Problem(code, detail))


@contextlib.contextmanager
def _without_main() -> Iterator[None]:
    """Start processes without importing the program's main module again in each (a second per document)."""
    with _STARTING:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main


# --- in the reader's process ------------------------------------------------------------------------------


def _serve(sender: Connection, request: _Request) -> None:
    """Read under limits and send the reading; the one place that turns every failure into a problem."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business
    _limit(request.limits)
    try:
        reading = read(
            request.path, name=request.name, out_dir=request.out_dir, media_type=request.media_type
        )
        answer = _ADAPTER.dump_json(reading)
    except MemoryError:
        answer = b""
        reading = _failed(
            "out-of-memory",
            f"Reading needed more than {request.limits.memory:,} bytes of memory; split or convert the file.",
        )
    except Exception as error:  # noqa: BLE001 - the item's boundary: any fault becomes a record
        answer = b""
        reading = _failed(
            "reader-failed",
            f"The reader failed ({type(error).__name__}); convert a copy to another format and add that too.",
        )
    if len(answer) > request.limits.output:
        answer, reading = b"", _too_much(request.limits)
    sender.send_bytes(answer or _ADAPTER.dump_json(reading))
    sender.close()


def _limit(limits: Limits) -> None:
    """Set the limits of this process, where the system knows them."""
    try:
        import resource  # noqa: PLC0415 - absent on Windows
    except ImportError:
        return
    wanted = (
        (resource.RLIMIT_AS, limits.memory, limits.memory),
        (resource.RLIMIT_CPU, limits.cpu, limits.cpu + 1),
        (resource.RLIMIT_FSIZE, limits.file, limits.file),
        (resource.RLIMIT_CORE, 0, 0),
    )
    for what, soft, hard in wanted:
        with contextlib.suppress(ValueError, OSError):  # a lower limit is set already
            resource.setrlimit(what, (soft, hard))
