"""Files offered to be saved, never to be shown: an original may hold anything."""

from collections.abc import Iterator
from typing import BinaryIO, Final
from urllib.parse import quote

CHUNK: Final = 1 << 18
SANDBOX: Final = "sandbox; default-src 'none'; frame-ancestors 'none'"


def headers(name: str, size: int) -> dict[str, str]:
    """The headers under which a browser saves the bytes and does nothing else (RFC 6266 for the name)."""
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "._- ") else "_" for c in name)[:150]
    return {
        "Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}",
        "Content-Security-Policy": SANDBOX,
        "Content-Length": str(size),
        "X-Content-Type-Options": "nosniff",
        "Content-Encoding": "identity",
    }


def chunks(stream: BinaryIO) -> Iterator[bytes]:
    """The bytes in pieces; the file is closed at the end."""
    with stream:
        while chunk := stream.read(CHUNK):
            yield chunk
