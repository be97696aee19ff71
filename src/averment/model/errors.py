"""What can go wrong, said so that the reader knows what to do."""

from typing import ClassVar


class AvermentError(Exception):
    """Something went wrong in Averment; the message says what to do."""

    exit_code: ClassVar[int] = 2
    http_status: ClassVar[int] = 400

    def __init__(self, message: str | None = None) -> None:
        """Use the class's docstring as message when none is given."""
        super().__init__(message or " ".join((self.__doc__ or "").split()))


class InvalidWord(AvermentError, ValueError):
    """A value breaks the rules of its word; correct the input that made it."""


class NotACase(AvermentError):
    """This folder is not a case; make one with `averment init CASE --title T`."""

    http_status = 404


class CaseExists(AvermentError):
    """A case already stands here; add to it with `averment add CASE PATH`."""

    http_status = 409


class CaseBusy(AvermentError):
    """Another process is writing to this case; wait for it to end, then try again."""

    exit_code = 4
    http_status = 409


class NothingTakenIn(AvermentError):
    """None of the named paths could be taken in; the account above says why for each."""

    exit_code = 3


class DiskFull(AvermentError):
    """The disk is full; free some room and run the same command again, nothing acknowledged is lost."""

    exit_code = 3
    http_status = 507


class HistoryLost(AvermentError):
    """The database and the custody log disagree about the past; keep both and run `averment verify CASE`."""

    exit_code = 1
    http_status = 409


class VerificationFailed(AvermentError):
    """The check found something changed or missing; the report names each place."""

    exit_code = 1
    http_status = 409


class UnsafeDatabase(AvermentError):
    """The database engine or its place is not safe for evidence; the message says which and what to use."""


class BadExchange(AvermentError):
    """The exchange file is not readable as averment-exchange/1; the message names file and line."""

    exit_code = 3


class NotFound(AvermentError):
    """There is no such thing in this case; `averment status CASE` lists what there is."""

    http_status = 404
