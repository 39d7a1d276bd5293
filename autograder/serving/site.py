"""What all answers over HTTP have in common: who asks, what the service knows, and a refusal with its reason."""

from __future__ import annotations

import asyncio
import contextlib
import json
from asyncio import Future
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy.exc import SQLAlchemyError
from tornado.web import HTTPError, RequestHandler, stream_request_body

from autograder.classroom.attempts import Attempt
from autograder.classroom.gradebook import Gradebook
from autograder.errors import CourseError
from autograder.pages import rendering
from autograder.reasons import Reason, reason
from autograder.serving.measures import Measures
from autograder.serving.service import Service
from autograder.words import Words, sentence

PATIENCE = 20.0  #: seconds for which a page waits until an attempt is graded
_HEADERS = {
    # each page's own policy is stricter: it allows its one style sheet by its digest
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
T = TypeVar("T")


@dataclass
class Site:
    """What all requests share."""

    service: Service
    base: str  #: of all addresses, with a slash at its end
    graders: frozenset[str]  #: by name
    measures: Measures
    loop: asyncio.AbstractEventLoop
    done: dict[int, set[asyncio.Event]] = field(default_factory=dict)  #: who waits for which attempt
    receiving: set[str] = field(default_factory=set)  #: students whose notebook is on its way
    received: int = 0  #: bytes of all that is on its way
    _pages: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "pages"))
    _gradebook: Gradebook | None = None

    @property
    def group(self) -> str:
        """The hub's group whose members mark, as nbgrader calls it; "" where the course has no name."""
        return f"formgrade-{self.service.course.id}" if self.service.course.id else ""

    def on_done(self, attempt: Attempt) -> None:
        """Called by the service's thread."""
        if attempt.done_at is not None:
            took = (attempt.done_at - attempt.received_at).total_seconds()
            self.measures.seconds.observe(max(0.0, took))  # the clock may have been set back meanwhile
        self.loop.call_soon_threadsafe(self._tell, attempt.id)

    def _tell(self, number: int) -> None:
        for event in self.done.get(number, ()):
            event.set()

    async def read(self, what: Callable[[Gradebook], T]) -> T:
        """Runs what reads the gradebook, which is slow, in the one thread that has it open; nothing of it where others are answered.

        Raises HTTPError where the database cannot be used.
        """

        def run() -> T:
            if self._gradebook is None:
                self._gradebook = Gradebook(self.service.course)
            self._gradebook.nbgrader.db.rollback()
            return what(self._gradebook)

        try:
            return await self.loop.run_in_executor(self._pages, run)
        except SQLAlchemyError:
            raise Refused(503, reason("no-database")) from None

    async def finished(self, attempt: Attempt, seconds: float) -> Attempt:
        """The attempt once it is done, or as it is after so many seconds."""
        event = asyncio.Event()
        self.done.setdefault(attempt.id, set()).add(event)
        end = self.loop.time() + seconds
        try:
            while True:
                found = await self.read(lambda _: self.service.attempts.get(attempt.id)) or attempt
                left = end - self.loop.time()
                if found.is_done or left <= 0:
                    return found
                with contextlib.suppress(asyncio.TimeoutError):
                    await asyncio.wait_for(event.wait(), min(left, 1.0))  # another service may grade it, and says nothing
        finally:
            self.done[attempt.id].discard(event)
            if not self.done[attempt.id]:
                del self.done[attempt.id]

    def close(self) -> None:
        if self._gradebook is not None:
            self._pages.submit(self._gradebook.nbgrader.close).result()
        self._pages.shutdown()


class Refused(HTTPError):
    """An answer that says why it is none."""

    def __init__(self, status: int, why: Reason) -> None:
        super().__init__(status)
        self.why = why


@stream_request_body
class Handler(RequestHandler):
    """What all answers have in common. Mixed with a class of `visitors`.

    Of a request nothing is kept but what a handler takes piece by piece, which one alone does, and of those it knows.
    """

    site: Site
    open_to_all = False
    for_graders = False
    is_page = False  #: who is not known is asked to log in
    user = ""
    groups: frozenset[str] = frozenset()  #: of a hub

    def initialize(self) -> None:
        self.of_errors: dict[str, str] = {}  #: headers, which Tornado drops when something is refused

    def set_default_headers(self) -> None:
        for name, value in _HEADERS.items():
            self.set_header(name, value)
        self.clear_header("Server")

    async def prepare(self) -> None:
        if self.open_to_all:
            return
        if self.request.method not in ("GET", "HEAD"):
            self.check_origin()  # type: ignore[attr-defined]
        user = await self.identify()  # type: ignore[attr-defined]
        if user is None:
            self.strange()  # type: ignore[attr-defined]
            return
        self.user = user
        if not self.site.service.alive:  # not said to strangers: a hub that starts a service takes a 503 for its failure
            self.of_errors["Retry-After"] = "5"
            raise Refused(503, reason("starting"))
        if self.for_graders and not self.is_grader:
            raise HTTPError(403)

    def data_received(self, chunk: bytes) -> None:
        """Nobody is asked for more than an address."""

    def finish(self, chunk: str | bytes | dict[str, Any] | None = None) -> Future[None]:
        """Says that the connection ends where a request is refused unread, for Tornado ends it then.

        A proxy that keeps connections, as a hub's does, would else lose the next request on it, which may be anybody's.
        """
        if not self.request._body_future.done():
            self.set_header("Connection", "close")
        return super().finish(chunk)

    @property
    def is_grader(self) -> bool:
        """Whether the visitor sees everybody's attempts, and marks. Everything else is done with the course's files, by their owner."""
        return self.user in self.site.graders or (bool(self.site.group) and self.site.group in self.groups)

    async def own(self, number: str) -> Attempt:
        """An attempt of the visitor's. Others' are as if they were not there, but for graders."""
        attempt = await self.site.read(lambda _: self.site.service.attempts.get(int(number)))
        if attempt is None or not (attempt.student == self.user or self.is_grader):
            raise HTTPError(404)
        return attempt

    def wanted_seconds(self, default: float = 0.0) -> float:
        try:
            return max(0.0, min(PATIENCE, float(self.get_query_argument("wait", str(default)))))
        except ValueError:
            return default

    def write_json(self, plain: object) -> None:
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps(plain, ensure_ascii=False) + "\n")

    def write_error(self, status_code: int, **more: Any) -> None:
        """One sentence, which says nothing of the machine: to a browser on a page in its reader's language, to programs as JSON."""
        error = more.get("exc_info", (None, None, None))[1]
        why = error.why if isinstance(error, Refused) else None
        for name, value in self.of_errors.items():
            self.set_header(name, value)
        if "text/html" in self.request.headers.get("Accept", ""):
            why = why or reason({403: "not-allowed", 404: "nothing-here"}.get(status_code, "cannot-answer"))
            again = status_code == 503 and self.request.method == "GET"
            self.finish(rendering.render("refused.html", self.words(), base=self.site.base, why=why, again=again))
            return
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps({"error": " ".join(sentence(why).split()) if why else self._reason}, ensure_ascii=False) + "\n")

    def words(self) -> Words:
        """Those of the course's pages; English ones where the settings that name them cannot be read at present."""
        try:
            return rendering.find_words(rendering.find_site(self.site.service.course), self.site.service.course)
        except CourseError:
            return Words()

    def log_exception(self, *error: Any) -> None:
        if not isinstance(error[1], HTTPError):
            super().log_exception(*error)
