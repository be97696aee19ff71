"""Passages that derive from others, and what changed on the way."""

from averment.pipeline import views
from averment.web.page import DeskOf, Page, PageNumber


def read(desk: DeskOf, page: PageNumber = 1) -> views.LineagePage:
    """Passages that derive from others, and what changed on the way."""
    return desk.ask(views.lineages, page=page)


PAGE = Page(
    "/lineage", "lineage.html", read, "Passages that derive from others, and what changed on the way."
)
