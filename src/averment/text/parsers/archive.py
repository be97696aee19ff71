"""ZIP archives: a list of members as text, and each member that is safe as a file of its own."""

import zipfile
from typing import Final

from averment.model import Problem, Reason, SegmentKind
from averment.text.archives import MEMBER, check, chunks, open_zip
from averment.text.blocks import Block
from averment.text.draft import Draft
from averment.text.reading import Part, Reading
from averment.text.source import Source, Unreadable

READER: Final = "zip-reader@1"
LISTED: Final = Reason("zip-listing@1", 1.0, "The list of the archive's members, made from its directory.")


def parse(source: Source) -> Reading:
    """Write the safe members to the output folder; refused ones become problems, the rest goes on."""
    draft = Draft(source.media_type, READER)
    with open_zip(source.path) as archive:
        good, problems = check(archive)
        draft.missing(*(problem for problem in problems if problem.code != "duplicate-name"))
        draft.noted(*(problem for problem in problems if problem.code == "duplicate-name"))
        source.out_dir.mkdir(parents=True, exist_ok=True)
        for number, info in enumerate(good):
            _unpack(archive, info, source, draft, number=number)
    text = draft.accept("\n".join(f"{part.name}\t{part.size}" for part in draft.parts))
    blocks = [Block(0, len(text))] if text else []
    for block in blocks:
        block.label(SegmentKind.TABLE, LISTED, alone=True)
    if not draft.parts and not draft.problems:
        draft.note("no-text", "The archive is empty.")
    return draft.finish(text, blocks)


def _unpack(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: Source, draft: Draft, *, number: int
) -> None:
    """Write one member under a name of our own."""
    file = f"member-{number:05d}"
    target = source.out_dir / file
    size = 0
    try:
        with target.open("wb") as out:
            for chunk in chunks(archive, info, MEMBER):
                out.write(chunk)
                size += len(chunk)
    except Unreadable as error:
        target.unlink(missing_ok=True)
        draft.missing(Problem(error.problem.code, error.problem.detail))
        return
    draft.parts.append(Part(info.filename, file, None, size))
