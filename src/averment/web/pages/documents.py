"""The documents by publication date."""

from typing import Annotated

from averment.model import ReadStatus
from averment.pipeline import views
from averment.web.page import Blank, DeskOf, Page, PageNumber


def read(
    desk: DeskOf, status: Annotated[ReadStatus | None, Blank] = None, page: PageNumber = 1
) -> views.DocumentsPage:
    """A page of the documents, all or those with one status."""
    return desk.ask(views.list_documents, status=status, page=page)


PAGE = Page("/documents", "documents.html", read, "The documents by publication date, with their status.")
