"""Attributions in GUM's discourse trees: source and cue from signals, content from the target."""

# ruff: noqa: EM102, TRY003 - messages stand where they are raised

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final
from xml.etree import ElementTree as ET

from training.gum_tokens import BadData, Gum, Token

SOURCE: Final = "attribution_source"
CUES: Final = frozenset({"indicative_word", "indicative_phrase", "alternate_expression"})
HELPERS: Final = frozenset({"aux", "aux:pass", "compound:prt", "cop"})
NEGATIONS: Final = frozenset({"not", "never", "n't"})
SIDE: Final = frozenset({"acl:relcl", "acl", "parataxis", "punct", "case", "cc", "conj"})
LONGEST: Final = 12  # sentences; a longer content is a whole speech
Run = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Frame:
    """One attribution: stretches of the text, and the lemmas of its cue."""

    sources: tuple[Run, ...]
    cues: tuple[Run, ...]
    contents: tuple[Run, ...]
    lemmas: frozenset[str]
    negated: bool


@dataclass(slots=True)
class Node:
    """A unit or group of the tree."""

    id: str
    parent: str | None
    relation: str
    unit: int | None = None  # number of the elementary unit, from 0


def attributions(document: Gum, tree: str) -> Iterator[Frame]:
    """The attributions that have both a source and a cue in the text, in the order of the tree."""
    root = ET.fromstring(tree)  # noqa: S314 - a data file chosen by the developer, not a document of a case
    nodes, units = _nodes(root)
    if sum(units) != len(document.tokens):
        raise BadData(
            f"{document.name}: {sum(units)} words in the tree, {len(document.tokens)} in the sentences"
        )
    bounds = _bounds(units)
    several = {rel.get("name") for rel in root.iter("rel") if rel.get("type") == "multinuc"} | {"span"}
    children: dict[str, list[Node]] = {}
    for node in nodes.values():
        if node.parent:
            children.setdefault(node.parent, []).append(node)
    signals = _signals(root)
    for node in nodes.values():
        if node.relation.startswith("attribution-") and node.parent in nodes:
            held = _Tree(nodes, children, several, bounds, document)
            frame = _frame(held, node, signals.get(node.id, {}))
            if frame:
                yield frame


@dataclass(frozen=True, slots=True)
class _Tree:
    nodes: Mapping[str, Node]
    children: Mapping[str, Sequence[Node]]
    several: set[str | None]
    bounds: Sequence[Run]
    document: Gum

    def all_units(self, node: Node) -> set[int]:
        units = {node.unit} if node.unit is not None else set()
        for child in self.children.get(node.id, ()):
            units |= self.all_units(child)
        return units

    def sentence(self, unit: int) -> int:
        return self.document.tokens[self.bounds[unit][0]].sentence


def _nodes(root: ET.Element) -> tuple[dict[str, Node], list[int]]:
    nodes: dict[str, Node] = {}
    units: list[int] = []
    for item in root.iter():
        if item.tag in {"segment", "group"}:
            unit = len(units) if item.tag == "segment" else None
            if unit is not None:
                units.append(len((item.text or "").split()))
            node = Node(item.get("id", ""), item.get("parent"), item.get("relname", ""), unit)
            nodes[node.id] = node
    return nodes, units


def _bounds(units: Iterable[int]) -> list[Run]:
    bounds: list[Run] = []
    first = 0
    for size in units:
        bounds.append((first, first + size))
        first += size
    return bounds


def _signals(root: ET.Element) -> dict[str, dict[str, set[int]]]:
    """For each node the tokens of its signals by subtype, counted from 0."""
    found: dict[str, dict[str, set[int]]] = {}
    for signal in root.iter("signal"):
        tokens = {int(t) - 1 for t in (signal.get("tokens") or "").split(",") if t.isdigit()}
        kinds = found.setdefault(signal.get("source", ""), {})
        kinds.setdefault(signal.get("subtype", ""), set()).update(tokens)
    return found


