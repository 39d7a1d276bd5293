"""Seconds a submission: plain nbgrader, otter-grader if installed, this grader with 1 and 2 workers, and the floor; in turn, in one run.

    make benchmark                                     24 submissions of l1, drawn at random from the right answers of its bank
    make benchmark BENCHMARK="--pairs 5 --assignments fitting l1 l2 elastic-net keras-in-practice --nbgrader 8"
    python benchmarks/grading.py --help

With several assignments or pairs, nbgrader and this grader with 2 workers alone are compared, each pair on a class drawn anew, by
median and range; each pair is a row of benchmarks/history.csv. This grader takes the whole class, nbgrader a part of it that stands for
the whole, as `Sample` describes: all that are slow, and some of the others, corrected by what their code is known to cost. Both figures are
printed, the corrected one is the result. Whatever nbgrader grades must get the same scores from both, test by test; right answers that do
not go together are no part of its sample.

The floor is the same cells by plain `exec` in forks of a warm process on all cores: no Jupyter, no walls, no judge apart.
Ratios compare within one run; the machine's other work disturbs them all.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import platform
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook as NbgraderGradebook

from autograder.checking.bank import load_bank
from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.grading.results import Outcome, SubmissionResult
from autograder.kernels.confine import Limits
from autograder.kernels.kernel import Template
from autograder.notebooks.assignment import cell_grade_id

PROJECT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent

Scores = dict[str, float | None]  # by test


@dataclass
class Measured:
    """One way of grading."""

    name: str
    submissions: int
    seconds: float
    cpu: float  #: seconds of the whole machine's processors
    peak: int = 0
    more: dict[str, float] = field(default_factory=dict)

    @property
    def each(self) -> float:
        return self.seconds / self.submissions

    @property
    def cpu_each(self) -> float:
        return self.cpu / self.submissions


def make_course(folder: Path, name: str, count: int, seed: int = 0) -> Path:
    """A released course with `count` submissions to the assignment, each task answered by a right answer drawn at random from the bank."""
    course = folder / "course"
    (course / "assignments").mkdir(parents=True)
    shutil.copy(PROJECT / f"exercises/assignments/{name}.md", course / "assignments")
    for part in ("questions", "kit"):
        shutil.copytree(PROJECT / "exercises" / part, course / part)
    (course / "nbgrader_config.py").write_text(
        'c = get_config()\nc.CourseDirectory.course_id = "regularization"\nc.ExecutePreprocessor.timeout = 900\n'
    )
    subprocess.run([BIN / "autograder", "release", "--course", course], check=True, stdout=subprocess.DEVNULL)
    answers: dict[str, list[tuple[str, ...]]] = {}
    for answer in load_bank(PROJECT / "tests/banks" / name):
        if answer.right:
            answers.setdefault(answer.task, []).append(answer.cells)
    draw = random.Random(f"{name} {seed}")
    for number in range(count):
        notebook = nbformat.read(course / f"release/{name}/{name}.ipynb", as_version=4)
        by_task = {task: draw.choice(group) for task, group in answers.items()}
        cells = []
        for cell in notebook.cells:
            if (parts := by_task.get(cell_grade_id(cell) or "")) is not None:
                cells += [nbformat.v4.new_code_cell(part) for part in parts[:-1]]
                cell.source = parts[-1]
            cells.append(cell)
        notebook.cells = cells
        target = course / f"submitted/student-{number:04}/{name}"
        target.mkdir(parents=True)
        nbformat.write(notebook, target / f"{name}.ipynb")
    return course


def measured(name: str, submissions: int, work: Callable[[], None]) -> Measured:
    """Runs the work and watches the memory of everything that this process started."""
    peak, done = 0, threading.Event()

    def watch() -> None:
        nonlocal peak
        while not done.wait(0.5):
            peak = max(peak, sum(map(_proportional, _descendants(os.getpid()))))

    watcher = threading.Thread(target=watch)
    watcher.start()
    began, used = time.perf_counter(), _machines_cpu()
    try:
        work()
    finally:
        seconds, cpu = time.perf_counter() - began, _machines_cpu() - used
        done.set()
        watcher.join()
    result = Measured(name, submissions, seconds, cpu, peak)
    print(f"{name:42} {result.each:8.2f} s each  {seconds:8.1f} s in all  {cpu:8.1f} s CPU  {peak >> 20:6} MB", flush=True)
    return result


def _machines_cpu() -> float:
    """Seconds that all processors have worked: what a grader's forks use is not in what their parents' parents are told."""
    with open("/proc/stat") as file:
        user, nice, system = map(int, file.readline().split()[1:4])
    return (user + nice + system) / os.sysconf("SC_CLK_TCK")


def _descendants(process: int) -> list[int]:
    found: list[int] = []
    todo = [process]
    while todo:
        parent = todo.pop()
        for path in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                children = [int(word) for word in path.read_text().split()]
            except OSError:
                continue
            found += children
            todo += children
    return found


def _proportional(process: int) -> int:
    try:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


def run(*command: object, cwd: Path, env: dict[str, str] | None = None) -> None:
    done = subprocess.run([str(part) for part in command], cwd=cwd, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{command[0]} failed:\n{done.stderr[-3000:]}")


def fresh(course: Path, only: Collection[str] | None = None) -> Path:
    """A copy of the course in which nothing is graded yet, with the submissions of these students alone."""
    copy = Path(tempfile.mkdtemp(dir=course.parent)) / "course"
    shutil.copytree(course, copy)
    for folder in (copy / "submitted").iterdir():
        if only is not None and folder.name not in only:
            shutil.rmtree(folder)
    return copy


def plainly(course: Path, name: str, expected: dict[str, Scores]) -> Measured:
    """`nbgrader autograde` on the submissions of the students named; ends the run unless each gets the scores that are expected."""
    work = fresh(course, expected)
    kit = os.environ | {"PYTHONPATH": str(work)}  # what the tests import of the course, plain nbgrader has to be told
    count = len(expected)
    result = measured(f"nbgrader autograde ({count})", count, lambda: run(BIN / "nbgrader", "autograde", name, cwd=work, env=kit))
    with NbgraderGradebook(f"sqlite:///{work}/gradebook.db") as gradebook:
        submissions = gradebook.assignment_submissions(name)
        scores = {one.student.id: {grade.name: grade.auto_score for grade in one.notebooks[0].grades} for one in submissions}
    if different := differing(expected, scores):
        sys.exit("nbgrader gave other scores than this grader: not a fair comparison\n" + "\n".join(different))
    return result


def differing(ours: dict[str, Scores], theirs: dict[str, Scores]) -> list[str]:
    """A line for each score of ours that the other grader did not give."""
    return [
        f"{student}, {test}: {score} by this grader, {theirs.get(student, {}).get(test)} by nbgrader"
        for student, tests in ours.items()
        for test, score in tests.items()
        if theirs.get(student, {}).get(test) != score
    ]


FLOOR = """
import os, sys, json, time, glob
import numpy, scipy.linalg, scipy.optimize, tensorflow, keras, matplotlib.pyplot, sklearn.linear_model
import autograder.observing, autograder.judging
files = json.loads(sys.argv[1]); cores = int(sys.argv[2]); running = set(); stopped = used = 0
def end():
    global used
    pid, status, usage = os.wait4(-1, 0); running.discard(pid)
    used += usage.ru_utime + usage.ru_stime
    return status != 0
