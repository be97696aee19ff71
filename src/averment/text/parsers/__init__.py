"""The formats that are read: one file each, named here."""

from collections.abc import Callable
from typing import Final

from averment.text import sniffing
from averment.text.parsers import archive, delimited, docx, html, mail, markdown, pdf, plain, records, xlsx
from averment.text.reading import Reading
from averment.text.source import Source

Parser = Callable[[Source], Reading]

PARSERS: Final[dict[str, Parser]] = {
    sniffing.PLAIN: plain.parse,
    sniffing.MARKDOWN: markdown.parse,
    sniffing.HTML: html.parse,
    sniffing.PDF: pdf.parse,
    sniffing.DOCX: docx.parse,
    sniffing.MAIL: mail.parse,
    sniffing.CSV: delimited.parse,
    sniffing.TSV: delimited.parse,
    sniffing.JSON: records.parse,
    sniffing.JSON_LINES: records.parse,
    sniffing.XLSX: xlsx.parse,
    sniffing.ZIP: archive.parse,
}
