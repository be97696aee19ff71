"""Every file under a folder is taken in or refused with a reason; only what was named is read."""

import io
import os
import socket
import subprocess
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from averment.evidence import (
    Found,
    TurnedAway,
    Vault,
    intake,
    receive,
    receive_all,
    receive_part,
    visible,
    walk,
)
from averment.model import Capture, DiskFull, Refusal

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)


def tree(root: Path, *names: str) -> Path:
    """A folder with these files, each holding its own name."""
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return root


def account(root: Path, *paths: Path, exclude: Path | None = None) -> list[tuple[str, str]]:
    """What a walk gives, as (path below root, code or "found")."""
    steps = list(walk(paths or (root,), exclude=exclude))
    return [
        (os.path.relpath(step.path, root), "found" if isinstance(step, Found) else step.code)
        for step in steps
    ]


def take(vault: Vault, path: Path) -> tuple[bytes, Capture] | Refusal:
    """Walk one file and receive it; the bytes kept and the capture."""
    (step,) = walk([path])
    result = receive(vault, step, actor="R. Keeper", at=NOON)
    if isinstance(result, Refusal):
        return result
    with vault.open(result[0].sha256) as stream:
        return stream.read(), result[1]


def test_folders_are_walked_in_byte_order(tmp_path: Path) -> None:
    """Depth first, names sorted by their bytes, whatever order the file system has."""
    tree(tmp_path, "b/2", "b/10", "b/1/x", "a", "é", "Z", "c")
    assert account(tmp_path) == [(name, "found") for name in ("Z", "a", "b/1/x", "b/10", "b/2", "c", "é")]


def test_named_order_is_kept_and_twice_is_once(tmp_path: Path) -> None:
    """Paths come in the order named; a path named again, or inside a named folder, is said to be."""
    tree(tmp_path, "a/1", "b")
    paths = (tmp_path / "b", tmp_path / "a", tmp_path / "a" / "1", tmp_path / "b")
    assert account(tmp_path, *paths) == [
        ("b", "found"),
        ("a/1", "found"),
        ("a/1", "named-twice"),
        ("b", "named-twice"),
    ]


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    """A misspelt path is an entry in the account, and the rest is taken in."""
    tree(tmp_path, "a")
    paths = (tmp_path / "nope", tmp_path / "a", tmp_path / "a" / "below-a-file")
    assert account(tmp_path, *paths) == [
        ("nope", "not-found"),
        ("a", "found"),
        ("a/below-a-file", "not-found"),
    ]


def test_pipes_sockets_and_devices_are_never_opened(tmp_path: Path) -> None:
    """A FIFO without a writer would hang whoever opens it."""
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket"))
        assert account(tmp_path) == [("pipe", "fifo"), ("socket", "socket")]
    assert account(Path("/dev"), Path("/dev/null")) == [("null", "device")]


def test_a_pipe_that_takes_the_place_of_a_file(tmp_path: Path) -> None:
    """Between listing and reading the file became a pipe: refused, and nothing waits."""
    (step,) = walk([tree(tmp_path, "a") / "a"])
    (tmp_path / "a").rename(tmp_path / "old")
    os.mkfifo(tmp_path / "a")
    result = receive(Vault(tmp_path / "case"), step, actor="R. Keeper", at=NOON)
    assert isinstance(result, Refusal)
    assert result.code == "replaced"


def test_symbolic_links(tmp_path: Path) -> None:
    """Inside what was named a link to a file is taken in; links to folders, out, round and to nothing are not."""
    tree(tmp_path, "in/a", "in/sub/b", "out/secret", "out/case/db")
    links = {
        "in/1-file": "a",
        "in/2-folder": "sub",
        "in/3-out": "../out/secret",
        "in/4-out-folder": "../out",
        "in/5-nothing": "nowhere",
        "in/6-self": "6-self",
        "in/sub/7-loop": "..",
        "in/8-device": "/dev/null",
    }
    for name, target in links.items():
        (tmp_path / name).symlink_to(target)
    assert account(tmp_path / "in") == [
        ("1-file", "found"),
        ("2-folder", "symlink-folder"),
        ("3-out", "symlink-outside"),
        ("4-out-folder", "symlink-outside"),
        ("5-nothing", "broken-symlink"),
        ("6-self", "symlink-loop"),
        ("8-device", "symlink-outside"),
        ("a", "found"),
        ("sub/7-loop", "symlink-loop"),
        ("sub/b", "found"),
    ]


def test_a_link_in_its_place_is_not_followed(tmp_path: Path) -> None:
    """Between listing and reading the file became a link to a file that was not named: refused."""
    (step,) = walk([tree(tmp_path, "in/a", "secret") / "in"])
    (tmp_path / "in" / "a").unlink()
    (tmp_path / "in" / "a").symlink_to("../secret")
    result = receive(Vault(tmp_path / "case"), step, actor="R. Keeper", at=NOON)
    assert isinstance(result, Refusal)
    assert result.code == "symlink-loop"


