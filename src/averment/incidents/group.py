"""An event in the making."""

from dataclasses import dataclass, field

from averment.incidents.dating import days_apart
from averment.incidents.places import Place, same_place
from averment.incidents.signals.time import SLACK
from averment.model import When


@dataclass(slots=True)
class Group:
    """An event in the making: which mentions, and which dates and places it is bound to."""

    members: list[int] = field(default_factory=list)
    dates: list[When] = field(default_factory=list)
    spots: list[Place] = field(default_factory=list)
    wide: list[When] = field(default_factory=list)  # years and seasons: too wide to date, they still exclude
    families: set[str] = field(default_factory=set)
    evidence: set[str] = field(default_factory=set)

    def accepts(self, other: "Group") -> bool:
        """Whether no date and no place of the two exclude each other."""
        dates = all(days_apart(a, b) <= SLACK for a in self.dates for b in other.dates)
        wide = [*self.wide, *self.dates], [*other.wide, *other.dates]
        dates = dates and all(days_apart(a, b) <= SLACK for a in wide[0] for b in wide[1])
        return dates and all(same_place(a, b) for a in self.spots for b in other.spots)

    def takes(self, other: "Group") -> None:
        """Swallow another group."""
        self.members.extend(other.members)
        self.dates.extend(d for d in other.dates if d not in self.dates)
        self.spots.extend(s for s in other.spots if s.key not in {x.key for x in self.spots})
        self.wide.extend(w for w in other.wide if w not in self.wide)
        self.families |= other.families
        self.evidence |= other.evidence


def join(of: dict[int, Group], a: int, b: int, evidence: str) -> bool:
    """Join the events of two mentions unless a date or a place forbids it."""
    first, second = of[a], of[b]
    if first is second:
        return True
    if not first.accepts(second):
        return False
    first.takes(second)
    first.evidence.add(evidence)
    of.update(dict.fromkeys(second.members, first))
    return True


def move(of: dict[int, Group], number: int, choice: Group, evidence: str) -> None:
    """Take one mention out of its group, if it has one, and put it into another."""
    old = of.get(number)
    if old is not None:
        old.members.remove(number)
    choice.members.append(number)
    choice.evidence.add(evidence)
    of[number] = choice
