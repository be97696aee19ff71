"""One function per kind of act: which members it has. Each kind always has all of them, unknown is null.

So the number of sealed members says nothing about what they hold.
"""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from averment.evidence.custody import VERSION, Act, EventType, instant
from averment.evidence.paragraphs import text_root
from averment.model import Capture, Exhibit, InvalidWord, Judgement, Refusal
from averment.model.ids import Plain

FORMAT: Final = f"averment-case/{VERSION}"


def created(title: str, *, actor: str, at: datetime) -> Act:
    """A case was begun."""
    return Act(EventType.CREATED, actor, at, {"format": FORMAT, "title": title})


def acquired(exhibit: Exhibit, capture: Capture) -> Act:
    """An original was received; the same bytes twice are two acts."""
    return Act(
        EventType.ACQUIRED, capture.actor, capture.taken_at, _captured(exhibit, capture), exhibit.sha256
    )


def refused(refusal: Refusal, *, actor: str) -> Act:
    """Something was found and not taken in."""
    members: dict[str, Plain] = {
        "refusal": refusal.id,
        "path": refusal.path,
        "code": refusal.code,
        "detail": refusal.detail,
        "container": refusal.container,
    }
    return Act(EventType.REFUSED, actor, refusal.at, members)


def derived(
    exhibit: Exhibit, capture: Capture, *, inputs: Sequence[str], rule: str, parameters: Mapping[str, Plain]
) -> Act:
    """A file was made from others, or came out of one; `rule` is name@version."""
    members = _captured(exhibit, capture)
    members |= {"inputs": [*sorted(inputs)], "rule": rule, "parameters": dict(parameters)}
    return Act(EventType.DERIVED, capture.actor, capture.taken_at, members, exhibit.sha256)


def extracted(  # noqa: PLR0913 - what was read, by what, when
    exhibit: str, text: str, *, document: str, rule: str, seed: bytes, actor: str, at: datetime
) -> Act:
    """An original was read as text; `seed`: 16 random bytes by which one paragraph can be proved alone."""
    root, count = text_root(text, seed)
    members: dict[str, Plain] = {
        "rule": rule,
        "root": root,
        "seed": seed.hex(),
        "paragraphs": count,
        "chars": len(text),
        "document": document,
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
    }
    return Act(EventType.EXTRACTED, actor, at, members, exhibit)


def exported(name: str, digest: str, *, form: str, actor: str, at: datetime) -> Act:
    """The case or a part of it left: the export's name, the SHA-256 of what was written, its format."""
    return Act(EventType.EXPORTED, actor, at, {"format": form, "name": name, "digest": digest})


def imported(name: str, digest: str, *, form: str, actor: str, at: datetime) -> Act:
    """Something made elsewhere was read into the case."""
    return Act(EventType.IMPORTED, actor, at, {"format": form, "name": name, "digest": digest})


def verified(findings: Sequence[str], counts: Mapping[str, int], *, actor: str, at: datetime) -> Act:
    """The case was checked: the sentences of what was wrong, and how much was looked at."""
    members: dict[str, Plain] = {"ok": not findings, "findings": list(findings), "counts": dict(counts)}
    return Act(EventType.VERIFIED, actor, at, members)


def judged(judgement: Judgement, *, at: datetime) -> Act:
    """A person decided something; `at` is when it was recorded, the judgement's own time is sealed."""
    if not judgement.about:
        message = f"judgement {judgement.id} is about nothing"
        raise InvalidWord(message)
    members: dict[str, Plain] = {
        "judgement": judgement.id,
        "about": list(judgement.about),
        "decision": str(judgement.decision),
        "why": judgement.why,
        "supersedes": judgement.supersedes,
        "judged_at": instant(judgement.at),
    }
    return Act(EventType.JUDGED, judgement.actor, at, members)


def _captured(exhibit: Exhibit, capture: Capture) -> dict[str, Plain]:
    """What is known about a received file."""
    if capture.exhibit != exhibit.sha256:
        message = f"capture {capture.id} is of {capture.exhibit}, not of {exhibit.sha256}"
        raise InvalidWord(message)
    return {
        "sha512": exhibit.sha512,
        "size": exhibit.size,
        "capture": capture.id,
        "name": capture.name,
        "path": capture.path,
        "modified_at": None if capture.modified_at is None else instant(capture.modified_at),
        "container": capture.container,
        "note": capture.note,
    }
