"""What a case holds, what could not be read, and what is stale."""

from dataclasses import dataclass

from averment.model import Problem
from averment.pipeline.case import Case
from averment.pipeline.relating import is_current
from averment.pipeline.reviewing import Untrained, to_review, untrained
from averment.pipeline.waiting import waiting
from averment.store import counts, custody, described, documents


@dataclass(frozen=True, slots=True)
class Trouble:
    """A document that could not be read, or not wholly, and why."""

    document: str
    name: str
    status: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that was found and not taken in, and why."""

    path: str
    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Status:
    """The state of a case."""

    title: str
    created: str
    bytes: int
    counts: dict[str, int]
    documents: dict[str, int]  # by read, partial, refused
    troubles: tuple[Trouble, ...]
    refused: tuple[Refused, ...]
    review: dict[str, int]  # claims that a person should look at, in all and by reason
    untrained: tuple[Untrained, ...]  # languages read without a trained reader
    waiting: tuple[str, ...]  # files not read yet, or read by older rules
    stale: bool  # whether a build has something to do


def status(case: Case) -> Status:
    """The state of a case, read in one transaction."""
    with case.store.read() as session:
        title, created = described(session)
        found = documents.DOCUMENTS.all(session)
        unread = tuple(source.names[0] for source in waiting(case, session))
        return Status(
            title=title,
            created=created.isoformat(),
            bytes=custody.size_of_all(session),
            counts=counts(session),
            documents={s: sum(d.status == s for d in found) for s in ("read", "partial", "refused")},
            troubles=tuple(Trouble(d.id, d.name, str(d.status), d.problems) for d in found if d.problems),
            refused=tuple(Refused(r.path, r.code, r.detail) for r in custody.REFUSALS.all(session)),
            review=to_review(session),
            untrained=untrained(session),
            waiting=unread,
            stale=bool(unread) or not is_current(session),
        )
