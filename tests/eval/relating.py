"""Measures of what is related: entities, incidents, disagreements, copies, ledger, votes, links."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product

from ground import Ground, Place, Row, shared, span_of
from tally import Tally, count

STAGES = {"verified": {"inspected", "sampled", "verified"}, "inspected": {"inspected", "sampled"}}
EDGE_TYPES = {
    "acts_for": {"agent_of"},
    "manager_of": {"director_of", "employee_of", "agent_of"},
    "founder_of": {"owner_of"},
    "master_of": {"employee_of"},
    "sold": {"shipped", "paid"},
}
UNMEASURED_EDGES = frozenset({"renamed", "account_of", "instructs"})
SLACK = 0.0005  # a number read back from a table may be rounded in its last place


def entity_of(ground: Ground, alias: str) -> str | None:
    """The entity to which most mentions of a name are linked."""
    votes: Counter[str] = Counter()
    for place in ground.places(None, alias):
        for row in ground.on_document["mentions"][place.document]:
            if row.get("entity") and 2 * shared(span_of(row), place.span) >= place.span[1] - place.span[0]:
                votes[row["entity"]] += 1
    return min(votes, key=lambda entity: (-votes[entity], entity)) if votes else None


def entities(ground: Ground) -> Iterator[Tally]:
    """Names linked, the names of one thing brought together, namesakes kept apart."""
    linked: list[bool] = []
    ids: dict[str, list[str]] = {}
    for label in ground.labels("entities"):
        standing = [alias for alias in label.get("aliases", []) if ground.places(None, alias)]
        found = [entity_of(ground, alias) for alias in standing]
        linked += [entity is not None for entity in found]
        ids[label["id"]] = [entity for entity in found if entity]
    several = [found for found in ids.values() if len(found) > 1]
    apart = [
        not set(ids[label["id"]]) & set(ids[other])
        for label in ground.labels("entities")
        for other in label.get("distinct_from", [])
        if ids[label["id"]] and ids.get(other)
    ]
    yield count("entity.alias_linked", linked)
    yield count("entity.aliases_merged", (len(set(found)) == 1 for found in several))
    yield count("entity.namesakes_kept_apart", apart)


def incidents_of_claims(ground: Ground) -> dict[str, set[str]]:
    """The incidents of each claim, whichever of the two files says so."""
    found = {claim: set(row.get("incidents") or []) for claim, row in ground.claims.items()}
    for incident in ground.tables["incidents"]:
        for claim in incident.get("claims", []):
            found.setdefault(claim, set()).add(incident["id"])
    return found


def clusters(ground: Ground) -> tuple[list[str], list[set[object]]]:
    """For each labelled mention its true incident and the incidents it was put in (itself when in none)."""
    of_claim = incidents_of_claims(ground)
    truth: list[str] = []
    put: list[set[object]] = []
    for label in ground.labels("incidents"):
        documents = label.get("mention_docs") or [None] * len(label["mentions"])
        for document, words in zip(documents, label["mentions"], strict=True):
            put.append(first_incidents(ground, of_claim, ground.places(document, words)) or {len(put)})
            truth.append(label["id"])
    return truth, put


def first_incidents(ground: Ground, of_claim: dict[str, set[str]], places: list[Place]) -> set[object]:
    """The incidents of the shortest claim on the places that has any, document by document."""
    for document in dict.fromkeys(place.document for place in places):
        here = [place for place in places if place.document == document]
        for claim in ground.claims_on(here, tight=False):
            if of_claim[claim["id"]]:
                return set(of_claim[claim["id"]])
    return set()


def incidents(ground: Ground) -> Iterator[Tally]:
    """B-cubed precision and recall over the labelled mentions (Bagga and Baldwin, 1998)."""
    truth, put = clusters(ground)
    size = len(truth)
    if not size:
        return
    shares: list[tuple[float, float]] = []
    for k in range(size):
        together = [j for j in range(size) if put[j] & put[k]]
        right = sum(truth[j] == truth[k] for j in together)
        shares.append((right / len(together), right / truth.count(truth[k])))
    precision, recall = (sum(share[i] for share in shares) / size for i in (0, 1))
    yield count("incident.mention_assigned", (any(isinstance(x, str) for x in found) for found in put))
    yield Tally("incident.b3_precision", None, size, precision)
    yield Tally("incident.b3_recall", None, size, recall)
    yield Tally("incident.b3_f1", None, size, 2 * precision * recall / (precision + recall))


def is_linked(ground: Ground, label: Row, verdicts: Iterable[str]) -> bool:
    """Whether a conflict with one of the verdicts joins the two labelled passages, in either order."""
    sides = [
        ground.claims_on(ground.places(label.get(f"{side}_doc"), label[side]), tight=False) for side in "ab"
    ]
    a, b = ({claim["id"] for claim in claims} for claims in sides)
    return any(
        (row.get("a") in a and row.get("b") in b) or (row.get("b") in a and row.get("a") in b)
        for row in ground.tables["conflicts"]
        if row.get("verdict") in verdicts
    )


def conflicts(ground: Ground) -> Iterator[Tally]:
    """Disagreements found, and likenesses wrongly called disagreements."""
    labels = [row for row in ground.labels("conflicts") if not row.get("weak")]
    yield count("conflict.found", (is_linked(ground, label, {"conflict", "unclear"}) for label in labels))
    near = (is_linked(ground, label, {"conflict"}) for label in ground.labels("not_conflicts"))
    yield count("conflict.near_miss_wrongly_flagged", near, low_is_good=True)


def derivations(ground: Ground) -> list[Row]:
    """The lineage rows that nobody rejected."""
    return [row for row in ground.tables["lineage"] if row.get("status") != "rejected"]


def lineage(ground: Ground) -> Iterator[Tally]:
    """Pairs of documents of which one derives from the other, and the direction."""
    edges = {(row["from"]["document"], row["to"]["document"]) for row in derivations(ground)}
    digest = {row["id"]: row["sha256"] for row in ground.documents}
    found: list[bool] = []
    directed: list[bool] = []
    for label in ground.labels("lineage"):
        pairs = list(product(ground.resolve(label["from"]), ground.resolve(label["derived"])))
        if label.get("how") == "mention" or label.get("uncertain") or not pairs:
            continue
        same = any(digest[a] == digest[b] for a, b in pairs)
        directed.append(same or any(pair in edges for pair in pairs))
        found.append(directed[-1] or any((b, a) in edges for a, b in pairs))
    yield count("lineage.document_pair_found", found)
    yield count("lineage.direction_right", directed)
    outcomes = [is_copied(ground, label) for label in ground.labels("not_independent")]
    yield count("lineage.copied_passage_found", outcomes)


def is_copied(ground: Ground, label: Row) -> bool:
    """Whether a lineage row joins the two labelled passages, in either order."""
    a, b = (ground.places(label.get(f"{side}_doc"), label[side]) for side in "ab")
    return any(
        (touches(row["from"], one) and touches(row["to"], other))
        or (touches(row["to"], one) and touches(row["from"], other))
        for row in derivations(ground)
        for one, other in product(a, b)
        if one != other
    )


def touches(end: Row, place: Place) -> bool:
    """Whether one end of a lineage row touches a place; an end without offsets is the whole document."""
    return end["document"] == place.document and bool(
        shared((end.get("start", 0), end.get("end", 10**9)), place.span)
    )


def is_near(row: Row, value: float) -> bool:
    """Whether an end of the row's interval is the labelled number."""
    ends = [end for end in (row.get("low"), row.get("high")) if end is not None]
    return any(abs(end - value) <= SLACK * max(1, abs(value)) for end in ends)


