"""How composed threads are read: whose each comment became, and what of the article went to a commenter."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from tests.text.made_threads import Made

from averment.model import SegmentKind
from averment.text.blocks import pieces
from averment.text.draft import Facts
from averment.text.layout import lay_out

SPOKEN: Final = {SegmentKind.COMMENT, SegmentKind.TRANSCRIPT_TURN, SegmentKind.QUOTED_STATEMENT}


@dataclass(slots=True)
class Score:
    """Comments, how many went whole to their author, letters of articles, how many went to a commenter."""

    comments: int = 0
    right: int = 0
    letters: int = 0
    wrong: int = 0

    @property
    def share(self) -> float:
        """The share of comments that went to their authors."""
        return self.right / max(1, self.comments)


def judge(page: Made) -> Score:
    """How one page is read."""
    spoken = [p for p in pieces(lay_out(page.text, Facts())) if p.kind in SPOKEN]
    owner: list[str | None] = [None] * len(page.text)
    for piece in spoken:
        owner[piece.start : piece.end] = [piece.speaker or ""] * (piece.end - piece.start)
    score = Score(len(page.bodies))
    for spans, author in zip(page.bodies, page.authors, strict=True):
        held = {owner[at] for start, end in spans for at in range(start, end) if not page.text[at].isspace()}
        score.right += len(held) == 1 and _same(held.pop(), author)
    article = [at for start, end in page.others for at in range(start, end) if page.text[at].isalpha()]
    score.letters, score.wrong = len(article), sum(owner[at] is not None for at in article)
    return score


def _same(read: str | None, author: str) -> bool:
    """Whether a speaker is the author, with or without his handle, or with his town behind a comma."""
    shown = (read or "").casefold().split(" @")[0].split(", ")[0].removeprefix("@")
    return shown == author.casefold()


def by_choice(pages: Iterable[Made]) -> Iterator[tuple[str, Score]]:
    """The score of all pages, then those of the pages with each single choice, the worst first."""
    table: dict[str, Score] = {}
    for page in pages:
        one = judge(page)
        for key in ("all", *(f"{question}: {answer}" for question, answer in page.choices.items())):
            total = table.setdefault(key, Score())
            total.comments += one.comments
            total.right += one.right
            total.letters += one.letters
            total.wrong += one.wrong
    yield "all", table.pop("all")
    yield from sorted(table.items(), key=lambda item: item[1].share)
