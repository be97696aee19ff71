"""The claims, searched and counted; the address holds the whole filter."""

from typing import Annotated

from fastapi import Query

from averment.model import Level, Polarity
from averment.pipeline import views
from averment.web.page import Blank, DeskOf, Page, PageNumber, Words

OwnVoice = Annotated[bool | None, Blank, Query(description="only claims in the authors' own voice")]


def read(  # noqa: PLR0913 - one argument for each filter in the address
    desk: DeskOf,
    *,
    speaker: Words = None,
    voice: OwnVoice = None,
    polarity: Annotated[Polarity | None, Blank] = None,
    level: Annotated[Level | None, Blank] = None,
    document: Words = None,
    incident: Words = None,
    q: Words = None,
    page: PageNumber = 1,
) -> views.ClaimsPage:
    """A page of the claims that fulfil the filter."""
    wanted = views.ClaimFilter(
        speaker=views.OWN_VOICE if voice else speaker,
        polarity=polarity,
        level=level,
        document=document,
        incident=incident,
        words=q,
    )
    return desk.ask(views.claims, wanted, page=page)


PAGE = Page("/claims", "claims.html", read, "The claims: who said what, where, asserted or denied.")
