"""What happened to the case, in the chained custody log."""

from averment.pipeline import views
from averment.web.page import DeskOf, Page, PageNumber


def read(desk: DeskOf, page: PageNumber = 1) -> views.CustodyPage:
    """What happened to the case, in the chained custody log."""
    return desk.ask(views.custody_log, page=page)


PAGE = Page("/custody", "custody.html", read, "What happened to the case, in the chained custody log.")
