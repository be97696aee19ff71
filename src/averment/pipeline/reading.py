"""One exhibit is read and what it states is extracted; a failure of either is said, never raised."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from averment import __version__, claims, text
from averment.model import Document, Problem, ReadStatus, Segment, content_id
from averment.pipeline.sandbox import read_in_sandbox
from averment.text import Part, Reading

UNREAD: Final = "application/octet-stream"
FAILED: Final = "failed@1"


@dataclass(frozen=True, slots=True)
class Source:
    """An exhibit as the reader needs it."""

    sha256: str
    path: Path
    names: tuple[str, ...]  # under which it was received, sorted
    depth: int  # 0: received by itself; 1: out of a mail or archive; and so on
    part_of: str | None  # document id of its container, when it came only in containers

    @property
    def key(self) -> str:
        """What the result depends on; another key means: read again."""
        versions = (__version__, text.VERSION, claims.version())
        return content_id("key", self.sha256, *self.names, self.part_of, *versions)


@dataclass(frozen=True, slots=True)
class Result:
    """Everything that one exhibit gave."""

    source: Source
    document: Document
    text: str
    segments: tuple[Segment, ...]
    extraction: claims.Extraction | None
    parts: tuple[tuple[Part, Path], ...]  # files out of it, still in the reading's folder


def read(source: Source, out: Path) -> Result:
    """The exhibit's result; files that come out of it are written below `out`."""
    reading = _read(source, out)
    parts = tuple((part, out / part.file) for part in reading.parts)
    document, content, segments = text.as_words(
        reading, exhibit_sha256=source.sha256, names=source.names, part_of=source.part_of
    )
    extraction, problems = _extract(document, content, segments)
    return Result(source, _completed(document, extraction, problems), content, segments, extraction, parts)


def _read(source: Source, out: Path) -> Reading:
    name = source.names[0] if source.names else source.sha256
    try:
        return read_in_sandbox(source.path, name=name, out_dir=out)
    except Exception as error:  # noqa: BLE001 - one bad file must not stop the others
        return text.refused(UNREAD, FAILED, _failure("reading", error))


def _extract(
    document: Document, content: str, segments: tuple[Segment, ...]
) -> tuple[claims.Extraction | None, tuple[Problem, ...]]:
    if not segments:
        return None, ()
    try:
        extraction = claims.extract(document, content, segments)
    except Exception as error:  # noqa: BLE001 - the text stays readable when its extraction fails
        return None, (_failure("extraction", error),)
    return extraction, extraction.problems


def _completed(
    document: Document, extraction: claims.Extraction | None, problems: tuple[Problem, ...]
) -> Document:
    """The document with what only its content tells: an inferred date, and what could not be extracted."""
    if extraction is not None and extraction.published is not None and document.published is None:
        when, reason = extraction.published
        document = replace(document, published=when, published_reason=reason)
    if not problems:
        return document
    failed = extraction is None and document.status is ReadStatus.READ
    status = ReadStatus.PARTIAL if failed else document.status
    return replace(document, status=status, problems=(*document.problems, *problems))


def _failure(step: str, error: Exception) -> Problem:
    """A defect of ours, met on a file: said in the account, with what to do."""
    what = f"{type(error).__name__}: {error}".splitlines()[0][:200]
    return Problem(f"{step}-failed", f"The {step} failed ({what}); the original is kept, report this to us.")
