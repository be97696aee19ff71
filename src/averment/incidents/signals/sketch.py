"""What is known of an event from one kind of mention."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from averment.incidents.places import Place
from averment.model import When

VETO: Final = -1.0  # the two cannot be one event


@dataclass(frozen=True, slots=True)
class Sketch:
    """An event as one or more mentions draw it."""

    family: str
    when: When | None  # only when narrow enough to date an event
    spot: Place | None
    title: frozenset[str]  # stems of a proper-named event, empty otherwise
    names: frozenset[str]  # stems of names beside the head
    wide: When | None = None  # a date too wide to date the event


Signal = Callable[[Sketch, Sketch], float]
