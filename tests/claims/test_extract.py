"""Who says what: literal sentences about events that never happened."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.claims.reading import REASON, document, read, said, segment

from averment.claims.extract import read_claims
from averment.model import Level, Passage, Polarity, Segment, SegmentKind

ATTRIBUTED = [
    # a verb and a that-clause
    ("The panel found that 1,240 drums were missing.", "panel", "1,240 drums were missing"),
    ("Port spokesman Pavel Renn told reporters on Friday that the quay was closed.", "Port spokesman Pavel Renn", "the quay was closed"),
    ("Sources close to the minister told Meridian TV that a deal was near.", "Sources close to the minister", "a deal was near"),
    ("Officials in the capital maintain that all staff were paid.", "Officials in the capital", "all staff were paid"),
    # no "that"
    ("Witnesses said they heard two explosions.", "Witnesses", "they heard two explosions"),
    ("My wife says thirteen.", "My wife", "thirteen"),
    ("A diplomat familiar with the file said inspectors had asked twice.", "diplomat familiar with the file", "inspectors had asked twice"),
    # behind the words
    ("The fire began after midnight, the regional prosecutor said on Tuesday.", "regional prosecutor", "The fire began after midnight"),
    ("Up to 300 people were affected, the World Relief Council estimates.", "World Relief Council", "Up to 300 people were affected"),
    # appositions and asides
    ("The head of the fleet, Ana Brook, stated that the ships were empty.", "head of the fleet, Ana Brook", "the ships were empty"),
    ("Haddad, however, says the numbers were invented.", "Haddad", "the numbers were invented"),
    ("Berin Aldo, 54, a farmer from Kess, said he had seen the tanker leave.", "Berin Aldo, 54, a farmer from Kess", "he had seen the tanker leave"),
    ("The survey, carried out by the Institute for Water, shows that wells are polluted.", "survey", "wells are polluted"),
    # settings, brackets, hearers, figures
    ("“It is late,” she said by telephone from Lorn.", "she", "It is late"),
    ("«It is late», Ana Brook told the channel Harl 24 from her bed.", "Ana Brook", "It is late"),
    ("“I will not guess”, Ona Pell told reporters in Lorn on 3 May, adding that she had to go.", "Ona Pell", "I will not guess"),
    ("Mr. Kaluen (Nordhem) said that the vote was late.", "Mr. Kaluen (Nordhem)", "the vote was late"),
    ("Ana Brook put the loss at “between 150 and 180 tonnes”.", "Ana Brook", "put the loss at “between 150 and 180 tonnes”"),
    ("The figure of 40 shells, announced by the Harl Ministry, was wrong.", "Harl Ministry", "The figure of 40 shells"),
    ("The ministry speaks of 17 wounded.", "ministry", "speaks of 17 wounded"),
    ("Mike Orr says too much is made of the report.", "Mike Orr", "too much is made of the report"),
    ("The board regrets that vote.", "board", "regrets that vote"),
    ("They denied the whole thing knowing that it was so.", "They", "denied the whole thing knowing that it was so"),
    ("One study found he had left early.", "One study", "he had left early"),
    ("At 23:33 he said that the light was out.", "he", "the light was out"),
    # prepositions
    ("According to the Director of the Agency, Ilse Korn, 41 wells were dry.", "Director of the Agency, Ilse Korn", "41 wells were dry"),
    ("According to various sources, 1729 sheep were lost.", "various sources", "1729 sheep were lost"),
    ("The cargo, according to three sailors, was sold in Lorn.", "three sailors", "The cargo, according to three sailors, was sold in Lorn"),
    ("As the mayor put it, the door is closed.", "mayor", "the door is closed"),
    # nouns
    ("Vael’s claim that the depot was empty surprised nobody.", "Vael", "the depot was empty surprised nobody"),
    ("The conclusions of the Board were read out on Monday and consist in the fact that the valve was shut.", "Board", "the valve was shut"),
    # relays
    ("He was quoted by the Harl News Agency as saying the talks had failed.", "He", "the talks had failed"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "speaker", "words"), ATTRIBUTED)
def test_indirect_speech_has_its_speaker(sentence: str, speaker: str, words: str) -> None:
    """Each construction gives its speaker and exactly its words."""
    assert (speaker, words) in [(who, what) for _, who, what in said(sentence)]


NOBODY = [
    "General Ruk declined to comment.",
    "The reported incident was never seen again.",
    "The declared stocks stood at 40 tonnes.",
    "Neither the ministry nor the company responded to requests for comment.",
    "The reports that followed were thin.",
    "Secretary of State Ona Pell arrived in Lorn.",
    "It is reported that the convoy never arrived.",
    "We explained this twice.",
    "The council met on 3 May in the town hall.",
    "The company released video last week.",
    "The Harl Ministry has responded to the media allegations over the “draft resolution on the mandate”.",
    "The pilot found a way through the strait.",
    "The clerk answered with reference to paragraph 4 of the letter.",
    "That costs 40 dollars per student, even in Lorn.",
    "Forty minutes in the strait: a diary",
]


@pytest.mark.parametrize("sentence", NOBODY)
def test_what_nobody_said_has_no_speaker(sentence: str) -> None:
    """Adjectives, names and declined comments are no acts of saying."""
    assert said(sentence) == []


class TestQuotations:
    """Words between quotation marks."""

    def test_marks_before_and_after_the_speaker(self) -> None:
        """A quotation broken by its speaker stays his."""
        assert said("“If they come back,” said Perin, a teacher, “we will leave.”") == [
            ("quote", "Perin, a teacher", "If they come back"),
            ("quote", "Perin, a teacher", "we will leave."),
        ]

    def test_a_quotation_alone_goes_on(self) -> None:
        """A sentence that is all quotation belongs to the speaker before, with a lower score."""
        claims = read("“The river was red,” Aldo said. “Nobody warned us.”")
        assert [(c.speaker, c.passage.quote) for c in claims] == [
            ("Aldo", "The river was red"),
            ("Aldo", "Nobody warned us."),
        ]
        assert claims[1].reason.score < claims[0].reason.score

    def test_each_sentence_of_a_quotation_is_a_claim(self) -> None:
        """Two sentences, two claims."""
        words = [w for _, _, w in said("Mr Orr said: “I left at nine. Nobody was there.”")]
        assert words == ["I left at nine.", "Nobody was there."]

    def test_a_word_set_in_marks_is_no_speech(self) -> None:
        """Distance marks in the author's own sentence are the author's."""
        assert said("The so-called “free zone” has no fence.") == []

    def test_a_quotation_within_indirect_speech_is_found_too(self) -> None:
        """Both the clause and the quoted words are claims of the speaker."""
        assert said("Renn said that the figures were “pure invention”.") == [
            ("reported", "Renn", "the figures were “pure invention”"),
            ("quote", "Renn", "pure invention"),
        ]

    def test_a_quotation_announced_by_a_colon_in_the_line_before(self) -> None:
        """“She wrote:” and a new paragraph."""
        assert said("Ana Brook wrote:\n\n“Nobody asked me for the key.”") == [
            ("quote", "Ana Brook", "Nobody asked me for the key.")
        ]

    @pytest.mark.parametrize("marks", ["“{}”", '"{}"', "«{}»", "„{}“"])
    def test_marks_of_several_habits(self, marks: str) -> None:
        """English, straight, French and German marks."""
        sentence = marks.format("Nobody asked me for the key") + ", said Ana Brook."
        assert said(sentence) == [("quote", "Ana Brook", "Nobody asked me for the key")]


class TestChains:
    """Through whom the words come, outermost first."""

    def test_an_outlet_that_was_told_relays(self) -> None:
        """“told Reuters” makes the agency a relay, “told reporters” does not."""
        (claim,) = read("An officer told the Harl News Agency that the gate was open.")
        assert [r.name for r in claim.chain] == ["Harl News Agency", "officer"]
        (claim,) = read("An officer told reporters that the gate was open.")
        assert [r.name for r in claim.chain] == ["officer"]

    def test_speech_within_speech(self) -> None:
        """The inner speaker comes through the outer one."""
        claims = read("The Lorn Courier reported that the director had said that nobody was hurt.")
        assert [([r.name for r in c.chain], c.passage.quote) for c in claims] == [
            (["Lorn Courier"], "the director had said that nobody was hurt"),
            (["Lorn Courier", "director"], "nobody was hurt"),
        ]

    def test_citing_makes_the_reporter_a_relay(self) -> None:
        """Who cites stands before who is cited."""
        claims = read("At least 14 people were hurt, the Red Lamp agency reported, citing local doctors.")
        assert ["Red Lamp agency", "local doctors"] in [[r.name for r in c.chain] for c in claims]

    def test_the_publisher_is_the_outermost_relay(self) -> None:
        """What a paper prints comes through the paper."""
        text = "The mayor said that the bridge was safe."
        (claim,) = read_claims(document("Lorn Observer"), text, (segment(text),), ())
        assert [r.name for r in claim.chain] == ["Lorn Observer", "mayor"]

    def test_two_speakers_in_one_sentence_keep_their_own_words(self) -> None:
        """A coordinate clause ends the first content."""
        assert said("The army says the crowd attacked first; villagers say the soldiers opened fire.") == [
            ("reported", "army", "the crowd attacked first"),
            ("reported", "villagers", "the soldiers opened fire"),
        ]


class TestWhoIsMeant:
    """Pronouns, short forms, offices."""

    def test_a_pronoun_is_the_speaker_before(self) -> None:
        """“She” takes up the nearest person who spoke, and the reason says so."""
        claims = read(
            "Ana Brook, the union leader, said that the gate was open. She said that it had rusted."
        )
        assert {c.speaker for c in claims} == {"Ana Brook, the union leader"}
        assert "read as" in claims[1].reason.detail

    def test_a_surname_is_short_for_the_name(self) -> None:
        """A surname after the full name."""
        claims = read("Port spokesman Pavel Renn said that it was late. Renn said that he would leave.")
        assert {c.speaker for c in claims} == {"Port spokesman Pavel Renn"}

    def test_a_country_in_an_office_is_not_its_holder(self) -> None:
        """“Lorn” after “the President of Lorn” is the country."""
        claims = read("The President of Lorn, Ona Pell, said that it rained. Lorn said that it was dry.")
        assert [c.speaker for c in claims] == ["President of Lorn, Ona Pell", "Lorn"]

    def test_a_subject_of_the_same_sentence_is_meant(self) -> None:
        """The new subject, not the speaker of the sentence before."""
        claims = read(
            "Ana Brook said that it rained. The chairman, Otto Ruk, went further: he said that it poured."
        )
        assert claims[-1].speaker == "chairman, Otto Ruk"

    def test_a_person_met_is_meant(self) -> None:
        """“I saw the lawyer. He says …” is the lawyer."""
        assert (
            read("I saw Ryu’s lawyer in Lorn this morning. He says that it is late.")[-1].speaker
            == "Ryu’s lawyer"
        )

    def test_a_large_first_letter_is_no_name(self) -> None:
        """“Schools” at the head of a sentence is nobody whose office could speak."""
        claims = read("Mayor Ana Brook said that it rained. Schools would stay closed, her office said.")
        assert claims[-1].speaker == "office of Mayor Ana Brook"

    def test_a_record_gives_a_paragraph_to_its_opener(self) -> None:
        """Three paragraphs that open with “Name (Body)” make a record."""
        record = "\n\n".join(
            f"Mr. {name} (Nordhem) said that it was late. Nobody had voted in {month}."
            for name, month in [("Orr", "May"), ("Pell", "June"), ("Ruk", "July")]
        )
        assert [c.speaker for c in read(record)][::2] == [c.speaker for c in read(record)][1::2]

    def test_a_paper_is_never_he(self) -> None:
        """A pronoun for a person is not resolved to a document or an outlet."""
        claims = read("The survey shows that wells are dry. He said that it was a lie.")
        assert claims[-1].speaker == "He"

    def test_memory_does_not_cross_zones(self) -> None:
        """A comment's “he” is nobody of the article."""
        text = "Pavel Renn said that it was late.\n\nHe said that it was early."
        cut = text.index("He said")
        first = Segment("seg-a", Passage.cut("doc", text, 0, cut), SegmentKind.BODY, REASON)
        second = segment(text, SegmentKind.COMMENT, "Otto", cut)
        inner = [c for c in read_claims(document(), text, (first, second), ()) if c.level is Level.REPORTED]
        assert [c.speaker for c in inner] == ["Pavel Renn", "He"]


