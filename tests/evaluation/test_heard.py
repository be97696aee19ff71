"""Chains, softening words and words of a standard, counted against marks written by hand."""

from collections import Counter
from dataclasses import replace

from averment.evaluation import read
from averment.evaluation.heard import chain_counted, wording_counted
from averment.evaluation.reading import same_speaker
from averment.model import Claim, Level, Passage, Polarity, Reason, Relay

HEAD = "id: h-1\nstyle: h\ntopic: quay\nregister: wire\norigin: en\nsplit: dev\n\n"
NESTED = read(
    HEAD
    + "[S1|The harbour office] [C1|said] [K1|[S2|the crew] [C2 deny|had denied] [K2|the quay [H|may] be closed]].\n"
)
WORDS = "the quay may be closed"


def claim(*relays: str, hedge: str | None = None) -> Claim:
    """The crew's words, heard through `relays`."""
    at = NESTED.text.index(WORDS)
    return Claim(
        id="clm-1",
        passage=Passage.cut("h-1", NESTED.text, at, at + len(WORDS)),
        level=Level.REPORTED,
        polarity=Polarity.DENIED,
        reason=Reason("test@1", 1.0, "It is a test."),
        speaker="the crew",
        chain=(*(Relay(name) for name in relays), Relay("the crew")),
        hedge=hedge,
    )


def counted(one: Claim, *above: str) -> Counter[str]:
    """The counts of the inner attribution."""
    inner = next(f for f in NESTED.attributions if f.number == 2)
    return chain_counted(NESTED, inner, one, above=above, same=same_speaker)


def test_a_chain_names_who_relayed() -> None:
    """The harbour office stands above the crew; without it, or with somebody else, the chain is wrong."""
    right = Counter(chains=1, chains_right=1, relayed=1, relayed_right=1)
    assert counted(claim("the harbour office")) == right
    assert counted(claim())["chains_right"] == 0
    assert counted(claim("the harbour office", "the mayor"))["relayed_right"] == 0


def test_the_paper_is_not_asked_for() -> None:
    """What the document itself gives at the head of a chain is put aside."""
    assert counted(claim("Orvel Wire", "the harbour office"), "Orvel Wire")["chains_right"] == 1


def test_softening_words_are_counted_both_ways() -> None:
    """A marked word that was kept is found; one that stands on no mark is not right."""
    found = wording_counted(NESTED, [claim(hedge="may")])
    assert (found["hedges"], found["hedges_found"], found["hedged"], found["hedged_right"]) == (1, 1, 1, 1)
    other = wording_counted(NESTED, [replace(claim(), hedge="closed")])
    assert (other["hedges_found"], other["hedged"], other["hedged_right"]) == (0, 1, 0)
