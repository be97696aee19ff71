"""Accuracy: labelled documents come in, figures with their intervals go out.

Nothing here changes a case, and nothing that is measured here is imported by a room.
"""

from averment.evaluation.corpus import Annotated, Attribution, BadAnnotation, Mark, ZoneMark, load, read

__all__ = ["Annotated", "Attribution", "BadAnnotation", "Mark", "ZoneMark", "load", "read"]
