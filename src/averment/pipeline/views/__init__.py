"""Views: what a page shows, read from the case in one transaction.

What comes in: a session on the store, and what the reader asks for.
What goes out: frozen contexts that hold everything the page and its JSON twin need.
What never happens here: nothing is written, derived or judged, and no page is rendered.
"""

from averment.pipeline.views.account import AccountPage, CustodyPage, Entry, Intake, account, custody_log
from averment.pipeline.views.cards import ClaimCard, DocumentRef, EntityRef
from averment.pipeline.views.claims import ClaimPage, ClaimsPage, claim, claims
from averment.pipeline.views.contested import ConflictsPage, Contested, IncidentRef, conflicts
from averment.pipeline.views.copies import LineagePage, lineages
from averment.pipeline.views.cutting import Run, Zone, whole
from averment.pipeline.views.desk import Desk, Original
from averment.pipeline.views.documents import DocumentsPage, list_documents
from averment.pipeline.views.entities import EntitiesPage, EntityPage, entity, list_entities
from averment.pipeline.views.incidents import IncidentPage, IncidentsPage, incident, list_incidents
from averment.pipeline.views.overview import Overview, overview
from averment.pipeline.views.reader import ReaderPage, read, resolve, stored_text
from averment.pipeline.views.records import (
    DeliberationPage,
    LedgerPage,
    NetworkPage,
    deliberations,
    network,
    stocks,
)
from averment.pipeline.views.review import ReviewPage, review_queue
from averment.store import OWN_VOICE, ClaimFilter

__all__ = [
    "OWN_VOICE",
    "AccountPage",
    "ClaimCard",
    "ClaimFilter",
    "ClaimPage",
    "ClaimsPage",
    "ConflictsPage",
    "Contested",
    "CustodyPage",
    "DeliberationPage",
    "Desk",
    "DocumentRef",
    "DocumentsPage",
    "EntitiesPage",
    "EntityPage",
    "EntityRef",
    "Entry",
    "IncidentPage",
    "IncidentRef",
    "IncidentsPage",
    "Intake",
    "LedgerPage",
    "LineagePage",
    "NetworkPage",
    "Original",
    "Overview",
    "ReaderPage",
    "ReviewPage",
    "Run",
    "Zone",
    "account",
    "claim",
    "claims",
    "conflicts",
    "custody_log",
    "deliberations",
    "entity",
    "incident",
    "lineages",
    "list_documents",
    "list_entities",
    "list_incidents",
    "network",
    "overview",
    "read",
    "resolve",
    "review_queue",
    "stocks",
    "stored_text",
    "whole",
]
