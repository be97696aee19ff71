"""Things gathered from names, and which name or speaker is proposed to be which."""

from typing import Final

from sqlalchemy import Column, Table

from averment.model import Entity, Link, Where
from averment.store.columns import METADATA, NAMES, Nested, maybe, nested, reason, text
from averment.store.noun import Noun
from averment.store.session import Session

ENTITIES: Final = Noun(
    Entity,
    Table(
        "entities",
        METADATA,
        text("id", key=True),
        text("kind", index=True),
        text("name", index=True),
        *reason(),
        nested("aliases", NAMES),
        maybe("country"),
        Column("where", Nested(Where | None)),
    ),
)
LINKS: Final = Noun(
    Link,
    Table("links", METADATA, text("item", key=True), text("entity", key=True, index=True), *reason()),
    order=("item", "entity"),
)


def links_of(session: Session, item: str) -> tuple[Link, ...]:
    """What a mention or the speaker of a claim is proposed to be."""
    return LINKS.all(session, LINKS.table.c.item == item)


def links_to(session: Session, entity: str) -> tuple[Link, ...]:
    """The mentions and claims that are proposed to name an entity."""
    return LINKS.all(session, LINKS.table.c.entity == entity)
