"""What bodies decided, from prose and meeting records: who voted how, when mandates began and ended."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from averment.assessment.ballots import Ballot, ballots
from averment.assessment.looking import Looking
from averment.assessment.symbols import symbol_before, symbol_in, symbols
from averment.assessment.words import entries, finder, row_finders
from averment.model import Deliberation, DeliberationKind, Reason, StatedDate, Vote, When, content_id, rule_id

ACT: Final = rule_id("act-in-words", 1)
RECORD: Final = rule_id("vote-in-record", 1)
BESIDE: Final = 16  # characters before a word that can turn it round
HEADING: Final = 140  # characters of a line that may be a heading
AFTER: Final = 90  # characters after an act in which its date stands


@dataclass
class _Session:
    """What the record has said so far: which meeting, which draft."""

    document: str
    body: str | None = None
    day: When | None = None
    found: list[Deliberation] = field(default_factory=list)


def read_deliberations(looking: Looking) -> tuple[Deliberation, ...]:
    """The acts of bodies in reading order; each vote with the members that a record names."""
    rows: dict[str, Deliberation] = {}
    for document in looking.documents:
        for row in _in_document(looking, document):
            rows.setdefault(row.id, row)
    return tuple(sorted(rows.values(), key=lambda r: (r.passage, r.event, r.id)))


def _in_document(looking: Looking, document: str) -> list[Deliberation]:
    """The acts in one document."""
    text = looking.text(document)
    session = _Session(document, _first_body(text))
    records = ballots(looking, document)
    covered = [(b.start, b.end) for b in records if b.record]
    for ballot in records:
        session.found.append(_vote(looking, session, ballot))
    for start, end in looking.sentences(document):
        if looking.boilerplate(document, start):
            continue
        _enter(looking, session, start, end)
        if not any(s <= start < e for s, e in covered) and finder("setting").search(text, start, end):
            session.found.extend(_acts(looking, session, start, end))
    return session.found


def _enter(looking: Looking, session: _Session, start: int, end: int) -> None:
    """A heading with a date opens a session."""
    text = looking.text(session.document)
    line = text[start:end]
    if end - start <= HEADING and not line.rstrip().endswith("."):
        found = looking.dates_in(session.document, start, end)
        if found and re.search(
            r"\b(?:meeting|session|sitting|plenary|resumed|record|minutes)\b", line, re.IGNORECASE
        ):
            session.day = found[0].when


def _acts(looking: Looking, session: _Session, start: int, end: int) -> list[Deliberation]:
    """The acts that a sentence reports, one per word of action."""
    text = looking.text(session.document)
    found: list[tuple[int, DeliberationKind, re.Match[str]]] = []
    for key, pattern in row_finders("acts").items():
        for match in pattern.finditer(text, start, end):
            if not any(m.start() < match.end() and match.start() < m.end() for _, _, m in found):
                found.append((match.start(), DeliberationKind(key), match))
    kept = [(k, m) for _, k, m in sorted(found, key=lambda f: f[0]) if _done(text, start, k, m)]
    vetoed = any(k is DeliberationKind.VETOED for k, _ in kept)
    return [
        _act(looking, session, (start, end), (kind, match))
        for kind, match in kept
        if not (vetoed and kind is DeliberationKind.VOTED)
    ]


def _done(text: str, start: int, kind: DeliberationKind, match: re.Match[str]) -> bool:
    """Whether the act is said to have taken place."""
    before = text[max(start, match.start() - BESIDE) : match.start()]
    turned = list(finder("not_done").finditer(before))
    if not turned:
        return True
    between = before[turned[-1].end() :]
    return bool(re.search(r"[,;:]", between)) or (
        kind is DeliberationKind.VOTED and turned[-1][0].casefold() == "against"
    )


def _act(
    looking: Looking,
    session: _Session,
    span: tuple[int, int],
    act: tuple[DeliberationKind, re.Match[str]],
) -> Deliberation:
    """The record of one act; its date is the nearest one that is no term."""
    kind, match = act
    text = looking.text(session.document)
    symbol = symbol_in(text, span, match.start()) or symbol_before(text, match.start())
    at = _date(looking, session, span, (kind, match)) or session.day
    return Deliberation(
        id=content_id("dlb", session.document, match.start(), match.end(), kind.value),
        event=kind,
        passage=looking.cut(session.document, *span),
        reason=Reason(ACT, 0.7, f"The sentence says “{match[0]}” of an act of a body.", (match[0],)),
        body=body_in(text[span[0] : span[1]]) or session.body,
        symbol=symbol,
        at=at,
    )


def _date(
    looking: Looking,
    session: _Session,
    span: tuple[int, int],
    act: tuple[DeliberationKind, re.Match[str]],
) -> When | None:
    """The date of an act: after it in its clause, else before it; the end of a term dates only an expiry."""
    kind, match = act
    text = looking.text(session.document)
    named = [(at, at + len(symbol)) for at, symbol in symbols(text, *span)]
    found = [
        d
        for d in looking.dates_in(session.document, *span)
        if not any(s <= d.passage.start < e for s, e in named)
    ]
    if kind is not DeliberationKind.EXPIRED:
        found = [d for d in found if not _is_term(text, d)]
    after = [
        d for d in found if 0 <= d.passage.start - match.end() <= AFTER and _one_clause(text, match.end(), d)
    ]
    if after:
        return after[0].when
    before = [d for d in found if d.passage.end <= match.start()]
    return before[-1].when if before else (found[0].when if len(found) == 1 else None)


def _one_clause(text: str, end: int, stated: StatedDate) -> bool:
    """Whether nothing between an act and a date begins another act."""
    between = text[end : stated.passage.start]
    acts = [p for p in row_finders("acts").values() if p.search(between)]
    return not acts and not re.search(r"[;.]\s|\band that\b|\bwhich would\b", between)


def _is_term(text: str, stated: StatedDate) -> bool:
    """Whether a date is the end of a term: "until 30 April"."""
    before = text[max(0, stated.passage.start - BESIDE) : stated.passage.start]
    return bool(re.search(rf"{finder('end_dates').pattern}\s+(?:the\s+)?\Z", before, re.IGNORECASE))


def _vote(looking: Looking, session: _Session, ballot: Ballot) -> Deliberation:
    """The record of a vote with its members."""
    document, text = session.document, looking.text(session.document)
    votes = tuple(sorted((name, vote) for name, vote in ballot.votes.items()))
    motion = _about_motion(text, ballot)
    names = f"{len(votes)} member(s) named, {sum(v is Vote.FOR for _, v in votes)} in favour."
    return Deliberation(
        id=content_id("dlb", document, ballot.start, ballot.end, "voted"),
        event=DeliberationKind.VOTED,
        passage=looking.cut(document, ballot.start, ballot.end),
        reason=Reason(RECORD, 0.9, names, tuple(name for name, _ in votes)),
        body=body_in(text[max(0, ballot.start - HEADING) : ballot.end]) or session.body,
        symbol=None if motion else symbol_before(text, ballot.start, ballot.end),
        at=_session_day(looking, document, ballot.start),
        votes=votes,
    )


def _about_motion(text: str, ballot: Ballot) -> bool:
    """Whether a vote is on a point of procedure, which has no symbol of its own."""
    before = text[max(0, ballot.start - HEADING) : ballot.start]
    last = re.split(r"\n\s*\n|\.\s+(?=[A-Z])", before)[-1]
    return bool(
        re.search(
            r"\b(?:motion|procedural|postpone|adjourn)\w*",
            last + text[ballot.start : ballot.start + 60],
            re.IGNORECASE,
        )
    )


def _session_day(looking: Looking, document: str, at: int) -> When | None:
    """The date of the sentence, else of the heading under which a vote stands."""
    number = looking.sentence_number(document, at)
    spans = looking.sentences(document)
    own = [d for d in looking.dates_in(document, *spans[number]) if not _is_term(looking.text(document), d)]
    if own:
        return own[0].when
    probe = _Session(document)
    for start, end in spans[: number + 1]:
        _enter(looking, probe, start, end)
    if probe.day is None:
        earlier = [
            d
            for d in looking.dates_in(document, spans[max(0, number - 2)][0], at)
            if not _is_term(looking.text(document), d)
        ]
        probe.day = earlier[-1].when if earlier else None
    return probe.day


@cache
def _body_pattern() -> re.Pattern[str]:
    """Names that end in the word for a body: "Harbour Council", "General Assembly of Orvane"."""
    last = "|".join(entries("bodies"))
    return re.compile(rf"((?:[A-Z][\w'’-]+\s+){{0,4}}(?:{last}))(?:\s+of\s+(?:the\s+)?[A-Z][\w-]+)?")


def body_in(text: str) -> str | None:
    """The first body named in a text."""
    found = [" ".join(m[1].split()) for m in _body_pattern().finditer(text)]
    named = [re.sub(r"^(?:The|On|In)\s+", "", f) for f in found]
    long = [n for n in named if " " in n]
    return next(iter(long or named), None)


def _first_body(text: str) -> str | None:
    """The body that a document names first."""
    return body_in(text[:2000])
