"""Links between people, companies, payments and shipments; each has a speaker."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from averment.model.claim import Polarity
from averment.model.passage import Passage
from averment.model.reason import Reason
from averment.model.when import When


class EdgeType(StrEnum):
    """How two entities are said to be linked; the words of exchange.md."""

    OWNER_OF = "owner_of"
    DIRECTOR_OF = "director_of"
    EMPLOYEE_OF = "employee_of"
    AGENT_OF = "agent_of"
    PAID = "paid"
    SHIPPED = "shipped"
    SANCTIONED_BY = "sanctioned_by"
    LINKED = "linked"


@dataclass(frozen=True, slots=True)
class Edge:
    """An alleged link; the claim it rests on says who alleges it."""

    id: str
    source: str  # entity id
    target: str  # entity id
    type: EdgeType
    polarity: Polarity
    passage: Passage
    reason: Reason
    claim: str | None = None
    at: When | None = None
    amount: Decimal | None = None
    unit: str | None = None