ready = time.perf_counter()
for path in files:
    while len(running) >= cores:
        stopped += end()
    pid = os.fork()
    if pid == 0:
        sys.stdout = sys.stderr = open(os.devnull, "w")
        space, raised = {}, 0
        for cell in json.load(open(path))["cells"]:
            if cell["cell_type"] == "code":
                try: exec(compile("".join(cell["source"]), path, "exec"), space)
                except Exception: raised = 1
        os._exit(raised)
    running.add(pid)
while running:
    stopped += end()
print(time.perf_counter() - ready, stopped, used)
"""


def floor(course: Path, name: str, cores: int) -> tuple[Measured, float]:
    """The same cells, hidden tests and judge halves in them, by exec in warm forks. Second value: without the import."""
    source = nbformat.read(course / f"source/{name}/{name}.ipynb", as_version=4)
    tests = {cell_grade_id(cell): cell.source for cell in source.cells if cell.metadata.get("nbgrader", {}).get("grade")}
    files = []
    for path in sorted(course.glob(f"submitted/*/{name}/{name}.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            cell.source = tests.get(cell_grade_id(cell), cell.source)
        target = path.with_name("floor.json")
        nbformat.write(notebook, target)
        files.append(str(target))
    after: list[float] = []
    cpu: list[float] = []

    def work() -> None:
        threads = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "TF_NUM_INTRAOP_THREADS", "TF_NUM_INTEROP_THREADS")
        environment = os.environ | dict.fromkeys(threads, "1") | {"PYTHONPATH": str(course)}
        done = subprocess.run(
            [sys.executable, "-c", FLOOR, json.dumps(files), str(cores)],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        seconds, stopped, used = done.stdout.split()
        after.append(float(seconds))
        cpu.append(float(used))
        if int(stopped) > 0.2 * len(files):
            sys.exit(f"{stopped} of {len(files)} submissions made of right answers do not run to their end: no floor to measure against")

    result = measured(f"floor: exec in warm forks, {cores} at a time", len(files), work)
    result.more = {"CPU of the forks": cpu[0]}
    return result, after[0]


OTTER_TEST = """OK_FORMAT = False
from otter.test_files import test_case
name, points = {name!r}, {points!r}
@test_case(points=points)
def test(env):
    exec({source!r}, env)
