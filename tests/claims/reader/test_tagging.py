"""What is said is read again by itself, as deep as it nests; the network is a small one made of words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from averment.claims.reader.decoding import Labels, Scores
from averment.claims.reader.tagging import tag
from averment.claims.reader.wording import Word
from averment.claims.sentences import Span

AGENTS = ("O", "B-S", "I-S", "B-C", "I-C")
CONTENTS = ("O", "B-K", "I-K")


@dataclass
class Clerk:
    """Marks "X said REST" at the beginning of whatever it is given, and every "said" as a cue."""

    text: str
    asked: int = 0

    labels: ClassVar = {
        "agents": Labels.of(AGENTS, [[0.0] * 5] * 5, 0.0),
        "outer": Labels.of(CONTENTS, [[0.0] * 3] * 3, 0.0),
    }
    cue_kinds = ("say", "deny")

    def scores(self, rows: Sequence[Sequence[Word]], heads: Sequence[str]) -> list[dict[str, Scores]]:
        """Nine for the label meant, nothing for the others."""
        del heads
        self.asked += len(rows)
        return [self._row([self.text[word.start : word.end] for word in row]) for row in rows]

    def _row(self, words: list[str]) -> dict[str, Scores]:
        agents, outer = np.zeros((len(words), 5)), np.zeros((len(words), 3))
        begun = len(words) > 2 and words[1] == "said"
        for at, word in enumerate(words):
            agents[at, 3 if word == "said" else 1 if begun and at == 0 else 0] = 9
            outer[at, 0 if not begun or at < 2 else 1 if at == 2 else 2] = 9
        cue = np.zeros((len(words), 2))
        cue[:, 0] = 9
        return {
            name: np.asarray(s, np.float32)
            for name, s in zip(("agents", "outer", "cue"), (agents, outer, cue), strict=True)
        }


def contents(text: str) -> list[list[str]]:
    """The contents found, by depth."""
    (found,) = tag(Clerk(text), text, [Span(0, len(text))])  # type: ignore[arg-type]
    return [[text[k.start : k.end] for k in depth] for depth in found.contents]


def test_contents_nest_three_deep_and_no_deeper() -> None:
    """Each content is read as if nobody had said it; the fourth level stays inside the third."""
    assert contents("They said she said he said all said nothing") == [
        ["she said he said all said nothing"],
        ["he said all said nothing"],
        ["all said nothing"],
    ]


def test_sources_inside_are_gained_and_none_is_marked_twice() -> None:
    """The second reading brings the inner source; the cue that both saw stays one."""
    text = "They said she said little"
    (found,) = tag(Clerk(text), text, [Span(0, len(text))])  # type: ignore[arg-type]
    assert [text[t.start : t.end] for t in found.sources] == ["They", "she"]
    assert [text[t.start : t.end] for t in found.cues] == ["said", "said"]


def test_a_content_without_a_cue_is_not_read_again() -> None:
    """One reading of the whole is enough."""
    clerk = Clerk("They said it rained")
    tag(clerk, clerk.text, [Span(0, len(clerk.text))])  # type: ignore[arg-type]
    assert clerk.asked == 1
