"""A small export made by hand, with its labels, to measure the measures on."""

import json
from pathlib import Path
from typing import Any

TEXT = (
    "Mayor Ada Lund said that 12 sheds burned on 3 May 2019.\n"
    "Fenmark denies that it fired on the quay.\n"
    "12 sheds  burned, wrote the Gazette from Vienna."
)
COPY = "Mayor Ada Lund said that 20 sheds burned on 3 May 2019."


def at(words: str, text: str = TEXT, document: str = "d1") -> dict[str, Any]:
    """The anchor of the first place where the words stand."""
    start = text.index(words)
    return {"document": document, "start": start, "end": start + len(words), "quote": words}


def claim(name: str, words: str, speaker: str | None, **more: object) -> dict[str, Any]:
    """A claim row."""
    base = {
        "id": name,
        "speaker": speaker,
        "speaker_entity": None,
        "level": "reported",
        "polarity": "asserted",
    }
    return at(words) | base | {"incidents": []} | more


def good_tables() -> dict[str, list[dict[str, Any]]]:
    """An export in which every labelled thing is right."""
    copied = at("20 sheds burned", COPY, "d2")
    return {
        "documents": [
            {"id": "d1", "name": "in/one.txt", "sha256": "a" * 64},
            {"id": "d2", "name": "two.txt", "sha256": "b" * 64},
        ],
        "claims": [
            claim("c1", "12 sheds burned on 3 May 2019", "Mayor", speaker_entity="e1", incidents=["i1"]),
            claim("c2", "it fired on the quay", "Fenmark", polarity="denied"),
            claim("c3", "12 sheds  burned", "the Gazette"),
            claim("c4", "12 sheds burned", "Ada Lund", incidents=["i1"]) | copied,
        ],
        "entities": [
            {"id": "e1", "name": "Ada Lund", "aliases": ["Mayor Ada Lund"]},
            {"id": "e2", "name": "Vienna", "aliases": [], "lat": 48.2, "lon": 16.4, "radius_km": 10},
            {"id": "e3", "name": "Fenmark", "aliases": []},
        ],
        "mentions": [
            at("Ada Lund") | {"kind": "person", "entity": "e1"},
            at("Fenmark") | {"kind": "place", "entity": "e3"},
            at("Vienna") | {"kind": "place", "entity": "e2"},
        ],
        "quantities": [at("12 sheds") | {"low": 12, "high": 12, "bound": "="}],
        "dates": [at("3 May 2019") | {"earliest": "2019-05-03", "latest": "2019-05-03"}],
        "incidents": [{"id": "i1", "claims": ["c3"]}, {"id": "i2", "claims": ["c2"]}],
        "conflicts": [
            {"id": "x1", "kind": "numeric", "a": "c4", "b": "c1", "verdict": "conflict"},
            {"id": "x2", "kind": "arithmetic", "a": "c1", "b": "c1", "verdict": "compatible"},
        ],
        "lineage": [{"from": at("12 sheds burned on 3 May 2019"), "to": copied, "status": "suspected"}],
        "ledger": [at("12 sheds") | {"kind": "destroyed", "low": 12, "high": 12}],
        "deliberation": [
            at("Fenmark denies")
            | {"event": "vetoed", "symbol": "D/7", "votes": {"Fenmark": "against"}}
            | {"at": {"earliest": "2019-05-04", "latest": "2019-05-04"}}
        ],
        "network": [
            at("Mayor Ada Lund") | {"from": "e1", "to": "e3", "type": "linked", "polarity": "asserted"}
        ],
    }


def gold() -> dict[str, Any]:
    """The labels that `good_tables` gets right."""
    return {
        "documents": [{"id": "1", "file": "one.txt", "exhaustive": True}, {"id": "2", "file": "two.txt"}],
        "attributions": [
            {"doc": "1", "speakers": ["ada lund"], "content": "12 sheds burned on", "polarity": "asserted"},
            {"doc": "1", "speakers": ["fenmark"], "content": "it fired", "polarity": "denied"},
            {"doc": "1", "speakers": ["gazette"], "content": "12 sheds burned, wrote"},
        ],
        "quantities": [{"doc": "1", "content": "12 sheds", "value": 12, "bound": "exact"}],
        "dates": [{"doc": "1", "content": "3 May 2019", "start": "2019-05-03", "end": "2019-05-03"}],
        "places": [
            {"doc": "1", "content": "Vienna", "lat": 48.21, "lon": 16.37},
            {"doc": "1", "content": "Fenmark", "fictional": True},
        ],
        "entities": [
            {"id": "lund", "name": "Ada Lund", "aliases": ["Ada Lund", "Lund"], "distinct_from": ["fenmark"]},
            {"id": "fenmark", "name": "Fenmark", "aliases": ["Fenmark"]},
        ],
        "incidents": [
            {"id": "fire", "mentions": ["12 sheds burned on", "20 sheds"], "mention_docs": ["1", "2"]},
            {"id": "shots", "mentions": ["it fired on the quay"]},
        ],
        "conflicts": [
            {"a": "12 sheds burned on", "a_doc": "1", "b": "20 sheds", "b_doc": "2"},
            {"a": "never asked", "b": "it fired", "weak": True},
        ],
        "not_conflicts": [{"a": "it fired", "b": "20 sheds"}],
        "lineage": [
            {"derived": "2", "from": "1", "how": "reprint"},
            {"derived": "1", "from": "2", "how": "mention"},
        ],
        "not_independent": [{"a": "12 sheds burned on", "a_doc": "1", "b": "20 sheds burned", "b_doc": "2"}],
        "must_not": [{"doc": "1", "content": "it fired", "speakers": ["fenmark"], "polarity": "asserted"}],
        "ledger": [{"doc": "1", "content": "12 sheds", "value": 12, "stage": "destroyed"}],
        "ledger_sums": [{"doc": "1", "content": "12 sheds burned on", "adds_up": True}],
        "votes": [{"draft": "D/7", "members": {"Fenmark": "against"}}],
        "mandate": [{"doc": "1", "content": "Fenmark denies", "event": "vetoed", "date": "2019-05-04"}],
        "network": [
            {"doc": "1", "content": "Ada Lund", "from": "lund", "to": "fenmark", "type": "linked"},
            {
                "doc": "1",
                "content": "it fired",
                "from": "lund",
                "to": "fenmark",
                "type": "paid",
                "polarity": "denied",
            },
        ],
    }


def write_export(folder: Path, tables: dict[str, list[dict[str, Any]]]) -> Path:
    """The tables as an export folder."""
    (folder / "texts").mkdir(parents=True)
    (folder / "texts" / "d1.txt").write_bytes(TEXT.encode())
    (folder / "texts" / "d2.txt").write_bytes(COPY.encode())
    for name, rows in tables.items():
        words = "".join(json.dumps(row) + "\n" for row in rows)
        (folder / f"{name}.jsonl").write_text(words, "utf-8")
    return folder
