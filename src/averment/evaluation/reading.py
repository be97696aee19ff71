"""An annotated document read as any other: what the claims room finds against what the annotator marked.

In: an annotated document. Out: counts, never judgements; ratios and intervals are made in `figures`.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from averment.claims import Extraction, extract
from averment.evaluation.corpus import Annotated, Attribution, Mark
from averment.evaluation.heard import above, chain_counted, wording_counted
from averment.model import (
    Claim,
    Document,
    Level,
    Passage,
    Polarity,
    ReadStatus,
    Reason,
    Segment,
    SegmentKind,
    StatedDate,
    StatedQuantity,
    When,
)

ZERO: Final = "0" * 64
REASON: Final = Reason("annotated@1", 1.0, "The annotator marked this part.")
STANCES: Final = {
    "say": {Polarity.ASSERTED, Polarity.HEDGED},
    "want": {Polarity.ASSERTED, Polarity.HEDGED, Polarity.HYPOTHETICAL},
    "think": {Polarity.ASSERTED, Polarity.HEDGED},
    "deny": {Polarity.DENIED},
    "hedge": {Polarity.HEDGED},
    "hypo": {Polarity.HYPOTHETICAL, Polarity.HEDGED},
    "ask": {Polarity.QUESTION},
}
PRONOUNS: Final = frozenset({"he", "she", "it", "they", "who", "his", "her", "their", "its"})
STOP: Final = frozenset(
    {"the", "a", "an", "of", "and", "in", "for", "at", "to", "on", "mr", "mrs", "ms", "dr"}
)
COVER: Final = 0.5  # of a marked content that a claim must cover, as in the scorer of whole cases
SHORTEST_QUOTATION: Final = 20  # code points; less is a word set in marks
OPENS: Final = frozenset('"“«„‘')
CLOSES: Final = frozenset('"”»“’')
DAY: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def as_document(annotated: Annotated) -> tuple[Document, tuple[Segment, ...]]:
    """The document as the text room would hand it over, its parts as the annotator drew them."""
    head, text = annotated.head, annotated.text
    published = When.on(date.fromisoformat(head["published"])) if "published" in head else None
    document = Document(
        id=head["id"],
        exhibit=ZERO,
        names=(head["id"] + ".txt",),
        media_type="text/plain",
        status=ReadStatus.READ,
        text_sha256=ZERO,
        chars=len(text),
        reader="annotated@1",
        title=head.get("title"),
        author=head.get("author"),
        publisher=head.get("publisher"),
        published=published,
    )
    parts = [(z.kind, z.speaker, z.start, z.end) for z in annotated.zones]
    if not parts or parts[0][2] > 0:
        parts.insert(0, ("body", None, 0, parts[0][2] if parts else len(text)))
    segments = [
        Segment(
            f"seg-{start}",
            Passage.cut(document.id, text, start, end),
            SegmentKind(kind),
            REASON,
            speaker,
            language="en",
        )
        for kind, speaker, start, end in _trimmed(text, parts)
    ]
    return document, tuple(segments)


def _trimmed(
    text: str, parts: Iterable[tuple[str, str | None, int, int]]
) -> Iterable[tuple[str, str | None, int, int]]:
    for kind, speaker, start, end in parts:
        inside = text[start:end]
        if inside.strip():
            first = start + len(inside) - len(inside.lstrip())
            yield kind, speaker, first, start + len(inside.rstrip())


@dataclass(frozen=True, slots=True)
class Read:
    """One document read: counts, and for each claim its score and whether a label bears it out."""

    counts: Counter[str]
    outcomes: tuple[tuple[float, bool], ...]


def read_through(annotated: Annotated, *, resolved: bool = True) -> Read:
    """What was found, right and wrong, in one document.

    `resolved`: the annotator named whom a pronoun means. Without that, a speaker is right where the
    claim's words of attribution or its speaker's words are those marked.
    """
    document, segments = as_document(annotated)
    found = extract(document, annotated.text, segments)
    tally = Counter[str]()
    said = [c for c in found.claims if c.level is not Level.VOICE]
    parts = {segment.id: segment for segment in segments}
    for frame in annotated.attributions:
        if _is_counted(annotated.text, frame):
            near = _near(frame, said)
            right = [c for c in near if _is_right(annotated.text, frame, c, resolved=resolved)]
            tally += _count_one(_is_quotation(annotated.text, frame), frame, near, right)
            if right and resolved:
                first = above(document, parts, right[0])
                tally += chain_counted(annotated, frame, right[0], above=first, same=same_speaker)
    outcomes = tuple(_outcomes(annotated, found.claims, resolved=resolved))
    tally["claimed"] = len(outcomes)
    _touching(annotated, found, tally)
    _dates(annotated, found.dates, tally)
    _quantities(annotated, found.quantities, tally)
    if resolved:
        tally += wording_counted(annotated, found.claims)
    return Read(tally, outcomes)


def _is_counted(text: str, frame: Attribution) -> bool:
    """Whether somebody other than the author says something; "we" and "I" are the voice of the part."""
    own = all(text[s.start : s.end].lower() in {"i", "we"} for s in frame.sources)
    return (
        frame.kind != "act"
        and bool(frame.speaker)
        and frame.speaker != "?"
        and bool(frame.contents)
        and not own
    )


def _is_quotation(text: str, frame: Attribution) -> bool:
    """Whether the content stands in quotation marks from its first word to its last."""
    marked = [text[max(0, c.start - 1) : c.end + 1].strip(" ,.;:–—-\n") for c in frame.contents]
    return all(len(m) > SHORTEST_QUOTATION and m[0] in OPENS and m[-1] in CLOSES for m in marked)


def _count_one(
    quoted: bool,  # noqa: FBT001 - of the content
    frame: Attribution,
    near: list[Claim],
    right: list[Claim],
) -> Counter[str]:
    tally = Counter(labelled=1, found=int(bool(near)), right=int(bool(right)))
    if quoted:
        tally += Counter(quotes=1, quotes_found=int(bool(near)), quotes_right=int(bool(right)))
    if right and frame.kind in STANCES:
        tally["stances"] += 1
        tally["stance_right"] += right[0].polarity in STANCES[frame.kind]
    return tally


def _is_right(text: str, frame: Attribution, claim: Claim, *, resolved: bool) -> bool:
    if not resolved:
        return _same_source(text, frame, claim)
    return same_speaker(frame.speaker or "", claim.speaker or "")


def _same_source(text: str, frame: Attribution, claim: Claim) -> bool:
    """Whether a claim's speaker stands where the source is marked, or is a pronoun's under the same cue."""
    if claim.speaker_at and any(_touch(claim.speaker_at, source) for source in frame.sources):
        return True
    pronoun = all(text[s.start : s.end].lower() in PRONOUNS for s in frame.sources)
    return pronoun and claim.cue_at is not None and any(_touch(claim.cue_at, cue) for cue in frame.cues)


def _touch(passage: Passage, mark: Mark) -> bool:
    return passage.start < mark.end and mark.start < passage.end


def _near(frame: Attribution, said: list[Claim]) -> list[Claim]:
    """The claims of speakers whose claims together cover enough of a content."""
    length = sum(c.end - c.start for c in frame.contents)
    longest = max(4 * length, length + 400)
    touching = [
        c
        for c in said
        if c.passage.end - c.passage.start <= longest and any(_touch(c.passage, m) for m in frame.contents)
    ]
    by_speaker: dict[str | None, list[Claim]] = {}
    for claim in touching:
        by_speaker.setdefault(claim.speaker, []).append(claim)
    enough = [claims for claims in by_speaker.values() if _common(frame, claims) >= COVER * length]
    return [claim for claims in enough for claim in claims]


def _common(frame: Attribution, claims: list[Claim]) -> int:
    """How many code points of a frame's contents the claims cover together."""
    covered = {
        place
        for claim in claims
        for content in frame.contents
        for place in range(max(claim.passage.start, content.start), min(claim.passage.end, content.end))
    }
    return len(covered)


