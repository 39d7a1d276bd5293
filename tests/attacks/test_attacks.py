"""A class in which everybody cheats but a few: each cheat earns what is honest in it, and nobody else notices.

All attacks of the bank are handed in at one course and graded in one run, with honest submissions between them.
"""

import base64
import html
import json
import math
import os
import re
import shutil
import socket
import struct
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import attack_bank
import pytest
from attack_bank import Attack

from autograder.authoring.compiler import author
from autograder.classroom import engine
from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.release import release
from autograder.grading.grader import Grader
from autograder.kernels.confine import Limits
from autograder.pages.feedback import write_feedback
from autograder.pages.report import write_report
from autograder.words import located, sentence

pytestmark = pytest.mark.slow  # grades a class of attacks

NAME = "small"
LIMITS = Limits(cell_seconds=12, cell_cpu=1.5, total_seconds=120, total_cpu=20, memory=256 << 20, disk=16 << 20)
HONEST = ("honest-1", "honest-2", "zz-honest-3")
CANARY = "CANARY-"
SHOWN = {".ipynb", ".csv", ".txt", ".png"}
MOST_MEMORY = 300 << 20  # by which the grader may grow while it grades the whole bank, two at a time


@dataclass
class Run:
    """What is left of the graded class."""

    course: Course
    records: dict[str, object]
    scores: dict[str, dict[str, float]]
    summary: engine.Summary
    honest: dict[str, bytes]
    connections: list[bytes]
    growth: int
    orphans: list[str]
    templates_lived: bool
    pages: dict[str, str] = field(default_factory=dict)


class Quiet:
    def start(self, *_): ...
    def done(self, *_): ...


@pytest.fixture(scope="module")
def run(request, tmp_path_factory):
    """Grades those attacks whose tests were selected."""
    folder = tmp_path_factory.mktemp("class") / "course"
    (folder / "assignments").mkdir(parents=True)
    shutil.copy(Path(__file__).with_name("small.md"), folder / "assignments" / "small.md")
    (folder / "nbgrader_config.py").write_text('c = get_config()\nc.CourseDirectory.course_id = "regularization"\n')
    author(folder / "assignments" / "small.md", folder / "source")
    release(folder, [NAME])
    course = Course(folder)
    assignment = course.assignment(NAME)
    honest = attack_bank.honest_answers(assignment)
    released = folder / "release/small/small.ipynb"
    items = [item for item in request.session.items if item.path == request.path]  # other modules have attacks of their own
    attacks = [item.callspec.params["attack"] for item in items if "attack" in getattr(item, "callspec", P()).params]
    attacks = list({attack.id: attack for attack in attacks}.values())
    connections, port = listen()
    known = {"COURSE": str(folder), "PID": str(os.getpid()), "PORT": str(port), "LONG": "# " + "long " * 190_000}
    for student in HONEST:
        own = [f"# {CANARY}OTHER-STUDENT"]
        attack_bank.hand_in(Attack("", "", "", student=student, own=own), released, honest, folder, known)
    for attack in attacks:
        attack_bank.hand_in(attack, released, honest, folder, known)
    files = {student: course.submitted / student / NAME / "small.ipynb" for student in HONEST}
    before = {student: path.read_bytes() for student, path in files.items()}
    os.environ["ATTACKED"] = f"{CANARY}ENVIRONMENT"
    (folder / "instructor.txt").write_text(f"{CANARY}INSTRUCTOR")
    secret = bytearray(f"{CANARY}GRADER-MEMORY", "ascii")
    with Gradebook(course) as gradebook, Grader(modules=("numpy",)) as grader, ThreadPoolExecutor(2) as pool:
        gradebook.nbgrader.update_or_create_student("somebody", last_name=f"{CANARY}GRADEBOOK")
        grader.wait()
        templates = grader.kernels, grader.judges.template
        meter = Meter()
        summary = engine.grade(course, [NAME], lambda: (lambda *job: pool.submit(grader.grade, *job), 2), gradebook, LIMITS, Quiet())
        growth = meter.stop()
        lived = templates == (grader.kernels, grader.judges.template) and all(template.alive() for template in templates)
        orphans = left_running(templates[0]._process.pid)
        pages = {page.parts[-3]: page.read_text() for page in write_feedback(course, gradebook, NAME)}
        write_report(course, gradebook, NAME)
        records = gradebook.records(NAME)
        scores = {
            submission.student.id: {grade.name: grade.auto_score for grade in submission.notebooks[0].grades}
            for submission in gradebook.nbgrader.assignment_submissions(NAME)
        }
    del secret, os.environ["ATTACKED"]
    assert {student: path.read_bytes() for student, path in files.items()} == before
    return Run(course, records, scores, summary, before, connections, growth, orphans, lived, pages)


