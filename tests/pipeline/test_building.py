"""A folder becomes a case: everything accounted for, everything derived the same each time."""

import dataclasses
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from averment import text
from averment.model import Contents, NothingTakenIn, ReadStatus
from averment.pipeline import Case, add, bring_in, build, export, folder_for, open_paths, status, verify
from averment.store import contents

DERIVED = (
    "documents",
    "texts",
    "segments",
    "mentions",
    "dates",
    "quantities",
    "claims",
    "incidents",
    "conflicts",
)


def whole(case: Case) -> Contents:
    """Everything in a case."""
    with case.store.read() as session:
        return contents(session)


def written(case: Case, folder: Path) -> dict[str, bytes]:
    """The bytes of an export by file name."""
    export(case, "jsonl", folder)
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture
def fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that stands still and salts that repeat, so that two cases can be compared byte for byte."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    monkeypatch.setenv("AVERMENT_TEST_SALTS", "test")
    monkeypatch.setenv("AVERMENT_ACTOR", "tester")


def test_opening_reads_everything(papers: Path, tmp_path: Path) -> None:
    """Two papers: two documents, claims of both, nothing stale, and a clean check."""
    opened = open_paths([papers], tmp_path / "fire.case")
    found = status(opened.case)
    assert (found.title, found.documents) == ("fire", {"read": 2, "partial": 0, "refused": 0})
    assert (found.waiting, found.stale, found.refused) == ((), False, ())
    everything = whole(opened.case)
    assert {claim.passage.document for claim in everything.claims} == {d.id for d in everything.documents}
    opened.case.close()
    report = verify(tmp_path / "fire.case")
    assert (report.ok, report.findings) == (True, ())


def test_opening_again_does_nothing_new(papers: Path, tmp_path: Path) -> None:
    """The second time every file is known, no document is read, no event is written."""
    root = tmp_path / "fire.case"
    first = open_paths([papers], root)
    events = whole(first.case).events
    again = open_paths([papers], root)
    assert [entry.outcome for entry in again.account.entries] == ["known", "known"]
    assert (again.built.read, again.built.skipped, again.built.related) == (0, 2, False)
    assert whole(again.case).events == events


def test_only_what_is_new_is_read(papers: Path, tmp_path: Path) -> None:
    """A third paper is read alone; the whole is related anew."""
    root = tmp_path / "fire.case"
    open_paths([papers], root)
    (papers / "third.txt").write_text("The mayor said that the depot was empty.\n", "utf-8")
    built = open_paths([papers], root).built
    assert (built.read, built.skipped, built.related) == (1, 2, True)


def test_a_build_from_scratch_gives_the_same_bytes(papers: Path, tmp_path: Path) -> None:
    """Everything derived is made again from the originals; the export does not change by one byte."""
    case = open_paths([papers], tmp_path / "fire.case").case
    before = written(case, tmp_path / "before")
    assert build(case, scratch=True).read == 2
    assert written(case, tmp_path / "after") == before


@pytest.mark.usefixtures("fixed")
def test_the_same_input_gives_the_same_bytes(papers: Path, tmp_path: Path) -> None:
    """Two cases of one folder, made apart, export identically once clock and salts are fixed."""
    one, two = (open_paths([papers], tmp_path / n, title="A fire").case for n in ("one.case", "two.case"))
    assert written(one, tmp_path / "a") == written(two, tmp_path / "b")


def test_the_order_of_intake_changes_nothing(papers: Path, tmp_path: Path) -> None:
    """What is derived does not depend on which paper came first, or on how many builds there were."""
    one = open_paths([papers], tmp_path / "one.case").case
    two = Case.create(tmp_path / "two.case", "A fire")
    for name in ("port.txt", "courier.txt"):
        add(two, [papers / name])
        build(two)
    for noun in DERIVED:
        assert getattr(whole(one), noun) == getattr(whole(two), noun), noun


def test_the_same_bytes_under_two_names_are_one_document(papers: Path, tmp_path: Path) -> None:
    """One exhibit, two captures, one document with both names."""
    (papers / "copy.txt").write_bytes((papers / "port.txt").read_bytes())
    opened = open_paths([papers], tmp_path / "fire.case")
    everything = whole(opened.case)
    assert (len(everything.exhibits), len(everything.captures), len(everything.documents)) == (2, 3, 2)
    assert ("copy.txt", "port.txt") in {document.names for document in everything.documents}