def ledger(ground: Ground) -> Iterator[Tally]:
    """Rows of the ledger, their kind, and the sums of the tables."""
    rows_found: list[bool] = []
    kinds: list[bool] = []
    for label in ground.labels("ledger"):
        if label.get("value") is None or label.get("optional"):
            continue
        places = ground.places(label["doc"], label["content"])
        here = [
            row
            for row in ground.tables["ledger"]
            if is_near(row, label["value"]) and ground.stands_on(row, places)
        ]
        rows_found.append(bool(here))
        kinds.append(any(row.get("kind") in STAGES.get(label["stage"], {label["stage"]}) for row in here))
    yield count("ledger.row_found", rows_found)
    yield count("ledger.row_and_kind_right", kinds)
    yield count(
        "ledger.sum_judged_right", (is_judged(ground, label) for label in ground.labels("ledger_sums"))
    )


def is_judged(ground: Ground, label: Row) -> bool:
    """Whether an arithmetic verdict stands on the sum, and is the right one."""
    places = ground.places(label["doc"], label["content"])
    wanted = {"compatible", "rounding"} if label["adds_up"] else {"conflict", "unclear"}
    for row in ground.tables["conflicts"]:
        if row.get("kind") == "arithmetic" and row.get("verdict") in wanted:
            sides = [ground.claims[side] for side in (row.get("a"), row.get("b")) if side in ground.claims]
            if any(ground.stands_on(claim, places) for claim in sides):
                return True
    return False