class P:
    params = {}  # noqa: RUF012


def listen():
    """A port on the loopback, and all that is ever sent to it."""
    heard = []
    server = socket.create_server(("127.0.0.1", 0))

    def serve():
        while True:
            one, _ = server.accept()
            one.settimeout(2)
            try:
                heard.append(one.recv(1000))
            except OSError as error:
                heard.append(str(error).encode())

    threading.Thread(target=serve, daemon=True).start()
    return heard, server.getsockname()[1]


class Meter:
    """By how much this process has grown at most since it was made."""

    def __init__(self):
        Path("/proc/self/clear_refs").write_text("5")
        self.before = self._read("VmRSS")

    def _read(self, name):
        return next(int(line.split()[1]) * 1024 for line in open("/proc/self/status") if line.startswith(name))

    def stop(self):
        return self._read("VmHWM") - self.before


def left_running(template):
    """Processes that the template or its supervisors have still below them, or that have lost them."""
    for _ in range(100):
        found = []
        for entry in Path("/proc").iterdir():
            try:
                status = dict(line.split(":\t", 1) for line in (entry / "status").read_text().splitlines() if ":\t" in line)
                parent = int(status["PPid"])
                nested = len(status["NSpid"].split()) > len(own_levels())
                of_a_template = b"autograder.kernels.template" in Path(f"/proc/{parent}/cmdline").read_bytes()
            except (OSError, KeyError, ValueError):
                continue
            if parent == template or (nested and not of_a_template and len(levels(parent)) <= len(own_levels())):
                found.append(f"{entry.name} {status['Name']} below {parent}")
        if not found:
            return []
        time.sleep(0.1)  # the kernel takes a moment to end a namespace
    return found


def levels(process):
    return next(line.split()[1:] for line in open(f"/proc/{process}/status") if line.startswith("NSpid"))


def own_levels():
    return levels("self")


attacks = pytest.mark.parametrize("attack", [pytest.param(attack, id=attack.id) for attack in attack_bank.load()])


@attacks
def test_it_earns_what_is_honest_in_it(run, attack):
    if attack.ignored or attack.not_in_gradebook:
        assert attack.folder not in run.scores
        return
    record = run.records[attack.folder]
    if attack.root_only and os.geteuid() != 0:
        pytest.skip("an ordinary user cannot open it at all")
    if attack.refused:
        assert re.search(attack.refused, sentence(record.refused)), record.refused
        assert not any(run.scores.get(attack.folder, {}).values())
        return
    assert record.refused is None
    for test in record.result.tests:
        allowed = attack.expect.get(test.answers, "passed").split("|")
        assert test.outcome.value in allowed, (test.grade_id, test.outcome.value, test.findings)
        assert test.score == (test.points if test.outcome.value == "passed" else 0)
        assert run.scores[attack.folder][test.grade_id] == test.score
        assert attack.names.get(test.answers, "") in sentence(located(test.what, test.place))
    assert any(attack.odd in sentence(remark) for remark in record.result.remarks) or not attack.odd, record.result.remarks


@attacks
def test_it_brings_nothing_hidden_out(run, attack):
    record = run.records.get(attack.folder)
    shown = run.pages.get(attack.folder, "") + (attack_bank.told(record.result) if record and record.result else "")
    for text in (CANARY, *attack.unseen):
        assert text not in shown, shown[max(0, shown.index(text) - 200) :][:500]
    for cell in notebook_of(run, attack):
        seen = set(re.findall(r"CANARY-[A-Z0-9-]+", json.dumps(cell.get("outputs", []))))
        assert seen <= set(attack.canaries_seen)


