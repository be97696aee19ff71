"""What was taken in: bytes, the story of getting them, and what was turned away."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from averment.model.errors import InvalidWord

SHA256: Final = re.compile(r"[0-9a-f]{64}\Z")


def check_sha256(value: str) -> None:
    """Refuse anything but 64 lower-case hex digits."""
    if not SHA256.match(value):
        message = f"{value!r} is not a SHA-256 in lower-case hex"
        raise InvalidWord(message)


def check_aware(value: datetime) -> None:
    """Refuse times without an offset; they mean a different instant on every machine."""
    if value.tzinfo is None or value.utcoffset() is None:
        message = f"{value} has no offset; give the time with its zone"
        raise InvalidWord(message)


@dataclass(frozen=True, slots=True)
class Exhibit:
    """An original, kept byte for byte; its name is its SHA-256."""

    sha256: str
    sha512: str  # second digest, for agility and for BagIt manifests
    size: int  # bytes

    def __post_init__(self) -> None:
        """Refuse malformed digests and negative sizes."""
        check_sha256(self.sha256)
        if len(self.sha512) != 128 or self.size < 0:  # noqa: PLR2004 - 512 bits in hex
            message = f"exhibit {self.sha256} has a malformed SHA-512 or size"
            raise InvalidWord(message)


@dataclass(frozen=True, slots=True)
class Capture:
    """One occasion on which an exhibit was received; the same bytes twice are two captures."""

    id: str
    exhibit: str  # SHA-256
    name: str  # file name as received
    path: str  # where it stood, as received: a path, or container!member
    taken_at: datetime
    actor: str
    modified_at: datetime | None = None  # the file's own time, a statement and no proof
    container: str | None = None  # SHA-256 of the mail or archive it came out of
    note: str | None = None  # e.g. "changed while it was read"

    def __post_init__(self) -> None:
        """Refuse captures that cannot be placed in time or content."""
        check_sha256(self.exhibit)
        check_aware(self.taken_at)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something found but not taken in, or taken in but not opened, and why."""

    id: str
    path: str
    code: str  # stable word: "fifo", "symlink-loop", "permission", "archive-bomb", …
    detail: str  # one sentence with what to do
    at: datetime
    container: str | None = None

    def __post_init__(self) -> None:
        """Refuse an unexplained refusal."""
        check_aware(self.at)
        if not self.code or not self.detail.strip():
            message = f"{self.path} was refused without a reason; give code and detail"
            raise InvalidWord(message)
