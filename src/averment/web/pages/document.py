"""One document laid open: its exact text with the claims marked."""

from typing import Annotated

from fastapi import Query
from pydantic import StringConstraints

from averment.pipeline import views
from averment.web.page import Blank, DeskOf, Page, PageNumber

Short = Annotated[str, StringConstraints(max_length=24)]
Place = Annotated[Short | None, Blank, Query(description="`start-end`, in characters from 0")]


def read(ident: str, desk: DeskOf, part: PageNumber = 1, at: Place = None) -> views.ReaderPage:
    """A document by its id, or by the beginning of its id or of its original's SHA-256."""
    return desk.ask(views.read, desk.ask(views.resolve, ident), part=part, at=at)


PAGE = Page("/doc/{ident}", "document.html", read, "One document: its exact text with the claims marked.")
