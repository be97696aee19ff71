"""Words without a speaker beside them that go on with the one before: a paragraph, a quotation."""

from dataclasses import replace
from typing import Final

from averment.claims.attributing import add, kept_day
from averment.claims.certainty import CARRIED as CARRIED_SCORE
from averment.claims.certainty import chance
from averment.claims.sentences import Sentence, Span, inner_sentences
from averment.claims.settling import without_tail
from averment.claims.speakers import Resolved
from averment.claims.zone import Zone
from averment.model import Claim, Level, Polarity, Reason, Relay, rule_id

FLOOR: Final = rule_id("holds-the-floor", 1)
CARRIED_ON: Final = rule_id("quotation-carried-on", 1)


def hold_floor(zone: Zone, sentence: Sentence) -> list[Span]:
    """In a summary record, what follows "Name (Body) said …" in the paragraph is still that speaker's."""
    speaker = zone.floor
    if speaker is None:
        return []
    content = without_tail(zone.text, Span(sentence.start, sentence.end))
    passage, at = zone.passage(content), zone.passage(speaker.at)
    detail = f"The record gives this paragraph to “{speaker.name}”, named at its beginning."
    written = kept_day(zone, speaker.name)
    claim = Claim(
        id="",
        passage=passage,
        level=Level.REPORTED,
        polarity=Polarity.ASSERTED,
        reason=Reason(FLOOR, 0.6, detail),
        speaker=speaker.name,
        speaker_at=at,
        chain=(*zone.outer, Relay(speaker.name, at)),
        said_on=written.when if written else None,
        segment=zone.segment.id,
        said_on_reason=written.reason if written else None,
    )
    add(zone, claim, content, level=Level.REPORTED, kind="assert")
    return [Span(sentence.start, sentence.end)]


def carry_on(zone: Zone, sentence: Sentence) -> list[Span]:
    """A sentence that is all quotation, with no speaker of its own, goes on with the speaker before."""
    quoted = [t.quotation for t in sentence.tokens if t.quotation]
    if len(quoted) != 1 or sentence.words > 0 or quoted[0] is None:
        zone.pending = zone.pending if not quoted else None
        return []
    pending, zone.pending = zone.pending, None
    met = zone.speakers.last(zone.count)
    speaker = pending or (Resolved(met.name, met.at, None, 0.6) if met else None)
    if speaker is None:
        return []
    other = None if pending else zone.speakers.beside()
    close = f" “{other}” spoke in the same sentence." if other else ""
    detail = f"The quotation follows words of “{speaker.name}”.{close}"
    reason = Reason(CARRIED_ON, chance(0.8 if pending else 0.5, CARRIED_SCORE), detail)
    at = zone.passage(speaker.at)
    written = kept_day(zone, speaker.name)
    for span in inner_sentences(zone.text, quoted[0]):
        claim = Claim(
            id="",
            passage=zone.passage(span),
            level=Level.QUOTE,
            polarity=Polarity.ASSERTED,
            reason=reason,
            speaker=speaker.name,
            speaker_at=at,
            chain=(*zone.outer, Relay(speaker.name, at)),
            said_on=written.when if written else None,
            segment=zone.segment.id,
            said_on_reason=written.reason if written else None,
            rival=other,
        )
        add(zone, claim, span, level=Level.QUOTE, kind="assert")
    zone.speakers.met.append(
        replace(zone.speakers.met[-1], sentence=zone.count)
    ) if zone.speakers.met else None
    return [quoted[0].outer and Span(sentence.start, sentence.end)]
