"""Documents come in and are kept.

What comes in: paths and streams, the acts to record about them, times and salts as arguments.
What goes out: exhibits and captures with every file accounted for, custody events, reports of checks.
What never happens here: no database, clock or randomness is touched, no original changed, nothing parsed.
"""

from averment.evidence import acts
from averment.evidence.custody import Act, EventType, Past, record
from averment.evidence.intake import (
    Found,
    TurnedAway,
    receive,
    receive_all,
    receive_part,
    refuse,
    visible,
    walk,
)
from averment.evidence.log import LogUnwritable, StaticLog, complete
from averment.evidence.vault import Vault, VaultUnwritable
from averment.evidence.verify import Fault, Report, verify_folder, verify_rows

__all__ = [
    "Act",
    "EventType",
    "Fault",
    "Found",
    "LogUnwritable",
    "Past",
    "Report",
    "StaticLog",
    "TurnedAway",
    "Vault",
    "VaultUnwritable",
    "acts",
    "complete",
    "receive",
    "receive_all",
    "receive_part",
    "record",
    "refuse",
    "verify_folder",
    "verify_rows",
    "visible",
    "walk",
]
