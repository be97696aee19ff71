"""The account of everything taken in, and what happened to it since."""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from averment.model import Capture, Document, Event, Problem, ReadStatus, Refusal
from averment.pipeline.views.paging import PAGE, Tally, cut, pages_for, tallied
from averment.store import Session, custody, documents

UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Reading:
    """A document that was read from an original."""

    id: str
    title: str | None
    status: ReadStatus
    chars: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Intake:
    """One occasion on which a file was received, and what became of it."""

    capture: Capture
    size: int
    readings: tuple[Reading, ...]
    occasions: int  # how often these bytes were received

    @property
    def status(self) -> str:
        """The worst status of its readings; `unread` when there is none yet."""
        for status in (ReadStatus.REFUSED, ReadStatus.PARTIAL, ReadStatus.READ):
            if any(reading.status is status for reading in self.readings):
                return status
        return UNREAD


@dataclass(frozen=True, slots=True)
class AccountPage:
    """Every file: read, partly read, refused, not read yet; nothing is left out."""

    captures: int
    originals: int
    bytes: int
    repeated: int  # captures of bytes that were already held
    statuses: tuple[Tally, ...]
    rows: tuple[Intake, ...]
    refusals: tuple[Refusal, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of the custody log, opened."""

    seq: int
    type: str
    at: datetime | None
    members: dict[str, Any]  # what the event says, its sealed members opened
    commitment: str
    chain: str


@dataclass(frozen=True, slots=True)
class CustodyPage:
    """The custody log, newest first, and its head."""

    total: int
    head: str | None
    head_seq: int | None
    head_at: datetime | None
    types: tuple[Tally, ...]
    rows: tuple[Entry, ...]
    page: int
    pages: int
    names: dict[str, str]  # for each original on this page the name under which it came
    anchored: bool = False  # no outside witness has signed the head yet


def account(session: Session, *, page: int = 1) -> AccountPage:
    """A page of the account, in the order of the paths as received."""
    captures = sorted(custody.CAPTURES.all(session), key=lambda c: (c.path, c.taken_at, c.id))
    sizes = {exhibit.sha256: exhibit.size for exhibit in custody.EXHIBITS.all(session)}
    read: dict[str, list[Reading]] = {}
    for document in documents.DOCUMENTS.all(session):
        read.setdefault(document.exhibit, []).append(_reading(document))
    occasions = Counter(capture.exhibit for capture in captures)
    rows = [
        Intake(c, sizes[c.exhibit], tuple(read.get(c.exhibit, ())), occasions[c.exhibit]) for c in captures
    ]
    shown, page, pages = cut(rows, page)
    return AccountPage(
        len(captures),
        len(sizes),
        sum(sizes.values()),
        len(captures) - len(occasions),
        tallied(row.status for row in rows),
        tuple(shown),
        custody.REFUSALS.all(session),
        page,
        pages,
    )


def _reading(document: Document) -> Reading:
    return Reading(document.id, document.title, document.status, document.chars, document.problems)


def custody_log(session: Session, *, page: int = 1) -> CustodyPage:
    """A page of the custody log, newest first."""
    total = custody.EVENTS.count(session)
    pages = pages_for(total)
    page = min(max(page, 1), pages)
    first = max(0, total - page * PAGE)
    shown = custody.EVENTS.page(session, limit=min(PAGE, total - (page - 1) * PAGE), offset=first)
    tip = custody.tip(session)
    head = None if tip is None else _entry(tip)
    rows = tuple(_entry(event) for event in reversed(shown))
    objects = {row.members.get("object") for row in rows}
    return CustodyPage(
        total,
        None if head is None else head.chain,
        None if head is None else head.seq,
        None if head is None else head.at,
        tallied(_body(event).get("type") for event in shown),
        rows,
        page,
        pages,
        {sha256: names[0] for sha256, names in custody.names_of(session).items() if sha256 in objects},
    )


def _entry(event: Event) -> Entry:
    body = _body(event)
    sealed = {item.name: json.loads(item.value) for item in event.disclosures}
    members = {name: value for name, value in body.items() if name not in {"_sd", "type", "at", "v"}}
    return Entry(
        event.seq,
        str(body.get("type", "unknown")),
        _instant(body.get("at")),
        members | sealed,
        event.commitment,
        event.chain,
    )


def _body(event: Event) -> dict[str, Any]:
    """What an event says openly; a body that is no object says nothing."""
    try:
        said = json.loads(event.body)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _instant(value: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(value))
    except ValueError:
        return None
