"""Gathering: which names stand for the same thing, first inside each document, then across the case.

A short form joins a longer one only when exactly one longer one is at hand; otherwise it stays by itself.
Nothing depends on the order of documents: every step works on sorted sets.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, pairwise
from typing import Final

from averment.entities.compare import compare, initials_of, key_of
from averment.entities.lists import entries
from averment.entities.offices import is_family_name, offices
from averment.entities.romanise import skeleton_of
from averment.entities.sets import Node, Sets
from averment.model import EntityKind, Mention

Kind = EntityKind
DEFINED: Final = re.compile(r"\s?\([“\"]?(?:the\s)?[“\"]?([A-Z][\w.&/-]{1,11})[”\"]?\)")
RENAMED: Final = re.compile(
    r"[,\s(–—-]*(?:(?:which (?:was|is) )?"
    r"(?:formerly|previously|earlier|originally|also|now|later|better|once)?\s?"
    r"(?:known as|called|named|renamed(?: as)?)|formerly|previously|a\.?k\.?a\.?|alias|née)"
    r"\s(?:the\s)?[“\"(]?"
)
SHARED_FAMILY: Final = re.compile(r"\s(?:and|&)\s")
GUESSED: Final = "reader"  # the claims room's sign that only its trained reader tells what a name names
WEAK: Final = frozenset(
    {"words", "part", "row", "none", "speaks", GUESSED}
)  # signs of the claims room that prove little
DOUBTFUL: Final = 0.7  # a given name alone, with an article before it, is no firm sign of a person
LONE_BONES: Final = 3
VARIED: Final = frozenset({Kind.PERSON, Kind.ORGANIZATION, Kind.VESSEL})


@cache
def company_words() -> frozenset[str]:
    """Words that a company's short name leaves out."""
    return frozenset(entries("company-words"))


@cache
def same_names() -> Mapping[str, str]:
    """Well-known alternative names by key, each with its body's first name."""
    found = {}
    for line in entries("same-names"):
        names = [name.strip() for name in line.split(";")]
        found.update({key_of(name, Kind.ORGANIZATION): key_of(names[0], Kind.ORGANIZATION) for name in names})
    return found


@cache
def heads() -> frozenset[str]:
    """Head nouns by which a body is called again."""
    return frozenset(entries("body-heads"))


def kinds_of(mentions: Sequence[Mention]) -> Mapping[str, EntityKind]:
    """The kind of each mention by id; one without a firm sign takes that of the same name elsewhere.

    Names in another script ask the names in Latin letters with the same consonants.
    """
    firm: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    for mention in mentions:
        quote = mention.passage.quote
        if mention.kind is not Kind.OTHER and not WEAK & set(mention.reason.used):
            for mark in {*_marks(quote, mention.kind), _bones(quote)} if quote.isascii() else ():
                firm[mark][mention.kind] += round(100 * mention.reason.score)
    return {mention.id: _settled(mention, firm) for mention in mentions}


def _marks(quote: str, kind: EntityKind) -> Iterator[str]:
    """The forms under which a name may come again: whole, without legal form, by its first word."""
    yield key_of(quote, Kind.OTHER)
    if kind is Kind.PERSON and " " in quote:
        yield key_of(quote, kind).split()[-1]
    if kind is Kind.ORGANIZATION:
        key = key_of(quote, kind)
        first, *rest = key.split()
        yield key
        if rest and all(word in company_words() for word in rest):
            yield first


def _settled(mention: Mention, firm: Mapping[str, Counter[EntityKind]]) -> EntityKind:
    """The kind that most firm mentions of the name have, or the mention's own."""
    quote = mention.passage.quote
    weak = mention.kind is Kind.OTHER or bool(WEAK & set(mention.reason.used))
    weak = weak or ("given" in mention.reason.used and mention.reason.score < DOUBTFUL)
    mark = key_of(quote, Kind.OTHER) if quote.isascii() else _bones(quote)
    known: Mapping[EntityKind, int] = firm.get(mark, {}) if weak or not quote.isascii() else {}
    best = sorted(known.items(), key=lambda pair: (-pair[1], pair[0]))
    clear = len(best) == 1 or (len(best) > 1 and best[0][1] > best[1][1])
    return best[0][0] if clear else mention.kind


def _bones(quote: str) -> str:
    """The consonants of a name when they are enough to know it by; else a mark that no name has."""
    bones = "".join(skeleton_of(token) for token in key_of(quote, Kind.OTHER).split())
    return f"bones:{bones}" if len(bones) > LONE_BONES else f"quote:{quote}"