class TestStance:
    """Asserted, denied, hedged, hypothetical, a question."""

    @pytest.mark.parametrize(
        ("sentence", "stance"),
        [
            ("The mayor said that the gate was open.", Polarity.ASSERTED),
            ("The mayor denies that the gate was open.", Polarity.DENIED),
            ("The mayor denied everything.", Polarity.DENIED),
            ("The mayor did not deny that the gate was open.", Polarity.HEDGED),
            ("The inspectors could not confirm that the gate was open.", Polarity.HEDGED),
            ("The mayor believes that the gate was open.", Polarity.HEDGED),
            ("The mayor said that the gate was allegedly open.", Polarity.HEDGED),
            ("The mayor said that the gate did not open.", Polarity.ASSERTED),
            ("The mayor warned that if the gate opens, the town will flood.", Polarity.HYPOTHETICAL),
            ("The mayor asked: “Who opened the gate?”", Polarity.QUESTION),
        ],
    )
    def test_stance(self, sentence: str, stance: Polarity) -> None:
        """The cue and the words decide, never who speaks."""
        attributed = [c for c in read(sentence) if c.level is not Level.VOICE]
        assert [c.polarity for c in attributed] == [stance]

    def test_negation_inside_the_words_is_not_denial(self) -> None:
        """“could not” is no hedge, and “not” no denial."""
        (claim,) = read("The envoy said that he could not support the draft.")
        assert claim.polarity is Polarity.ASSERTED
        assert claim.hedge is None


