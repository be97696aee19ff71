"""The case is checked: originals, history, rows, texts and the places of all passages."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

from averment.evidence import Fault, Report, verify_folder, verify_rows
from averment.model import Contents, NotACase, Passage, UnsafeDatabase
from averment.pipeline.case import LOG, Case
from averment.store import DATABASE, contents


def verify(root: Path) -> Report:
    """Everything that is wrong with a case, named; nothing is repaired or written.

    When the database cannot be opened, the folder is checked by itself. Raises NotACase for other folders.
    """
    try:
        case = Case.open(root)
    except (UnsafeDatabase, NotACase) as error:
        if not (root / LOG).is_dir():
            raise
        report = verify_folder(root)
        fault = Fault("database", str(root / DATABASE), None, str(error))
        return Report((fault, *report.findings), report.counts)
    try:
        return _verify(case)
    finally:
        case.close()


def _verify(case: Case) -> Report:
    with case.store.read() as session:
        whole = contents(session)
    report = verify_rows(
        case.root,
        exhibits=whole.exhibits,
        captures=whole.captures,
        refusals=whole.refusals,
        events=whole.events,
        texts=whole.texts,
    )
    broken = tuple(_broken(whole))
    return Report(
        (*report.findings, *broken), {**report.counts, "passages": sum(1 for _ in _passages(whole))}
    )


def _broken(whole: Contents) -> Iterator[Fault]:
    """Passages whose words are not found again at their place: shown, never mended."""
    for owner, passage in _passages(whole):
        if not passage.stands_in(whole.texts.get(passage.document, "")):
            detail = f"its words do not stand at {passage.start}..{passage.end} of {passage.document}"
            yield Fault("passage", owner, None, detail)


def _passages(whole: Contents) -> Iterator[tuple[str, Passage]]:
    for field in dataclasses.fields(whole):
        words = getattr(whole, field.name)
        if isinstance(words, tuple):
            for word in words:
                for name in ("passage", "speaker_at", "cue_at", "ancestor", "derived"):
                    value = getattr(word, name, None)
                    if isinstance(value, Passage):
                        yield f"{field.name}, {word.id}", value
