"""The table of extractors: one file per kind of attribution or value.

Each attribution extractor takes a `Line` and gives its `Frame`s; each value extractor walks the
readable regions of a document. To add a kind: one file here, one line below, one test file.
"""

from typing import Final

from averment.claims.extractors import according, nouns, punctuated, quoted, reported, tagged

ATTRIBUTION: Final = (quoted.find, reported.find, according.find, nouns.find, tagged.find)
UNTRAINED: Final = (punctuated.find,)  # for languages without a trained reader
