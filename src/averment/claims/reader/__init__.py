"""The learned reader: stretches of text become sources, cues and contents, and these become attributions.

What comes in: the text and the parts of it that are in a language the reader was trained on.
What goes out: marks per part, and frames like those of the rules.
What never happens here: no attribution depends on a name that the network saw, and nothing is asked of
another machine. Names themselves it is shown only to tell what an otherwise untold one names.
"""

from averment.claims.reader.framing import frames, marks, version
from averment.claims.reader.linking import Tag, Tagged
from averment.claims.reader.naming import named

__all__ = ["Tag", "Tagged", "frames", "marks", "named", "version"]
