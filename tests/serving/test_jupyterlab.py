"""What the button in JupyterLab asks: a student's own Jupyter server, before a running service."""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import pytest
from over_http import Served, token
from school import PATIENCE, RIGHT, SQUARED, TEXT, TOTAL

from autograder.serving.jupyterlab.handlers import Answer, Grader, find_assignment

OWN = "of-the-jupyter-server-itself"
HALF = {"twice": SQUARED, "total": TOTAL}


@dataclass
class Lab:
    """A student's Jupyter server, and all that it has said."""

    port: int
    answers: list[str]

    def ask(self, path: str, body: bytes | None = None, **headers: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
        try:
            method = "GET" if body is None else "POST"
            connection.request(method, f"/autograder/{path}", body, headers or {"Authorization": f"token {OWN}"})
            answer = connection.getresponse()
            text = answer.read().decode()
            self.answers.append(f"{answer.headers}{text}")
            return answer.status, text
        finally:
            connection.close()

    def check(self, data: bytes, path: str = "tiny/tiny.ipynb", language: str = "en") -> str:
        """What the panel shows at the end."""
        status, text = self.ask(f"check?path={quote(path)}&language={language}", data)
        while True:
            assert status == 200, text
            said: dict[str, Any] = json.loads(text)
            if said["waits"] is None:
                return str(said["said"])
            status, text = self.ask(f"attempts/{said['waits']}?language={language}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="module")
def lab_of(served: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Lab]]:
    """Starts Jupyter servers as a hub does, with the token of a student and the service's address in their environment."""
    processes: list[subprocess.Popen[bytes]] = []
    labs: list[tuple[Lab, str]] = []

    def start(student: str, url: str | None = None, **more: str) -> Lab:
        home, port = tmp_path_factory.mktemp("home"), free_port()
        url = f"http://127.0.0.1:{served.port}/" if url is None else url
        told = {"HOME": str(home), "AUTOGRADER_URL": url, "JUPYTERHUB_API_TOKEN": token(student), "JUPYTER_NO_CONFIG": "1"} | more
        clean = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTER")}
        command = [sys.executable, "-m", "jupyter_server", "--ip=127.0.0.1", f"--port={port}", "--no-browser", "--allow-root"]
        command += [f"--IdentityProvider.token={OWN}", f"--ServerApp.root_dir={home}", "--ServerApp.port_retries=0"]
        command += ["--ServerApp.jpserver_extensions={'autograder.serving.jupyterlab': True}"]
        said = home / "said"
        with said.open("w") as file:
            process = subprocess.Popen(command, env=clean | told, stdout=file, stderr=file)
        processes.append(process)
        while not listens(port):
            assert process.poll() is None, said.read_text()
            time.sleep(0.05)
        lab = Lab(port, [])
        labs.append((lab, token(student)))
        return lab

    yield start
    for process in processes:
        process.terminate()
        process.wait(PATIENCE)
    for lab, secret in labs:
        assert not [said for said in lab.answers if secret in said], "the hub's token reached the browser"


@pytest.fixture(scope="module")
def lab(lab_of: Callable[..., Lab]) -> Lab:
    return lab_of("ada")


@pytest.mark.slow
def test_the_open_notebook_comes_back_with_points_and_mistakes(lab: Lab, served: Served):
    said = lab.check(served.school.notebook(HALF))
    assert "<strong>3</strong> of 5 points" in said
    assert "squared" in said
    attempt = served.service.attempts.of_student("ada")[-1]
    assert f'href="/attempts/{attempt.id}"' in said
    assert "more attempt" not in said, "nothing is rationed"
    assert served.school.scores()["ada"] == 3


@pytest.mark.slow
def test_it_is_said_in_the_language_of_the_notebook(lab: Lab, served: Served):
    texts = json.loads(lab.ask("texts?language=es")[1])
    assert (texts["texts"]["button"], texts["language"]) == ("Revisar con el calificador", "es")
    assert "<strong>3</strong> de 5 puntos" in lab.check(served.school.notebook(HALF), language="es-ES")
    for odd in ("..%2F..%2Fetc", "%00", "x" * 300, "tlh"):
        assert json.loads(lab.ask(f"texts?language={odd}")[1])["language"] == "en"


@pytest.mark.slow
def test_what_is_no_notebook_is_refused_with_the_reason_and_nothing_of_it_becomes_html(lab: Lab, served: Served):
    assert "Could not be graded" in (said := lab.check(b"<script>alert(1)</script>"))
    assert "its JSON is not valid" in said
    assert "<script" not in said


@pytest.mark.slow
def test_attempts_left_and_beyond_the_ration(lab_of: Callable[..., Lab], served: Served):
    text = served.school.course.texts / "tiny.md"
    bob = lab_of("bob")
    try:
        text.write_text(TEXT.replace("minutes: 5", "minutes: 5, attempts: 2 a day"))
        assert "You have 1 more attempt." in bob.check(served.school.notebook(HALF))
        assert "You can make your next attempt from" in bob.check(served.school.notebook(RIGHT))
        assert "<strong>5</strong> of 5 points" in bob.check(served.school.notebook(RIGHT)), "the same again costs nothing"
        said = bob.check(served.school.notebook(HALF))
        assert "It was not handed in." in said
        assert "You can make your next attempt from" in said
        text.write_text(TEXT.replace("minutes: 5", "minutes: 5, attempts: 2"))
        assert "You have no attempts left." in bob.check(served.school.notebook(HALF))
        assert len(served.service.attempts.of_student("bob")) == 3
    finally:
        text.write_text(TEXT)


@pytest.mark.slow
def test_only_the_servers_own_user_asks(lab: Lab, served: Served):
    before = len(served.service.attempts.of_student("ada"))
    data = served.school.notebook(RIGHT)
    path = "check?path=tiny/tiny.ipynb"
    for headers in ({"Origin": "https://evil.example"}, {"Authorization": "token wrong"}, {"Authorization": f"token {token('ada')}"}):
        assert lab.ask(path, data, **headers)[0] in (403, 404)
        assert lab.ask("texts", **headers)[0] in (403, 404)
    for odd in ("attempts/../api/queue", "attempts/1%2F..%2F..", "attempts/x", "queue"):
        assert lab.ask(odd)[0] in (403, 404)
    assert len(served.service.attempts.of_student("ada")) == before


@pytest.mark.slow
def test_of_others_attempts_nothing_is_told(lab: Lab, lab_of: Callable[..., Lab], served: Served):
    cyd = served.as_("cyd").graded(served.school.notebook(HALF))
    status, text = lab.ask(f"attempts/{cyd['id']}")
    assert status == 200
    assert "squared" not in text
    assert "of 5" not in text


@pytest.mark.slow
def test_what_keeps_the_grader_from_answering_is_told(lab_of: Callable[..., Lab], lab: Lab, served: Served):
    data = served.school.notebook(RIGHT)
    assert "does not let you hand in" in lab_of("nobody-it-knows").check(data)
    assert asyncio.run(Grader("http://127.0.0.1:9/", "any").ask("api/assignments")) == Answer(0, {})
    assert "has no assignment" in lab.check(data, path="somewhere/else.ipynb")
    nowhere = lab_of("ada", url="")
    assert json.loads(nowhere.ask("texts")[1]) == {}
    assert nowhere.ask("check?path=tiny/tiny.ipynb", data)[0] == 404


LISTED = [{"name": "l1", "notebooks": ["l1"]}, {"name": "hw1", "notebooks": ["main"]}, {"name": "hw2", "notebooks": ["main"]}]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("l1/l1.ipynb", "l1"),
        ("course/l1/l1-Copy1.ipynb", "l1"),
        ("l1.ipynb", "l1"),
        ("downloads/l1.ipynb", "l1"),
        ("hw2/main.ipynb", "hw2"),
        ("main.ipynb", None),
        ("hw1/l1.ipynb", "hw1"),
        ("", None),
    ],
)
def test_a_notebook_is_known_by_its_folder_and_else_by_its_name(path: str, name: str | None):
    found = find_assignment(path, LISTED)
    assert (found and found["name"]) == name
