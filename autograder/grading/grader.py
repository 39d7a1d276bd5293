"""Grades one submission: rebuild the notebook, observe in the student's process, judge in a trusted one.

Which submission this is, where it came from and where the result goes is not known here.
"""

from __future__ import annotations

import ast
import builtins
import math
import sys
import threading
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from autograder.grading.outputs import clean, error_output, score_output, size
from autograder.grading.results import Outcome, SubmissionResult, TestResult
from autograder.judging.findings import Verdict
from autograder.kernels.confine import Limits
from autograder.kernels.kernel import Kernel, KernelDied, KernelError, Template, TemplateGone
from autograder.notebooks.assignment import Assignment, TestCell
from autograder.notebooks.submission import Rebuilt, RebuiltCell, SubmissionError, parse_submission, rebuild, to_notebook
from autograder.words import sentence

_HELD = 128 << 20  #: bytes of values that are kept of one submission until they are judged
_TRIES = 3  #: the first pass and two more, each without the cells in which the process died
_JUDGE_LIMITS = Limits(cell_seconds=60, cell_cpu=60, total_seconds=300, total_cpu=300, memory=4 << 30)
_OUTCOME_OF_LIMIT = {"memory": Outcome.MEMORY}


class _EndedFromOutside(KernelError):
    """Something that is neither the submission nor a limit ended a process; the work is done again."""


@dataclass
class _Seen:
    """What the student's process left of one test cell."""

    visible_line: int | None = None  #: the line of a visible check that failed; 0 where it is not known
    values: dict[str, object] | None = None
    trouble: Outcome | None = None
    message: str = ""
    place: tuple[str, int] | None = None
    outputs: list[dict[str, Any]] = field(default_factory=list)
    seconds: float = 0.0


@dataclass
class _Run:
    """What happened in the student's process, all passes together."""

    seen: dict[str, _Seen] = field(default_factory=dict)
    outputs: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    sizes: dict[int, int] = field(default_factory=dict)  #: of the outputs, by cell
    held: int = 0  #: bytes of all values
    deaths: dict[int, tuple[Outcome, str]] = field(default_factory=dict)  #: by cell: how the process ended there
    raised: dict[int, str] = field(default_factory=dict)  #: by cell: the exception that ended it, and its line
    stops: dict[int, tuple[Outcome, str]] = field(default_factory=dict)  #: by cell: interrupted, but alive
    cpu: float = 0.0
    memory: int = 0

    def show(self, at: int, outputs: list[Any], limits: Limits) -> None:
        """Keeps what a cell shows, as far as there is room."""
        self.drop(at)
        left = limits.total_output - sum(self.sizes.values())
        self.outputs[at] = clean(outputs, min(limits.output, left))
        self.sizes[at] = sum(map(size, self.outputs[at]))

    def drop(self, at: int) -> None:
        self.outputs.pop(at, None)
        self.sizes.pop(at, None)


