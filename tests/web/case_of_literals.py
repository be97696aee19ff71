"""A small case written as literals: three invented documents, two sides, hostile names, hard letters."""

import hashlib
import io
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from averment.model import (
    Balance,
    Bound,
    Capture,
    Claim,
    Conflict,
    ConflictKind,
    Contents,
    Deliberation,
    DeliberationKind,
    Document,
    Edge,
    EdgeStatus,
    EdgeType,
    Entity,
    EntityKind,
    Event,
    Incident,
    LedgerKind,
    LedgerRow,
    Level,
    LineageCount,
    LineageEdge,
    LineageType,
    Link,
    Mention,
    Mutation,
    Passage,
    Polarity,
    Problem,
    Quantity,
    ReadStatus,
    Reason,
    Refusal,
    Relay,
    Segment,
    SegmentKind,
    SlotChange,
    Verdict,
    Vote,
    When,
)
from averment.pipeline.case import Case
from averment.store import custody, everything

HOSTILE = '"><img src=x onerror=alert(1)><script>alert(2)</script>'
TITLE = "Reports of a fire, Oster depot, May 2019 <b>&amp;"
NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)

COURIER = f"""Home | News | Subscribe

Fire at the Oster depot

At least 14 people were hurt at the Oster depot on 2 May 2019, the Ministry of Trade said.

“We saw no fire at all”, said Ilva Brenner, a spokeswoman for the port, according to Interline.

The port authority denies that any goods were lost. {HOSTILE}

Comments

  Tarn Oddvar: Nobody was there. I saw it.
      Quill: How do you know?
"""
PORT = """Statement of the port authority

At least 14 people were hurt at the Oster depot on 2 May 2019, the Courier writes. The port authority rejects this number.

Nine people were treated and sent home.
"""
HARD = (
    "قال شاهد إن حريقًا اندلع 🔥👩‍🚒 في المستودع.\r\n\r\n"
    "E\u0301tait-ce un feu\u0301\u0323? Un te\u0301moin dit : « non ».\n\n\n"
    "\tcol\u00a01\tcol 2\t\tcol 4\n"
    "  indented &amp; &lt; not an entity; <p>not a tag</p>\n"
    + "x" * 3000
    + "\n\u2028line separator\u0085next line\x0cform feed \ufeffmark\n"
)

IDS = {"courier": "doc-c0", "port": "doc-b0", "hard": "doc-a0", "none": "doc-d0"}
TEXTS = {IDS["courier"]: COURIER, IDS["port"]: PORT, IDS["hard"]: HARD}


def because(detail: str = "The words stand beside a verb of saying.", rule: str = "reported@1") -> Reason:
    """A reason."""
    return Reason(rule, 0.75, detail)


def at(key: str, words: str, after: int = 0) -> Passage:
    """The passage of these words."""
    text = TEXTS[IDS[key]]
    start = text.index(words, after)
    return Passage.cut(IDS[key], text, start, start + len(words))


def segment(  # noqa: PLR0917 - one row of a table
    key: str, ident: str, first: str, last: str, kind: SegmentKind, **more: object
) -> Segment:
    """A part of a document from the first words to the last."""
    text = TEXTS[IDS[key]]
    start = text.index(first)
    passage = Passage.cut(IDS[key], text, start, text.index(last, start) + len(last))
    return Segment(ident, passage, kind, because(rule="zones@1"), **more)  # type: ignore[arg-type]


