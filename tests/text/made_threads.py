"""Threads of comments composed from independent choices, to measure how well layouts nobody wrote down are read.

A layout is one choice for each question (where the head stands, what is in it, what parts it …); the same
seed always makes the same page. All names and events are invented.
"""

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from averment.model import SegmentKind
from averment.text.blocks import pieces
from averment.text.draft import Facts
from averment.text.layout import lay_out

SPOKEN: Final = {SegmentKind.COMMENT, SegmentKind.TRANSCRIPT_TURN, SegmentKind.QUOTED_STATEMENT}
NAMES: Final = {
    "full": ("Mara Ostrel", "Jonas Pell", "Ida Venn", "Tobin Karsh", "Lea Marwick", "Orrin Dahl",
             "Petra van Holt", "Rui Calder", "Sanna Wik", "Hugh O'Dara", "Nela Brandt", "Amos Tierney"),
    "single": ("Mara", "Tobin", "Lea", "Ravenna", "Jonas", "Orrin", "Petra", "Hedda", "Sanna", "Quill",
               "Nela", "Amos"),
    "handle": ("tidewatch77", "mill_hand3", "greyheron12", "kiln_9", "Ferry2040", "oldquay_61", "saltpan8",
               "R00kery", "driftline_2", "NorthPier44", "bellows19", "harrow_x5"),
    "lower": ("quayside", "saltmarsh", "lanternfish", "ploughman", "redkettle", "wharfcat", "millrace",
              "fogbank", "shorebird", "oatfield", "tinwhistle", "barleymow"),
    "cyrillic": ("Мира Остель", "Тимур Карш", "Лея Марова", "Орест Даль", "Нела Бранко", "Пётр Вельт",
                 "Санна Вик", "Юнас Пелль", "Ида Венн", "Рада Кольт", "Ася Тирн", "Хедда Рой"),
    "arabic": ("مريم الوادي", "سامر حلو", "ليلى النهر", "طارق بيدر", "نادر سهل", "هالة مرسى",
               "ريم الساحل", "كريم دلب", "جود صفا", "زينة ورد", "باسل غدير", "عمر نبع"),
    "initials": ("M. Ostrel", "J.P. Karsh", "Ida V.", "T. K.", "Lea M.", "O. Dahl", "R. T. Calder",
                 "Sanna W.", "H. Dara", "Nela B.", "A. Tierney", "P. Holt"),
    "organisation": ("Ostrel Ferry Watch", "Friends of Venn Quay", "Karsh Hill Growers", "The Marwick Choir",
                     "Dahl & Sons", "Pell Rowing Club", "Harbour Users Group", "Calder Books",
                     "Wik Bay Cyclists", "Holt Allotments", "Brandt Bakery", "Tierney Taxis"),
}  # fmt: skip
MIXED: Final = ("full", "single", "handle", "lower", "initials", "organisation")
UNNAMED: Final = ("Anonymous", "Guest", "Anonymous")
PLACES: Final = ("Ostrel Bay", "Karsh", "Upper Venn", "Marwick", "Port Dahl")
FLAIRS: Final = ("Ferry Regular", "Harbour Ward", "Allotment Holder", "Night Shift")
BADGES: Final = ("Author", "Moderator", "Top contributor", "Subscriber", "Verified")
MONTHS: Final = ("January", "March", "May", "August", "October", "December")
BODIES: Final = (
    "I walked past the ferry steps at dusk and the lamps were still out, so whoever signed the repair off "
    "did not look.",
    "The council knew about the crack since spring. My neighbour reported it twice and got the same form letter.",
    "We should wait for the survey before anybody talks about closing the bridge.",
    "Does anyone know whether the night bus will run while the ramp is shut?",
    "Thank you for a fair piece. The photograph of the old kiln took me back forty years.",
    "this is the third time they promise it and nothing ever happens, same as the pool",
    "My sister works at the pumping station and says the alarm went off long before the water came up. "
    "Nobody picked up the phone.",
    "Not convinced. The figures in the table do not add up to the total in the headline.",
    "I was there and saw two boats, not three; the third came in after the siren had stopped.",
    "They could open the west gate tomorrow if they wanted to, it only needs a key.",
    "You would think that after the last flood somebody had bought a second pump.",
    "A good idea, badly explained. Put the map online and people will see the point of it.",
    "If the fare goes up again I will take the long way round by road.",
    "The dredger left on Sunday and the silt is already back, as every skipper here could have told them.",
)  # fmt: skip
WORDS: Final = ("Nonsense.", "Agreed.", "Finally!", "Source?", "Exactly this.", "No.", "lol", "Shameful", "Yes, please!")
TRICKY: Final = (
    "To be clear: Mara Ostrel said on 3 May 2041 that the ramp was safe, and it was not.",
    "Two points: first, the tide table. Second, the minutes of 14 March, where Jonas Pell voted for it.",
    "As Tobin Karsh wrote last week: the lamps went out at 21:40. I have nothing to add.",
    "Read the report, page 12: \"no inspection took place after August\". That is all.",
    "In 2038 it was 40 metres, in 2040 only 31. Draw your own conclusions.",
)  # fmt: skip
ARTICLE: Final = (
    ("Ferry ramp stays shut after second crack", "By Hanne Rolv", "12 April 2041"),
    ("The ramp at the east quay of Ostrel will stay shut until the end of the month, the harbour office said on "
     "Monday, after divers found a second crack below the waterline.",
     "“We will not open it before the steel has been tested,” harbour master Edda Korn told reporters. She said "
     "the first crack had been found on 2 April."),
    ("What comes next",
     "A survey by the works department is due on Friday. Councillor Pim Astor called the closure “a "
     "precaution, nothing more” and asked travellers to use the west gate.",
     "Korn said: “Nobody was in danger at any time.” The ferry carries about 900 people a day."),
)  # fmt: skip
CHOICES: Final = {
    "place": ("above", "above", "above", "above", "beside", "below"),
    "names": (*NAMES, "mixed", "mixed"),
    "time": ("date", "date-clock", "ago", "short", "clock", "day", "iso", "numeric", "none"),
    "order": ("name", "name", "name", "time"),
    "parting": ("line", "line", " · ", " | ", ", ", " - ", "  ", " ", "brackets", " • ", " — "),
    "extra": ("none", "none", "score", "badge", "flair", "place", "avatar", "handle", "two-lines"),
    "lead": ("none", "none", "none", "none", "by", "says"),
    "footer": ("none", "none", "Reply", "Like 3", "Share Report", "Permalink", "rows"),
    "nesting": ("flat", "flat", "indented", "arrow", "quote", "wrote", "reply-to", "mention"),
    "number": ("none", "none", "none", "#", "."),
    "heading": ("none", "count", "count", "sort", "comments", "readers"),
    "gap": ("blank", "blank", "blank", "blanks", "rule", "tight"),
    "body_gap": ("no", "no", "yes"),
    "bodies": ("plain", "plain", "several", "word", "tricky", "mixed"),
    "article": ("no", "plain", "plain"),
    "count": ("2", "3", "5", "8", "12"),
    "again": ("no", "yes"),
}  # fmt: skip


