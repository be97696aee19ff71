"""What is contested, what is missing, and everything else at a glance."""

from averment.pipeline import views
from averment.web.page import DeskOf, Page


def read(desk: DeskOf) -> views.Overview:
    """What is contested, what is missing, and everything else at a glance."""
    return desk.ask(views.overview)


PAGE = Page(
    "/",
    "overview.html",
    read,
    "What is contested, what is missing, and everything else at a glance.",
    twin="/overview.json",
)