Members = Mapping[Node, Sequence[Mention]]


def gather(texts: Mapping[str, str], members: Members) -> Sets:
    """Join the nodes of a case."""
    sets = Sets()
    for node in sorted(members):
        sets.find(node)
    by_document: dict[str, list[Node]] = defaultdict(list)
    for node in sorted(members):
        by_document[node.document].append(node)
    for document, nodes in sorted(by_document.items()):
        _within(texts.get(document, ""), nodes, members, sets)
    _across(texts, members, sets)
    return sets


def _within(text: str, nodes: Sequence[Node], members: Members, sets: Sets) -> None:
    """Short forms, abbreviations, former names and spelling variants of one document."""
    at = {mention.passage.start: (node, mention) for node in nodes for mention in members[node]}
    for (_, (one, left)), (_, (two, right)) in pairwise(sorted(at.items())):
        gap = text[left.passage.end : right.passage.start]
        if one.kind is two.kind and len(gap) < 60 and RENAMED.fullmatch(gap):  # noqa: PLR2004 - characters
            sets.join(one, two, 0.85, "The document says that one is another name of the other.")
        defined = DEFINED.match(text, left.passage.end)
        meant = (
            defined and defined.start(1) == right.passage.start and two.kind in {one.kind, Kind.ORGANIZATION}
        )
        if meant and abbreviates(right.passage.quote, left.passage.quote):
            sets.join(one, two, 0.95, "The document explains the abbreviation.")
    persons = [n for n in nodes if n.kind is Kind.PERSON]
    _keep_apart(persons, sets)
    _variants(persons, members, sets)
    _in_office({persons[0].document: text} if persons else {}, persons, members, sets)
    _shorten(persons, sets, _short_person, 0.9)
    _first_named(persons, members, sets)
    bodies = [n for n in nodes if n.kind is Kind.ORGANIZATION]
    _variants(bodies, members, sets)
    _shorten(bodies, sets, _short_body, 0.8)
    _shorten([n for n in nodes if n.kind is Kind.VESSEL], sets, _short_vessel, 0.8)


def _keep_apart(persons: Sequence[Node], sets: Sets) -> None:
    """Two full names with one family name and different given names in one document are two persons."""
    for a, b in combinations(persons, 2):
        left, right = a.key.split(), b.key.split()
        if min(len(left), len(right)) > 1 and left[-1] == right[-1] and left[0] != right[0]:
            sets.apart |= {(a.key, b.key), (b.key, a.key)}


def _variants(nodes: Sequence[Node], members: Members, sets: Sets, *, only: Node | None = None) -> None:
    """Join names that differ in spelling only."""
    blocks: dict[str, set[Node]] = defaultdict(set)
    for node in nodes:
        for mark in _blocks(node):
            blocks[mark].add(node)
    for _, block in sorted(blocks.items()):
        single = {node.key: node for node in sorted(block, reverse=True)}  # equal names meet elsewhere
        for a, b in combinations(sorted(single.values()), 2):
            apart = only is not None and only not in {a, b}
            if apart or sets.find(a) == sets.find(b):
                continue
            likeness = compare(_told(a, members), _told(b, members), a.kind)
            if likeness.same and not _barred(a, b, sets):
                sets.join(a, b, min(likeness.score, 0.9), likeness.why)


def _told(node: Node, members: Members) -> str:
    """The words to compare: those of the text where capitals or another script say something."""
    quote = members[node][0].passage.quote
    return quote if node.kind is Kind.ORGANIZATION or not quote.isascii() else node.key


def _barred(a: Node, b: Node, sets: Sets) -> bool:
    """Whether the two sets hold names that one document keeps apart."""
    if not sets.apart or a.kind is not Kind.PERSON:
        return False
    roots = {sets.find(a), sets.find(b)}
    keys = {n.key for n in sets.parent if n.kind is a.kind and sets.find(n) in roots}
    return any((x, y) in sets.apart for x, y in combinations(sorted(keys), 2))


def _blocks(node: Node) -> Iterator[str]:
    """Marks that variants of a name share."""
    tokens = node.key.split()
    if node.kind is Kind.PERSON and len(tokens) > 1:
        yield skeleton_of(tokens[-1])[:3]
    elif node.kind is not Kind.PERSON:
        yield (
            "ministry"
            if "ministry" in tokens
            else "".join(sorted(skeleton_of(token)[:1] for token in tokens))
        )


