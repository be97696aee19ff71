"""Stated quantities, and what remains when they are set against each other."""

from averment.pipeline import views
from averment.web.page import DeskOf, Page, PageNumber


def read(desk: DeskOf, page: PageNumber = 1) -> views.LedgerPage:
    """Stated quantities, and what remains when they are set against each other."""
    return desk.ask(views.stocks, page=page)


PAGE = Page(
    "/ledger",
    "ledger.html",
    read,
    "Stated quantities, and what remains when they are set against each other.",
)
