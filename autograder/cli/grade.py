"""`autograder grade`: grade what is new or changed."""

from __future__ import annotations

import contextlib
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import click

from autograder.cli._common import command, console, course_options, json_option, progress_bars, released, say, tell, write_json
from autograder.cli._grading import grading_options
from autograder.cli._language import said
from autograder.files import keep_private
from autograder.kernels.confine import Limits
from autograder.phrases import Phrase, phrase, phrases

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.progress import Progress as Bars

    from autograder.classroom.course import Course
    from autograder.classroom.engine import Compared
    from autograder.classroom.late import Late, Rule
    from autograder.grading.results import SubmissionResult


class _Watcher:
    """A progress bar with the time left, and a line for each submission that could not be graded."""

    def __init__(self, bars: Bars | None) -> None:
        self.stop = False
        self._bars = bars
        self._task = bars.add_task(said(phrase("grading")), total=0, visible=False) if bars else None
        self._total = 0

    def start(self, assignment: str, total: int, known: int) -> None:
        self._total += total
        if self._bars and self._task is not None:  # those that were refused unread are done already
            refused = self._bars.tasks[self._task].completed
            self._bars.update(self._task, total=self._total + refused, visible=self._total > 0)

    def done(self, assignment: str, student: str, result: SubmissionResult | None, refused: Phrase | None) -> None:
        if refused is not None:
            line = phrase("{student}: {refused}", student=student, refused=refused)
            say(line, "yellow", self._bars.console if self._bars else None, one_line=True)
        if self._bars and self._task is not None:
            self._bars.advance(self._task)
        if self.stop:
            raise KeyboardInterrupt

    def interrupt(self, *_: object) -> None:
        """Ctrl-C. Raised here, it is lost where Python happens to run a destructor; then it counts after the next submission."""
        self.stop = True
        raise KeyboardInterrupt


@command
@click.argument("names", nargs=-1)
@click.option("--student", "students", multiple=True, help="Only this student's; may be repeated.")
@click.option("--again", is_flag=True, help="Grade what has not changed, too.")
@grading_options
@json_option
@course_options
def grade(
    names: tuple[str, ...],
    workers: int,
    scheduler: str | None,
    students: tuple[str, ...],
    again: bool,
    limits: Limits,
    preload: tuple[str, ...],
    allow_unconfined: bool,
    as_json: bool,
    folder: Path,
    db: str | None,
) -> None:
    """Grade what is new or changed into the gradebook.

    Submissions are submitted/STUDENT/NAME/NOTEBOOK.ipynb, with the files that lie beside it.
    """
    from autograder.classroom.course import Course
    from autograder.classroom.lock import locked
    from autograder.grading.grader import Grader, needs
    from autograder.kernels.kernel import Template

    course = Course(folder, db)
    keep_private(shared=course.settings.groupshared)
    began = time.monotonic()
    with contextlib.ExitStack() as stack:
        stack.enter_context(locked(course.folder))
        # The students' imports begin here, while this process imports nbgrader.
        modules, kits = needs(course.readable(names), preload)
        kernels = None if scheduler else stack.enter_context(Template(not allow_unconfined, modules, files=kits, private=course.private()))
        from autograder.classroom import engine
        from autograder.classroom.gradebook import Gradebook
        from autograder.classroom.late import late_submissions, rule_of

        # one that cannot be read is said before anything is graded
        rule = rule_of(course.settings.config, course.settings.where("LatePenalty", "rule"))
        gradebook = stack.enter_context(Gradebook(course))
        wanted = released(course, gradebook, names)

        def start() -> tuple[engine.Submit, int]:
            if scheduler:
                from autograder.classroom.cluster import Cluster

                imported, _ = needs(course.readable(wanted), preload)  # of all assignments, so that a worker has one template for them
                cluster = stack.enter_context(Cluster(scheduler, not allow_unconfined, imported, tuple(course.private())))
                return cluster.submit, cluster.width()
            if not as_json:
                console().print(
                    said(phrase("starting (imports are done once, for all {workers} workers) ...", workers=workers)), style="dim"
                )
            pool = ThreadPoolExecutor(workers)
            stack.callback(pool.shutdown, wait=True, cancel_futures=True)
            grader = stack.enter_context(Grader(not allow_unconfined, preload, course.readable(wanted), kernels, course.private()))
            grader.wait()
            return lambda assignment, data, limits: pool.submit(grader.grade, assignment, data, limits), workers

        try:
            with progress_bars(not as_json) as bars:
                watcher = _Watcher(bars)
                signal.signal(signal.SIGINT, watcher.interrupt)
                summary = engine.grade(course, wanted, start, gradebook, limits, watcher, students=students, again=again)
        except KeyboardInterrupt:
            console().print(said(phrase("stopped. What is graded is kept; run the same command again to continue.")))
            sys.exit(130)
        late = {name: late_submissions(gradebook.nbgrader, name) for name in wanted}
    if as_json:
        write_json(engine.plain(summary, late))
    else:
        took = time.monotonic() - began
        tell(
            phrase(
                "{graded} graded, {unchanged} unchanged, {refused} not gradable, in {took:.1f} s. "
                "Scores: {gradebook}, notebooks: {notebooks}",
                graded=len(summary.graded),
                unchanged=summary.unchanged,
                refused=len(summary.refused),
                took=took,
                gradebook=gradebook.name,
                notebooks=course.autograded,
            )
        )
        if summary.penalties:
            tell(phrase("{number} of the unchanged now have a different late penalty", number=len(summary.penalties)))
        if summary.compared:
            _say_compared(summary.compared)
        if not (summary.graded or summary.unchanged or summary.refused):
            tell(
                phrase(
                    "Nothing has been handed in: there is no {folder}/STUDENT/NAME/NOTEBOOK.ipynb. `autograder collect` puts it there.",
                    folder=course.submitted,
                )
            )
        _say_late(late, rule, course)
    sys.exit(1 if summary.refused else 0)


