"""The pipeline: the order of the work, and the only place that knows it.

What comes in: paths and case folders, from a door.
What goes out: accounts of what was done, and cases ready to be read.
What never happens here: no rule about evidence, claims or incidents is decided; the rooms do that.
"""

from averment.evidence import Report
from averment.pipeline.building import Built, build
from averment.pipeline.case import Case, Writer, create_or_open
from averment.pipeline.demo import TITLE, example_documents
from averment.pipeline.doctor import Check, examine
from averment.pipeline.opening import Opened, folder_for, open_paths
from averment.pipeline.progress import Progress, Tell, silent
from averment.pipeline.publishing import Export, bring_in, export
from averment.pipeline.status import Status, status
from averment.pipeline.taking_in import Account, Entry, add
from averment.pipeline.verifying import verify

__all__ = [
    "TITLE",
    "Account",
    "Built",
    "Case",
    "Check",
    "Entry",
    "Export",
    "Opened",
    "Progress",
    "Report",
    "Status",
    "Tell",
    "Writer",
    "add",
    "bring_in",
    "build",
    "create_or_open",
    "examine",
    "example_documents",
    "export",
    "folder_for",
    "open_paths",
    "silent",
    "status",
    "verify",
]
