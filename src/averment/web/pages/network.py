"""Alleged links between people, bodies and things."""

from averment.pipeline import views
from averment.web.page import DeskOf, Page, PageNumber


def read(desk: DeskOf, page: PageNumber = 1) -> views.NetworkPage:
    """Alleged links between people, bodies and things."""
    return desk.ask(views.network, page=page)


PAGE = Page("/network", "network.html", read, "Alleged links between people, bodies and things.")
