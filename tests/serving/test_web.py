"""The pages and the HTTP interface, over real HTTP: who may do what, and that a result comes back."""

from __future__ import annotations

import base64
import http.client
import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from over_http import Client, Served, token
from school import RIGHT, SQUARED, TEXT, TOTAL

from autograder.classroom.attempts import State
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.regrades import answer
from autograder.classroom.scores import class_scores
from autograder.errors import CourseError
from autograder.serving.visitors import read_tokens
from autograder.serving.web import MAX_BODY

pytestmark = pytest.mark.slow

HALF = {"twice": SQUARED, "total": TOTAL}


def basic(name: str, whose: str) -> str:
    return "Basic " + base64.b64encode(f"{name}:{token(whose)}".encode()).decode()


@pytest.fixture
def says(served: Served) -> Iterator[Any]:
    text = served.school.course.texts / "tiny.md"
    yield lambda **settings: text.write_text(
        TEXT.replace("minutes: 5", "minutes: 5" + "".join(f", {name}: {value}" for name, value in settings.items()))
    )
    text.write_text(TEXT)


def test_a_notebook_that_is_handed_in_comes_back_as_json_and_as_a_page(served: Served):
    ada = served.as_("ada")
    attempt = ada.graded(served.school.notebook(HALF))
    assert (attempt["state"], attempt["score"], attempt["points"], attempt["counts"]) == ("graded", 3, 5, True)
    (notebook,) = attempt["notebooks"]
    assert [(each["answer"], each["score"], each["mistakes"]) for each in notebook["answers"]] == [
        ("twice", 0, ["squared"]),
        ("total", 3, []),
    ]
    status, headers, page = ada.ask(attempt["page"])
    assert status == 200
    assert "<strong>3</strong> of 5 points" in page
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"
    assert served.school.scores()["ada"] == 3
    (listed,) = ada.json("/api/assignments")["assignments"]
    assert [each["id"] for each in listed["attempts"]] == [attempt["id"]]
    status, _, page = ada.ask("/")
    assert status == 200
    assert f"attempts/{attempt['id']}" in page


def form(data: bytes, name: str = "notebook", file: str = "../../../../tmp/evil.ipynb") -> tuple[bytes, str]:
    head = f'--line\r\nContent-Disposition: form-data; name="{name}"; filename="{file}"\r\n\r\n'.encode()
    return head + data + b"\r\n--line--\r\n", "multipart/form-data; boundary=line"


def test_from_the_page_a_form_leads_to_the_feedback_and_the_files_name_is_nobodys_business(served: Served):
    bob = served.as_("bob")
    body, kind = form(served.school.notebook(RIGHT))
    said = basic("bob", "bob")
    status, headers, _ = bob.ask("/assignments/tiny", "POST", body, Content_Type=kind, Authorization=said, Sec_Fetch_Site="same-origin")
    assert status == 303
    status, _, page = bob.ask(headers["Location"])
    assert status == 200
    while 'http-equiv="refresh"' in page:
        _, _, page = bob.ask(headers["Location"])
    assert "<strong>5</strong> of 5 points" in page
    folder, graded = sorted((served.school.course.attempts / "bob" / "tiny").iterdir())
    assert sorted(path.name for path in folder.iterdir()) == ["timestamp.txt", "tiny.ipynb"]
    assert [path.name for path in graded.iterdir()] == ["tiny.ipynb"]
    assert not list(served.school.folder.rglob("evil*"))


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}],
)
def test_what_another_site_sends_is_refused(served: Served, headers: dict[str, str]):
    cyd = served.as_("cyd")
    body, kind = form(served.school.notebook(RIGHT))
    status, _, _ = cyd.ask("/assignments/tiny", "POST", body, **{"Content-Type": kind}, **headers)
    assert status == 403
    assert served.service.attempts.of_student("cyd") == []


PAGES = ["/", "/queue", "/marking", "/attempts/1", "/api/assignments", "/api/attempts/1", "/api/queue", "/metrics"]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    "said",
    [
        "",
        "token wrong-wrong-wrong-wrong",
        "Basic !",
        basic("ada", "bob"),
        "Basic " + "/" * 8,
        "token",
    ],
    ids=["nothing", "wrong", "no base64", "of another", "no text", "empty"],
)
def test_who_is_not_known_sees_nothing(served: Served, path: str, said: str):
    status, headers, text = Client(served.port).ask(path, **({"Authorization": said} if said else {}))
    assert status == 401
    assert headers["WWW-Authenticate"].startswith("Basic")
    assert json.loads(text) == {"error": "Unauthorized"}


