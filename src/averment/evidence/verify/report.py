"""What a check found: one sentence per place, and how much was looked at."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is wrong, or (not grave) unusual, at one place."""

    code: str  # stable word: "object-bytes", "event-body", "chain", "row-differs", …
    place: str  # the file, with its line, or the row
    event: int | None  # the event concerned
    detail: str  # one sentence
    grave: bool = True

    def __str__(self) -> str:
        """The sentence as it is printed."""
        at = "" if self.event is None else f" (event {self.event})"
        return f"{self.place}{at}: {self.detail}"


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a check."""

    findings: tuple[Fault, ...]
    counts: Mapping[str, int]  # what was looked at: objects, bytes, events, disclosures, …

    @property
    def ok(self) -> bool:
        """Whether nothing grave was found; warnings may remain."""
        return not any(fault.grave for fault in self.findings)
