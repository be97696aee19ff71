"""Results in words or as JSON on stdout, progress on stderr."""

import dataclasses
import json
import sys
import time
from collections.abc import Iterable
from typing import Any, Final, Protocol

WIDTH: Final = 78
EVERY: Final = 0.1  # seconds between two lines of progress
PATIENCE: Final = 2.0  # seconds before a remaining time is worth saying


class Progress(Protocol):
    """A step forward, as the pipeline tells it; named here because importing the pipeline takes time."""

    @property
    def step(self) -> str:
        """What is being done."""

    @property
    def done(self) -> int:
        """How much of it is done."""

    @property
    def total(self) -> int | None:
        """How much there is, where that is known."""

    @property
    def name(self) -> str:
        """What was just finished."""


def as_json(value: Any) -> None:  # noqa: ANN401 - any result of the pipeline
    """Print one JSON object, keys sorted."""
    print(json.dumps(_plain(value), ensure_ascii=False, sort_keys=True))  # noqa: T201 - the command's answer


def lines(said: Iterable[str]) -> None:
    """Print lines for people."""
    for line in said:
        print(line)  # noqa: T201 - the command's answer


def _plain(value: Any) -> Any:  # noqa: ANN401
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value if isinstance(value, int | float | bool | None) else str(value)


class Bar:
    """One line on stderr that says how far a step is and how long it will take; silent without a terminal."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._step = ""
        self._began = self._shown = 0.0

    def __call__(self, progress: Progress) -> None:
        """Show a step forward."""
        if not self._live:
            return
        now = time.monotonic()
        if progress.step != self._step:
            self._step, self._began, self._shown = progress.step, now, 0.0
        if now - self._shown >= EVERY or progress.done == progress.total:
            self._shown = now
            sys.stderr.write("\r" + told(progress, now - self._began).ljust(WIDTH)[:WIDTH])
            sys.stderr.flush()

    def above(self, line: str) -> None:
        """Print a line of data at once, and keep the progress below it."""
        self.end()
        print(line, flush=True)  # noqa: T201 - the command's answer

    def end(self) -> None:
        """Clear the line."""
        if self._live and self._step:
            sys.stderr.write("\r" + " " * WIDTH + "\r")
            sys.stderr.flush()


def told(progress: Progress, seconds: float) -> str:
    """A step forward in words: `read 12 of 40, 0:07 left, plan.pdf`."""
    if progress.total is None:
        return f"{progress.step} {progress.done}, {progress.name}"
    left = ""
    if seconds >= PATIENCE and progress.done:
        rest = round(seconds / progress.done * (progress.total - progress.done))
        left = f", {rest // 60}:{rest % 60:02d} left"
    return f"{progress.step} {progress.done} of {progress.total}{left}, {progress.name}"


def size(number: int) -> str:
    """A size for people."""
    for unit in ("B", "kB", "MB", "GB"):
        if number < 1000 or unit == "GB":  # noqa: PLR2004 - SI prefixes
            break
        number //= 1000
    return f"{number} {unit}"
