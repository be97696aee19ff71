"""Are the extracted texts those whose roots stand in the log."""

import hashlib
import hmac
import re
from collections.abc import Iterator, Mapping

from averment.evidence.verify.published import Line
from averment.evidence.verify.report import Fault


def check_texts(texts: Mapping[str, str], lines: list[Line]) -> Iterator[Fault]:
    """Texts by document id against the last extracted-text event of each document."""
    last = {str(line.members.get("document")): line for line in lines if line.type == "extracted-text"}
    for document, text in sorted(texts.items()):
        line = last.get(document)
        if line is None:
            yield Fault("text-unknown", f"text of {document}", None, "no extracted-text event names it")
        else:
            yield from _text(line, document, text)


def _text(line: Line, document: str, text: str) -> Iterator[Fault]:
    """One text against its event."""
    place = f"text of {document}"
    data = text.encode("utf-8", "surrogatepass")
    if hashlib.sha256(data).hexdigest() != line.members.get("text_sha256"):
        yield Fault("text-differs", place, line.seq, "is not the text that was extracted")
    elif _root(text, str(line.members.get("seed"))) != line.public.get("root"):
        detail = "states a root that does not follow from the text and its seed"
        yield Fault("text-root", line.place("events"), line.seq, detail)


def _root(text: str, seed: str) -> str | None:
    """The paragraphs' root as docs/evidence.md defines it, from the definition of RFC 6962 section 2.1."""
    if not re.match(r"[0-9a-f]{32}\Z", seed):
        return None
    key, start, leaves = bytes.fromhex(seed), 0, []
    for index, piece in enumerate(re.split(r"(?<=\n)(?=[^\n])", text)):
        salt = hmac.new(key, index.to_bytes(8, "big"), hashlib.sha256).digest()[:16]
        leaves.append(hashlib.sha256(b"\x00" + salt + start.to_bytes(8, "big") + piece.encode()).digest())
        start += len(piece)
    return _tree(leaves).hex()


def _tree(leaves: list[bytes]) -> bytes:
    """The root: split at the largest power of two below the count."""
    if len(leaves) == 1:
        return leaves[0]
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\x01" + _tree(leaves[:half]) + _tree(leaves[half:])).digest()
