"""The pages and the HTTP interface. Students see what is their own; whose that is, the visitor's identity says, and no address or file."""

from __future__ import annotations

import asyncio
import contextlib
import os
import resource
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from sqlalchemy.exc import SQLAlchemyError
from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPInputError, parse_body_arguments
from tornado.iostream import IOStream
from tornado.netutil import bind_sockets
from tornado.web import Application, HTTPError, RequestHandler

from autograder.classroom import regrades
from autograder.classroom.attempts import State, now
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.marks import MarkError, acting_as
from autograder.classroom.scores import class_scores
from autograder.classroom.times import shown
from autograder.errors import CourseError
from autograder.pages import rendering
from autograder.reasons import reason
from autograder.serving.intake import TooManyError
from autograder.serving.marking import mark, to_mark
from autograder.serving.measures import Measures
from autograder.serving.service import Service
from autograder.serving.site import PATIENCE, Handler, Refused, Site
from autograder.serving.views import about, assignments, plain, queue, show
from autograder.serving.visitors import TokenVisitor, hub_callback, hub_visitor, read_tokens

MAX_BODY = 50_000_000  #: bytes of a request
MAX_BODIES = 400_000_000  #: bytes of all requests that are being received
MAX_REQUEST = 16 * regrades.MAX_TEXT  #: bytes of a regrade request, which a form sends with up to 12 for a letter


class Health(Handler):
    """Whether attempts are graded and written at present."""

    open_to_all = True

    def get(self) -> None:
        good = self.site.service.alive and not self.site.service.trouble
        self.set_status(200 if good else 503)
        self.write_json({"healthy": good})


class Metrics(Handler):
    for_graders = True

    async def get(self) -> None:
        self.set_header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
        self.finish(await self.site.read(lambda _: self.site.measures.text()))


class Queue(Handler):
    """For graders: what waits, who works, what failed."""

    for_graders = True

    async def get(self) -> None:
        self.write_json(await self.site.read(lambda _: queue(self.site)))


class QueuePage(Handler):
    for_graders = True
    is_page = True

    async def get(self) -> None:
        def page(_: Gradebook) -> str:
            return rendering.render("queue.html", self.words(), base=self.site.base, **queue(self.site))

        self.finish(await self.site.read(page))


class Assignments(Handler):
    """One's own: which assignments there are, and what became of one's attempts."""

    async def get(self) -> None:
        self.write_json({"assignments": await self.site.read(lambda gradebook: assignments(self.site, gradebook, self.user))})


class AssignmentsPage(Handler):
    is_page = True

    async def get(self) -> None:
        token = self.form_token()  # type: ignore[attr-defined]

        def page(gradebook: Gradebook) -> str:
            return rendering.render(
                "attempts.html",
                self.words(),
                True,
                base=self.site.base,
                token=token,
                user=self.user,
                is_grader=self.is_grader,
                assignments=assignments(self.site, gradebook, self.user),
                longest=regrades.MAX_TEXT,
            )

        self.finish(await self.site.read(page))


class AttemptHandler(Handler):
    """One attempt as JSON; with `?wait=SECONDS`, once it is graded."""

    async def get(self, number: str) -> None:
        attempt = await self.site.finished(await self.own(number), self.wanted_seconds())

        def seen(gradebook: Gradebook) -> dict[str, object]:
            line = self.site.service.attempts.line() if attempt.state is State.WAITING else []
            ahead = line.index(attempt.id) if attempt.id in line else None
            scores = None
            if attempt.state is State.GRADED:
                scores = class_scores(gradebook.nbgrader, attempt.assignment, students=[attempt.student])
            return about(self.site, attempt, scores) | {
                "ahead": ahead,  # how many are graded before it
                "notebooks": [plain(*each) for each in show(self.site, gradebook, attempt)],
            }

        self.write_json(await self.site.read(seen))


class AttemptPage(Handler):
    """The feedback page of one attempt, as soon as there is one; of several notebooks the one that `?book=` names."""

    is_page = True

    async def get(self, number: str) -> None:
        attempt = await self.site.finished(await self.own(number), self.wanted_seconds(PATIENCE))
        book = self.get_query_argument("book", None)

        def page(gradebook: Gradebook) -> str:
            pages = [(name, seen.page) for name, seen in show(self.site, gradebook, attempt) if book in (None, name)]
            if pages:
                return pages[0][1]
            return rendering.render("waiting.html", self.words(), base=self.site.base, attempt=about(self.site, attempt))

        self.finish(await self.site.read(page))


