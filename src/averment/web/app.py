"""The application: the table of pages, each at two addresses, and the files that come with them."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from fastapi import Depends, FastAPI, Request, Response
from fastapi.responses import RedirectResponse, StreamingResponse
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from averment.pipeline.views import Desk, stored_text
from averment.web import addresses, attaching
from averment.web.answering import answer, as_json, handle_errors, html
from averment.web.guard import LOOPBACK, Guard
from averment.web.page import DeskOf, Page
from averment.web.pages import PAGES
from averment.web.rendering import environment


def create_app(case_root: Path, *, hosts: Iterable[str] = LOOPBACK) -> FastAPI:
    """The application over the case in this folder; NotACase when there is none.

    `hosts` are the names under which it answers; requests that name another host are refused.
    """
    app = FastAPI(title="Averment", docs_url=None, redoc_url=None, openapi_url="/openapi.json")
    app.state.desk = Desk.open(case_root)
    app.state.templates = environment()
    app.state.templates.globals["case_title"] = app.state.desk.title
    for page in PAGES:
        _add(app, page)
    _add_files(app)
    _add_list(app)
    handle_errors(app)
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    app.add_middleware(Guard, hosts=hosts)
    return app


def _add(app: FastAPI, page: Page) -> None:
    """A page at its address and, before it, its JSON twin: `/doc/{ident}` would match that as well."""

    def twin(context: Any = Depends(page.read)) -> Response:  # noqa: ANN401, B008 - FastAPI's way
        return as_json(context)

    def shown(request: Request, context: Any = Depends(page.read)) -> Response:  # noqa: ANN401, B008 - FastAPI's way
        return answer(request, page.template, context)

    name = page.template.removesuffix(".html")
    app.add_api_route(page.json_path, twin, name=f"{name}.json", summary=page.says, operation_id=name)
    app.add_api_route(page.json_path, twin, methods=["HEAD"], include_in_schema=False)
    app.add_api_route(page.path, shown, name=name, methods=["GET", "HEAD"], include_in_schema=False)


def _add_files(app: FastAPI) -> None:
    """Originals and stored texts as attachments, and the package's own files."""

    def original(sha256: str, desk: DeskOf) -> Response:
        found = desk.original(sha256)
        headers = attaching.headers(found.name, found.size)
        return StreamingResponse(
            attaching.chunks(found.stream), headers=headers, media_type="application/octet-stream"
        )

    def text(ident: str, desk: DeskOf) -> Response:
        name, content = desk.ask(stored_text, ident)
        spelled = content.encode()
        headers = attaching.headers(f"{name}.txt", len(spelled))
        return Response(spelled, headers=headers, media_type="application/octet-stream")

    def passage(ident: str, offsets: str) -> Response:
        return RedirectResponse(f"{addresses.document(ident)}?at={offsets}#at", 307)

    for path, endpoint in (
        ("/original/{sha256}", original),
        ("/text/{ident}", text),
        ("/doc/{ident}/{offsets}", passage),
    ):
        app.add_api_route(path, endpoint, methods=["GET", "HEAD"], include_in_schema=False)
    app.mount("/static", StaticFiles(packages=[("averment.web", "static")]), name="static")


def _add_list(app: FastAPI) -> None:
    """Our own list of the JSON addresses; the framework's would load scripts from elsewhere."""

    def addresses_page(request: Request) -> Response:
        return html(request, "addresses.html", PAGES)

    def how_to_read(request: Request) -> Response:
        return html(request, "how-to-read.html", None)

    for path, endpoint in (("/addresses", addresses_page), ("/how-to-read", how_to_read)):
        app.add_api_route(path, endpoint, methods=["GET", "HEAD"], include_in_schema=False)
