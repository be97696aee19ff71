"""Whatever is changed in a case is found and its place is named."""

import ast
import itertools
import shutil
import stat
import sys
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

import averment.evidence.verify
from averment.evidence import Act, EventType, Past, Report, acts, complete, record, verify_folder, verify_rows
from averment.model import Capture, Disclosure, Event, Exhibit, Refusal

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)
SHARD = "00000000.jsonl"
Mutation = Callable[[bytes], bytes]


def lines(change: Callable[[list[bytes]], list[bytes]]) -> Mutation:
    """A mutation of whole lines."""
    return lambda data: b"".join(change(data.splitlines(keepends=True)))


def flip(share: float) -> Mutation:
    """One bit turned, at this share of the file's length."""

    def turn(data: bytes) -> bytes:
        at = min(int(len(data) * share), len(data) - 1)
        return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :] if data else data

    return turn


MUTATIONS: dict[str, Mutation] = {
    **{f"flip at {share}": flip(share) for share in (0.0, 0.13, 0.37, 0.5, 0.71, 0.99, 1.0)},
    "cut the last byte": lambda data: data[:-1],
    "cut the last ten": lambda data: data[:-10],
    "cut in half": lambda data: data[: len(data) // 2],
    "empty": lambda _: b"",
    "append a byte": lambda data: data + b"0",
    "append a line feed": lambda data: data + b"\n",
    "append zeros": lambda data: data + bytes(100),
    "prepend a byte": lambda data: b"0" + data,
    "insert in the middle": lambda data: data[: len(data) // 2] + b"7" + data[len(data) // 2 :],
    "CRLF": lambda data: data.replace(b"\n", b"\r\n"),
    "upper case": bytes.upper,
    "blanks": lambda data: data.replace(b",", b", "),
    "repeat all": lambda data: data + data,
    "swap two lines": lines(lambda each: [*each[:1], *each[2:3], *each[1:2], *each[3:]]),
    "swap the ends": lines(lambda each: each[-1:] + each[1:-1] + each[:1] if len(each) > 1 else each),
    "reverse": lines(lambda each: each[::-1]),
    "drop the first line": lines(lambda each: each[1:]),
    "drop a middle line": lines(lambda each: each[:2] + each[3:]),
    "drop the last line": lines(lambda each: each[:-1]),
    "repeat a line": lines(lambda each: each[:2] + each[1:]),
    "repeat the last line": lines(lambda each: each + each[-1:]),
}


def overwrite(path: Path, data: bytes) -> None:
    """Change a file, keeping its rights as somebody who covers traces would."""
    mode = stat.S_IMODE(path.stat().st_mode)
    path.unlink()
    path.write_bytes(data)
    path.chmod(mode)


def evidence(root: Path) -> list[Path]:
    """Every file that the check answers for."""
    return sorted(path for path in root.rglob("*") if path.is_file())


def grave(report: Report) -> list[str]:
    """The places of what is wrong."""
    return [fault.place for fault in report.findings if fault.grave]


def names(path: Path, root: Path, place: str) -> bool:
    """Whether a place names this file; a shard is named with its folder as well."""
    relative = path.relative_to(root).as_posix()
    return place.startswith((relative, relative.removesuffix(f"/{SHARD}")))


def test_a_whole_case_is_whole(case: SimpleNamespace) -> None:
    """Nothing is found in an untouched case, and all of it was looked at."""
    report = verify_rows(case.root, **case.rows)
    assert report.findings == ()
    assert report.ok
    assert report.counts == {"events": 8, "disclosures": 67, "objects": 4, "bytes": 2664, "texts": 1}


@pytest.mark.parametrize("name", MUTATIONS)
def test_every_change_of_every_file_is_named(case: SimpleNamespace, name: str) -> None:
    """Each mutation of each file in turn: found, and the file is named."""
    changed = 0
    for path in evidence(case.root):
        before = path.read_bytes()
        after = MUTATIONS[name](before)
        if after == before:
            continue
        overwrite(path, after)
        places = grave(verify_folder(case.root))
        assert any(names(path, case.root, place) for place in places), (path, places)
        overwrite(path, before)
        changed += 1
    assert changed >= 1
    assert verify_folder(case.root).ok


def test_every_missing_file_is_named(case: SimpleNamespace) -> None:
    """Each file taken away in turn."""
    for path in evidence(case.root):
        hidden = case.root.parent / "hidden"
        path.rename(hidden)
        places = grave(verify_folder(case.root))
        assert any(names(path, case.root, place) for place in places), (path, places)
        hidden.rename(path)


def test_swapped_originals_are_both_named(case: SimpleNamespace) -> None:
    """Each original under the name of each other one."""
    blobs = [path for path in evidence(case.root) if "sha256" in path.parts]
    for one, two in itertools.pairwise(blobs):
        first, second = one.read_bytes(), two.read_bytes()
        overwrite(one, second)
        overwrite(two, first)
        places = grave(verify_folder(case.root))
        assert {one.relative_to(case.root).as_posix(), two.relative_to(case.root).as_posix()} <= set(places)
        overwrite(one, first)
        overwrite(two, second)


def test_a_link_is_no_original(case: SimpleNamespace) -> None:
    """The same bytes behind a symbolic link could be changed from outside."""
    path = next(path for path in evidence(case.root) if "sha256" in path.parts)
    path.rename(case.root.parent / "elsewhere")
    path.symlink_to(case.root.parent / "elsewhere")
    codes = {fault.code for fault in verify_folder(case.root).findings}
    assert {"object-stray", "object-missing"} <= codes


def test_strange_files_are_named(case: SimpleNamespace) -> None:
    """Files that do not belong where they are."""
    for name in (
        "objects/note.txt",
        "objects/sha256/ab/x",
        f"objects/sha256/00/00/{'11' * 32}",
        "log/events/x",
    ):
        path = case.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
        assert name in grave(verify_folder(case.root))
        path.unlink()


def test_what_is_unusual_is_a_warning(case: SimpleNamespace) -> None:
    """Orphans and leftovers of a crash, and rights that are too wide, are named and are no change."""
    (case.root / "objects/tmp").mkdir(exist_ok=True)
    (case.root / "objects/tmp/1-0").write_bytes(b"half")
    orphan = (
        case.root / "objects/sha256/6e/34/6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    )
    orphan.parent.mkdir(parents=True)
    orphan.write_bytes(b"\0")
    orphan.chmod(0o644)
    (case.root / "log/sealed").chmod(0o755)
    report = verify_folder(case.root)
    assert report.ok
    assert [fault.code for fault in report.findings] == [
        "leftover",
        "object-mode",
        "object-orphan",
        "sealed-open",
    ]


def test_a_finding_is_one_sentence_with_its_place(case: SimpleNamespace) -> None:
    """What a reader sees for a changed original."""
    path = case.root / "objects/sha256/e3/b0/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    overwrite(path, b"\0")
    (fault,) = verify_folder(case.root).findings
    assert str(fault) == (
        f"{path.relative_to(case.root)} (event 2): was changed: its bytes give "
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d, 1 bytes where 0 were received"
    )


def test_a_consistent_forgery_is_found_by_the_rows(case: SimpleNamespace) -> None:
    """Log files written anew as a whole pass by themselves (not anchored); the database's rows name it."""
    forged = [acts.created("Another title", actor="Somebody Else", at=NOON)]
    events, _ = record(Past("case-5d1f"), forged, salts=case.salts())
    shutil.rmtree(case.root / "log")
    complete(case.root / "log", events)
    assert verify_folder(case.root).ok
    places = grave(verify_rows(case.root, **case.rows))
    assert "database, event 0" in places


def test_a_log_cut_everywhere_is_found_by_the_rows(case: SimpleNamespace) -> None:
    """All files cut by their last event agree with each other; the database remembers, and so do the texts."""
    for path in evidence(case.root / "log"):
        overwrite(path, b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    assert verify_folder(case.root).ok
    report = verify_rows(case.root, **case.rows)
    assert [(fault.code, fault.grave) for fault in report.findings] == [
        ("text-unknown", True),
        ("log-behind", False),
    ]


def variants(row: Exhibit | Capture | Refusal | Event) -> list[object]:
    """The row with each of its fields edited by hand, one at a time."""
    edits: list[object] = []
    for each in fields(row):
        value = getattr(row, each.name)
        new: object
        match value:
            case datetime():
                new = value + timedelta(microseconds=1)
            case int():
                new = value + 1
            case None:
                new = NOON if each.name == "modified_at" else "ab" * 32
            case str() if len(value) in {64, 128}:
                new = value[:-1] + ("0" if value[-1] != "0" else "1")
            case str():
                new = value + " "
            case (Disclosure() as first, *rest):
                new = (replace(first, value='"X"'), *rest)
        edits.append(replace(row, **{each.name: new}))
    return edits


@pytest.mark.parametrize("noun", ["exhibits", "captures", "refusals", "events"])
def test_a_row_edited_by_hand_is_named(case: SimpleNamespace, noun: str) -> None:
    """Each field of each row of each noun, changed alone."""
    rows = case.rows[noun]
    for index, row in enumerate(rows):
        for edited in variants(row):
            changed = (*rows[:index], edited, *rows[index + 1 :])
            places = grave(verify_rows(case.root, **{**case.rows, noun: changed}))
            assert any(place.startswith("database, ") for place in places), edited


@pytest.mark.parametrize("noun", ["exhibits", "captures", "refusals", "events"])
def test_a_row_taken_away_is_named(case: SimpleNamespace, noun: str) -> None:
    """Each row deleted in turn, and all at once."""
    rows = case.rows[noun]
    for index in range(len(rows)):
        changed = (*rows[:index], *rows[index + 1 :])
        assert grave(verify_rows(case.root, **{**case.rows, noun: changed}))
    assert grave(verify_rows(case.root, **{**case.rows, noun: ()}))


def test_a_row_put_in_is_named(case: SimpleNamespace) -> None:
    """Rows that no event tells of."""
    exhibit = Exhibit("ab" * 32, "cd" * 64, 1)
    capture = Capture("cap-x", "ab" * 32, "x", "x", NOON, "x")
    refusal = Refusal("ref-x", "x", "fifo", "Words.", NOON)
    for noun, row in (("exhibits", exhibit), ("captures", capture), ("refusals", refusal)):
        rows = {**case.rows, noun: (*case.rows[noun], row)}
        assert next(fault.code for fault in verify_rows(case.root, **rows).findings) == "row-unknown"


def test_texts(case: SimpleNamespace) -> None:
    """A changed text and a text without event are named by their document."""
    text = case.rows["texts"]["doc-1"]
    changed = {"doc-1": text.replace("12 crates", "21 crates")}
    (fault,) = verify_folder(case.root, texts=changed).findings
    assert (fault.code, fault.place, fault.event) == ("text-differs", "text of doc-1", 7)
    (fault,) = verify_folder(case.root, texts={"doc-1": text, "doc-2": text}).findings
    assert (fault.code, fault.place) == ("text-unknown", "text of doc-2")


def test_the_last_extraction_counts(case: SimpleNamespace) -> None:
    """A document read again has the text of its last event."""
    exhibit = case.rows["exhibits"][0].sha256
    again = acts.extracted(
        exhibit, "New.\n", document="doc-1", rule="plain@2", seed=bytes(16), actor="x", at=NOON + timedelta(1)
    )
    events, _ = record(case.past, [again], salts=case.salts())
    case.log.append(events)
    assert verify_folder(case.root, texts={"doc-1": "New.\n"}).ok
    assert not verify_folder(case.root, texts=case.rows["texts"]).ok


def tell(case: SimpleNamespace, past: Past, *told: Act) -> list[str]:
    """Append events that a faulty writer could have made; what the check says of them."""
    events, _ = record(past, told, salts=case.salts())
    case.log.append(events)
    return [fault.detail for fault in verify_folder(case.root, texts=case.rows["texts"]).findings]


def test_a_root_that_does_not_follow(case: SimpleNamespace) -> None:
    """The root in the event is computed again from text and seed."""
    right = acts.extracted(
        case.rows["exhibits"][0].sha256,
        case.rows["texts"]["doc-1"],
        document="doc-1",
        rule="plain@1",
        seed=bytes(16),
        actor="x",
        at=NOON + timedelta(1),
    )
    wrong = replace(right, members={**right.members, "root": "00" * 32})
    assert tell(case, case.past, wrong) == ["states a root that does not follow from the text and its seed"]


def test_faulty_writers_are_caught(case: SimpleNamespace) -> None:
    """Well-formed and well-chained events that tell an impossible story."""
    past, later = case.past, NOON + timedelta(1)
    told = acts.verified([], {}, actor="x", at=later)
    assert tell(case, replace(past, case="case-other"), told) == ["belongs to another case"]
    past = Past.of(
        "case-5d1f",
        [*case.rows["events"], *record(replace(past, case="case-other"), [told], salts=case.salts())[0]],
    )
    found = tell(case, replace(past, at=None), acts.verified([], {}, actor="x", at=NOON))
    assert found[1:] == ["lies before the event before it, and no clock-anomaly says so"]


def test_objects_are_chained(case: SimpleNamespace) -> None:
    """An event that does not name the last event on its object."""
    sha256 = case.rows["exhibits"][0].sha256
    act = Act(EventType.EXTRACTED, "x", NOON + timedelta(1), {"rule": "a@1", "root": ""}, sha256)
    assert tell(case, replace(case.past, latest={}), act) == [
        f"does not name the last event before it on object {sha256}"
    ]


def test_a_case_begins_once(case: SimpleNamespace) -> None:
    """A second beginning is none."""
    act = acts.created("Again", actor="x", at=NOON + timedelta(1))
    assert tell(case, case.past, act) == ["a case begins with case.created and has it once"]


def test_an_acquisition_without_its_original(case: SimpleNamespace) -> None:
    """An event for bytes that are not there, made of others that are not there either."""
    exhibit = Exhibit("ab" * 32, "cd" * 64, 1)
    capture = Capture("cap-x", exhibit.sha256, "x", "x", NOON + timedelta(1), "x")
    act = acts.derived(exhibit, capture, inputs=["ef" * 32], rule="mail@1", parameters={})
    assert tell(case, case.past, act) == [
        "is missing, though it was derived",
        "is missing, though another was made of it",
    ]


def test_members_of_other_kinds_do_not_stop_the_check(case: SimpleNamespace) -> None:
    """Well-formed events with lists and objects where words should be are named, not raised."""
    odd = {"capture": [{}], "inputs": [{}, None], "size": {}, "sha512": []}
    act = Act(EventType.DERIVED, "x", NOON + timedelta(1), odd, case.rows["exhibits"][0].sha256)
    details = tell(case, case.past, act)
    assert details[1:] == ["is missing, though another was made of it"] * 2
    assert not verify_rows(case.root, **case.rows).ok


def test_an_acquisition_with_another_size(case: SimpleNamespace) -> None:
    """An event that states a size which its original does not have."""
    exhibit = case.rows["exhibits"][0]
    capture = Capture("cap-x", exhibit.sha256, "x", "x", NOON + timedelta(1), "x")
    act = acts.acquired(replace(exhibit, size=exhibit.size + 1), capture)
    (detail,) = tell(case, case.past, act)
    assert detail.startswith("states another size or SHA-512 than objects/")


def test_an_empty_folder_is_no_whole_case(tmp_path: Path) -> None:
    """Where there is no log, its files are named as missing."""
    assert grave(verify_folder(tmp_path)) == ["log/entries", "log/chain"]


def test_the_checker_does_not_trust_the_writer() -> None:
    """The checker imports the words, itself and the standard library, nothing else."""
    folder = Path(averment.evidence.verify.__file__).parent
    modules: set[str] = set()
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom):
                modules.add(node.module or "")
            elif isinstance(node, ast.Import):
                modules |= {alias.name for alias in node.names}
    outside = {name for name in modules if name.partition(".")[0] not in sys.stdlib_module_names}
    assert all(name == "averment.model" or name.startswith("averment.evidence.verify.") for name in outside)
