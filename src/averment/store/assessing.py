"""What people conclude and decide: signed, dated, appended."""

from typing import Final

from sqlalchemy import Table

from averment.model import Dissent, Finding, Hypothesis, Judgement, Reading
from averment.store.columns import METADATA, NAMES, instant, maybe, nested, text
from averment.store.noun import Noun

HYPOTHESES: Final = Noun(
    Hypothesis,
    Table(
        "hypotheses",
        METADATA,
        text("id", key=True),
        text("question"),
        text("text"),
        text("by"),
        instant("at"),
    ),
)
READINGS: Final = Noun(
    Reading,
    Table(
        "readings",
        METADATA,
        text("id", key=True),
        text("hypothesis", index=True),
        text("claim", index=True),
        text("band"),
        text("rationale"),
        text("by"),
        instant("at"),
    ),
)
FINDINGS: Final = Noun(
    Finding,
    Table(
        "findings",
        METADATA,
        text("id", key=True),
        text("statement"),
        text("standard"),
        text("level"),
        nested("claims", NAMES),
        text("would_change"),
        nested("by", NAMES),
        instant("at"),
        maybe("supersedes"),
    ),
)
DISSENTS: Final = Noun(
    Dissent,
    Table(
        "dissents",
        METADATA,
        text("id", key=True),
        text("finding", index=True),
        text("reasons"),
        text("by"),
        instant("at"),
        maybe("answer"),
    ),
)
JUDGEMENTS: Final = Noun(
    Judgement,
    Table(
        "judgements",
        METADATA,
        text("id", key=True),
        nested("about", NAMES),
        text("decision"),
        text("actor"),
        instant("at"),
        maybe("why"),
        maybe("supersedes"),
    ),
)
