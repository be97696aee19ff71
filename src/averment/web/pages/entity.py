"""One entity: its names, where they stand, what was said under them."""

from averment.pipeline import views
from averment.web.page import DeskOf, Page


def read(ident: str, desk: DeskOf) -> views.EntityPage:
    """One entity: its names, where they stand, what was said under them."""
    return desk.ask(views.entity, ident)


PAGE = Page(
    "/entity/{ident}",
    "entity.html",
    read,
    "One entity: its names, where they stand, what was said under them.",
)
