"""From names to things: the entities of a case, and which mention and which speaker is which."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from averment.entities.compare import key_of
from averment.entities.gather import GUESSED, gather, kinds_of
from averment.entities.gazetteer import country_named
from averment.entities.locate import Located, locate
from averment.entities.romanise import fold
from averment.entities.sets import Node, Sets
from averment.entities.speakers import Named, speaker_links
from averment.model import (
    Claim,
    Document,
    Entity,
    EntityKind,
    Level,
    Link,
    Mention,
    Reason,
    Where,
    content_id,
)

RULE: Final = "gather@1"
Kind = EntityKind
SHARED_FAMILY: Final = (" and ", " & ")


@dataclass(frozen=True, slots=True)
class Resolved:
    """What the mentions of a case name."""

    entities: tuple[Entity, ...]
    links: tuple[Link, ...]  # of mentions and of claims' speakers


def resolve(
    documents: Sequence[Document],
    texts: Mapping[str, str],
    mentions: Sequence[Mention],
    claims: Sequence[Claim] = (),
) -> Resolved:
    """Gather mentions into entities, locate places, and link mentions and speakers; a machine's proposal.

    In come the case's documents, their texts by id, and what the claims room found; out come entities and
    links in the order of their ids, the same for every order of the documents.
    """
    known = {document.id for document in documents}
    rows = sorted((m for m in mentions if m.passage.document in known), key=lambda m: (m.passage, m.id))
    kinds = dict(kinds_of(rows))
    located = _locate(texts, rows, kinds)
    members: dict[Node, list[Mention]] = defaultdict(list)
    families = _shared_families(texts, rows, kinds)
    for mention in rows:
        document, kind = mention.passage.document, kinds[mention.id]
        name = families.get(mention.id, mention.passage.quote)
        members[Node(document, kind, key_of(name, kind))].append(mention)
    sets = gather(texts, members)
    _join_places(members, located, sets)
    entities, named, links = _entities(members, sets, located, families)
    speaking, voices = _voices(claims, named, texts)
    every = {entity.id: entity for entity in (*entities, *voices)}
    ordered = sorted({link.item: link for link in (*links, *speaking)}.values(), key=lambda link: link.item)
    return Resolved(tuple(every[key] for key in sorted(every)), tuple(ordered))


Places = Mapping[tuple[str, str], Located]


def _locate(texts: Mapping[str, str], rows: Sequence[Mention], kinds: dict[str, EntityKind]) -> Places:
    """Place each document's names; a name of no kind becomes a place where a strong candidate says so."""
    by_document: dict[str, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    weak: dict[str, set[str]] = defaultdict(set)
    for mention in rows:
        document, quote = mention.passage.document, mention.passage.quote
        unsure = _is_unsure(mention, kinds)
        if unsure or kinds[mention.id] is Kind.PLACE:
            key = _shown(quote)
            by_document[document][key].append(mention)
            if unsure:
                weak[document].add(key)
    found: dict[tuple[str, str], Located] = {}
    for document, names in sorted(by_document.items()):
        firm = {
            name
            for name, group in names.items()
            if any(kinds[m.id] is Kind.PLACE and not _is_unsure(m, kinds) for m in group)
        }
        answers = locate(texts.get(document, ""), names, weak=frozenset(weak[document] - firm))
        for name, answer in answers.items():
            for mention in names[name]:
                if _is_unsure(mention, kinds) and answer.chosen is not None:
                    kinds[mention.id] = Kind.PLACE
            found[document, key_of(name, Kind.PLACE)] = answer
    return found


def _is_unsure(mention: Mention, kinds: Mapping[str, EntityKind]) -> bool:
    """Whether nothing but a guess tells what the name names, so that the gazetteer may tell better."""
    return kinds[mention.id] is Kind.OTHER or GUESSED in mention.reason.used


def _shown(quote: str) -> str:
    """A name on one line, capitals set down, so that one name is placed once."""
    plain = " ".join(quote.split())
    return plain.title() if plain.isupper() and len(plain) > 4 else plain  # noqa: PLR2004 - longer than an abbreviation


def _shared_families(
    texts: Mapping[str, str], rows: Sequence[Mention], kinds: Mapping[str, EntityKind]
) -> dict[str, str]:
    """In "Ana and Ben Kol" the first is Ana Kol."""
    persons = [m.passage.quote.split() for m in rows if kinds[m.id] is Kind.PERSON]
    full = {parts[-1] for parts in persons if len(parts) > 1}
    found = {}
    for left, right in pairwise(rows):
        if left.passage.document != right.passage.document or kinds[right.id] is not Kind.PERSON:
            continue
        gap = texts.get(left.passage.document, "")[left.passage.end : right.passage.start]
        parts = right.passage.quote.split()
        lone = len(left.passage.quote.split()) == 1 and kinds[left.id] is Kind.PERSON
        if gap in SHARED_FAMILY and lone and len(parts) > 1 and left.passage.quote not in full:
            found[left.id] = f"{left.passage.quote} {parts[-1]}"
    return found


def _join_places(members: Mapping[Node, Sequence[Mention]], located: Places, sets: Sets) -> None:
    """Names of one place on Earth meet there; names that lie nowhere meet by name alone."""
    first: dict[str, Node] = {}
    for node in sorted(members):
        if node.kind is not Kind.PLACE:
            continue
        answer = located.get((node.document, node.key))
        spot = answer.chosen.source if answer and answer.chosen else f"name:{node.key}"
        why = "The names mean the same place." if answer and answer.chosen else "The names are the same."
        sets.join(first.setdefault(spot, node), node, 0.9, why)


Made = tuple[list[Entity], list[Named], list[Link]]


def _entities(
    members: Mapping[Node, Sequence[Mention]], sets: Sets, located: Places, families: Mapping[str, str]
) -> Made:
    entities: list[Entity] = []
    named: list[Named] = []
    links: list[Link] = []
    groups = sets.groups(members)
    names = [_name(group, members, families) for group in groups]
    twice = Counter(
        (group[0].kind, key_of(name, group[0].kind)) for group, name in zip(groups, names, strict=True)
    )
    for group, name in zip(groups, names, strict=True):
        kind = group[0].kind
        key = key_of(name, kind)
        where = _where(group, located, name) if kind is Kind.PLACE else None
        spot = where.place.source if where and where.place else ""
        alone = twice[kind, key] == 1 or bool(spot)
        apart = () if alone else tuple((n.document, n.key) for n in group)
        entity = content_id(
            "ent",
            kind.value,
            spot or key,
            apart,
        )
        score = min((sets.why[node][0] for node in group if node in sets.why), default=1.0)
        entities.append(_entity(entity, group, name, members=members, where=where, score=score))
        for node in group:
            low, why = sets.why.get(node, (1.0, "The name is the entity's own."))
            for mention in members[node]:
                placed = located.get((node.document, node.key)) if kind is Kind.PLACE else None
                reason = placed.reason if placed else Reason(RULE, low, why)
                named.append(Named(mention, kind, entity))
                links.append(Link(mention.id, entity, reason))
    named.sort(key=lambda n: n.mention.passage)
    return entities, named, links


def _entity(
    entity: str,
    group: Sequence[Node],
    name: str,
    *,
    members: Mapping[Node, Sequence[Mention]],
    where: Where | None,
    score: float,
) -> Entity:
    quotes = {" ".join(m.passage.quote.split()) for node in group for m in members[node]}
    count = sum(len(members[node]) for node in group)
    held = len({node.document for node in group})
    detail = f"Gathered from {count} mention{'s'[: count > 1]} in {held} document{'s'[: held > 1]}."
    country = where.place.country if where and where.place else _country_in(name, group[0].kind)
    aliases = tuple(sorted(quotes | {name}))
    return Entity(entity, group[0].kind, name, Reason(RULE, score, detail), aliases, country, where)


def _country_in(name: str, kind: EntityKind) -> str | None:
    """The country that an organisation's own name ends in ("Bank of X")."""
    if kind is not Kind.ORGANIZATION:
        return None
    tokens = fold(name).split()
    for size in range(min(4, len(tokens) - 1), 0, -1):
        country = country_named().get(" ".join(tokens[-size:]))
        if country and tokens[-size - 1] in {"of", "for", "in", "the"}:
            return country.iso
    return None


def _name(
    group: Sequence[Node], members: Mapping[Node, Sequence[Mention]], families: Mapping[str, str]
) -> str:
    """The fullest frequent form: several words before one, mixed case before capitals, then the count."""
    counts: Counter[str] = Counter()
    for node in group:
        counts.update(" ".join(families.get(m.id, m.passage.quote).split()) for m in members[node])
    return max(
        sorted(counts),
        key=lambda form: (
            min(len(form.split()), 2) if group[0].kind is not Kind.PLACE else 0,
            not (form.isupper() and len(form) > 6),  # noqa: PLR2004 - longer than an abbreviation
            counts[form],
            len(form),
        ),
    )


def _where(group: Sequence[Node], located: Places, name: str) -> Where | None:
    """The answer with the highest score among the documents; candidates are kept."""
    answers = [located[node.document, node.key] for node in group if (node.document, node.key) in located]
    if not answers:
        return None
    best = min(answers, key=lambda a: (a.chosen is None, -a.reason.score, a.where.as_stated))
    return Where(name, best.where.candidates, best.where.chosen)


def _voices(
    claims: Iterable[Claim], named: Sequence[Named], texts: Mapping[str, str]
) -> tuple[list[Link], list[Entity]]:
    """Links of speakers; authors of comments who are not named elsewhere become accounts of their own."""
    rows = sorted(claims, key=lambda claim: (claim.passage, claim.id))
    links = list(speaker_links(rows, named, texts))
    linked = {link.item for link in links}
    entities: dict[str, Entity] = {}
    for claim in rows:
        if claim.level is not Level.COMMENT or claim.id in linked or not claim.speaker:
            continue
        entity = content_id("ent", Kind.ACCOUNT.value, claim.passage.document, claim.speaker)
        reason = Reason(RULE, 0.9, "The author of a comment, by the name shown there.")
        entities[entity] = Entity(entity, Kind.ACCOUNT, claim.speaker, reason, (claim.speaker,))
        links.append(Link(claim.id, entity, Reason(RULE, 0.9, "The comment stands under this name.")))
    return links, [entities[key] for key in sorted(entities)]
