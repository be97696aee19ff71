"""Everything a case holds, as one value: what the store gives and the exports take."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from averment.model.assessing import Dissent, Finding, Hypothesis, Reading
from averment.model.claim import Claim
from averment.model.custody import Event
from averment.model.deliberation import Deliberation
from averment.model.document import Document
from averment.model.entity import Entity, Link, Mention
from averment.model.exhibit import Capture, Exhibit, Refusal
from averment.model.incident import Conflict, Incident
from averment.model.judgement import Judgement
from averment.model.ledger import Balance, LedgerRow
from averment.model.lineage import LineageEdge, Mutation
from averment.model.network import Edge
from averment.model.segment import Segment
from averment.model.stated import StatedDate, StatedQuantity


@dataclass(frozen=True, slots=True)
class Contents:
    """A whole case in memory; every tuple is in the order of its ids or of its passages."""

    title: str
    created: datetime
    exhibits: tuple[Exhibit, ...] = ()
    captures: tuple[Capture, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    documents: tuple[Document, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)  # document id -> text
    segments: tuple[Segment, ...] = ()
    mentions: tuple[Mention, ...] = ()
    dates: tuple[StatedDate, ...] = ()
    quantities: tuple[StatedQuantity, ...] = ()
    claims: tuple[Claim, ...] = ()
    entities: tuple[Entity, ...] = ()
    links: tuple[Link, ...] = ()
    incidents: tuple[Incident, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    lineage: tuple[LineageEdge, ...] = ()
    mutations: tuple[Mutation, ...] = ()
    ledger: tuple[LedgerRow, ...] = ()
    balances: tuple[Balance, ...] = ()
    deliberations: tuple[Deliberation, ...] = ()
    edges: tuple[Edge, ...] = ()
    hypotheses: tuple[Hypothesis, ...] = ()
    readings: tuple[Reading, ...] = ()
    findings: tuple[Finding, ...] = ()
    dissents: tuple[Dissent, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    events: tuple[Event, ...] = ()
