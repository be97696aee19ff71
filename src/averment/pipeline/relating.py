"""The whole case is related: names to entities, claims to incidents, copies to their origins."""

from dataclasses import replace
from typing import Final

from averment import __version__, assessment, entities, incidents
from averment.entities.edges import RULE as EDGES
from averment.entities.locate import RULE as PLACES
from averment.entities.resolve import RULE as GATHER
from averment.entities.speakers import RULE as SPEAKERS
from averment.model import Contents, content_id
from averment.pipeline.case import Writer
from averment.pipeline.progress import Progress, Tell
from averment.pipeline.waiting import READ
from averment.store import Session, clear_related, contents, everything, work

RELATE: Final = "relate"
WHOLE: Final = "case"
RULES: Final = (
    __version__,
    EDGES,
    GATHER,
    PLACES,
    SPEAKERS,
    incidents.VERSION,
    assessment.VERSION,
)


def relate(writer: Writer, tell: Tell) -> bool:
    """Relate everything anew when anything it rests on has changed; whether that was so."""
    with writer.store.read() as session:
        key = current_key(session)
        if work.done(session, RELATE).get(WHOLE) == key:
            return False
        whole = contents(session)
    whole = related(whole, tell)
    with writer.step() as step:
        save(step.session, whole)
        work.record(step.session, RELATE, subject=WHOLE, key=key)
    return True


def related(whole: Contents, tell: Tell) -> Contents:
    """The case with what follows from all its documents together; each room sees what the earlier found."""
    tell(Progress("relate", 0, 3, "entities"))
    named = entities.resolve(whole.documents, whole.texts, whole.mentions, whole.claims)
    whole = replace(whole, entities=named.entities, links=named.links)
    found = entities.find_edges(
        whole.texts,
        whole.mentions,
        whole.links,
        whole.claims,
        dates=whole.dates,
        quantities=whole.quantities,
        kinds={entity.id: entity.kind for entity in whole.entities},
    )
    tell(Progress("relate", 1, 3, "incidents"))
    made = incidents.relate(replace(whole, edges=found))
    tell(Progress("relate", 2, 3, "ledger and decisions"))
    assessed = assessment.assess(whole)
    tell(Progress("relate", 3, 3, "the whole case"))
    return replace(
        whole,
        edges=found,
        incidents=made.incidents,
        conflicts=made.conflicts,
        lineage=made.lineage,
        mutations=made.mutations,
        ledger=assessed.ledger,
        balances=assessed.balances,
        deliberations=assessed.deliberations,
    )


def save(session: Session, whole: Contents) -> None:
    """Put what was related in the place of what was related before."""
    clear_related(session)
    everything.save(session, whole, everything.RELATED)


def current_key(session: Session) -> str:
    """What the relating of the case rests on: every document as it was read, and the rules."""
    read = sorted(work.done(session, READ).items())
    return content_id("key", *[f"{subject}={key}" for subject, key in read], *RULES)


def is_current(session: Session) -> bool:
    """Whether the case is related as it stands."""
    return work.done(session, RELATE).get(WHOLE) == current_key(session)
