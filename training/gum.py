"""Reader of GUM: names from its entity layer, attributions from its discourse trees (eRST, `.rs4`).

Derivations of design claims.md section 7.3; the sentences of a document carry its text, so nothing is
detokenised. Only genres whose texts may be used for weights are read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from training.gum_attributions import attributions
from training.gum_tokens import Gum, Token, parse
from training.spans import DEPTHS, Labelled, Span, layered, trimmed, without_overlaps

GENRES: Final = ("news", "interview", "academic", "bio", "voyage", "court")
DENYING: Final = frozenset({"deny", "refute", "reject", "dismiss", "dispute", "disbelieve"})
KINDS: Final = {"person": "PER", "organization": "ORG", "place": "LOC"}
NO_NAME: Final = frozenset({"time"})
ENTITY: Final = re.compile(r"\([^()]+\)|\([^()]+|[^()]+\)")
SMALL: Final = frozenset({"DET", "PRON", "ADP", "SCONJ", "CCONJ", "AUX", "PART", "ADV", "PUNCT"})
CUT: Final = frozenset({"acl:relcl", "acl", "appos", "parataxis"})


def gum(folder: Path, part: str) -> Iterator[Labelled]:
    """Documents of a part (train, dev, test) in the free genres, in the order of their names."""
    for name in parts(folder / "splits.md")[part]:
        if name.split("_")[1] in GENRES:
            document = parse((folder / "dep" / f"{name}.conllu").read_text(encoding="utf-8"), name)
            yield labelled(document, (folder / "rst" / "rstweb" / f"{name}.rs4").read_text(encoding="utf-8"))


def parts(file: Path) -> dict[str, list[str]]:
    """The official division: part -> names of documents."""
    found: dict[str, list[str]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            found[line[3:].strip()] = []
        elif line.strip().startswith("* ") and found:
            found[list(found)[-1]].append(line.strip()[2:].strip())
    return found


def labelled(document: Gum, tree: str) -> Labelled:
    """One document with its names and attributions; kinds of cues are known for denials only."""
    frames = list(attributions(document, tree))
    text = document.text
    cues = without_overlaps([Span(s, e, "C") for frame in frames for s, e in frame.cues])
    sources = without_overlaps([Span(s, e, "S") for frame in frames for s, e in frame.sources])
    depths = layered([Span(*trimmed(text, s, e), "K") for frame in frames for s, e in frame.contents])
    denials = [Span(s, e, "deny") for f in frames if f.lemmas & DENYING and not f.negated for s, e in f.cues]
    return Labelled(
        id=document.name,
        source="gum",
        text=text,
        register=document.name.split("_")[1],
        heads={
            "agents": (*sources, *cues),
            **dict(zip(DEPTHS, depths, strict=True)),
            "cue": without_overlaps(denials),
            "names": without_overlaps(list(names(document))),
        },
    )


def names(document: Gum) -> Iterator[Span]:
    """Mentions whose head is a proper noun, cut down to the name itself."""
    for kind, first, last in mentions(document.tokens):
        tokens = document.tokens[first : last + 1]
        head = next((t for t in tokens if not first <= t.head <= last), tokens[0])
        if head.upos != "PROPN" or kind in NO_NAME:
            continue
        run = _name(document.tokens, first, last, head.index)
        if run:
            start, end = document.tokens[run[0]].start, document.tokens[run[1]].end
            yield Span(start, end, KINDS.get(kind, "MISC"))


def mentions(tokens: Sequence[Token]) -> Iterator[tuple[str, int, int]]:
    """Entity mentions of the layer `Entity=`: kind, first and last token; discontinuous ones are left out."""
    open_mentions: list[_Open] = []
    for token in tokens:
        for piece in ENTITY.findall(token.entity):
            if piece.startswith("("):
                fields = piece.strip("()").split("-")
                open_mentions.append(_Open(fields[0], fields[1] if len(fields) > 1 else "", token.index))
            if piece.endswith(")"):
                name = piece.strip("()").split("-")[0]
                at = next(
                    (n for n in reversed(range(len(open_mentions))) if open_mentions[n].name == name), None
                )
                if at is not None:
                    closed = open_mentions.pop(at)
                    if "[" not in name:
                        yield closed.kind, closed.first, token.index


@dataclass(slots=True)
class _Open:
    name: str
    kind: str
    first: int = field(default=0)


def _name(tokens: Sequence[Token], first: int, last: int, head: int) -> tuple[int, int] | None:
    """The tokens around the head that are the name: no comma, no relative clause, capitals at both ends."""
    low = high = head
    while low > first and not _ends_name(tokens[low - 1]):
        low -= 1
    while high < last and not _ends_name(tokens[high + 1]):
        high += 1
    while low < high and not _name_like(tokens[low]):
        low += 1
    while high > low and not _name_like(tokens[high]):
        high -= 1
    return (low, high) if _name_like(tokens[low]) else None


def _ends_name(token: Token) -> bool:
    return (token.upos == "PUNCT" and token.form not in "-–./’'&") or token.relation in CUT


def _name_like(token: Token) -> bool:
    capital = token.form[0].isupper() or token.form[0].isdigit()
    return capital and token.upos not in SMALL
