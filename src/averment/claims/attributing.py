"""Attributions become claims: speaker resolved, chain built, quotations taken one by one."""

from dataclasses import replace
from itertools import pairwise
from typing import Final

from averment.claims import polarity
from averment.claims.certainty import chance, found_by
from averment.claims.explaining import explained, rival_of
from averment.claims.frames import ROW_SOURCE, Frame
from averment.claims.pronouns import SELF
from averment.claims.sentences import Quotation, Sentence, Span, inner_sentences, quotations, tokenize
from averment.claims.settling import frames_in, holds, without_tail
from averment.claims.speakers import Resolved
from averment.claims.standards import standard_in
from averment.claims.timing import (
    CARRIED,
    GOES_ON,
    LIKELY,
    STATED,
    SURE,
    Spoken,
    Written,
    reported_then,
    stated_beside,
)
from averment.claims.zone import Zone
from averment.model import Claim, Level, Polarity, Reason, Relay, content_id

OPENING: Final = frozenset('“"«„‘')
MOSTLY: Final = 0.85  # of a content in quotation marks: the rest is punctuation


def attribute(zone: Zone, sentence: Sentence, frames: list[Frame]) -> list[Span]:
    """Claims for the frames; gives the spans that they cover, frame words included."""
    covered: list[Span] = []
    spoken: list[tuple[Frame, Resolved]] = []
    zone.frames = frames
    for frame in frames:
        resolved = _speaker(zone, frame, spoken)
        if resolved is not None:
            spoken.append((frame, resolved))
    for frame, resolved in spoken:
        content = frame.content
        if content is None and _ends_open(zone.text, sentence):
            zone.pending = resolved
            continue
        if content is None and zone.before is not None:
            content = Span(zone.before.start, zone.before.end)
        if content is None:
            continue
        outer = _outer(zone, sentence, frame, spoken)
        inner = [f.content for f, _ in spoken if f is not frame and f.content and holds(frame, f)]
        _claims_of(zone, sentence, frame, content=content, speaker=resolved, outer=outer, inner=inner)
        covered += [content, Span(frame.start, frame.end)]
    return covered + _continued(zone, sentence, spoken, covered)


def _continued(
    zone: Zone, sentence: Sentence, spoken: list[tuple[Frame, Resolved]], covered: list[Span]
) -> list[Span]:
    """“…,” said X, “…”: a quotation behind the frame goes on with its speaker."""
    found: list[Span] = []
    for before, token in pairwise(sentence.tokens):
        quotation = token.quotation
        if quotation is None or any(s.start <= quotation.start < s.end for s in covered):
            continue
        earlier = [pair for pair in spoken if pair[0].end <= token.start]
        if not earlier or before.low not in {",", ":", ".", "—", "–", "and", "but"}:
            continue  # a word set in marks, not speech
        frame, speaker = max(earlier, key=lambda pair: pair[0].end)
        span = Span(token.start, token.end)
        _claims_of(zone, sentence, frame, content=span, speaker=speaker, outer=(), inner=[])
        found.append(span)
    return found


def _outer(
    zone: Zone, sentence: Sentence, frame: Frame, spoken: list[tuple[Frame, Resolved]]
) -> tuple[Resolved, ...]:
    """The speakers in whose content this frame stands, outermost first; a bracket stands beside them."""
    if zone.text[sentence.start : frame.start].rstrip().endswith("("):
        return ()
    holders = [(f, r) for f, r in spoken if f is not frame and holds(f, frame) and not holds(frame, f)]
    holders.sort(key=lambda pair: -(pair[0].content.end - pair[0].content.start) if pair[0].content else 0)
    return tuple(resolved for _, resolved in holders)


