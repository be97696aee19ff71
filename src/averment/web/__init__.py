"""The web: a case read in a browser on this machine, every page also as JSON.

What comes in: the folder of a case, and addresses asked for by a browser.
What goes out: HTML that works without JavaScript, JSON of the same contexts, originals as attachments.
What never happens here: nothing is written, no other machine asked, no claim shown without its speaker.
"""

from averment.web.app import create_app
from averment.web.serving import PORT, NotLoopback, PortTaken, serve

__all__ = ["PORT", "NotLoopback", "PortTaken", "create_app", "serve"]
