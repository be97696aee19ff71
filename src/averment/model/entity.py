"""Names in the text, and the things they may name."""

from dataclasses import dataclass
from enum import StrEnum

from averment.model.errors import InvalidWord
from averment.model.passage import Passage
from averment.model.reason import Reason
from averment.model.where import Where


class EntityKind(StrEnum):
    """What a name names; the words of exchange.md."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    VESSEL = "vessel"
    ACCOUNT = "account"
    WEAPON_SYSTEM = "weapon_system"
    SUBSTANCE = "substance"
    DOCUMENT = "document"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name standing in a text."""

    id: str
    passage: Passage
    kind: EntityKind
    reason: Reason


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing gathered from mentions; a machine's proposal until somebody confirms it."""

    id: str
    kind: EntityKind
    name: str
    reason: Reason
    aliases: tuple[str, ...] = ()  # every form seen, the name included
    country: str | None = None  # ISO 3166-1 alpha-2
    where: Where | None = None

    def __post_init__(self) -> None:
        """Refuse an entity without a name."""
        if not self.name.strip():
            message = f"entity {self.id} has no name"
            raise InvalidWord(message)


@dataclass(frozen=True, slots=True)
class Link:
    """A proposal that a mention, or the speaker of a claim, is an entity."""

    item: str  # mention id or claim id
    entity: str
    reason: Reason
