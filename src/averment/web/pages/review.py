"""The review queue: claims that a person should look at, the most doubtful first."""

from enum import StrEnum
from typing import Annotated

from averment.pipeline import views
from averment.web.page import Blank, DeskOf, Page, PageNumber, Words


class Doubt(StrEnum):
    """Why a claim should be looked at."""

    LOW_SCORE = "low_score"
    RIVAL = "rival"
    GUESSED_DAY = "guessed_day"
    PRONOUN = "pronoun"
    UNTRAINED = "untrained"


def read(
    desk: DeskOf,
    *,
    document: Words = None,
    reason: Annotated[Doubt | None, Blank] = None,
    page: PageNumber = 1,
) -> views.ReviewPage:
    """A page of the claims that a person should look at."""
    return desk.ask(views.review_queue, document=document, reason=reason, page=page)


PAGE = Page("/review", "review.html", read, "The review queue: claims to look at, the most doubtful first.")
