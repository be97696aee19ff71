"""The vault keeps exact bytes under their digest, or nothing."""

import errno
import hashlib
import io
import os
import resource
import signal
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from averment.evidence import Vault, VaultUnwritable, verify_folder
from averment.model import DiskFull, Exhibit, InvalidWord, NotFound, VerificationFailed

HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"


def files(root: Path) -> list[str]:
    """Every file under a folder, by relative name."""
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def test_put_names_the_blob_by_its_digest(tmp_path: Path) -> None:
    """The place, the mode, both digests and the size are those of the published format."""
    exhibit = Vault(tmp_path).put(io.BytesIO(b"hello"))
    assert exhibit.sha256 == HELLO
    assert exhibit.sha512 == hashlib.sha512(b"hello").hexdigest()
    assert exhibit.size == 5
    assert files(tmp_path) == [f"objects/sha256/2c/f2/{HELLO}"]
    assert (tmp_path / f"objects/sha256/2c/f2/{HELLO}").stat().st_mode & 0o7777 == 0o400


@given(data=st.binary(max_size=3000))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_put_comes_out(tmp_path: Path, data: bytes) -> None:
    """Any bytes are given back exactly."""
    vault = Vault(tmp_path)
    with vault.open(vault.put(io.BytesIO(data)).sha256) as stream:
        assert stream.read() == data


def test_a_large_stream_is_read_in_pieces(tmp_path: Path) -> None:
    """Streams that give odd pieces lose no byte at the seams."""

    class Dripping(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(size or 0, 70_001))

    data = bytes(range(251)) * 9001
    exhibit = Vault(tmp_path).put(Dripping(data))
    assert exhibit.sha256 == hashlib.sha256(data).hexdigest()
    assert exhibit.size == len(data)


def test_same_bytes_twice_are_one_blob(tmp_path: Path) -> None:
    """The second time nothing is added and nothing unfinished stays."""
    vault = Vault(tmp_path)
    assert vault.put(io.BytesIO(b"hello")) == vault.put(io.BytesIO(b"hello"))
    assert files(tmp_path) == [f"objects/sha256/2c/f2/{HELLO}"]


def test_a_damaged_blob_is_never_called_preserved(tmp_path: Path) -> None:
    """When the blob in the place was changed, putting the same bytes again is an error that names it."""
    vault = Vault(tmp_path)
    vault.put(io.BytesIO(b"hello"))
    path = vault.path(HELLO)
    path.chmod(0o600)
    path.write_bytes(b"hullo")
    with pytest.raises(VerificationFailed, match=HELLO):
        vault.put(io.BytesIO(b"hello"))
    assert path.read_bytes() == b"hullo"
    assert files(tmp_path / "objects" / "tmp") == []


def test_many_are_settled_together(tmp_path: Path) -> None:
    """Staged streams get their places in one step, the same bytes among them once."""
    vault = Vault(tmp_path)
    staged = [vault.stage(io.BytesIO(data)) for data in (b"a", b"b", b"a")]
    assert not (tmp_path / "objects" / "sha256").exists()
    exhibits = vault.settle(staged)
    assert [each.size for each in exhibits] == [1, 1, 1]
    assert len(files(tmp_path / "objects" / "sha256")) == 2
    assert files(tmp_path / "objects" / "tmp") == []


def test_discarded_streams_leave_nothing(tmp_path: Path) -> None:
    """What was staged and not wanted is gone."""
    vault = Vault(tmp_path)
    vault.discard([vault.stage(io.BytesIO(b"a"))])
    assert files(tmp_path) == []


def test_a_failing_source_leaves_nothing(tmp_path: Path) -> None:
    """An error of the stream passes through as it is, and its tmp file is gone."""

    class Failing:
        calls = 0

        def read(self, size: int, /) -> bytes:
            self.calls += 1
            if self.calls == 2:
                raise OSError(errno.EIO, "the disk of the source")
            return b"first part"

    with pytest.raises(OSError, match="disk of the source"):
        Vault(tmp_path).put(Failing())
    assert files(tmp_path) == []


@pytest.mark.parametrize("name", ["", "abc", "../../../etc/passwd", "G" * 64, HELLO.upper(), HELLO + "\n"])
def test_only_digests_are_paths(tmp_path: Path, name: str) -> None:
    """Nothing but 64 lower-case hex digits ever becomes a path."""
    with pytest.raises(InvalidWord):
        Vault(tmp_path).path(name)


def test_an_absent_original_is_not_found(tmp_path: Path) -> None:
    """Opening what the case does not hold says so."""
    with pytest.raises(NotFound, match="averment verify"):
        Vault(tmp_path).open(HELLO)


def test_sweep_removes_only_the_unfinished(tmp_path: Path) -> None:
    """Leftovers are named and removed; a second sweep, and one before the first file, find nothing."""
    vault = Vault(tmp_path)
    assert vault.sweep() == ()
    vault.put(io.BytesIO(b"hello"))
    vault.stage(io.BytesIO(b"never settled"))
    assert len(vault.sweep()) == 1
    assert vault.sweep() == ()
    assert files(tmp_path) == [f"objects/sha256/2c/f2/{HELLO}"]


