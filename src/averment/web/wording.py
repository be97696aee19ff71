"""The closed lists of words as they are shown, each with the sentence that explains it.

Gathered here and marked with `N_`, so that translations can be added without touching a page. The wording
is neutral: no value says that a speaker is right.
"""

from typing import Final, NamedTuple


class Word(NamedTuple):
    """What a reader sees for a value of a closed list."""

    shown: str
    meaning: str


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for "translate later"
    """Mark a text for translation where it is used."""
    return text


POLARITY: Final = {
    "asserted": Word(N_("asserted"), N_("The speaker says that it is so.")),
    "denied": Word(N_("denied"), N_("The speaker says that it is not so.")),
    "hedged": Word(N_("hedged"), N_("The speaker says it with a reservation: may, allegedly, appears to.")),
    "hypothetical": Word(N_("hypothetical"), N_("The speaker says what would be so under a condition.")),
    "question": Word(N_("question"), N_("The speaker asks whether it is so.")),
}
LEVEL: Final = {
    "quote": Word(N_("direct quote"), N_("The words stand between quotation marks.")),
    "reported": Word(N_("reported speech"), N_("The document reports in its own words what was said.")),
    "section": Word(N_("reproduced statement"), N_("A statement that the document reproduces as a whole.")),
    "comment": Word(N_("reader comment"), N_("A comment below a publication; it corroborates nothing.")),
    "voice": Word(N_("author's own voice"), N_("The document says it itself and names nobody else.")),
}
DOUBT: Final = {
    "low_score": Word(N_("low score"), N_("The reading of these words is rather wrong than right.")),
    "rival": Word(N_("another speaker close"), N_("Somebody else came close to being read as the speaker.")),
    "guessed_day": Word(
        N_("day of saying taken over"), N_("The day is that of words before these, not stated with them.")
    ),
    "pronoun": Word(N_("speaker not named"), N_("The speaker is a pronoun for which no name was found.")),
    "untrained": Word(
        N_("read without a trained reader"),
        N_("There is no trained reader for this language; punctuation and structure decided."),
    ),
}
SAID_ON: Final = {
    "said-on-stated": Word(N_("stated"), N_("The day stands beside the words of attribution.")),
    "said-on-carried": Word(
        N_("taken over"), N_("The day is that of the same speaker’s words before these.")
    ),
    "said-on-header": Word(N_("dated above"), N_("The line above these words is dated.")),
    "said-on-published": Word(N_("from the publication"), N_("The day is that of the text itself.")),
}
STATUS: Final = {
    "read": Word(N_("read"), N_("The whole file could be read.")),
    "partial": Word(N_("partly read"), N_("Some of the file could not be read; the problems say what.")),
    "refused": Word(N_("not readable"), N_("The original is kept; its text could not be read.")),
    "unread": Word(N_("kept, not read yet"), N_("The original is kept; `averment build CASE` reads it.")),
}
VERDICT: Final = {
    "conflict": Word(N_("both cannot hold"), N_("As read, the two claims exclude each other.")),
    "unclear": Word(N_("unclear"), N_("Whether both can hold cannot be told from the words.")),
    "compatible": Word(N_("both can hold"), N_("The two claims differ and do not exclude each other.")),
    "different_scope": Word(N_("different scope"), N_("The two claims are not about the same thing.")),
    "rounding": Word(N_("rounding"), N_("The numbers differ by no more than their rounding.")),
    "superseded": Word(
        N_("later figure"), N_("The same source gives a later figure; the earlier one stays.")
    ),
}
CONFLICT: Final = {
    "numeric": Word(N_("differ in number"), N_("Two numbers for the same thing.")),
    "date": Word(N_("differ in date"), N_("Two times for the same event.")),
    "place": Word(N_("differ in place"), N_("Two places for the same event.")),
    "actor": Word(N_("differ in who"), N_("Two actors for the same act.")),
    "occurrence": Word(
        N_("differ in whether it happened"), N_("One says that it happened, one that it did not.")
    ),
    "denial": Word(N_("denial"), N_("One says what the other denies.")),
    "state": Word(N_("differ in state"), N_("Two states of the same thing.")),
    "stance": Word(N_("differ in stance"), N_("Two positions on the same question.")),
    "arithmetic": Word(N_("sum does not add up"), N_("Parts and total, as stated, do not fit.")),
    "text_url": Word(N_("text and address differ"), N_("The words and the address name different things.")),
    "other": Word(N_("differ"), N_("The two claims differ; the reason says how.")),
}
LINEAGE: Final = {
    "republishes": Word(N_("republishes"), N_("The later passage repeats the earlier one as a whole.")),
    "quotes": Word(N_("quotes"), N_("The later passage repeats words of the earlier one.")),
    "translates": Word(N_("translates"), N_("The later passage is a translation of the earlier one.")),
    "paraphrases": Word(N_("paraphrases"), N_("The later passage says the same in other words.")),
    "cites_as_basis": Word(N_("rests on"), N_("The later passage names the earlier one as its basis.")),
    "same_author": Word(N_("same author"), N_("Both passages come from one author.")),
    "same_sample": Word(N_("same sample"), N_("Both passages rest on one sample.")),
    "duplicate_file": Word(N_("same file"), N_("Both passages stand in copies of one file.")),
}
EDGE_STATUS: Final = {
    "suspected": Word(N_("proposed"), N_("Proposed by a rule; nobody has looked at it.")),
    "confirmed": Word(N_("confirmed"), N_("Confirmed by a person, or word for word by the named rule.")),
    "rejected": Word(N_("rejected"), N_("Looked at and rejected.")),
}
SEGMENT: Final = {
    "heading": Word(N_("Heading"), N_("A heading of the document.")),
    "body": Word(N_("Body"), N_("The document's running text.")),
    "quoted_statement": Word(N_("Reproduced statement"), N_("Somebody else's statement, reproduced.")),
    "comment": Word(N_("Reader comment"), N_("A comment below the publication.")),
    "table": Word(N_("Table"), N_("Rows of a table.")),
    "transcript_turn": Word(N_("Turn"), N_("One turn of a conversation.")),
    "boilerplate": Word(N_("Page furniture"), N_("Menus, forms and notices around the text.")),
    "caption": Word(N_("Caption"), N_("Words below a picture.")),
    "header": Word(N_("Header"), N_("The lines at the head of a mail or a record.")),
}
ENTITY: Final = {
    "person": Word(N_("person"), N_("A person.")),
    "organization": Word(N_("organisation"), N_("A body, company, state organ or group.")),
    "place": Word(N_("place"), N_("A place.")),
    "vessel": Word(N_("vessel"), N_("A ship, aircraft or vehicle.")),
    "account": Word(N_("account"), N_("An account with a bank or a service.")),
    "weapon_system": Word(N_("weapon system"), N_("A weapon system.")),
    "substance": Word(N_("substance"), N_("A substance.")),
    "document": Word(N_("document"), N_("A document, resolution or law.")),
    "other": Word(N_("other"), N_("Another thing.")),
}
EDGE: Final = {
    "owner_of": Word(N_("owner of"), N_("Is said to own.")),
    "director_of": Word(N_("director of"), N_("Is said to direct.")),
    "employee_of": Word(N_("employee of"), N_("Is said to work for.")),
    "agent_of": Word(N_("agent of"), N_("Is said to act for.")),
    "paid": Word(N_("paid"), N_("Is said to have paid.")),
    "shipped": Word(N_("shipped to"), N_("Is said to have shipped to.")),
    "sanctioned_by": Word(N_("sanctioned by"), N_("Is said to be sanctioned by.")),
    "linked": Word(N_("linked to"), N_("Is said to be linked to.")),
}
LEDGER: Final = {
    "declared": Word(N_("declared"), N_("The holder stated it.")),
    "inspected": Word(N_("inspected"), N_("Somebody looked and counted.")),
    "sampled": Word(N_("sampled"), N_("A sample was taken.")),
    "removed": Word(N_("removed"), N_("It was taken away.")),
    "destroyed": Word(N_("destroyed"), N_("It was destroyed.")),
    "estimated": Word(N_("estimated"), N_("Somebody estimated it.")),
    "alleged": Word(N_("alleged"), N_("Somebody alleged it.")),
}
ACT: Final = {
    "established": Word(N_("established"), N_("The body was set up.")),
    "extended": Word(N_("extended"), N_("A mandate was extended.")),
    "modified": Word(N_("modified"), N_("A mandate was changed.")),
    "tabled": Word(N_("tabled"), N_("A draft was put forward.")),
    "voted": Word(N_("voted"), N_("A vote was taken.")),
    "vetoed": Word(N_("vetoed"), N_("A draft was vetoed.")),
    "adopted": Word(N_("adopted"), N_("A draft was adopted.")),
    "withdrawn": Word(N_("withdrawn"), N_("A draft was withdrawn.")),
    "expired": Word(N_("expired"), N_("A mandate ended.")),
    "meeting": Word(N_("met"), N_("The body met.")),
}
VOTE: Final = {
    "for": Word(N_("for"), N_("Voted for.")),
    "against": Word(N_("against"), N_("Voted against.")),
    "abstain": Word(N_("abstained"), N_("Abstained.")),
    "absent": Word(N_("absent"), N_("Did not vote.")),
}
EVENT: Final = {
    "case.created": Word(N_("Case begun"), N_("The case was made.")),
    "acquired": Word(N_("Original received"), N_("An original was kept, byte for byte.")),
    "refused": Word(N_("Turned away"), N_("Something was found and not taken in.")),
    "derived": Word(N_("Part taken out"), N_("A file came out of another one.")),
    "extracted-text": Word(N_("Text read"), N_("An original was read as text.")),
    "exported": Word(N_("Exported"), N_("The case or a part of it left.")),
    "verified": Word(N_("Checked"), N_("Everything was read again and compared.")),
    "imported": Word(N_("Imported"), N_("Something made elsewhere was read into the case.")),
    "judged": Word(N_("Decided"), N_("A person decided something.")),
    "clock-anomaly": Word(N_("Clock went back"), N_("Times near this event are doubtful.")),
}
# ISO 639-1; a language that is not here is shown by its code.
LANGUAGE: Final = {
    "ar": N_("Arabic"),
    "de": N_("German"),
    "el": N_("Greek"),
    "en": N_("English"),
    "es": N_("Spanish"),
    "fa": N_("Persian"),
    "fr": N_("French"),
    "he": N_("Hebrew"),
    "hi": N_("Hindi"),
    "hy": N_("Armenian"),
    "it": N_("Italian"),
    "ja": N_("Japanese"),
    "ka": N_("Georgian"),
    "ko": N_("Korean"),
    "ku": N_("Kurdish"),
    "my": N_("Burmese"),
    "nl": N_("Dutch"),
    "pl": N_("Polish"),
    "ps": N_("Pashto"),
    "pt": N_("Portuguese"),
    "ro": N_("Romanian"),
    "ru": N_("Russian"),
    "sr": N_("Serbian"),
    "sw": N_("Swahili"),
    "tr": N_("Turkish"),
    "uk": N_("Ukrainian"),
    "ur": N_("Urdu"),
    "vi": N_("Vietnamese"),
    "zh": N_("Chinese"),
}
LISTS: Final = {
    "polarity": POLARITY,
    "level": LEVEL,
    "doubt": DOUBT,
    "said_on": SAID_ON,
    "status": STATUS,
    "verdict": VERDICT,
    "conflict": CONFLICT,
    "lineage": LINEAGE,
    "edge_status": EDGE_STATUS,
    "segment": SEGMENT,
    "entity": ENTITY,
    "edge": EDGE,
    "ledger": LEDGER,
    "act": ACT,
    "vote": VOTE,
    "event": EVENT,
}


def word(name: str, value: object) -> Word:
    """The word for a value; a value that no list knows is shown as it is."""
    return LISTS[name].get(str(value)) or Word(str(value).replace("_", " "), "")


def language(code: str | None) -> str | None:
    """The English name of a language, its code when it is not in the list, None when it is not known."""
    return None if code is None else LANGUAGE.get(code, code)
