"""Exchanging the opposed parties' names throughout the input exchanges them in the output and changes nothing else."""

import re
from collections import Counter
from pathlib import Path

from averment.model import Claim, Contents
from averment.pipeline import open_paths
from averment.store import contents

ROOT = Path(__file__).parent.parent
DOCUMENTS = ROOT / "examples" / "sarnivek-depot" / "documents"
PARTIES = {"Velmora": "Kordania", "Velmoran": "Kordanian", "Velmorans": "Kordanians", "Tesrine": "Halvek"}
EXCHANGE = PARTIES | {other: one for one, other in PARTIES.items()}
NAME = re.compile(r"\b(" + "|".join(sorted(EXCHANGE, key=len, reverse=True)) + r")\b")


def exchanged(text: str) -> str:
    """The text with the two parties' names exchanged."""
    return NAME.sub(lambda match: EXCHANGE[match.group()], text)


def papers(folder: Path, change: bool) -> Path:  # noqa: FBT001 - the one thing that differs
    """The example's readable files, with or without the exchange."""
    folder.mkdir()
    for path in sorted(DOCUMENTS.iterdir()):
        if path.suffix in {".txt", ".md", ".html", ".csv"}:
            text = path.read_text(encoding="utf-8")
            (folder / path.name).write_text(exchanged(text) if change else text, encoding="utf-8")
    return folder


def case(folder: Path, root: Path) -> Contents:
    """Everything the case of a folder holds."""
    opened = open_paths([folder], root)
    with opened.case.store.read() as session:
        found = contents(session)
    opened.case.close()
    return found


def shown(claim: Claim) -> tuple[str, ...]:
    """A claim without ids and offsets, which follow from the names' lengths."""
    chain = " > ".join(relay.name for relay in claim.chain)
    return (
        claim.level,
        claim.polarity,
        claim.speaker or "",
        chain,
        claim.passage.quote,
        str(claim.reason.score),
    )


def test_only_the_names_change(tmp_path: Path) -> None:
    """Claims, dates, numbers, incidents, conflicts and ledger of the exchanged case are the exchanged ones."""
    plain = case(papers(tmp_path / "plain", change=False), tmp_path / "plain.case")
    other = case(papers(tmp_path / "other", change=True), tmp_path / "other.case")

    def claims(of: Contents) -> Counter[tuple[str, ...]]:
        return Counter(shown(claim) for claim in of.claims)

    assert Counter(tuple(map(exchanged, row)) for row in claims(plain).elements()) == claims(other)

    def conflicts(of: Contents) -> Counter[tuple[str, ...]]:
        said = {claim.id: claim.passage.quote for claim in of.claims}
        return Counter((c.kind, c.verdict, *sorted((said[c.a], said[c.b]))) for c in of.conflicts)

    def swapped(row: tuple[str, ...]) -> tuple[str, ...]:
        return (row[0], row[1], *sorted(map(exchanged, row[2:])))

    assert Counter(swapped(row) for row in conflicts(plain).elements()) == conflicts(other)

    def incidents(of: Contents) -> list[tuple[int, int, int]]:
        return sorted((len(i.claims), i.lineages.lo, i.lineages.hi) for i in of.incidents)

    assert incidents(plain) == incidents(other)
    assert len(plain.dates) == len(other.dates)
    assert len(plain.quantities) == len(other.quantities)
    assert len(plain.ledger) == len(other.ledger)
    assert len(plain.edges) == len(other.edges)
