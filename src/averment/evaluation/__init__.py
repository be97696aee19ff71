"""Accuracy: labelled documents come in, figures with their intervals go out.

Nothing here changes a case, and nothing that is measured here is imported by a room.
"""

from averment.evaluation.corpus import Annotated, Attribution, BadAnnotation, Mark, ZoneMark, load, read
from averment.evaluation.figures import Figure
from averment.evaluation.sets import SETS, Group, Measured, measure
from averment.evaluation.speed import Pace, pace

__all__ = [
    "SETS",
    "Annotated",
    "Attribution",
    "BadAnnotation",
    "Figure",
    "Group",
    "Mark",
    "Measured",
    "Pace",
    "ZoneMark",
    "load",
    "measure",
    "pace",
    "read",
]