class Grader:
    """Holds the two warm templates. `grade` may be called from several threads at once."""

    def __init__(
        self,
        confined: bool = True,
        modules: tuple[str, ...] = (),
        assignments: Iterable[Assignment] = (),
        kernels: Template | None = None,
    ) -> None:
        """`modules`, and those that `assignments` name, are imported once; what else a notebook imports, it imports itself.

        So is what the judge halves of `assignments` import; those of other assignments import it for each submission. Of the kits of
        `assignments` the students' processes are given the observing part alone. `kernels` is a template of the same `confined` that
        was started earlier, with what `needs` says of these assignments; it ends with the grader.
        """
        known = list(assignments)
        self.confined = confined
        self.modules, self._files = needs(known, modules)
        self._judge_files = {f"{kit.name}.judging": path for kit in _kits(known) if (path := kit / "judging.py").is_file()}
        judged = {"numpy", "autograder.observing", *(name for assignment in known for name in assignment.judge_modules)}
        self._judge_modules = tuple(sorted(judged - {*self._files, *self._judge_files}))
        self._lock = threading.Lock()
        self._closed = False
        self.kernels, self.judges = kernels or self._new_kernels(), self._new_judges()

    def _new_kernels(self) -> Template:
        return Template(confined=self.confined, modules=self.modules, files=self._files)

    def _new_judges(self) -> Template:
        files = self._files | self._judge_files
        return Template(confined=False, modules=self._judge_modules, session="autograder.grading.judge_session", files=files)

    def wait(self) -> None:
        """Blocks until both templates are warm; one that is killed meanwhile is started anew. Raises KernelError."""
        for attempt in range(_TRIES):
            try:
                self.kernels.wait()
                self.judges.wait()
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
            if not self.judges.alive():
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
            raise KernelError(f"the grader was started without {missing[0]}, which {assignment.name} uses; start it for this assignment")
        limits = _widened(limits, assignment.limits)
        rebuilt = rebuild(assignment, parse_submission(data))
        for attempt in range(_TRIES):
            try:
                return self._grade(assignment, rebuilt, limits, began)
            except (TemplateGone, _EndedFromOutside) as error:
                if attempt == _TRIES - 1:
                    if isinstance(error, _EndedFromOutside):  # it may know how: it must not stop the others
                        raise SubmissionError(f"{error} ({_TRIES} times)") from error
                    raise
                self._revive()
        raise AssertionError("unreachable")

    def _grade(self, assignment: Assignment, rebuilt: Rebuilt, limits: Limits, began: float) -> SubmissionResult:
        run = _observe(self.kernels, assignment, rebuilt, limits)
        judging = time.monotonic()
        verdicts = _judge(self.judges, assignment, run)
        judging = time.monotonic() - judging
        tests = tuple(
            _result(test, run.seen.get(grade_id), verdicts.get(grade_id), rebuilt, run) for grade_id, test in assignment.tests.items()
        )
        return SubmissionResult(
            tests=tests,
            oddities=tuple(rebuilt.oddities),
            unanswered=tuple(cell.grade_id for cell in rebuilt.cells if cell.role == "solution" and not cell.answered and cell.grade_id),
            seconds=time.monotonic() - began,
            cpu_seconds=run.cpu,
            memory=run.memory,
            judging_seconds=judging,
            confined=self.kernels.confined,
            notebook=_graded_notebook(assignment, rebuilt, run, tests),
        )

    def close(self) -> None:
        self._closed = True
        self.kernels.close()
        self.judges.close()

    def __enter__(self) -> Grader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def needs(assignments: Iterable[Assignment], modules: Iterable[str] = ()) -> tuple[tuple[str, ...], dict[str, Path]]:
    """What a template for these assignments imports once, and the kits' observing parts by module name."""
    known = list(assignments)
    names = dict.fromkeys([*modules, *(name for assignment in known for name in assignment.imports)])
    return tuple(names), {f"{kit.name}.observing": path for kit in _kits(known) if (path := kit / "observing.py").is_file()}


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
        at = 0
        with template.fork(limits) as kernel:
            try:
                for at, cell in enumerate(rebuilt.cells):
                    if cell.kind == "code" and at not in run.deaths:
                        _run_cell(kernel, assignment, rebuilt, at, run, limits)
                died = None
            except KernelDied as death:
                died = death
        used = kernel.ended or {}
        run.cpu += float(used.get("cpu", 0.0))
        run.memory = max(run.memory, int(used.get("memory", 0)))
        if died is None:
            break
        if died.outside:
            raise _EndedFromOutside(
                f"the process {died.reason}, though it was within its limits; if nobody did that, this machine is short of memory"
            )
        run.deaths[at] = (_outcome_of(died.limit, Outcome.TAMPERED if died.forged else Outcome.DIED), died.reason)
        run.drop(at)
        if died.limit and "of the submission" in died.limit:
            break  # what it may use in all is used up
        if not _undecided(assignment, rebuilt, run):
            break  # another pass would take as long, and change no score
    return run