def _speaker(zone: Zone, frame: Frame, spoken: list[tuple[Frame, Resolved]]) -> Resolved | None:
    if frame.speaker is not None:
        myself = zone.text[frame.speaker.start : frame.speaker.end].lower() in SELF
        if myself and zone.speakers.own is None:
            return None  # "we" in the author's own text is the author
        if frame.speaker not in zone.resolved:
            quoted = frame.content is not None and zone.text[frame.content.start] in OPENING
            zone.speakers.memory.said = frame.content if frame.direct or quoted else None
            zone.resolved[frame.speaker] = zone.speakers.resolve(frame.speaker, zone.count)
            zone.speakers.memory.said = None
        return zone.resolved[frame.speaker]
    if not spoken:
        return None
    first = spoken[-1][1]
    return Resolved(
        first.name, first.at, "the subject of the verb before governs this one too", first.certain * 0.9
    )


def _ends_open(text: str, sentence: Sentence) -> bool:
    return text[sentence.start : sentence.end].rstrip().endswith(":")


def _claims_of(  # noqa: PLR0913 - the parts of one attribution
    zone: Zone,
    sentence: Sentence,
    frame: Frame,
    *,
    content: Span,
    speaker: Resolved,
    outer: tuple[Resolved, ...],
    inner: list[Span],
) -> None:
    relays = tuple(_relay(zone, span) for span in frame.relays)
    chain = (*zone.outer, *(Relay(r.name, zone.passage(r.at)) for r in outer), *relays)
    template = _template(zone, sentence, frame, speaker=speaker, chain=chain, content=content)
    inside = _quotations_in(zone, content)
    quoted_length = sum(min(q.outer.end, content.end) - max(q.outer.start, content.start) for q in inside)
    for quotation in inside:
        if any(_mostly(quotation, span) for span in inner):
            continue  # the words belong to the speaker within
        for span in inner_sentences(zone.text, quotation):
            cut = without_tail(zone.text, Span(max(span.start, content.start), min(span.end, content.end)))
            if cut.end > cut.start:
                add(zone, template, cut, level=Level.QUOTE, kind=frame.kind if len(inside) == 1 else "assert")
        _nested(zone, quotation, speaker, chain)
    if quoted_length < MOSTLY * (content.end - content.start):
        level = Level.QUOTE if frame.direct else Level.REPORTED
        add(zone, template, content, level=level, kind=frame.kind, negated=frame.negated)


def _mostly(quotation: Quotation, span: Span) -> bool:
    """Whether a span covers a quotation but for punctuation."""
    common = min(quotation.end, span.end) - max(quotation.start, span.start)
    return common >= MOSTLY * (quotation.end - quotation.start)


def _quotations_in(zone: Zone, content: Span) -> list[Quotation]:
    return [q for q in quotations(zone.text, content.start, content.end) if q.end > q.start]


def _nested(zone: Zone, quotation: Quotation, speaker: Resolved, chain: tuple[Relay, ...]) -> None:
    """Attributions inside a quotation: "the opposition says that …" in the mouth of the speaker."""
    for span in inner_sentences(zone.text, quotation):
        inner = Sentence(span.start, span.end, tokenize(zone.text, span.start, span.end))
        for frame in frames_in(zone, inner):
            if frame.speaker is None or frame.content is None:
                continue
            low = zone.text[frame.speaker.start : frame.speaker.end].lower()
            if low in {"i", "we"}:
                continue
            named = zone.speakers.inside(speaker.name).resolve(frame.speaker, zone.count, speaker.name)
            outer = (*chain, Relay(speaker.name, zone.passage(speaker.at)))
            template = _template(zone, inner, frame, speaker=named, chain=outer, content=frame.content)
            add(zone, template, frame.content, level=Level.REPORTED, kind=frame.kind, negated=frame.negated)


