"""Every file taken in: read, partly read, refused, with the reasons."""

from averment.pipeline import views
from averment.web.page import DeskOf, Page, PageNumber


def read(desk: DeskOf, page: PageNumber = 1) -> views.AccountPage:
    """Every file taken in: read, partly read, refused, with the reasons."""
    return desk.ask(views.account, page=page)


PAGE = Page(
    "/account", "account.html", read, "Every file taken in: read, partly read, refused, with the reasons."
)
