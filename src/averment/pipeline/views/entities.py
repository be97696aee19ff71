"""Entities: what names were gathered, where they stand, who said what under them."""

from collections import Counter
from dataclasses import dataclass

from averment.model import Edge, Entity, Mention
from averment.pipeline.views.cards import ClaimCard, DocumentRef, EntityRef, cards, document_refs, entity_refs
from averment.pipeline.views.contested import IncidentRef
from averment.pipeline.views.paging import PAGE, Tally, cut, tallied
from averment.store import Session, claims, entities, incidents, ledger, stated


@dataclass(frozen=True, slots=True)
class EntityRow:
    """An entity in one line."""

    entity: EntityRef
    aliases: tuple[str, ...]
    seen: int  # mentions
    claims: int  # claims whose speaker it is proposed to be


@dataclass(frozen=True, slots=True)
class EntitiesPage:
    """The entities, those seen most often first."""

    total: int
    found: int
    kind: str | None
    words: str | None
    kinds: tuple[Tally, ...]
    rows: tuple[EntityRow, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name standing in a text."""

    mention: Mention
    document: DocumentRef


@dataclass(frozen=True, slots=True)
class EntityPage:
    """One entity; a machine's proposal until somebody confirms it."""

    entity: Entity
    seen: int
    sightings: tuple[Sighting, ...]  # the first hundred
    spoken: int
    claims: tuple[ClaimCard, ...]  # the first hundred
    incidents: tuple[IncidentRef, ...]  # that are placed here
    edges: tuple[Edge, ...]
    others: tuple[EntityRef, ...]  # at the other ends of the edges


def list_entities(
    session: Session, *, kind: str | None = None, words: str | None = None, page: int = 1
) -> EntitiesPage:
    """A page of the entities, all or those of a kind, or whose names hold all the words."""
    every = entities.ENTITIES.all(session)
    links = Counter((link.entity, link.item[:3]) for link in entities.LINKS.all(session))
    rows = [
        EntityRow(EntityRef.of(each), each.aliases, links[each.id, "mnt"], links[each.id, "clm"])
        for each in every
        if kind in (None, each.kind) and _named(each, words)
    ]
    rows.sort(key=lambda row: (-row.seen - row.claims, row.entity.name, row.entity.id))
    shown, page, pages = cut(rows, page)
    kinds = tallied(each.kind for each in every)
    return EntitiesPage(len(every), len(rows), kind, words, kinds, tuple(shown), page, pages)


def _named(entity: Entity, words: str | None) -> bool:
    names = "\n".join((entity.name, *entity.aliases)).casefold()
    return all(word.casefold() in names for word in (words or "").split())


def entity(session: Session, ident: str) -> EntityPage:
    """One entity; NotFound when there is none."""
    found = entities.ENTITIES.get(session, ident)
    items = {link.item for link in entities.links_to(session, ident)}
    mentions = stated.MENTIONS.among(session, "id", items)
    spoken = claims.CLAIMS.among(session, "id", items)
    refs = document_refs(session, {mention.passage.document for mention in mentions[:PAGE]})
    placed = incidents.INCIDENTS.among(session, "place", [ident])
    edges = {
        edge.id: edge for end in ("source", "target") for edge in ledger.EDGES.among(session, end, [ident])
    }
    ends = {end for edge in edges.values() for end in (edge.source, edge.target)} | {ident}
    return EntityPage(
        found,
        len(mentions),
        tuple(Sighting(mention, refs[mention.passage.document]) for mention in mentions[:PAGE]),
        len(spoken),
        cards(session, spoken[:PAGE]),
        tuple(IncidentRef(each.id, each.label, each.when) for each in placed),
        tuple(edges.values()),
        tuple(entity_refs(session, ends).values()),
    )
