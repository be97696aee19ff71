"""What a page is: an address, a question to the case, a template; its JSON twin comes with it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Query, Request
from pydantic import BeforeValidator, StringConstraints

from averment.pipeline.views import Desk


@dataclass(frozen=True, slots=True)
class Page:
    """One view function, one context, two renderings: `path` as HTML and `path`.json."""

    path: str
    template: str
    read: Callable[..., Any]  # a FastAPI dependency that gives the context
    says: str  # one line for the list of addresses
    twin: str | None = None  # the JSON address when it is not `path`.json

    @property
    def json_path(self) -> str:
        """Where the same context is given as JSON."""
        return self.twin or f"{self.path}.json"


def the_desk(request: Request) -> Desk:
    """The case that this application shows."""
    desk: Desk = request.app.state.desk
    return desk


def _blank(value: object) -> object:
    """An empty field of a form asks for nothing."""
    return None if value == "" else value


DeskOf = Annotated[Desk, Depends(the_desk)]
PageNumber = Annotated[int, Query(ge=1, le=1_000_000, description="number of the page, from 1")]
Blank = BeforeValidator(_blank)
Words = Annotated[Annotated[str, StringConstraints(max_length=500)] | None, Blank]
