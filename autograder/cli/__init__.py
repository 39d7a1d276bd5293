"""The command line: author, release, grade, and what follows from the grades."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

# jsonschema, which nbformat imports, builds a grammar for a text format that no notebook uses: seconds at every start.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars

from autograder.classroom.course import Course, nbgrader_config
from autograder.errors import CourseError
from autograder.grading.results import SubmissionResult
from autograder.kernels.confine import Limits

if TYPE_CHECKING:
    from autograder.classroom.gradebook import Gradebook

_console = Console(stderr=True, highlight=False)
_SEE = "Exit codes: 0 all done, 1 something could not be done (each named, with the reason), 2 wrong usage."


def _say(text: str, style: str, console: Console = _console) -> None:
    """Shows a text that may hold names of others' choosing."""
    console.print(_harmless(text), style=style, markup=False, emoji=False, soft_wrap=True)


def _harmless(text: str) -> str:
    """With what would steer the terminal written out."""
    return "".join(letter if letter.isprintable() or letter == "\n" else repr(letter)[1:-1] for letter in text)


def _explains(command: Callable[..., Any]) -> Callable[..., Any]:
    """A person never meets a traceback for an error that has a text."""

    @wraps(command)
    def run(*arguments: Any, **options: Any) -> Any:
        try:
            return command(*arguments, **options)
        except CourseError as error:
            _say(f"autograder: {error}", "red")
            sys.exit(1)
        except OSError as error:
            _say(f"autograder: {error.filename or 'a file'}: {error.strerror}; look at it and its permissions, and run again", "red")
            sys.exit(1)

    return run


def _written(course: Course, names: tuple[str, ...]) -> list[str]:
    """The assignments that are meant: those named, or all that have a text."""
    if not (wanted := list(names) or course.written()):
        raise CourseError(f"{course.texts}: no assignment is written here; write NAME.md")
    return wanted


def _released(course: Course, gradebook: Gradebook, names: tuple[str, ...]) -> list[str]:
    """The assignments that are meant: those named, or all that were released; one that is still being written stops nobody."""
    from autograder.classroom.scores import assignment_names

    known = [] if names else assignment_names(gradebook.nbgrader)
    if not (wanted := list(names) or [name for name in course.names() if name in known]):
        raise CourseError(
            f"{gradebook.name}: the gradebook knows no assignment of {course.source}; run `autograder release` first, "
            "or name the right gradebook with --db"
        )
    return wanted


def _course_options(command: Callable[..., Any]) -> Callable[..., Any]:
    folder = click.Path(path_type=Path)
    command = click.option("--db", metavar="URL", help="The gradebook, if not COURSE/gradebook.db; PostgreSQL works too.")(command)
    return click.option("--course", "folder", default="exercises", type=folder, show_default=True, help="The course's folder.")(command)


@click.group(epilog=_SEE, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="regularization-course")
def main() -> None:
    """Grades nbgrader notebooks: fast, confined, and with a reason for every lost point."""


@main.command(epilog=_SEE)
@click.argument("names", nargs=-1)
@_course_options
@_explains
def author(names: tuple[str, ...], folder: Path, db: str | None) -> None:
    """Compile assignment texts to source notebooks.

    From assignments/NAME.md to source/NAME/NAME.ipynb; each mistake in a text is named with its line.
    """
    from autograder.authoring.compiler import author as compile_text

    course = Course(folder, db)
    for name in _written(course, names):
        path = compile_text(course.texts / f"{name}.md", course.source)
        click.echo(path)


@main.command(epilog=_SEE)
@click.argument("names", nargs=-1)
@click.option("--site", "sites", multiple=True, type=click.Path(path_type=Path), help="A built site to look through for leaks.")
@_course_options
@_explains
def release(names: tuple[str, ...], sites: tuple[Path, ...], folder: Path, db: str | None) -> None:
    """Make the students' notebooks, free of leaks.

    They lie in release/NAME/, and the gradebook knows the assignments. Texts are compiled first. Refuses to finish if a
    solution, a hidden test or an answer can be found in what is released, or in a built site that --site names.
    """
    from autograder.authoring.compiler import author as compile_text
    from autograder.classroom.release import release as release_names

    course = Course(folder, db)
    wanted = list(names or course.written() or course.names())
    with course.lock():
        for name in wanted:
            if (course.texts / f"{name}.md").is_file():
                compile_text(course.texts / f"{name}.md", course.source)
        for path in release_names(course.folder, wanted, sites, db=db):
            click.echo(path)


