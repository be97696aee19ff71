"""Names gathered into entities."""

from typing import Annotated

from averment.model import EntityKind
from averment.pipeline import views
from averment.web.page import Blank, DeskOf, Page, PageNumber, Words


def read(
    desk: DeskOf,
    kind: Annotated[EntityKind | None, Blank] = None,
    q: Words = None,
    page: PageNumber = 1,
) -> views.EntitiesPage:
    """A page of the entities, all or those of a kind, or whose names hold all the words."""
    return desk.ask(views.list_entities, kind=kind, words=q, page=page)


PAGE = Page("/entities", "entities.html", read, "Names gathered into people, bodies, places and things.")