def _say_compared(compared: Sequence[Compared]) -> None:
    """Whether grading again changed what students had."""
    from autograder.classroom.not_graded import listed

    changed = [f"{each.student} ({each.assignment}: {each.before:g} → {each.after:g})" for each in compared if each.differs]
    if changed:
        tell(
            phrases(
                "Of {all} that had a score in the gradebook before, {n} has another one now: {listed}",
                "Of {all} that had a score in the gradebook before, {n} have another one now: {listed}",
                n=len(changed),
                all=len(compared),
                listed=listed(changed),
            )
        )
    else:
        tell(phrase("Of {all} that had a score in the gradebook before, none has another one now", all=len(compared)))


def _say_late(late: Mapping[str, Sequence[Late]], rule: Rule | None, course: Course) -> None:
    """Who was late, and what that cost."""
    from autograder.classroom.late import SETTING
    from autograder.classroom.times import shown_apart

    found = [(name, each) for name, each_late in late.items() for each in each_late]
    if not found:
        return
    if rule:
        tell(phrase("{number} late; the course's rule is: {rule}", number=len(found), rule=rule.words))
    else:
        tell(
            phrase(
                "{number} late; nbgrader's settings decide what is taken off; by default, nothing is ({setting} in nbgrader_config.py)",
                number=len(found),
                setting=SETTING,
            )
        )
    for name, each in found[:20]:
        if each.handed_in and each.due:
            due, handed_in = shown_apart(each.due, each.handed_in, course.settings.zone)
            when = phrase("handed in {handed_in}, due {due}", handed_in=handed_in, due=due)
        else:
            when = phrase("marked late by {platform}, no time or due date known here", platform=each.platform)
        tell(
            phrase("  {student}, {name}: {when}: {penalty:g} points off", student=each.student, name=name, when=when, penalty=each.penalty)
            if each.penalty
            else phrase("  {student}, {name}: {when}: nothing taken off", student=each.student, name=name, when=when)
        )
    if len(found) > 20:
        tell(phrase("  and {number} more, in the report", number=len(found) - 20))