@dataclass(slots=True)
class Made:
    """A page: its text, whose each body is, which parts nobody of the thread wrote."""

    choices: dict[str, str]
    text: str = ""
    bodies: list[list[tuple[int, int]]] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    others: list[tuple[int, int]] = field(default_factory=list)

    def other(self, words: str) -> None:
        """Put words of the article on the page."""
        self.others.append((len(self.text), len(self.text) + len(words)))
        self.text += words


def choose(rng: random.Random) -> dict[str, str]:
    """One choice for each question, with those replaced that nobody could read."""
    made = {question: rng.choice(answers) for question, answers in CHOICES.items()}
    if made["place"] == "beside":
        made["parting"] = made["parting"] if made["parting"] not in {"line", " "} else "brackets"
        made["extra"] = made["extra"] if made["extra"] in {"none", "score", "badge"} else "none"
        made["order"] = "name" if made["time"] == "none" else made["order"]
        made["lead"] = "none" if made["lead"] == "by" else made["lead"]
        made["nesting"] = "mention" if made["nesting"] == "reply-to" else made["nesting"]
    if made["place"] == "below":
        made["lead"] = "by" if made["lead"] == "says" or made["time"] == "none" else made["lead"]
        made["nesting"] = "flat" if made["nesting"] in {"wrote", "quote", "reply-to"} else made["nesting"]
        made["extra"] = "none" if made["extra"] in {"avatar", "two-lines"} else made["extra"]
        made["gap"] = "blank" if made["gap"] == "tight" else made["gap"]
    if made["extra"] in {"flair", "place"} and made["parting"] in {" ", "brackets"}:
        made["parting"] = "line" if made["place"] == "above" else " | "  # else nothing parts it from the name
    if made["time"] == "none":
        made["order"] = "name"
        if made["lead"] == "says" and made["extra"] != "none":
            made["lead"] = "none"  # nobody writes "X says: | 3 points"
        if made["place"] == "above" and made["footer"] == "none" and made["lead"] == "none":
            made["footer"] = "Reply"
        if made["footer"] == "Permalink":
            made["footer"] = "Like 3"
        made["heading"] = "comments" if made["heading"] == "none" else made["heading"]
    if made["gap"] == "tight" and made["bodies"] == "several":
        made["bodies"] = "plain"
    return made


