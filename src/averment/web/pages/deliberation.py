"""What bodies decided, and who voted how."""

from averment.pipeline import views
from averment.web.page import DeskOf, Page, PageNumber


def read(desk: DeskOf, page: PageNumber = 1) -> views.DeliberationPage:
    """What bodies decided, and who voted how."""
    return desk.ask(views.deliberations, page=page)


PAGE = Page("/deliberation", "deliberation.html", read, "What bodies decided, and who voted how.")
