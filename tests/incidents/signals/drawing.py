"""Sketches of events for the tests of signals."""

from datetime import date

from averment.incidents.places import Place
from averment.incidents.signals import Sketch
from averment.model import Precision, When


def drawn(**known: object) -> Sketch:
    """A sketch in which only the given is known."""
    values = {
        "family": "fire",
        "when": None,
        "spot": None,
        "title": frozenset(),
        "names": frozenset(),
        **known,
    }
    return Sketch(**values)  # type: ignore[arg-type]


def days(first: str, last: str | None = None) -> When:
    """The days from one to another."""
    precision = Precision.RANGE if last else Precision.DAY
    return When(date.fromisoformat(first), date.fromisoformat(last or first), precision)


def spot(
    name: str, lat: float | None = None, lon: float | None = None, within: tuple[str, ...] = ()
) -> Place:
    """A specific place."""
    return Place(0, 1, name.casefold(), name, False, lat, lon, None, frozenset(within))  # noqa: FBT003 - its order
