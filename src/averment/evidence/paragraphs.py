"""Paragraphs under one salted root, so that a quotation can be proved without showing the rest.

`leaf_i = SHA-256(0x00 || salt_i || offset_i || utf8(paragraph_i))`, with the offset in code points as 8
bytes, big-endian; nodes are SHA-256(0x01 || left || right) over the tree shape of RFC 6962 section 2.1.
`salt_i = HMAC-SHA256(seed, i as 8 bytes)[:16]`: one seed is kept, one salt can be given away.
"""

import hashlib
import hmac
import re
from collections.abc import Iterator
from typing import Final

from averment.model import InvalidWord

SEED_BYTES: Final = 16
# Cut wherever something follows a line feed that is none itself; nothing is dropped.
PIECE: Final = re.compile(r"[^\n]+\n*|\n+")


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """Offset and words of each paragraph; put together again they are the text, and there is at least one."""
    if not text:
        yield 0, ""
    for found in PIECE.finditer(text):
        yield found.start(), found.group()


def text_root(text: str, seed: bytes) -> tuple[str, int]:
    """The root (hex) over a text's paragraphs and their number; InvalidWord for text that is not Unicode."""
    if len(seed) != SEED_BYTES:
        message = f"a seed needs {SEED_BYTES} random bytes, not {len(seed)}"
        raise InvalidWord(message)
    try:
        leaves = [_leaf(seed, *numbered) for numbered in enumerate(pieces(text))]
    except UnicodeEncodeError as error:
        message = f"the text has a lone surrogate at {error.start}; the reader of its format must replace it"
        raise InvalidWord(message) from error
    return _root(leaves).hex(), len(leaves)


def _leaf(seed: bytes, index: int, piece: tuple[int, str]) -> bytes:
    """The salted digest of one paragraph at its place."""
    offset, words = piece
    salt = hmac.digest(seed, index.to_bytes(8), "sha256")[:SEED_BYTES]
    return hashlib.sha256(b"\x00" + salt + offset.to_bytes(8) + words.encode()).digest()


def _root(level: list[bytes]) -> bytes:
    """The Merkle tree's root: pairs are joined level by level, a node without a partner moves up as it is."""
    while len(level) > 1:
        odd = level[len(level) & ~1 :]
        pairs = zip(level[::2], level[1::2], strict=False)
        level = [hashlib.sha256(b"\x01" + left + right).digest() for left, right in pairs] + odd
    return level[0]
