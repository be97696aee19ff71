"""The brat files that the reader is judged against."""

from training.polnear import labelled

TEXT = "Velde denied, critics say, that the dam had failed."
MARKS = """T1\tSource 0 5\tVelde
T2\tCue 6 12\tdenied
T3\tContent 27 50\tthat the dam had failed
T4\tAttribution 6 12\tdenied
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
T5\tSource 14 21\tcritics
T6\tCue 22 25\tsay
T7\tContent 0 12;27 50\tVelde denied that the dam had failed
"""


def test_stretches_become_spans() -> None:
    """A stretch in two pieces is two spans; the conjunction goes as in our own corpus."""
    document = labelled("d", TEXT, MARKS)
    assert [(s.label, TEXT[s.start : s.end]) for s in document.heads["agents"]] == [
        ("S", "Velde"),
        ("C", "denied"),
        ("S", "critics"),
        ("C", "say"),
    ]
    assert [TEXT[s.start : s.end] for s in document.heads["outer"]] == ["Velde denied", "the dam had failed"]


def test_links_name_source_and_content() -> None:
    """A line that links becomes an attribution with its speaker."""
    document = labelled("d", TEXT, MARKS)
    (said,) = document.said
    assert [TEXT[s.start : s.end] for s in said.sources] == ["Velde"]
    assert [TEXT[s.start : s.end] for s in said.contents] == ["the dam had failed"]
