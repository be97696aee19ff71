"""What happened to the case, in the form that strangers can check."""

from dataclasses import dataclass

from averment.model.exhibit import check_sha256


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A confidential member of an event, kept apart from it; RFC 9901's salted digest ties the two.

    `digest = SHA-256(canonical([salt, name, value]))`, hex; the event lists the digest under `_sd`.
    """

    salt: str  # 128 random bits in hex
    name: str
    value: str  # canonical JSON of the member's value
    digest: str

    def __post_init__(self) -> None:
        """Refuse malformed digests."""
        check_sha256(self.digest)


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the custody log.

    `commitment = SHA-256(body)`; `chain = SHA-256(previous chain || commitment)` over raw bytes,
    the first event following 32 zero bytes.
    """

    seq: int
    body: str  # canonical JSON (RFC 8785) with confidential members replaced by digests
    commitment: str
    chain: str
    disclosures: tuple[Disclosure, ...]

    def __post_init__(self) -> None:
        """Refuse malformed digests."""
        check_sha256(self.commitment)
        check_sha256(self.chain)
