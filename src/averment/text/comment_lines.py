"""Lines that announce a comment: "Name says:", "12. Name - date", "> name 3 May 10:15", "Name @me · 3h".

One such line may be a dateline or a byline. Several of one shape are a thread: what stands before
the name, what stands between name and time, and what the time consists of make the shape.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from averment.text.blocks import indent, trim
from averment.text.commenters import comment_verb, is_name, is_time_line, kind_of_time, time_in
from averment.text.leftovers import is_leftover
from averment.text.words import alternatives, word_set

ARROWS: Final = r"[\u2190-\u21ff\u2500-\u257f\u2794-\u27bf\u2900-\u297f\u2b00-\u2bff]"
MARK: Final = re.compile(
    rf"(?:#?\d{{1,5}}[.):]?\s+|(?P<sign>(?:>\s*)*>|[•·*▪‣–—-]|(?:{ARROWS}+[ \t]+)*{ARROWS}+)[ \t]+)"
)
HANDLE: Final = re.compile(r"(?P<name>.*?)[ \t]*[(\[]?(?P<handle>@[\w.-]*\w(?:@[\w.-]*\w)?)[)\]]?\Z")
SYMBOLS: Final = re.compile(r"[^\w.)\]]+\Z")  # after a displayed name: badges and pictures
TREE: Final = re.compile(r"[\u2500-\u257f]")  # lines drawn between comments
BADGES: Final = re.compile(r"[\s\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]+\Z")
EDGES: Final = " ,|·•–—-(["
APART: Final = re.compile(r"[^\w\s]|  |\t")  # what stands between a name and a time, when it parts them
GIVEN_CHARS: Final = 70  # of a name with what its owner says of himself
GIVEN_WORDS: Final = 10
ODD: Final = 3  # heads of one shape, most of them with odd names
STACKED: Final = re.compile(  # name, handle and time below each other, as copied from a page
    r"^[ \t]*(?P<name>\S[^\n]{0,49})\n[ \t]*(?P<handle>@[\w.-]+)\n"
    r"(?:[ \t]*[·•]\n)?[ \t]*(?P<time>[^\n]{1,30})$",
    re.MULTILINE,
)
LONGEST: Final = 140  # characters of a head
VERBS: Final = 3  # heads with nothing but a verb of saying; two may be an article's


@dataclass(frozen=True, slots=True)
class Head:
    """A line that announces a comment."""

    start: int
    end: int
    name: str
    name_start: int
    name_end: int
    style: str  # "verb", "time", "both", "bare"
    level: int
    mark: str = ""  # before the name: "1", ">", a bullet
    between: str = ""  # name and time
    time: str = ""  # "clock", "age", "date", "day"
    handle: str | None = None
    handle_end: int = 0

    @property
    def shape(self) -> tuple[str, str, str, bool]:
        """What the heads of one thread have in common; an arrow only shows that this one answers."""
        mark = "" if re.match(ARROWS, self.mark) else self.mark
        return (mark, self.between, self.time, self.handle is not None)

    @property
    def like_dateline(self) -> bool:
        """Whether a line with a place and a date looks the same: "Karsovo, 3 May 2031"."""
        plain = self.mark != ">" and self.handle is None
        return plain and self.style == "time" and self._dated()

    def _dated(self) -> bool:
        """A date behind a comma, or a day without a year behind nothing."""
        return (self.between == "," and self.time in {"date", "day"}) or (
            self.between == "" and self.time == "day"
        )

    def names(self) -> set[str]:
        """By which names an answer may call the author."""
        return {name.removeprefix("@").casefold() for name in (self.name, self.handle) if name}


def find_heads(text: str, start: int, *, explicit: bool) -> list[Head]:
    """All heads after `start`; bare names only count under a heading."""
    found = _stacked(text, start)
    if len(found) > 1:
        return found
    found = []
    above: tuple[int, int] | None = None  # a line that stands alone above this one
    at, apart = start, True
    while at < len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        line = trim(text, at, stop)
        head = _head(text, *line, explicit=explicit) if line and line[1] - line[0] <= LONGEST else None
        if head:
            found.append(_named_above(text, head, above))
        above = line if apart and head is None else None
        apart = line is None
        at = stop + 1
    kinds = {head.style for head in found}
    return [head for head in found if head.style != "bare" or kinds == {"bare"}]


def _stacked(text: str, start: int) -> list[Head]:
    """Heads in three or four lines: the name, the handle, the time."""
    return [
        Head(
            match.start("name"), match.end(), displayed(match["name"])[0], match.start("name"),
            match.start("name") + len(displayed(match["name"])[0]), "time", indent(text, match.start("name")),
            between="\n", time=kind_of_time(match["time"]), handle=match["handle"],
        )
        for match in STACKED.finditer(text, start)
        if is_time_line(match["time"])
    ]  # fmt: skip


def _named_above(text: str, head: Head, above: tuple[int, int] | None) -> Head:
    """A head of nothing but handle and time takes the displayed name from the line above it."""
    if above is None or not head.name.startswith("@") or not is_name(text[slice(*above)]):
        return head
    start, end = above
    return replace(head, start=start, name=text[start:end], name_start=start, name_end=end, handle=head.name)


def thread_of(text: str, heads: list[Head]) -> list[Head]:
    """The heads that are comments without a heading above them: several of one shape, with words below."""
    shapes = Counter(head.shape for head in heads if head.style == "time")
    known = {shape for shape, count in shapes.items() if count > 1 and _convincing(heads, shape)}
    said = [head.style for head in heads if head.style in {"both", "verb"}]
    verbs = said.count("both") > 1 or len(said) >= VERBS
    first = next((n for n, head in enumerate(heads) if _in_thread(head, known, verbs=verbs)), len(heads))
    kept = [head for head in heads[first:] if _in_thread(head, known, verbs=verbs) or _alike(head, known)]
    return (kept if _with_words(text, kept) else []) or _by_odd_names(text, heads)


def _by_odd_names(text: str, heads: list[Head]) -> list[Head]:
    """The heads of a thread in which hardly any account shows a name that looks like one."""
    parted = [h for h in heads if h.style == "time" and APART.search(h.between) and not h.like_dateline]
    wider = with_odd_names(text, parted, 0) if parted else []
    shapes = Counter((head.between, head.time) for head in wider)
    kept = [head for head in wider if shapes[head.between, head.time] >= ODD]
    return kept if _with_words(text, kept) else []


def with_odd_names(text: str, heads: list[Head], start: int) -> list[Head]:
    """The heads of a thread and those of its shape whose names look like no name: "guest no 4 · 10:15".

    Only where a mark or a wide gap parts name and time; a sentence that ends in a time has neither.
    """
    known = {head.between for head in heads if head.style == "time" and APART.search(head.between)}
    taken = {head.start: head.end for head in heads}
    found, at = list(heads), start
    while known and 0 <= at < len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        line = trim(text, at, stop)
        if line and line[0] in taken:
            stop = max(stop, taken[line[0]])
        elif line and line[1] - line[0] <= LONGEST and any(text.find(mark, *line) > 0 for mark in known):
            head = _head(text, *line, explicit=False, odd=True)
            found += [head] if head and head.between in known else []
        at = stop + 1
    return sorted(found, key=lambda head: head.start)


def _in_thread(head: Head, known: set[tuple[str, str, str, bool]], *, verbs: bool) -> bool:
    """Whether a head has a shape that returns."""
    return head.shape in known if head.style == "time" else verbs


def _alike(head: Head, known: set[tuple[str, str, str, bool]]) -> bool:
    """Whether a head differs from the others only in its time: "3 h" among dates."""
    mark, between, _, handle = head.shape
    return (
        head.style == "time"
        and not head.like_dateline
        and any((mark, between, handle) == (m, b, h) for m, b, _, h in known)
    )


def _convincing(heads: list[Head], shape: tuple[str, str, str, bool]) -> bool:
    """Whether lines of one shape are heads: such as datelines only when they are nested."""
    same = [head for head in heads if head.style == "time" and head.shape == shape]
    if not any(head.like_dateline for head in same):
        return True
    return len({head.level for head in same}) > 1 and len({head.name for head in same}) > 1


def _with_words(text: str, heads: list[Head]) -> bool:
    """Whether most heads have words below them; lines of a table have none."""
    ends = [*(head.start for head in heads[1:]), len(text)][: len(heads)]
    spoken = sum(bool(text[head.end : end].strip()) for head, end in zip(heads, ends, strict=True))
    return spoken * 2 > len(heads)


def told_apart(text: str, heads: list[Head]) -> list[Head]:
    """Where two accounts show the same name, their handles become part of it."""
    handles: dict[str, set[str]] = {}
    for head in heads:
        if head.handle:
            handles.setdefault(head.name.casefold(), set()).add(head.handle.casefold())
    return [
        replace(head, name=text[head.name_start : head.handle_end], name_end=head.handle_end)
        if head.handle_end and len(handles.get(head.name.casefold(), ())) > 1
        else head
        for head in heads
    ]


def _head(text: str, start: int, end: int, *, explicit: bool, odd: bool = False) -> Head | None:
    """The head that a line is, None when it is none; `odd` takes what stands before a time as a name."""
    line = text[start:end]
    mark = MARK.match(line)
    offset = mark.end() if mark else 0
    shared = _shared().match(line, offset)
    offset = shared.end() if shared else offset
    bare = line[offset:]
    if odd:
        given, style, cut_at = _odd_name(bare)
    else:
        given, style, cut_at = _name_and_style(bare, explicit=explicit, below=text[end : end + 120])
    if given is None:
        return None
    shown = given.strip("*")  # marks of emphasis
    name, handle = displayed(_said_odd(shown) if odd else shown)
    at = start + offset + bare.find(shown)
    parted = bare[bare.find(given) + len(given) : cut_at]
    sign = (mark["sign"] or "1") if mark else ""
    deep = indent(text, start) + max(0, sign.count(">") - 1)
    if TREE.search(sign):
        deep = at - text.rfind("\n", 0, start) - 1
    return Head(
        start, end, name, at, at + len(name), style,
        level=deep,
        mark=sign[:1],
        between=parted.strip() or ("  " if len(parted) > 1 and kind_of_time(bare[cut_at:]) != "day" else ""),
        time=kind_of_time(bare[cut_at:]),
        handle=handle,
        handle_end=at + shown.find(handle) + len(handle) if handle and handle != name else 0,
    )  # fmt: skip


def displayed(given: str) -> tuple[str, str | None]:
    """The name that an account shows, and its handle; a handle alone is its own name."""
    match = HANDLE.fullmatch(given)
    if match is None:
        return BADGES.sub("", given) or given, None
    shown = SYMBOLS.sub("", match["name"])
    return (shown, match["handle"]) if shown else (match["handle"], match["handle"])


def _is_name(given: str) -> bool:
    """Whether what stands before a time names a commenter."""
    return is_name(displayed(given)[0])


def _name_and_style(line: str, *, explicit: bool, below: str) -> tuple[str | None, str, int]:
    """The name in a head, what makes it a head, and where its time begins."""
    timed, cut_at = time_in(line)
    verb = comment_verb().search(line[:cut_at]) if timed or line.endswith(":") else None
    if verb:
        rest = line[verb.end() : cut_at].strip(" ,:·-—on at".replace(" ", "") + " ").strip()
        name = line[: verb.start()].strip(" ,|·–—-")
        if _is_name(name) and len(rest) <= 12:  # noqa: PLR2004 - "on", "at", "(reply)"
            return name, "both" if timed or is_time_line(below) else "verb", cut_at
        return None, "", 0
    name = line[:cut_at].strip(EDGES).removesuffix(" on").removesuffix(" at").strip(EDGES)
    if timed and _is_name(name) and not word_set("dated") & {name.casefold().rstrip(":")}:
        return name, "time", cut_at
    if explicit and is_name(line) and _opens(line, below):
        return line.strip(), "time" if is_time_line(below) else "bare", len(line)
    return None, "", 0


def _odd_name(line: str) -> tuple[str | None, str, int]:
    """What stands before a time, in a line of a thread's shape, and where the time begins."""
    timed, cut_at = time_in(line)
    given = line[:cut_at].strip(EDGES)
    words = given.split()
    if not timed or not 0 < len(words) <= GIVEN_WORDS or len(given) > GIVEN_CHARS or "://" in given:
        return None, "", 0
    if not any(map(str.isalnum, given)) or re.search(r"(?<!\w)[^\W\dA-Z_]{3,}[.!?:;…](?:\s|\Z)", given):
        return None, "", 0
    return given, "time", cut_at


def _said_odd(given: str) -> str:
    """The name in what stands before a time: "X, of the mill" and "X replied to Y" give X."""
    verb = comment_verb().search(given)
    return (given[: verb.start()] if verb else given).partition(", ")[0]


@cache
def _shared() -> re.Pattern[str]:
    """Words before the name of who passes something on: "Repost by"."""
    return re.compile(rf"(?:{alternatives('comment_prefixes')})\s+", re.IGNORECASE)


def _opens(line: str, below: str) -> bool:
    """Whether a bare name under a heading can begin a comment."""
    return (is_time_line(below) or below.startswith("\n")) and not is_leftover(line)
