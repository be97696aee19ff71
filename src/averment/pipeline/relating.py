"""The whole case is related: names to entities, claims to incidents, copies to their origins."""

from typing import Final

from averment import __version__, assessment, incidents
from averment.model import content_id
from averment.pipeline.case import Writer
from averment.pipeline.progress import Progress, Tell
from averment.store import Session, clear_related, contents, ledger, lineage, work
from averment.store import incidents as stored

RELATE: Final = "relate"
WHOLE: Final = "case"
VERSIONS: Final = (__version__, incidents.VERSION, assessment.VERSION)


def relate(writer: Writer, tell: Tell) -> bool:
    """Relate everything anew when anything it rests on has changed; whether that was so."""
    with writer.store.read() as session:
        key = current_key(session)
        if work.done(session, RELATE).get(WHOLE) == key:
            return False
        everything = contents(session)
    related = incidents.relate(everything)
    assessed = assessment.assess(everything)
    with writer.step() as step:
        clear_related(step.session)
        stored.save_incidents(step.session, related.incidents)
        stored.CONFLICTS.save(step.session, related.conflicts)
        lineage.LINEAGE.save(step.session, related.lineage)
        lineage.MUTATIONS.save(step.session, related.mutations)
        ledger.LEDGER.save(step.session, assessed.ledger)
        ledger.BALANCES.save(step.session, assessed.balances)
        ledger.DELIBERATIONS.save(step.session, assessed.deliberations)
        work.record(step.session, RELATE, subject=WHOLE, key=key)
    tell(Progress("relate", 1, 1, "the whole case"))
    return True


def current_key(session: Session) -> str:
    """What the relating of the case rests on: every document as it was read, and the rules."""
    read = sorted(work.done(session, "read").items())
    return content_id("key", *[f"{subject}={key}" for subject, key in read], *VERSIONS)


def is_current(session: Session) -> bool:
    """Whether the case is related as it stands."""
    return work.done(session, RELATE).get(WHOLE) == current_key(session)
