"""What every answer carries and every question must fulfil, below all pages."""

from collections.abc import Iterable
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CSP: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-cache, private",
}
LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})
READING: Final = frozenset({"GET", "HEAD"})


class Guard:
    """Refuses foreign Host headers, requests from other sites and writes; adds the headers of HEADERS.

    A page of another site can point its own name at 127.0.0.1 (DNS rebinding); its requests then carry that
    name as Host. Links from elsewhere are followed, since a permalink may stand in a letter; anything else
    that another site asks for (images, frames, fetches) is refused by its `Sec-Fetch-Site`.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = LOOPBACK) -> None:
        self.app = app
        self.hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Look at the request, then let the application answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope)
        await (refusal or self.app)(scope, receive, with_headers)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        """The answer to a request that must not reach the pages."""
        headers = Headers(scope=scope)
        if bare_host(headers.get("host", "")) not in self.hosts:
            said = "This server answers to 127.0.0.1 and localhost only. Use the address that it printed.\n"
            return PlainTextResponse(said, 400)
        if scope["method"] not in READING:
            return PlainTextResponse("This case is open for reading only.\n", 405, {"Allow": "GET, HEAD"})
        foreign = headers.get("sec-fetch-site") == "cross-site"
        if foreign and headers.get("sec-fetch-mode") != "navigate":
            return PlainTextResponse("Other sites may link to this case, not load it.\n", 403)
        return None


def bare_host(host: str) -> str:
    """The host of a Host header without its port, in lower case."""
    host = host.strip().lower()
    if host.startswith("["):
        return host[: host.find("]") + 1]
    return host.partition(":")[0]
