"""Events are canonical, salted, chained, and the same for the same arguments."""

import hashlib
import itertools
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from averment.evidence import Act, EventType, Past, record
from averment.evidence.custody import CLEAR, FRAME, instant, jcs, seal
from averment.model import InvalidWord, canonical

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)
OBJECT = "ab" * 32
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(max_codepoint=127)), inner),
    max_leaves=8,
)


def salts() -> Iterator[bytes]:
    """Zeros, ones, twos and so on."""
    return (bytes([number]) * 16 for number in itertools.count())


def act(at: datetime = NOON, **members: object) -> Act:
    """Somebody checked something."""
    return Act(EventType.VERIFIED, "R. Keeper", at, {"ok": True, **members})


@given(PLAIN)
def test_two_canonical_forms_agree(value: object) -> None:
    """RFC 8785, the model's ids and events spell every plain value with the same bytes."""
    assert jcs(value) == canonical(value) == rfc8785.dumps(value)


@pytest.mark.parametrize(
    "value", [1.0, [float("nan")], {"a": {"b": [0.5]}}, 2**53, ["\ud800"], {"é": 1}, {1: 2}, {"\ud800": 1}]
)
def test_what_has_no_one_spelling_is_refused(value: object) -> None:
    """Floats, integers beyond 2^53, lone surrogates and member names beyond ASCII."""
    with pytest.raises(InvalidWord):
        jcs(value)


@given(value=PLAIN, salt=st.binary(min_size=16, max_size=16))
def test_a_seal_is_the_digest_of_salt_name_and_value(value: object, salt: bytes) -> None:
    """The disclosure's digest is SHA-256 over the canonical array of its three parts."""
    sealed = seal("name", value, salt)
    assert sealed.digest == hashlib.sha256(rfc8785.dumps([salt.hex(), "name", value])).hexdigest()
    assert json.loads(sealed.value) == value


def test_an_event_to_the_byte() -> None:
    """The body, the commitment and the chain of one event, as any other program would compute them."""
    (event,), past = record(Past("case-1"), [act(findings=[])], salts=salts())
    actor = hashlib.sha256(b'["00000000000000000000000000000000","actor","R. Keeper"]').hexdigest()
    findings = hashlib.sha256(b'["01010101010101010101010101010101","findings",[]]').hexdigest()
    nothing = hashlib.sha256(b'["02020202020202020202020202020202","object",null]').hexdigest()
    first, second, third = sorted([actor, findings, nothing])
    assert event.body == (
        f'{{"_sd":["{first}","{second}","{third}"],"at":"2031-05-04T12:00:00.000000Z","case":"case-1",'
        '"ok":true,"prev_for_object":null,"type":"verified","v":1}'
    )
    assert event.seq == 0
    assert event.commitment == hashlib.sha256(event.body.encode()).hexdigest()
    assert event.chain == hashlib.sha256(bytes(32) + bytes.fromhex(event.commitment)).hexdigest()
    assert [each.name for each in event.disclosures] == ["actor", "findings", "object"]
    assert (past.count, past.chain, past.at) == (1, event.chain, NOON)


def test_the_chain_goes_on() -> None:
    """Events recorded in one step or in two, with the past read back between, are the same."""
    many = [act(NOON + timedelta(seconds=number)) for number in range(4)]
    at_once, _ = record(Past("c"), many, salts=salts())
    supply = salts()
    first, _ = record(Past("c"), many[:2], salts=supply)
    second, _ = record(Past.of("c", first), many[2:], salts=supply)
    assert first + second == at_once
    link = bytes.fromhex(at_once[2].chain) + bytes.fromhex(at_once[3].commitment)
    assert at_once[3].chain == hashlib.sha256(link).hexdigest()


def test_events_on_an_object_name_the_one_before() -> None:
    """prev_for_object is the commitment of the last event on the same object, across batches."""

    def on(sha256: str | None) -> Act:
        return Act(EventType.ACQUIRED, "R. Keeper", NOON, {}, sha256)

    supply = salts()
    first, _ = record(Past("c"), [on(OBJECT), on("cd" * 32), on(None), on(OBJECT)], salts=supply)
    second, _ = record(Past.of("c", first), [on(OBJECT)], salts=supply)
    previous = [json.loads(event.body)["prev_for_object"] for event in first + second]
    assert previous == [None, None, None, first[0].commitment, first[3].commitment]


def test_a_clock_that_goes_back_is_an_event() -> None:
    """The backward step is recorded once, before the act that shows it."""
    earlier = NOON - timedelta(hours=1)
    acts = [act(NOON), act(earlier), act(earlier), act(NOON)]
    events, _ = record(Past("c"), acts, salts=salts())
    bodies = [json.loads(event.body) for event in events]
    assert [body["type"] for body in bodies] == [
        "verified",
        "clock-anomaly",
        "verified",
        "verified",
        "verified",
    ]
    assert bodies[1]["previous_at"] == "2031-05-04T12:00:00.000000Z"
    assert bodies[1]["at"] == "2031-05-04T11:00:00.000000Z"


def test_times_have_one_spelling() -> None:
    """UTC, six decimals, Z, from any offset."""
    assert instant(datetime(2031, 5, 4, 14, 0, 0, 7, timezone(timedelta(hours=2)))) == (
        "2031-05-04T12:00:00.000007Z"
    )
    with pytest.raises(InvalidWord, match="offset"):
        Act(EventType.VERIFIED, "x", datetime(2031, 5, 4))  # noqa: DTZ001 - the point


@pytest.mark.parametrize("kind", list(EventType))
def test_every_event_has_a_sealed_member(kind: EventType) -> None:
    """Whatever happened, the commitment cannot be guessed: the actor is always sealed, the words never clear."""
    members = dict.fromkeys(CLEAR[kind], "x")
    (event,), _ = record(Past("c"), [Act(kind, "R. Keeper", NOON, members, OBJECT)], salts=salts())
    assert {"actor", "object"} <= {each.name for each in event.disclosures}
    assert "Keeper" not in event.body
    assert OBJECT not in event.body
    assert json.loads(event.body).keys() == FRAME | CLEAR[kind]


@pytest.mark.parametrize("name", ["v", "type", "_sd", "actor", "object", "två", "a b", ""])
def test_members_cannot_shadow_the_events_own(name: str) -> None:
    """A payload member is an ASCII word of its own."""
    with pytest.raises(InvalidWord):
        Act(EventType.VERIFIED, "x", NOON, {name: 1})


def test_salts_are_fresh_and_long() -> None:
    """Equal values under fresh salts have nothing in common; short salts are refused."""
    events, _ = record(Past("c"), [act(), act()], salts=salts())
    assert not {each.digest for each in events[0].disclosures} & {
        each.digest for each in events[1].disclosures
    }
    with pytest.raises(InvalidWord, match="16 random bytes"):
        record(Past("c"), [act()], salts=iter([b"short"]))
    with pytest.raises(InvalidWord, match="no more salts"):
        record(Past("c"), [act()], salts=iter([bytes(16)]))
