"""One claim with its surroundings, reading and citations."""

from averment.pipeline import views
from averment.web.page import DeskOf, Page


def read(ident: str, desk: DeskOf) -> views.ClaimPage:
    """One claim with its surroundings, reading and citations."""
    return desk.ask(views.claim, ident)


PAGE = Page("/claim/{ident}", "claim.html", read, "One claim with its surroundings, reading and citations.")