def make(seed: int) -> Made:
    """The page of one seed."""
    rng = random.Random(seed)  # noqa: S311 - no secret
    page = Made(choose(rng))
    picks = page.choices
    if picks["article"] != "no":
        title, *byline = ARTICLE[0]
        page.other(f"{title}\n\n" + "\n".join(byline) + "\n\n")
        for part in ARTICLE[1:]:
            page.other("\n\n".join(part) + "\n\n")
    amount = int(picks["count"])
    heading = {"none": "", "count": f"{amount} comments\n\n", "sort": f"{amount} Comments\nSort by: newest\n\n",
               "comments": "Comments\n\n", "readers": "Reader comments\n\n"}[picks["heading"]]  # fmt: skip
    page.text += heading
    names = _names(rng, picks, amount)
    levels = _levels(rng, picks, amount)
    badged = rng.randrange(amount)
    for number, name in enumerate(names):
        answered = names[number - 1] if levels[number] else None
        _comment(rng, page, number, name, levels[number], answered, badged=number == badged or amount == 2)
        last = number + 1 == amount
        page.text += "\n" if last else {"blank": "\n\n", "blanks": "\n\n\n", "rule": "\n\n-----\n\n", "tight": "\n"}[picks["gap"]]
    return page


def _names(rng: random.Random, picks: dict[str, str], amount: int) -> list[str]:
    """The commenters in their order, one of them twice where the same one comes again."""
    if picks["names"] == "mixed":
        pool = [rng.choice(NAMES[rng.choice(MIXED)]) for _ in range(30)] + list(UNNAMED[:2])
        names = list(dict.fromkeys(rng.sample(pool, len(pool))))[:amount]
    else:
        names = rng.sample(NAMES[picks["names"]], min(amount, 12))
    if picks["again"] == "yes" and amount > 2:
        names[-1] = names[0]
    return names


def _levels(rng: random.Random, picks: dict[str, str], amount: int) -> list[int]:
    """How deep each comment stands; the first two are the first ones' own and an answer."""
    if picks["nesting"] == "flat":
        return [0] * amount
    levels = [0]
    for _ in range(amount - 1):
        deepest = min(levels[-1] + 1, 2 if picks["nesting"] in {"indented", "arrow"} else 1)
        levels.append(rng.randint(0, deepest))
    if amount > 1 and not any(levels):
        levels[1] = 1
    return levels