"""


def otter(course: Path, name: str, program: str) -> Measured:
    """`otter run` on each submission: the same cells and tests, each test cell as one test that raises or does not."""
    source = nbformat.read(course / f"source/{name}/{name}.ipynb", as_version=4)
    configuration = course.parent / "otter.zip"
    with zipfile.ZipFile(configuration, "w") as archive:
        archive.writestr("otter_config.json", json.dumps({"lang": "python"}))
        for number, cell in enumerate(source.cells):
            about = cell.metadata.get("nbgrader", {})
            if about.get("grade"):
                text = OTTER_TEST.format(name=about["grade_id"], points=about["points"], source=cell.source)
                archive.writestr(f"tests/q{number:02}.py", text)
    submissions = sorted(course.glob(f"submitted/*/{name}/{name}.ipynb"))

    def work() -> None:
        for submission in submissions:
            command = (program, "run", "--no-logo", "--autograder", configuration, submission)
            run(*command, cwd=submission.parent, env=os.environ | {"PYTHONPATH": f"{PROJECT}:{course}"})  # for the tests

    result = measured(f"otter run ({len(submissions)})", len(submissions), work)
    scores = [json.loads(path.with_name("results.json").read_text()) for path in submissions]
    full = [all(test["score"] == test["max_score"] for test in one["tests"] if "score" in test) for one in scores]
    print(f"  full marks by otter: {sum(full)} of {len(full)}")
    return result


def writing(course: Path, name: str) -> float:
    """Seconds that the gradebook takes for one submission, the mean over the class, written once more."""
    assignment = Course(course).assignment(name)
    with Gradebook(Course(course)) as gradebook:
        records = gradebook.records(name).values()
        began = time.perf_counter()
        for record in records:
            if record.result:
                gradebook.save(assignment, record.student, record.submission_digest, record.result, None)
        return (time.perf_counter() - began) / len(records)


def kernel_start() -> float:
    """Seconds from asking a warm template for a kernel to its first reply; the median of ten."""
    with Template() as template:
        template.wait()
        seconds = []
        for _ in range(10):
            began = time.perf_counter()
            with template.fork(Limits()) as kernel:
                kernel.run("pass", "a cell")
                seconds.append(time.perf_counter() - began)
    return statistics.median(seconds)


HISTORY = PROJECT / "benchmarks/history.csv"
COLUMNS = (
    "date",
    "machine",
    "assignment",
    "pair",
    "submissions",
    "nbgrader_of",
    "nbgrader_each",
    "nbgrader_cpu",
    "ours_each",
    "ours_cpu",
    "ratio",
)


SLOW = 4  #: a submission whose code takes this many times the median


@dataclass(frozen=True)
class Sample:
    """Those of a class whom other graders grade, and what they would take for the whole, estimated from them.

    One answer that trains for a minute weighs as much as the rest of the class, and a sample drawn blindly rarely holds it. So there are
    two strata, by the CPU that each student's process used with this grader. Of the slow stratum everybody is in the sample. Of the rest
    some are, and their mean is corrected by a difference estimate: students' code costs the same whoever runs it, so what the sample's code
    costs less than all the rest's is added, as seconds of the clock, since the other graders grade one at a time.

    Who has no full marks is not in the sample: one answer has harmed the next, as one that shadows `sum` does, of which each grader makes
    something else. What their code costs is in the correction.
    """

    cpu: dict[str, float]  #: seconds, by student
    slow: dict[str, Scores]  #: what they must be given, by student
    usual: dict[str, Scores]

    @classmethod
    def of(cls, graded: dict[str, SubmissionResult], count: int) -> Sample:
        """All slow ones and `count` of the others, of those with full marks."""
        cpu = {student: result.cpu_seconds for student, result in graded.items()}
        limit = SLOW * statistics.median(cpu.values())
        whole = {student: result for student, result in sorted(graded.items()) if result.score == result.points}
        if len(whole) < len(graded):
            without = len(graded) - len(whole)
            print(f"{without} of {len(graded)} have no full marks, right answers that do not go together: no part of the others' sample")
        if len(whole) < 0.8 * len(graded):
            sys.exit("too many of the class have no full marks: not a fair class to measure on")
        scores = {student: {test.grade_id: test.score for test in result.tests} for student, result in whole.items()}
        usual = [student for student in scores if cpu[student] <= limit][:count]
        return cls(cpu, {one: scores[one] for one in scores if cpu[one] > limit}, {one: scores[one] for one in usual})

    def correction(self) -> float:
        """Seconds that the code of one of the rest costs on average beyond that of one of the sample's usual ones."""
        rest = [seconds for student, seconds in self.cpu.items() if student not in self.slow]
        return statistics.mean(rest) - statistics.mean(self.cpu[student] for student in self.usual)

    def mean(self, usual: float, slow: float) -> float:
        """Over the whole class, of what is this much on average over the two parts of the sample."""
        return usual + (slow - usual) * len(self.slow) / len(self.cpu)

    def graded_by(self, grader: Callable[[dict[str, Scores]], Measured]) -> Measured:
        """The whole class, estimated from grading the sample; `uncorrected` is a submission's seconds by the means of the sample alone."""
        usual = grader(self.usual)
        slow = grader(self.slow) if self.slow else usual
        count, more = len(self.cpu), self.correction()
        result = Measured(
            usual.name,
            count,
            count * self.mean(usual.each + more, slow.each),
            count * self.mean(usual.cpu_each + more, slow.cpu_each),
            max(usual.peak, slow.peak),
            {"uncorrected": self.mean(usual.each, slow.each)},
        )
        print(
            f"{result.name.partition(' (')[0]}, estimated for all {count} from {len(self.usual)} usual and {len(self.slow)} slow ones: "
            f"{result.each:.2f} s each ({result.more['uncorrected']:.2f} s uncorrected)",
            flush=True,
        )
        return result


