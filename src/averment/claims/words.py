"""The room's word lists: data files, read once."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

LEXICON: Final = files("averment.claims") / "lexicon"


@cache
def lines(name: str) -> tuple[str, ...]:
    """The entries of `lexicon/<name>.txt`: one a line, comments and blank lines left out."""
    text = (LEXICON / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """All words of a list whose lines hold several."""
    return frozenset(word for line in lines(name) for word in line.split())


@cache
def speaking_nouns() -> frozenset[str]:
    """Every common noun that can be a speaker: people, bodies and documents."""
    return words("speaker-people") | words("speaker-bodies") | words("speaker-documents")


@dataclass(frozen=True, slots=True)
class CueVerb:
    """What one form of a verb of saying lets us expect."""

    lemma: str
    kind: str  # assert, deny, accuse, opinion, find, ask, demand, call, admit, tell, publish
    flags: str
    form: str  # base, s, past, ing

    def takes(self, flag: str) -> bool:
        """Whether the verb has a flag of cue-verbs.txt."""
        return flag in self.flags


@cache
def cue_verbs() -> dict[str, CueVerb]:
    """Every form of every verb of saying; the first entry wins where two verbs share a form."""
    found: dict[str, CueVerb] = {}
    for line in lines("cue-verbs"):
        kind, flags, *forms = line.split()
        for index, form in enumerate(forms):
            shape = "base" if index == 0 else "ing" if form.endswith("ing") else "s" if index == 1 else "past"
            found.setdefault(form, CueVerb(forms[0], kind, flags, shape))
    return found


@cache
def cue_nouns() -> dict[str, str]:
    """Nouns that carry what somebody says, and their kind."""
    return {word: line.split()[0] for line in lines("cue-nouns") for word in line.split()[1:]}


@cache
def expressions() -> dict[str, frozenset[str]]:
    """Verb forms of `express concern`-like cues, and the nouns they take."""
    found: dict[str, frozenset[str]] = {}
    for line in lines("cue-expressions"):
        verbs, nouns = line.split("|")
        for verb in verbs.split():
            found[verb] = found.get(verb, frozenset()) | frozenset(nouns.split())
    return found
