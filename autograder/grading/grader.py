"""Grades one submission: rebuild the notebook, observe in the student's process, judge in a trusted one.

Which submission this is, where it came from and where the result goes is not known here.
"""

from __future__ import annotations

import contextlib
import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from autograder.grading.endings import EndedFromOutside
from autograder.grading.judges import Judges
from autograder.grading.results import SubmissionResult
from autograder.grading.run import TRIES, Run, observe, observe_alone
from autograder.grading.scoring import earlier_may_be_wrong, graded_notebook, misses_files, results
from autograder.judging.findings import Example, Verdict
from autograder.kernels.confine import Limits
from autograder.kernels.kernel import KernelError, Template, TemplateGone
from autograder.notebooks.assignment import Assignment
from autograder.notebooks.submission import Rebuilt, SubmissionError, parse_submission, rebuild
from autograder.reasons import reason

_DRAWS = re.compile(r"plot|pylab|seaborn|draw|hist\(")


class _Turns:
    """Lets many observe at a time, or one alone; who wants to be alone comes before those who begin later."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._together = self._waiting = 0
        self._alone = False

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        with self._changed:
            self._changed.wait_for(lambda: not self._alone and not self._waiting)
            self._together += 1
        try:
            yield
        finally:
            with self._changed:
                self._together -= 1
                self._changed.notify_all()

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        with self._changed:
            self._waiting += 1
            self._changed.notify_all()
            self._changed.wait_for(lambda: not self._alone and not self._together)
            self._waiting -= 1
            self._alone = True
        try:
            yield
        finally:
            with self._changed:
                self._alone = False
                self._changed.notify_all()


class Grader:
    """Holds the two warm templates, that of the judges only where something is judged. `grade` may be called from several threads."""

    def __init__(
        self,
        confined: bool = True,
        modules: tuple[str, ...] = (),
        assignments: Iterable[Assignment] = (),
        kernels: Template | None = None,
        private: Iterable[Path] = (),
    ) -> None:
        """`modules`, and those that `assignments` name, are imported once; what else a notebook imports, it imports itself.

        So is what the judge halves of `assignments` import; those of other assignments import it for each submission. Of the kits of
        `assignments` the students' processes are given the observing part alone. `kernels` is a template of the same `confined` that
        was started earlier, with what `needs` says of these assignments; it ends with the grader.
        Of `private`, which is where the course is kept, student code sees nothing.
        """
        known = list(assignments)
        self.confined = confined
        self.private = tuple(private)
        self._asked_for = frozenset(modules)
        self.modules, self._files = needs(known, modules)
        self._judge_files = {f"{kit.name}.judging": path for kit in _kits(known) if (path := kit / "judging.py").is_file()}
        judged = {"numpy", "autograder.observing", *(name for assignment in known for name in assignment.judge_modules)}
        self._judge_modules = tuple(sorted(judged - {*self._files, *self._judge_files}))
        self._lock = threading.Lock()
        self._turns = _Turns()
        self._closed = False
        self.kernels = kernels or self._new_kernels()
        # Imports its share beside the kernels' template, but where no cell has a judge half it would do so for nobody.
        wanted = not known or any(test.judging is not None for assignment in known for test in assignment.tests.values())
        self.judges = self._new_judges() if wanted else None

    def _new_kernels(self) -> Template:
        return Template(confined=self.confined, modules=self.modules, files=self._files, private=self.private)

    def _new_judges(self) -> Judges:
        files = self._files | self._judge_files
        return Judges(Template(confined=False, modules=self._judge_modules, session="autograder.grading.judge_session", files=files))

    def wait(self) -> None:
        """Blocks until both templates are warm; one that is killed meanwhile is started anew.

        Raises KernelError, also where a module that somebody asked for cannot be imported: one that assignments name may be left out.
        """
        for attempt in range(TRIES):
            try:
                absent = [said for said in self.kernels.wait()["absent"] if said.partition(":")[0] in self._asked_for]
                if absent:
                    raise KernelError("--preload {absent}; check the name, or install it", absent="; ".join(absent))
                if self.judges is not None:
                    self.judges.template.wait()
                return
            except TemplateGone:
                if attempt == TRIES - 1:
                    raise
                self._revive()

    def _revive(self) -> None:
        """Starts anew what was ended from outside."""
        with self._lock:
            if self._closed:
                raise TemplateGone("grading has ended")
            if not self.kernels.alive():
                self.kernels.close()
                self.kernels = self._new_kernels()
            if self.judges is not None and not self.judges.template.alive():
                self.judges.close()
                self.judges = self._new_judges()

    def grade(self, assignment: Assignment, data: bytes, limits: Limits) -> SubmissionResult:
        """Grades the bytes of one submitted notebook. Limits that the assignment sets for itself widen `limits`.

        Raises SubmissionError where they are no notebook, or where its process was killed from outside each time it was tried;
        KernelError where no process can be had.
        """
        began = time.monotonic()
        missing = sorted(set(needs([assignment])[1]) - set(self._files))
        if missing:
            raise KernelError(
                "the grader was started without {missing}, which {assignment} uses; start it for this assignment",
                missing=missing[0],
                assignment=assignment.name,
            )
        rebuilt = rebuild(assignment, parse_submission(data))
        if any(".ipynb" in cell.source for cell in rebuilt.cells):  # one reads the notebook itself, which nbgrader has beside it as well
            assignment = replace(assignment, files={f"{assignment.book}.ipynb": data, **assignment.files})
        limits = _widened(limits, assignment.limits)
        limits = replace(limits, disk=limits.disk + sum(map(len, assignment.files.values())))
        for attempt in range(TRIES):
            try:
                return self._grade(assignment, rebuilt, limits, began)
            except (TemplateGone, EndedFromOutside) as error:
                if attempt == TRIES - 1:
                    if isinstance(error, EndedFromOutside):  # it may know how: it must not stop the others
                        raise SubmissionError(reason("tried", times=TRIES, why=error.why)) from error
                    raise
                self._revive()
        raise AssertionError("unreachable")

    def _grade(self, assignment: Assignment, rebuilt: Rebuilt, limits: Limits, began: float) -> SubmissionResult:
        run = self._undisturbed(lambda: observe(self.kernels, assignment, rebuilt, limits))
        verdicts, judging = self._judge(
            assignment, {grade_id: seen.values for grade_id, seen in run.seen.items() if seen.values is not None}
        )
        for look in (self._with_right_versions, self._shown):
            verdicts, more = look(assignment, rebuilt, limits, run, verdicts)
            judging += more
        tests = results(assignment, rebuilt, run, verdicts)
        return SubmissionResult(
            tests=tests,
            remarks=(*rebuilt.remarks, *misses_files(assignment, rebuilt, run)),
            unanswered=tuple(cell.grade_id for cell in rebuilt.cells if cell.role == "solution" and not cell.answered and cell.grade_id),
            seconds=time.monotonic() - began,
            cpu_seconds=run.cpu,
            memory=run.memory,
            judging_seconds=judging,
            confined=self.kernels.confined,
            language=assignment.language,
            notebook=graded_notebook(assignment, rebuilt, run, tests),
        )

    def _undisturbed(self, observe: Callable[[], Run]) -> Run:
        """What is observed beside others, or alone where they may have been why it took so long: their work is to cost no points."""
        with self._turns.together():
            run = observe()
        if run.starved:
            with self._turns.alone():
                run = observe()
        return run

    def _judge(self, assignment: Assignment, values: Mapping[str, Mapping[str, object]]) -> tuple[dict[str, Verdict], float]:
        """The verdict on each test that left values, and the seconds that took."""
        began = time.monotonic()
        return (self._warm_judges().verdicts(assignment, values) if values else {}), time.monotonic() - began

    def _warm_judges(self) -> Judges:
        """The judges, whose template is started now where the assignments that were named had no use for it."""
        with self._lock:
            if self._closed:
                raise TemplateGone("grading has ended")
            if self.judges is None:
                self.judges = self._new_judges()
            return self.judges

    def _with_right_versions(
        self, assignment: Assignment, rebuilt: Rebuilt, limits: Limits, run: Run, verdicts: dict[str, Verdict]
    ) -> tuple[dict[str, Verdict], float]:
        """Judges what failed once more, with right versions of the earlier tasks that failed, in a process that has them.

        Nothing counts of what that process says but whether the task is solved and which mistake was made: it could read them.
        """
        wanted = {
            grade_id: (test.observing, test.travelling)
            for grade_id, test in assignment.tests.items()
            if _failed(verdicts.get(grade_id)) and earlier_may_be_wrong(assignment, rebuilt, test, verdicts)
        }
        if not wanted:
            return verdicts, 0.0
        again = self._undisturbed(lambda: observe_alone(self.kernels, assignment, rebuilt, limits, run, wanted))
        run.add_use(again)
        found, took = self._judge(assignment, {grade_id: seen.values for grade_id, seen in again.seen.items() if seen.values is not None})
        better = {grade_id: _of_another_process(verdicts[grade_id], verdict) for grade_id, verdict in found.items()}
        return {**verdicts, **better}, took

    def _shown(
        self, assignment: Assignment, rebuilt: Rebuilt, limits: Limits, run: Run, verdicts: dict[str, Verdict]
    ) -> tuple[dict[str, Verdict], float]:
        """Takes what is shown of the visible examples from a process that was given nothing hidden; what cannot be, is not shown."""
        with_example = {grade_id: assignment.tests[grade_id].shown for grade_id, verdict in verdicts.items() if verdict.example is not None}
        wanted = {grade_id: (shown.source, shown.names) for grade_id, shown in with_example.items() if shown is not None}
        examples: dict[str, Example | None] = dict.fromkeys(with_example)
        took = 0.0
        if wanted:
            again = self._undisturbed(lambda: observe_alone(self.kernels, assignment, rebuilt, limits, run, wanted, hidden=False))
            run.add_use(again)
            values = {}
            for grade_id, seen in again.seen.items():
                known, shown = run.seen[grade_id].values, with_example[grade_id]
                if known is not None and seen.values is not None and shown is not None:
                    values[grade_id] = shown.put_into(known, seen.values)
            found, took = self._judge(assignment, values)
            examples |= {grade_id: verdict.example for grade_id, verdict in found.items()}
        return {
            grade_id: replace(verdict, example=examples[grade_id]) if grade_id in examples else verdict
            for grade_id, verdict in verdicts.items()
        }, took

    def close(self) -> None:
        self._closed = True
        self.kernels.close()
        if self.judges is not None:
            self.judges.close()

    def __enter__(self) -> Grader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def needs(assignments: Iterable[Assignment], modules: Iterable[str] = ()) -> tuple[tuple[str, ...], dict[str, Path]]:
    """What a template for these assignments imports once, and the kits' observing parts by module name."""
    known = list(assignments)
    names = dict.fromkeys([*modules, *(name for assignment in known for name in assignment.imports)])
    if not known or any(map(_may_draw, known)):
        names["matplotlib"] = None
    return tuple(names), {f"{kit.name}.observing": path for kit in _kits(known) if (path := kit / "observing.py").is_file()}


