"""Who has set a mark by hand: noted where the formgrader writes it, and nobody's where nobody looked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from made_up import MEAN, NAME

from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.marks import HandMark
from autograder.classroom.privacy import remove_student
from autograder.classroom.scores import class_scores
from autograder.pages.report import write_report
from autograder.platforms.common.export import export

SETTINGS = """from autograder.nbgrader_plugin import use
c = get_config()
c.CourseDirectory.root = {root!r}
use(c)
"""
SERVER = """
import sys
from jupyter_server.auth import User
from jupyter_server.auth.identity import IdentityProvider
from jupyter_server.serverapp import ServerApp
from traitlets.config import Config

class Server(ServerApp):
    def find_server_extensions(self):
        pass  # of those that are installed here, the formgrader alone

class Known(IdentityProvider):
    def get_user(self, handler):
        return User(username=handler.request.headers.get("X-Who", "nobody"))

config = Config()
config.ServerApp.jpserver_extensions = {"nbgrader.server_extensions.formgrader": True}
config.ServerApp.identity_provider_class = Known
config.ServerApp.disable_check_xsrf = True
config.ServerApp.allow_root = True
config.ServerApp.open_browser = False
config.ServerApp.port = 0
config.ServerApp.root_dir = sys.argv[1]
app = Server.instance(config=config)
app.initialize(argv=[])
print(app.port, flush=True)
app.start()
"""
OF_ANOTHER_PROGRAM = """
import sys
from nbgrader.api import Gradebook
with Gradebook(f"sqlite:///{sys.argv[1]}") as gradebook:
    gradebook.find_grade(*sys.argv[2:]).manual_score = 0.0
    gradebook.db.commit()
"""


@pytest.fixture
def formgrader(course: Course, tmp_path: Path) -> Iterator[Callable[[str, str, dict[str, object]], None]]:
    """nbgrader's own, in a server that knows its users as a JupyterHub's does: what somebody there sets."""
    (course.folder / "nbgrader_config.py").write_text(SETTINGS.format(root=str(course.folder)))
    environment = os.environ | {
        "JUPYTERHUB_API_TOKEN": "x", "HOME": str(tmp_path), "JUPYTER_RUNTIME_DIR": str(tmp_path / "runtime")
    }  # fmt: skip
    with subprocess.Popen(
        [sys.executable, "-c", SERVER, str(course.folder)],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment, cwd=course.folder,
    ) as server:  # fmt: skip
        assert server.stdout is not None
        port = int(server.stdout.readline())

        def put(who: str, what: str, content: dict[str, object]) -> None:
            body = json.dumps(content).encode()
            headers = {"X-Who": who, "Content-Type": "application/json"}
            address = f"http://127.0.0.1:{port}/formgrader/api/{what}"
            with urllib.request.urlopen(urllib.request.Request(address, body, headers, method="PUT"), timeout=300) as answer:
                assert answer.status == 200

        try:
            yield put
        finally:
            server.kill()


def found(gradebook: Gradebook, student: str) -> list[HandMark]:
    return class_scores(gradebook.nbgrader, NAME).by_student[student].by_hand


@pytest.mark.slow
def test_of_each_mark_in_the_formgrader_it_is_known_who_set_it_last(course, gradebook, graded, formgrader, tmp_path):
    graded("ada")
    graded("bob")
    ids = {student: gradebook.nbgrader.find_grade(MEAN, NAME, NAME, student).id for student in ("ada", "bob")}
    comment = gradebook.nbgrader.find_comment("weighted-mean", NAME, NAME, "ada").id
    gradebook.nbgrader.db.rollback()
    formgrader("gina", f"grade/{ids['ada']}", {"manual_score": 1.5, "extra_credit": None})
    formgrader("hugo", f"comment/{comment}", {"manual_comment": "Nearly."})
    formgrader("hugo", f"grade/{ids['ada']}", {"manual_score": 1.5, "extra_credit": None})  # looked at, and left as it is
    formgrader("hugo", f"grade/{ids['bob']}", {"manual_score": None, "extra_credit": None})
    marks = found(gradebook, "ada")
    assert [(mark.cell, mark.what, mark.by) for mark in marks] == [(MEAN, "score", "gina"), ("weighted-mean", "comment", "hugo")]
    assert all(mark.at.endswith("+00:00") for mark in marks)
    assert found(gradebook, "bob") == []
    graded("ada", code="def weighted_mean(values, weights):\n    return 2.0\n")  # handed in again: the mark and its grader stay
    assert [mark.by for mark in found(gradebook, "ada")] == ["gina", "hugo"]
    formgrader("hugo", f"grade/{ids['ada']}", {"manual_score": 2.0, "extra_credit": 0.5})
    assert [mark.by for mark in found(gradebook, "ada")] == ["hugo", "hugo"]
    rows = json.loads((write_report(course, gradebook, NAME)[3]).read_text())["submissions"]
    assert [[mark["by"] for mark in row["by_hand"]] for row in rows] == [["hugo", "hugo"], []]
    assert "hugo" in export(gradebook, "csv", tmp_path / "marks.csv").read_text()
    remove_student(course, gradebook, "ada")
    graded("ada")
    assert found(gradebook, "ada") == []


@pytest.mark.slow  # starts another program
def test_what_was_set_while_nobody_watched_is_nobodys(course, gradebook, graded):
    graded("ada")
    # in a process of its own: in this one another test may have begun to watch
    subprocess.run([sys.executable, "-c", OF_ANOTHER_PROGRAM, gradebook.nbgrader.engine.url.database, MEAN, NAME, NAME, "ada"], check=True)
    gradebook.nbgrader.db.expire_all()
    assert found(gradebook, "ada") == [HandMark(MEAN, "score")]
    page, csv, *_ = write_report(course, gradebook, NAME)
    assert "not recorded" in page.read_text()
    assert f"{MEAN} score: not recorded" in csv.read_text()
