"""Grades one submission: rebuild the notebook, observe in the student's process, judge in a trusted one.

Which submission this is, where it came from and where the result goes is not known here.
"""

from __future__ import annotations

import ast
import builtins
import contextlib
import re
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from autograder.grading.outputs import clean, error_output, score_output, size, what_scores
from autograder.grading.results import Outcome, SubmissionResult, TestResult
from autograder.judging.findings import Example, Finding, Verdict
from autograder.judging.verdict import compiled
from autograder.kernels.confine import Limits
from autograder.kernels.ending import End, Ended, Limit
from autograder.kernels.kernel import Kernel, KernelDied, KernelError, Template, TemplateGone
from autograder.notebooks.assignment import VISIBLE_CHECK, Assignment, Rules, TestCell, only_visible
from autograder.notebooks.own_errors import missing_name, own_message
from autograder.notebooks.submission import (
    Rebuilt,
    RebuiltCell,
    SubmissionError,
    defined_in,
    handed_out,
    parse_submission,
    rebuild,
    to_notebook,
)
from autograder.reasons import Place, Reason, reason, text
from autograder.words import located, sentence

_HELD = 128 << 20  #: bytes of values that are kept of one submission until they are judged
_CHECK = 300  # characters of a check that is quoted
_DRAWS = re.compile(r"plot|pylab|seaborn|draw|hist\(")
_LINES = 256  #: in a longer cell no line is named: its number could spell something hidden
_PLACES = 4096  #: of a notebook that has more lines than this, none is: which cell it is could, too
_TRIES = 3  #: the first pass and two more, each without the cells in which the process died
_FOR_EVER = 1e9  # seconds
_JUDGE_LIMITS = Limits(cell_seconds=60, cell_cpu=60, total_seconds=_FOR_EVER, total_cpu=_FOR_EVER, memory=4 << 30)  # each half's
_JUDGED = 100  #: submissions; a judge that has had so many goes, and all with it that they left in its memory
_GIVEN = 64 << 20  #: bytes of all they left; a judge that was given so much goes as well
_ABSENT = {"cell-stopped", "cell-stopped-in-line", "try-defining-it"}  #: hints that say why what a cell should define is not there
_MISSED = {"FileNotFoundError", "ModuleNotFoundError"}
_NOT_DEFINED = reason("raised", kind="NameError")  #: what the judge says where a name is not there


class _EndedFromOutside(KernelError):
    """Something that is neither the submission nor a limit ended a process; the work is done again."""

    def __init__(self, why: Reason) -> None:
        super().__init__(sentence(why))
        self.why = why


@dataclass
class _Seen:
    """What the student's process left of one test cell."""

    visible_line: int | None = None  #: the line of a visible check that failed; 0 where it is not known
    values: dict[str, object] | None = None
    raised: str | None = None  #: the exception of the visible part
    trouble: Outcome | None = None
    why: Reason | None = None  #: of the trouble
    place: Place | None = None
    scoring: tuple[tuple[str, str], ...] = ()  #: of what the cell showed, that from which nbgrader reads a score
    seconds: float = 0.0


@dataclass
class _Run:
    """What happened in the student's process, all passes together."""

    seen: dict[str, _Seen] = field(default_factory=dict)
    outputs: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    sizes: dict[int, int] = field(default_factory=dict)  #: of the outputs, by cell
    held: int = 0  #: bytes of all values
    deaths: dict[int, Ended] = field(default_factory=dict)  #: by cell: how the process ended there
    raised: dict[int, tuple[str, int | None]] = field(default_factory=dict)  #: by cell: the exception that ended it, and its line
    stops: dict[int, Limit] = field(default_factory=dict)  #: by cell: interrupted, but alive
    cpu: float = 0.0
    wall: float = 0.0
    memory: int = 0
    starved: bool = False  #: a limit of wall time was reached while the process waited for a processor

    def show(self, at: int, outputs: list[Any], limits: Limits) -> None:
        """Keeps what a cell shows, as far as there is room."""
        self.drop(at)
        left = limits.total_output - sum(self.sizes.values())
        self.outputs[at] = clean(outputs, min(limits.output, left))
        self.sizes[at] = sum(map(size, self.outputs[at]))

    def add_use(self, other: _Run) -> None:
        """Counts what another run of the same cells has used."""
        self.cpu += other.cpu
        self.wall += other.wall
        self.memory = max(self.memory, other.memory)

    def drop(self, at: int) -> None:
        self.outputs.pop(at, None)
        self.sizes.pop(at, None)


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