def _template(
    zone: Zone,
    sentence: Sentence,
    frame: Frame,
    *,
    speaker: Resolved,
    chain: tuple[Relay, ...],
    content: Span,
) -> Claim:
    cue = zone.text[frame.cue.start : frame.cue.end]
    rival = rival_of(zone, frame, speaker, [relay.name for relay in chain])
    reason = Reason(
        rule=frame.rule,
        score=chance(frame.score * speaker.certain, found_by(frame)),
        detail=explained(frame, speaker, cue, rival[1] if rival else None),
        used=(cue, zone.text[speaker.at.start : speaker.at.end]),
    )
    at = zone.passage(speaker.at)
    written = _said_on(zone, sentence, frame, content=content, speaker=speaker.name)
    standard = standard_in(zone.text, _around(zone, sentence, frame, content))
    return Claim(
        id="",
        passage=zone.passage(content),
        level=Level.REPORTED,
        polarity=Polarity.ASSERTED,
        reason=reason,
        speaker=speaker.name,
        speaker_at=at,
        chain=(*chain, Relay(speaker.name, at)),
        cue=cue,
        cue_at=zone.passage(frame.cue),
        said_on=written.when if written else None,
        said_on_reason=written.reason if written else None,
        standard_at=zone.passage(standard) if standard else None,
        segment=zone.segment.id,
        rival=rival[0] if rival else None,
    )


def _around(zone: Zone, sentence: Sentence, frame: Frame, content: Span) -> list[Span]:
    """The words of attribution: the sentence outside all contents, or what lies between cue and content."""
    said = [content, *(f.content for f in zone.frames if f is not frame and f.content)]
    start, end = sentence.start, sentence.end
    if len(zone.frames) != 1:
        start, end = min(frame.start, content.end), max(frame.end, content.start)
    found: list[Span] = []
    for span in sorted((s for s in said if not s.start <= frame.cue.start < s.end), key=lambda s: s.start):
        if span.start > start:
            found.append(Span(start, min(span.start, end)))
        start = max(start, span.end)
    return [*found, Span(start, end)] if start < end else found


def _said_on(zone: Zone, sentence: Sentence, frame: Frame, *, content: Span, speaker: str) -> Written | None:
    """The day named beside the cue; that of the same speaker's sentence before; else that of the text."""
    contents = [content, *(f.content for f in zone.frames if f.content)]
    stated = stated_beside(zone.text, zone.dates, sentence=sentence, frame=frame, contents=contents)
    if stated is not None:
        zone.spoken = Spoken(speaker, stated.when, zone.count)
        detail = f"“{stated.passage.quote}” stands beside the words of attribution."
        score = round(SURE * stated.reason.score, 3)
        return Written(stated.when, Reason(STATED, score, detail, (stated.id,)))
    if zone.told is not None and frame.rule == ROW_SOURCE:
        return zone.told
    return kept_day(zone, speaker)


def kept_day(zone: Zone, speaker: str) -> Written | None:
    """The day on which the same speaker spoke just before, else the text's own as the latest possible."""
    last = zone.spoken
    if last and last.speaker == speaker and zone.count - last.sentence <= GOES_ON:
        detail = f"The words go on from those that “{speaker}” is said to have spoken on this day."
        return Written(last.when, Reason(CARRIED, LIKELY, detail))
    return reported_then(zone.written) if zone.written else None


def add(zone: Zone, template: Claim, span: Span, *, level: Level, kind: str, negated: bool = False) -> None:
    """One more claim of the zone, made from the template."""
    passage = zone.passage(span)
    stance, softener = polarity.of(passage.quote, kind=kind, negated=negated)
    found = None if template.standard_at else standard_in(zone.text, [span])
    standard = zone.passage(found) if found else template.standard_at
    named = tuple(relay.name for relay in template.chain)
    zone.claims.append(
        replace(
            template,
            id=content_id("clm", zone.document.id, span.start, span.end, level, list(named)),
            passage=passage,
            level=level,
            polarity=stance,
            hedge=softener,
            standard=standard.quote if standard else None,
            standard_at=standard,
        )
    )


def _relay(zone: Zone, span: Span) -> Relay:
    passage = zone.passage(span)
    return Relay(" ".join(passage.quote.split()).removeprefix("the ").removeprefix("The "), passage)