class _Watcher:
    """A progress bar with the time left, and a line for each submission that could not be graded."""

    def __init__(self, bars: Bars | None) -> None:
        self.stop = False
        self._bars = bars
        self._task = bars.add_task("grading", total=0, visible=False) if bars else None
        self._total = 0

    def start(self, assignment: str, total: int, known: int) -> None:
        self._total += total
        if self._bars and self._task is not None:  # those that were refused unread are done already
            refused = self._bars.tasks[self._task].completed
            self._bars.update(self._task, total=self._total + refused, visible=self._total > 0)

    def done(self, assignment: str, student: str, result: SubmissionResult | None, refused: str | None) -> None:
        if refused is not None:
            line = f"{student}: {refused}".replace("\n", "\\n")  # one line, of which no part looks like another's
            _say(line, "yellow", self._bars.console if self._bars else _console)
        if self._bars and self._task is not None:
            self._bars.advance(self._task)
        if self.stop:
            raise KeyboardInterrupt

    def interrupt(self, *_: object) -> None:
        """Ctrl-C. Raised here, it is lost where Python happens to run a destructor; then it counts after the next submission."""
        self.stop = True
        raise KeyboardInterrupt


@contextlib.contextmanager
def _bars(shown: bool) -> Iterator[Bars | None]:
    if not shown:
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(compact=True))
    with Bars(*columns, console=_console) as bars:
        yield bars


