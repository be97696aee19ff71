"""Threads of comments composed from independent choices, to measure how well layouts nobody wrote down are read.

A layout is one choice for each question (where the head stands, what is in it, what parts it …); the same
seed always makes the same page. All names and events are invented.
"""

import random  # noqa: TID251 - pages drawn from a given seed
from dataclasses import dataclass, field
from typing import Final

from tests.text.made_words import (
    ARTICLE,
    BADGES,
    BODIES,
    FLAIRS,
    MIXED,
    MONTHS,
    NAMES,
    PLACES,
    SAYINGS,
    TRICKY,
    UNNAMED,
)

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
    "beside": (": ", ": ", " — ", "\t"),
    "gap": ("blank", "blank", "blank", "blanks", "rule", "stars", "tight"),
    "body_gap": ("no", "no", "yes"),
    "bodies": ("plain", "plain", "several", "word", "tricky", "mixed"),
    "article": ("no", "plain", "plain"),
    "count": ("2", "3", "5", "8", "12"),
    "again": ("no", "yes"),
}  # fmt: skip


GAPS: Final = {
    "blank": "\n\n",
    "blanks": "\n\n\n",
    "rule": "\n\n-----\n\n",
    "stars": "\n\n* * *\n\n",
    "tight": "\n",
}


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

    def put(self, pad: str, words: str, *, own: bool = False) -> None:
        """Put lines on the page; `own`: the words of its last comment."""
        start = len(self.text) + len(pad)
        self.text += "\n".join(pad + line for line in words.split("\n"))
        if own:
            self.bodies[-1].append((start, len(self.text)))


def choose(rng: random.Random) -> dict[str, str]:
    """One choice for each question, with those replaced that nobody could read."""
    made = {question: rng.choice(answers) for question, answers in CHOICES.items()}
    if made["place"] == "beside":
        _keep(made, "parting", {" · ", " | ", ", ", " - ", "  ", "brackets", " • ", " — "}, "brackets")
        _keep(made, "extra", {"none", "score", "badge"}, "none")
        _keep(made, "lead", {"none", "says"} if made["beside"] == ": " else {"none"}, "none")
        _keep(made, "nesting", set(CHOICES["nesting"]) - {"reply-to"}, "mention")
        if made["time"] == "none" or made["parting"].strip() in made["beside"]:
            made["beside"] = ": "  # else nothing tells name and words apart
    if made["place"] == "below":
        _keep(made, "lead", {"none", "by"} if made["time"] != "none" else {"by"}, "by")
        _keep(made, "nesting", {"flat", "indented", "arrow", "mention"}, "flat")
        _keep(made, "extra", {"none", "score", "badge", "flair", "place", "handle"}, "none")
        _keep(made, "gap", {"blank", "blanks", "rule", "stars"}, "blank")
        if made["heading"] == "none":
            _keep(made, "bodies", {"plain", "word", "tricky"}, "plain")  # nothing says where the first begins
    if made["extra"] in {"flair", "place"} and made["parting"] in {" ", "brackets"}:
        made["parting"] = "line" if made["place"] == "above" else " | "  # else nothing parts it from the name
    if made["time"] == "none":
        _without_time(made)
    if made["gap"] == "tight":
        _keep(made, "bodies", {"plain", "word", "tricky", "mixed"}, "plain")
    return made


def _keep(made: dict[str, str], question: str, answers: set[str], instead: str) -> None:
    """Replace an answer that does not go with another choice."""
    if made[question] not in answers:
        made[question] = instead


def _without_time(made: dict[str, str]) -> None:
    """What must stand on a page without times that anybody could know its comments."""
    made["order"] = "name"
    if made["extra"] != "none":
        _keep(made, "lead", {"none", "by"}, "none")  # nobody writes "X says: | 3 points"
    if made["place"] == "above" and made["footer"] == "none" and made["lead"] == "none":
        made["footer"] = "Reply"
    _keep(made, "footer", set(CHOICES["footer"]) - {"Permalink"}, "Like 3")
    _keep(made, "heading", set(CHOICES["heading"]) - {"none"}, "comments")


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
    page.text += {
        "none": "", "count": f"{amount} comments\n\n", "sort": f"{amount} Comments\nSort by: newest\n\n",
        "comments": "Comments\n\n", "readers": "Reader comments\n\n",
    }[picks["heading"]]  # fmt: skip
    names, levels = _names(rng, picks, amount), _levels(rng, picks, amount)
    badged = rng.randrange(amount)
    for number, name in enumerate(names):
        answered = names[number - 1] if levels[number] else ""
        head = _head(rng, picks, name, number, badged=number == badged)
        _comment(rng, page, (name, head, answered), levels[number])
        page.text += GAPS[picks["gap"]] if number + 1 < amount else "\n"
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


