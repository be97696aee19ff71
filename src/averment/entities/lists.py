"""The room's word lists: data files, read once."""

from functools import cache
from importlib.resources import files
from typing import Final

DATA: Final = files("averment.entities") / "data"


@cache
def entries(name: str) -> tuple[str, ...]:
    """The entries of `data/<name>.txt`: one a line, comments and blank lines left out."""
    text = (DATA / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))
