"""Results in words for people: one line a fact, what went wrong named, the next command last."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from averment.cli.showing import size
from averment.pipeline import Account, Built, Check, Entry, Opened, Report, Status

if TYPE_CHECKING:  # one command needs it, all others would wait for it
    from averment.evaluation import Measured, Pace

# A log that nobody outside holds can be rewritten as a whole: the message promises no more than was checked.
VERIFIED: Final = "verified: originals, log and rows agree; not anchored outside this folder"


# Why a claim should be looked at, as the page of the review queue says it.
REVIEW: Final = {
    "low_score": "with a low score",
    "rival": "with another speaker close",
    "guessed_day": "with a day of saying taken over",
    "pronoun": "of a speaker who is not named",
    "untrained": "read without a trained reader",
}


def entry(found: Entry) -> str:
    """One file and what became of it."""
    said = f"{found.code}: {found.detail}" if found.code else (found.detail or "")
    digest = f"{found.sha256[:12]}  " if found.sha256 else ""
    return f"{found.outcome:<9} {digest}{found.path}{'  ' + said if said else ''}"


def totals(result: Account) -> Iterator[str]:
    """How many files there were, by what became of them."""
    words = ("taken in", "again", "known", "refused")
    said = ", ".join(f"{result.count(word)} {word}" for word in words)
    yield f"{len(result.entries)} found: {said}"


def built(result: Built) -> Iterator[str]:
    """What a build did."""
    yield f"{result.read} documents read, {result.skipped} unchanged"
    if result.partial or result.refused:
        yield f"{result.partial} read in part, {result.refused} not readable; `averment status` says why"
    yield "related anew" if result.related else "nothing to relate anew"


def measured(result: "Measured") -> Iterator[str]:
    """The figures of a labelled set with their intervals, and how far scores can be trusted."""
    yield f"{result.name}  fingerprint {result.fingerprint[:16]}"
    for group in result.groups:
        yield f"{group.name}: {group.documents} documents"
        for one in group.figures:
            share = f"{one.hits}/{one.total}"
            yield f"  {one.name:<44} {share:>11}  {one.ratio:.3f}  [{one.low:.3f}, {one.high:.3f}]"
    if result.reliability:  # names carry no chances
        yield f"scores against rightness: expected calibration error {result.calibration_error:.3f}"
    for bin_ in result.reliability:
        right = bin_.right / bin_.total
        edges = f"{bin_.low:.1f}-{bin_.high:.1f}"
        yield f"  score {edges}: {bin_.total:>5} claims, mean {bin_.mean:.2f}, right {right:.2f}"


def pace(result: "Pace") -> Iterator[str]:
    """How fast claims are read."""
    yield f"{result.words} words in {result.seconds:.1f} s: {result.words / result.seconds:,.0f} words/s"
    yield f"reader: {result.reader}; peak memory {result.peak_bytes / 1e6:.0f} MB"


def opened(root: Path, result: Opened) -> Iterator[str]:
    """What opening did: only what is not as it should be is named one by one."""
    yield from (f"refused  {e.path}  {e.code}: {e.detail}" for e in result.account.entries if e.code)
    yield f"{root}: {result.account.kept} files held, {result.account.refused} refused"
    yield from built(result.built)


def status(found: Status) -> Iterator[str]:
    """The state of a case."""
    yield f"{found.title}  (made {found.created})"
    held = found.counts
    yield f"{held['exhibits']} originals, {size(found.bytes)}, received {held['captures']} times"
    yield "documents: " + ", ".join(f"{number} {name}" for name, number in found.documents.items())
    names = ("claims", "entities", "incidents", "conflicts", "lineage")
    yield ", ".join(f"{held[name]} {name}" for name in names)
    for trouble in found.troubles:
        for problem in trouble.problems:
            yield f"{trouble.status}  {trouble.name}  {problem.code}: {problem.detail}"
    yield from (
        f"not taken in  {refusal.path}  {refusal.code}: {refusal.detail}" for refusal in found.refused
    )
    for one in found.untrained:
        where = f"{one.documents} documents, {one.claims} claims"
        yield f"read without a trained reader: language {one.language} in {where}"
    yield from _review(found.review)
    yield f"stale: {len(found.waiting)} files wait to be read" if found.stale else "up to date"


def _review(waiting: dict[str, int]) -> Iterator[str]:
    """How many claims wait for a look, and why; one claim may have several reasons."""
    if waiting["claims"]:
        reasons = ", ".join(f"{waiting[name]} {said}" for name, said in REVIEW.items() if waiting[name])
        yield f"to review: {waiting['claims']} claims ({reasons})"
    else:
        yield "to review: no claims"


def report(result: Report) -> Iterator[str]:
    """What a check found, or that it found nothing."""
    for fault in result.findings:
        yield f"{'WRONG' if fault.grave else 'note'}  {fault}"
    yield ", ".join(f"{number} {name}" for name, number in result.counts.items())
    yield VERIFIED if result.ok else "verification failed"


def checks(found: Iterable[Check]) -> Iterator[str]:
    """What a machine offers and lacks."""
    for check in found:
        yield f"{check.state:<8} {check.name:<11} {check.found}"
        if check.advice:
            yield f"{'':<8} {'':<11} {check.advice}"