def _shorten(nodes: Sequence[Node], sets: Sets, short: Callable[[str, str], bool], score: float) -> None:
    """Join each short form with the only longer name that it can stand for."""
    for node in sorted(nodes, key=lambda n: (-len(n.key.split()), n)):
        longer = [n for n in nodes if n.key != node.key and short(node.key, n.key)]
        roots = {sets.find(n) for n in longer}
        if len(roots) == 1 and sets.find(node) not in roots:
            sets.join(
                node, longer[0], score, "It is the short form of the only such longer name in the document."
            )


def _first_named(persons: Sequence[Node], members: Members, sets: Sets) -> None:
    """A family name used only before its second bearer is introduced is the first one's."""
    for node in persons:
        full = [n for n in persons if len(n.key.split()) > 1 and n.key.split()[-1] == node.key]
        if len({sets.find(n) for n in full}) < 2 or " " in node.key:  # noqa: PLR2004
            continue
        starts = sorted((min(m.passage.start for m in members[n]), n) for n in full)
        rival = next(start for start, n in starts if sets.find(n) != sets.find(starts[0][1]))
        if all(starts[0][0] < m.passage.start < rival for m in members[node]):
            sets.join(node, starts[0][1], 0.7, "Only one person of this family name was named before.")


def abbreviates(short: str, long: str) -> bool:
    """Whether an abbreviation's letters begin, in order, words of the long name; one may come from inside."""
    letters = [c for c in short.casefold() if c.isalpha()]
    matched = 0
    for word in re.split(r"[\s/&-]+", long.casefold()):
        matched += matched < len(letters) and word[:1] == letters[matched]
    return matched > 1 and matched >= len(letters) - 1


def _short_person(short: str, long: str) -> bool:
    """A family name, or a given name, of a full name."""
    tokens, parts = short.split(), long.split()
    if len(tokens) != 1 or len(parts) < 2:  # noqa: PLR2004
        return False
    return tokens[0] in {parts[-1], parts[0]} or (
        len(tokens[0]) > 3 and compare(f"x {tokens[0]}", f"x {parts[-1]}", Kind.PERSON).same  # noqa: PLR2004
    )


def _short_body(short: str, long: str) -> bool:
    """A body without its country, a company without what it does, a lone head noun."""
    tokens, parts = short.split(), long.split()
    if len(tokens) >= len(parts):
        return False
    if len(tokens) == 1:
        plain = parts[0] == short and all(part in company_words() for part in parts[1:])
        return plain or (short in heads() and (parts[-1] == short or (short, "of") in pairwise(parts)))
    front, back = parts[: len(tokens)] == tokens, parts[-len(tokens) :] == tokens
    return back or (front and parts[len(tokens)] in {"of", "for", "in"})


def _short_vessel(short: str, long: str) -> bool:
    parts = long.split()
    return len(short.split()) < len(parts) and parts[-1] == short


def _across(texts: Mapping[str, str], members: Members, sets: Sets) -> None:
    """The same names, variants, well-known other names and abbreviations of different documents."""
    by_kind: dict[EntityKind, list[Node]] = defaultdict(list)
    spots = [n for n in sorted(members) if n.kind is Kind.PLACE]
    foreign = [n for n in spots if not members[n][0].passage.quote.isascii()]
    for node in foreign:
        _variants([node, *(n for n in spots if n not in foreign)], members, sets, only=node)
    for node in sorted(members):
        if node.kind is not Kind.PLACE:  # places meet by where they lie
            by_kind[node.kind].append(node)
    for kind, nodes in sorted(by_kind.items()):
        _equal(nodes, sets)
        if kind is Kind.ORGANIZATION:
            _known(nodes, sets)
            _abbreviated(nodes, members, sets)
            _lone_bodies(nodes, sets)
            _lone_companies(nodes, sets)
        if kind in VARIED:
            _variants(nodes, members, sets)
        if kind is Kind.PERSON:
            _in_office(texts, nodes, members, sets)
            _lone_persons(nodes, sets)
            _family_first(texts, nodes, members, sets)


def _equal(nodes: Sequence[Node], sets: Sets) -> None:
    by_key: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        lone = len(node.key.split()) == 1
        if not (lone and (node.kind is Kind.PERSON or node.key in heads())):
            by_key[node.key].append(node)
    for _, same in sorted(by_key.items()):
        for node in same[1:]:
            sets.join(same[0], node, 1.0, "The names are the same.")


