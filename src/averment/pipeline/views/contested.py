"""Where claims disagree: both sides, each with its speaker, and the reason they were set side by side."""

from collections.abc import Iterable
from dataclasses import dataclass

from averment.model import Conflict, Verdict, When
from averment.pipeline.views.cards import ClaimCard, cards_by_id
from averment.pipeline.views.paging import Tally, cut, tallied
from averment.store import Session, incidents

OPEN = (Verdict.CONFLICT, Verdict.UNCLEAR)


@dataclass(frozen=True, slots=True)
class IncidentRef:
    """What a reader needs in order to know which incident is meant."""

    id: str
    label: str
    when: When | None


@dataclass(frozen=True, slots=True)
class Contested:
    """Two claims that differ, in document order; neither is preferred."""

    conflict: Conflict
    a: ClaimCard
    b: ClaimCard
    incident: IncidentRef | None


@dataclass(frozen=True, slots=True)
class ConflictsPage:
    """Every disagreement in the case, those still open first."""

    total: int
    verdict: str | None
    verdicts: tuple[Tally, ...]
    rows: tuple[Contested, ...]
    page: int
    pages: int


def conflicts(session: Session, *, verdict: str | None = None, page: int = 1) -> ConflictsPage:
    """A page of the disagreements, all or those with one verdict."""
    every = incidents.CONFLICTS.all(session)
    kept = sorted((c for c in every if verdict in (None, c.verdict)), key=_openness)
    shown, page, pages = cut(kept, page)
    return ConflictsPage(
        len(every), verdict, tallied(c.verdict for c in every), contested(session, shown), page, pages
    )


def still_open(session: Session) -> tuple[Conflict, ...]:
    """The disagreements in which both claims cannot hold, or where that is unclear."""
    return tuple(sorted(incidents.CONFLICTS.among(session, "verdict", OPEN), key=_openness))


def contested(session: Session, found: Iterable[Conflict]) -> tuple[Contested, ...]:
    """The disagreements with both sides; one whose claims are gone is left out."""
    kept = tuple(found)
    sides = cards_by_id(session, {side for c in kept for side in (c.a, c.b)})
    refs = incident_refs(session, {c.incident for c in kept if c.incident})
    return tuple(
        Contested(c, sides[c.a], sides[c.b], refs.get(c.incident or ""))
        for c in kept
        if c.a in sides and c.b in sides
    )


def incident_refs(session: Session, ids: Iterable[str]) -> dict[str, IncidentRef]:
    """Name tags by incident id."""
    found = incidents.INCIDENTS.among(session, "id", ids)
    return {each.id: IncidentRef(each.id, each.label, each.when) for each in found}


def _openness(conflict: Conflict) -> tuple[int, str, str, str]:
    order = [*Verdict].index(conflict.verdict) if conflict.verdict not in OPEN else -1
    return (order, conflict.incident or "~", conflict.kind, conflict.id)
