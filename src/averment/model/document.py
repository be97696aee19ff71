"""An exhibit as it was read."""

from dataclasses import dataclass
from enum import StrEnum

from averment.model.exhibit import check_sha256
from averment.model.reason import Reason
from averment.model.when import When


class ReadStatus(StrEnum):
    """How far a document could be read."""

    READ = "read"
    PARTIAL = "partial"  # problems say what is missing
    REFUSED = "refused"  # problems say why


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be read, and why."""

    code: str  # stable word: "encrypted", "truncated", "too-deep", "undecodable", …
    detail: str  # one sentence that says what is missing and what to do


@dataclass(frozen=True, slots=True)
class Document:
    """The reading of one exhibit; its text is kept beside it, exactly as the parser gave it."""

    id: str
    exhibit: str  # SHA-256 of the original
    names: tuple[str, ...]  # file names under which it was received, sorted
    media_type: str
    status: ReadStatus
    text_sha256: str
    chars: int  # code points of the text
    reader: str  # rule that read it, name@version
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: When | None = None
    published_reason: Reason | None = None
    language: str | None = None
    problems: tuple[Problem, ...] = ()
    part_of: str | None = None  # document id of the mail or archive it came out of

    def __post_init__(self) -> None:
        """Refuse malformed digests."""
        check_sha256(self.exhibit)
        check_sha256(self.text_sha256)

    @property
    def name(self) -> str:
        """The first of its file names, or its digest when it never had one."""
        return self.names[0] if self.names else self.exhibit[:12]
