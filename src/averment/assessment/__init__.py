"""The assessment room: claims become ledgers and records of decisions, and people's findings are kept.

What comes in: the documents of a case with claims, dates and quantities, and what named people conclude.
What goes out: ledger rows, balances, deliberations, and findings signed under a named standard.
What never happens here: no machine signs, estimates are never netted, no standard is mapped onto another.
"""

from averment.assessment.assess import VERSION, Assessed, assess
from averment.assessment.balance import balance_rows
from averment.assessment.findings import (
    Draft,
    Sensitivity,
    described,
    is_confirmed,
    sensitivity,
    sign,
    standards,
)
from averment.assessment.weighing import RULES

__all__ = [
    "RULES",
    "VERSION",
    "Assessed",
    "Draft",
    "Sensitivity",
    "assess",
    "balance_rows",
    "described",
    "is_confirmed",
    "sensitivity",
    "sign",
    "standards",
]
