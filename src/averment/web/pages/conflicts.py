"""Where claims disagree."""

from typing import Annotated

from averment.model import Verdict
from averment.pipeline import views
from averment.web.page import Blank, DeskOf, Page, PageNumber


def read(
    desk: DeskOf, verdict: Annotated[Verdict | None, Blank] = None, page: PageNumber = 1
) -> views.ConflictsPage:
    """A page of the disagreements, all or those with one verdict."""
    return desk.ask(views.conflicts, verdict=verdict, page=page)


PAGE = Page("/conflicts", "conflicts.html", read, "Where claims disagree, both sides with their speakers.")
