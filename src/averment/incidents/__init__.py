"""The incidents room: claims become incidents.

What comes in: the documents of a case with their claims, dates, quantities and names.
What goes out: incidents, conflicts, derivations and changed copies, each with its reason.
What never happens here: nobody is judged, no side is preferred, copies never count twice.
"""

from averment.incidents.relate import VERSION, Related, relate

__all__ = ["VERSION", "Related", "relate"]
