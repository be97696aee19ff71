"""Rules and reader together: agreement, findings of one alone, words taken over, acts; by hand, without weights."""

from dataclasses import replace

from averment.claims.ensemble import ALONE, Learned, merged
from averment.claims.frames import READER, RULES, Frame, Rival
from averment.claims.sentences import Sentence, Span, tokenize

TEXT = "The office said on Monday that the crew had left the pier."
SENTENCE = Sentence(0, len(TEXT), tokenize(TEXT, 0, len(TEXT)))


def span(words: str) -> Span:
    """Where these words stand."""
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def frame(  # noqa: PLR0917 - the parts of one attribution
    speaker: str, cue: str, content: str, score: float = 0.6, rule: str = "rule@1", kind: str = "assert"
) -> Frame:
    """An attribution of the one sentence."""
    return Frame(span(cue), kind, span(content), rule, score, span(speaker))


RULE = frame("The office", "said", "the crew had left the pier")
READ = frame("The office", "said", "on Monday that the crew had left the pier", 0.8, "reader-1")


def test_both_find_the_same() -> None:
    """One attribution, surer than each; an unsure rule leaves the content to the reader."""
    (one,) = merged([RULE], [READ], SENTENCE)
    assert one.rule == "rule@1"
    assert one.content == READ.content
    assert one.score == round(1 - 0.4 * 0.2, 3)


def test_a_sure_rule_keeps_its_words() -> None:
    """A form that leaves no doubt decides where the content begins and ends."""
    (one,) = merged([replace(RULE, score=0.9)], [READ], SENTENCE)
    assert one.content == RULE.content
    assert one.score == 0.98


def test_one_alone_is_less_sure() -> None:
    """What only the reader or only a rule finds keeps a part of its score."""
    assert [(f.rule, f.score) for f in merged([], [READ], SENTENCE)] == [("reader-1", round(0.8 * ALONE, 3))]
    assert [(f.rule, f.score) for f in merged([RULE], [], SENTENCE)] == [("rule@1", round(0.6 * ALONE, 3))]


def test_words_are_taken_over() -> None:
    """The reader gives an unsure rule's words to somebody else: the rule's attribution goes; a sure one stays."""
    other = frame("the crew", "had left", "the pier", 0.6)
    taken = frame("The office", "said", "the pier", 0.8, "reader-1")
    assert [f.speaker for f in merged([other], [taken], SENTENCE)] == [span("The office")]
    sure = merged([replace(other, score=0.9)], [taken], SENTENCE)
    assert [f.speaker for f in sure] == [span("the crew")]


def test_who_is_not_taken_is_the_rival() -> None:
    """By the reader against a rule, by a rule against the reader; the same source twice is none."""
    crew = replace(RULE, speaker=span("the crew"))
    (one,) = merged([crew], [READ], SENTENCE)
    assert (one.speaker, one.rival) == (span("The office"), Rival(span("the crew"), RULES))
    (one,) = merged([replace(crew, score=0.9)], [READ], SENTENCE)
    assert (one.speaker, one.rival) == (span("the crew"), Rival(span("The office"), READER))
    (one,) = merged([RULE], [READ], SENTENCE)
    assert one.rival is None
    other = frame("the crew", "had left", "the pier", 0.6)
    (one,) = merged([other], [frame("The office", "said", "the pier", 0.8, "reader-1")], SENTENCE)
    assert one.rival == Rival(span("the crew"), RULES)


def test_an_act_is_no_speech() -> None:
    """An act that only the reader sees makes no attribution."""
    assert merged([], [replace(READ, kind="act")], SENTENCE) == []


def test_attributions_come_in_the_order_of_their_cues() -> None:
    """Whoever found them."""
    later = frame("the crew", "had left", "the pier", 0.6)
    found = merged([later], [replace(READ, content=span("on Monday"))], SENTENCE)
    assert [f.cue for f in found] == [span("said"), span("had left")]


def test_contents_are_cut_at_sentences() -> None:
    """A content of two sentences is asked for in each of them, and in no other."""
    text = "One came. Two went. Three stayed."
    cuts = [Sentence(a, b, tokenize(text, a, b)) for a, b in ((0, 9), (10, 19), (20, 33))]
    both = Frame(Span(0, 3), "assert", Span(4, 15), "reader-1", 0.8, Span(0, 3))
    empty = Frame(Span(0, 3), "assert", None, "reader-1", 0.8, Span(0, 3))
    learned = Learned.of([both, empty])
    assert [[f.content for f in learned.within(s)] for s in cuts] == [[Span(4, 9)], [Span(10, 15)], []]


def test_a_long_content_is_found_behind_short_ones() -> None:
    """Contents inside others do not hide the one that reaches farther."""
    spans = [Span(0, 30), Span(2, 4), Span(6, 8)]
    learned = Learned.of(Frame(Span(0, 1), "assert", s, "reader-1", 0.8, Span(0, 1)) for s in spans)
    late = Sentence(20, 33, ())
    assert [f.content for f in learned.within(late)] == [Span(20, 30)]