def _undecided(assignment: Assignment, rebuilt: Rebuilt, run: _Run) -> bool:
    """Whether a test that still can be observed has not been, or an answer, which a person may want to see, has not run."""
    dead = {rebuilt.cells[at].grade_id for at in run.deaths}
    if any(grade_id not in run.seen and not dead & {grade_id, test.answers} for grade_id, test in assignment.tests.items()):
        return True
    answers = (at for at, cell in enumerate(rebuilt.cells) if cell.answered and cell.kind == "code")
    return any(at not in run.outputs and at not in run.deaths for at in answers)


def _outcome_of(limit: str | None, otherwise: Outcome) -> Outcome:
    return otherwise if limit is None else _OUTCOME_OF_LIMIT.get(limit, Outcome.TIMEOUT)


def _run_cell(kernel: Kernel, assignment: Assignment, rebuilt: Rebuilt, at: int, run: _Run, limits: Limits) -> None:
    cell = rebuilt.cells[at]
    label = _label(cell, at)
    test = assignment.tests.get(cell.grade_id or "") if cell.role == "test" else None
    if test is None:
        reply = kernel.run(cell.source, label)
        run.show(at, reply.outputs, limits)
        if reply.error is not None:
            where = _place(reply.error, rebuilt)
            run.raised[at] = _exception(reply.error) + (f" in line {where[1]}" if where and where[0] == label else "")
        if reply.limit:
            run.stops[at] = (_outcome_of(reply.limit, Outcome.TIMEOUT), f"went over the limit: {reply.limit}")
        return
    whole = test.visible if test.judging is not None else cell.source
    reply = kernel.run(whole, label)
    if test.grade_id in run.seen:
        return  # judged from an earlier pass; the visible part has run again for what it may define
    run.show(at, reply.outputs, limits)
    seen = _Seen(outputs=run.outputs[at], seconds=reply.seconds)
    if reply.error is not None:
        where = _place(reply.error, rebuilt)
        seen.visible_line = where[1] if where and where[0] == label else 0
        seen.place = where if where and where[0] != label else None
        seen.message = _exception(reply.error)
    if reply.limit:
        seen.trouble, seen.message = _outcome_of(reply.limit, Outcome.TIMEOUT), f"went over the limit: {reply.limit}"
    elif test.judging is not None:
        observed = kernel.observe(test.observing, label, test.travelling)
        seen.seconds += observed.seconds
        if observed.limit:
            seen.trouble = _outcome_of(observed.limit, Outcome.TIMEOUT)
            seen.message = f"went over the limit: {observed.limit}"
        elif observed.error is not None:
            seen.trouble = Outcome.ERROR
            seen.message = _exception(observed.error)
            where = _place(observed.error, rebuilt)
            seen.place = where if where and where[0] != label else None
        elif set(test.travelling) <= set(observed.values):
            values = {name: observed.values[name] for name in test.travelling}
            if run.held + (more := _size(values)) <= _HELD:
                seen.values = values
                run.held += more
            else:
                seen.trouble, seen.message = Outcome.ERROR, "what your code returned is too much to keep"
        else:
            seen.trouble, seen.message = Outcome.ERROR, "what your code returned is not made of plain numbers or texts"
    run.seen[test.grade_id] = seen


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


def _place(error: Mapping[str, Any], rebuilt: Rebuilt) -> tuple[str, int] | None:
    """Where an exception arose, if there is such a place: the process that names it could name any text and number."""
    where = error.get("where")
    if isinstance(where, list) and len(where) == 2 and type(where[0]) is str and type(where[1]) is int:
        for at, cell in enumerate(rebuilt.cells):
            if cell.kind == "code" and _label(cell, at) == where[0]:
                return (where[0], where[1]) if 1 <= where[1] <= cell.source.count("\n") + 1 else None
    return None


