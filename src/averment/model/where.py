"""Places: the words, the places they may mean, and which one was chosen."""

from dataclasses import dataclass

from averment.model.errors import InvalidWord


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean."""

    name: str
    lat: float  # degrees north
    lon: float  # degrees east
    radius_km: float  # how far the true spot may lie from the point
    country: str | None  # ISO 3166-1 alpha-2
    source: str  # the gazetteer and its row, e.g. "geonames:170654"
    score: float  # 0..1

    def __post_init__(self) -> None:
        """Refuse points that are not on Earth."""
        if not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):  # noqa: PLR2004 - degrees
            message = f"{self.lat}, {self.lon} is no place on Earth"
            raise InvalidWord(message)
        if self.radius_km < 0:
            message = f"radius {self.radius_km} km is negative"
            raise InvalidWord(message)


@dataclass(frozen=True, slots=True)
class Where:
    """A stated place; choosing among candidates is a judgement, not an overwrite."""

    as_stated: str
    candidates: tuple[Candidate, ...] = ()
    chosen: int | None = None  # index into candidates; None is "not located"

    def __post_init__(self) -> None:
        """Refuse a choice that is not among the candidates."""
        if self.chosen is not None and not 0 <= self.chosen < len(self.candidates):
            message = f"choice {self.chosen} is not one of {len(self.candidates)} candidates"
            raise InvalidWord(message)

    @property
    def place(self) -> Candidate | None:
        """The chosen candidate."""
        return None if self.chosen is None else self.candidates[self.chosen]