@main.command(epilog=_SEE)
@click.argument("names", nargs=-1)
@click.option("--workers", type=click.IntRange(1, 256), default=os.cpu_count() or 1, show_default="one a core", help="How many at a time.")
@click.option("--scheduler", metavar="ADDRESS", help="Grade on the Dask cluster with this scheduler, e.g. tcp://host:8786.")
@click.option("--student", "students", multiple=True, help="Only this student's; may be repeated.")
@click.option("--again", is_flag=True, help="Grade what has not changed, too.")
@click.option("--cell-seconds", type=click.FloatRange(1), default=Limits.cell_seconds, show_default=True, help="Wall time of a cell.")
@click.option("--cell-cpu", type=click.FloatRange(1), default=Limits.cell_cpu, show_default=True, help="CPU seconds of a cell.")
@click.option("--memory", type=click.IntRange(128), default=Limits.memory >> 20, show_default=True, help="MB of a submission.")
@click.option("--preload", multiple=True, metavar="MODULE", help="Import these once for all, instead of TensorFlow and the like.")
@click.option("--allow-unconfined", is_flag=True, help="Grade without confinement. Only for submissions that you trust.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@_course_options
@_explains
def grade(
    names: tuple[str, ...],
    workers: int,
    scheduler: str | None,
    students: tuple[str, ...],
    again: bool,
    cell_seconds: float,
    cell_cpu: float,
    memory: int,
    preload: tuple[str, ...],
    allow_unconfined: bool,
    as_json: bool,
    folder: Path,
    db: str | None,
) -> None:
    """Grade what is new or changed into the gradebook.

    Submissions are submitted/STUDENT/NAME/NAME.ipynb.
    """
    from autograder.grading.grader import Grader, needs
    from autograder.kernels.kernel import Template

    course = Course(folder, db)
    limits = Limits(cell_seconds=cell_seconds, cell_cpu=cell_cpu, memory=memory << 20)
    began = time.monotonic()
    with contextlib.ExitStack() as stack:
        stack.enter_context(course.lock())
        # The students' imports begin here, while this process imports nbgrader.
        modules, kits = needs(course.readable(names), preload)
        kernels = None if scheduler else stack.enter_context(Template(not allow_unconfined, modules, files=kits))
        from autograder.classroom import engine
        from autograder.classroom.gradebook import Gradebook

        gradebook = stack.enter_context(Gradebook(course, nbgrader_config(course.folder)))
        wanted = _released(course, gradebook, names)

        def start() -> tuple[engine.Submit, int]:
            if scheduler:
                from autograder.classroom.cluster import connect

                return stack.enter_context(connect(scheduler, not allow_unconfined, preload))
            if not as_json:
                _console.print(f"starting (imports are done once, for all {workers} workers) ...", style="dim")
            pool = ThreadPoolExecutor(workers)
            stack.callback(pool.shutdown, wait=True, cancel_futures=True)
            grader = stack.enter_context(Grader(not allow_unconfined, preload, map(course.assignment, wanted), kernels))
            grader.wait()
            return lambda assignment, data, limits: pool.submit(grader.grade, assignment, data, limits), workers

        try:
            with _bars(not as_json) as bars:
                watcher = _Watcher(bars)
                signal.signal(signal.SIGINT, watcher.interrupt)
                summary = engine.grade(course, wanted, start, gradebook, limits, watcher, students=students, again=again)
        except KeyboardInterrupt:
            _console.print("stopped. What is graded is kept; run the same command again to go on.")
            sys.exit(130)
    if as_json:
        click.echo(engine.to_json(summary))
    else:
        took = time.monotonic() - began
        click.echo(
            f"{len(summary.graded)} graded, {summary.unchanged} unchanged, {len(summary.refused)} not gradable, in {took:.1f} s. "
            f"Scores: {gradebook.name}, notebooks: {course.autograded}"
        )
        if summary.penalties:
            click.echo(f"{len(summary.penalties)} of the unchanged have another late penalty now")
        if not (summary.graded or summary.unchanged or summary.refused):
            click.echo(f"Nothing is handed in: no {course.submitted}/STUDENT/NAME/NAME.ipynb is there. `autograder collect` puts it there.")
    sys.exit(1 if summary.refused else 0)


@main.command(epilog=_SEE)
@_course_options
@_explains
def sample(folder: Path, db: str | None) -> None:
    """Let the made-up class hand in.

    From sample-class/NAME.yml to submitted/; what is there already stays.
    """
    from autograder.classroom.sample import make_sample_class

    course = Course(folder, db)
    if not (texts := sorted((course.folder / "sample-class").glob("*.yml"))):
        raise CourseError(f"{course.folder / 'sample-class'}: no made-up class is written here (NAME.yml)")
    for text in texts:
        click.echo(f"{len(make_sample_class(course.folder, text.stem))} students handed in {text.stem}")


@main.command(epilog=_SEE)
@click.argument("names", nargs=-1)
@click.option("--student", "students", multiple=True, help="Only this student's; may be repeated.")
@_course_options
@_explains
def feedback(names: tuple[str, ...], students: tuple[str, ...], folder: Path, db: str | None) -> None:
    """Write each student's page.

    To feedback/STUDENT/NAME/NAME.html.
    """
    from autograder.classroom.gradebook import Gradebook
    from autograder.pages.feedback import write_feedback
    from autograder.pages.rendering import find_site

    course = Course(folder, db)
    pages: list[Path] = []
    with Gradebook(course) as gradebook:
        for name in _released(course, gradebook, names):
            pages += (written := write_feedback(course, gradebook, name, students))
            click.echo(f"{len(written)} pages for {name} below {course.feedback}")
    if pages and (base := find_site(course, pages[0]).base) and not base.startswith("http"):
        click.echo("Their links lead to the site on this machine. Set html: baseurl: in _config.yml before students get the pages.")


@main.command(epilog=_SEE)
@click.argument("names", nargs=-1)
@_course_options
@_explains
def report(names: tuple[str, ...], folder: Path, db: str | None) -> None:
    """Write the class report.

    To report/NAME/: a page, and its data as CSV and JSON.
    """
    from autograder.classroom.gradebook import Gradebook
    from autograder.pages.report import write_report

    course = Course(folder, db)
    with Gradebook(course) as gradebook:
        for name in _released(course, gradebook, names):
            for path in write_report(course, gradebook, name):
                click.echo(path)


@main.command(epilog=_SEE)
@click.argument("names", nargs=-1)
@click.option("--to", type=click.Choice(["nbgrader", "csv", "canvas", "moodle"]), default="nbgrader", show_default=True, help="The format.")
@click.option("--out", type=click.Path(path_type=Path), help="The file to write.  [default: COURSE/grades-FORMAT.csv]")
@click.option("--column", "columns", multiple=True, metavar="NAME=COLUMN", help='What the other system calls an assignment ("L1 (1234)").')
@_course_options
@_explains
def export(names: tuple[str, ...], to: str, out: Path | None, columns: tuple[str, ...], folder: Path, db: str | None) -> None:
    """Write the marks for another system.

    For Canvas, Moodle, a spreadsheet or nbgrader; late penalties and manual scores are in them.
    """
    from autograder.classroom.gradebook import Gradebook
    from autograder.platforms.export import export as write_marks

    course = Course(folder, db)
    pairs = [column.partition("=") for column in columns]
    if any(not separator for _, separator, _ in pairs):
        raise click.UsageError("--column takes NAME=COLUMN, e.g. --column 'l1=L1 (1234)'")
    if columns and to not in ("canvas", "moodle"):
        raise click.UsageError("--column is for --to canvas and --to moodle; the other formats have no such columns")
    with Gradebook(course) as gradebook:
        path = out or course.folder / f"grades-{to}.csv"
        click.echo(write_marks(course, gradebook, to, path, names, columns={name: column for name, _, column in pairs}))


@main.command(epilog=_SEE)
@click.argument("file", type=click.Path(path_type=Path))
@_course_options
@_explains
def roster(file: Path, folder: Path, db: str | None) -> None:
    """Enter a class list in the gradebook.

    An export of Canvas or Moodle, or any CSV with a column student_id.
    """
    from autograder.classroom.gradebook import Gradebook
    from autograder.platforms.roster import apply, load_roster

    course = Course(folder, db)
    with course.lock(), Gradebook(course, new=True) as gradebook:
        entries = load_roster(file)
        applied = apply(gradebook, entries)
    click.echo(f"{len(applied.added)} students added, {len(applied.changed)} changed, {applied.unchanged} unchanged")
    if not any(entry.first_name or entry.last_name for entry in entries):
        click.echo("It gives no names. If they are in it, call their columns first_name and last_name, and load it again.")
    if applied.missing:
        click.echo(_harmless(f"in the gradebook but not in {file} (they stay): {', '.join(applied.missing)}"))


@main.command(epilog=_SEE)
@click.argument("name")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--worksheet", type=click.Path(path_type=Path), help="Moodle's grading worksheet, which says whose number is whose.")
@click.option("--replace", is_flag=True, help="A newer file takes the place of an older one, which is kept in replaced/.")
@_course_options
@_explains
def collect(name: str, path: Path, worksheet: Path | None, replace: bool, folder: Path, db: str | None) -> None:
    """Put what was handed in into submitted/.

    PATH is a folder or zip, as Canvas or Moodle makes it, or with a folder or file named after each student's id.
    """
    from autograder.classroom.gradebook import Gradebook
    from autograder.platforms.collect import collect as take_in
    from autograder.platforms.roster import load_roster

    course = Course(folder, db)
    with course.lock(), Gradebook(course) as gradebook:
        found = take_in(course, gradebook, name, path, worksheet=load_roster(worksheet) if worksheet else (), replace=replace)
    click.echo(f"{len(found.new)} new, {len(found.replaced)} replaced, {len(found.unchanged)} unchanged, {len(found.odd)} to look at")
    if found.late:
        click.echo(f"handed in late, as the platform marked them: {', '.join(found.late)}")
    for line in found.odd:
        _say(line, "yellow")
    sys.exit(1 if found.odd else 0)


@main.command("remove-student", epilog=_SEE)
@click.argument("student")
@click.confirmation_option(prompt="This deletes submissions, scores and feedback for good. Go on?")
@_course_options
@_explains
def remove_student(student: str, folder: Path, db: str | None) -> None:
    """Delete everything that is kept of a student."""
    from autograder.classroom.gradebook import Gradebook
    from autograder.classroom.privacy import remove_student as remove

    course = Course(folder, db)
    with course.lock(), Gradebook(course) as gradebook:
        gone = remove(course, gradebook, student)
    click.echo(f"{student} is gone from the gradebook and from {len(gone)} folders; run `autograder report` to write the report again")


@main.command(epilog=_SEE)
@click.argument("names", nargs=-1)
@click.option("--bank", "banks", default="tests/banks", type=click.Path(path_type=Path), show_default=True, help="BANK/NAME/TASK/*.py.")
@click.option("--workers", type=click.IntRange(1, 256), default=os.cpu_count() or 1, show_default="one a core", help="How many at a time.")
@click.option("--task", "tasks", multiple=True, help="Only this task or question; may be repeated.")
@click.option("--seed", help="Other random numbers in the hidden tests than those of the assignment, and another sample of mutants.")
@click.option("--mutants", is_flag=True, help="Try wrong answers made from right ones instead; none may earn all points.")
@click.option("--sample", type=click.IntRange(1), metavar="N", help="With --mutants: only N of each assignment's.")
@click.option("--all-right", is_flag=True, help="With --mutants: of every right answer of the bank, not of the author's alone.")
@click.option("--allow-unconfined", is_flag=True, help="Run the bank's answers without confinement.")
@click.option("--json", "as_json", is_flag=True, help="Print each answer's verdict as JSON.")
@_course_options
@_explains
def check(
    names: tuple[str, ...],
    banks: Path,
    workers: int,
    tasks: tuple[str, ...],
    seed: str | None,
    mutants: bool,
    sample: int | None,
    all_right: bool,
    allow_unconfined: bool,
    as_json: bool,
    folder: Path,
    db: str | None,
) -> None:
    """Try assignments on right and wrong answers.

    Each answer of the bank is graded by the real path. A right one must get all points, a wrong one none, with the
    diagnosis that its file names. With --mutants the wrong answers are made: right ones are changed in many small ways, and
    a change that costs no point is shown, unless BANK/NAME/equivalent.yml says why it is right.
    """
    from autograder.checking.bank import load_bank
    from autograder.checking.check import check_assignment, compile_text
    from autograder.grading.grader import Grader

    course = Course(folder, db)
    wanted = _written(course, names)
    if unknown := set(tasks) - {answer.task for name in wanted if tasks for answer in load_bank(banks / name)}:
        raise CourseError(f"{banks}: holds no answer to {', '.join(sorted(unknown))} of {', '.join(wanted)}; look at the name")
    if (sample or all_right) and not mutants:
        raise click.UsageError("--sample and --all-right are for --mutants")
    everything = []
    assignments = {name: compile_text(course.texts / f"{name}.md", seed) for name in wanted}
    with Grader(confined=not allow_unconfined, assignments=assignments.values()) as grader, _bars(not as_json) as bars:
        if mutants:
            from autograder.checking.mutants import check_mutants, show_reports

            found = (
                check_mutants(assignments[name], banks / name, grader, workers, tasks, seed, sample, all_right, bars) for name in wanted
            )
            sys.exit(not show_reports(found, as_json))
        for name in wanted:
            trials = check_assignment(assignments[name], banks / name, grader, workers, tasks, bars)
            everything += trials
    if as_json:
        click.echo(json.dumps([trial.plain() for trial in everything]))
    else:
        _print_trials(everything)
    sys.exit(not all(trial.well_judged for trial in everything))


def _print_trials(trials: list[Any]) -> None:
    from rich.table import Table

    table = Table("assignment", "task", "right accepted", "wrong rejected", "diagnoses right", "seconds each")
    groups: dict[tuple[str, str], list[Any]] = {}
    for trial in trials:
        groups.setdefault((trial.answer.assignment, trial.answer.task), []).append(trial)
    for (assignment, task), group in groups.items():
        right = [trial for trial in group if trial.answer.right]
        wrong = [trial for trial in group if not trial.answer.right]
        seconds = sum(trial.seconds for trial in group) / len(group)
        table.add_row(
            assignment,
            task,
            f"{sum(trial.well_scored for trial in right)} of {len(right)}",
            f"{sum(trial.well_scored for trial in wrong)} of {len(wrong)}",
            f"{sum(trial.well_diagnosed for trial in wrong)} of {len(wrong)}",
            f"{seconds:.2f}",
        )
    out = Console(highlight=False)
    out.print(table)
    for trial in trials:
        if not trial.well_judged:
            out.print(trial.complaint(), style="red", markup=False, soft_wrap=True)
    named = sum(trial.answer.diagnosis is not None for trial in trials)
    all_wrong = sum(not trial.answer.right for trial in trials)
    bad = sum(not trial.well_judged for trial in trials)
    out.print(f"{len(trials)} answers, {bad} misjudged; {named} of {all_wrong} wrong answers have a diagnosis of their own.")


@main.command(epilog=_SEE)
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@_explains
def doctor(as_json: bool) -> None:
    """Say what this machine lacks for grading.

    And what it has, and how to get the rest.
    """
    from autograder.kernels.machine import examine

    findings = examine()
    if as_json:
        click.echo(json.dumps([asdict(finding) for finding in findings]))
    else:
        for finding in findings:
            mark = "ok     " if finding.good else "MISSING" if finding.needed else "absent "
            click.echo(f"{mark}  {finding.name}: {finding.found}" + ("" if finding.good else f"\n         cure: {finding.cure}"))
    sys.exit(any(finding.needed and not finding.good for finding in findings))