class _Judges:
    """The judges' warm template, and those of its forks that wait for their next submission.

    A judge runs none of a student's code, so that it may judge one submission after the other; each half has the limits for itself.
    """

    def __init__(self, template: Template) -> None:
        self.template = template
        self._lock = threading.Lock()
        self._waiting: list[tuple[Kernel, int]] = []  # with how many they have judged
        self._closed = False

    @contextlib.contextmanager
    def one(self) -> Iterator[Kernel]:
        """A judge for one submission. It does not outlive an exception."""
        with self._lock:
            judge, judged = self._waiting.pop() if self._waiting else (None, 0)
        if judge is not None and judge.has_ended():
            judge.close()
            judge, judged = None, 0
        judge = judge or self.template.fork(_JUDGE_LIMITS)
        keeps = False
        try:
            yield judge
            keeps = judged + 1 < _JUDGED and judge.sent < _GIVEN
        finally:
            with self._lock:
                if keeps := keeps and not self._closed:
                    self._waiting.append((judge, judged + 1))
            if not keeps:
                judge.close()

    def close(self) -> None:
        with self._lock:
            self._closed = True
            waiting, self._waiting = self._waiting, []
        for judge, _ in waiting:
            judge.close()
        self.template.close()


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

    def _new_judges(self) -> _Judges:
        files = self._files | self._judge_files
        return _Judges(Template(confined=False, modules=self._judge_modules, session="autograder.grading.judge_session", files=files))

    def wait(self) -> None:
        """Blocks until both templates are warm; one that is killed meanwhile is started anew.

        Raises KernelError, also where a module that somebody asked for cannot be imported: one that assignments name may be left out.
        """
        for attempt in range(_TRIES):
            try:
                absent = [said for said in self.kernels.wait()["absent"] if said.partition(":")[0] in self._asked_for]
                if absent:
                    raise KernelError("--preload {absent}; check the name, or install it", absent="; ".join(absent))
                if self.judges is not None:
                    self.judges.template.wait()
                return
            except TemplateGone:
                if attempt == _TRIES - 1:
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
        for attempt in range(_TRIES):
            try:
                return self._grade(assignment, rebuilt, limits, began)
            except (TemplateGone, _EndedFromOutside) as error:
                if attempt == _TRIES - 1:
                    if isinstance(error, _EndedFromOutside):  # it may know how: it must not stop the others
                        raise SubmissionError(reason("tried", times=_TRIES, why=error.why)) from error
                    raise
                self._revive()
        raise AssertionError("unreachable")

    def _grade(self, assignment: Assignment, rebuilt: Rebuilt, limits: Limits, began: float) -> SubmissionResult:
        run = self._undisturbed(lambda: _observe(self.kernels, assignment, rebuilt, limits))
        verdicts, judging = self._judge(
            assignment, {grade_id: seen.values for grade_id, seen in run.seen.items() if seen.values is not None}
        )
        for look in (self._with_right_versions, self._shown):
            verdicts, more = look(assignment, rebuilt, limits, run, verdicts)
            judging += more
        tests = tuple(
            _with_definitions_again(
                assignment, rebuilt, test, _result(assignment, test, run.seen.get(grade_id), verdicts.get(grade_id), rebuilt, run)
            )
            for grade_id, test in assignment.tests.items()
        )
        return SubmissionResult(
            tests=tests,
            remarks=(*rebuilt.remarks, *_misses_files(assignment, rebuilt, run)),
            unanswered=tuple(cell.grade_id for cell in rebuilt.cells if cell.role == "solution" and not cell.answered and cell.grade_id),
            seconds=time.monotonic() - began,
            cpu_seconds=run.cpu,
            memory=run.memory,
            judging_seconds=judging,
            confined=self.kernels.confined,
            language=assignment.language,
            notebook=_graded_notebook(assignment, rebuilt, run, tests),
        )

    def _undisturbed(self, observe: Callable[[], _Run]) -> _Run:
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
        return (_judge(self._warm_judges(), assignment, values) if values else {}), time.monotonic() - began

    def _warm_judges(self) -> _Judges:
        """The judges, whose template is started now where the assignments that were named had no use for it."""
        with self._lock:
            if self._closed:
                raise TemplateGone("grading has ended")
            if self.judges is None:
                self.judges = self._new_judges()
            return self.judges

    def _with_right_versions(
        self, assignment: Assignment, rebuilt: Rebuilt, limits: Limits, run: _Run, verdicts: dict[str, Verdict]
    ) -> tuple[dict[str, Verdict], float]:
        """Judges what failed once more, with right versions of the earlier tasks that failed, in a process that has them.

        Nothing counts of what that process says but whether the task is solved and which mistake was made: it could read them.
        """
        wanted = {
            grade_id: (test.observing, test.travelling)
            for grade_id, test in assignment.tests.items()
            if _failed(verdicts.get(grade_id)) and _earlier_may_be_wrong(assignment, rebuilt, test, verdicts)
        }
        if not wanted:
            return verdicts, 0.0
        again = self._undisturbed(lambda: _observe_alone(self.kernels, assignment, rebuilt, limits, run, wanted))
        run.add_use(again)
        found, took = self._judge(assignment, {grade_id: seen.values for grade_id, seen in again.seen.items() if seen.values is not None})
        better = {grade_id: _of_another_process(verdicts[grade_id], verdict) for grade_id, verdict in found.items()}
        return {**verdicts, **better}, took

    def _shown(
        self, assignment: Assignment, rebuilt: Rebuilt, limits: Limits, run: _Run, verdicts: dict[str, Verdict]
    ) -> tuple[dict[str, Verdict], float]:
        """Takes what is shown of the visible examples from a process that was given nothing hidden; what cannot be, is not shown."""
        with_example = {grade_id: assignment.tests[grade_id].shown for grade_id, verdict in verdicts.items() if verdict.example is not None}
        wanted = {grade_id: (shown.source, shown.names) for grade_id, shown in with_example.items() if shown is not None}
        examples: dict[str, Example | None] = dict.fromkeys(with_example)
        took = 0.0
        if wanted:
            again = self._undisturbed(lambda: _observe_alone(self.kernels, assignment, rebuilt, limits, run, wanted, hidden=False))
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