class HandIn(Handler):
    """Takes a notebook. Who sends it, and how much that may be, is decided before its first byte is read."""

    as_page = False

    async def prepare(self) -> None:
        self.pieces: list[bytes] = []
        self.size = 0
        self.counted = False
        await super().prepare()
        if self._finished:
            return
        if self.user in self.site.receiving:
            raise Refused(429, reason("on-its-way"))
        self.site.receiving.add(self.user)
        self.counted = True

    def data_received(self, chunk: bytes) -> None:
        self.size += len(chunk)
        self.site.received += len(chunk)
        if self.site.received > MAX_BODIES:
            raise Refused(503, reason("much-received"))
        self.pieces.append(chunk)

    def _release(self) -> None:
        if self.counted:
            self.site.receiving.discard(self.user)
            self.site.received -= self.size
            self.counted = False

    def on_finish(self) -> None:
        self._release()

    def on_connection_close(self) -> None:
        self._release()

    async def post(self, name: str) -> None:
        books = self.site.service.books(name)
        if not books:
            raise Refused(404, reason("no-assignment"))
        if len(books) > 1:
            raise Refused(400, reason("several-notebooks"))
        data = self._notebook()
        try:
            attempt = await self.site.loop.run_in_executor(None, self.site.service.intake.hand_in, self.user, name, books[0].book, data)
        except TooManyError as error:
            wait = int((error.next - now()).total_seconds()) + 1 if error.next else None
            if wait is not None:
                self.of_errors["Retry-After"] = str(wait)
            why = reason("next-attempt", time=self._moment(error.next)) if error.next else reason("no-attempts-left")
            raise Refused(429, why) from None
        except (CourseError, SQLAlchemyError) as error:
            database = isinstance(error, SQLAlchemyError)
            self.site.service.taken_in(f"the gradebook: {type(error).__name__}" if database else str(error))
            raise Refused(503, reason("no-database" if database else "no-intake")) from None
        self.site.service.taken_in()
        self.site.service.wake()
        if self.as_page:
            self.redirect(f"{self.site.base}attempts/{attempt.id}", status=303)
            return
        self.set_status(202)
        self.set_header("Location", f"{self.site.base}api/attempts/{attempt.id}")
        self.write_json(about(self.site, attempt))

    def _moment(self, time: datetime) -> str:
        """In the course's zone; the minute that is given is not too early."""
        whole = time + timedelta(seconds=59, microseconds=999_999)
        return shown(whole.astimezone(timezone.utc).replace(tzinfo=None), self.site.service.course.settings.zone)

    def _notebook(self) -> bytes:
        """Of a form the file in the field `notebook`, whatever it is called; else the body as it is."""
        body = b"".join(self.pieces)
        kind = self.request.headers.get("Content-Type", "")
        if not kind.startswith("multipart/form-data"):
            if self.as_page:
                raise HTTPError(415)
            return body
        files: dict[str, Any] = {}
        try:
            parse_body_arguments(kind, body, {}, files)
        except HTTPInputError:
            raise Refused(400, reason("unreadable-form")) from None
        if len(files.get("notebook", [])) != 1:
            raise Refused(400, reason("no-file"))
        return bytes(files["notebook"][0].body)


class HandInPage(HandIn):
    as_page = True


class FormHandler(Handler):
    """Takes a small form of texts from one of our pages."""

    fields = 10  #: at most

    async def prepare(self) -> None:
        self.body = b""
        await super().prepare()

    def data_received(self, chunk: bytes) -> None:
        if len(self.body) <= MAX_REQUEST:
            self.body += chunk

    def form(self) -> dict[str, str]:
        """The fields that are not empty."""
        if len(self.body) > MAX_REQUEST:
            raise HTTPError(413)
        if not self.request.headers.get("Content-Type", "").startswith("application/x-www-form-urlencoded"):
            raise HTTPError(415)
        try:
            fields = parse_qs(self.body.decode("utf-8", "replace"), max_num_fields=self.fields)
        except ValueError:
            raise Refused(400, reason("unreadable-form")) from None
        return {name: values[-1] for name, values in fields.items()}

    async def enter(self, what: Callable[[Gradebook], None]) -> None:
        try:
            await self.site.read(what)
        except (regrades.RequestError, MarkError) as error:
            raise Refused(400, error.why) from None


class RegradePage(FormHandler):
    """Takes a regrade request from the form of a student's page."""

    async def post(self, name: str) -> None:
        if not self.site.service.books(name):
            raise Refused(404, reason("no-assignment"))
        form = self.form()

        def ask(gradebook: Gradebook) -> None:
            regrades.ask(self.site.service.course, gradebook, name, self.user, form.get("text", ""), form.get("task", ""))

        await self.enter(ask)
        self.redirect(self.site.base, status=303)


