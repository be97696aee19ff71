"""A case folder: opened for reading by many, for writing by one.

```
CASE/objects/   originals by SHA-256          CASE/log/    custody events, static files
CASE/db.sqlite  the working database          CASE/keys/   reserved for signing keys
CASE/case.toml  format, id, title, for people CASE/lock    held by the one process that writes
```
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from averment.evidence import Act, EventType, Past, StaticLog, Vault, acts, complete, record
from averment.model import AvermentError, CaseExists, Event
from averment.pipeline import surroundings
from averment.store import Session, Store, custody, described

TOML: Final = "case.toml"
LOG: Final = "log"


class NotAFolder(AvermentError):
    """A file stands where the case's folder should be; name another place for the case."""


@dataclass(frozen=True, slots=True)
class Step:
    """One transaction with the acts that it records."""

    session: Session
    acts: list[Act] = field(default_factory=list)


@dataclass(slots=True)
class Writer:
    """The one process that writes: knows the past, and adds to it."""

    store: Store
    vault: Vault
    past: Past
    log: StaticLog
    texts: dict[str, tuple[str, str]]  # document id -> (SHA-256 of its text, rule), as the log tells it
    salts: Iterator[bytes]

    @contextmanager
    def step(self) -> Iterator[Step]:
        """One transaction: rows and events together, then the log files; only then it is acknowledged."""
        with self.store.write() as session:
            step = Step(session)
            yield step
            events, past = record(self.past, step.acts, salts=self.salts)
            custody.append(session, events)
        self.past = past
        self.log.append(events)


@dataclass(frozen=True, slots=True)
class Case:
    """A case folder and its database."""

    root: Path
    store: Store
    vault: Vault

    @classmethod
    def open(cls, root: Path) -> "Case":
        """The case in a folder. Raises NotACase, or UnsafeDatabase."""
        return cls(root, Store.open(root), Vault(root))

    @classmethod
    def create(cls, root: Path, title: str) -> "Case":
        """A new case in a new or empty folder, its making recorded. Raises CaseExists or NotAFolder."""
        case = cls.begin(root, title, surroundings.now())
        with case.writing():
            return case

    @classmethod
    def begin(cls, root: Path, title: str, created: datetime) -> "Case":
        """A new case without any history yet; the first `writing` records its making."""
        if root.exists() and not root.is_dir():
            raise NotAFolder
        (root / "keys").mkdir(mode=0o700, parents=True, exist_ok=True)
        return cls(root, Store.create(root, title, created), Vault(root))

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Hold the case for writing; CaseBusy when another process does.

        What a killed process left is put right: unfinished files are removed, log files completed from the
        database. Raises HistoryLost when files and database contradict each other.
        """
        with self.store.alone():
            with self.store.read() as session:
                title, created = described(session)
                events = custody.EVENTS.all(session)
            log = complete(self.root / LOG, events)
            self.vault.sweep()
            salts = surroundings.salts(events[-1].chain if events else "")
            ident = json.loads(events[0].body)["case"] if events else next(salts).hex()
            writer = Writer(self.store, self.vault, Past.of(ident, events), log, told_texts(events), salts)
            if not (self.root / TOML).exists():
                _describe(self.root, ident, title)
            if not events:
                with writer.step() as step:
                    step.acts.append(acts.created(title, actor=surroundings.actor(), at=created))
            yield writer

    def close(self) -> None:
        """Let the database go."""
        self.store.close()


def create_or_open(root: Path, title: str) -> Case:
    """The case in a folder, made when there is none."""
    try:
        return Case.create(root, title)
    except CaseExists:
        return Case.open(root)


def told_texts(events: tuple[Event, ...]) -> dict[str, tuple[str, str]]:
    """The newest text that the log tells of each document, so that the same text is not told again."""
    told: dict[str, tuple[str, str]] = {}
    for event in events:
        said = json.loads(event.body)
        if said.get("type") == EventType.EXTRACTED:
            opened: Mapping[str, object] = {d.name: json.loads(d.value) for d in event.disclosures}
            told[str(opened.get("document"))] = (str(opened.get("text_sha256")), str(said.get("rule")))
    return told


def _describe(root: Path, ident: str, title: str) -> None:
    """Say in plain text what the folder is, for those who find it without this software."""
    spelled = json.dumps(title, ensure_ascii=False)  # a JSON string is a TOML string
    (root / TOML).write_text(
        f"# A case of Averment: originals in objects/, history in log/, the rest can be made again.\n"
        f'format = "{acts.FORMAT}"\nid = "{ident}"\ntitle = {spelled}\n',
        "utf-8",
    )
