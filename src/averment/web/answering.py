"""Contexts become answers: HTML or JSON, as the address or the browser asks."""

from typing import Any, Final

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException

from averment.model import AvermentError, CaseBusy
from averment.web.guard import HEADERS
from averment.web.plainly import spelled

BUSY: Final = 503
TITLES: Final = {
    400: "This address cannot be answered",
    404: "There is no such page",
    405: "This case is open for reading only",
    409: "The case needs attention",
    500: "A defect of this program",
    503: "The case is being written to",
    507: "The disk is full",
}
SAID: Final = {
    404: "Nothing stands at this address. It may be mistyped, or the case was built anew.",
    500: "Nothing was changed: these pages only read. Please report the address and the version.",
}
NEXT: Final = {
    400: "Go back and change the address, or start from one of the lists.",
    404: "Look in the list of documents or search the claims.",
    409: "Run `averment verify CASE`; it names each place that is changed or missing.",
    503: "Wait a moment and load the page again.",
}


def html(request: Request, template: str, context: Any, status: int = 200) -> Response:  # noqa: ANN401 - any context
    """A page."""
    made = request.app.state.templates.get_template(template)
    shown = made.render(page=context, path=request.url.path, query=dict(request.query_params))
    return HTMLResponse(shown, status)


def as_json(context: Any, status: int = 200) -> Response:  # noqa: ANN401 - any context
    """The same context as JSON."""
    return Response(spelled(context), status, media_type="application/json")


def wants_json(request: Request) -> bool:
    """Whether the address or the Accept header asks for JSON."""
    accept = request.headers.get("accept", "")
    return request.url.path.endswith(".json") or ("application/json" in accept and "text/html" not in accept)


def answer(request: Request, template: str, context: Any) -> Response:  # noqa: ANN401 - any context
    """A context as the browser asks for it."""
    response = as_json(context) if wants_json(request) else html(request, template, context)
    response.headers["Vary"] = "Accept"
    return response


def error(request: Request, status: int, said: str | None = None) -> Response:
    """What happened, and what to do."""
    context = {
        "status": status,
        "title": TITLES.get(status, TITLES[400] if status < 500 else TITLES[500]),  # noqa: PLR2004 - classes of HTTP
        "said": said or SAID.get(status) or "The request was not understood.",
        "next": NEXT.get(status) or NEXT[400],
    }
    response = (
        as_json(context, status) if wants_json(request) else html(request, "error.html", context, status)
    )
    response.headers.update(HEADERS)  # an answer to a defect is made outside the guard
    if status == BUSY:
        response.headers["Retry-After"] = "2"
    return response


def handle_errors(app: FastAPI) -> None:
    """Answer every error with a page that says what to do."""

    @app.exception_handler(AvermentError)
    def known(request: Request, problem: AvermentError) -> Response:
        status = BUSY if isinstance(problem, CaseBusy) else problem.http_status
        return error(request, status, str(problem))

    @app.exception_handler(RequestValidationError)
    def asked_badly(request: Request, problem: RequestValidationError) -> Response:
        said = "; ".join(f"{'.'.join(map(str, each['loc'][1:]))}: {each['msg']}" for each in problem.errors())
        return error(request, 400, said)

    @app.exception_handler(HTTPException)
    def refused(request: Request, problem: HTTPException) -> Response:
        return error(request, problem.status_code)

    @app.exception_handler(Exception)
    def defect(request: Request, _problem: Exception) -> Response:
        return error(request, 500)
