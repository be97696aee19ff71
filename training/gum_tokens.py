"""GUM's dependency files: the text of a document as it stands, and its tokens with offsets."""

# ruff: noqa: EM102, TRY003 - messages stand where they are raised

from dataclasses import dataclass
from typing import Final

from averment.model import AvermentError

COLUMNS: Final = 10


class BadData(AvermentError):
    """A data set is not what its reader expects; the message names the file and what to do."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the document; `index` and `head` count through the document (head -1 at a root)."""

    index: int
    sentence: int
    form: str
    lemma: str
    upos: str
    head: int
    relation: str
    entity: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Gum:
    """A document: name, text, tokens."""

    name: str
    text: str
    tokens: tuple[Token, ...]


def parse(raw: str, name: str) -> Gum:
    """A `.conllu` file. Sentences of a paragraph are joined by a space, paragraphs by an empty line.

    Raises BadData when a token is not found in the text of its sentence.
    """
    pieces: list[str] = []
    tokens: list[Token] = []
    length = 0
    for number, block in enumerate(block for block in raw.split("\n\n") if block.strip()):
        lines = block.splitlines()
        text = next(line[len("# text = ") :] for line in lines if line.startswith("# text = "))
        joint = ("\n\n" if any(line.startswith("# newpar") for line in lines) else " ") if pieces else ""
        pieces.append(joint + text)
        length += len(joint)
        tokens.extend(_sentence(lines, text, (length, len(tokens), number), name))
        length += len(text)
    return Gum(name, "".join(pieces), tuple(tokens))


def _sentence(lines: list[str], text: str, place: tuple[int, int, int], name: str) -> list[Token]:
    shift, first, number = place
    rows = [line.split("\t") for line in lines if line and line[0].isdigit()]
    rows = [row for row in rows if len(row) == COLUMNS and "." not in row[0]]
    tokens: list[Token] = []
    at = 0
    for row in rows:
        if "-" in row[0]:
            continue
        start = text.find(row[1], at)
        if start < 0 or text[at:start].strip():
            raise BadData(
                f"{name}: “{row[1]}” is not next in “{text}”; use the commit named in training/README.md"
            )
        at = start + len(row[1])
        misc = dict(item.split("=", 1) for item in row[9].split("|") if "=" in item)
        tokens.append(
            Token(
                index=first + int(row[0]) - 1,
                sentence=number,
                form=row[1],
                lemma=row[2].lower(),
                upos=row[3],
                head=first + int(row[6]) - 1 if row[6] != "0" else -1,
                relation=row[7],
                entity=misc.get("Entity", ""),
                start=shift + start,
                end=shift + at,
            )
        )
    return tokens