class MarkingPage(FormHandler):
    """For graders: regrade requests and answers that wait for a person, and the forms that answer and mark them."""

    for_graders = True
    is_page = True
    fields = 200

    async def get(self) -> None:
        token = self.form_token()  # type: ignore[attr-defined]

        def page(gradebook: Gradebook) -> str:
            service = self.site.service
            books = [book for name in service.assignments for book in service.books(name)]
            found = to_mark(service.course, gradebook, books, service.attempts)
            return rendering.render("marking.html", self.words(), True, base=self.site.base, token=token, found=found, user=self.user)

        self.finish(await self.site.read(page))

    async def post(self) -> None:
        form = self.form()

        def enter(gradebook: Gradebook) -> None:
            with acting_as(self.user):
                mark(gradebook, [book for name in self.site.service.assignments for book in self.site.service.books(name)], form)

        await self.enter(enter)
        self.redirect(f"{self.site.base}marking", status=303)


_NUMBER = r"([0-9]{1,9})"
_NAME = r"([A-Za-z0-9][A-Za-z0-9._ -]{0,200})"
_ROUTES: tuple[tuple[str, type[Handler]], ...] = (
    ("", AssignmentsPage),
    (f"assignments/{_NAME}", HandInPage),
    (f"assignments/{_NAME}/regrade", RegradePage),
    (f"attempts/{_NUMBER}", AttemptPage),
    ("queue", QueuePage),
    ("marking", MarkingPage),
    ("api/assignments", Assignments),
    (f"api/assignments/{_NAME}/attempts", HandIn),
    (f"api/attempts/{_NUMBER}", AttemptHandler),
    ("api/queue", Queue),
    ("healthz", Health),
    ("metrics", Metrics),
)


class Unknown(Handler):
    open_to_all = True

    async def prepare(self) -> None:
        raise HTTPError(404)


def application(site: Site, visitor: type[Any], *more: tuple[str, Any]) -> Application:
    """All addresses; `visitor` is the class that knows who asks, `more` what it needs besides."""
    routes = [
        (f"{site.base}{path}", type(handler.__name__, (handler, visitor), {"site": site}))  # by the handler first, then the visitor
        for path, handler in _ROUTES
    ]
    secret = os.urandom(32)
    return Application(
        [*routes, *more],
        cookie_secret=secret,
        default_handler_class=type("Unknown", (Unknown, visitor), {"site": site}),
        log_function=_quiet,
    )


def _quiet(handler: RequestHandler) -> None:
    """No log of who asked for what."""


class _Server(HTTPServer):
    """Leaves half of the files that this process may have open to the work itself, however many connections somebody holds."""

    def handle_stream(self, stream: IOStream, address: tuple[Any, ...]) -> None:
        if len(self._connections) < resource.getrlimit(resource.RLIMIT_NOFILE)[0] // 2:
            super().handle_stream(stream, address)
        else:
            stream.close()


@contextlib.contextmanager
def listen(
    service: Service, loop: asyncio.AbstractEventLoop, tokens: Path | None, graders: frozenset[str], port: int
) -> Iterator[str | None]:
    """Answers requests: of the users of the JupyterHub whose service this is, else of those with a token, on this machine alone.

    Gives the address, None where there is neither. Raises CourseError.
    """
    hub = "JUPYTERHUB_API_TOKEN" in os.environ
    if not hub and tokens is None:
        yield None
        return
    if hub and tokens is not None:
        raise CourseError("{tokens}: this is a service of a JupyterHub, which knows its users; leave out --tokens", tokens=tokens)
    host, base, more = "127.0.0.1", "/", []
    visitor: type[Any]
    if hub:
        visitor = hub_visitor()
        base = os.environ.get("JUPYTERHUB_SERVICE_PREFIX", "/")
        address = urlsplit(os.environ.get("JUPYTERHUB_SERVICE_URL", ""))
        host, port = address.hostname or host, address.port or port
        more = [(f"{base}oauth_callback", hub_callback())]
    else:
        assert tokens is not None
        visitor = type("TokenVisitor", (TokenVisitor,), {"tokens": read_tokens(tokens)})
    site = Site(service, base, graders, Measures(service), loop)
    service.on_done = site.on_done
    server = _Server(application(site, visitor, *more), max_body_size=MAX_BODY, idle_connection_timeout=60, body_timeout=60)
    try:
        sockets = bind_sockets(port, host)
    except OSError as error:
        raise CourseError(
            "{host}:{port}: cannot listen there ({problem}); name another with --port", host=host, port=port, problem=error.strerror
        ) from None
    server.add_sockets(sockets)
    try:
        yield f"http://{host}:{sockets[0].getsockname()[1]}{base}"
    finally:
        server.stop()
        site.close()