def _observe(template: Template, assignment: Assignment, rebuilt: Rebuilt, limits: Limits) -> _Run:
    """Runs the cells in order. Where the process dies, a fresh one runs them again without the cell in which it died."""
    run = _Run()
    for _ in range(_TRIES):
        if (left := _left(limits, run)) is None:
            break
        at = 0
        began = time.monotonic()
        with template.fork(left) as kernel:
            try:
                kernel.put(assignment.files)
                for at, cell in enumerate(rebuilt.cells):
                    if cell.kind == "code" and at not in run.deaths:
                        try:
                            _run_cell(kernel, assignment, rebuilt, at, run, limits)
                        finally:
                            run.starved |= kernel.starved
                died = None
            except KernelDied as death:
                died = death
        _account(run, kernel, began, died)
        if died is None:
            break
        ended = died.ended
        run.deaths[at] = ended
        run.drop(at)
        if ended.limit and ended.limit.of_submission:
            break  # what it may use in all is used up
        if not _undecided(assignment, rebuilt, run):
            break  # another pass would take as long, and change no score
    return run


def _left(limits: Limits, run: _Run) -> Limits | None:
    """What a submission may still use: its processes share what it may use in all. None where that is used up."""
    cpu, wall = limits.total_cpu - run.cpu, limits.total_seconds - run.wall
    return replace(limits, total_cpu=cpu, total_seconds=wall) if min(cpu, wall) > 0 else None


def _account(run: _Run, kernel: Kernel, began: float, died: KernelDied | None) -> None:
    """Adds what a process used. Raises _EndedFromOutside where that is how it ended."""
    used = kernel.ended or {}
    run.wall += time.monotonic() - began
    run.cpu += float(used.get("cpu", 0.0))
    run.memory = max(run.memory, int(used.get("memory", 0)))
    if died is not None and died.ended.kind is End.OUTSIDE:
        signal = died.ended.signal
        raise _EndedFromOutside(reason("killed", signal=signal) if signal else reason("killed-with-supervisor"))


def _observe_alone(
    template: Template,
    assignment: Assignment,
    rebuilt: Rebuilt,
    limits: Limits,
    before: _Run,
    wanted: Mapping[str, tuple[str, tuple[str, ...]]],
    hidden: bool = True,
) -> _Run:
    """Runs the cells once more, in a process of their own, for `wanted` alone: by test, a source and the names that it leaves.

    Cells that ended the process `before` are left out. What is hidden in tests without a judge half is run too if `hidden`.
    """
    run = _Run()
    ends = [at for at, cell in enumerate(rebuilt.cells) if cell.role == "test" and cell.grade_id in wanted]
    died = None
    if (left := _left(limits, before)) is None:
        return run
    began = time.monotonic()
    with template.fork(left) as kernel:
        try:
            kernel.put(assignment.files)
            for at, cell in enumerate(rebuilt.cells[: max(ends, default=-1) + 1]):
                if cell.kind != "code" or at in before.deaths:
                    continue
                test = assignment.tests.get(cell.grade_id or "") if cell.role == "test" else None
                bare = test is not None and (test.judging is not None or not hidden)
                try:
                    kernel.run(test.visible if test is not None and bare else cell.source, _label(cell, at))
                    if test is not None and test.grade_id in wanted:
                        source, names = wanted[test.grade_id]
                        reply = kernel.observe(source, _label(cell, at), names)
                        if not reply.limit and set(names) <= set(reply.values):
                            run.seen[test.grade_id] = _Seen(values={name: reply.values[name] for name in names})
                finally:
                    run.starved |= kernel.starved
        except KernelDied as death:
            died = death
    _account(run, kernel, began, died)
    return run


def _failed(verdict: Verdict | None) -> bool:
    return verdict is not None and not verdict.passed and verdict.author_error is None


def _is_solved(assignment: Assignment, name: str, verdicts: Mapping[str, Verdict]) -> bool:
    """Whether the task in which a function is to be written was solved; not, where nobody knows which that is."""
    of_name = [test.grade_id for test in assignment.tests.values() if test.answers and name in assignment.defined(test.answers)]
    return bool(of_name) and all(grade_id in verdicts and verdicts[grade_id].passed for grade_id in of_name)


