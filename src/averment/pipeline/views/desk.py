"""A case laid open for reading: one consistent view for each question, originals on request."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Concatenate, ParamSpec, TypeVar

from averment.model import NotFound
from averment.pipeline.case import Case
from averment.store import Session, custody, described

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes of an exhibit, the name under which it was first received, and their number."""

    stream: BinaryIO
    name: str
    size: int


class Desk:
    """Where a case is read. Nothing on it can be changed."""

    def __init__(self, case: Case) -> None:
        self._case = case

    @classmethod
    def open(cls, root: Path) -> "Desk":
        """Lay the case in a folder open; NotACase when there is none."""
        return cls(Case.open(root))

    def ask(
        self, view: Callable[Concatenate[Session, Asked], Answer], *args: Asked.args, **kwargs: Asked.kwargs
    ) -> Answer:
        """What a view says, read within one transaction."""
        with self._case.store.read() as session:
            return view(session, *args, **kwargs)

    @property
    def title(self) -> str:
        """The case's title."""
        return self.ask(described)[0]

    def original(self, sha256: str) -> Original:
        """An original's bytes; NotFound when the case does not hold it."""
        with self._case.store.read() as session:
            exhibit = custody.EXHIBITS.find(session, sha256)
            captures = custody.captures_of(session, sha256)
        if exhibit is None:
            message = f"this case holds no original {sha256}; the account page lists those that it holds"
            raise NotFound(message)
        names = sorted(capture.name for capture in captures)
        return Original(self._case.vault.open(sha256), names[0] if names else sha256, exhibit.size)

    def close(self) -> None:
        """Let the database go."""
        self._case.store.close()
