"""ZIP containers, checked before anything is opened and counted while it is read.

Limits follow the measured traps of design page "hostile input": the header is never believed,
two gigabytes hide in two megabytes, and a member's name may point anywhere.
"""

import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from averment.model import Problem
from averment.text.source import READ_STEP, Unreadable

ENTRIES: Final = 10_000
TOTAL: Final = 4 * 2**30  # bytes of all members together
RATIO: Final = 200  # to one, for members above `RATIO_FROM`
RATIO_FROM: Final = 10 * 2**20
MEMBER: Final = 512 * 2**20  # bytes of one member; a process may write no larger file
BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    IndexError,
)
ENCRYPTED: Final = 0x1


def open_zip(path: Path) -> zipfile.ZipFile:
    """The archive at `path`; `Unreadable` when its directory is broken or has too many entries."""
    try:
        archive = zipfile.ZipFile(path)
    except BROKEN as error:
        detail = f"The archive's directory cannot be read ({error}); it may be cut off, so ask for it again."
        msg = "broken-archive"
        raise Unreadable(msg, detail) from error
    if len(archive.infolist()) > ENTRIES:
        count = len(archive.infolist())
        archive.close()
        detail = (
            f"The archive has {count:,} members, more than {ENTRIES:,}; unpack it in parts and add those."
        )
        msg = "too-many-members"
        raise Unreadable(msg, detail)
    return archive


def check(archive: zipfile.ZipFile) -> tuple[list[zipfile.ZipInfo], list[Problem]]:
    """The members that may be opened, and why each other one may not."""
    good, problems = [], []
    names = Counter(info.filename for info in archive.infolist())
    total = 0
    for info in archive.infolist():
        if info.is_dir():
            continue
        why = _refusal(info)
        total += info.file_size
        if why is None and total > TOTAL:
            why = ("archive-bomb", f"all members together would unpack to more than {TOTAL:,} bytes")
        if why:
            problems.append(Problem(why[0], f"Member {_shown(info.filename)} was not opened: {why[1]}."))
        else:
            good.append(info)
    problems += [
        Problem(
            "duplicate-name",
            f"The name {_shown(name)} stands {count} times in the archive; each was taken as its own file.",
        )
        for name, count in names.items()
        if count > 1
    ]
    return good, problems


def _shown(name: str) -> str:
    """A member's name as it may be shown."""
    return repr(name[:120])


def _refusal(info: zipfile.ZipInfo) -> tuple[str, str] | None:
    """Code and reason why a member may not be opened."""
    pure = PurePosixPath(info.filename.replace("\\", "/"))
    if (
        pure.is_absolute()
        or ".." in pure.parts
        or (pure.parts and pure.parts[0].endswith(":"))
        or "\0" in info.orig_filename[:-1]
    ):
        return "unsafe-path", "its name points outside the archive"
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind and kind not in {stat.S_IFREG, stat.S_IFDIR}:
        return "not-a-file", "it is a link or a device, not a file"
    if info.flag_bits & ENCRYPTED:
        return "encrypted", "it is encrypted; unpack it with its password and add the file itself"
    if info.file_size > MEMBER:
        return "archive-bomb", f"it would unpack to {info.file_size:,} bytes, more than {MEMBER:,}"
    if info.file_size > RATIO_FROM and info.file_size > RATIO * max(1, info.compress_size):
        return "archive-bomb", f"it would unpack to more than {RATIO} times its packed size"
    return None


def chunks(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> Iterator[bytes]:
    """A member's bytes, counted; `Unreadable` when there are more than `limit` or it is broken."""
    count = 0
    ceiling = min(limit, max(RATIO_FROM, RATIO * info.compress_size))
    try:
        with archive.open(info) as member:
            while chunk := member.read(READ_STEP):
                count += len(chunk)
                if count > ceiling:
                    detail = (
                        f"Member {_shown(info.filename)} unpacks to more than {ceiling:,} bytes; it was left."
                    )
                    msg = "archive-bomb"
                    raise Unreadable(msg, detail)
                yield chunk
    except BROKEN as error:
        if isinstance(error, Unreadable):
            raise
        detail = f"Member {_shown(info.filename)} is damaged ({error}); ask for the archive again."
        msg = "broken-member"
        raise Unreadable(msg, detail) from error


def member(archive: zipfile.ZipFile, name: str, limit: int) -> bytes | None:
    """One member whole, None when there is none of that name; for documents that are ZIPs."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    why = _refusal(info)
    if why:
        raise Unreadable(why[0], f"The document's part {name} was not opened: {why[1]}.")
    return b"".join(chunks(archive, info, limit))
