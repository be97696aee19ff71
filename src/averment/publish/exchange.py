"""The files of averment-exchange/1: which noun stands in which file, and how."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from averment.model import (
    Balance,
    Capture,
    Claim,
    Conflict,
    Contents,
    Deliberation,
    Dissent,
    Document,
    Edge,
    Entity,
    Event,
    Exhibit,
    Finding,
    Hypothesis,
    Incident,
    Judgement,
    LedgerRow,
    LineageEdge,
    Link,
    Mention,
    Mutation,
    Passage,
    Reading,
    Refusal,
    Relay,
    Segment,
    StatedDate,
    StatedQuantity,
    Vote,
    Where,
)
from averment.publish.shape import Part, Row, Shape, Texts, cut, number, plain, pointed

FORMAT: Final = "averment-exchange/1"


def _relays() -> Part:
    """The chain as names, outermost first, and beside it where each name stands."""

    def write(chain: tuple[Relay, ...]) -> Row:
        at = [None if r.at is None else _place(r.at) for r in chain]
        return {"chain": [relay.name for relay in chain], "chain_at": at}

    def read(row: Row, texts: Texts) -> tuple[Relay, ...]:
        names = row.get("chain") or []
        at = row.get("chain_at") or [None] * len(names)
        pairs = zip(names, at, strict=True)
        return tuple(Relay(name, None if place is None else cut(place, texts)) for name, place in pairs)

    return Part(write, read)


def _place(passage: Passage) -> Row:
    return {
        "document": passage.document,
        "start": passage.start,
        "end": passage.end,
        "quote": passage.quote,
    }


def _votes() -> Part:
    """Votes as an object by member."""

    def read(row: Row, _texts: Texts) -> tuple[tuple[str, Vote], ...]:
        return tuple((name, Vote(vote)) for name, vote in sorted((row.get("votes") or {}).items()))

    return Part(lambda votes: {"votes": {name: vote.value for name, vote in votes}}, read)


def _where() -> Part:
    """The chosen point for quick use, and all candidates."""
    whole = plain("where", Where | None)

    def write(where: Where | None) -> Row:
        place = None if where is None else where.place
        point = {name: getattr(place, name, None) for name in ("lat", "lon", "radius_km")}
        return {**point, **whole.write(where)}

    return Part(write, whole.read)


def _event_body() -> Part:
    """What everybody may read of an event, and the exact bytes that its commitment covers."""

    def write(body: str) -> Row:
        said = json.loads(body)
        known = said if isinstance(said, dict) else {}
        return {"body": body, **{name: known.get(name) for name in ("type", "actor", "at", "object")}}

    return Part(write, lambda row, _texts: row["body"])


# Salts open what an event seals; they leave the case only when asked for (file sealed.jsonl).
_SEALED: Final = Part(lambda _: {}, lambda row, _texts: tuple(row.get("disclosures") or ()))

# Every file, by its name and by the noun of Contents that stands in it; the order is that of reading.
FILES: Final[dict[str, tuple[str, Shape[Any]]]] = {
    "exhibits.jsonl": ("exhibits", Shape(Exhibit)),
    "captures.jsonl": ("captures", Shape(Capture, "cap")),
    "refusals.jsonl": ("refusals", Shape(Refusal, "ref")),
    "documents.jsonl": (
        "documents",
        Shape(Document, parts={"exhibit": plain("sha256", str)}),
    ),
    "segments.jsonl": ("segments", Shape(Segment, "seg")),
    "mentions.jsonl": ("mentions", Shape(Mention, "mnt")),
    "entities.jsonl": ("entities", Shape(Entity, "ent", {"where": _where()})),
    "links.jsonl": ("links", Shape(Link)),
    "dates.jsonl": ("dates", Shape(StatedDate, "dat")),
    "quantities.jsonl": ("quantities", Shape(StatedQuantity, "qty")),
    "claims.jsonl": ("claims", Shape(Claim, "clm", {"chain": _relays()})),
    "incidents.jsonl": ("incidents", Shape(Incident, "inc")),
    "conflicts.jsonl": ("conflicts", Shape(Conflict, "cnf")),
    "lineage.jsonl": (
        "lineage",
        Shape(LineageEdge, "lin", {"ancestor": pointed("from"), "derived": pointed("to")}),
    ),
    "mutations.jsonl": ("mutations", Shape(Mutation, "mut")),
    "ledger.jsonl": ("ledger", Shape(LedgerRow, "led")),
    "balances.jsonl": (
        "balances",
        Shape(
            Balance,
            "bal",
            {"residual_low": number("residual", "low"), "residual_high": number("residual", "high")},
        ),
    ),
    "deliberation.jsonl": ("deliberations", Shape(Deliberation, "dlb", {"votes": _votes()})),
    "network.jsonl": (
        "edges",
        Shape(Edge, "edg", {"source": plain("from", str), "target": plain("to", str)}),
    ),
    "hypotheses.jsonl": ("hypotheses", Shape(Hypothesis)),
    "readings.jsonl": ("readings", Shape(Reading)),
    "findings.jsonl": ("findings", Shape(Finding)),
    "dissents.jsonl": ("dissents", Shape(Dissent)),
    "judgements.jsonl": ("judgements", Shape(Judgement)),
    "custody.jsonl": (
        "events",
        Shape(Event, None, {"body": _event_body(), "disclosures": _SEALED}),
    ),
}


def derived_keys(name: str, contents: Contents) -> Mapping[str, Row]:
    """Keys that follow from other nouns, by the id of the row that carries them; reading passes over them."""
    if name == "documents.jsonl":
        return {document.id: {"name": document.name} for document in contents.documents}
    if name == "mentions.jsonl":
        best = _best(contents.links)
        return {mention.id: {"entity": best.get(mention.id)} for mention in contents.mentions}
    if name == "claims.jsonl":
        best = _best(contents.links)
        inside: dict[str, list[str]] = {}
        for incident in contents.incidents:
            for claim in incident.claims:
                inside.setdefault(claim, []).append(incident.id)
        return {
            claim.id: {"speaker_entity": best.get(claim.id), "incidents": inside.get(claim.id, [])}
            for claim in contents.claims
        }
    if name == "custody.jsonl":
        return {str(event.seq): {"digest": event.commitment} for event in contents.events}
    return {}


def _best(links: Iterable[Link]) -> dict[str, str]:
    """The likeliest entity of each mention or speaker; ties fall to the smaller id, whatever came first."""
    ranked = sorted(links, key=lambda link: (-link.reason.score, link.entity))
    best: dict[str, str] = {}
    for link in ranked:
        best.setdefault(link.item, link.entity)
    return best
