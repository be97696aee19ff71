"""Our own corpus becomes labels."""

from training.labels import HEADS, IGNORED, aligned, bigrams, spans_of
from training.own import labelled
from training.spans import Span, layered, nested, trimmed, without_overlaps

from averment.evaluation import read

DOCUMENT = """id: x-1
style: x
topic: ferry
register: wire
origin: en
split: train

%% heading
Harbour [C1 deny|denies] [K1|the leak]
%% body
[S2|The port office] [C2|said] [K2|[S3|the crew] [C3 deny|had denied] [K3|that valve was open]].
"""


def words(text: str) -> list[tuple[int, int]]:
    """Places of the words of a text parted by blanks."""
    places, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        places.append((start, at))
    return places


def cut(document: object, head: str) -> list[tuple[str, str]]:
    """Label and words of each span of a head."""
    return [(s.label, document.text[s.start : s.end]) for s in document.heads[head]]  # type: ignore[attr-defined]


def test_marks_become_spans_on_two_levels() -> None:
    """Outer and inner contents part; agents of both levels stand in one layer; every cue has its kind."""
    document = labelled(read(DOCUMENT))
    assert cut(document, "outer") == [("K", "the leak"), ("K", "the crew had denied that valve was open")]
    assert cut(document, "inner") == [("K", "valve was open")]
    assert cut(document, "cue") == [("deny", "denies"), ("say", "said"), ("deny", "had denied")]
    assert ("S", "The port office") in cut(document, "agents")
    assert ("C", "had denied") in cut(document, "agents")
    assert "names" not in document.heads
    first, *_ = (document.text[s:e].strip() for s, e in document.parts)
    assert first == "Harbour denies the leak"


def test_a_head_that_is_unknown_is_ignored() -> None:
    """No label of names is learned from a document that marks none."""
    document = labelled(read(DOCUMENT))
    labels = aligned(document, words(document.text))
    assert set(labels["names"]) == {IGNORED}
    assert HEADS["agents"][labels["agents"][1]] == "B-C"


def test_labels_go_there_and_back() -> None:
    """The spans that labels spell are the spans that made them, words at the edge of a mark included whole."""
    document = labelled(read(DOCUMENT))
    places = words(document.text)
    found = spans_of("outer", aligned(document, places)["outer"], places)
    assert [document.text[s.start : s.end] for s in found] == [
        "the leak",
        "the crew had denied that valve was open.",
    ]


def test_a_source_wins_over_a_cue() -> None:
    """Where both mark a word it is the source's, and the rest of the cue begins anew."""
    text = "has she denied"
    document = labelled(read(DOCUMENT))
    mixed = type(document)(
        id="m", source="own", text=text, heads={"agents": (Span(0, 14, "C"), Span(4, 7, "S"))}
    )
    labels = [HEADS["agents"][n] for n in aligned(mixed, words(text))["agents"]]
    assert labels == ["B-C", "B-S", "B-C"]


def test_contents_are_trimmed_alike() -> None:
    """The conjunction before and the stop behind go; a stop inside quotation marks stays."""
    text = "He said that, at noon, it rained, and “it rained.”"
    assert text[slice(*trimmed(text, 8, 33))] == "at noon, it rained"
    assert text[slice(*trimmed(text, 38, len(text)))] == "“it rained.”"
    assert trimmed("that", 0, 4) == (0, 4)


def test_a_fourth_level_is_dropped() -> None:
    """Three levels are kept, whichever order they come in."""
    spans = [Span(4, 6, "K"), Span(0, 10, "K"), Span(5, 6, "K"), Span(2, 8, "K")]
    assert layered(spans) == ((Span(0, 10, "K"),), (Span(2, 8, "K"),), (Span(4, 6, "K"),))


def test_what_is_said_is_read_again_as_a_text() -> None:
    """Only the content with a cue inside becomes a part of its own, and what is said in it is its outermost."""
    document = labelled(read(DOCUMENT))
    (inside,) = nested(document)
    assert [document.text[start:end] for start, end in inside.parts] == [
        "the crew had denied that valve was open"
    ]
    assert cut(inside, "outer") == [("K", "valve was open")]


def test_the_longest_of_overlapping_spans_stays() -> None:
    """Names inside names go."""
    assert without_overlaps([Span(0, 3, "PER"), Span(0, 9, "ORG"), Span(9, 12, "LOC")]) == (
        Span(0, 9, "ORG"),
        Span(9, 12, "LOC"),
    )


def test_label_pairs_are_counted_from_a_half() -> None:
    """Unknown labels count nowhere."""
    counts = bigrams("outer", [[0, 1, 2, IGNORED, 0]])
    assert counts == [[0.5, 1.5, 0.5], [0.5, 0.5, 1.5], [0.5, 0.5, 0.5]]
