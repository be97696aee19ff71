"""One small case with a document, a claim, a quantity and an incident, written out by hand."""

from datetime import UTC, date, datetime
from decimal import Decimal

from averment.model import (
    Balance,
    Bound,
    Claim,
    Contents,
    Document,
    Entity,
    EntityKind,
    Incident,
    Level,
    LineageCount,
    Link,
    Passage,
    Polarity,
    Quantity,
    ReadStatus,
    Reason,
    Relay,
    StatedQuantity,
    When,
)

TEXT = "Mayor Orla Finn said 1,250.50 tonnes were lost."
ZEROS = "0" * 64
WHY = Reason("said-that@1", 0.75, "The verb 'said' attributes the clause.", ("said",))
MADE = datetime(2020, 2, 3, 4, 5, tzinfo=UTC)


def small() -> Contents:
    """One document, one claim, one quantity, one incident."""
    document = Document(
        "doc-1", ZEROS, ("a.txt", "b.txt"), "text/plain", ReadStatus.READ, ZEROS, len(TEXT), "txt@1"
    )
    claim = Claim(
        "clm-1",
        Passage.cut("doc-1", TEXT, 21, 46),
        Level.REPORTED,
        Polarity.ASSERTED,
        WHY,
        speaker="Orla Finn",
        speaker_at=Passage.cut("doc-1", TEXT, 6, 15),
        chain=(Relay("The Paper"), Relay("Orla Finn", Passage.cut("doc-1", TEXT, 6, 15))),
        cue="said",
        said_on=When.on(date(2020, 2, 1)),
    )
    tonnes = Quantity(Decimal("1250.50"), Decimal("1250.50"), Bound.EXACT, "tonne")
    return Contents(
        "A fire",
        MADE,
        documents=(document,),
        texts={"doc-1": TEXT},
        quantities=(StatedQuantity("qty-1", Passage.cut("doc-1", TEXT, 21, 36), tonnes, WHY),),
        claims=(claim,),
        entities=(Entity("ent-1", EntityKind.PERSON, "Orla Finn", WHY),),
        links=(Link("clm-1", "ent-1", WHY),),
        incidents=(Incident("inc-1", "loss", None, None, ("doc-1",), ("clm-1",), LineageCount(1, 1), WHY),),
        balances=(Balance("bal-1", "stock", "tonne", Decimal("-0.10"), Decimal(3), "rounding", (), WHY),),
    )
