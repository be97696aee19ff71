"""The one way into the room: a file becomes a reading."""

from pathlib import Path
from typing import Final

from averment.model import Problem
from averment.text.parsers import PARSERS
from averment.text.reading import Reading, refused
from averment.text.sniffing import UNKNOWN, sniff
from averment.text.source import Source, Unreadable

READER: Final = "sniffer@1"


def read(path: Path, *, name: str, out_dir: Path, media_type: str | None = None) -> Reading:
    """Read the file at `path`, received as `name`; members of mails and archives go to `out_dir`.

    `media_type` is what a container said about it, and decides only when bytes and name do not.
    A file that cannot be read gives a refused reading; only failures of the disk itself raise (OSError).
    """
    size = path.stat().st_size
    if not size:
        return refused(
            media_type or UNKNOWN,
            READER,
            Problem("empty", "The file has no bytes; ask its sender for it again."),
        )
    found = sniff(path, name, media_type)
    parser = PARSERS.get(found)
    if parser is None:
        detail = (
            f"Files of type {found} are kept but not read; convert a copy to text or PDF and add that too."
        )
        return refused(found, READER, Problem("unsupported", detail))
    try:
        return parser(Source(path, name, found, out_dir, size))
    except Unreadable as error:
        return refused(found, READER, error.problem)