def _defined_again(assignment: Assignment, rebuilt: Rebuilt, test: TestCell, names: Iterable[str]) -> dict[str, int]:
    """Of the functions `names` those that a cell after their own task, and before this test, defines once more; the last such cell."""
    places = {cell.grade_id: at for at, cell in enumerate(rebuilt.cells) if cell.grade_id}
    again: dict[str, int] = {}
    for name in names:
        own = [
            places[one.answers] for one in assignment.tests.values() if one.answers in places and name in assignment.defined(one.answers)
        ]
        between = range(max(own, default=len(rebuilt.cells)) + 1, places.get(test.grade_id, 0))
        written = (at for at in between if rebuilt.cells[at].kind == "code" and rebuilt.cells[at].role in ("own", "solution"))
        found = [at for at in written if name in defined_in(rebuilt.cells[at].source)]
        if found:
            again[name] = found[-1]
    return again


def _earlier_may_be_wrong(assignment: Assignment, rebuilt: Rebuilt, test: TestCell, verdicts: Mapping[str, Verdict]) -> bool:
    """Whether a function of an earlier task may be wrong by no fault of this task's cell: not solved, or replaced in another cell."""
    again = _defined_again(assignment, rebuilt, test, test.earlier)
    elsewhere = {name for name, at in again.items() if rebuilt.cells[at].grade_id != test.answers}
    return any(name in elsewhere or not _is_solved(assignment, name, verdicts) for name in test.earlier)


def _with_definitions_again(assignment: Assignment, rebuilt: Rebuilt, test: TestCell, result: TestResult) -> TestResult:
    """Says which cell has replaced the function of a task that failed, or an earlier one of it or of one judged with a right version."""
    if result.outcome is not Outcome.FAILED and not any(note.code == "judged-with" for note in result.notes):
        return result
    own = assignment.defined(test.answers) if test.answers and result.outcome is Outcome.FAILED else set()
    notes = tuple(
        reason(code, cell=rebuilt.cells[at].grade_id or Reason("own-cell", {"number": at + 1}), task=name)
        for code, names in (("defined-later", sorted(own)), ("defined-again", test.earlier))
        for name, at in _defined_again(assignment, rebuilt, test, names).items()
    )
    return replace(result, notes=(*result.notes, *notes))


def _of_another_process(first: Verdict, again: Verdict) -> Verdict:
    """The verdict on what was done with right versions, of which a page says no more than one thing."""
    if again.author_error is not None:
        return first
    kept = replace(again, findings=again.findings[:1], held=None, checked=None, wrong_kinds=(), choice=None)
    return kept if kept.example is None else replace(kept, example=first.example)


def _undecided(assignment: Assignment, rebuilt: Rebuilt, run: _Run) -> bool:
    """Whether a test that still can be observed has not been, or an answer, which a person may want to see, has not run."""
    dead = {rebuilt.cells[at].grade_id for at in run.deaths}
    if any(grade_id not in run.seen and not dead & {grade_id, test.answers} for grade_id, test in assignment.tests.items()):
        return True
    answers = (at for at, cell in enumerate(rebuilt.cells) if cell.answered and cell.kind == "code")
    return any(at not in run.outputs and at not in run.deaths for at in answers)


def _outcome_of_limit(limit: Limit) -> Outcome:
    return Outcome.MEMORY if limit is Limit.MEMORY else Outcome.TIMEOUT


def _outcome_of_end(ended: Ended) -> Outcome:
    if ended.limit is not None:
        return _outcome_of_limit(ended.limit)
    return Outcome.TAMPERED if ended.kind is End.FORGED else Outcome.DIED


def _limit(limit: Limit) -> Reason:
    return Reason(f"limit-{limit.name.lower().replace('_', '-')}")


def _ended(subject: str, ended: Ended, **about: str) -> Reason:
    """How a process ended; `subject` is "cell" (about which cell), "test" or "this"."""
    if ended.limit is not None:
        return Reason(f"{subject}-over-limit", {**about, "limit": _limit(ended.limit)})
    if ended.kind is End.FORGED:
        return Reason(f"{subject}-forged", {**about, "sent": ended.sent})
    if ended.kind is End.SIGNALLED:
        return Reason(f"{subject}-signalled", {**about, "signal": ended.signal})
    return Reason(f"{subject}-exited", {**about, "code": ended.code})