class TestZones:
    """A zone's voice is its own."""

    def test_a_statement_speaks_as_its_issuer(self) -> None:
        """Every sentence of a reproduced statement is a claim of its issuer."""
        claims = read(
            "We were there from the start. We will study the report.",
            SegmentKind.QUOTED_STATEMENT,
            "Harl Ministry",
        )
        assert [(c.level, c.speaker) for c in claims] == [(Level.SECTION, "Harl Ministry")] * 2

    def test_what_was_never_said_is_not_asserted(self) -> None:
        """“We have never claimed that X” is no assertion of X."""
        claims = read(
            "We have never claimed that the crew was drunk.", SegmentKind.QUOTED_STATEMENT, "Harl Ministry"
        )
        assert {c.polarity for c in claims} == {Polarity.HEDGED}

    def test_a_comment_is_its_commenters(self) -> None:
        """And never the article's."""
        (claim,) = read("Well done.", SegmentKind.COMMENT, "Otto")
        assert (claim.level, claim.speaker) == (Level.COMMENT, "Otto")

    def test_boilerplate_says_nothing(self) -> None:
        """Nobody is credited with the cookie banner."""
        assert read("We said that we value your privacy.", SegmentKind.BOILERPLATE) == ()

    def test_a_row_of_a_table_is_its_authors(self) -> None:
        """One line, one claim."""
        claims = read("Site\tTonnes\nDepot 4\t640\n", SegmentKind.TABLE)
        assert [(c.level, c.passage.quote) for c in claims] == [
            (Level.VOICE, "Site\tTonnes"),
            (Level.VOICE, "Depot 4\t640"),
        ]

    def test_a_headline_with_a_colon(self) -> None:
        """An office before the colon speaks; a topic does not."""
        assert [c.speaker for c in read("Harbour minister: no ship has left", SegmentKind.HEADING)] == [
            "Harbour minister"
        ]
        assert [c.speaker for c in read("Harbour crisis: no ship has left", SegmentKind.HEADING)] == [None]

    def test_what_nobody_else_said_is_the_authors(self) -> None:
        """A plain sentence is a claim in the author's voice."""
        (claim,) = read("The depot burned for two days.")
        assert (claim.level, claim.speaker) == (Level.VOICE, None)


