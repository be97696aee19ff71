"""Custody: what happened to a case, as salted commitments in a hash chain (docs/evidence.md, format 1).

An event is canonical JSON (RFC 8785). Everything in it is confidential unless listed in CLEAR: a
confidential member is replaced by SHA-256(canonical([salt, name, value])) in the sorted list `_sd`, the
construction of RFC 9901. `commitment = SHA-256(event)`; that is already the entry of a later Merkle log.
"""

import hashlib
import itertools
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

import rfc8785

from averment.model import Disclosure, Event, InvalidWord
from averment.model.exhibit import check_aware
from averment.model.ids import Plain

VERSION: Final = 1
START: Final = bytes(32).hex()  # what the first event follows
SALT_BYTES: Final = 16  # RFC 9901 section 9.3 asks for 128 bits
FRAME: Final = frozenset({"v", "type", "case", "at", "prev_for_object", "_sd"})


class EventType(StrEnum):
    """What happened."""

    CREATED = "case.created"
    ACQUIRED = "acquired"
    REFUSED = "refused"
    DERIVED = "derived"
    EXTRACTED = "extracted-text"
    EXPORTED = "exported"
    VERIFIED = "verified"
    IMPORTED = "imported"
    JUDGED = "judged"
    CLOCK = "clock-anomaly"


# Payload members that anybody may read. They say which program worked, never on what.
CLEAR: Final[Mapping[EventType, frozenset[str]]] = {
    EventType.CREATED: frozenset({"format"}),
    EventType.ACQUIRED: frozenset(),
    EventType.REFUSED: frozenset(),
    EventType.DERIVED: frozenset({"rule"}),
    EventType.EXTRACTED: frozenset({"rule", "root"}),
    EventType.EXPORTED: frozenset({"format"}),
    EventType.VERIFIED: frozenset({"ok"}),
    EventType.IMPORTED: frozenset({"format"}),
    EventType.JUDGED: frozenset(),
    EventType.CLOCK: frozenset({"previous_at"}),
}


@dataclass(frozen=True, slots=True)
class Act:
    """Something that happened and is to be recorded; `actor` and `object` are always sealed."""

    type: EventType
    actor: str
    at: datetime
    members: Mapping[str, Plain] = field(default_factory=dict)
    object: str | None = None  # SHA-256 of the exhibit it is about

    def __post_init__(self) -> None:
        """Refuse acts outside time, and members that would shadow the event's own."""
        check_aware(self.at)
        if taken := (FRAME | {"actor", "object"}) & self.members.keys():
            message = f"{self.type} may not have members called {', '.join(sorted(taken))}"
            raise InvalidWord(message)
        if odd := [name for name in self.members if not (name.isascii() and name.isidentifier())]:
            message = f"{self.type}: {odd} are no member names; use ASCII words"
            raise InvalidWord(message)


@dataclass(frozen=True, slots=True)
class Past:
    """What the next event must follow."""

    case: str  # opaque id, never the title
    count: int = 0
    chain: str = START
    at: datetime | None = None  # of the last event
    latest: Mapping[str, str] = field(default_factory=dict)  # exhibit -> commitment of its last event

    @classmethod
    def of(cls, case: str, events: Iterable[Event]) -> "Past":
        """The past that these events leave, in their order from the first."""
        past = cls(case)
        latest: dict[str, str] = {}
        for event in events:
            past = replace(past, count=event.seq + 1, chain=event.chain, at=_at(event))
            if (sha256 := _object(event)) is not None:
                latest[sha256] = event.commitment
        return replace(past, latest=latest)


def record(past: Past, acts: Iterable[Act], *, salts: Iterator[bytes]) -> tuple[tuple[Event, ...], Past]:
    """The events for these acts, in order, and the past they leave; nothing is written.

    `salts` gives fresh random 16 bytes at each step. An act before the last event's time is preceded by a
    clock-anomaly event, since a clock that goes back makes every time claimed near it doubtful.
    """
    events: list[Event] = []
    latest = dict(past.latest)
    for act in acts:
        for each in [*_anomaly(past.at, act), act]:
            event = _event(past, each, previous=latest.get(each.object or ""), salts=salts)
            events.append(event)
            past = Past(past.case, past.count + 1, event.chain, each.at)
            if each.object is not None:
                latest[each.object] = event.commitment
    return tuple(events), replace(past, latest=latest)