def test_who_is_not_known_hands_nothing_in(served: Served):
    status, _, _ = Client(served.port).ask("/api/assignments/tiny/attempts", "POST", served.school.notebook(RIGHT))
    assert status == 401


def test_of_others_nobody_learns_anything_but_an_instructor(served: Served):
    attempt = served.as_("dan").graded(served.school.notebook(HALF))
    for path in (f"/attempts/{attempt['id']}", f"/api/attempts/{attempt['id']}"):
        nothing = served.as_("eve").ask("/attempts/999999999")
        theirs = served.as_("eve").ask(path)
        assert (theirs[0], theirs[2]) == (nothing[0], nothing[2]) == (404, nothing[2])
        assert served.as_("teacher").ask(path)[0] == 200
    for path in ("/queue", "/marking", "/api/queue", "/metrics"):
        assert served.as_("eve").ask(path)[0] == 403
        assert served.as_("teacher").ask(path)[0] == 200


@pytest.mark.parametrize(
    "path",
    ["/attempts/../../etc/passwd", "/attempts/%2e%2e%2f1", "/assignments/..%2f..", "/api/assignments/../attempts", "/static/x", "//"],
)
def test_other_addresses_lead_nowhere(served: Served, path: str):
    assert served.as_("eve").ask(path)[0] in (404, 405)
    assert served.as_("eve").ask(path, "POST", b"x")[0] in (404, 405)


def test_too_large_a_body_is_refused_before_it_is_read(served: Served):
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=300)
    connection.putrequest("POST", "/api/assignments/tiny/attempts")
    connection.putheader("Authorization", f"token {token('fay')}")
    connection.putheader("Content-Length", str(MAX_BODY + 1))
    connection.endheaders()
    try:
        assert connection.getresponse().status in (400, 413)
    except http.client.BadStatusLine:
        pass  # closed without a word
    finally:
        connection.close()
    assert served.service.attempts.of_student("fay") == []