def _run_cell(kernel: Kernel, assignment: Assignment, rebuilt: Rebuilt, at: int, run: _Run, limits: Limits) -> None:
    cell = rebuilt.cells[at]
    label = _label(cell, at)
    test = assignment.tests.get(cell.grade_id or "") if cell.role == "test" else None
    if test is None:
        reply = kernel.run(cell.source, label)
        run.show(at, reply.outputs, limits)
        if reply.error is not None:
            where = _place(reply.error.get("where"), rebuilt)
            run.raised[at] = (_exception(reply.error), where.line if where and where.number == at + 1 else None)
        if reply.limit:
            run.stops[at] = reply.limit
        return
    whole = test.visible if test.judging is not None else cell.source
    reply = kernel.run(whole, label)
    if test.grade_id in run.seen:
        return  # judged from an earlier pass; the visible part has run again for what it may define
    run.show(at, reply.outputs, limits)
    seen = _Seen(scoring=tuple(what_scores(reply.outputs)) if test.judging is None else (), seconds=reply.seconds)
    if reply.error is not None:
        where = _place_of_answer(reply.error, rebuilt)
        here = where is not None and where.number == at + 1
        seen.visible_line = where.line if where and here else 0
        seen.place = None if here else where
        if seen.visible_line == 0:  # raised in an answer: which line of the test called it
            seen.visible_line = next((place.line for place in _places(reply.error, rebuilt) if place.number == at + 1), 0)
        seen.raised = _exception(reply.error)
    if reply.limit:
        seen.trouble, seen.why = _outcome_of_limit(reply.limit), reason("stopped", limit=_limit(reply.limit))
    elif test.judging is not None:
        observed = kernel.observe(test.without_earlier or test.observing, label, test.travelling)
        seen.seconds += observed.seconds
        if observed.limit:
            seen.trouble, seen.why = _outcome_of_limit(observed.limit), reason("stopped", limit=_limit(observed.limit))
        elif observed.error is not None:
            seen.trouble, seen.why = Outcome.ERROR, reason("code-raised", kind=_exception(observed.error))
            where = _place(observed.error.get("where"), rebuilt)
            seen.place = where if where and where.number != at + 1 else None
        elif set(test.travelling) <= set(observed.values):
            values = {name: observed.values[name] for name in test.travelling}
            if run.held + (more := _size(values)) <= _HELD:
                seen.values = values
                run.held += more
            else:
                seen.trouble, seen.why = Outcome.ERROR, reason("too-much")
        else:
            seen.trouble, seen.why = Outcome.ERROR, reason("not-plain")
    run.seen[test.grade_id] = seen


def _misses_files(assignment: Assignment, rebuilt: Rebuilt, run: _Run) -> Iterator[Reason]:
    """Whether this notebook looked for a file that nbgrader, which runs it in the course's folder, may have found.

    Of several notebooks one may have written it. What a cell that was handed out does not find is no student's fault: it may be
    elsewhere on this machine, as data for several assignments or a package that is developed there.
    """
    if not assignment.scored_as_nbgrader:
        return
    kinds = {kind for kind, _ in run.raised.values()} | {seen.raised for seen in run.seen.values()}
    if not assignment.alone and kinds & _MISSED:
        yield reason("misses-files")
    for at, (kind, _) in sorted(run.raised.items()):
        if kind in _MISSED and rebuilt.cells[at].role == "given":
            yield reason("given-misses-files", number=at + 1)


def _size(value: object) -> int:
    """Bytes that a value of the wire takes."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
    return sys.getsizeof(value) + sum(map(_size, parts))


def _exception(error: Mapping[str, Any]) -> str:
    """The built-in class of an exception; its text is the student's and may hold what is hidden."""
    kind = error.get("kind")
    known = isinstance(kind, str) and isinstance(getattr(builtins, kind, None), type)
    return str(kind) if known else "Exception"


def _label(cell: RebuiltCell, at: int) -> str:
    return cell.grade_id or f"your own cell {at + 1}"


def _place(where: object, rebuilt: Rebuilt) -> Place | None:
    """Where an exception arose, if there is such a place: the process that names it could name any text and number."""
    if isinstance(where, list) and len(where) == 2 and type(where[0]) is str and type(where[1]) is int:
        lines = {at: cell.source.count("\n") + 1 for at, cell in enumerate(rebuilt.cells) if cell.kind == "code"}
        at = next((at for at in lines if _label(rebuilt.cells[at], at) == where[0]), None)
        if at is not None and 1 <= where[1] <= min(lines[at], _LINES) and sum(lines.values()) <= _PLACES:
            return Place(rebuilt.cells[at].grade_id, at + 1, where[1])
    return None


def _place_of_answer(error: Mapping[str, Any], rebuilt: Rebuilt) -> Place | None:
    """Where an exception arose; of one in a cell that is given, such as that of the checks' verbs, the line that called it."""
    where = _place(error.get("where"), rebuilt)
    if where is None or rebuilt.cells[where.number - 1].role != "given":
        return where
    return next((one for one in _places(error, rebuilt) if rebuilt.cells[one.number - 1].role != "given"), where)


def _places(error: Mapping[str, Any], rebuilt: Rebuilt) -> list[Place]:
    """The lines of cells by way of which an exception came, the innermost first."""
    frames = error.get("frames")
    found = [_place(frame, rebuilt) for frame in frames] if isinstance(frames, list) else []
    return [place for place in reversed(found) if place is not None]


def _judge(judges: _Judges, assignment: Assignment, values: Mapping[str, Mapping[str, object]]) -> dict[str, Verdict]:
    """The verdict on each test cell that left values."""
    verdicts: dict[str, Verdict] = {}
    waiting = list(values)
    while waiting:
        try:
            with judges.one() as judge:
                while waiting:
                    grade_id = waiting.pop(0)
                    test = assignment.tests[grade_id]
                    half = _judge_half(test.judging or "", frozenset(values[grade_id]))
                    request = {"half": half, "values": values[grade_id], "points": test.points, "label": grade_id}
                    verdicts[grade_id] = Verdict.from_plain(judge.ask(request)["verdict"])
        except KernelDied as death:
            if death.ended.kind is End.OUTSIDE:
                raise _EndedFromOutside(reason("judge-killed")) from None
            verdicts[grade_id] = Verdict(False, 0.0, author_error=_ended("judge", death.ended))  # a fresh judge for the rest
    return verdicts