def claims() -> tuple[Claim, ...]:
    """Six claims, two of which overlap."""
    number = at("courier", "At least 14 people were hurt at the Oster depot on 2 May 2019")
    fire = at("courier", "We saw no fire at all")
    return (
        Claim(
            "clm-01",
            number,
            Level.REPORTED,
            Polarity.ASSERTED,
            because(),
            speaker="Ministry of Trade",
            speaker_at=at("courier", "the Ministry of Trade"),
            chain=(Relay("Ministry of Trade", at("courier", "the Ministry of Trade")),),
            cue="said",
            cue_at=at("courier", "said"),
            said_on=When.on(date(2019, 5, 3)),
            standard="At least",
            standard_at=at("courier", "At least"),
            said_on_reason=because("The words go on from those before them.", "said-on-carried@1"),
            rival="Port authority",
        ),
        Claim(
            "clm-02",
            fire,
            Level.QUOTE,
            Polarity.DENIED,
            because("The words stand between quotation marks.", "quote@1"),
            speaker="Ilva Brenner",
            chain=(Relay("Interline", at("courier", "Interline")), Relay("Ilva Brenner")),
            cue="said",
        ),
        Claim(
            "clm-03",
            at("courier", "any goods were lost. " + HOSTILE),
            Level.REPORTED,
            Polarity.DENIED,
            because(),
            speaker=HOSTILE,
            chain=(Relay(HOSTILE),),
            hedge="allegedly",
        ),
        Claim(
            "clm-04",
            at("courier", "Nobody was there. I saw it."),
            Level.COMMENT,
            Polarity.ASSERTED,
            because("A reader's comment.", "comment@1"),
            speaker="Tarn Oddvar",
            segment="seg-04",
        ),
        Claim(
            "clm-05",
            at("port", "At least 14 people were hurt at the Oster depot on 2 May 2019"),
            Level.REPORTED,
            Polarity.ASSERTED,
            because(),
            speaker="the Courier",
        ),
        Claim(
            "clm-06",
            at("port", "Nine people were treated and sent home."),
            Level.VOICE,
            Polarity.ASSERTED,
            because("No other speaker is named.", "voice@1"),
        ),
        Claim(
            "clm-07",
            at("hard", "حريقًا اندلع 🔥👩‍🚒 في المستودع"),
            Level.REPORTED,
            Polarity.HEDGED,
            because(),
            speaker="شاهد",
            segment="seg-07",
        ),
        Claim("clm-08", at("hard", "🔥👩‍🚒 في"), Level.VOICE, Polarity.QUESTION, because()),
        Claim(
            "clm-09",
            at("hard", "E\u0301tait-ce un feu\u0301\u0323? Un te\u0301moin dit"),
            Level.VOICE,
            Polarity.HYPOTHETICAL,
            because(),
        ),
        Claim("clm-10", at("hard", "x" * 3000), Level.VOICE, Polarity.ASSERTED, because()),
        Claim("clm-11", at("hard", "u\u0301"), Level.VOICE, Polarity.ASSERTED, because()),
        Claim(
            "clm-12",
            at("hard", "indented"),
            Level.REPORTED,
            Polarity.ASSERTED,
            Reason("reported@1", 0.31, "The words stand beside a verb of saying."),
            speaker="he",
        ),
    )


def document(key: str, exhibit: str, **more: object) -> Document:
    """A document with its digests."""
    text = TEXTS.get(IDS[key], "")
    facts: dict[str, object] = {
        "media_type": "text/plain",
        "status": ReadStatus.READ,
        "names": (f"{key}.txt",),
    }
    return Document(
        id=IDS[key],
        exhibit=exhibit,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        chars=len(text),
        reader="plain-text@1",
        **(facts | more),  # type: ignore[arg-type]
    )


def documents(exhibits: dict[str, str]) -> tuple[Document, ...]:
    """Four documents: dated, dated, undated and partly read, refused."""
    return (
        document(
            "courier",
            exhibits["courier"],
            title=f"Fire at the Oster depot {HOSTILE}",
            author="Mara Ekvall",
            publisher="The Harbour Courier",
            published=When.on(date(2019, 5, 3)),
            published_reason=because("The date stands in the first line.", "dateline@1"),
            language="en",
            names=("courier.html", f"{HOSTILE}.html"),
            media_type="text/html",
        ),
        document(
            "port",
            exhibits["port"],
            publisher="Port authority of Oster",
            published=When.on(date(2019, 5, 5)),
            language="en",
        ),
        document(
            "hard",
            exhibits["hard"],
            status=ReadStatus.PARTIAL,
            problems=(
                Problem("undecodable", "Two bytes could not be read as UTF-8; they are shown as they came."),
            ),
        ),
        document(
            "none",
            exhibits["none"],
            status=ReadStatus.REFUSED,
            names=("locked.pdf",),
            media_type="application/pdf",
            problems=(Problem("encrypted", "The file is encrypted; add a copy without a password."),),
        ),
    )


def segments() -> tuple[Segment, ...]:
    """The parts of the article: furniture, heading, body, and a thread of two."""
    text = TEXTS[IDS["courier"]]
    body = "At least 14 people"
    heading = Passage.cut(IDS["courier"], text, text.index("Fire at"), text.index("Fire at") + 23)
    return (
        segment("courier", "seg-01", "Home", "Subscribe", SegmentKind.BOILERPLATE),
        Segment("seg-02", heading, SegmentKind.HEADING, because(rule="zones@1"), language="en"),
        segment("courier", "seg-03", body, "</script>", SegmentKind.BODY, language="en"),
        segment("courier", "seg-04", "  Tarn", "saw it.", SegmentKind.COMMENT, speaker="Tarn Oddvar"),
        segment(
            "courier", "seg-05", "      Quill", "know?", SegmentKind.COMMENT, speaker=HOSTILE, parent="seg-04"
        ),
        segment(
            "port",
            "seg-06",
            "Statement",
            "home.",
            SegmentKind.QUOTED_STATEMENT,
            speaker="Port authority of Oster",
        ),
        segment("hard", "seg-07", "قال", "المستودع.", SegmentKind.BODY, language="ar"),
    )


