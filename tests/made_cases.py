"""Whole cases made by hypothesis: every noun, every field, passages that stand in their texts."""
# ruff: noqa: ANN401 - values of any field, as hypothesis draws them

import dataclasses
import typing
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from types import UnionType
from typing import Any

from hypothesis import strategies as st

from averment.model import (
    Bound,
    Candidate,
    Capture,
    Claim,
    Contents,
    Deliberation,
    Disclosure,
    Document,
    Event,
    Exhibit,
    Finding,
    Incident,
    Level,
    LineageCount,
    Passage,
    Precision,
    Quantity,
    Reading,
    Reason,
    Vote,
    When,
    Where,
    canonical,
)

# PostgreSQL keeps no NUL in a text column; the text room replaces it.
LETTERS = st.characters(codec="utf-8", exclude_characters="\x00")
WORDS = st.text(LETTERS, min_size=1, max_size=12).filter(str.strip)
NAMES = st.from_regex(r"[a-z]{1,8}-[0-9a-f]{4,8}", fullmatch=True)
HEX = st.text("0123456789abcdef", min_size=64, max_size=64)
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9)
TIMES = st.datetimes(
    min_value=datetime(1990, 1, 1),  # noqa: DTZ001 - the zone is drawn beside it
    max_value=datetime(2040, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from(
        [UTC, timezone(timedelta(hours=3)), timezone(timedelta(hours=-9, minutes=-30))]
    ),
)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
SCORES = st.floats(0, 1)
REASONS = st.builds(
    Reason,
    rule=st.sampled_from(["quote@1", "said-that@12"]),
    score=SCORES,
    detail=WORDS,
    used=st.lists(WORDS, max_size=2).map(tuple),
)
POINTS = st.builds(
    Candidate,
    name=WORDS,
    lat=st.floats(-90, 90),
    lon=st.floats(-180, 180),
    radius_km=st.floats(0, 500),
    country=st.none() | st.just("XA"),
    source=WORDS,
    score=SCORES,
)


@st.composite
def whens(draw: st.DrawFn) -> When:
    """A date interval, its ends known or not."""
    ends = sorted([draw(DAYS), draw(DAYS)])
    words = draw(st.none() | WORDS)
    if draw(st.booleans()):
        return When.on(ends[0], words)
    kinds = [precision for precision in Precision if precision is not Precision.DAY]
    earliest, latest = (end if draw(st.booleans()) else None for end in ends)
    return When(earliest, latest, draw(st.sampled_from(kinds)), words)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    """A number interval with any bound."""
    low, high = sorted([draw(NUMBERS), draw(NUMBERS)])
    bound = draw(st.sampled_from(Bound))
    ends: dict[Bound, tuple[Decimal | None, Decimal | None]] = {
        Bound.EXACT: (low, low),
        Bound.AT_LEAST: (low, None),
        Bound.AT_MOST: (None, high),
    }
    extras = [draw(st.none() | WORDS) for _ in range(3)]
    return Quantity(*ends.get(bound, (low, high)), bound, *extras)


@st.composite
def wheres(draw: st.DrawFn) -> Where:
    """A place with candidates, one of them chosen or none."""
    candidates = tuple(draw(st.lists(POINTS, max_size=2)))
    chosen = draw(st.sampled_from([None, *range(len(candidates))]))
    return Where(draw(WORDS), candidates, chosen)


def of(hint: Any, passages: st.SearchStrategy[Passage]) -> st.SearchStrategy[Any]:
    """Values of a field's type."""
    known = {
        str: WORDS,
        int: st.integers(0, 10**9),
        float: SCORES,
        Decimal: NUMBERS,
        datetime: TIMES,
        date: DAYS,
        Passage: passages,
        Reason: REASONS,
        When: whens(),
        Quantity: quantities(),
        Where: wheres(),
        LineageCount: st.builds(lambda a, b: LineageCount(a, a + b), st.integers(0, 9), st.integers(0, 9)),
    }
    if hint in known:
        return known[hint]
    if isinstance(hint, UnionType):
        return st.one_of(
            [st.none() if kind is type(None) else of(kind, passages) for kind in typing.get_args(hint)]
        )
    if typing.get_origin(hint) is tuple:
        return st.lists(of(typing.get_args(hint)[0], passages), max_size=2).map(tuple)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(hint)
    return made(hint, passages)


def made(kind: type[Any], passages: st.SearchStrategy[Passage], **fixed: Any) -> st.SearchStrategy[Any]:
    """Words of one kind, some of their fields given."""
    hints = typing.get_type_hints(kind)
    parts = {f.name: of(hints[f.name], passages) for f in dataclasses.fields(kind) if f.name not in fixed}
    return st.builds(kind, **parts, **fixed)


def spoken(passages: st.SearchStrategy[Passage]) -> st.SearchStrategy[Claim]:
    """Claims, with a speaker unless they are in the author's voice."""
    voice = made(Claim, passages, level=st.just(Level.VOICE), speaker=st.none())
    others = [level for level in Level if level is not Level.VOICE]
    return voice | made(Claim, passages, level=st.sampled_from(others), speaker=WORDS)


@st.composite
def cases(draw: st.DrawFn) -> Contents:
    """A whole case; rows stand in the order in which a store gives them."""
    ids = sorted(draw(st.lists(NAMES, min_size=1, max_size=2, unique=True)))
    texts = {name: draw(st.text(LETTERS, min_size=1, max_size=30)) for name in ids}
    passages = st.sampled_from(ids).flatmap(lambda name: spans(name, texts[name]))
    digests = sorted(draw(st.lists(HEX, min_size=1, max_size=2, unique=True)))
    exhibits = tuple(Exhibit(digest, digest * 2, draw(st.integers(0, 2**50))) for digest in digests)
    documents = tuple(
        draw(made(Document, passages, id=st.just(i), exhibit=HEX, text_sha256=HEX, names=st.just(("a", "b"))))
        for i in ids
    )

    def some(kind: type[Any], **fixed: Any) -> tuple[Any, ...]:
        one = spoken(passages) if kind is Claim else made(kind, passages, **fixed)
        return tuple(draw(st.lists(one, max_size=2)))

    nouns: dict[str, tuple[Any, ...]] = {}
    for field in dataclasses.fields(Contents):
        hint = typing.get_type_hints(Contents)[field.name]
        if typing.get_origin(hint) is not tuple:
            continue
        kind = typing.get_args(hint)[0]
        nouns[field.name] = ordered(some(kind, **SPECIAL.get(kind, {})), field.name)
    nouns["captures"] = ordered(
        some(Capture, exhibit=st.sampled_from(digests), container=st.none() | HEX), ""
    )
    nouns |= {"exhibits": exhibits, "documents": documents, "events": tuple(draw(events()))}
    return Contents(draw(WORDS), draw(TIMES), texts=texts, **nouns)


VOTES = st.dictionaries(WORDS, st.sampled_from(Vote), max_size=2).map(lambda v: tuple(sorted(v.items())))
SPECIAL: dict[type[Any], dict[str, Any]] = {
    Reading: {"band": st.sampled_from(["consistent", "inconsistent", "neutral"]), "rationale": WORDS},
    Finding: {"claims": st.just(("clm-1",)), "by": st.just(("A. Person",))},
    Exhibit: {"sha256": HEX, "sha512": st.just("0" * 128)},
    Document: {"exhibit": HEX, "text_sha256": HEX},
    Event: {"commitment": HEX, "chain": HEX, "disclosures": st.just(())},
    Capture: {"exhibit": HEX},
    Deliberation: {"votes": VOTES},
    Incident: {"claims": st.lists(NAMES, max_size=3, unique=True).map(tuple)},
}


@st.composite
def spans(draw: st.DrawFn, name: str, text: str) -> Passage:
    """A passage of a text."""
    start = draw(st.integers(0, len(text) - 1))
    return Passage.cut(name, text, start, draw(st.integers(start + 1, len(text))))


@st.composite
def events(draw: st.DrawFn) -> list[Event]:
    """Custody events numbered from 0."""
    count = draw(st.integers(0, 2))
    disclosures = st.lists(st.builds(Disclosure, salt=HEX, name=WORDS, value=WORDS, digest=HEX), max_size=2)
    body = st.just(canonical({"type": "acquired", "object": "abc"}).decode())
    return [Event(n, draw(body), draw(HEX), draw(HEX), tuple(draw(disclosures))) for n in range(count)]


def ordered(words: tuple[Any, ...], noun: str) -> tuple[Any, ...]:
    """Words without repeated keys, in the store's order."""
    keyed = {}
    for word in words:
        keyed[word.id if hasattr(word, "id") else getattr(word, "item", None)] = word
    placed = {"segments", "mentions", "dates", "quantities", "claims"}

    def key(word: Any) -> Any:
        if noun in placed:
            return (word.passage.document, word.passage.start, word.passage.end, word.id)
        return word.id if hasattr(word, "id") else word.item if hasattr(word, "item") else ""

    return tuple(sorted(keyed.values(), key=key))
