"""The learned reader: stretches of text become sources, cues and contents, and these become attributions.

What comes in: the text and the parts of it that are in a language the reader was trained on.
What goes out: marks per part, and frames like those of the rules.
What never happens here: no name is seen by the network, and nothing is asked of another machine.
"""

from averment.claims.reader.framing import frames, marks, version
from averment.claims.reader.linking import Tagged

__all__ = ["Tagged", "frames", "marks", "version"]
