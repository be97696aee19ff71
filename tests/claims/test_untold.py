"""The reader is asked only about names of which the document tells nothing, and what it says is a vote."""

import re

from averment.claims.extractors.names import Found, find_all
from averment.claims.reader import Tag, named
from averment.claims.untold import LONGEST, Spans
from averment.model import EntityKind


class Answering:
    """A reader that marks given words with given labels, and remembers what it was shown."""

    def __init__(self, text: str, labels: dict[str, str]) -> None:
        """Take the words to mark, each with its label."""
        self.text, self.labels = text, labels
        self.shown, self.hidden = list[str](), list[str]()

    def __call__(self, places: Spans, known: Spans) -> list[Tag]:
        """Mark the first place of each word in what is shown; remember what is hidden."""
        self.hidden = [self.text[start:end] for start, end in known]
        self.shown += [self.text[start:end] for start, end in places]
        at = {word: self.text.index(word) for word in self.labels}
        return [
            Tag(at[word], at[word] + len(word), 0.9, label)
            for word, label in self.labels.items()
            if any(start <= at[word] < end for start, end in places)
        ]


def found(text: str, **labels: str) -> tuple[Found, list[str]]:
    """The names of a text whose reader marks these words, and what the reader was shown."""
    asking = Answering(text, labels)
    return find_all("doc-1", text, ((0, len(text)),), asking), asking.shown


def kinds(one: Found) -> dict[str, EntityKind]:
    """What each name names, the reader heard."""
    return {m.passage.quote: m.kind for m in one.read}


def test_told_name_is_not_asked_about() -> None:
    """A title tells enough: the line is not shown, and no answer could change it."""
    names, shown = found("Yesterday Minister Rolva left.", Rolva="ORG")
    assert shown == []
    assert kinds(names) == {"Rolva": EntityKind.PERSON}


def test_untold_name_takes_the_readers_kind_with_its_reason() -> None:
    """What nothing tells is asked, and the mention says that the reader told it."""
    names, shown = found("Then the lorries passed Ostrel slowly.\nThe road was dry.", Ostrel="ORG")
    assert shown == ["Then the lorries passed Ostrel slowly.\n"]
    (mention,) = names.read
    assert (mention.kind, mention.reason.used) == (EntityKind.ORGANIZATION, ("reader",))
    assert [m.kind for m in names.told] == [EntityKind.OTHER]


def test_first_word_of_a_sentence_is_a_name_only_where_just_it_is_marked() -> None:
    """A capital that only the sentence's start explains needs the reader; without it there is no name."""
    text = "Quennac went bankrupt in spring. The harbour was closed."
    names, _ = found(text, Quennac="ORG")
    assert kinds(names) == {"Quennac": EntityKind.ORGANIZATION}
    assert names.told == ()
    assert kinds(found(text)[0]) == {}


def test_names_that_are_told_are_hidden() -> None:
    """Whoever else stands in the sentence must not move the answer."""
    text = "Then Minister Rolva passed Ostrel slowly."
    asking = Answering(text, {})
    find_all("doc-1", text, ((0, len(text)),), asking)
    assert asking.hidden == ["Rolva"]


def test_network_answers_alike_whoever_else_stands_there() -> None:
    """Hidden names of any length leave every other answer as it is."""

    def rest(party: str) -> list[tuple[str, str, float]]:
        text = f"Troops of {party} shelled Ostrel, and {party} and Anna Petrova denied it."
        spans = [(m.start(), m.end()) for m in re.finditer(re.escape(party), text)]
        tags = named(text, [(0, len(text))], spans)
        return [(text[t.start : t.end], t.kind, t.score) for t in tags if party not in text[t.start : t.end]]

    assert rest("Velmora") == rest("the Union of Belgorvastian Lands")
    assert ("Anna Petrova", "PER") in [row[:2] for row in rest("Velmora")]


def test_all_places_of_a_form_take_the_votes_together() -> None:
    """One marked place tells for the other places of the same form."""
    names, _ = found("The lorries passed Ostrel slowly. Later they passed Ostrel again.", Ostrel="ORG")
    assert [m.kind for m in names.read] == [EntityKind.ORGANIZATION] * 2


def test_places_are_left_to_the_gazetteer() -> None:
    """A mark of a place gives no vote."""
    names, _ = found("Then the lorries passed Ostrel slowly.", Ostrel="LOC")
    assert kinds(names) == {"Ostrel": EntityKind.OTHER}


def test_no_more_than_three_places_of_a_name_are_shown() -> None:
    """A name that stands everywhere costs no more than one that stands three times."""
    text = "Then the lorries passed Ostrel slowly.\n" * 50
    asking = Answering(text, {})
    find_all("doc-1", text, ((0, len(text)),), asking)
    assert len(asking.shown) == 3


def test_long_line_is_shown_in_part_and_never_twice() -> None:
    """A page in one line is not read whole for one name; what is shown does not overlap."""
    filler = "and so the road went on and on " * 200
    text = f"{filler}past Ostrel slowly {filler}past Mirrane slowly {filler}"
    asking = Answering(text, {})
    find_all("doc-1", text, ((0, len(text)),), asking)
    assert all(len(shown) <= 2 * LONGEST + len("Mirrane") for shown in asking.shown)
    assert [("Ostrel" in shown, "Mirrane" in shown) for shown in asking.shown] == [
        (True, False),
        (False, True),
    ]


def test_network_marks_names_in_order_inside_the_places_asked() -> None:
    """The shipped network finds plain names, and nothing outside what it is shown."""
    text = "The trial of Anna Petrova began in London on Monday.\nThe BBC reported it."
    tags = named(text, [(0, text.index("\n"))])
    assert [(text[t.start : t.end], t.kind) for t in tags] == [("Anna Petrova", "PER"), ("London", "LOC")]
    assert all(0.5 < tag.score <= 1 for tag in tags)