def _frame(tree: _Tree, node: Node, signals: Mapping[str, set[int]]) -> Frame | None:
    own = tree.all_units(node)
    words = {t for unit in own for t in range(*tree.bounds[unit])}
    source = signals.get(SOURCE, set()) & words
    cue = set[int]().union(*(signals.get(kind, set()) for kind in CUES)) & words - source
    contents = _contents(tree, node, own)
    if not source or not cue or not contents:
        return None
    tokens = tree.document.tokens
    named = _noun_phrase(tokens, source)
    group = _verb_group(tokens, cue, words) - named
    if not group:
        return None
    return Frame(
        sources=tuple(_runs(tokens, named)),
        cues=tuple(_runs(tokens, group)),
        contents=contents,
        lemmas=frozenset(tokens[t].lemma for t in cue),
        negated=bool({tokens[t].lemma for t in group} & NEGATIONS),
    )


def _contents(tree: _Tree, node: Node, own: set[int]) -> tuple[Run, ...]:
    """The nucleus of the target, and what hangs on the target in the attribution's own sentence."""
    target = tree.nodes[node.parent or ""]
    nucleus = {target.unit} if target.unit is not None else set()
    beside: set[int] = set()
    for child in tree.children.get(target.id, ()):
        if child.relation in tree.several:
            nucleus |= tree.all_units(child)
        elif child is not node and not child.relation.startswith("attribution-"):
            beside |= tree.all_units(child)
    here = {tree.sentence(unit) for unit in own}
    units = sorted((nucleus | {unit for unit in beside if tree.sentence(unit) in here}) - own)
    sentences = {tree.sentence(unit) for unit in units}
    if len(sentences) > LONGEST:
        return ()
    tokens = tree.document.tokens
    words = [t for unit in units for t in range(*tree.bounds[unit])]
    return tuple(
        run for _, group in groupby(words, lambda t: tokens[t].sentence) for run in _runs(tokens, set(group))
    )


def _noun_phrase(tokens: Sequence[Token], source: set[int]) -> set[int]:
    """The phrase around the source's head, without clauses and prepositions; else the source itself."""
    head = next((t for t in sorted(source) if tokens[t].head not in source), min(source))
    phrase = {head, *_under(tokens, head)}
    low = high = head
    while low - 1 in phrase:
        low -= 1
    while high + 1 in phrase:
        high += 1
    while high > head and tokens[high].upos == "PUNCT":
        high -= 1
    return set(range(low, high + 1)) if source & set(range(low, high + 1)) else source


def _under(tokens: Sequence[Token], head: int) -> Iterator[int]:
    sentence = tokens[head].sentence
    for token in tokens[max(0, head - 60) : head + 60]:
        if token.sentence == sentence and token.head == head and not _aside(token, head, tokens[head]):
            yield token.index
            yield from _under(tokens, token.index)


def _aside(token: Token, head: int, above: Token) -> bool:
    if above.upos not in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}:
        return token.relation not in {"fixed", "flat", "compound"}
    return (
        token.relation in SIDE
        and not (token.relation == "case" and token.index > head)
        and not (token.relation == "punct" and abs(token.index - head) == 1)
    )


def _verb_group(tokens: Sequence[Token], cue: set[int], words: set[int]) -> set[int]:
    """The cue with auxiliaries, particles and negation of its verbs."""
    group = set(cue)
    for at in cue:
        for token in tokens[max(0, at - 15) : at + 15]:
            helps = token.relation in HELPERS or token.lemma in NEGATIONS or token.form.lower() in NEGATIONS
            if token.head == at and helps and token.index in words:
                group.add(token.index)
    return group


def _runs(tokens: Sequence[Token], chosen: set[int]) -> Iterator[Run]:
    """Stretches of the text that hold neighbouring tokens."""
    for _, group in groupby(enumerate(sorted(chosen)), lambda pair: pair[1] - pair[0]):
        members = [token for _, token in group]
        yield tokens[members[0]].start, tokens[members[-1]].end
