"""The room's main verb: what can be counted and what was decided, before anybody concludes anything."""

from dataclasses import dataclass
from typing import Final

from averment.assessment.balance import balances
from averment.assessment.deliberation import read_deliberations
from averment.assessment.ledger import read_ledger
from averment.assessment.looking import Looking
from averment.model import Balance, Contents, Deliberation, LedgerRow, rule_id

VERSION: Final = rule_id("assessment-by-rule", 1)  # raise it when any result of the room changes


@dataclass(frozen=True, slots=True)
class Assessed:
    """What the room found in a case."""

    ledger: tuple[LedgerRow, ...]
    balances: tuple[Balance, ...]
    deliberations: tuple[Deliberation, ...]


def assess(contents: Contents) -> Assessed:
    """Ledger, balances and the record of decisions, from texts, segments, claims, dates and quantities."""
    looking = Looking.at(contents)
    ledger = read_ledger(looking)
    return Assessed(ledger, balances(ledger), read_deliberations(looking))
