"""On which day something was said: the day named beside it, that of its part, or that of the publication."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from averment.claims.frames import Frame
from averment.claims.regions import day_of, readable
from averment.claims.sentences import Sentence, Span, tokenize
from averment.claims.words import words
from averment.model import Document, Reason, Segment, StatedDate, When, rule_id

STATED: Final = rule_id("said-on-stated", 1)
CARRIED: Final = rule_id("said-on-carried", 1)
HEADER: Final = rule_id("said-on-header", 1)
PUBLISHED: Final = rule_id("said-on-published", 1)
SURE, LIKELY, LATEST = 0.9, 0.6, 0.5  # beside the cue; sentences later; only "then or before"
FARTHEST: Final = 60  # code points between a day and the words of attribution
GOES_ON: Final = 2  # sentences for which a day holds while the same speaker goes on
# A word behind which the day is that of something else: "X, who was held on 3 May, said".
TURNS: Final = frozenset(
    {"who", "whom", "whose", "which", "that", "when", "where", "while", "because", "after", "before"}
    | {"since", "until", "if", "as", "for", "over"}
)


@dataclass(frozen=True, slots=True)
class Written:
    """The day on which a part of a document was written, and how that is known."""

    when: When
    reason: Reason


@dataclass(slots=True)
class Spoken:
    """The day that the last speaker's words were given, so that "she added" keeps it."""

    speaker: str
    when: When
    sentence: int


def written_days(
    segments: Sequence[Segment], published: tuple[When, Reason | None] | None
) -> Mapping[str, Written]:
    """For each segment the day of its header, else that of the publication; without either it is left out."""
    whole = _whole(published)
    days = {start: day_of(zone) for start, _, zone in readable(tuple(segments))}
    found: dict[str, Written] = {}
    before: tuple[Segment, date] | None = None
    for segment in sorted(segments, key=lambda s: s.passage.start):
        day = days.get(segment.passage.start)
        if day is None and before and segment.speaker and segment.speaker_at == before[0].speaker_at:
            day = before[1]  # another paragraph of the same comment
        if day is not None:
            before = (segment, day)
            detail = f"The line above these words is dated {day.isoformat()}."
            found[segment.id] = Written(When.on(day), Reason(HEADER, SURE, detail))
        elif whole is not None:
            found[segment.id] = whole
    return found


def _whole(published: tuple[When, Reason | None] | None) -> Written | None:
    if published is None or not published[0].known:
        return None
    when, why = published
    score = round(SURE * (why.score if why else 1.0), 3)
    return Written(when, Reason(PUBLISHED, score, "The text was published at this time."))


def published_of(
    document: Document, inferred: tuple[When, Reason] | None
) -> tuple[When, Reason | None] | None:
    """When a document was published: what its file tells, else what its words let one infer."""
    return (document.published, document.published_reason) if document.published else inferred


def stated_beside(
    text: str,
    dates: Sequence[StatedDate],
    *,
    sentence: Sentence,
    frame: Frame,
    contents: Sequence[Span],
) -> StatedDate | None:
    """The day that belongs to the words of attribution, outside everything that is said in the sentence."""
    first = bisect_left(dates, sentence.start, key=lambda d: d.passage.start)
    near: list[tuple[int, StatedDate]] = []
    for stated in dates[first:]:
        at = Span(stated.passage.start, stated.passage.end)
        if at.end > sentence.end:
            break
        own = [c for c in contents if not c.start <= frame.cue.start < c.end]  # not those around the frame
        if stated.when.days is None or any(c.start < at.end and at.start < c.end for c in own):
            continue
        gap = _gap(text, frame, at)
        if gap is not None and _is_plain(text, gap, own):
            near.append((gap.end - gap.start, stated))
    return min(near, key=lambda pair: (pair[0], pair[1].passage.start), default=(0, None))[1]


def _gap(text: str, frame: Frame, at: Span) -> Span | None:
    """What lies between a day and the words of attribution; None where it is part of a person's name."""
    speaker, cue = frame.speaker, frame.cue
    if at.start < cue.end and cue.start < at.end:
        return Span(at.start, at.start)
    if speaker and speaker.start <= at.start < speaker.end:
        return Span(speaker.start, at.start) if is_document(text, speaker) else None
    if at.end <= frame.start:
        return Span(at.end, frame.start)
    if at.start >= frame.end:
        return Span(frame.end, at.start)
    return Span(min(speaker.end, cue.end), max(speaker.start, cue.start)) if speaker else None


def _is_plain(text: str, gap: Span, contents: Sequence[Span]) -> bool:
    """Whether nothing in between could take the day for itself."""
    if gap.end - gap.start > FARTHEST or any(c.start < gap.end and gap.start < c.end for c in contents):
        return False
    between = [token.low for token in tokenize(text, gap.start, gap.end)]
    return not (TURNS & set(between)) and ";" not in between and ":" not in between


def is_document(text: str, speaker: Span) -> bool:
    """Whether a speaker is a document, whose day is that of its words: "the report of 12 May"."""
    named = {token.low for token in tokenize(text, speaker.start, speaker.end)}
    return bool(named & words("speaker-documents"))


def reported_then(written: Written) -> Written:
    """The day of a text as the latest on which words reported in it were said."""
    told = "No day is given for these words; they were said when the reporting text was written, or before."
    return Written(
        written.when, Reason(written.reason.rule, round(LATEST * written.reason.score / SURE, 3), told)
    )
