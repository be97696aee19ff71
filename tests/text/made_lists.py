"""Pages in which nobody comments but names, dates and colons return as they do in threads."""

import random  # noqa: TID251 - pages drawn from a given seed
from typing import Final

from tests.text.made_scores import SPOKEN
from tests.text.made_words import ARTICLE, BODIES, NAMES, PLACES

from averment.text.blocks import pieces
from averment.text.draft import Facts
from averment.text.layout import lay_out

KINDS: Final = (
    "timeline", "clock", "datelines", "bibliography", "exhibits", "officials", "programme", "results", "minutes",
    "obituaries", "contacts", "payments", "captions", "releases", "changes", "catches", "journal", "prizes",
)  # fmt: skip
MONTHS: Final = ("March", "April", "May", "June")


def make_list(seed: int) -> tuple[str, str]:
    """The kind and the text of the page of one seed."""
    rng = random.Random(seed)  # noqa: S311 - no secret
    kind = KINDS[seed % len(KINDS)]
    rows = "\n\n" if rng.random() < 0.5 else "\n"
    amount = rng.randint(3, 9)
    names = rng.sample(NAMES["full"] + NAMES["organisation"], amount)
    parting = rng.choice((": ", " — ", " - ", "\t", "  "))
    lines = [_line(rng, kind, (name, parting), number) for number, name in enumerate(names, 1)]
    title, byline, date = ARTICLE[0]
    head = f"{title}\n\n" if rng.random() < 0.5 else f"{title}\n\n{byline}\n{date}\n\n{ARTICLE[1][0]}\n\n"
    tail = "" if rng.random() < 0.5 else f"\n\n{ARTICLE[2][1]}"
    return kind, head + rows.join(lines) + tail + "\n"


def _line(rng: random.Random, kind: str, words_of: tuple[str, str], number: int) -> str:
    """One entry of a list."""
    name, parting = words_of
    day = f"{number + rng.randint(1, 3)} {rng.choice(MONTHS)}"
    date = f"{day} 2041"
    clock = f"{6 + number:02}:{rng.randint(10, 59)}"
    words, place = rng.choice(BODIES[:5]), rng.choice(PLACES)
    return {
        "timeline": f"{date}{parting}The harbour office closed the ramp. {words}",
        "clock": f"{clock}{parting}Divers went down at the east quay. {words}",
        "datelines": f"{place}, {date}{parting}{words}",
        "bibliography": f"{name.rsplit(maxsplit=1)[-1]}, {name[0]}. ({2020 + number}): The quays of {place}. Karsh: Pell Press.",
        "exhibits": f"Exhibit {number} ({date}): letter from {name} to the harbour office, two pages.",
        "officials": f"{name}, harbour master of {place} (since {date})",
        "programme": f"{clock} {name}\nTalk on the tides of {place}, followed by questions.",
        "results": f"{number}. {name} {number + 30}:{rng.randint(10, 59)}",
        "minutes": f"{number}. {name} reported on the repairs ({date}). {words}",
        "obituaries": f"{name}\n{date}\nTaught at the school of {place} for thirty years and is survived by two sons.",
        "contacts": f"{name}{parting}0{rng.randint(100, 999)} {rng.randint(10000, 99999)}, {place}",
        "payments": f"{date}{parting}{name}{parting}{rng.randint(100, 999)} marks",
        "captions": f"{name} at the quay of {place}, {date}. Photo: Hanne Rolv",
        "releases": f"{date} {name}{parting}notice on the closing of the ramp at {place}",
        "changes": f"Version {number}.{rng.randint(0, 9)} ({date}): the table of tides was corrected.",
        "catches": f"{name} ({place}): {rng.randint(2, 40)} crates on {day}",
        "journal": f"{date}, {place}\nRain. {words}",
        "prizes": f"{name}, {place}, {day}{parting}first prize for onions",
    }[kind]


def taken(text: str) -> float:
    """The share of a page's letters that are read as somebody's words."""
    spoken = [piece for piece in pieces(lay_out(text, Facts())) if piece.kind in SPOKEN]
    return sum(piece.end - piece.start for piece in spoken) / len(text)