def _known(nodes: Sequence[Node], sets: Sets) -> None:
    bodies: dict[str, Node] = {}
    for node in nodes:
        body = same_names().get(node.key)
        if body:
            sets.join(bodies.setdefault(body, node), node, 0.95, "They are known names of one body.")


def _abbreviated(nodes: Sequence[Node], members: Members, sets: Sets) -> None:
    """An abbreviation meets the only long name of the case whose initials it holds."""
    longs: dict[str, dict[str, Node]] = defaultdict(dict)
    for node in nodes:
        for quote in {mention.passage.quote for mention in members[node]}:
            for short in initials_of(quote):
                longs[short].setdefault(node.key, node)
    for node in nodes:
        quote = members[node][0].passage.quote
        fits = longs.get(quote.casefold(), {}) if quote.isupper() and len(quote) > 2 else {}  # noqa: PLR2004
        if len({sets.find(n) for n in fits.values()}) == 1:
            first = min(fits.values())
            sets.join(node, first, 0.75, "It holds the initials of the only such long name in the case.")


def _in_office(texts: Mapping[str, str], nodes: Sequence[Node], members: Members, sets: Sets) -> None:
    """A family name behind an office is its only bearer with that office, where several bear the name."""
    full = [n for n in nodes if " " in n.key]
    for node in (n for n in nodes if " " not in n.key):
        bearers = [n for n in full if n.key.split()[-1] == node.key]
        roots = {sets.find(n) for n in bearers}
        held = (
            offices(texts, members[node]) if len(roots) > 1 and sets.find(node) not in roots else frozenset()
        )
        fits = [n for n in bearers if held & offices(texts, members[n])] if held else []
        if len({sets.find(n) for n in fits}) == 1:
            sets.join(node, fits[0], 0.75, "It is the only bearer of the name with this office.")


def _family_first(texts: Mapping[str, str], nodes: Sequence[Node], members: Members, sets: Sets) -> None:
    """A lone name behind "Mr" or "Ms" may be the family name that stands first in one full name."""
    full = [n for n in nodes if " " in n.key]
    taken = {sets.find(n) for n in full}
    for node in (n for n in nodes if " " not in n.key):
        firsts = [n for n in full if n.key.split()[0] == node.key]
        if sets.find(node) in taken or len({sets.find(n) for n in firsts}) != 1:
            continue
        if any(is_family_name(texts, members[n]) for n in nodes if n.key == node.key):
            sets.join(
                node, firsts[0], 0.6, "It is the first word of only one full name, used as family name."
            )


def _lone_persons(nodes: Sequence[Node], sets: Sets) -> None:
    """A lone family name meets the only full name of the case that ends in it; else its like."""
    full = [n for n in nodes if len(n.key.split()) > 1]
    lone = [n for n in nodes if len(n.key.split()) == 1 and sets.find(n) not in {sets.find(f) for f in full}]
    for node in lone:
        roots = sorted({sets.find(n) for n in full if n.key.split()[-1] == node.key})
        if len(roots) == 1:
            sets.join(node, roots[0], 0.6, "It is the family name of only one person in the case.")
        elif not roots:
            for other in lone:
                if other.key == node.key:
                    sets.join(node, other, 0.7, "The names are the same.")


def _lone_bodies(nodes: Sequence[Node], sets: Sets) -> None:
    """A lone "the Council" of one document meets the only council of the case."""
    full = {node.key: node for node in reversed(nodes) if " " in node.key}
    for key in sorted({node.key for node in nodes} & heads()):
        fits = [node for name, node in sorted(full.items()) if _short_body(key, name)]
        roots = {sets.find(node) for node in fits}
        for node in (n for n in nodes if n.key == key):
            if len(roots) == 1 and sets.find(node) not in {sets.find(n) for n in fits}:
                sets.join(node, fits[0], 0.55, "Possible: it is the only body of this kind in the case.")


def _lone_companies(nodes: Sequence[Node], sets: Sets) -> None:
    """A company's first word alone meets the only body that begins with it, a company."""
    opening: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        first, *rest = node.key.split()
        if rest:
            opening[first].append(node)
    for node in nodes:
        longer = opening.get(node.key, [])
        plain = all(word in company_words() for n in longer for word in n.key.split()[1:])
        if plain and len({sets.find(n) for n in longer}) == 1:
            sets.join(node, longer[0], 0.6, "It is the first word of only one body in the case, a company.")
