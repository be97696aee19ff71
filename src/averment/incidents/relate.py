"""The room's main verb: a case's claims related to each other."""

from dataclasses import dataclass
from typing import Final

from averment.incidents.conflicts import find_conflicts
from averment.incidents.copies import find_copies
from averment.incidents.gather import gather
from averment.incidents.index import Index
from averment.incidents.lineage import find_lineage
from averment.incidents.mutation import find_mutations
from averment.model import Conflict, Contents, Incident, LineageEdge, Mutation, rule_id

VERSION: Final = rule_id("incidents-by-rule", 2)  # raise it when any result of the room changes


@dataclass(frozen=True, slots=True)
class Related:
    """What the room found out about a case."""

    incidents: tuple[Incident, ...]
    conflicts: tuple[Conflict, ...]
    lineage: tuple[LineageEdge, ...]
    mutations: tuple[Mutation, ...]


def relate(contents: Contents) -> Related:
    """Who repeats whom, what changed on the way, which claims speak of one event, where they disagree.

    Reads documents, texts, segments, claims, dates, quantities, mentions, entities and links; the order in
    which they are given does not matter.
    """
    index = Index.of(contents)
    edges = find_lineage(index)
    copies = find_copies(index, edges)
    incidents = gather(index, edges, copies)
    return Related(
        incidents=incidents,
        conflicts=find_conflicts(index, incidents, copies),
        lineage=edges,
        mutations=find_mutations(index, edges),
    )