def _judge_half(source: str, observed: frozenset[str]) -> str | list[Any]:
    """A judge half as it travels: compiled, or its source where that cannot be, so that the judge says what is wrong with it."""
    try:
        return [np.frombuffer(part, np.uint8) for part in compiled(source, observed)]
    except SyntaxError:
        return source


def _result(assignment: Assignment, test: TestCell, seen: _Seen | None, verdict: Verdict | None, rebuilt: Rebuilt, run: _Run) -> TestResult:
    """Puts together what was seen and what was judged."""
    cells = {cell.grade_id: at for at, cell in enumerate(rebuilt.cells) if cell.grade_id}
    own = cells.get(test.answers or "")
    unanswered = own is not None and not rebuilt.cells[own].answered
    if unanswered and _defined_again(assignment, rebuilt, test, assignment.defined(test.answers or "")):
        unanswered = False  # it was answered in a cell of the student's own
    empty = TestResult(test.grade_id, Outcome.ERROR, 0.0, test.points, test.answers, seconds=seen.seconds if seen else 0.0)

    def because(outcome: Outcome, why: Reason, place: Place | None = None) -> TestResult:
        return replace(empty, outcome=outcome, findings=(Finding(why),), place=place)

    # How the process came to its end in this test's cell, or in the cell that it tests.
    for at in (cells.get(test.grade_id), own):
        if at is not None and at in run.deaths and (seen is None or at == own):
            ended = run.deaths[at]
            why = _ended("cell", ended, cell=test.answers or "") if at == own else _ended("test", ended)
            return because(_outcome_of_end(ended), why)
    if test.grade_id not in cells:
        return replace(because(Outcome.MANUAL, reason("test-missing")), score=None)
    if seen is None:
        used_up = any(ended.limit is not None and ended.limit.of_submission for ended in run.deaths.values())
        return because(Outcome.NOT_REACHED, reason("not-reached-in-time" if used_up else "not-reached"))
    if test.judging is None:
        result = _scored_in_students_process(test, seen, replace(empty, in_students_process=True), assignment.rules)
        return _with_what_stopped(result, assignment, rebuilt, seen, cells.get(assignment.tested.get(test.grade_id, "")), run)
    passed = verdict is not None and verdict.passed
    if unanswered and not (passed and seen.visible_line is None):
        return because(Outcome.OPEN, reason("open"))
    if own is not None and own in run.stops and not passed:
        why = _ended("cell", Ended(End.LIMIT, run.stops[own]), cell=test.answers or "")
        return because(_outcome_of_limit(run.stops[own]), why, _where_it_stopped(rebuilt, own, run))
    if seen.trouble is not None and seen.why is not None:
        return because(seen.trouble, seen.why, seen.place)
    if verdict is None:
        raise AssertionError("what was seen has values, and was judged")
    if verdict.author_error is not None:
        return because(Outcome.BROKEN, verdict.author_error)
    findings = _with_cause(verdict.findings, assignment, rebuilt, own, run)
    stopped = any(one.hint is not None and one.hint.code == "cell-stopped-in-line" for one in findings)
    absent = bool(findings) and findings[0].hint is not None and findings[0].hint.code in _ABSENT
    judged = replace(
        empty,
        findings=findings,
        place=_where_it_stopped(rebuilt, own, run) if stopped and own is not None else None,
        # of what is not there nothing holds, whatever an exception looks like
        held=None if absent else verdict.held,
        checked=None if absent else verdict.checked,
        wrong_kinds=() if absent else verdict.wrong_kinds,
        # what looks alike when it is written out shows nothing
        example=None if verdict.example is None or verdict.example.gave == verdict.example.expected else verdict.example,
        notes=verdict.notes,
        choice=verdict.choice,
        outcome=Outcome.PASSED if verdict.passed else Outcome.FAILED,
        score=verdict.score,
    )
    if (verdict.passed or verdict.score) and seen.visible_line is not None:
        check = Finding(_failed_check(test.visible, seen))
        return replace(judged, outcome=Outcome.FAILED, score=0.0, findings=(check, *judged.findings), place=seen.place)
    return judged


def _with_what_stopped(result: TestResult, assignment: Assignment, rebuilt: Rebuilt, seen: _Seen, own: int | None, run: _Run) -> TestResult:
    """Of a test without a judge half that failed: how the cell that it tests, `own`, came to its end, where that is why. Not the score."""
    if result.outcome not in (Outcome.FAILED, Outcome.ERROR):
        return result
    if own is not None and rebuilt.cells[own].answered:
        limit = run.stops.get(own)
        ended = run.deaths.get(own) or (Ended(End.LIMIT, limit) if limit else None)
        if ended is not None:
            grade_id = rebuilt.cells[own].grade_id or ""
            rest = result.findings if result.score else ()  # what failed then is what the cell did not define
            findings = (Finding(_ended("cell", ended, cell=grade_id)), *rest)
            outcome = result.outcome if result.score else _outcome_of_end(ended)
            return replace(result, outcome=outcome, findings=findings, place=_where_it_stopped(rebuilt, own, run))
    at = seen.place.number - 1 if seen.place else own
    if at is None or not (seen.raised == "NameError" or at in run.raised):
        return result
    if rebuilt.cells[at].role == "solution" and not rebuilt.cells[at].answered:
        return result  # what is still as it was handed out says by itself that it is open
    hint = _why_not_defined(assignment, rebuilt, at, run)
    return replace(result, findings=tuple(replace(one, hint=hint) for one in result.findings))


