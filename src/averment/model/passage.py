"""Verbatim words at an exact place."""

from dataclasses import dataclass

from averment.model.errors import InvalidWord


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A span of a document's stored text: `text[start:end] == quote`, in code points, for ever."""

    document: str
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        """Refuse empty spans and quotes of another length than their span."""
        if not 0 <= self.start < self.end:
            message = f"span {self.start}..{self.end} of {self.document} is empty or negative"
            raise InvalidWord(message)
        if len(self.quote) != self.end - self.start:
            message = f"quote of {len(self.quote)} characters on a span of {self.end - self.start}"
            raise InvalidWord(message)

    @classmethod
    def cut(cls, document: str, text: str, start: int, end: int) -> "Passage":
        """The passage of `text` from `start` to `end` (code points)."""
        return cls(document, start, end, text[start:end])

    def stands_in(self, text: str) -> bool:
        """Whether the quote is found again at its offsets."""
        return text[self.start : self.end] == self.quote

    def overlap(self, other: "Passage") -> int:
        """How many code points the two passages share."""
        if self.document != other.document:
            return 0
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def covers(self, other: "Passage") -> bool:
        """Whether `other` lies wholly inside this passage."""
        return self.document == other.document and self.start <= other.start and other.end <= self.end