@attacks
def test_it_leaves_nothing_that_a_browser_would_run(run, attack):
    page = run.pages.get(attack.folder, "")
    assert "<script>evil" not in page
    assert "onerror=evil" not in page.replace("&lt;img src=x onerror=evil", "")
    assert files_of(run.course, attack) <= SHOWN
    own = [cell for cell in notebook_of(run, attack) if cell["metadata"].get("nbgrader") is None]
    for cell in own:
        kinds = {kind for output in cell.get("outputs", []) for kind in output.get("data", {})}
        assert kinds <= {"text/plain", "image/png", "image/jpeg"}
    shown = [output["data"] for cell in own for output in cell.get("outputs", []) if "data" in output]
    assert all(re.fullmatch(r"[\w+/=\s]*", "".join(data.get("image/png", ""))) for data in shown)
    pictures = [base64.b64decode("".join(data.get("image/png", ""))) for data in shown]
    assert all(math.prod(struct.unpack_from(">II", picture, 16)) < 1 << 25 for picture in pictures if picture)
    assert not any("image/jpeg" in data for data in shown)
    for text in (markdown(cell) for cell in own if cell["cell_type"] == "markdown"):
        assert not re.search(r"<(script|img|style|b class|a href=.(?!http|#|plot|figures)|pre class=.mermaid)", text, re.IGNORECASE), text
        seen = html.unescape(re.sub(r"(?s)<pre>.*?</pre>", "", text))
        assert not re.search(r"\\(href|require|cssId|bbox)", seen), text  # which act in a formula
        moving = r"\\(raise|lower|smash|rule|def|[a-z]*lap|[a-z]+\*?\{?-|\\\[-)|(\\! ){20}"  # what is drawn
        assert not re.search(moving, seen), text
    assert about(run, attack) <= {"kernelspec", "language_info"}  # on the rest, programs that open it act


def files_of(course, attack):
    """The kinds of files beside a graded notebook, all of which nbgrader's formgrader gives to browsers."""
    return {"".join(path.suffixes[-2:]) for path in (course.autograded / attack.folder).rglob("*") if path.is_file()}


def notebook_of(run, attack):
    path = run.course.autograded / attack.folder / NAME / "small.ipynb"
    return json.loads(path.read_text())["cells"] if os.path.lexists(path) else []


def about(run, attack):
    """What a graded notebook says of itself."""
    path = run.course.autograded / attack.folder / NAME / "small.ipynb"
    return set(json.loads(path.read_text())["metadata"]) if os.path.lexists(path) else set()


def markdown(cell):
    from nbconvert.filters import markdown2html

    return markdown2html("".join(cell["source"]))


def test_honest_submissions_among_them_get_all_their_points(run):
    for student in HONEST:
        assert {test.grade_id: test.score for test in run.records[student].result.tests} == run.scores[student]
        assert sum(run.scores[student].values()) == 8


def test_nothing_is_left_running(run):
    assert run.orphans == []


def test_the_warm_processes_are_those_of_the_beginning(run):
    assert run.templates_lived


def test_nothing_reached_the_graders_network(run):
    assert run.connections == []


def test_the_grader_stays_small(run):
    assert run.growth < MOST_MEMORY, f"{run.growth >> 20} MB"


def test_no_graded_notebook_is_large(run):
    large = {path.parts[-3]: path.stat().st_size for path in run.course.autograded.glob("*/*/*.ipynb") if path.stat().st_size > 20 << 20}
    assert large == {}


def test_nothing_was_written_outside_the_folders_of_the_results(run):
    known = {"assignments", "autograded", "feedback", "gradebook.db", "instructor.txt", "nbgrader_config.py", "release", "report"}
    assert {path.name for path in run.course.folder.iterdir()} <= known | {"source", "submitted", ".autograder.lock"}
    assert (run.course.folder / "instructor.txt").read_text() == f"{CANARY}INSTRUCTOR"
    assert not Path("/tmp/planted-canary").exists()