def _where_it_stopped(rebuilt: Rebuilt, at: int, run: _Run) -> Place | None:
    """The line of a cell in which it was stopped, if it is known."""
    line = run.raised[at][1] if at in run.raised else None
    return None if line is None else Place(rebuilt.cells[at].grade_id, at + 1, line)


def _with_cause(findings: tuple[Finding, ...], assignment: Assignment, rebuilt: Rebuilt, own: int | None, run: _Run) -> tuple[Finding, ...]:
    """Where the code of the answer, which is the cell `own`, raised something, the hint says why as far as the text of the cells does."""
    if own is None:
        return findings
    return tuple(replace(one, hint=_cause(one, assignment, rebuilt, own, run) or one.hint) for one in findings)


def _cause(finding: Finding, assignment: Assignment, rebuilt: Rebuilt, own: int, run: _Run) -> Reason | None:
    if finding.mistake == _NOT_DEFINED:
        return _why_not_defined(assignment, rebuilt, own, run)
    if finding.what.code == "name-not-set":
        # a letter without its quotes is a name that is not there, of which the judge's own hint says more
        raised = run.raised.get(own, ("", None))[0]
        hint = None if raised == "NameError" else _why_not_defined(assignment, rebuilt, own, run)
        if hint is None and not raised and (wanted := _not_defined(assignment, rebuilt.cells[own])):
            hint = reason("try-setting", wanted=wanted)
        return hint
    if finding.mistake is not None and finding.mistake.code == "raised" and finding.hint is None:
        kind = str(finding.mistake.fields["kind"])
        if (said := own_message(rebuilt.cells[own].source, kind)) is not None:
            return reason("try-allowing", line=said.line, kind=kind, said=said.said)
    return None


def _why_not_defined(assignment: Assignment, rebuilt: Rebuilt, at: int, run: _Run) -> Reason | None:
    """Which name the code of this cell misses, or why what the cell should define is not there."""
    cell = rebuilt.cells[at]
    grade_id = cell.grade_id or ""
    if cell.role == "test":
        return None  # the process says where it was raised, and could say so of any cell: what a hidden part uses is not told
    if at in run.raised:
        kind, line = run.raised[at]
        if line is None:
            return reason("cell-stopped", cell=grade_id, kind=kind)
        return reason("cell-stopped-in-line", cell=grade_id, kind=kind, line=line)
    # Of a test what students see: a name from its hidden part must not be offered to one who has nearly guessed it.
    code = (other for other in rebuilt.cells if other.kind == "code")
    visible = (only_visible(other.source, assignment.rules.hidden) if other.role == "test" else other.source for other in code)
    missing = missing_name(cell.source, visible)
    if missing is None:
        wanted, found = _not_defined(assignment, cell), defined_in(cell.source)
        few = len(" ".join(found)) <= _CHECK
        return reason("try-defining-it", wanted=wanted, found=sorted(found)) if wanted and found and few else None
    if missing.of_self:
        return reason("try-self", line=missing.line, name=missing.name)
    if missing.instead:
        return reason("try-other-name", line=missing.line, name=missing.name, other=missing.instead)
    return reason("try-name", line=missing.line, name=missing.name)


def _not_defined(assignment: Assignment, cell: RebuiltCell) -> list[str]:
    """What a cell defines as it was handed out, and no longer does. The solution may define more."""
    stub = "" if cell.known is None else handed_out(assignment, assignment.notebook.cells[cell.known])
    return sorted(defined_in(stub) - defined_in(cell.source))


def _failed_check(visible: str, seen: _Seen) -> Reason:
    """What a visible check says: the author's own text; what the process says of it may be forged."""
    said = _visible_message(visible, seen.visible_line or 0, seen.raised == "AssertionError")
    if seen.raised != "AssertionError":
        return reason("check-raised-saying", kind=seen.raised, said=said) if said else reason("check-raised", kind=seen.raised)
    return said or reason("check-fails")


def _visible_message(visible: str, line: int, fails: bool) -> Reason | None:
    """The author's own text of the check in that line, or else the check; of a call of `visible_check` that `fails`, as a sentence."""
    try:
        tree = ast.parse(visible)
    except SyntaxError:
        return None
    for node in ast.walk(tree):
        if isinstance(node, (ast.Assert, ast.Expr)) and node.lineno <= line <= (node.end_lineno or node.lineno):
            if (said := _said_by_author(node)) is not None:
                return reason("this-check-says", said=text(said)) if fails and isinstance(node, ast.Expr) else text(said)
            if isinstance(node, ast.Assert):
                return reason("this-check-fails", check=ast.unparse(node.test))
    return None