def _judge(template: Template, assignment: Assignment, run: _Run) -> dict[str, dict[str, Any]]:
    """The verdict on each test cell that left values."""
    verdicts: dict[str, dict[str, Any]] = {}
    waiting = [grade_id for grade_id, seen in run.seen.items() if seen.values is not None]
    while waiting:
        with template.fork(_JUDGE_LIMITS) as judge:
            while waiting:
                grade_id = waiting.pop(0)
                test = assignment.tests[grade_id]
                request = {"source": test.judging, "values": run.seen[grade_id].values, "points": test.points, "label": grade_id}
                try:
                    verdicts[grade_id] = _in_words(Verdict.from_plain(judge.ask(request)["verdict"]))
                except KernelDied as death:
                    if death.outside:
                        raise _EndedFromOutside(f"the judge {death.reason}") from None
                    verdicts[grade_id] = {"passed": False, "author_error": f"the judge {death.reason}"}
                    break  # a fresh judge for the rest
    return verdicts


def _in_words(verdict: Verdict) -> dict[str, Any]:
    finding = verdict.findings[0] if verdict.findings else None
    example = verdict.example
    return {
        "passed": verdict.passed,
        "score": verdict.score,
        "message": sentence(finding.what) if finding else None,
        "diagnosis": sentence(finding.mistake) if finding and finding.mistake else None,
        "hint": sentence(finding.hint) if finding and finding.hint else None,
        "see": finding.see if finding else None,
        "example": (example.call, sentence(example.gave), sentence(example.expected)) if example else None,
        "notes": [sentence(note) for note in verdict.notes],
        "choice": verdict.choice,
        "author_error": sentence(verdict.author_error) if verdict.author_error else None,
    }


def _result(test: TestCell, seen: _Seen | None, verdict: Mapping[str, Any] | None, rebuilt: Rebuilt, run: _Run) -> TestResult:
    """Puts together what was seen and what was judged."""
    cells = {cell.grade_id: at for at, cell in enumerate(rebuilt.cells) if cell.grade_id}
    own = cells.get(test.answers or "")
    unanswered = own is not None and not rebuilt.cells[own].answered
    told: dict[str, Any] = {"grade_id": test.grade_id, "points": test.points, "answers": test.answers}
    # How the process came to its end in this test's cell, or in the cell that it tests.
    for at in (cells.get(test.grade_id), own):
        if at is not None and at in run.deaths and (seen is None or at == own):
            outcome, reason = run.deaths[at]
            place = "" if at != own else f"The cell {test.answers} "
            return TestResult(**told, outcome=outcome, score=0.0, message=f"{place or 'The test '}{_ended(reason)}")
    if seen is None:
        used_up = any("of the submission" in reason for _, reason in run.deaths.values())
        why = "All cells together took too long for this one to be reached." if used_up else ""
        why = why or "The process ended before this cell was reached, three times."
        return TestResult(**told, outcome=Outcome.NOT_REACHED, score=0.0, message=why)
    told["seconds"] = seen.seconds
    if test.judging is None:
        return _scored_in_students_process(test, seen, told)
    if unanswered and not (verdict and verdict["passed"] and seen.visible_line is None):
        return TestResult(**told, outcome=Outcome.OPEN, score=0.0, message="No answer yet.")
    if own is not None and own in run.stops and not (verdict and verdict["passed"]):
        outcome, reason = run.stops[own]
        return TestResult(**told, outcome=outcome, score=0.0, message=f"The cell {test.answers} {reason}.")
    if seen.trouble is not None or verdict is None:
        message = seen.message
        if seen.trouble is Outcome.ERROR and seen.message.isidentifier():
            message = f"Your code raised {seen.message}{_at(seen.place)}."
        return TestResult(**told, outcome=seen.trouble or Outcome.ERROR, score=0.0, message=message, place=seen.place)
    if verdict.get("author_error"):
        return TestResult(**told, outcome=Outcome.BROKEN, score=0.0, message=str(verdict["author_error"]))
    told |= {name: verdict.get(name) for name in ("diagnosis", "hint", "see", "choice")}
    if own in run.raised and verdict.get("diagnosis") == "raised NameError":
        told["hint"] = f"The cell {test.answers} stopped with {run.raised[own]}, so what it should define is not there."
    told["notes"] = tuple(verdict.get("notes") or ())
    told["example"] = tuple(verdict["example"]) if verdict.get("example") else None
    score = float(verdict["score"])
    if not verdict["passed"] and not score:
        return TestResult(**told, outcome=Outcome.FAILED, score=0.0, message=str(verdict.get("message") or ""))
    if seen.visible_line is not None:
        message = _visible_message(test.visible, seen.visible_line)
        if seen.message != "AssertionError":
            message = f"A visible check raised {seen.message}{_at(seen.place)}" + (f": {message}" if message else ".")
        return TestResult(**told, outcome=Outcome.FAILED, score=0.0, message=message or "A visible check fails.", place=seen.place)
    return TestResult(**told, outcome=Outcome.PASSED if verdict["passed"] else Outcome.FAILED, score=score)


