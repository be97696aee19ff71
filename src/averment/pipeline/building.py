"""The case is built: every exhibit read, every document extracted, the whole related; only what changed."""

import multiprocessing
import os
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from averment.evidence import acts
from averment.model import ReadStatus
from averment.pipeline import surroundings
from averment.pipeline.case import Case, Step, Writer
from averment.pipeline.parts import keep_parts
from averment.pipeline.progress import Progress, Tell, silent
from averment.pipeline.reading import Result, Source, read
from averment.pipeline.relating import relate
from averment.pipeline.waiting import READ, waiting
from averment.store import Session, claims, documents, stated, work

BATCH: Final = 16  # documents a transaction


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did."""

    read: int  # documents read now
    skipped: int  # documents that had not changed
    partial: int
    refused: int
    related: bool  # whether the whole was related anew


def build(case: Case, *, scratch: bool = False, tell: Tell = silent) -> Built:
    """Read and extract what is new or was done by older rules, then relate the whole.

    With `scratch` everything derived is made again; the result is the same. Raises CaseBusy, DiskFull.
    """
    with case.writing() as writer:
        if scratch:
            _forget(writer)
        fresh = 0
        while sources := _waiting(case):
            for batch in _batches(sources):
                _build(writer, batch)
                fresh += len(batch)
                tell(Progress("read", fresh, fresh + len(sources) - len(batch), batch[-1].names[0]))
                sources = sources[len(batch) :]
        related = relate(writer, tell)
    return _summary(case, fresh, related=related)


def _summary(case: Case, fresh: int, *, related: bool) -> Built:
    with case.store.read() as session:
        found = documents.DOCUMENTS.all(session)
    by = [document.status for document in found]
    return Built(
        read=fresh,
        skipped=len(found) - fresh,
        partial=by.count(ReadStatus.PARTIAL),
        refused=by.count(ReadStatus.REFUSED),
        related=related,
    )


def _forget(writer: Writer) -> None:
    """Have everything derived made again; texts and rows go, custody stays."""
    with writer.store.write() as session:
        work.forget_all(session)


def _batches(sources: list[Source]) -> Iterator[list[Source]]:
    for start in range(0, len(sources), BATCH):
        yield sources[start : start + BATCH]


def _waiting(case: Case) -> list[Source]:
    """The exhibits whose reading is missing or older than the rules, in the order of their digests."""
    with case.store.read() as session:
        return waiting(case, session)


def _build(writer: Writer, batch: list[Source]) -> None:
    """Read a batch and write it in one transaction; a document is wholly there or not at all."""
    with tempfile.TemporaryDirectory(prefix="averment-") as folder:
        results = _read_all(batch, Path(folder))
        with writer.step() as step:
            for result in results:
                keep_parts(writer, step, result)
                _save(step.session, result)
                _tell_text(writer, step, result)
                work.record(step.session, READ, subject=result.source.sha256, key=result.source.key)


def _read_all(batch: list[Source], folder: Path) -> list[Result]:
    """Read at once as many as there are processors; Ctrl-C ends the readers, it does not wait for them."""
    outs = [folder / source.sha256 for source in batch]
    for out in outs:
        out.mkdir()
    pool = ThreadPoolExecutor(os.cpu_count() or 1)
    try:
        return list(pool.map(read, batch, outs))
    except BaseException:
        for child in multiprocessing.active_children():
            child.kill()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _save(session: Session, result: Result) -> None:
    """Replace the document and everything that was derived from it alone."""
    documents.forget(session, result.document.id)
    documents.DOCUMENTS.save(session, [result.document])
    documents.save_texts(session, [(result.document.id, result.text)])
    documents.SEGMENTS.save(session, result.segments)
    if result.extraction is not None:
        claims.CLAIMS.save(session, result.extraction.claims)
        stated.DATES.save(session, result.extraction.dates)
        stated.QUANTITIES.save(session, result.extraction.quantities)
        stated.MENTIONS.save(session, result.extraction.mentions)


def _tell_text(writer: Writer, step: Step, result: Result) -> None:
    """Record which text was read, unless the log's newest word on the document says the same."""
    document = result.document
    told = (document.text_sha256, document.reader)
    if writer.texts.get(document.id) == told:
        return
    writer.texts[document.id] = told
    step.acts.append(
        acts.extracted(
            document.exhibit,
            result.text,
            document=document.id,
            rule=document.reader,
            seed=next(writer.salts),
            actor=surroundings.actor(),
            at=surroundings.now(),
        )
    )
