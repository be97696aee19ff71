"""Mails (RFC 5322, MIME): fields, words, quoted replies; attachments become files of their own."""

import email
import email.header
import email.message
import email.policy
import email.utils
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from averment.model import Reason, SegmentKind
from averment.text.blocks import Block, cut
from averment.text.dates import stated
from averment.text.decoding import decode
from averment.text.draft import Draft
from averment.text.layout import refine
from averment.text.markup.guard import strip_tags
from averment.text.markup.page import declared_charset, read_page
from averment.text.quoting import find_forwarded, find_quoted, find_signature
from averment.text.reading import Part, Reading
from averment.text.source import WHOLE_BYTES, Source

READER: Final = "mail-reader@1"
FIELDS: Final = Reason("mail-fields@1", 1.0, "The mail's own fields.")
SHOWN: Final = ("From", "Sender", "To", "Cc", "Date", "Subject")
TWIN: Final = 0.05  # of a page's words may be missing in the plain words
DEEPEST: Final = 50  # levels of parts within parts
MOST_PARTS: Final = 1_000
FAULTS: Final = (
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    UnicodeError,
    RecursionError,
)  # of the standard library on malformed mails


def parse(source: Source) -> Reading:
    """Read a mail; attachments are written to the output folder, damaged ones are reported."""
    draft = Draft(source.media_type, READER)
    data, missing = source.data(WHOLE_BYTES)
    draft.missing(missing)
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    fields = [(name, value) for name in SHOWN if (value := _field(message, name))]
    _facts(dict(fields), draft)
    head = "\n".join(f"{name}: {value}" for name, value in fields)
    leaves = list(_leaves(message))
    body = next((leaf for leaf in leaves if _is_body(leaf, "text/plain")), None)
    page = next((leaf for leaf in leaves if _is_body(leaf, "text/html")), None) if body is None else None
    leaves = _without_twin(leaves, body, draft)
    _attach(
        [leaf for leaf in leaves if leaf is not body and leaf is not page],
        source,
        draft,
        has_body=body is not None,
    )
    text, blocks = _compose(head, body, page, draft)
    if len(leaves) >= MOST_PARTS:
        draft.miss("too-many-parts", f"Only the first {MOST_PARTS:,} parts of the mail were read.")
    return draft.finish(text, blocks)


def _field(message: email.message.Message, name: str) -> str | None:
    """A field's value with its encoded words decoded, on one line."""
    raw = message.get(name)
    if raw is None:
        return None
    try:
        value = str(email.header.make_header(email.header.decode_header(str(raw))))
    except FAULTS:
        value = str(raw)
    return " ".join(value.encode("utf-8", errors="replace").decode().split()) or None


def _facts(fields: dict[str, str], draft: Draft) -> None:
    """Author, date and title from the mail's fields."""
    name, address = email.utils.parseaddr(fields.get("From", ""))
    draft.facts.author = name or address or None
    draft.facts.title = fields.get("Subject")
    when = stated(fields.get("Date", ""))
    if when:
        draft.facts.published = when
        draft.facts.published_reason = Reason(
            "published-mail@1", 0.95, f"The mail's field Date says “{fields['Date'][:60]}”."
        )


def _leaves(message: email.message.Message) -> Iterator[email.message.Message]:
    """The parts that hold content, in order; a mail inside the mail is one part."""
    stack = [(message, 0)]
    count = 0
    while stack and count < MOST_PARTS:
        part, depth = stack.pop()
        payload = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(payload, list) and depth < DEEPEST:
            stack.extend(
                (child, depth + 1) for child in reversed(payload) if isinstance(child, email.message.Message)
            )
        else:
            count += 1
            yield part


def _is_body(part: email.message.Message, kind: str) -> bool:
    """Whether a part is the mail's own words."""
    return (
        part.get_content_type() == kind
        and part.get_content_disposition() != "attachment"
        and not _file_name(part)
    )