def _ended(reason: str) -> str:
    return (reason if reason.startswith(("went", "sent")) else f"made the process end: it {reason}") + "."


def _at(place: tuple[str, int] | None) -> str:
    return f" in line {place[1]} of {place[0]}" if place else ""


def _visible_message(visible: str, line: int) -> str:
    """The author's own text of the check in that line; what the process says of it may be forged."""
    try:
        tree = ast.parse(visible)
    except SyntaxError:
        return ""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert) and node.lineno <= line <= (node.end_lineno or node.lineno):
            if isinstance(node.msg, ast.Constant) and isinstance(node.msg.value, str):
                return node.msg.value
            return f"This check fails: {ast.unparse(node.test)}"
    return ""


def _scored_in_students_process(test: TestCell, seen: _Seen, told: dict[str, Any]) -> TestResult:
    """nbgrader's rule, for a test cell without a judge half: no error, or the number that the cell shows last."""
    told["in_students_process"] = True
    if seen.trouble is not None:
        return TestResult(**told, outcome=seen.trouble, score=0.0, message=seen.message)
    if seen.visible_line is not None:
        return TestResult(**told, outcome=Outcome.FAILED, score=0.0, message=f"The test raised {seen.message}{_at(seen.place)}.")
    score = test.points
    for output in seen.outputs:
        if output["output_type"] == "execute_result":
            text = output["data"].get("text/plain", "")
            try:
                score = float(text)
            except ValueError:
                score = math.nan
            if not 0 <= score <= test.points:
                message = f"The test's last value is no score between 0 and {test.points:g}: {text[:60]}"
                return TestResult(**told, outcome=Outcome.ERROR, score=0.0, message=message)
    return TestResult(**told, outcome=Outcome.PASSED, score=score)


def _graded_notebook(assignment: Assignment, rebuilt: Rebuilt, run: _Run, tests: tuple[TestResult, ...]) -> dict[str, Any]:
    """The notebook with its outputs. A test cell shows the verdict in the form from which nbgrader reads scores."""
    notebook = to_notebook(rebuilt, assignment)
    results = {test.grade_id: test for test in tests}
    for at, cell in enumerate(notebook.cells):
        if cell.cell_type != "code":
            continue
        outputs = run.outputs.get(at, [])
        if at in run.deaths:
            outputs = [error_output(run.deaths[at][0].value, run.deaths[at][1])]
        result = results.get(rebuilt.cells[at].grade_id or "")
        if result is not None and result.score is not None and not result.in_students_process:
            outputs = [output for output in outputs if output["output_type"] in ("display_data", "stream")]
            for output in outputs:
                output["name"] = "stdout" if output["output_type"] == "stream" else output.pop("name", None)
                if output["name"] is None:
                    del output["name"]
            if result.score == 0:
                outputs.append(error_output(result.outcome.value, result.message))
            if 0 < result.score < result.points:
                outputs.append(score_output(result.score))
        cell.outputs = outputs
    plain: dict[str, Any] = notebook
    return plain
