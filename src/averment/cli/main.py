"""Errors become a sentence and an exit code; the commands themselves stand in `commands`."""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, TypeGuard

from averment.cli.commands import app

if TYPE_CHECKING:
    from averment.model import AvermentError

INTERRUPTED: Final = 130  # 128 + SIGINT, as shells count


def main() -> None:
    """Run the command of this process and end it."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command; its exit code (docs/cli.md)."""
    try:
        app(args=list(arguments), prog_name="averment")
    except SystemExit as end:  # Typer's way to end, usage errors and Ctrl-C included
        if end.code == INTERRUPTED:
            _say("interrupted; everything acknowledged is kept, run the same command to go on")
        return end.code if isinstance(end.code, int) else 0
    except BrokenPipeError:  # the reader of our output has gone, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:
        if not _is_ours(error):
            raise
        _say(str(error))
        return error.exit_code
    return 0


def _is_ours(error: Exception) -> "TypeGuard[AvermentError]":
    """Our own errors are said in a sentence; others are defects and are shown whole."""
    from averment import model  # noqa: PLC0415 - the words take time that --help does not have

    return isinstance(error, model.AvermentError)


def _say(message: str) -> None:
    sys.stderr.write(f"averment: {message}\n")
