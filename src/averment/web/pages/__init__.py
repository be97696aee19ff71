"""The pages, in the order of their list; adding one is a file, a line here, a template and a test."""

from typing import Final

from averment.web.page import Page
from averment.web.pages import (
    account,
    claim,
    claims,
    conflicts,
    custody,
    deliberation,
    document,
    documents,
    entities,
    entity,
    incident,
    incidents,
    ledger,
    lineage,
    network,
    overview,
    review,
)

PAGES: Final[tuple[Page, ...]] = (
    overview.PAGE,
    documents.PAGE,
    document.PAGE,
    claims.PAGE,
    claim.PAGE,
    review.PAGE,
    incidents.PAGE,
    incident.PAGE,
    conflicts.PAGE,
    entities.PAGE,
    entity.PAGE,
    lineage.PAGE,
    network.PAGE,
    ledger.PAGE,
    deliberation.PAGE,
    account.PAGE,
    custody.PAGE,
)