PARTIES = ("Velmora", "Kordania")
CONTESTED = """Velmora accused Kordania of shelling the depot. Kordania denied this.
“There was no fire from our side,” said the Kordania envoy, who accused Velmora of careless storage.
According to Velmora, at least nine people died. Kordania said that the number could not be checked."""


def test_swapping_the_parties_swaps_only_names() -> None:
    """Neutral by construction: the same claims, with the names exchanged."""
    swap = {PARTIES[0]: PARTIES[1], PARTIES[1]: PARTIES[0]}

    def exchanged(words: str) -> str:
        return re.sub("|".join(PARTIES), lambda m: swap[m.group()], words)

    plain = [(c.level, c.polarity, c.speaker, c.passage.quote, c.reason.score) for c in read(CONTESTED)]
    other = [
        (c.level, c.polarity, c.speaker, c.passage.quote, c.reason.score) for c in read(exchanged(CONTESTED))
    ]
    assert [(lv, p, exchanged(s) if s else s, exchanged(q), sc) for lv, p, s, q, sc in plain] == other


PIECES = st.sampled_from(
    ["Ana Brook", "said", "that", "“", "”", '"', ",", ".", ":", "\n\n", "the gate", "was open", "according to", "(", ")", "—",
     "denied", "who", "and", "he", "62", "“Yes.”", "told", "Reuters", "\t", "é", "🙂", "خان", "..."]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.lists(PIECES, max_size=40), st.sampled_from([SegmentKind.BODY, SegmentKind.COMMENT, SegmentKind.TABLE])
)
def test_any_text_is_read_and_every_passage_stands(pieces: list[str], kind: SegmentKind) -> None:
    """No text breaks the reader, and each passage is found again at its offsets."""
    text = " ".join(pieces)
    if not text.strip():
        return
    claims = read(text, kind, "Otto" if kind is SegmentKind.COMMENT else None)
    for claim in claims:
        assert claim.passage.stands_in(text)
        for passage in (claim.speaker_at, claim.cue_at, *(relay.at for relay in claim.chain)):
            assert passage is None or passage.stands_in(text)
    assert len({c.id for c in claims}) == len(claims)
    assert claims == read(text, kind, "Otto" if kind is SegmentKind.COMMENT else None)


def test_a_page_without_end_marks_is_read_in_linear_time() -> None:
    """A megabyte with one open quotation mark and no full stop neither hangs nor recurses."""
    text = "“" + "word said that " * 5_000
    assert read(text)