def has_voted(ground: Ground, draft: str, ballot: tuple[str, str]) -> bool:
    """Whether a recorded vote on the draft shows this member's vote."""
    member, vote = ballot
    return any(
        (row.get("votes") or {}).get(member) == vote
        for row in ground.tables["deliberation"]
        if row.get("event") in {"voted", "vetoed", "adopted"} and draft in (row.get("symbol") or "")
    )


def has_happened(ground: Ground, label: Row) -> bool:
    """Whether an event of the body stands on the words, of the right kind and day."""
    places = ground.places(label["doc"], label["content"])
    for row in ground.tables["deliberation"]:
        days = [str((row.get("at") or {}).get(end))[:10] for end in ("earliest", "latest")]
        if row.get("event") == label["event"] and label["date"] in days and ground.stands_on(row, places):
            return True
    return False


def deliberation(ground: Ground) -> Iterator[Tally]:
    """The vote of each member, and the events of the mandate."""
    ballots = [(v["draft"], ballot) for v in ground.labels("votes") for ballot in v["members"].items()]
    yield count(
        "deliberation.member_vote_right", (has_voted(ground, draft, ballot) for draft, ballot in ballots)
    )
    events = (has_happened(ground, label) for label in ground.labels("mandate"))
    yield count("deliberation.mandate_event_right", events)


def edges_on(ground: Ground, label: Row) -> list[Row]:
    """The network rows on the label's words between entities that bear the labelled names."""
    names = {
        row["id"]: {name.casefold() for name in [row.get("name", ""), *row.get("aliases", [])]}
        for row in ground.labels("entities")
    }
    ends = [names.get(label[end], {label[end]}) for end in ("from", "to")]
    places = ground.places(label["doc"], label["content"])
    return [
        row
        for row in ground.tables["network"]
        if all(
            wanted & set(ground.called(row.get(end)))
            for end, wanted in zip(("from", "to"), ends, strict=True)
        )
        and ground.stands_on(row, places)
    ]


def network(ground: Ground) -> Iterator[Tally]:
    """Links found, of the right sort, and denied links taken for facts."""
    found: list[bool] = []
    typed: list[bool] = []
    false: list[bool] = []
    for label in ground.labels("network"):
        if label.get("optional") or label.get("type") in UNMEASURED_EDGES:
            continue
        here = edges_on(ground, label)
        if label.get("polarity") == "denied" or label.get("must_not_count"):
            false.append(any(row.get("polarity", "asserted") == "asserted" for row in here))
            continue
        found.append(bool(here))
        wanted = EDGE_TYPES.get(label["type"], set()) | {label["type"]}
        typed.append(any(row.get("type") in wanted for row in here))
    yield count("network.edge_found", found)
    yield count("network.edge_and_type_right", typed)
    yield count("network.denied_edge_taken_as_fact", false, low_is_good=True)