def instant(at: datetime) -> str:
    """A moment in the one spelling used in events: UTC, six decimals, Z."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def commitment(body: bytes) -> str:
    """The digest of an event's body: the log's entry."""
    return hashlib.sha256(body).hexdigest()


def chained(previous: str, entry: str) -> str:
    """The chain's next value over raw bytes."""
    return hashlib.sha256(bytes.fromhex(previous) + bytes.fromhex(entry)).hexdigest()


def seal(name: str, value: Plain, salt: bytes) -> Disclosure:
    """One confidential member with its salt and digest."""
    if len(salt) != SALT_BYTES:
        message = f"a salt needs {SALT_BYTES} random bytes, not {len(salt)}"
        raise InvalidWord(message)
    spelled = jcs(value)
    digest = hashlib.sha256(b'["%s","%s",%s]' % (salt.hex().encode(), name.encode(), spelled)).hexdigest()
    return Disclosure(salt.hex(), name, spelled.decode(), digest)


def jcs(value: Plain) -> bytes:
    """Canonical JSON by RFC 8785; InvalidWord for floats, integers beyond 2^53 and lone surrogates."""
    _check(value)
    try:
        return rfc8785.dumps(value)
    except rfc8785.CanonicalizationError as error:
        message = f"{value!r} has no canonical form: {error}"
        raise InvalidWord(message) from error


def _check(value: Plain) -> None:
    """Refuse what two languages might spell or sort in two ways: floats, and member names beyond ASCII."""
    if isinstance(value, float):
        message = f"{value!r} is a float; use an integer or a decimal string in events"
        raise InvalidWord(message)
    if isinstance(value, dict):
        if odd := [name for name in value if not (isinstance(name, str) and name.isascii())]:
            message = f"{odd} are no member names; use ASCII words"
            raise InvalidWord(message)
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        for member in value:
            _check(member)


def _anomaly(last: datetime | None, act: Act) -> list[Act]:
    """A clock-anomaly act where time went back."""
    if last is None or act.at >= last:
        return []
    return [Act(EventType.CLOCK, act.actor, act.at, {"previous_at": instant(last)})]


def _event(past: Past, act: Act, *, previous: str | None, salts: Iterator[bytes]) -> Event:
    """One event after the given past."""
    clear = CLEAR[act.type]
    members = {"actor": act.actor, "object": act.object, **act.members}
    sealed = sorted(members.keys() - clear)  # never empty: the actor is always among them
    disclosures = tuple(
        seal(name, members[name], salt) for name, salt in zip(sealed, _draw(salts, len(sealed)), strict=True)
    )
    digests: list[Plain] = [*sorted(disclosure.digest for disclosure in disclosures)]
    body = jcs(
        {
            "v": VERSION,
            "type": str(act.type),
            "case": past.case,
            "at": instant(act.at),
            "prev_for_object": previous,
            "_sd": digests,
            **{name: members[name] for name in members.keys() & clear},
        }
    )
    entry = commitment(body)
    return Event(past.count, body.decode(), entry, chained(past.chain, entry), disclosures)


def _draw(salts: Iterator[bytes], count: int) -> tuple[bytes, ...]:
    """So many fresh salts."""
    drawn = tuple(itertools.islice(salts, count))
    if len(drawn) < count:
        message = "there are no more salts; give an endless iterator of 16 random bytes each"
        raise InvalidWord(message)
    return drawn


def _at(event: Event) -> datetime:
    """When an event says it happened."""
    return datetime.fromisoformat(json.loads(event.body)["at"])


def _object(event: Event) -> str | None:
    """The exhibit an event is about."""
    values = (json.loads(item.value) for item in event.disclosures if item.name == "object")
    return next((value for value in values if isinstance(value, str)), None)
