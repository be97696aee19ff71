"""A file to be read: where it stands, what it is called, what it was found to be."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from averment.model import AvermentError, Problem

# Limits of one reading, chosen for 1.5 GB of memory and 30 s of processor time (see docs/text.md).
TEXT_BYTES: Final = 32 * 2**20  # of a plain text
TREE_BYTES: Final = 12 * 2**20  # of a format that is read into a tree (HTML, JSON)
WHOLE_BYTES: Final = 256 * 2**20  # of a format that must be whole in memory (PDF, mail)
TEXT_CHARS: Final = 32 * 2**20  # of extracted text, whatever the format
READ_STEP: Final = 2**20


class Unreadable(AvermentError):
    """The file cannot be read; the problem says why and what to do."""

    def __init__(self, code: str, detail: str) -> None:
        """Keep the problem for the account."""
        super().__init__(detail)
        self.problem = Problem(code, detail)


@dataclass(frozen=True, slots=True)
class Source:
    """One file on its way through a parser."""

    path: Path
    name: str  # as received
    media_type: str
    out_dir: Path  # where members of mails and archives are written
    size: int

    def data(self, limit: int = WHOLE_BYTES) -> tuple[bytes, Problem | None]:
        """The first `limit` bytes, and what is missing when there are more."""
        with self.path.open("rb") as file:
            head = file.read(limit)
        return head, beyond(self.size, limit)

    def head(self, count: int = 4096) -> bytes:
        """The first bytes."""
        with self.path.open("rb") as file:
            return file.read(count)


def beyond(size: int, limit: int) -> Problem | None:
    """The problem of a file that is longer than what is read of it."""
    if size <= limit:
        return None
    detail = (
        f"Only the first {limit:,} of {size:,} bytes were read; the rest is kept in the original. "
        "Split the file to have all of it read."
    )
    return Problem("too-long", detail)