def test_files_in_an_archive_become_documents(papers: Path, tmp_path: Path) -> None:
    """The archive and its member are exhibits, the member names its container, the check stays clean."""
    bundle = tmp_path / "bundle"
    bundle.mkdir()
    with zipfile.ZipFile(bundle / "all.zip", "w") as archive:
        archive.write(papers / "port.txt", "inner/port.txt")
    case = open_paths([bundle], tmp_path / "zip.case").case
    everything = whole(case)
    (inner,) = [capture for capture in everything.captures if capture.container]
    assert (inner.name, inner.path) == ("port.txt", "all.zip!inner/port.txt")
    (document,) = [document for document in everything.documents if document.part_of]
    assert document.status is ReadStatus.READ
    assert document.part_of in {d.id for d in everything.documents}
    assert verify(tmp_path / "zip.case").ok
    before = whole(case).events
    build(case, scratch=True)
    assert whole(case).events == before


def nested(depth: int, innermost: bytes) -> bytes:
    """A ZIP in a ZIP, and so on."""
    import io  # noqa: PLC0415

    data, name = innermost, "note.txt"
    for _ in range(depth):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr(zipfile.ZipInfo(name), data)
        data, name = buffer.getvalue(), "inner.zip"
    return data


def test_containers_are_opened_five_deep(tmp_path: Path) -> None:
    """What lies deeper is refused by name, once, and the rest is read."""
    folder = tmp_path / "deep"
    folder.mkdir()
    (folder / "outer.zip").write_bytes(nested(7, b"The clerk said that it was late.\n"))
    case = open_paths([folder], tmp_path / "deep.case").case
    everything = whole(case)
    assert [refusal.code for refusal in everything.refusals] == ["too-deep"]
    assert len(everything.exhibits) == 6
    build(case, scratch=True)
    assert len(whole(case).refusals) == 1
    assert verify(tmp_path / "deep.case").ok


@pytest.mark.parametrize("room", ["reading", "extraction"])
def test_a_failing_room_is_said_and_stops_nothing(
    papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: str
) -> None:
    """A defect met on one file becomes that file's problem; the other file is read."""
    import averment.pipeline.reading as step  # noqa: PLC0415

    def fail_on_port(*arguments: object, **options: object) -> object:
        if "port" in str(options.get("name", "")) or "port authority, 5" in str(arguments):
            message = "unexpected"
            raise RuntimeError(message)
        return original(*arguments, **options)

    original: Callable[..., object]
    if room == "reading":
        original = step.read_in_sandbox
        monkeypatch.setattr(step, "read_in_sandbox", fail_on_port)
    else:
        original = step.claims.extract
        monkeypatch.setattr(step.claims, "extract", fail_on_port)
    found = status(open_paths([papers], tmp_path / "fire.case").case)
    (trouble,) = found.troubles
    assert (trouble.name, trouble.problems[0].code) == ("port.txt", f"{room}-failed")
    assert "unexpected" in trouble.problems[0].detail
    assert found.documents["read"] == 1


def test_bad_files_are_accounted_for(tmp_path: Path) -> None:
    """Empty, noise, wrong encoding, truncated, a pipe, a loop, no permission: each has its line, the rest is read."""
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "a-good.txt").write_text("The harbour master said that the gate was shut.\n", "utf-8")
    (folder / "b-empty.txt").write_bytes(b"")
    (folder / "c-noise.txt").write_bytes(bytes(range(256)) * 64)
    (folder / "d-cyrillic.txt").write_bytes("Порт заявил, что склад был пуст.\n".encode("cp1251") * 20)
    (folder / "e-utf16.txt").write_bytes("The clerk said nothing.\n".encode("utf-16"))
    (folder / "f-cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog")
    (folder / "g-nul.txt").write_bytes(b"The clerk said\x00that it was late.\n" * 9)
    os.mkfifo(folder / "h-pipe")
    (folder / "i-loop").symlink_to(folder)
    (folder / "j-nothing").symlink_to(folder / "gone")
    opened = open_paths([folder], tmp_path / "mixed.case")
    outcomes = {Path(e.path).name: e.code or e.outcome for e in opened.account.entries}
    assert outcomes == {
        "a-good.txt": "taken in",
        "b-empty.txt": "taken in",
        "c-noise.txt": "taken in",
        "d-cyrillic.txt": "taken in",
        "e-utf16.txt": "taken in",
        "f-cut.pdf": "taken in",
        "g-nul.txt": "taken in",
        "h-pipe": "fifo",
        "i-loop": "symlink-loop",
        "j-nothing": "broken-symlink",
    }
    by_name = {document.name: document for document in whole(opened.case).documents}
    assert len(by_name) == 7
    assert by_name["a-good.txt"].status is ReadStatus.READ
    assert by_name["b-empty.txt"].problems[0].code == "empty"
    for name in ("b-empty.txt", "c-noise.txt", "f-cut.pdf"):
        assert by_name[name].status is not ReadStatus.READ, name
        assert by_name[name].problems, name
    texts = whole(opened.case).texts
    assert "склад был пуст" in texts[by_name["d-cyrillic.txt"].id]
    assert texts[by_name["e-utf16.txt"].id].startswith("The clerk said nothing.")
    assert verify(tmp_path / "mixed.case").ok