def _head(rng: random.Random, picks: dict[str, str], name: str, number: int, *, badged: bool) -> str:
    """The head of one comment, in one line or several."""
    time, parting = _time(rng, picks["time"]), picks["parting"]
    shown = _shown(picks, name, number, timed=bool(time))
    between = {"line": "\n", "brackets": " "}.get(parting, parting)
    if (
        picks["lead"] == "by"
        and parting in {" ", "brackets"}
        and picks["time"] in {"date", "iso", "date-clock"}
    ):
        time = f"on {time}" if picks["order"] == "name" else time
    elif parting == "brackets" and time:
        time = f"({time})"
    if picks["extra"] == "two-lines" and parting != "line" and time:
        parts = [f"{shown}\n{time}{between}{rng.randint(1, 40)} votes"]
    else:
        said = _extra(rng, picks["extra"], badged=badged)
        parts = [shown, said, time] if picks["extra"] != "score" else [shown, time, said]
        parts = [time, shown, said] if picks["order"] == "time" else parts
    head = between.join(part for part in parts if part)
    picture = f"{name[0].upper()}\n" if picks["extra"] == "avatar" else ""
    return picture + {"none": "", "#": f"#{number + 1} ", ".": f"{number + 1}. "}[picks["number"]] + head


def _shown(picks: dict[str, str], name: str, number: int, *, timed: bool) -> str:
    """A name with its account and the words that lead it."""
    if picks["extra"] == "handle":
        account = "".join(char for char in name.lower() if char.isascii() and char.isalnum())
        name += f" @{account or 'user'}{number}"
    if picks["lead"] == "says":
        return f"{name} says" if timed or picks["place"] == "beside" else f"{name} says:"
    return f"Posted by {name}" if picks["lead"] == "by" else name


def _extra(rng: random.Random, extra: str, *, badged: bool) -> str:
    """What stands beside a name and a time."""
    return {
        "badge": rng.choice(BADGES) if badged else "", "flair": rng.choice(FLAIRS), "place": rng.choice(PLACES),
        "score": rng.choice((f"{rng.randint(1, 40)} points", f"+{rng.randint(1, 40)}", f"{rng.randint(2, 9)} likes")),
    }.get(extra, "")  # fmt: skip


def _words(rng: random.Random, picks: dict[str, str]) -> list[str]:
    """The paragraphs of one body."""
    kind = picks["bodies"]
    if kind == "mixed":
        kind = rng.choice(
            ("plain", "word") if picks["gap"] == "tight" else ("plain", "several", "word", "tricky")
        )
    if kind in {"word", "tricky"} and rng.random() < 0.6:
        return [rng.choice(SAYINGS if kind == "word" else TRICKY)]
    return rng.sample(BODIES, rng.randint(2, 3) if kind == "several" else 1)


def _body(rng: random.Random, picks: dict[str, str], answered: str) -> list[tuple[str, bool]]:
    """The paragraphs of one comment, and which of them are its author's own words."""
    words = _words(rng, picks)
    if answered and picks["nesting"] == "mention":
        words[0] = f"@{answered} {words[0]}"
    parts = [(paragraph, True) for paragraph in words]
    if answered and picks["nesting"] in {"quote", "wrote"}:
        said = f"{answered} wrote:\n" if picks["nesting"] == "wrote" else ""
        parts.insert(0, (f"{said}> {rng.choice(BODIES)}", False))
    return parts


def _comment(rng: random.Random, page: Made, given: tuple[str, str, str], level: int) -> None:
    """Put one comment on the page: its author, its head and whom it answers are given."""
    picks, (name, head, answered) = page.choices, given
    page.bodies.append([])
    page.authors.append(name)
    pad = "    " * level if picks["nesting"] == "indented" else ""
    gap = "\n\n" if picks["body_gap"] == "yes" else "\n"
    if answered and picks["nesting"] == "arrow":
        head = f"{'↳ ' * level}{head}"
    if answered and picks["nesting"] == "reply-to":
        head += rng.choice(("\nReplying to ", "\nin reply to ")) + answered
    beside = picks["place"] == "beside"
    if picks["place"] != "below":
        page.put(pad, head)
        page.text += picks["beside"] if beside else gap
    for place, (paragraph, own) in enumerate(_body(rng, picks, answered)):
        page.text += "\n\n" if place else ""
        page.put("" if beside and not place else pad, paragraph, own=own)
    if picks["place"] == "below":
        page.text += gap
        page.put(pad, head)
    if picks["footer"] != "none":
        page.text += "\n"
        page.put(pad, _footer(rng, picks["footer"]))


def _footer(rng: random.Random, kind: str) -> str:
    """The buttons below one comment."""
    return {"Like 3": f"Like {rng.randint(1, 30)}", "rows": f"{rng.randint(0, 30)}\nReply\nShare"}.get(
        kind, kind
    )