def results(course: Path, name: str) -> dict[str, SubmissionResult]:
    """What this grader found, by student."""
    with Gradebook(Course(course)) as gradebook:
        return {record.student: record.result for record in gradebook.records(name).values() if record.result}


def graded_here(course: Path, name: str, size: int) -> tuple[Measured, dict[str, SubmissionResult]]:
    """This grader with two workers, imports counted in, on all that was handed in; and what it found, by student."""
    copy = fresh(course)
    command = (BIN / "autograder", "grade", "--course", copy, "--workers", 2)
    ours = measured("autograder grade, workers: 2", size, lambda: run(*command, cwd=course))
    return ours, results(copy, name)


def compare(folder: Path, name: str, pair: int, size: int, plain: int) -> dict[str, object]:
    """One pair: this grader on a class of `size`, nbgrader on a `Sample` of it with `plain` usual ones."""
    print(f"-- {name}, pair {pair}", flush=True)
    course = make_course(folder, name, size, pair)
    ours, graded = graded_here(course, name, size)
    if endless := [student for student, result in graded.items() if any(test.outcome is Outcome.TIMEOUT for test in result.tests)]:
        print(f"{len(endless)} of {size} do not end, right answers that do not go together, and would measure a limit of time: left out")
        for student in endless:
            shutil.rmtree(course / "submitted" / student)
        size -= len(endless)
        ours, graded = graded_here(course, name, size)
    sample = Sample.of(graded, plain)
    theirs = sample.graded_by(lambda students: plainly(course, name, students))
    ratio = theirs.each / ours.each
    print(f"nbgrader / ours: {ratio:.1f} ({theirs.more['uncorrected'] / ours.each:.1f} uncorrected)", flush=True)
    machine = f"{os.cpu_count()} cores, {platform.machine()}"
    figures = (theirs.each, theirs.cpu_each, ours.each, ours.cpu_each, ratio)
    others = len(sample.usual) + len(sample.slow)
    values = (date.today(), machine, name, pair, size, others, *(f"{figure:.2f}" for figure in figures))
    return dict(zip(COLUMNS, values, strict=True))