def test_a_leftover_of_the_same_name_is_stepped_over(tmp_path: Path) -> None:
    """Another vault of the same process number never writes into this one's files."""
    one, two = Vault(tmp_path), Vault(tmp_path)
    staged = [one.stage(io.BytesIO(b"one")), two.stage(io.BytesIO(b"two"))]
    assert staged[0].tmp != staged[1].tmp
    assert staged[0].tmp.read_bytes() == b"one"


def test_thirty_two_threads_put_the_same_bytes(tmp_path: Path) -> None:
    """All are told that it is preserved, and there is one blob."""
    vault = Vault(tmp_path)
    results: list[str] = []
    threads = [
        threading.Thread(target=lambda: results.append(vault.put(io.BytesIO(b"hello")).sha256))
        for _ in range(32)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [HELLO] * 32
    assert files(tmp_path) == [f"objects/sha256/2c/f2/{HELLO}"]


def test_a_folder_without_rights_is_unwritable(as_nobody: Path) -> None:
    """A case folder that may not be written is named with what to do."""
    as_nobody.chmod(0o500)
    with pytest.raises(VaultUnwritable, match="check the disk and the permissions"):
        Vault(as_nobody).put(io.BytesIO(b"hello"))


def run(program: str, *args: str) -> subprocess.CompletedProcess[str]:
    """Run a small program in a process of its own."""
    code = textwrap.dedent(program)
    return subprocess.run([sys.executable, "-c", code, *args], capture_output=True, text=True, check=False)


def test_a_limit_on_file_size_is_disk_full(tmp_path: Path) -> None:
    """Where the system stops a write half-way, nothing half-written stays (RLIMIT_FSIZE, no root needed)."""
    program = f"""
        import io, resource, sys
        from pathlib import Path
        from averment.evidence import Vault
        from averment.model import DiskFull
        vault = Vault(Path(sys.argv[1]))
        vault.put(io.BytesIO(b"hello"))
        resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, {resource.RLIM_INFINITY}))
        try:
            vault.put(io.BytesIO(bytes(5_000_000)))
        except DiskFull as error:
            print(error)
    """
    done = run(program, str(tmp_path))
    assert "run the same command again" in done.stdout, done.stderr
    assert files(tmp_path) == [f"objects/sha256/2c/f2/{HELLO}"]


def test_a_full_disk_loses_nothing_acknowledged(tmp_path: Path) -> None:
    """On a 1 MB file system: DiskFull, nothing unfinished, everything acknowledged still reads."""
    if os.geteuid() != 0:
        pytest.skip("needs root to mount a small tmpfs; run: sudo make test")
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], check=False)
    if mounted.returncode != 0:
        pytest.skip("this machine does not let root mount a tmpfs; run the tests where it does")
    try:
        vault = Vault(disk)
        acknowledged: list[Exhibit] = []
        with pytest.raises(DiskFull, match="No space left"):
            acknowledged.extend(vault.put(io.BytesIO(bytes([number]) * 50_000)) for number in range(100))
        assert 5 < len(acknowledged) < 21
        assert list((disk / "objects" / "tmp").iterdir()) == []
        for exhibit in acknowledged:
            with vault.open(exhibit.sha256) as stream:
                assert hashlib.file_digest(stream, "sha256").hexdigest() == exhibit.sha256
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.slow
@pytest.mark.parametrize("milliseconds", range(0, 60, 6))
def test_a_killed_process_leaves_no_damaged_blob(tmp_path: Path, milliseconds: int) -> None:
    """SIGKILL while files are put: every acknowledged blob is whole, no blob is damaged, sweep clears the rest."""
    program = """
        import io, itertools, sys
        from pathlib import Path
        from averment.evidence import Vault
        vault = Vault(Path(sys.argv[1]))
        for number in itertools.count():
            staged = [vault.stage(io.BytesIO(f"{number}.{i} ".encode() * 3000)) for i in range(4)]
            for exhibit in vault.settle(staged):
                print(exhibit.sha256, flush=True)
    """
    child = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(program), str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    first = child.stdout.readline().strip()
    threading.Event().wait(milliseconds / 1000)
    child.send_signal(signal.SIGKILL)
    rest = child.communicate()[0].split("\n")[:-1]
    acknowledged = [first, *rest]
    vault = Vault(tmp_path)
    for sha256 in acknowledged:
        with vault.open(sha256) as stream:
            assert hashlib.file_digest(stream, "sha256").hexdigest() == sha256
    vault.sweep()
    assert files(tmp_path / "objects" / "tmp") == []
    wrong = {fault.code for fault in verify_folder(tmp_path).findings if fault.code.startswith("object")}
    assert wrong == {"object-orphan"}
