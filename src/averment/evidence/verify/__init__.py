"""A case folder is checked by its published format alone, as a stranger would check it.

What comes in: the root of a case; for `verify_rows` also what the database says.
What goes out: a Report that names each wrong file, line and event in one sentence.
What never happens here: nothing is imported from the code that writes cases, nothing is repaired or changed.
"""

from averment.evidence.verify.check import verify_folder, verify_rows
from averment.evidence.verify.report import Fault, Report

__all__ = ["Fault", "Report", "verify_folder", "verify_rows"]
