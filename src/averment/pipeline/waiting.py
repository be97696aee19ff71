"""Which exhibits wait to be read, and where each lies among mails and archives."""

from collections.abc import Iterator
from typing import Final

from averment.model import Capture, content_id
from averment.pipeline.case import Case
from averment.pipeline.reading import Source
from averment.store import Session, custody, work

READ: Final = "read"


def waiting(case: Case, session: Session) -> list[Source]:
    """The exhibits that a build would read; originals that are missing are left to `verify`."""
    done = work.done(session, READ)
    return [
        source
        for source in _sources(case, session)
        if done.get(source.sha256) != source.key and source.path.exists()
    ]


def _sources(case: Case, session: Session) -> Iterator[Source]:
    """Every exhibit with its names and its place among containers."""
    captures: dict[str, list[Capture]] = {}
    for capture in custody.CAPTURES.all(session):
        captures.setdefault(capture.exhibit, []).append(capture)
    containers = {
        sha256: None if any(c.container is None for c in group) else min(c.container or "" for c in group)
        for sha256, group in captures.items()
    }
    for sha256, group in sorted(captures.items()):
        container = containers[sha256]
        yield Source(
            sha256,
            case.vault.path(sha256),
            tuple(sorted({capture.name for capture in group})),
            _depth(sha256, containers),
            None if container is None else content_id("doc", container),
        )


def _depth(sha256: str, containers: dict[str, str | None]) -> int:
    """How many containers an exhibit lies in; a container that holds itself ends the count."""
    depth, seen = 0, {sha256}
    container = containers.get(sha256)
    while container is not None and container not in seen:
        seen.add(container)
        container = containers.get(container)
        depth += 1
    return depth