def _may_draw(assignment: Assignment) -> bool:
    """Whether anything in a notebook or beside it looks as if it drew: what draws takes a third of a template's start."""
    cells = (cell.source for cell in assignment.notebook.cells if cell.cell_type == "code")
    beside = (content.decode("utf-8", "replace") for name, content in assignment.files.items() if name.endswith(".py"))
    return any(_DRAWS.search(source) for source in (*cells, *beside))


def _kits(assignments: Iterable[Assignment]) -> list[Path]:
    return sorted({assignment.kit for assignment in assignments if assignment.kit is not None})


def _widened(limits: Limits, own: Mapping[str, float]) -> Limits:
    """The limits with the CPU time of a cell that an assignment needs; the wall time grows in the same ratio."""
    factor = own.get("cell_cpu", 0.0) / limits.cell_cpu
    if factor <= 1:
        return limits
    cell_seconds = limits.cell_seconds * factor
    return replace(
        limits,
        cell_cpu=limits.cell_cpu * factor,
        cell_seconds=cell_seconds,
        total_cpu=max(limits.total_cpu, 2 * limits.cell_cpu * factor),
        total_seconds=max(limits.total_seconds, 2 * cell_seconds),
    )


def _failed(verdict: Verdict | None) -> bool:
    return verdict is not None and not verdict.passed and verdict.author_error is None


def _of_another_process(first: Verdict, again: Verdict) -> Verdict:
    """The verdict on what was done with right versions, of which a page says no more than one thing."""
    if again.author_error is not None:
        return first
    kept = replace(again, findings=again.findings[:1], held=None, checked=None, wrong_kinds=(), choice=None)
    return kept if kept.example is None else replace(kept, example=first.example)
