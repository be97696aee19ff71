"""The words: frozen dataclasses in which the rooms meet.

What comes in: plain values, validated on construction.
What goes out: the nouns of the field (exhibit, passage, claim, incident, finding).
What never happens here: no file, database, clock, network or installed package is touched.
"""

from averment.model.assessing import Dissent, Finding, Hypothesis, Reading, Standard
from averment.model.claim import Claim, Level, Polarity, Relay
from averment.model.contents import Contents
from averment.model.custody import Disclosure, Event
from averment.model.deliberation import Deliberation, DeliberationKind, Vote
from averment.model.document import Document, Problem, ReadStatus
from averment.model.entity import Entity, EntityKind, Link, Mention
from averment.model.errors import (
    AvermentError,
    BadExchange,
    CaseBusy,
    CaseExists,
    DiskFull,
    HistoryLost,
    InvalidWord,
    NotACase,
    NotFound,
    NothingTakenIn,
    UnsafeDatabase,
    VerificationFailed,
)
from averment.model.exhibit import Capture, Exhibit, Refusal
from averment.model.ids import canonical, content_id, rule_id
from averment.model.incident import (
    Conflict,
    ConflictKind,
    Incident,
    LineageCount,
    Verdict,
)
from averment.model.judgement import Decision, Judgement
from averment.model.ledger import Balance, LedgerKind, LedgerRow
from averment.model.lineage import EdgeStatus, LineageEdge, LineageType, Mutation, SlotChange
from averment.model.network import Edge, EdgeType
from averment.model.passage import Passage
from averment.model.quantity import Bound, Quantity
from averment.model.reason import Reason
from averment.model.segment import Segment, SegmentKind
from averment.model.stated import StatedDate, StatedQuantity
from averment.model.when import Precision, When
from averment.model.where import Candidate, Where

__all__ = [
    "AvermentError",
    "BadExchange",
    "Balance",
    "Bound",
    "Candidate",
    "Capture",
    "CaseBusy",
    "CaseExists",
    "Claim",
    "Conflict",
    "ConflictKind",
    "Contents",
    "Decision",
    "Deliberation",
    "DeliberationKind",
    "Disclosure",
    "DiskFull",
    "Dissent",
    "Document",
    "Edge",
    "EdgeStatus",
    "EdgeType",
    "Entity",
    "EntityKind",
    "Event",
    "Exhibit",
    "Finding",
    "HistoryLost",
    "Hypothesis",
    "Incident",
    "InvalidWord",
    "Judgement",
    "LedgerKind",
    "LedgerRow",
    "Level",
    "LineageCount",
    "LineageEdge",
    "LineageType",
    "Link",
    "Mention",
    "Mutation",
    "NotACase",
    "NotFound",
    "NothingTakenIn",
    "Passage",
    "Polarity",
    "Precision",
    "Problem",
    "Quantity",
    "ReadStatus",
    "Reading",
    "Reason",
    "Refusal",
    "Relay",
    "Segment",
    "SegmentKind",
    "SlotChange",
    "Standard",
    "StatedDate",
    "StatedQuantity",
    "UnsafeDatabase",
    "Verdict",
    "VerificationFailed",
    "Vote",
    "When",
    "Where",
    "canonical",
    "content_id",
    "rule_id",
]