def _said_by_author(check: ast.stmt) -> str | None:
    """The text that stands in an assertion or a call of `visible_check`."""
    said: ast.expr | None = None
    if isinstance(check, ast.Assert):
        said = check.msg
    elif isinstance(check, ast.Expr) and isinstance(check.value, ast.Call) and ast.unparse(check.value.func) == VISIBLE_CHECK:
        named = (keyword.value for keyword in check.value.keywords if keyword.arg == "message")
        said = check.value.args[2] if len(check.value.args) > 2 else next(named, None)
    return said.value or None if isinstance(said, ast.Constant) and isinstance(said.value, str) else None


def _failed_line(source: str, seen: _Seen, rules: Rules) -> Reason:
    """Which line of a test failed, in the author's own words; of a hidden one no more than that."""
    line, kind = seen.visible_line or 0, seen.raised
    if line == 0:
        return reason("test-raised", kind=kind)
    visible = only_visible(source, rules.hidden)
    shown = visible.split("\n")[line - 1].strip()
    if not shown:
        return reason("hidden-check-fails") if kind == "AssertionError" else reason("hidden-check-raised", kind=kind)
    said = _check_in(visible, line) or reason("this-check-fails", check=shown[:_CHECK])
    return said if kind == "AssertionError" else reason("check-raised-saying", kind=kind, said=said)


def _check_in(visible: str, line: int) -> Reason | None:
    """What the author says of a check, or else the check."""
    try:
        nodes = list(ast.walk(ast.parse(visible)))
    except (SyntaxError, ValueError, RecursionError):
        return None
    simple = (node for node in nodes if isinstance(node, ast.stmt) and not hasattr(node, "body"))
    found = next((node for node in simple if node.lineno <= line <= (node.end_lineno or node.lineno)), None)
    if found is None:
        return None
    if (said := _said_by_author(found)) is not None:
        return reason("this-check-says", said=text(said))
    return reason("this-check-fails", check=ast.unparse(found.test if isinstance(found, ast.Assert) else found)[:_CHECK])


def _scored_in_students_process(test: TestCell, seen: _Seen, empty: TestResult, rules: Rules) -> TestResult:
    """nbgrader's rule, for a test cell without a judge half: no error and nothing on stderr, or the number that the cell shows.

    A last value that is no number, say a picture or a docstring, is no partial credit. One that is no score costs the points: nbgrader
    gives all of them for NaN and for less than 0, and stops for more than there are.
    """
    if seen.trouble is not None and seen.why is not None:
        return replace(empty, outcome=seen.trouble, findings=(Finding(seen.why),), place=seen.place)
    if seen.visible_line is not None:
        return replace(empty, outcome=Outcome.FAILED, findings=(Finding(_failed_line(test.source, seen, rules)),), place=seen.place)
    score = test.points
    for kind, shown in seen.scoring:
        if kind == "error":
            return replace(empty, outcome=Outcome.FAILED, findings=(Finding(reason("test-raised", kind=_exception({"kind": shown}))),))
        if kind == "stderr":
            if rules.stderr_costs and not (rules.ignored and re.search(rules.ignored, shown)):
                return replace(empty, outcome=Outcome.FAILED, findings=(Finding(reason("wrote-stderr")),))
            continue
        try:
            score = float(shown)
        except ValueError:
            break
        if not 0 <= score <= test.points:
            return replace(empty, findings=(Finding(reason("no-score", points=f"{test.points:g}", shown=shown[:60])),))
        break
    if score == test.points:
        return replace(empty, outcome=Outcome.PASSED, score=score)
    # rounded: the process says it, and could spell something hidden in many digits
    part = reason("gave-part", score=f"{round(score, 2):g}", points=f"{test.points:g}")
    return replace(empty, outcome=Outcome.FAILED, findings=(Finding(part),), score=score)


def _graded_notebook(assignment: Assignment, rebuilt: Rebuilt, run: _Run, tests: tuple[TestResult, ...]) -> dict[str, Any]:
    """The notebook with its outputs. A test cell shows the verdict in the form from which nbgrader reads scores."""
    notebook = to_notebook(rebuilt, assignment)
    results = {test.grade_id: test for test in tests}
    for at, cell in enumerate(notebook.cells):
        if cell.cell_type != "code":
            continue
        outputs = run.outputs.get(at, [])
        if at in run.deaths:
            ended = run.deaths[at]
            outputs = [error_output(_outcome_of_end(ended).value, sentence(_ended("this", ended)))]
        result = results.get(rebuilt.cells[at].grade_id or "")
        if result is not None and result.score is not None and not result.in_students_process:
            outputs = [output for output in outputs if output["output_type"] in ("display_data", "stream")]
            for output in outputs:
                output["name"] = "stdout" if output["output_type"] == "stream" else output.pop("name", None)
                if output["name"] is None:
                    del output["name"]
            if result.score == 0:
                outputs.append(error_output(result.outcome.value, sentence(located(result.what, result.place))))
            if 0 < result.score < result.points:
                outputs.append(score_output(result.score))
        cell.outputs = outputs
    plain: dict[str, Any] = notebook
    return plain
