"""A small real case for the evidence tests."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from averment.evidence import (
    Past,
    Vault,
    acts,
    complete,
    receive_all,
    record,
    walk,
)
from averment.model import Refusal

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)
TEXT = "Notice of the Harbour Board of Velmora.\n\nThe Board counted 12 crates.\nNobody was hurt.\n"


def salts() -> Iterator[bytes]:
    """Salts that are the same in every run."""
    number = 0
    while True:
        yield hashlib.sha256(number.to_bytes(8, "big")).digest()[:16]
        number += 1


def build(root: Path, source: Path) -> SimpleNamespace:
    """Write a case of five files, one refusal and one text, as the pipeline would."""
    (source / "annex").mkdir(parents=True)
    (source / "notice.txt").write_text(TEXT)
    (source / "annex" / "copy.txt").write_text(TEXT)
    (source / "annex" / "table.csv").write_text("crate,tonnes\n1,2\n")
    (source / "annex" / "empty.txt").write_bytes(b"")
    (source / "photo.bin").write_bytes(bytes(range(256)) * 10)
    os.mkfifo(source / "pipe")
    for path in source.rglob("*.*"):
        os.utime(path, (1_900_000_000, 1_900_000_000))
    vault = Vault(root)
    got = receive_all(vault, walk([source]), actor="R. Keeper", at=NOON)
    taken = [each for each in got if not isinstance(each, Refusal)]
    refusals = tuple(each for each in got if isinstance(each, Refusal))
    notice = hashlib.sha256(TEXT.encode()).hexdigest()
    past = Past("case-5d1f")
    events, past = record(
        past,
        [
            acts.created("Velmora", actor="R. Keeper", at=NOON),
            *(acts.acquired(*each) for each in taken),
            *(acts.refused(each, actor="R. Keeper") for each in refusals),
            acts.extracted(
                notice,
                TEXT,
                document="doc-1",
                rule="plain@1",
                seed=b"sixteen bytes ok",
                actor="R. Keeper",
                at=NOON + timedelta(seconds=1),
            ),
        ],
        salts=salts(),
    )
    log = complete(root / "log", events)
    exhibits = tuple({exhibit.sha256: exhibit for exhibit, _ in taken}.values())
    rows = {
        "exhibits": exhibits,
        "captures": tuple(capture for _, capture in taken),
        "refusals": refusals,
        "events": events,
        "texts": {"doc-1": TEXT},
    }
    return SimpleNamespace(root=root, past=past, log=log, rows=rows, salts=salts)


@pytest.fixture
def case(tmp_path: Path) -> SimpleNamespace:
    """A fresh case in its own folder: root, past, log, salts, and rows for verify_rows."""
    return build(tmp_path / "case", tmp_path / "source")


@pytest.fixture
def as_nobody() -> Iterator[Path]:
    """A folder in which this process has no more rights than an ordinary user."""
    folder = Path(tempfile.mkdtemp(prefix="averment-test-"))
    root = os.geteuid() == 0
    if root:
        os.chown(folder, 65534, 65534)
        os.seteuid(65534)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        for path in [folder, *folder.rglob("*")]:
            if path.is_dir():
                path.chmod(0o700)
        shutil.rmtree(folder)
