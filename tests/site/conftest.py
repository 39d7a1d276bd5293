"""A built site over loopback HTTP, and pages in headless Chromium that record what they request and complain about."""

from __future__ import annotations

import functools
import gzip
import hashlib
import http.server
import os
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HTML = Path(os.environ.get("COURSE_SITE", ROOT / "_build" / "html"))
sys.path.insert(0, str(ROOT / "book" / "_ext"))


# What the site needs of a browser: docs in book/guide-deploying.md. Nothing inline, nothing from elsewhere.
POLICY = "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'; object-src 'none'"
PREFIX = "/courses/regularization/"


class CourseHandler(http.server.SimpleHTTPRequestHandler):
    """A web server as the guide advises: below a sub-path, with a strict policy, compressed, unchanged files answered by 304."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_args: object) -> None:
        """No line per request."""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0].partition("#")[0]
        file = Path(self.directory, path.removeprefix(PREFIX)) if path.startswith(PREFIX) else None
        if file is not None and file.is_dir():
            file /= "index.html"
        found = file is not None and file.is_file()
        data = file.read_bytes() if found else Path(self.directory, "404.html").read_bytes()
        tag = f'"{hashlib.sha256(data).hexdigest()[:16]}"'
        if found and self.headers.get("If-None-Match") == tag:
            self.answer(304, {"ETag": tag})
            return
        kind = self.guess_type(str(file)) if found else "text/html"
        headers = {"Content-Type": kind, "ETag": tag, "Cache-Control": "max-age=31536000" if "?v=" in self.path else "max-age=600"}
        if kind.startswith("text/") or kind.endswith(("javascript", "json", "xml")):
            data = gzip.compress(data, 6, mtime=0)
            headers["Content-Encoding"] = "gzip"
        self.answer(200 if found else 404, {**headers, "Content-Length": str(len(data))}, data)

    def answer(self, status: int, headers: dict[str, str], body: bytes = b"") -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff"}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def html() -> Path:
    """The folder of the built site."""
    if not (HTML / "book" / "l1.html").is_file():
        pytest.fail("The site is not built. Run: make site", pytrace=False)
    return HTML


@pytest.fixture(scope="session")
def site(html: Path) -> Iterator[str]:
    """The address of the built site, below a sub-path as on a course server."""
    handler = functools.partial(CourseHandler, directory=str(html))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{PREFIX}".rstrip("/")
        server.shutdown()
        thread.join()


@dataclass
class Visit:
    """A page, with all that it asked for and all that the console said."""

    page: object
    requests: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


def open_page(context, site, name):  # type: ignore[no-untyped-def]
    """A Visit of book/NAME.html."""
    page = context.new_page()
    page.set_default_timeout(120_000)  # a machine that is busy with something else
    seen = Visit(page)
    page.on("request", lambda request: seen.requests.append(request.url))
    page.on("response", lambda response: response.status >= 400 and seen.failed.append(response.url))
    page.on("console", lambda message: message.type == "error" and seen.complaints.append(message.text))
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.goto(f"{site}/book/{name}.html", wait_until="networkidle")
    page.wait_for_load_state("load")  # where the machine is busy, the network may be idle while the page is still being read
    return seen


DESKTOP = {"viewport": {"width": 1280, "height": 900}}


@pytest.fixture
def visit(browser, site):  # type: ignore[no-untyped-def]
    """visit("l1") opens book/l1.html and returns a Visit; options go to the browser context."""
    contexts = []

    def visited(name: str, **options: object) -> Visit:
        contexts.append(browser.new_context(**{**DESKTOP, **options}))
        return open_page(contexts[-1], site, name)

    yield visited
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def reading(browser, site, request):  # type: ignore[no-untyped-def]
    """The page of book/ that the parameter names, opened once for all tests that do no more than look at it."""
    context = browser.new_context(**DESKTOP)
    yield open_page(context, site, request.param).page
    context.close()