def test_a_named_link_is_followed(tmp_path: Path) -> None:
    """A link that the user named is what the user named, for files and folders."""
    tree(tmp_path, "there/a", "b")
    (tmp_path / "folder").symlink_to("there")
    (tmp_path / "file").symlink_to("b")
    paths = (tmp_path / "folder", tmp_path / "file")
    assert account(tmp_path, *paths) == [("folder/a", "found"), ("file", "found")]


def test_a_link_to_a_file_says_so(tmp_path: Path) -> None:
    """The capture has the link's name and a note with its target."""
    tree(tmp_path, "a")
    (tmp_path / "z").symlink_to("a")
    link = [step for step in walk([tmp_path]) if isinstance(step, Found)][1]
    result = receive(Vault(tmp_path / "case"), link, actor="R. Keeper", at=NOON)
    assert not isinstance(result, Refusal)
    assert result[1].name == "z"
    assert result[1].note == f"reached through a symbolic link to {(tmp_path / 'a').resolve()}"


def test_the_case_is_never_taken_into_itself(tmp_path: Path) -> None:
    """Not as a folder on the way, not by name, not through a link."""
    tree(tmp_path, "a", "case/objects/x")
    (tmp_path / "link").symlink_to("case/objects/x")
    case = tmp_path / "case"
    assert account(tmp_path, exclude=case) == [
        ("a", "found"),
        ("case", "case-folder"),
        ("link", "case-folder"),
    ]
    assert account(tmp_path, case / "objects" / "x", exclude=case) == [("case/objects/x", "case-folder")]
    (tmp_path / "other").symlink_to("case")
    assert account(tmp_path, tmp_path / "other", exclude=case) == [("other", "case-folder")]


def test_what_may_not_be_read(as_nobody: Path) -> None:
    """Files and folders without rights are refused by name; the rest is taken in."""
    tree(as_nobody, "a", "closed/b", "open")
    (as_nobody / "a").chmod(0)
    (as_nobody / "closed").chmod(0)
    steps = list(walk([as_nobody]))
    assert [type(step) for step in steps] == [Found, TurnedAway, Found]
    results = receive_all(Vault(as_nobody / "case"), steps, actor="R. Keeper", at=NOON)
    assert [each.code if isinstance(each, Refusal) else "kept" for each in results] == [
        "permission",
        "permission",
        "kept",
    ]
    assert isinstance(results[0], Refusal)
    assert results[0].detail == (
        "This may not be read with your permissions; change them or run as its owner. (Permission denied)"
    )


def test_a_file_that_vanished(tmp_path: Path) -> None:
    """Listed, then gone: refused, not raised."""
    (step,) = walk([tree(tmp_path, "a")])
    (tmp_path / "a").unlink()
    result = receive(Vault(tmp_path / "case"), step, actor="R. Keeper", at=NOON)
    assert isinstance(result, Refusal)
    assert (result.code, result.at) == ("vanished", NOON)


@pytest.mark.parametrize("kept", [b"0123456789++", b""])
def test_a_file_that_changes_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: bytes
) -> None:
    """What was read is kept, and the capture says that it is not sure."""
    path = tmp_path / "a"
    path.write_bytes(b"0123456789")
    stage = Vault.stage

    def changing(self: Vault, stream: intake.Readable) -> intake.Staged:
        path.write_bytes(kept)
        return stage(self, stream)

    monkeypatch.setattr(Vault, "stage", changing)
    result = take(Vault(tmp_path / "case"), path)
    assert not isinstance(result, Refusal)
    assert result[0] == kept
    assert result[1].note == f"changed while it was read; the {len(kept)} bytes read were kept"


def test_a_file_that_grows_for_ever_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that never stops cannot keep the reader for ever."""
    monkeypatch.setattr(intake, "GROWTH", 100)
    path = tmp_path / "a"
    path.write_bytes(b"x" * 50)
    read = os.read

    def growing(descriptor: int, size: int) -> bytes:
        with path.open("ab") as file:
            file.write(b"x" * 80)
        return read(descriptor, size)

    monkeypatch.setattr(os, "read", growing)
    result = take(Vault(tmp_path / "case"), path)
    assert not isinstance(result, Refusal)
    assert len(result[0]) == 150
    assert result[1].note == "changed while it was read; the 150 bytes read were kept"


def test_a_source_that_fails_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An input error of the source's disk is the file's fate, not the run's."""

    def failing(descriptor: int, size: int) -> bytes:
        raise OSError(5, "Input/output error")

    tree(tmp_path, "a")
    monkeypatch.setattr(os, "read", failing)
    result = take(Vault(tmp_path / "case"), tmp_path / "a")
    assert isinstance(result, Refusal)
    assert result.code == "unreadable"
    assert "Input/output error" in result.detail


def test_a_capture_tells_the_whole_story(tmp_path: Path) -> None:
    """Name, place, actor, both times, and an id that follows from them."""
    path = tree(tmp_path, "sub/a.txt") / "sub" / "a.txt"
    os.utime(path, ns=(0, 1_700_000_000_123_456_789))
    result = take(Vault(tmp_path / "case"), path)
    again = take(Vault(tmp_path / "case"), path)
    assert result == again
    assert not isinstance(result, Refusal)
    data, capture = result
    assert data == b"sub/a.txt"
    assert (capture.name, capture.path, capture.actor, capture.taken_at) == (
        "a.txt",
        str(path),
        "R. Keeper",
        NOON,
    )
    assert capture.modified_at == datetime(2023, 11, 14, 22, 13, 20, 123456, tzinfo=UTC)
    assert capture.note is None


