"""One incident: who says what of it, where they differ, who is silent."""

from averment.pipeline import views
from averment.web.page import DeskOf, Page


def read(ident: str, desk: DeskOf) -> views.IncidentPage:
    """One incident: who says what of it, where they differ, who is silent."""
    return desk.ask(views.incident, ident)


PAGE = Page(
    "/incident/{ident}",
    "incident.html",
    read,
    "One incident: who says what of it, where they differ, who is silent.",
)
