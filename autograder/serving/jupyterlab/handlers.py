"""What the button asks the student's own server, which asks the service with the token that the hub gave it.

The token reaches neither the browser nor another address than the service's.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import jinja2
from jupyter_server.base.handlers import APIHandler
from jupyter_server.utils import url_path_join
from tornado.httpclient import AsyncHTTPClient, HTTPClientError
from tornado.web import HTTPError, authenticated

from autograder.pages.environment import page_environment
from autograder.words import Words, words_in

SECONDS = 2  #: for which one question waits for the result; then the place in the queue is shown anew
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8}){0,2}")


@dataclass(frozen=True)
class Answer:
    """What the service answered; status 0 where it did not."""

    status: int
    plain: Mapping[str, Any]


@dataclass(frozen=True)
class Grader:
    """The service, asked for the one user whose token this is."""

    url: str
    token: str

    async def ask(self, path: str, body: bytes | None = None) -> Answer:
        try:
            found = await AsyncHTTPClient().fetch(
                f"{self.url.rstrip('/')}/{path}",
                method="GET" if body is None else "POST",
                body=body,
                headers={"Authorization": f"token {self.token}", "Content-Type": "application/json"},
                follow_redirects=False,  # the token is for this address alone
                request_timeout=60,
                raise_error=False,
            )
            plain = json.loads(found.body or b"{}")
        except (OSError, HTTPClientError):
            return Answer(0, {})
        except ValueError:  # a page, as a proxy answers in place of a service that is not there
            return Answer(found.code if found.code >= 400 else 0, {})
        return Answer(found.code, plain if isinstance(plain, dict) else {})


def find_assignment(path: str, assignments: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The assignment that a notebook belongs to, by its name and its folder's, as nbgrader fetches it; None where that is not clear."""
    file = PurePosixPath(path)
    here = [each for each in assignments if each["name"] == file.parent.name]
    if here:
        return here[0]
    named = [each for each in assignments if file.stem in each["notebooks"]]
    return named[0] if len(named) == 1 else None


class GraderHandler(APIHandler):
    """What all questions have in common: Jupyter's server lets its own user in alone, and compares the _xsrf of what changes something."""

    grader: Grader | None

    def asked(self) -> Grader:
        if self.grader is None:
            raise HTTPError(404)
        return self.grader

    def words(self) -> Words:
        """In the language of the notebook or else of JupyterLab, which the page names."""
        language = self.get_query_argument("language", "en")
        return words_in(language if _LANGUAGE.fullmatch(language) else "en")

    def say(self, **values: Any) -> None:
        """What the panel shows, and which attempt it should ask for again."""
        waits = values.get("attempt") if values.get("state") in ("waiting", "grading") else None
        defaults = {"problem": None, "reason": "", "assignment": None, "attempt": None, "state": None}
        page = _environment(self.words()).get_template("panel.html").render(**defaults | values)
        self.finish({"said": page, "waits": waits["id"] if waits else None})

    def say_problem(self, answer: Answer, **values: Any) -> None:
        known = {0: "unreachable", 401: "unknown", 403: "unknown", 413: "large", 502: "unreachable", 503: "later", 504: "unreachable"}
        self.say(problem=known.get(answer.status, "refused"), reason=answer.plain.get("error", ""), **values)


class TextsHandler(GraderHandler):
    """The words of button and panel, none where no grader is named."""

    @authenticated
    def get(self) -> None:
        if self.grader is None:
            self.finish({})
            return
        words = self.words()
        _ = words.say
        texts = {
            "button": _("Check with the grader"),
            "hint": _("Hand in this notebook and show the result"),
            "panel": _("Result of the grader"),
            "saving": _("Your notebook is saved and handed in."),
            "failed": _("Your notebook could not be handed in, because your own server did not answer. Try again in a moment."),
            "unsaved": _("Your notebook could not be saved, so it was not handed in."),
        }
        self.finish({"texts": texts, "language": words.language, "direction": words.locale.text_direction})


class CheckHandler(GraderHandler):
    """Hands in the notebook that is the body, at the assignment that its path names."""

    @authenticated
    async def post(self) -> None:
        grader = self.asked()
        listed = await grader.ask("api/assignments")
        if listed.status != 200:
            self.say_problem(listed)
            return
        assignment = find_assignment(self.get_query_argument("path"), listed.plain["assignments"])
        if assignment is None:
            self.say(problem="unclear")
            return
        if not assignment["by_http"]:
            self.say(problem="several", assignment=assignment)
            return
        answer = await grader.ask(f"api/assignments/{assignment['name']}/attempts".replace(" ", "%20"), self.request.body)
        if answer.status == 202:
            self.say(attempt=answer.plain, assignment=assignment, state=answer.plain["state"])
        elif answer.status == 429:
            await self.say_ration(grader, assignment["name"], answer)
        else:
            self.say_problem(answer, assignment=assignment)

    async def say_ration(self, grader: Grader, name: str, answer: Answer) -> None:
        listed = await grader.ask("api/assignments")
        found = [each for each in listed.plain.get("assignments", ()) if each["name"] == name]
        if found and found[0]["must_wait"]:
            self.say(problem="ration", assignment=found[0])
        else:
            self.say(problem="many", reason=answer.plain.get("error", ""), assignment=found[0] if found else None)


class AttemptHandler(GraderHandler):
    """What has become of an attempt, once it is graded or after some seconds."""

    @authenticated
    async def get(self, number: str) -> None:
        grader = self.asked()
        answer = await grader.ask(f"api/attempts/{number}?wait={SECONDS}")
        if answer.status != 200:
            self.say_problem(answer)
            return
        listed = await grader.ask("api/assignments") if answer.plain["done_at"] else Answer(0, {})
        assignment = next((each for each in listed.plain.get("assignments", ()) if each["name"] == answer.plain["assignment"]), None)
        self.say(attempt=answer.plain, assignment=assignment, state=answer.plain["state"])


def routes(base: str, grader: Grader | None) -> list[tuple[str, type[GraderHandler]]]:
    """What a Jupyter server answers below its own address."""
    of_grader = {"grader": grader}
    return [
        (url_path_join(base, "autograder", path), type(handler.__name__, (handler,), of_grader))
        for path, handler in (("texts", TextsHandler), ("check", CheckHandler), (r"attempts/([0-9]{1,9})", AttemptHandler))
    ]


@functools.cache
def _environment(words: Words) -> jinja2.Environment:
    return page_environment(jinja2.PackageLoader("autograder.serving.jupyterlab", "templates"), words)
