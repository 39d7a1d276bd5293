"""A submission's cells run in the student's process, and what each of them left."""

from __future__ import annotations

import builtins
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from autograder.grading.endings import EndedFromOutside, outcome_of_limit, reason_of_limit
from autograder.grading.outputs import clean, size, what_scores
from autograder.grading.results import Outcome
from autograder.kernels.confine import Limits
from autograder.kernels.ending import End, Ended, Limit
from autograder.kernels.kernel import Kernel, KernelDied, Template
from autograder.notebooks.assignment import Assignment
from autograder.notebooks.submission import Rebuilt, RebuiltCell
from autograder.reasons import Place, Reason, reason

_HELD = 128 << 20  #: bytes of values that are kept of one submission until they are judged
_LINES = 256  #: in a longer cell no line is named: its number could spell something hidden
_PLACES = 4096  #: of a notebook that has more lines than this, none is: which cell it is could, too
TRIES = 3  #: the first pass and two more, each without the cells in which the process died


@dataclass
class Seen:
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
class Run:
    """What happened in the student's process, all passes together."""

    seen: dict[str, Seen] = field(default_factory=dict)
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

    def add_use(self, other: Run) -> None:
        """Counts what another run of the same cells has used."""
        self.cpu += other.cpu
        self.wall += other.wall
        self.memory = max(self.memory, other.memory)

    def drop(self, at: int) -> None:
        self.outputs.pop(at, None)
        self.sizes.pop(at, None)


def observe(template: Template, assignment: Assignment, rebuilt: Rebuilt, limits: Limits) -> Run:
    """Runs the cells in order. Where the process dies, a fresh one runs them again without the cell in which it died."""
    run = Run()
    for _ in range(TRIES):
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


def _left(limits: Limits, run: Run) -> Limits | None:
    """What a submission may still use: its processes share what it may use in all. None where that is used up."""
    cpu, wall = limits.total_cpu - run.cpu, limits.total_seconds - run.wall
    return replace(limits, total_cpu=cpu, total_seconds=wall) if min(cpu, wall) > 0 else None


def _account(run: Run, kernel: Kernel, began: float, died: KernelDied | None) -> None:
    """Adds what a process used. Raises EndedFromOutside where that is how it ended."""
    used = kernel.ended or {}
    run.wall += time.monotonic() - began
    run.cpu += float(used.get("cpu", 0.0))
    run.memory = max(run.memory, int(used.get("memory", 0)))
    if died is not None and died.ended.kind is End.OUTSIDE:
        signal = died.ended.signal
        raise EndedFromOutside(reason("killed", signal=signal) if signal else reason("killed-with-supervisor"))


def observe_alone(
    template: Template,
    assignment: Assignment,
    rebuilt: Rebuilt,
    limits: Limits,
    before: Run,
    wanted: Mapping[str, tuple[str, tuple[str, ...]]],
    hidden: bool = True,
) -> Run:
    """Runs the cells once more, in a process of their own, for `wanted` alone: by test, a source and the names that it leaves.

    Cells that ended the process `before` are left out. What is hidden in tests without a judge half is run too if `hidden`.
    """
    run = Run()
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
                            run.seen[test.grade_id] = Seen(values={name: reply.values[name] for name in names})
                finally:
                    run.starved |= kernel.starved
        except KernelDied as death:
            died = death
    _account(run, kernel, began, died)
    return run


def _undecided(assignment: Assignment, rebuilt: Rebuilt, run: Run) -> bool:
    """Whether a test that still can be observed has not been, or an answer, which a person may want to see, has not run."""
    dead = {rebuilt.cells[at].grade_id for at in run.deaths}
    if any(grade_id not in run.seen and not dead & {grade_id, test.answers} for grade_id, test in assignment.tests.items()):
        return True
    answers = (at for at, cell in enumerate(rebuilt.cells) if cell.answered and cell.kind == "code")
    return any(at not in run.outputs and at not in run.deaths for at in answers)


def _run_cell(kernel: Kernel, assignment: Assignment, rebuilt: Rebuilt, at: int, run: Run, limits: Limits) -> None:
    cell = rebuilt.cells[at]
    label = _label(cell, at)
    test = assignment.tests.get(cell.grade_id or "") if cell.role == "test" else None
    if test is None:
        reply = kernel.run(cell.source, label)
        run.show(at, reply.outputs, limits)
        if reply.error is not None:
            where = _place(reply.error.get("where"), rebuilt)
            run.raised[at] = (exception_kind(reply.error), where.line if where and where.number == at + 1 else None)
        if reply.limit:
            run.stops[at] = reply.limit
        return
    whole = test.visible if test.judging is not None else cell.source
    reply = kernel.run(whole, label)
    if test.grade_id in run.seen:
        return  # judged from an earlier pass; the visible part has run again for what it may define
    run.show(at, reply.outputs, limits)
    seen = Seen(scoring=tuple(what_scores(reply.outputs)) if test.judging is None else (), seconds=reply.seconds)
    if reply.error is not None:
        where = _place_of_answer(reply.error, rebuilt)
        here = where is not None and where.number == at + 1
        seen.visible_line = where.line if where and here else 0
        seen.place = None if here else where
        if seen.visible_line == 0:  # raised in an answer: which line of the test called it
            seen.visible_line = next((place.line for place in _places(reply.error, rebuilt) if place.number == at + 1), 0)
        seen.raised = exception_kind(reply.error)
    if reply.limit:
        seen.trouble, seen.why = outcome_of_limit(reply.limit), reason("stopped", limit=reason_of_limit(reply.limit))
    elif test.judging is not None:
        observed = kernel.observe(test.without_earlier or test.observing, label, test.travelling)
        seen.seconds += observed.seconds
        if observed.limit:
            seen.trouble, seen.why = outcome_of_limit(observed.limit), reason("stopped", limit=reason_of_limit(observed.limit))
        elif observed.error is not None:
            seen.trouble, seen.why = Outcome.ERROR, reason("code-raised", kind=exception_kind(observed.error))
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


def _size(value: object) -> int:
    """Bytes that a value of the wire takes."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
    return sys.getsizeof(value) + sum(map(_size, parts))


def exception_kind(error: Mapping[str, Any]) -> str:
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
