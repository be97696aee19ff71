"""The clock, the dice and the user's name: the only place where the outside of a case is asked."""

import getpass
import hashlib
import hmac
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

SALT_BYTES: Final = 16
EPOCH: Final = "SOURCE_DATE_EPOCH"  # https://reproducible-builds.org/specs/source-date-epoch/
TEST_SALTS: Final = (
    "AVERMENT_TEST_SALTS"  # makes salts guessable: for tests of identical bytes, never for evidence
)
ACTOR: Final = "AVERMENT_ACTOR"


def now() -> datetime:
    """The time, in UTC; SOURCE_DATE_EPOCH fixes it, so that two runs can give the same bytes."""
    fixed = os.environ.get(EPOCH)
    return datetime.fromtimestamp(int(fixed), UTC) if fixed else datetime.now(UTC)


def salts(after: str) -> Iterator[bytes]:
    """Fresh random salts without end; `after` is the chain value that they follow."""
    seed = os.environ.get(TEST_SALTS)
    if seed is None:
        while True:
            yield os.urandom(SALT_BYTES)
    number = 0
    while True:
        said = f"{after}:{number}".encode()
        yield hmac.new(seed.encode(), said, hashlib.sha256).digest()[:SALT_BYTES]
        number += 1


def actor() -> str:
    """Who acts: AVERMENT_ACTOR, or the name under which the user is logged in."""
    named = os.environ.get(ACTOR)
    if named:
        return named
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user without a name, as in some containers
        return f"user {os.getuid()}"