def contents(exhibits: dict[str, str], title: str, events: tuple[Event, ...] = ()) -> Contents:
    """The whole case."""
    said = claims()
    number = Quantity(Decimal(14), None, Bound.AT_LEAST, "person", "people hurt", "at least 14")
    return Contents(
        title,
        NOW,
        captures=captures(exhibits),
        refusals=(
            Refusal("ref-01", f"/in/{HOSTILE}", "fifo", "This is a pipe, not a file; save it first.", NOW),
        ),
        documents=documents(exhibits),
        texts=TEXTS,
        segments=segments(),
        mentions=(
            Mention("mnt-01", at("courier", "Ilva Brenner"), EntityKind.PERSON, because()),
            Mention("mnt-02", at("courier", "Oster depot"), EntityKind.PLACE, because()),
        ),
        claims=said,
        entities=(
            Entity("ent-01", EntityKind.PERSON, "Ilva Brenner", because(), ("I. Brenner", "Ilva Brenner")),
            Entity("ent-02", EntityKind.PLACE, "Oster depot", because(), ("Oster depot",)),
            Entity("ent-03", EntityKind.ORGANIZATION, HOSTILE, because(), (HOSTILE,)),
        ),
        links=(
            Link("mnt-01", "ent-01", because()),
            Link("mnt-02", "ent-02", because()),
            Link("clm-02", "ent-01", because()),
        ),
        incidents=(
            Incident(
                "inc-01",
                "Oster depot, 2 May 2019",
                When.on(date(2019, 5, 2)),
                "ent-02",
                (IDS["courier"], IDS["port"]),
                ("clm-01", "clm-02", "clm-05", "clm-06"),
                LineageCount(2, 3),
                because("They name the same place and day.", "same-event@1"),
            ),
            Incident(
                "inc-02",
                "No date or place",
                None,
                None,
                (IDS["hard"],),
                ("clm-07",),
                LineageCount(1, 1),
                because(),
            ),
        ),
        conflicts=(
            Conflict(
                "cnf-01",
                ConflictKind.NUMERIC,
                "clm-01",
                "clm-06",
                Verdict.CONFLICT,
                because("One says at least 14 people, the other nine.", "numbers@1"),
                "inc-01",
            ),
            Conflict("cnf-02", ConflictKind.DENIAL, "clm-02", "clm-05", Verdict.UNCLEAR, because(), "inc-01"),
            Conflict(
                "cnf-03", ConflictKind.NUMERIC, "clm-01", "clm-05", Verdict.COMPATIBLE, because(), "inc-01"
            ),
        ),
        lineage=(
            LineageEdge(
                "lin-01",
                said[0].passage,
                said[4].passage,
                LineageType.QUOTES,
                EdgeStatus.CONFIRMED,
                because("Twelve words stand in both; the Courier is older.", "verbatim@1"),
            ),
        ),
        mutations=(
            Mutation(
                "mut-01",
                "clm-05",
                "clm-01",
                (SlotChange("speaker", "Ministry of Trade", "the Courier"),),
                EdgeStatus.SUSPECTED,
                because(),
            ),
        ),
        ledger=(
            LedgerRow(
                "led-01", "people hurt", LedgerKind.ALLEGED, number, said[0].passage, because(), by="Ministry"
            ),
            LedgerRow(
                "led-02",
                "people hurt",
                LedgerKind.DECLARED,
                number,
                said[5].passage,
                because(),
                amends="led-01",
            ),
        ),
        balances=(
            Balance(
                "bal-01",
                "people hurt",
                "person",
                Decimal(0),
                Decimal(5),
                "unexplained",
                ("led-01",),
                because(),
            ),
        ),
        deliberations=(
            Deliberation(
                "dlb-01",
                DeliberationKind.VOTED,
                at("port", "rejects this number"),
                because(),
                "Harbour Council",
                "HC/7",
                When.on(date(2019, 5, 4)),
                (("Arland", Vote.FOR), ("Besk", Vote.AGAINST)),
            ),
        ),
        edges=(
            Edge(
                "edg-01",
                "ent-01",
                "ent-03",
                EdgeType.AGENT_OF,
                Polarity.ASSERTED,
                at("courier", "a spokeswoman for the port"),
                because(),
                claim="clm-02",
                amount=Decimal("1200.50"),
                unit="EUR",
            ),
            Edge(
                "edg-02",
                "ent-01",
                "ent-03",
                EdgeType.LINKED,
                Polarity.DENIED,
                at("courier", "a spokeswoman for the port"),
                because(),
            ),
        ),
        events=events,
    )


def captures(exhibits: dict[str, str]) -> tuple[Capture, ...]:
    """Each file once, the article twice."""
    paths = [*exhibits.items(), ("courier", exhibits["courier"])]
    return tuple(
        Capture(f"cap-{n:02}", sha256, f"{key}.txt", f"/in/{n}/{key}.txt", NOW, "tester")
        for n, (key, sha256) in enumerate(paths)
    )


def make_case(root: Path) -> Path:
    """The case in a folder, with its originals in the vault."""
    case = Case.create(root, TITLE)
    originals = {key: TEXTS.get(ident, "%PDF-locked").encode() for key, ident in IDS.items()}
    kept = {key: case.vault.put(io.BytesIO(content)) for key, content in originals.items()}
    whole = contents({key: exhibit.sha256 for key, exhibit in kept.items()}, TITLE)
    with case.store.write() as session:
        custody.keep_exhibits(session, kept.values())
        everything.save(session, whole)
    case.close()
    return root
