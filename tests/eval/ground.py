"""The ground on which labels and results meet: an exchange export, its texts, and where labelled words stand in them.

A label names words; a result names offsets. White space is left out of the comparison, because where a parser breaks
a line is its own affair.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

Row = dict[str, Any]
Span = tuple[int, int]
INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
ANCHORED = ("claims", "quantities", "dates", "mentions")
OTHERS = ("incidents", "conflicts", "lineage", "ledger", "deliberation", "network")


class NoExport(Exception):
    """The folder holds no exchange export: run `averment export CASE --format jsonl -o FOLDER` first."""


def shared(a: Span, b: Span) -> int:
    """How many code points two spans have in common."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def span_of(row: Row) -> Span:
    """Where an anchored row stands."""
    return row["start"], row["end"]


def as_list(value: object) -> list[Any]:
    """A label that may be one value, several or none."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def visible(text: str) -> Iterator[tuple[int, str]]:
    """The characters that count in a comparison, with their offsets."""
    return ((i, c) for i, c in enumerate(text) if not c.isspace() and c not in INVISIBLE)


class Words:
    """A text in which words are found whatever white space stands between them."""

    def __init__(self, text: str) -> None:
        self.text = text
        seen = list(visible(text))
        self.offsets = [offset for offset, _ in seen]
        self.dense = "".join(character for _, character in seen)

    def find(self, words: str) -> list[Span]:
        """Every span of the text that reads as `words`."""
        wanted = "".join(character for _, character in visible(words))
        spans: list[Span] = []
        at = self.dense.find(wanted) if wanted else -1
        while at >= 0:
            spans.append((self.offsets[at], self.offsets[at + len(wanted) - 1] + 1))
            at = self.dense.find(wanted, at + 1)
        return spans

    def holds(self, row: Row) -> bool:
        """Whether the row's quote is found again at its offsets."""
        return self.text[row["start"] : row["end"]] == row["quote"]


def read_rows(folder: Path, name: str) -> list[Row]:
    """The rows of one file of an export; none when the file is not there."""
    path = folder / f"{name}.jsonl"
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


@dataclass(frozen=True)
class Place:
    """A span in one of the export's documents."""

    document: str
    span: Span


class Ground:
    """An export and the labels for it.

    Raises:
        NoExport: `folder` has no documents.jsonl with rows.
    """

    def __init__(self, folder: Path, gold: Row) -> None:
        self.gold = gold
        self.documents = read_rows(folder, "documents")
        if not self.documents:
            message = f"{folder} has no documents.jsonl with rows; export a case into it first"
            raise NoExport(message)
        self.texts = {row["id"]: Words(self.read_text(folder, row["id"])) for row in self.documents}
        self.entities = {row["id"]: row for row in read_rows(folder, "entities")}
        self.tables = {name: read_rows(folder, name) for name in ANCHORED + OTHERS}
        self.claims = {row["id"]: row for row in self.tables["claims"]}
        self.on_document: dict[str, dict[str, list[Row]]] = {name: defaultdict(list) for name in ANCHORED}
        for name in ANCHORED:
            for row in self.tables[name]:
                self.on_document[name][row["document"]].append(row)

    @staticmethod
    def read_text(folder: Path, document: str) -> str:
        """A document's text; no new-line translation, offsets count every character."""
        path = folder / "texts" / f"{document}.txt"
        return path.read_bytes().decode("utf-8") if path.exists() else ""

    def labels(self, name: str) -> list[Row]:
        """The labels of one sort."""
        return list(self.gold.get(name, []))

    def labelled_documents(self) -> list[str]:
        """The documents that the labels speak of."""
        named = [row["id"] for row in self.labels("documents")]
        return named or sorted({row["doc"] for row in self.labels("attributions")})

    def resolve(self, label: str) -> list[str]:
        """The export's documents for a labelled one: by its file name, else by the beginning of a name."""
        wanted = next((row["file"] for row in self.labels("documents") if row["id"] == label), None)
        return [
            row["id"] for row in self.documents if any(fits(name, wanted, label) for name in names_of(row))
        ]

    def places(self, label: str | None, words: str) -> list[Place]:
        """Where the words stand, in one labelled document or (None) anywhere."""
        documents = self.resolve(label) if label else list(self.texts)
        return [Place(document, span) for document in documents for span in self.texts[document].find(words)]

    def rows_on(self, name: str, places: Iterable[Place]) -> Iterator[Row]:
        """The rows of an anchored table that touch any of the places, place by place."""
        for place in places:
            for row in self.on_document[name][place.document]:
                if shared(span_of(row), place.span):
                    yield row

    def stands_on(self, row: Row, places: Iterable[Place]) -> bool:
        """Whether an anchored row touches one of the places."""
        return any(row.get("document") == p.document and shared(span_of(row), p.span) for p in places)

    def claims_on(self, places: Iterable[Place], *, tight: bool) -> list[Row]:
        """The claims that cover at least half of a place, the shortest first.

        Tight leaves out claims so long that they would cover anything: over four times the labelled
        words, or 400 characters more than they, whichever is longer.
        """
        found: dict[str, Row] = {}
        for place in places:
            length = place.span[1] - place.span[0]
            limit = max(4 * length, length + 400)
            for claim in self.on_document["claims"][place.document]:
                width = claim["end"] - claim["start"]
                if 2 * shared(span_of(claim), place.span) >= length and (not tight or width <= limit):
                    found[claim["id"]] = claim
        return sorted(found.values(), key=lambda claim: claim["end"] - claim["start"])

    def called(self, entity: str | None) -> list[str]:
        """An entity's names, folded for comparison."""
        row = self.entities.get(entity or "")
        return (
            [] if row is None else [n.casefold() for n in [row.get("name"), *(row.get("aliases") or [])] if n]
        )

    def speakers(self, claim: Row) -> list[str]:
        """Every name by which a claim's speaker is known, folded for comparison."""
        own = [claim["speaker"].casefold()] if claim.get("speaker") else []
        return own + self.called(claim.get("speaker_entity"))

    def spoken_by(self, claim: Row, wanted: Iterable[str]) -> bool:
        """Whether one of the wanted names is part of one of the speaker's names."""
        have = self.speakers(claim)
        return any(want.casefold() in name for want in wanted for name in have)


def names_of(document: Row) -> list[str]:
    """The file names under which a document came."""
    return [PurePath(name).name for name in [document.get("name"), *(document.get("names") or [])] if name]


def fits(name: str, wanted: str | None, label: str) -> bool:
    """Whether a file name is the labelled document's."""
    return name == wanted if wanted else name.startswith(label)
