"""A small case in a folder, an application over it, and a client that speaks to it without a socket."""
# ruff: noqa: ANN401 - an element tree and what JSON holds have no narrower type

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import html5lib
import httpx
import pytest
from fastapi import FastAPI
from tests.web.case_of_literals import make_case

from averment.web import create_app


class Client:
    """Asks the application; a defect comes back as an answer, as it does for a browser."""

    def __init__(self, app: FastAPI) -> None:
        self.app = app

    def get(
        self, address: str, *, method: str = "GET", host: str = "127.0.0.1", **headers: str
    ) -> httpx.Response:
        """One request; header names are given with underscores."""

        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(app=self.app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url=f"http://{host}") as client:
                named = {name.replace("_", "-"): value for name, value in headers.items()}
                return await client.request(method, address, headers=named)

        return asyncio.run(ask())

    def json(self, address: str) -> Any:
        """A JSON answer."""
        response = self.get(address)
        assert response.status_code == 200, response.text
        assert response.headers["content-type"] == "application/json"
        return json.loads(response.content)

    def page(self, address: str) -> Any:
        """An HTML answer as an element tree, read as browsers read it."""
        response = self.get(address)
        assert response.status_code == 200, response.text
        assert response.headers["content-type"].startswith("text/html")
        return tree(response.text)


def tree(html: str) -> Any:
    """HTML as an element tree."""
    return html5lib.parse(html, namespaceHTMLElements=False)


def text_of(element: Any) -> str:
    """What the DOM calls textContent."""
    return "".join(element.itertext())


@pytest.fixture(scope="session")
def case_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case of literals in a folder."""
    return make_case(tmp_path_factory.mktemp("web") / "oster.case")


@pytest.fixture(scope="session")
def app(case_root: Path) -> Iterator[FastAPI]:
    """The application over it."""
    made = create_app(case_root)
    yield made
    made.state.desk.close()


@pytest.fixture
def client(app: FastAPI) -> Client:
    """A client of it."""
    return Client(app)
