"""Different agents held responsible for one event."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Final

from averment.incidents.ground import Difference, Ground, Saying, names
from averment.incidents.words import entries, finder
from averment.model import Polarity, Verdict

WINDOW: Final = 4  # sentences in which rival answers to "who?" follow each other
BACK: Final = 2  # sentences
ASSERTING: Final = frozenset({Polarity.ASSERTED, Polarity.HEDGED})
LEAST: Final = 4  # letters of a word without capitals that can tell agents apart


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to "who did it?"."""

    saying: Saying
    agent: str
    keys: frozenset[str]
    agent_like: bool  # names somebody, not only a cause
    pointing: bool  # its subject is "it" or "this"


def find(ground: Ground) -> list[Difference]:
    """Rival agents for one incident, or for the "it" of neighbouring sentences."""
    answers = [
        a
        for s in ground.leaves
        if s.claim.polarity in ASSERTING and not s.denied
        for a in _answers(ground, s)
    ]
    return [
        Difference(
            a.saying.claim,
            b.saying.claim,
            Verdict.CONFLICT if a.agent_like and b.agent_like else Verdict.UNCLEAR,
            f"One passage names “{a.agent}” as the agent, the other “{b.agent}”.",
            0.7,
            min(_topics(ground, a) & _topics(ground, b), default=None),
            (a.agent, b.agent),
        )
        for a, b in combinations(answers, 2)
        if _rivals(ground, a, b)
    ]


def _rivals(ground: Ground, a: Answer, b: Answer) -> bool:
    """Whether two answers are to the same question and name different agents."""
    if a.saying.claim.id == b.saying.claim.id or a.keys & b.keys:
        return False
    near = a.saying.document == b.saying.document and a.saying.part == b.saying.part
    chain = a.pointing and b.pointing and near and abs(a.saying.sentence - b.saying.sentence) <= WINDOW
    return chain or bool(_topics(ground, a) & _topics(ground, b))


def _topics(ground: Ground, answer: Answer) -> frozenset[str]:
    """The incidents an answer is about: its own, or for “it” those of the sentences right before."""
    if answer.saying.incidents or not answer.pointing:
        return answer.saying.incidents
    s = answer.saying
    before = [
        x
        for x in ground.by_document[s.document]
        if x.part == s.part and 0 <= s.sentence - x.sentence <= BACK and x.incidents
    ]
    last = max((x.sentence for x in before), default=0)
    return frozenset().union(*(x.incidents for x in before if x.sentence == last))


def _answers(ground: Ground, saying: Saying) -> list[Answer]:
    """The agents that a claim names."""
    found = []
    for pattern in patterns():
        for match in pattern.finditer(saying.quote):
            agent = _clip(match["agent"])
            start = saying.claim.passage.start + match.start("agent")
            named = ground.parties(saying.document, start, start + len(agent))
            keys = named or _plain(agent)
            if keys:
                somebody = bool(named) or bool(finder("agent_nouns").search(agent))
                found.append(Answer(saying, agent, keys, somebody, match.groupdict().get("it") is not None))
    return found[:1]


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """The ways in which texts name who did something; AGENT and IT stand for the variable parts."""
    holes = {
        "IT": r"(?P<it>\b(?:it|this|that))",
        "AGENT": r"(?P<agent>(?:the |a |an |its |their )?[^\s,;:()–]+(?: [^\s,;:()–]+){0,9})",
        "GAP": r"(?:[^,;:.]{0,60}?)",
    }
    spelled = []
    for line in entries("agents"):
        pattern = line
        for hole, regex in holes.items():
            pattern = pattern.replace(hole, regex)
        spelled.append(re.compile(pattern, re.IGNORECASE))
    return tuple(spelled)


def _clip(agent: str) -> str:
    """The agent's phrase up to the next verb or clause."""
    return re.split(
        r"\s+(?:who|which|that|because|since|when|while|after|before|during|on|in|at|with|for|and|but|was|were|is|are|has|had)\b",
        agent,
        maxsplit=1,
        flags=re.IGNORECASE,
    )[0].strip(" .”\"'’")


def _plain(agent: str) -> frozenset[str]:
    """The longer words of an agent without a name: "own night shift"."""
    return frozenset(w for w in re.findall(r"\w+", agent.casefold()) if len(w) >= LEAST) | names(agent)