def test_nothing_to_take_in_is_said(tmp_path: Path) -> None:
    """Paths without files end in one sentence that names them."""
    with pytest.raises(NothingTakenIn, match="nowhere"):
        open_paths([tmp_path / "nowhere"], tmp_path / "x.case")


@pytest.mark.parametrize(("name", "folder"), [("papers", "papers.case"), ("papers/port.txt", "port.case")])
def test_a_case_is_named_after_its_first_path(papers: Path, name: str, folder: str) -> None:
    """In the folder where the user stands."""
    assert folder_for([papers.parent / name]) == Path(folder)


def test_an_import_gives_the_same_export(papers: Path, tmp_path: Path) -> None:
    """Out and in and out again: the same bytes, salts included when asked for."""
    case = open_paths([papers], tmp_path / "fire.case").case
    before = written(case, tmp_path / "out")
    copy = bring_in(tmp_path / "copy.case", tmp_path / "out")
    assert written(copy, tmp_path / "again") == before
    export(case, "jsonl", tmp_path / "sealed", sealed=True)
    opened = bring_in(tmp_path / "opened.case", tmp_path / "sealed")
    assert whole(opened) == whole(case)


def test_an_imported_case_is_kept_until_its_originals_come(papers: Path, tmp_path: Path) -> None:
    """A build changes nothing while originals are missing; once added, they are read again to the same rows."""
    export(open_paths([papers], tmp_path / "fire.case").case, "jsonl", tmp_path / "out", sealed=True)
    copy = bring_in(tmp_path / "copy.case", tmp_path / "out")
    before = whole(copy)
    assert build(copy).read == 0
    assert whole(copy) == before
    missing = [fault.code for fault in verify(tmp_path / "copy.case").findings]
    assert missing.count("object-missing") >= 2
    add(copy, [papers])
    assert build(copy).read == 2
    assert whole(copy).claims == before.claims
    assert verify(tmp_path / "copy.case").ok


def test_a_rule_of_another_version_reads_again(
    papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A document read by older rules is stale, and a build makes it new."""
    case = open_paths([papers], tmp_path / "fire.case").case
    monkeypatch.setattr("averment.claims.version", lambda: "claims-by-rule@99")
    assert status(case).waiting == ("courier.txt", "port.txt") or set(status(case).waiting) == {
        "courier.txt",
        "port.txt",
    }
    assert build(case).read == 2


def test_custody_events_say_what_happened(papers: Path, tmp_path: Path) -> None:
    """Made, two files acquired, two texts extracted; who and what is sealed."""
    events = whole(open_paths([papers], tmp_path / "fire.case").case).events
    said = [json.loads(event.body) for event in events]
    assert [event["type"] for event in said] == ["case.created", *["acquired"] * 2, *["extracted-text"] * 2]
    assert not any("actor" in event or "courier.txt" in json.dumps(event) for event in said)


def test_documents_keep_their_reading(papers: Path, tmp_path: Path) -> None:
    """The document says by which rule it was read, as the text room signed it."""
    documents = whole(open_paths([papers], tmp_path / "fire.case").case).documents
    assert all("@" in document.reader for document in documents)
    assert {field.name for field in dataclasses.fields(text.Reading)} >= {"reader", "status"}