def compare_all(names: list[str], pairs: int, size: int, plain: int) -> None:
    """Pairs for each assignment, in turn so that what else the machine does disturbs all alike; median and range; rows of the history."""
    rows: list[dict[str, object]] = []
    for pair in range(1, pairs + 1):
        for name in names:
            with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
                rows.append(compare(Path(folder), name, pair, size, plain))
    is_new = not HISTORY.exists()
    with HISTORY.open("a", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        if is_new:
            writer.writeheader()
        writer.writerows(rows)
    print(f"\nnbgrader / ours with 2 workers, imports counted in, {size} submissions, {pairs} pairs: median (range)")
    for name in names:
        ratios = [float(str(row["ratio"])) for row in rows if row["assignment"] == name]
        print(f"  {name:20} {statistics.median(ratios):5.1f} ({min(ratios):.1f} to {max(ratios):.1f})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--class-size", type=int, default=24)
    parser.add_argument(
        "--nbgrader",
        type=int,
        default=None,
        help="usual submissions that nbgrader grades beside all slow ones; its time for the rest is estimated",
    )
    parser.add_argument(
        "--otter", metavar="PROGRAM", default=shutil.which("otter"), help="otter-grader's command, to be compared too; if installed"
    )
    parser.add_argument("--json", type=Path, help="write the figures here as well")
    parser.add_argument("--assignments", nargs="+", metavar="NAME", default=["l1"], help="several are compared with nbgrader alone")
    parser.add_argument("--pairs", type=int, default=0, help="how often each is compared; rows go to benchmarks/history.csv")
    options = parser.parse_args()
    size = options.class_size
    plain = min(options.nbgrader or size, size)
    cores = os.cpu_count() or 1
    print(f"{date.today()}, {platform.platform()}, {cores} cores, Python {platform.python_version()}, {size} submissions\n")
    if options.pairs or len(options.assignments) > 1:
        compare_all(options.assignments, options.pairs or 1, size, plain)
        return
    (name,) = options.assignments
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        course = make_course(Path(folder), name, size)
        ways = []
        for workers in (1, 2):
            copy = fresh(course)
            command = (BIN / "autograder", "grade", "--course", copy, "--workers", workers)
            ours = measured(f"autograder grade, workers: {workers}", size, lambda command=command: run(*command, cwd=course))
            found = results(copy, name)
            graded = list(found.values())
            ours.more = {
                "inside each, mean": sum(one.seconds for one in graded) / size,
                "of it cells": sum(one.seconds - one.judging_seconds for one in graded) / size,
                "of it judging": sum(one.judging_seconds for one in graded) / size,
                "CPU of each": sum(one.cpu_seconds for one in graded) / size,
                "writing": writing(copy, name),
                "full marks": sum(one.score == one.points for one in graded),
            }
            ways.append(ours)
        nothing = measured("autograder grade, nothing new", size, lambda: run(BIN / "autograder", "grade", "--course", copy, cwd=course))
        floor_all, floor_after = floor(course, name, cores)
        sample = Sample.of(found, plain)
        theirs = sample.graded_by(lambda students: plainly(course, name, students))
        others = [sample.graded_by(lambda students: otter(fresh(course, students), name, options.otter))] if options.otter else []
        one, two = ways
        inside = two.more["inside each, mean"] / 2
        print()
        for other in (theirs, *others):
            ratio = f"{other.each / two.each:.1f} ({other.more['uncorrected'] / two.each:.1f} uncorrected)"
            print(f"{other.name.split()[0]} / ours with 2 workers, imports counted in: {ratio}")
        print(f"1 worker / 2 workers: {one.seconds / two.seconds:.2f}, starts apart {one.more['inside each, mean'] / inside:.2f}")
        print(f"starting costs, once, with 2 workers: {two.seconds - inside * size:.1f} s")
        print(f"each further submission, ours / floor: {inside / (floor_after / size):.2f} ({inside:.2f} s / {floor_after / size:.2f} s)")
        print(f"memory of the second worker: {(two.peak - one.peak) >> 20} MB")
        print(f"start of a kernel: {kernel_start():.2f} s")
        for name, value in two.more.items():
            print(f"  with 2 workers, {name}: {value:.2f}")
        if options.json:
            rows = [vars(row) for row in [theirs, *ways, *others, nothing, floor_all]]
            options.json.write_text(json.dumps(rows, indent=1))


if __name__ == "__main__":
    main()