def test_hidden_files_are_taken_in_and_said_to_be(tmp_path: Path) -> None:
    """Files with a leading dot, and those below such a folder."""
    tree(tmp_path, ".a", ".b/c", "d")
    notes = {step.name: step.notes for step in walk([tmp_path]) if isinstance(step, Found)}
    assert notes == {".a": ("hidden file",), "c": ("in a hidden folder",), "d": ()}


def test_names_that_are_not_utf_8(tmp_path: Path) -> None:
    """The bytes are shown escaped and can be stored; the file is read by its real name."""
    real = os.fsencode(tmp_path) + b"/caf\xe9\\.txt"
    with open(real, "wb") as file:  # noqa: PTH123 - a name in bytes
        file.write(b"x")
    (step,) = walk([tmp_path])
    assert isinstance(step, Found)
    assert step.name == "caf\\xe9\\\\.txt"
    assert step.path.encode() == os.fsencode(tmp_path) + b"/caf\\xe9\\\\.txt"
    result = receive(Vault(tmp_path / "case"), step, actor="R. Keeper", at=NOON)
    assert not isinstance(result, Refusal)
    assert result[1].note == "its name is not valid UTF-8 and is shown escaped"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("plain", "plain"),
        ("back\\slash", "back\\slash"),
        ("Жалоба 🜂", "Жалоба 🜂"),
        ("a\udcff", "a\\xff"),
        ("a\\xff\udcff", "a\\\\xff\\xff"),
        ("\ud800", "\\ud800"),
    ],
)
def test_visible(name: str, shown: str) -> None:
    """Valid names stay, others lose nothing and collide with none."""
    assert visible(name) == shown
    shown.encode()


def test_folders_nested_deeper_than_the_interpreter_recurses(tmp_path: Path) -> None:
    """Twelve hundred levels are walked without recursion."""
    try:
        here = os.open(tmp_path, os.O_RDONLY)
        for _ in range(1200):
            os.mkdir("d", dir_fd=here)
            there = os.open("d", os.O_RDONLY, dir_fd=here)
            os.close(here)
            here = there
        os.close(os.open("leaf", os.O_CREAT | os.O_WRONLY, dir_fd=here))
        os.close(here)
        steps = list(walk([tmp_path]))
        assert [type(step) for step in steps] == [Found]
    finally:
        # pytest itself would recurse when it removes old folders, and fail.
        subprocess.run(["rm", "-rf", str(tmp_path / "d")], check=True)


def test_a_batch_keeps_the_order_and_the_account(tmp_path: Path) -> None:
    """Results stand in the order of what was found; refusals among them carry the moment."""
    tree(tmp_path, "a", "c")
    os.mkfifo(tmp_path / "b")
    results = receive_all(Vault(tmp_path / "case"), walk([tmp_path]), actor="R. Keeper", at=NOON)
    names = [each.path if isinstance(each, Refusal) else each[1].path for each in results]
    assert [Path(name).name for name in names] == ["a", "b", "c"]
    assert isinstance(results[1], Refusal)
    assert results[1].id.startswith("ref-")


def test_a_full_disk_ends_the_batch_with_nothing_unfinished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is the run's fate: DiskFull is raised, nothing is acknowledged, nothing unfinished stays."""
    tree(tmp_path, "in/a", "in/b")
    write, calls = os.write, []

    def full(descriptor: int, data: bytes) -> int:
        calls.append(descriptor)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        return write(descriptor, data)

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(DiskFull):
        receive_all(Vault(tmp_path / "case"), walk([tmp_path / "in"]), actor="R. Keeper", at=NOON)
    assert [path for path in (tmp_path / "case").rglob("*") if path.is_file()] == []


def test_a_part_of_an_exhibit_is_an_exhibit(tmp_path: Path) -> None:
    """An attachment is kept like a file and names its container; its name may be hostile."""
    container = "a" * 64
    exhibit, capture = receive_part(
        Vault(tmp_path),
        io.BytesIO(b"plan"),
        name="../../plan\udcff.pdf",
        path="mail.eml!../../plan\udcff.pdf",
        container=container,
        actor="R. Keeper",
        at=NOON,
    )
    assert (capture.exhibit, capture.container) == (exhibit.sha256, container)
    assert capture.name == "../../plan\\xff.pdf"
    assert capture.path == "mail.eml!../../plan\\xff.pdf"


def test_reading_waits_for_nobody(tmp_path: Path) -> None:
    """A walk over a pipe ends although nobody ever writes to it."""
    os.mkfifo(tmp_path / "pipe")
    done = threading.Event()

    def go() -> None:
        receive_all(Vault(tmp_path / "case"), walk([tmp_path]), actor="R. Keeper", at=NOON)
        done.set()

    threading.Thread(target=go, daemon=True).start()
    assert done.wait(30)
