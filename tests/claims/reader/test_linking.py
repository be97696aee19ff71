"""Marks become attributions; the marks are written by hand, so that no weights are needed."""

from averment.claims.reader.linking import Link, Tag, Tagged, link
from averment.claims.sentences import Span, quotations, sentences


def tags(text: str, *words: str, kind: str = "") -> tuple[Tag, ...]:
    """A mark at each of these words; `words` come in the order of the text."""
    found, at = [], 0
    for word in words:
        start = text.index(word, at)
        at = start + 1
        found.append(Tag(start, start + len(word), 0.9, kind))
    return tuple(found)


def shown(text: str, marks: Tagged) -> list[tuple[str, str, str]]:
    """(source, cue, content) in words; "-" for what is missing."""
    quoted = quotations(text, 0, len(text))
    links = link(marks, [Span(s.start, s.end) for s in sentences(text, 0, len(text), quoted)])

    def cut(tag: Tag | None) -> str:
        return text[tag.start : tag.end] if tag else "-"

    return [(cut(one.source), cut(one.cue), cut(one.content)) for one in links]


def test_a_plain_attribution() -> None:
    """Source, cue and content of one sentence belong together."""
    text = "The port office said the crane stood still."
    marks = Tagged(tags(text, "The port office"), tags(text, "said"), (tags(text, "the crane stood still"),))
    assert shown(text, marks) == [("The port office", "said", "the crane stood still")]


def test_two_speakers_in_one_sentence() -> None:
    """The sentence "X said A and Y denied B" is two attributions, each with its own cue and source."""
    text = "Ilva Brenner said it was late and the union denied it was lost."
    marks = Tagged(
        tags(text, "Ilva Brenner", "the union"),
        tags(text, "said", "denied"),
        (tags(text, "it was late", "it was lost"),),
    )
    assert shown(text, marks) == [
        ("Ilva Brenner", "said", "it was late"),
        ("the union", "denied", "it was lost"),
    ]


def test_one_speaker_with_two_cues() -> None:
    """In "X said A and added B" the second cue has the first one's source."""
    text = "Ilva Brenner said it was late and added nobody came."
    marks = Tagged(
        tags(text, "Ilva Brenner"), tags(text, "said", "added"), (tags(text, "it was late", "nobody came"),)
    )
    assert [row[0] for row in shown(text, marks)] == ["Ilva Brenner", "Ilva Brenner"]


def test_inverted_order() -> None:
    """Words first, then cue, then source."""
    text = "“It was late,” said Ilva Brenner."
    marks = Tagged(tags(text, "Ilva Brenner"), tags(text, "said"), (tags(text, "“It was late,”"),))
    assert shown(text, marks) == [("Ilva Brenner", "said", "“It was late,”")]


def test_what_stands_inside_a_content_is_said_to_be_said() -> None:
    """An outer source never takes an inner cue, nor an inner source the outer content."""
    text = "The office said the crew had denied that it left."
    marks = Tagged(
        tags(text, "The office", "the crew"),
        tags(text, "said", "had denied"),
        (tags(text, "the crew had denied that it left"), tags(text, "it left")),
    )
    assert shown(text, marks) == [
        ("The office", "said", "the crew had denied that it left"),
        ("the crew", "had denied", "it left"),
    ]


def test_a_quotation_is_carried_on() -> None:
    """A content right behind an attribution, without cue or source of its own, goes on with it."""
    text = "“It was late,” said Ilva Brenner. “Nobody came.”"
    contents = tags(text, "“It was late,”", "“Nobody came.”")
    marks = Tagged(tags(text, "Ilva Brenner"), tags(text, "said"), (contents,))
    assert [row[0] for row in shown(text, marks)] == ["Ilva Brenner", "Ilva Brenner"]
    starts = [Span(0, 33), Span(34, len(text))]
    assert [one.goes_on for one in link(marks, starts)] == [False, True]


def test_nothing_is_carried_over_a_sentence_between() -> None:
    """A content farther on stays unclaimed."""
    text = "“It was late,” said Ilva Brenner. It rained. “Nobody came.”"
    contents = tags(text, "“It was late,”", "“Nobody came.”")
    marks = Tagged(tags(text, "Ilva Brenner"), tags(text, "said"), (contents,))
    assert [row[2] for row in shown(text, marks)] == ["“It was late,”"]


def test_no_link_across_sentences() -> None:
    """A cue of the next sentence takes no content of this one."""
    text = "Everybody went home early. Ilva Brenner said."
    marks = Tagged(tags(text, "Ilva Brenner"), tags(text, "said"), (tags(text, "Everybody went home early"),))
    assert shown(text, marks) == []


def test_a_content_without_a_cue_takes_its_source() -> None:
    """The form "Brenner: nobody came" has no verb of saying."""
    text = "Ilva Brenner: nobody came."
    marks = Tagged(tags(text, "Ilva Brenner"), (), (tags(text, "nobody came"),))
    assert shown(text, marks) == [("Ilva Brenner", "-", "nobody came")]


def test_a_cue_without_a_source_is_kept() -> None:
    """The form "it was reported that" names nobody; who reads may decide what to do with it."""
    text = "It was reported that nobody came."
    marks = Tagged((), tags(text, "was reported"), (tags(text, "nobody came"),))
    assert shown(text, marks) == [("-", "was reported", "nobody came")]


def test_the_nearer_source_behind_another_cue_is_farther() -> None:
    """A source beyond another cue is not taken while one stands beside the cue."""
    text = "The office knew, the crew said, that it rained."
    marks = Tagged(
        tags(text, "The office", "the crew"), tags(text, "knew", "said"), (tags(text, "that it rained"),)
    )
    assert shown(text, marks) == [("the crew", "said", "that it rained")]


def test_far_away_is_no_company() -> None:
    """A source more than 250 characters from its cue is no source."""
    text = "The office, " + "at the end of the long day, " * 12 + "said it rained."
    marks = Tagged(tags(text, "The office"), tags(text, "said"), (tags(text, "it rained"),))
    assert shown(text, marks) == [("-", "said", "it rained")]


def test_no_marks_no_links() -> None:
    """Nothing comes of nothing."""
    none: list[Link] = []
    assert link(Tagged((), (), ()), [Span(0, 3)]) == none


def test_a_longer_name_moves_no_distance() -> None:
    """A source too far from its cue by a name's length only is as near as one with a short name between."""
    for name in ("Orv", "Belgorvastia Umlin Drav " * 12):
        text = f"The office, in {name.strip()}, said it rained."
        marks = Tagged(tags(text, "The office"), tags(text, "said"), (tags(text, "it rained"),))
        start = text.index(name.strip())
        blind = Tagged(marks.sources, marks.cues, marks.contents, (Span(start, start + len(name.strip())),))
        assert shown(text, blind) == [("The office", "said", "it rained")]