def _time(rng: random.Random, kind: str) -> str:
    """A time in one way of writing it."""
    day, month, year = rng.randint(1, 28), rng.choice(MONTHS), 2041
    clock = f"{rng.randint(0, 23):02}:{rng.randint(0, 59):02}"
    return {
        "date": f"{day} {month} {year}", "date-clock": f"{month} {day}, {year} at {clock}",
        "ago": f"{rng.randint(2, 23)} {rng.choice(('hours', 'minutes', 'days'))} ago",
        "short": f"{rng.randint(1, 23)}{rng.choice('hdm')}", "clock": clock, "day": f"{day} {month[:3]}",
        "iso": f"{year}-{rng.randint(1, 12):02}-{day:02} {clock}",
        "numeric": f"{day:02}/{rng.randint(1, 12):02}/{year}", "none": "",
    }[kind]  # fmt: skip


def _head(rng: random.Random, picks: dict[str, str], number: int, name: str, *, badged: bool) -> str:
    """The head of one comment, in one line or several."""
    time, parting = _time(rng, picks["time"]), picks["parting"]
    shown = name
    extra = picks["extra"]
    if extra == "handle":
        shown = f"{name} @{''.join(c for c in name.lower() if c.isascii() and c.isalnum()) or 'user'}{number}"
    if picks["lead"] == "says":
        shown += " says:" if not time else " says"
    if picks["lead"] == "by":
        shown = f"Posted by {shown}"
    between = "\n" if parting == "line" else " " if parting == "brackets" else parting
    if picks["lead"] == "by" and parting in {" ", "brackets"} and time:
        between, parting = " on " if time[0].isalpha() or picks["time"] in {"date", "iso"} else " ", " "
    parts = [shown, f"({time})" if parting == "brackets" and time else time]
    parts = [part for part in (parts if picks["order"] == "name" else parts[::-1]) if part]
    if extra == "badge" and badged:
        parts.insert(parts.index(shown) + 1, rng.choice(BADGES))
    elif extra == "score":
        parts.append(rng.choice((f"{rng.randint(1, 40)} points", f"+{rng.randint(1, 40)}", f"{rng.randint(2, 9)} likes")))
    elif extra == "flair":
        parts.insert(parts.index(shown) + 1, rng.choice(FLAIRS))
    elif extra == "place":
        parts.insert(parts.index(shown) + 1, rng.choice(PLACES))
    head = between.join(parts)
    if extra == "two-lines" and parting != "line" and time:
        head = f"{shown}\n{time}{between}{rng.randint(1, 40)} votes"
    if extra == "avatar":
        head = f"{name[0].upper()}\n{head}"
    return {"none": "", "#": f"#{number + 1} ", ".": f"{number + 1}. "}[picks["number"]] + head


def _words(rng: random.Random, picks: dict[str, str]) -> list[str]:
    """The paragraphs of one body."""
    kind = picks["bodies"]
    if kind == "mixed":
        kind = rng.choice(("plain", "several", "word", "tricky") if picks["gap"] != "tight" else ("plain", "word"))
    if kind == "word" and rng.random() < 0.5:
        return [rng.choice(WORDS)]
    if kind == "tricky" and rng.random() < 0.6:
        return [rng.choice(TRICKY)]
    return rng.sample(BODIES, rng.randint(2, 3) if kind == "several" else 1)


def _footer(rng: random.Random, kind: str) -> str:
    """The buttons below one comment."""
    return {"none": "", "Reply": "Reply", "Like 3": f"Like {rng.randint(1, 30)}", "Permalink": "Permalink",
            "Share Report": "Share Report", "rows": f"{rng.randint(0, 30)}\nReply\nShare"}[kind]  # fmt: skip


