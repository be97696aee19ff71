"""Conclusions that named people sign under a named standard of proof, and how little would overturn them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from types import MappingProxyType
from typing import Final

from averment.assessment.words import entries
from averment.model import Finding, InvalidWord, Standard, content_id
from averment.model.ids import RULE

UNCONFIRMED: Final = "wording to be confirmed"


@cache
def standards() -> Mapping[str, Standard]:
    """The standards of proof that are known, each with its levels, weakest first, and its source."""
    found = {}
    for line in entries("standards"):
        name, levels, source = (part.strip() for part in line.split("|"))
        found[name] = Standard(name, tuple(level.strip() for level in levels.split(";")), source)
    return MappingProxyType(found)


def is_confirmed(standard: Standard) -> bool:
    """Whether somebody compared the words of a standard's levels with their source."""
    return UNCONFIRMED not in standard.source


def described(standard: Standard) -> str:
    """A standard as a reader is shown it: its name with its source, and that its wording is not confirmed."""
    return f"{standard.name} ({standard.source})"


@dataclass(frozen=True, slots=True)
class Draft:
    """A finding before it is signed."""

    statement: str
    standard: str
    level: str
    claims: tuple[str, ...]  # what it rests on
    would_change: str


def sign(
    draft: Draft,
    *,
    by: Sequence[str],
    at: datetime,
    supersedes: str | None = None,
    known: Mapping[str, Standard] | None = None,
) -> Finding:
    """The finding, signed; the same draft, signers and time give the same id.

    Raises:
        InvalidWord: when the level is not one of its standard's, the basis is empty, a signer is a machine,
            or nothing is said about what would change it.
    """
    ladder = (known or standards()).get(draft.standard)
    if ladder is None:
        message = f"{draft.standard!r} is no known standard; declare it with its levels and source first"
        raise InvalidWord(message)
    if draft.level not in ladder.levels:
        message = (
            f"{draft.level!r} is no level of {described(ladder)}; use one of: {', '.join(ladder.levels)}"
        )
        raise InvalidWord(message)
    if not draft.claims:
        message = "a finding without claims rests on nothing; name the claims it rests on"
        raise InvalidWord(message)
    machines = [name for name in by if is_machine(name)]
    if machines or not by:
        message = (
            f"findings are signed by people, not by {', '.join(machines) or 'nobody'}; give a person's name"
        )
        raise InvalidWord(message)
    return Finding(
        id=content_id(
            "fnd", draft.statement, draft.standard, draft.level, draft.claims, tuple(by), at.isoformat()
        ),
        statement=draft.statement,
        standard=draft.standard,
        level=draft.level,
        claims=draft.claims,
        would_change=draft.would_change,
        by=tuple(by),
        at=at,
        supersedes=supersedes,
    )


def is_machine(signer: str) -> bool:
    """Whether a signer is a rule (name@version) or says that it is a program."""
    name = signer.strip().casefold()
    return not name or bool(RULE.match(name)) or name in {"averment", "machine", "system", "rule", "model"}


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What becomes of a basis when one origin is left out."""

    origins: int
    without: tuple[tuple[str, int], ...]  # origin, how many of the claims remain
    single: tuple[str, ...]  # origins on which everything rests

    @property
    def headline(self) -> str:
        """The sentence that stands above the finding."""
        if self.single:
            return f"Everything rests on one origin: {self.single[0]}."
        return f"No single one of {self.origins} origins carries the finding alone."


def sensitivity(origin_of: Mapping[str, str]) -> Sensitivity:
    """Leave out each origin in turn; `origin_of` names the independent origin of each claim in the basis."""
    origins = sorted(set(origin_of.values()))
    without = tuple((o, sum(other != o for other in origin_of.values())) for o in origins)
    return Sensitivity(len(origins), without, tuple(o for o, left in without if not left))