def same_speaker(wanted: str, got: str) -> bool:
    """Whether two ways of naming a speaker agree: one holds the other's telling words.

    Where one side leaves the owner a pronoun ("his wife") and the other names the owner ("wife of Otto Ruk"),
    they do not agree: nothing tells that it is his. Words beside the pronoun ("his wife, Mira") still decide.
    """
    one, other = _telling(wanted), _telling(got)
    return bool(one and other) and (one <= other or other <= one)


def _telling(name: str) -> set[str]:
    return set(re.findall(r"\w+", re.sub(r"['’]s\b", "", name.casefold()))) - STOP


def _attributed(found: Iterable[Claim]) -> Iterable[Claim]:
    """Claims that name a speaker in running text, where the part itself does not give one."""
    for claim in found:
        in_text = claim.level in {Level.QUOTE, Level.REPORTED}
        if in_text and not claim.reason.rule.startswith(("zone-voice", "holds-the-floor")):
            yield claim


def _touching(annotated: Annotated, found: Extraction, tally: Counter[str]) -> None:
    """Of the claims that name a speaker in running text, how many touch a marked content."""
    marked = [c for f in annotated.attributions if f.kind != "act" for c in f.contents]
    for claim in _attributed(found.claims):
        tally["claimed_right"] += any(_touch(claim.passage, mark) for mark in marked)


