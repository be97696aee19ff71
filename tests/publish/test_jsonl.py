"""The exchange export: complete, exact, always the same bytes, and read back without loss."""

import dataclasses
import json

import pytest
from hypothesis import HealthCheck, given, settings

from averment.model import (
    BadExchange,
    Contents,
    Link,
)
from averment.publish import FILES, read
from averment.publish.formats.jsonl import files
from made_cases import cases
from small_case import MADE, WHY, ZEROS, small


def exported(contents: Contents, *, sealed: bool = False) -> dict[str, bytes]:
    """The files of an export by name."""
    return dict(files(contents, sealed=sealed))


def row(contents: Contents, name: str) -> dict[str, object]:
    """The first row of a file."""
    loaded: dict[str, object] = json.loads(exported(contents)[name].splitlines()[0])
    return loaded


def test_every_file_is_written_even_when_empty() -> None:
    """An empty case has all files, so that absence always means a cut export."""
    out = exported(Contents("Empty", MADE))
    assert set(out) == {*FILES, "case.json"}
    assert out["claims.jsonl"] == b""


def test_a_claim_row_holds_what_the_format_asks_for() -> None:
    """Speaker, chain, entity and incidents stand in the claim's own row."""
    claim = row(small(), "claims.jsonl")
    assert claim["quote"] == "1,250.50 tonnes were lost"
    assert (claim["document"], claim["start"], claim["end"]) == ("doc-1", 21, 46)
    assert (claim["speaker"], claim["speaker_entity"]) == ("Orla Finn", "ent-1")
    assert claim["chain"] == ["The Paper", "Orla Finn"]
    assert claim["incidents"] == ["inc-1"]
    assert (claim["rule"], claim["score"]) == ("said-that@1", 0.75)
    assert claim["reason"] == "The verb 'said' attributes the clause."
    assert (claim["level"], claim["polarity"], claim["cue"]) == ("reported", "asserted", "said")
    assert claim["said_on"] == {
        "earliest": "2020-02-01",
        "latest": "2020-02-01",
        "precision": "day",
        "as_stated": None,
    }


def test_numbers_keep_every_digit() -> None:
    """1250.50 is written as 1250.50 and not as a binary neighbour."""
    assert b'"low":1250.50' in exported(small())["quantities.jsonl"]
    assert b'"residual":{"high":3,"low":-0.10}' in exported(small())["balances.jsonl"]


def test_a_document_row_has_name_and_digest() -> None:
    """The first name is `name`, all names are `names`, the original is `sha256`."""
    document = row(small(), "documents.jsonl")
    assert (document["name"], document["names"], document["sha256"]) == ("a.txt", ["a.txt", "b.txt"], ZEROS)


def test_keys_are_sorted_and_lines_are_single() -> None:
    """Equal cases give equal bytes whatever the order in which a dictionary was filled."""
    line = exported(small())["claims.jsonl"].decode().splitlines()[0]
    keys = list(json.loads(line))
    assert keys == sorted(keys)
    assert exported(small()) == exported(small())


def test_salts_leave_only_when_asked() -> None:
    """The salts that open sealed members of events are in sealed.jsonl, which is not written by default."""
    assert "sealed.jsonl" not in exported(small())
    assert "sealed.jsonl" in exported(small(), sealed=True)


@given(cases())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_written_is_read_back(contents: Contents) -> None:
    """Any case comes back identical, salts included where they were asked for."""
    assert read(exported(contents, sealed=True).get) == contents


@given(cases())
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
def test_without_salts_everything_else_comes_back(contents: Contents) -> None:
    """An export without salts loses the salts and nothing else."""
    bare = tuple(dataclasses.replace(event, disclosures=()) for event in contents.events)
    assert read(exported(contents).get) == dataclasses.replace(contents, events=bare)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("case.json", None, "case.json is missing"),
        ("case.json", b"[]", "case.json cannot be read"),
        (
            "case.json",
            b'{"format":"other/1","title":"t","created":"2020-01-01T00:00:00Z"}',
            "format 'other/1'",
        ),
        (
            "case.json",
            b'{"format":"averment-exchange/1","title":"t","created":"2020-01-01T00:00:00"}',
            "created has no offset",
        ),
        ("claims.jsonl", b"\n{", "claims.jsonl, line 2"),
        ("claims.jsonl", b'{"id":"x"}\n', "claims.jsonl, line 1: 'document' is missing"),
        ("claims.jsonl", b"\xff\n", "claims.jsonl, line 1: it is not UTF-8"),
        ("claims.jsonl", b"[" * 100_000, "claims.jsonl, line 1: it is nested too deep"),
        (
            "mentions.jsonl",
            b'{"document":"doc-1","start":0,"end":5,"quote":"Other","kind":"person"}',
            "the quote is not what stands at 0..5",
        ),
        (
            "mentions.jsonl",
            b'{"document":"doc-1","start":0,"end":500,"quote":"Mayor","kind":"person"}',
            "0..500 does not lie in",
        ),
        (
            "mentions.jsonl",
            b'{"document":"doc-2","start":0,"end":5,"quote":"Mayor","kind":"person"}',
            "texts/doc-2.txt is missing",
        ),
        ("documents.jsonl", b'{"id":"../../etc/passwd"}', "cannot be a file name"),
        ("entities.jsonl", b'{"id":"e","kind":"wizard","name":"X"}', "entities.jsonl, line 1"),
        ("entities.jsonl", b'{"id":"e","kind":"person","name":"X","score":NaN}', "NaN is not JSON"),
        (
            "entities.jsonl",
            b'{"id":"e","kind":"person","name":"X"}\n' * 2,
            "entities.jsonl, line 2: e stands here",
        ),
    ],
)
def test_bad_rows_are_named(name: str, data: bytes | None, said: str) -> None:
    """What cannot be read is refused with its file, its line and what is wrong there."""
    found: dict[str, bytes | None] = {**exported(small()), name: data}
    with pytest.raises(BadExchange) as caught:
        read(found.get)
    assert said in str(caught.value)


def test_a_text_that_is_no_utf8_is_named() -> None:
    """A damaged text is refused by the line of its document."""
    found = {**exported(small()), "texts/doc-1.txt": b"\xff"}
    with pytest.raises(BadExchange, match=r"documents\.jsonl, line 1"):
        read(found.get)


def test_rows_of_other_tools_need_only_the_required_keys() -> None:
    """A row without id, rule and reason gets an id of its content and a rule that says where it came from."""
    bare = (
        b'{"document":"doc-1","start":6,"end":15,"quote":"Orla Finn","kind":"person","entity":null,"x":1}\n'
    )
    (mention,) = read({**exported(small()), "mentions.jsonl": bare}.get).mentions
    assert mention.id.startswith("mnt-")
    assert mention.reason.rule == "imported@1"


def test_the_likeliest_entity_does_not_depend_on_order() -> None:
    """Of two entities with equal score the smaller id is named, whichever link came first."""
    one, two = Link("clm-1", "ent-1", WHY), Link("clm-1", "ent-2", WHY)
    for links in ((one, two), (two, one)):
        assert row(dataclasses.replace(small(), links=links), "claims.jsonl")["speaker_entity"] == "ent-1"
