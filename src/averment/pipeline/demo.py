"""The bundled example: documents about one invented event, ready to be opened."""

from pathlib import Path
from typing import Final

import averment
from averment.model import NotFound

FOLDER: Final = "examples"
TITLE: Final = "Fire at the Sarnivek depot (invented example)"


def example_documents() -> Path:
    """The folder of the example's documents, in the source tree or inside the installed package."""
    package = Path(averment.__file__).parent
    for home in (package / FOLDER, package.parents[1] / FOLDER):
        for found in sorted(home.glob("*/documents")):
            return found
    message = "the bundled example is not in this installation; run `averment open` on documents of your own"
    raise NotFound(message)
