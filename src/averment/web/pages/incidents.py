"""Incidents by date, with reports and independent origins."""

from averment.pipeline import views
from averment.web.page import DeskOf, Page, PageNumber


def read(desk: DeskOf, page: PageNumber = 1) -> views.IncidentsPage:
    """Incidents by date, with reports and independent origins."""
    return desk.ask(views.list_incidents, page=page)


PAGE = Page("/incidents", "incidents.html", read, "Incidents by date, with reports and independent origins.")
