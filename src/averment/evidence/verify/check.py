"""The two checks: a folder by itself, and a folder against the database's rows."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from averment.evidence.verify.events import check_events
from averment.evidence.verify.objects import Blob, check_objects, read_blobs
from averment.evidence.verify.published import Line, read_lines
from averment.evidence.verify.report import Fault, Report
from averment.evidence.verify.rows import (
    check_capture_rows,
    check_event_rows,
    check_exhibit_rows,
    check_refusal_rows,
)
from averment.evidence.verify.texts import check_texts
from averment.model import Capture, Event, Exhibit, Refusal

OTHERS = 0o077  # rights of group and everybody else


def verify_folder(root: Path, *, texts: Mapping[str, str] | None = None) -> Report:
    """Re-read every original and every event under a case's root; `texts` are by document id.

    Nothing is raised for what is wrong with the case: it stands in the report.
    """
    return _verify(root, texts or {})[0]


def verify_rows(
    root: Path,
    *,
    exhibits: Iterable[Exhibit],
    captures: Iterable[Capture],
    refusals: Iterable[Refusal],
    events: Iterable[Event],
    texts: Mapping[str, str],
) -> Report:
    """Check the folder, and that the database says the same; so a row edited by hand is named."""
    report, lines, blobs = _verify(root, texts)
    faults = [
        *check_event_rows(events, lines),
        *check_exhibit_rows(exhibits, lines, blobs),
        *check_capture_rows(captures, lines),
        *check_refusal_rows(refusals, lines),
    ]
    return Report((*report.findings, *faults), report.counts)


def _verify(root: Path, texts: Mapping[str, str]) -> tuple[Report, list[Line], dict[str, Blob]]:
    """The check of a folder, with what was read for it."""
    lines, faults = read_lines(root / "log")
    faults += check_events(lines)
    blobs, more = read_blobs(root)
    faults += more
    faults += check_objects(blobs, lines)
    faults += check_texts(texts, lines)
    faults += _open_seals(root / "log" / "sealed")
    counts = {
        "events": len(lines),
        "disclosures": sum(len(line.digests) for line in lines),
        "objects": len(blobs),
        "bytes": sum(blob.size for blob in blobs.values()),
        "texts": len(texts),
    }
    return Report(tuple(faults), counts), lines, blobs


def _open_seals(folder: Path) -> list[Fault]:
    """Sealed files that others than their owner may read."""
    paths = [folder, *sorted(folder.iterdir())] if folder.is_dir() else []
    detail = "may be read by others than its owner; close it with chmod go-rwx"
    return [
        Fault("sealed-open", path.relative_to(folder.parent.parent).as_posix(), None, detail, grave=False)
        for path in paths
        if path.stat().st_mode & OTHERS
    ]
