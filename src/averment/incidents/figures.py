"""Numbers as counts of something: what is counted, in which role, for whom, when and where."""

import re
from dataclasses import dataclass, replace
from typing import Final

from averment.incidents.ground import Ground, Saying
from averment.incidents.places import places
from averment.incidents.tokens import content, stem, stops, tokens
from averment.incidents.words import finder, row_finder, row_finders
from averment.model import Quantity, SegmentKind, StatedQuantity, When

AHEAD: Final = 60  # characters after a number that say what is counted
BEHIND: Final = 40  # characters before it
NOT_COUNTS: Final = frozenset(
    {"km", "m", "metre", "meter", "percent", "%", "year", "month", "day", "hour", "minute", "time"}
)
PARENTHESIS: Final = re.compile(r"\s*\([^)]{0,60}\)")
PART: Final = re.compile(
    r"\b(?:including|of whom|of which|of them|among them|in addition|another|other)\b[^.;]{0,24}\Z",
    re.IGNORECASE,
)
STATE: Final = re.compile(
    r"\s*(?:remain|remains|remained|(?:is|are|was|were)(?:\s+still)?|still)\s+", re.IGNORECASE
)
STOP: Final = re.compile(r"[;:.!?]|,\s")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts."""

    saying: Saying
    quantity: Quantity
    stated: str  # the words of the number
    thing: str  # class of what is counted, or the stem of the noun
    label: str  # for readers
    unit: str | None
    outcome: bool  # deaths, injuries and the like
    role: str | None  # declared, recorded, destroyed, …
    groups: frozenset[str]  # children, soldiers, …
    people: str | None  # row of words for people, or the word itself; None for anybody
    subject: frozenset[str]  # stems around the number
    dates: tuple[When, ...]
    places: frozenset[str]
    elliptic: bool  # "I heard four": counts what the number before it counts
    part: bool  # "including 12 children"
    after: str
    sentence: str
    published: When | None


def figures(ground: Ground) -> tuple[Figure, ...]:
    """The counts of a case in reading order, each at the tightest claim that covers it."""
    found: list[Figure] = []
    for stated in sorted(ground.index.contents.quantities, key=lambda q: (q.passage, q.id)):
        saying = _saying(ground, stated)
        if (
            saying is not None
            and saying.claim.id in ground.fresh
            and (stated.quantity.unit or "") not in NOT_COUNTS
        ):
            figure = _figure(ground, saying, stated)
            if figure is not None and figure.elliptic:
                figure = _completed(figure, found[-1] if found else None)
            if figure is not None:
                found.append(figure)
    return tuple(found)


def _completed(figure: Figure, last: Figure | None) -> Figure | None:
    """A bare number after a verb of counting, with the thing of the number shortly before it."""
    counted = finder("counting").search(figure.sentence) or finder("them").search(figure.after)
    if last is None or not counted or last.saying.document != figure.saying.document:
        return None
    if figure.saying.sentence - last.saying.sentence > 1 or last.saying.part != figure.saying.part:
        return None
    return replace(figure, thing=last.thing, label=last.label, outcome=last.outcome, unit=last.unit)


def _saying(ground: Ground, stated: StatedQuantity) -> Saying | None:
    """The tightest short claim on a number."""
    p = stated.passage
    over = [c for c in ground.index.claims.on(p.document, p.start, p.end) if c.passage.covers(p)]
    over.sort(key=lambda c: (c.passage.end - c.passage.start, c.id))
    return next((s for c in over for s in [ground.by_claim.get(c.id)] if s is not None), None)


def _figure(ground: Ground, saying: Saying, stated: StatedQuantity) -> Figure | None:
    """Read what a number counts; None when nothing is named."""
    document, start, _end = stated.passage.document, stated.passage.start, stated.passage.end
    text = ground.index.text(document)
    sentence = ground.index.sentence(document, start)
    if sentence is None:
        return None
    after = _after(ground, stated, sentence.end)
    before = _before(ground, stated, sentence.start)
    tail = stated.passage.quote + " " + after
    thing, label, outcome = _thing(stated, after, before)
    if ground.index.kind(document, start) is SegmentKind.TABLE:
        return None
    elliptic = thing is None
    whole = text[sentence.start : sentence.end]
    number = {t.word for t in tokens(stated.passage.quote)}
    around = frozenset(w for w in content(saying.quote) if w not in number and w != thing)
    return Figure(
        saying=saying,
        quantity=stated.quantity,
        stated=" ".join(stated.passage.quote.split()),
        thing=thing or "",
        elliptic=elliptic,
        label=label,
        unit=stated.quantity.unit if not outcome else None,
        outcome=outcome,
        role=_aboard(stated, thing, before, after) or _role(before) or _role(after),
        groups=frozenset(stem(m[0].casefold()) for m in finder("subgroups").finditer(tail)),
        people=_people(stated, after),
        subject=around,
        dates=dates_within(ground, saying),
        places=frozenset(
            p.key for p in places(ground.index, document, sentence.start, sentence.end) if not p.broad
        ),
        part=bool(PART.search(before) or finder("part_after").search(tail)),
        after=after,
        sentence=whole,
        published=ground.index.documents[document].published,
    )


def _after(ground: Ground, stated: StatedQuantity, limit: int) -> str:
    """The words after a number up to the next number or stop; a parenthesis right after it is skipped."""
    document, end = stated.passage.document, stated.passage.end
    text = ground.index.text(document)
    skip = PARENTHESIS.match(text, end, limit)
    begin = skip.end() if skip else end
    following = [
        q.passage.start
        for q in ground.index.quantities.on(document, begin, limit)
        if q.passage.start >= begin
    ]
    window = text[begin : min([limit, begin + AHEAD, *following])]
    return STOP.split(window, maxsplit=1)[0]


def _before(ground: Ground, stated: StatedQuantity, limit: int) -> str:
    """The words before a number back to the number before it or a stop."""
    document, start = stated.passage.document, stated.passage.start
    text = ground.index.text(document)
    earlier = [
        q.passage.end for q in ground.index.quantities.on(document, limit, start) if q.passage.end <= start
    ]
    return STOP.split(text[max([limit, start - BEHIND, *earlier]) : start])[-1]


def _thing(stated: StatedQuantity, after: str, before: str) -> tuple[str | None, str, bool]:
    """(class or stem, label, whether it is an outcome for people) of what is counted."""
    quantity = stated.quantity
    state = STATE.match(after)
    told = row_finder("outcomes").match(after, state.end()) if state else None
    if told and told.lastgroup == "missing":
        return "missing", "the missing", True
    named = " ".join([quantity.what or "", stated.passage.quote])
    nouns = row_finder("counted").search(named)
    own = _last_noun(quantity.what or stated.passage.quote)
    if (nouns is None or nouns.lastgroup == "person") and (
        own is None
        or nouns is not None
        or finder("subgroups").search(named)
        or row_finder("outcomes").search(named)
    ):
        for where in (named, after, before):
            outcome = row_finder("outcomes").search(where)
            if outcome:
                key = outcome.lastgroup or ""
                return key, {"dead": "the dead", "hurt": "the injured"}.get(key, f"the {key}"), True
    if quantity.unit:
        _, of, substance = stated.passage.quote.partition(" of ")
        rest = sorted(content(f"{quantity.what or ''} {substance if of else after}"))
        spilled = _role(before) == "spilled" or _role(after) == "spilled"
        kind = "spilled" if spilled else " ".join(rest[:1])  # who spilled what is compared by its words
        return f"{quantity.unit} {kind}".strip(), f"the same {quantity.unit}s", False
    nouns = nouns or (row_finder("counted").search(after) if own is None else None)
    if nouns:
        key = nouns.lastgroup or ""
        return key, f"the {key.replace('_', ' ')}s", False
    own = own or _last_noun(after.split(" of ", maxsplit=1)[0])
    return (stem(own), own, False) if own else (None, "", False)


def _people(stated: StatedQuantity, after: str) -> str | None:
    """Which people a number counts: "8 smugglers"; None when they can be anybody."""
    word = (stated.quantity.what or stated.passage.quote).casefold()
    words = [w for w in re.findall(r"[^\W\d_]+", word) if w not in stops()]
    first = (words or re.findall(r"[^\W\d_]+", after.casefold()) or [""])[0]
    match = row_finder("same_people").search(f"{word} {first}")
    if match:
        return None if match.lastgroup == "any" else match.lastgroup
    return stem(first) if first.endswith("s") and words else None


def dates_meet(a: tuple[When, ...], b: tuple[When, ...]) -> bool:
    """Whether two sets of dates can speak of one time; no date excludes nothing."""
    return not (a and b) or any(x.overlaps(y) for x in a for y in b)


def _last_noun(phrase: str) -> str | None:
    """The last word of a phrase that is no number, bound or small word."""
    words = [t.word for t in tokens(phrase) if not t.word[0].isdigit() and t.word not in stops()]
    words = [w for w in words if not finder("scope").fullmatch(w) and not finder("number_words").fullmatch(w)]
    return words[-1] if words else None


def _aboard(stated: StatedQuantity, thing: str | None, before: str, after: str) -> str | None:
    """The role of people who are carried; None for all else."""
    carried = thing == "person" and stated.quantity.unit is None
    words = (before, after, stated.passage.quote, stated.quantity.what or "")
    return "aboard" if carried and any(finder("aboard").search(w) for w in words) else None


def _role(words: str) -> str | None:
    """What was done with the counted things: declared, recorded, destroyed."""
    return next((key for key, pattern in row_finders("roles").items() if pattern.search(words)), None)


def dates_within(ground: Ground, saying: Saying) -> tuple[When, ...]:
    """The dates inside a claim's own words."""
    p = saying.claim.passage
    inside = ground.index.dates.inside(p.document, p.start, p.end)
    text = ground.index.text(p.document)
    own = [
        d
        for d in inside
        if not finder("speech_before_date").search(text[max(p.start, d.passage.start - 24) : d.passage.start])
    ]
    return tuple(d.when for d in own if d.when.known)