def _comment(
    rng: random.Random, page: Made, number: int, name: str, level: int, answered: str | None, *, badged: bool
) -> None:
    """Put one comment on the page."""
    picks = page.choices
    pad = "    " * level if picks["nesting"] == "indented" else ""
    head, words = _head(rng, picks, number, name, badged=badged), _words(rng, picks)
    nesting = picks["nesting"]
    if answered and nesting == "arrow":
        head = f"{'↳ ' * level}{head}"
    if answered and nesting == "reply-to":
        head += rng.choice(("\nReplying to ", "\nin reply to ")) + answered
    if answered and nesting == "mention":
        words[0] = f"@{answered} {words[0]}"
    parts: list[tuple[str, bool]] = [(paragraph, True) for paragraph in words]
    if answered and nesting in {"quote", "wrote"}:
        quoted = rng.choice(BODIES)
        parts.insert(0, (f"> {quoted}" if nesting == "quote" else f"{answered} wrote:\n> {quoted}", False))
    spans: list[tuple[int, int]] = []
    if picks["place"] != "below":
        page.text += "\n".join(pad + line for line in head.split("\n"))
        page.text += rng.choice((": ",)) if picks["place"] == "beside" and not head.endswith(":") else (
            " " if picks["place"] == "beside" else "\n\n" if picks["body_gap"] == "yes" else "\n")
    first = picks["place"] == "beside"
    for place, (paragraph, own) in enumerate(parts):
        lead = "" if first and place == 0 else pad
        start = len(page.text) + len(lead)
        page.text += "\n".join((lead if n == 0 else pad) + line for n, line in enumerate(paragraph.split("\n")))
        spans += [(start, len(page.text))] if own else []
        page.text += "\n\n" if place + 1 < len(parts) else ""
    if picks["place"] == "below":
        page.text += "\n\n" if picks["body_gap"] == "yes" else "\n"
        page.text += "\n".join(pad + line for line in head.split("\n"))
    footer = _footer(rng, picks["footer"])
    if footer:
        page.text += "\n" + "\n".join(pad + line for line in footer.split("\n"))
    page.bodies.append(spans)
    page.authors.append(name)


@dataclass(slots=True)
class Score:
    """Comments, how many went whole to their author, letters of articles, how many went to a commenter."""

    comments: int = 0
    right: int = 0
    letters: int = 0
    wrong: int = 0

    @property
    def share(self) -> float:
        """The share of comments that went to their authors."""
        return self.right / max(1, self.comments)


def judge(page: Made) -> Score:
    """How one page is read."""
    spoken = [p for p in pieces(lay_out(page.text, Facts())) if p.kind in SPOKEN]
    owner: list[str | None] = [None] * len(page.text)
    for piece in spoken:
        owner[piece.start : piece.end] = [piece.speaker or ""] * (piece.end - piece.start)
    score = Score(len(page.bodies))
    for spans, author in zip(page.bodies, page.authors, strict=True):
        held = {owner[at] for start, end in spans for at in range(start, end) if not page.text[at].isspace()}
        score.right += len(held) == 1 and _same(held.pop(), author)
    quoted = "“"
    for start, end in page.others:
        for at in range(start, end):
            if page.text[at].isalpha():
                score.letters += 1
                score.wrong += owner[at] not in {None, ""} and quoted not in page.text[start:end][:1]
    return score


def _same(read: str | None, author: str) -> bool:
    """Whether a speaker is the author, with or without his handle, or with his town behind a comma."""
    shown = (read or "").casefold().split(" @")[0].split(", ")[0].removeprefix("@")
    return shown == author.casefold()


def by_choice(pages: Iterable[Made]) -> Iterator[tuple[str, Score]]:
    """The score of all pages, then those of the pages with each single choice, the worst first."""
    table: dict[str, Score] = {}
    for page in pages:
        one = judge(page)
        for key in ("all", *(f"{question}: {answer}" for question, answer in page.choices.items())):
            sum_ = table.setdefault(key, Score())
            sum_.comments += one.comments
            sum_.right += one.right
            sum_.letters += one.letters
            sum_.wrong += one.wrong
    yield "all", table.pop("all")
    yield from sorted(table.items(), key=lambda item: item[1].share)