@pytest.mark.parametrize("path", ["/", "/attempts/1", "/api/assignments", "/nowhere", "/api/assignments/tiny/attempts"])
def test_strangers_are_answered_before_anything_is_kept_of_what_they_send(served: Served, path: str):
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=300)
    connection.putrequest("POST", path)
    connection.putheader("Content-Length", str(MAX_BODY))  # of which nothing comes
    connection.endheaders()
    try:
        assert connection.getresponse().status in (401, 404)
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("who", "method", "path"),
    [
        *[("", "GET", path) for path in ("/", "/queue", "/api/assignments", "/nowhere")],
        *[("eve", "GET", path) for path in ("/", "/queue", "/metrics", "/attempts/999999999", "/nowhere")],
        *[("eve", "POST", path) for path in ("/marking", "/nowhere", "/api/assignments/none/attempts")],
        *[("", "POST", path) for path in ("/", "/marking", "/api/assignments/tiny/attempts")],
    ],
)
def test_whoever_keeps_a_connection_loses_no_request_on_it(served: Served, who: str, method: str, path: str):
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=300)  # keeps it unless told otherwise
    try:
        for _ in range(3):
            connection.request(method, path, b"text" if method == "POST" else None, {"Authorization": f"token {token(who)}"} if who else {})
            connection.getresponse().read()
            connection.request("GET", "/api/assignments", headers={"Authorization": f"token {token('ada')}"})
            answer = connection.getresponse()
            assert answer.status == 200, answer.read()
            answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize("broken", [b"", b"--b\r\n" * 200_000, b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n"])
def test_a_form_that_cannot_be_read_is_refused(served: Served, broken: bytes):
    kind = "multipart/form-data; boundary=b"
    status, _, text = served.as_("eve").ask("/assignments/tiny", "POST", broken, Content_Type=kind)
    assert status == 400, text


@pytest.mark.parametrize("body", [b"", b"\0" * 100, b"{}", b"[" * 100_000, '{"cells": "\ud800"}'.encode(errors="surrogatepass")])
def test_what_is_no_notebook_is_refused_with_a_reason_and_costs_no_attempt(served: Served, says: Any, body: bytes):
    says(attempts="1")
    gil = served.as_("gil")
    attempt = gil.graded(body)
    assert (attempt["state"], attempt["score"]) == ("refused", None)
    (notebook,) = attempt["notebooks"]
    assert notebook["refused"]
    assert str(served.school.folder) not in json.dumps(attempt)
    assert gil.json("/api/assignments")["assignments"][0]["next_attempt"]


def test_beyond_the_ration_it_says_until_when(served: Served, says: Any):
    says(attempts="1 an hour")
    hal = served.as_("hal")
    hal.graded(served.school.notebook(HALF))
    status, headers, text = hal.ask("/api/assignments/tiny/attempts", "POST", served.school.notebook(RIGHT))
    assert status == 429
    assert 3000 < int(headers["Retry-After"]) <= 3601
    said = json.loads(text)["error"].removeprefix("the next attempt is possible from ").removesuffix(" UTC on")
    possible = datetime.fromisoformat(f"{said}+00:00")
    (first,) = served.service.attempts.of_student("hal")
    assert timedelta(0) <= possible - first.received_at - timedelta(hours=1) < timedelta(minutes=1), "not too early"
    says(attempts="1")
    status, headers, text = hal.ask("/api/assignments/tiny/attempts", "POST", served.school.notebook(RIGHT))
    assert (status, headers["Retry-After"]) == (429, None)
    assert len(served.service.attempts.of_student("hal")) == 1
    assert "You have no attempts left" in hal.ask("/")[2]


FORM = {"Content_Type": "application/x-www-form-urlencoded"}
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def test_a_browser_is_told_on_a_page_why_something_was_not_done(served: Served, says: Any):
    says(attempts="1")
    kim = served.as_("kim")
    kim.graded(served.school.notebook(HALF))
    body, kind = form(served.school.notebook(RIGHT))
    asked = [
        (429, "/assignments/tiny", "there are no attempts left", {"method": "POST", "body": body, "Content_Type": kind}),
        (404, "/assignments/other", "there is no such assignment", {"method": "POST", "body": body, "Content_Type": kind}),
        (400, "/assignments/tiny", "the form has no file", {"method": "POST", "body": form(b"", "x")[0], "Content_Type": kind}),
        (400, "/assignments/tiny/regrade", "a request needs a text", {"method": "POST", "body": b"text=+", **FORM}),
        (403, "/queue", "this is not for you, or your login has ended", {}),
        (404, "/attempts/999999", "there is nothing here", {}),
        (404, "/nowhere", "there is nothing here", {}),
    ]
    for wanted, path, why, request in asked:
        status, headers, page = kim.ask(path, **request, **BROWSER)
        assert (status, headers["Content-Type"]) == (wanted, "text/html; charset=UTF-8"), page
        assert why in page
        assert 'href="/"' in page
        assert "refresh" not in page
        status, headers, _ = kim.ask(path, **request)
        assert (status, headers["Content-Type"]) == (wanted, "application/json"), "programs read JSON"
    assert Client(served.port).ask("/", **BROWSER)[1]["WWW-Authenticate"].startswith("Basic"), "the browser's own dialog"


def test_before_it_is_due_json_says_no_more_than_the_page(served: Served, says: Any):
    eve = served.as_("eve")
    says(detail="score")
    attempt = eve.graded(served.school.notebook(HALF))
    assert attempt["score"] == 3
    assert [each["answers"] for each in attempt["notebooks"]] == [[]]
    assert "squared" not in eve.ask(attempt["page"])[2]
    says(detail="names")
    (notebook,) = eve.json(f"/api/attempts/{attempt['id']}")["notebooks"]
    assert [each["mistakes"] for each in notebook["answers"]] == [["squared"], []]


def test_instructors_see_the_queue_and_what_failed(served: Served):
    ida, teacher = served.as_("ida&lt;"), served.as_("teacher")
    attempt = ida.graded(b"no notebook")
    found = teacher.json("/api/queue")
    assert next((each["student"], each["id"]) for each in found["failures"]) == ("ida&lt;", attempt["id"])
    assert "its JSON is not valid" in found["failures"][0]["why"]
    assert found["counts"]["refused"] >= 1
    assert found["unfinished"] == []
    status, _, page = teacher.ask("/queue")
    assert status == 200
    assert "ida&amp;lt;" in page
    assert "ida&lt;" not in page
    # an attempt is known to be done a moment before it is counted
    counted = re.compile(r"^autograder_feedback_seconds_count [1-9]", re.MULTILINE)
    served.school.until(lambda: counted.search(teacher.ask("/metrics")[2]))
    _, headers, text = teacher.ask("/metrics")
    assert headers["Content-Type"].startswith("text/plain; version=0.0.4")
    done = served.service.attempts.counted()
    assert f'autograder_attempts{{state="refused"}} {float(done[State.REFUSED])}' in text
    assert Client(served.port).json("/healthz") == {"healthy": True}


def test_what_cannot_be_taken_in_is_refused_and_said_by_the_health_endpoint_until_it_can_be(served: Served):
    attempts = served.service.course.attempts
    mine, aside, tried = attempts / "dan", attempts / "aside", attempts / ".try"  # the last is where the service tries whether it can write
    mine.mkdir(parents=True, exist_ok=True)
    mine.rename(aside)
    for path in (tried, mine):
        path.write_text("in its way")
    before = len(served.service.attempts.of_student("dan"))
    try:
        status, _, text = served.as_("dan").ask("/api/assignments/tiny/attempts", "POST", served.school.notebook(RIGHT))
        assert (status, "cannot be taken in at present" in text) == (503, True)
        assert str(attempts) not in text
        assert Client(served.port).ask("/healthz")[0] == 503
        assert str(attempts) in served.service.trouble
    finally:
        mine.unlink()
        aside.rename(mine)
        tried.unlink()  # and not before: the service may try at any moment
    served.school.until(lambda: Client(served.port).ask("/healthz")[0] == 200)
    assert served.as_("dan").graded(served.school.notebook(RIGHT))["score"] == 5
    assert len(served.service.attempts.of_student("dan")) == before + 1


def test_what_cannot_be_written_is_said_by_the_health_endpoint_and_is_written_later(served: Served):
    blocked = served.school.course.submitted / "fay" / "tiny"
    blocked.parent.mkdir(parents=True)
    blocked.symlink_to("/nowhere")
    fay = served.as_("fay")
    attempt = fay.json("/api/assignments/tiny/attempts", method="POST", body=served.school.notebook(RIGHT))
    served.school.until(lambda: Client(served.port).ask("/healthz")[0] == 503)
    assert str(blocked) in served.as_("teacher").json("/api/queue")["trouble"]
    assert "/nowhere" not in Client(served.port).ask("/healthz")[2]
    blocked.unlink()
    while not attempt["done_at"]:
        attempt = fay.json(f"/api/attempts/{attempt['id']}?wait=20")
    assert attempt["score"] == 5
    assert served.school.scores()["fay"] == 5
    served.school.until(lambda: Client(served.port).ask("/healthz")[0] == 200)  # a moment after it was written


@pytest.mark.parametrize(
    ("text", "mode", "said"),
    [
        ("ada=0123456789abcdef\n", 0o640, "chmod 600"),
        ("ada=short\n", 0o600, "fewer than 16"),
        ("ada=0123456789abcdef\nbob=0123456789abcdef\n", 0o600, "given already"),
        ("ada\n", 0o600, "not a line name=token"),
        ("../bob=0123456789abcdef\n", 0o600, "not a name that a student can have"),
        ("# nobody\n", 0o600, "contains no line"),
    ],
)
def test_a_file_of_tokens_that_is_none(tmp_path: Path, text: str, mode: int, said: str):
    (tmp_path / "tokens").write_text(text)
    (tmp_path / "tokens").chmod(mode)
    with pytest.raises(CourseError, match=said):
        read_tokens(tmp_path / "tokens")


def regrade(task: str = "twice", text: str = "Why 0?", name: str = "tiny") -> tuple[str, str, bytes]:
    return f"/assignments/{name}/regrade", "POST", urlencode({"task": task, "text": text}).encode()


def test_a_student_asks_for_another_look_on_the_page_and_reads_the_answer_there(served: Served):
    jon, kind = served.as_("jon"), {"Content-Type": "application/x-www-form-urlencoded"}
    assert jon.ask(*regrade(), **kind)[0] == 400, "nothing is graded yet"
    jon.graded(served.school.notebook(HALF))
    assert "/assignments/tiny/regrade" in jon.ask("/")[2]
    status, headers, _ = jon.ask(*regrade(text="<script>Why</script> 0?"), **kind)
    assert (status, headers["Location"]) == (303, "/")
    page = jon.ask("/")[2]
    assert "&lt;script&gt;Why" in page
    assert "<script>" not in page
    (mine,) = jon.json("/api/assignments")["assignments"][0]["regrades"]
    assert mine["answer"] is None
    assert served.as_("gil").json("/api/assignments")["assignments"][0]["regrades"] == []
    with Gradebook(served.school.course) as gradebook:
        answer(gradebook, mine["id"], "Twice 3 is 6.")
    assert "Twice 3 is 6." in jon.ask("/")[2]
    assert "answered_by" not in json.dumps(jon.json("/api/assignments"))


@pytest.mark.parametrize(
    ("path", "method", "body", "headers", "status"),
    [
        (*regrade(), {"Origin": "https://evil.example"}, 403),
        (*regrade(), {"Content-Type": "text/plain"}, 415),
        (*regrade(name="other"), {}, 404),
        (*regrade(task="nothing"), {}, 400),
        (*regrade(text=""), {}, 400),
        (*regrade(text="\u0416" * 2001), {}, 400),
        (*regrade(text="\u0416" * 20_000), {}, 413),
        ("/assignments/tiny/regrade", "POST", b"&".join([b"a=1"] * 20), {}, 400),
    ],
)
def test_what_is_no_request_for_another_look_is_refused(served: Served, path, method, body, headers, status):
    kind = {"Content-Type": "application/x-www-form-urlencoded"} | headers
    assert served.as_("hal").ask(path, method, body, **kind)[0] == status


def test_a_grader_answers_and_marks_on_a_page_and_everybody_sees_who_may_and_what_came_of_it(served: Served):
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    dan, teacher = served.as_("dan"), served.as_("teacher")
    dan.graded(served.school.notebook(HALF))
    assert dan.ask(*regrade(text="<b>Why</b>?"), **kind)[0] == 303
    assert [dan.ask("/marking", method)[0] for method in ("GET", "POST")] == [403, 403]
    status, _, page = teacher.ask("/marking")
    assert status == 200
    assert "&lt;b&gt;Why" in page
    start = page.index("dan, tiny")
    form = dict(re.findall(r'name="(key|student|digest|request)" value="([^"]*)"', page[start:])[:4])
    assert form.keys() == {"key", "student", "digest", "request"}

    def send(**more: str) -> int:
        body = urlencode(
            {**form, "answer": "Look", "points.twice-test": "1", **{name.replace("__", "."): each for name, each in more.items()}}
        )
        return int(teacher.ask("/marking", "POST", body.encode(), **kind)[0])

    wrong: list[dict[str, str]] = [
        {"answer": " "},
        {"points.twice-test": "3"},
        {"points.twice-test": "-1"},
        {"points.twice-test": "nan"},
        {"points.twice-test": "two"},
        {"points.nothing": "1"},
        {"comment.nothing": "Well"},
        {"digest": "0" * 64},
        {"student": "eve"},
        {"student": "nobody"},
        {"key": "other"},
        {"request": "999999"},
        {"request": ""},
    ]
    for each in wrong:
        if each.get("request") == "":
            del form["request"]
            assert teacher.ask("/marking", "POST", urlencode(form).encode(), **kind)[0] == 400, "a mark needs points"
            form["request"] = dict(re.findall(r'name="(request)" value="([^"]*)"', page[start:])[:1])["request"]
        else:
            assert send(**each) == 400, each
    (mine,) = dan.json("/api/assignments")["assignments"][0]["regrades"]
    assert mine["answer"] is None, "nothing of a form that is refused is entered"
    assert served.school.scores()["dan"] == 3
    assert send(comment__twice="Nearly.") == 303
    (listed,) = dan.json("/api/assignments")["assignments"]
    assert listed["regrades"][0]["answer"] == "Look"
    (attempt,) = [each for each in listed["attempts"] if each["counts"]]
    assert (attempt["score"], dan.json(f"/api/attempts/{attempt['id']}")["score"], served.school.scores()["dan"]) == (4, 4, 4)
    assert "Nearly." in dan.ask(attempt["page"])[2]
    assert "dan, tiny" not in teacher.ask("/marking")[2]
    with Gradebook(served.school.course) as gradebook:
        marks = class_scores(gradebook.nbgrader, "tiny").by_student["dan"].by_hand
    assert {(mark.cell, mark.by) for mark in marks} == {("twice-test", "teacher"), ("twice", "teacher")}


def test_a_mark_for_a_notebook_that_was_replaced_meanwhile_is_refused(served: Served):
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    eve, teacher = served.as_("eve"), served.as_("teacher")
    eve.graded(served.school.notebook(HALF))
    assert eve.ask(*regrade(), **kind)[0] == 303
    page = teacher.ask("/marking")[2]
    form = dict(re.findall(r'name="(key|student|digest|request)" value="([^"]*)"', page[page.index("eve, tiny") :])[:4])
    eve.graded(served.school.notebook(RIGHT))
    status, _, said = teacher.ask("/marking", "POST", urlencode({**form, "answer": "Look"}).encode(), **kind)
    assert status == 400
    assert "has handed in tiny again" in said
