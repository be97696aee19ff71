"""Exchanging the opposed parties' names throughout the input exchanges them in the output and changes nothing else."""

import random  # noqa: TID251 - documents drawn from a given seed
import re
from collections import Counter
from pathlib import Path

import pytest
from tests.claims.reading import REASON, ZERO

from averment.claims import Extraction, extract
from averment.model import Claim, Contents, Document, Passage, ReadStatus, Segment, SegmentKind
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


# Composed documents: hand-written sentences of fiction, in which two parties of every length and shape stand
FRAMES = (
    "The foreign ministry of {a} said on 4 May 2031 that troops of {b} had crossed the river at Lorn.",
    "{b} denied the accusation and called it an invention of {a}.",
    "According to officials in {a}, at least 14 people were hurt when {b} fired on the market.",
    "“We never fired on anybody,” said Ilva Brenner, who speaks for {b}.",
    "“{a} has lied about this from the first day,” Oda Renn told reporters in Lorn.",
    "The commission found reasonable grounds to believe that forces of {a} had used the quarry, not those of {b}.",
    "A spokesman for {b} told the Harl Courier that {a} had refused to sign the protocol.",
    "The people of {a} have waited for nine years, and the people of {b} as well.",
    "In a letter to the council, the ambassador of {b} rejected the claims made by {a} as baseless.",
    "{a} says it lost 12 of its 193 trucks; {b} says there were none.",
    "Witnesses said they had heard shots before the convoy from {b} reached the bridge.",
    "The envoy asked whether {a} had destroyed its stock before the end of 2029.",
    "No one from {a} was in the hall when the vote was taken.",
    "The harbour master, a citizen of {b}, said that he did not know who had opened the valve.",
    "The report by {b} accuses {a} of shelling the depot on 2 March 2031.",
)  # fmt: skip
LENGTH_TELLS = (  # once read otherwise for names of one and of two words
    "It is not clear whether {b} would accept what {a} proposed last week.",
    "He added that {a} reportedly moved 30 tonnes of grain between March and June 2030.",
    "Neither {a} nor {b} has confirmed the figure of 1,240 drums.",
    "Had {b} told the inspectors, {a} would have left, a diplomat from {a} said.",
    "Both governments, {a} and {b}, were expected to announce a truce on Monday.",
)
MORE_FRAMES = (
    "Asked by {a} whether it had fired, {b} replied that it had not.",
    "{a} and {b} both said that the convoy had been searched at Lorn.",
    "The envoy of {a} told the chairman of {b} that he would sign, and he confirmed it on Friday.",
    "Not only {a} but also {b} doubts that the seals were whole.",
    "{a}, which borders on {b}, announced that the ferry would stop.",
    "“It was {b},” the head of the mission of {a} insisted, and added that nobody else had the key.",
    "The minister was told by {a} that {b} had closed the bridge.",
    "Either {a} or {b} must have known, the auditor wrote; her office declined to say which.",
    "Unlike {b}, {a} acknowledges that 40 people were moved.",
    "They deny it, and {b}'s lawyers say that {a}'s lawyers have denied it twice.",
)
SHAPES = (
    "Velmora",
    "Orv",
    "Tarsukhenlia",
    "Kest Umbrin",
    "Nyhalden",
    "Dru Ostavel",
    "Belgorvastia",
    "Upper Marn",
)
MORE_SHAPES = (
    "Velmora",
    "Kest Umbrin",
    "Dru Ostavel Marn",
    "VKU",
    "Hesk van Ostrel",
    "D’Orvel",
    "Sant’ Orvel",
    "Ash-Kelmar",
)
KINDS = (SegmentKind.BODY, SegmentKind.BODY, SegmentKind.QUOTED_STATEMENT, SegmentKind.COMMENT)


def composed(seed: int, a: str, b: str, frames: tuple[str, ...] = FRAMES) -> tuple[str, tuple[Segment, ...]]:
    """The document of a seed about two parties: three parts, the same sentences whoever the parties are."""
    drawn = random.Random(seed)  # noqa: S311 - a seed for a test, no secret
    parts = [(drawn.choice(KINDS), " ".join(drawn.sample(frames, min(4, len(frames))))) for _ in range(3)]
    filled = [(kind, words.format(a=a, b=b)) for kind, words in parts]
    text = "\n\n".join(words for _, words in filled)
    segments, at = [], 0
    for number, (kind, words) in enumerate(filled):
        speaker = None if kind is SegmentKind.BODY else f"reader_{number}"
        passage = Passage.cut("doc", text, at, at + len(words))
        segments.append(Segment(f"seg-{number}", passage, kind, REASON, speaker, language="en"))
        at += len(words) + 2
    return text, tuple(segments)


def stated(seed: int, a: str, b: str, frames: tuple[str, ...] = FRAMES) -> list[tuple[str, ...]]:
    """What a composed document states, with the parties' names as {a} and {b}."""
    text, segments = composed(seed, a, b, frames)
    document = Document("doc", ZERO, ("a.txt",), "text/plain", ReadStatus.READ, ZERO, len(text), "test@1")
    found: Extraction = extract(document, text, segments)
    names = re.compile(rf"(?<!\w)(?:({re.escape(a)})|({re.escape(b)}))(?!\w)")

    def blind(row: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(names.sub(lambda m: "{a}" if m[1] else "{b}", words) for words in row)

    claims = [(*shown(c), c.cue or "", c.hedge or "", str(c.segment), str(c.said_on)) for c in found.claims]
    dates = [(d.passage.quote, str(d.when), str(d.reason.score)) for d in found.dates]
    numbers = [(q.passage.quote, str(q.quantity), str(q.reason.score)) for q in found.quantities]
    return [blind(row) for row in [*claims, *dates, *numbers]]


def differing(
    seeds: range, frames: tuple[str, ...] = FRAMES, shapes: tuple[str, ...] = SHAPES
) -> list[tuple[int, str, str, object, object]]:
    """The seeds whose documents are read otherwise when the parties are exchanged, with what differs."""
    found: list[tuple[int, str, str, object, object]] = []
    for seed in seeds:
        a, b = random.Random(-seed - 1).sample(shapes, 2)  # noqa: S311
        one = Counter(stated(seed, a, b, frames))
        other = Counter(stated(seed, b, a, frames))
        if one != other:
            found.append((seed, a, b, list((one - other).elements())[:2], list((other - one).elements())[:2]))
    return found


def test_twenty_composed_documents_are_read_alike() -> None:
    """Claims, stances, chains, scores, dates and numbers are the same whichever party stands where."""
    assert differing(range(20)) == []


@pytest.mark.slow
def test_three_hundred_composed_documents_are_read_alike() -> None:
    """The bar of the issue: three hundred documents, names of one and two words and of every length."""
    assert differing(range(300)) == []


def test_pairs_of_parties_are_read_alike() -> None:
    """“Neither X nor Y”, “both governments, X and Y”, “he” behind a state: however many words the names have."""
    assert differing(range(60), FRAMES + LENGTH_TELLS) == []


def test_names_of_every_make_are_read_alike() -> None:
    """One, two and three words, letters and stops, particles and hyphens, in frames of other kinds."""
    assert differing(range(40), MORE_FRAMES, MORE_SHAPES) == []