def _outcomes(
    annotated: Annotated, found: Iterable[Claim], *, resolved: bool
) -> Iterable[tuple[float, bool]]:
    """Each attributed claim's score, and whether it touches a content of the speaker that it names."""
    frames = [f for f in annotated.attributions if f.kind != "act"]
    for claim in _attributed(found):
        yield (
            claim.reason.score,
            any(
                any(_touch(claim.passage, content) for content in frame.contents)
                and _is_right(annotated.text, frame, claim, resolved=resolved)
                for frame in frames
            ),
        )


def _dates(annotated: Annotated, found: tuple[StatedDate, ...], tally: Counter[str]) -> None:
    for mark in annotated.marks:
        if mark.kind != "D" or mark.value in {None, "?"}:
            continue
        tally["dates"] += 1
        wanted = _interval(mark.value or "")
        near = [d for d in found if d.passage.start < mark.end and mark.start < d.passage.end]
        tally["dates_right"] += any(_same_days((d.when.earliest, d.when.latest), wanted) for d in near)


def _same_days(got: tuple[date | None, date | None], wanted: tuple[date | None, date | None]) -> bool:
    """The same interval; where one end is open ("since Monday"), the other end alone."""
    return all(want is None or have == want for have, want in zip(got, wanted, strict=True))


def _interval(value: str) -> tuple[date | None, date | None]:
    first, dots, last = value.partition("..")
    return (_day(first, end=False), _day(last if dots else first, end=True))


def _day(value: str, *, end: bool) -> date | None:
    match = DAY.fullmatch(value)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if year and month and day:
        return date(year, month, day)
    month = month or (12 if end else 1)
    if not end:
        return date(year or 1, month, 1)
    following = date((year or 1) + (month == 12), month % 12 + 1, 1)  # noqa: PLR2004 - December
    return date.fromordinal(following.toordinal() - 1)


def _quantities(annotated: Annotated, found: tuple[StatedQuantity, ...], tally: Counter[str]) -> None:
    for mark in annotated.marks:
        numbers = re.findall(r"\d+(?:\.\d+)?", (mark.value or "").split(" ")[0]) if mark.kind == "Q" else []
        if not numbers:
            continue
        tally["quantities"] += 1
        near = [q for q in found if q.passage.start < mark.end and mark.start < q.passage.end]
        wanted = {float(number) for number in numbers}
        right = [
            q for q in near if wanted & {float(n) for n in (q.quantity.low, q.quantity.high) if n is not None}
        ]
        tally["quantities_right"] += bool(right)
