"""Each kind of act has always the same members, and says outside only which program worked."""

import itertools
import json
from datetime import UTC, datetime, timedelta

import pytest

from averment.evidence import Act, Past, acts, record
from averment.model import Capture, Decision, Exhibit, InvalidWord, Judgement, Refusal

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=1)
EXHIBIT = Exhibit("ab" * 32, "cd" * 64, 7)
CAPTURE = Capture(
    "cap-1", EXHIBIT.sha256, "secret.txt", "/home/source/secret.txt", NOON, "R. Keeper", note="secret"
)
ACTS = {
    "created": acts.created("secret title", actor="R. Keeper", at=NOON),
    "acquired": acts.acquired(EXHIBIT, CAPTURE),
    "refused": acts.refused(Refusal("ref-1", "/secret", "fifo", "secret words", NOON), actor="R. Keeper"),
    "derived": acts.derived(
        EXHIBIT, CAPTURE, inputs=["ef" * 32], rule="mail@1", parameters={"part": "secret"}
    ),
    "extracted": acts.extracted(
        EXHIBIT.sha256,
        "secret\n",
        document="doc-secret",
        rule="plain@1",
        seed=bytes(16),
        actor="R. Keeper",
        at=NOON,
    ),
    "exported": acts.exported("secret.zip", "ab" * 32, form="jsonl", actor="R. Keeper", at=NOON),
    "imported": acts.imported("secret.zip", "ab" * 32, form="jsonl", actor="R. Keeper", at=NOON),
    "verified": acts.verified(["secret is wrong"], {"objects": 7}, actor="R. Keeper", at=NOON),
    "judged": acts.judged(
        Judgement("jdg-secret", ("clm-secret",), Decision.ACCEPTED, "R. Keeper", NOON, "secret"), at=LATER
    ),
}
FRAME = {"_sd", "at", "case", "prev_for_object", "type", "v"}


def said(act: Act) -> tuple[dict[str, object], dict[str, object]]:
    """What an act says in the open and under seal."""
    (event,), _ = record(Past("c"), [act], salts=(bytes([n]) * 16 for n in itertools.count()))
    public = {name: value for name, value in json.loads(event.body).items() if name not in FRAME}
    return public, {each.name: json.loads(each.value) for each in event.disclosures}


@pytest.mark.parametrize("name", ACTS)
def test_nothing_confidential_is_in_the_open(name: str) -> None:
    """Neither names nor paths, words, digests of objects or ids stand in the body."""
    (event,), _ = record(Past("c"), [ACTS[name]], salts=(bytes([n]) * 16 for n in itertools.count()))
    assert not [word for word in ("secret", "Keeper", "ab" * 32, "ef" * 32, "cap-1") if word in event.body]


@pytest.mark.parametrize(
    ("name", "public"),
    [
        ("created", {"format": "averment-case/1"}),
        ("acquired", {}),
        ("refused", {}),
        ("derived", {"rule": "mail@1"}),
        ("exported", {"format": "jsonl"}),
        ("imported", {"format": "jsonl"}),
        ("verified", {"ok": False}),
        ("judged", {}),
    ],
)
def test_what_is_in_the_open(name: str, public: dict[str, object]) -> None:
    """Exactly this, besides the frame that all events share."""
    assert said(ACTS[name])[0] == public


def test_an_acquisition_tells_the_capture() -> None:
    """Everything of the exhibit and the capture is under seal, unknown as null."""
    assert said(ACTS["acquired"])[1] == {
        "actor": "R. Keeper",
        "capture": "cap-1",
        "container": None,
        "modified_at": None,
        "name": "secret.txt",
        "note": "secret",
        "object": "ab" * 32,
        "path": "/home/source/secret.txt",
        "sha512": "cd" * 64,
        "size": 7,
    }


def test_the_number_of_members_says_nothing() -> None:
    """With and without note, time and container an acquisition has as many sealed members."""
    bare = Capture("cap-2", EXHIBIT.sha256, "a", "a", NOON, "x")
    full = Capture("cap-3", EXHIBIT.sha256, "a", "a", NOON, "x", NOON, "ef" * 32, "note")
    assert len(said(acts.acquired(EXHIBIT, bare))[1]) == len(said(acts.acquired(EXHIBIT, full))[1])


def test_an_extraction_tells_the_root_in_the_open() -> None:
    """The root is salted, so it may be seen; the seed, counts and digest of the text may not."""
    public, sealed = said(ACTS["extracted"])
    assert public.keys() == {"rule", "root"}
    assert sealed.keys() == {"actor", "chars", "document", "object", "paragraphs", "seed", "text_sha256"}
    assert (sealed["chars"], sealed["paragraphs"]) == (7, 1)


def test_a_judgement_keeps_both_times() -> None:
    """When it was judged is sealed; the event's time is when it was recorded."""
    assert ACTS["judged"].at == LATER
    assert said(ACTS["judged"])[1]["judged_at"] == "2031-05-04T12:00:00.000000Z"


def test_acts_that_make_no_sense() -> None:
    """A capture of another exhibit, and a judgement about nothing."""
    with pytest.raises(InvalidWord, match="cap-1"):
        acts.acquired(Exhibit("00" * 32, "cd" * 64, 7), CAPTURE)
    with pytest.raises(InvalidWord, match="about nothing"):
        acts.judged(Judgement("jdg-1", (), Decision.UNSURE, "x", NOON), at=NOON)
