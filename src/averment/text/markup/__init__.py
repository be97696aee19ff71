"""Pages of HTML, wherever they come from (files, mails): full text with zones, and what the page tells."""

from averment.text.markup.page import read_page

__all__ = ["read_page"]