def _without_twin(
    leaves: list[email.message.Message], body: email.message.Message | None, draft: Draft
) -> list[email.message.Message]:
    """The parts without the page that only repeats the plain words; read twice, they would count twice."""
    if body is None:
        return leaves
    letters = _letters(_words(body, Draft(draft.media_type, READER)))
    kept = []
    for leaf in leaves:
        if _is_body(leaf, "text/html"):
            other = _letters(strip_tags(_words(leaf, Draft(draft.media_type, READER))))
            if (other - letters).total() <= TWIN * other.total():
                draft.note(
                    "same-words", "The mail repeats its words as a formatted page, which was not read again."
                )
                continue
        kept.append(leaf)
    return kept


def _letters(words: str) -> Counter[str]:
    """How often each word stands in a text."""
    return Counter(re.findall(r"\w+", words.casefold()))


def _file_name(part: email.message.Message) -> str | None:
    """The name that a part gives itself."""
    try:
        raw = part.get_filename()
        name = str(email.header.make_header(email.header.decode_header(raw))) if raw else ""
        return name.encode("utf-8", errors="replace").decode().strip() or None
    except FAULTS:
        return None


def _bytes(part: email.message.Message) -> bytes:
    """A part's content with its transfer encoding undone; a mail inside the mail as it stands."""
    payload = part.get_payload()
    if isinstance(payload, list):
        return b"".join(child.as_bytes() for child in payload if isinstance(child, email.message.Message))
    decoded = part.get_payload(decode=True)
    return decoded if isinstance(decoded, bytes) else b""


def _attach(parts: list[email.message.Message], source: Source, draft: Draft, *, has_body: bool) -> None:
    """Write all other parts to the output folder under names of our own."""
    source.out_dir.mkdir(parents=True, exist_ok=True)
    for number, part in enumerate(parts):
        kind = part.get_content_type()
        if has_body and _is_body(part, "text/html"):
            name = "body.html"
        else:
            name = _file_name(part) or f"part-{number + 1}{'.eml' if kind == 'message/rfc822' else ''}"
        try:
            data = _bytes(part)
        except FAULTS as error:
            draft.miss(
                "broken-part",
                f"The part {name!r} of the mail is damaged ({type(error).__name__}) and was not taken.",
            )
            continue
        file = f"part-{number:05d}"
        (source.out_dir / file).write_bytes(data)
        draft.parts.append(Part(name, file, kind, len(data)))


def _compose(
    head: str, body: email.message.Message | None, page: email.message.Message | None, draft: Draft
) -> tuple[str, list[Block]]:
    """The fields, an empty line, and the words; blocks of both."""
    top = draft.accept(head)
    offset = len(top) + 2 if top else 0
    words, blocks = ("", [])
    if body is not None:
        words = draft.accept(_words(body, draft))
        blocks = refine(words, _quoted(words))
    elif page is not None:
        words, blocks = read_page(_words(page, draft), draft)
    for block in blocks:
        _shift(block, offset)
    if top:
        fields = Block(0, len(top))
        fields.label(SegmentKind.HEADER, FIELDS, alone=True)
        blocks = [fields, *blocks]
    return f"{top}\n\n{words}" if top and words else top or words, blocks


def _quoted(words: str) -> list[Block]:
    """The blocks of a mail's words, with signature and repeated messages labelled."""
    blocks = find_quoted(words, cut(words))
    return find_signature(words, find_forwarded(words, blocks))


def _shift(block: Block, offset: int) -> None:
    """Move a block behind the fields."""
    block.start += offset
    block.end += offset
    if block.speaker_start is not None and block.speaker_end is not None:
        block.speaker_start += offset
        block.speaker_end += offset


def _words(part: email.message.Message, draft: Draft) -> str:
    """A part's characters."""
    try:
        data = _bytes(part)
        declared = part.get_content_charset() or declared_charset(data)
    except FAULTS as error:
        draft.miss(
            "broken-part",
            f"The mail's words are damaged ({type(error).__name__}); read them in the original.",
        )
        return ""
    decoded = decode(data, declared)
    if decoded.encoding is None:
        draft.miss("binary", "The mail's words are no text; look at them in the original.")
    draft.missing(*decoded.missing)
    draft.noted(*decoded.notes)
    words = decoded.text
    if str(part.get_param("format", "")).lower() == "flowed":
        words = re.sub(r"(?<=[^\s-]) \r?\n(?![>\s])", " ", words)  # RFC 3676, 4.1: soft line breaks
    return words
