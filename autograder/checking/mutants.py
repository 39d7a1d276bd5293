"""Tests of the tests: wrong answers made from right ones, each of which the hidden tests must tell from a right one.

They are made in two ways: by mutation of the code, with the operators of cosmic-ray, and by saboteurs, which wrap it. One that
earns all points has survived: an input is missing in the test, or a word of its contract. A mutant that is a right answer all the
same is marked as equivalent, with the reason, in tests/banks/<assignment>/equivalent.yml:

    - task: gap
      by: core/ReplaceComparisonOperator_Lt_LtE
      diff: "1f3a9c0b2d5e"
      reason: Equal losses cannot occur here.

`diff` is printed with each survivor that an operator made. What a saboteur does is in its name; a mark may name several with `*`, as in
`by: "right-* in predict_mpg"` of a task that is judged by its error alone. A mark that no mutant needs any more is stale, and reported.
"""

from __future__ import annotations

import ast
import difflib
import fnmatch
import hashlib
import random
import textwrap
import time
import warnings
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from autograder.checking.bank import EQUIVALENT, BankAnswer, BankError, load_bank
from autograder.checking.check import submission, with_one_test
from autograder.checking.saboteurs import FRAME, SABOTEURS, Subject, find_subjects, watch
from autograder.errors import CourseError
from autograder.grading.grader import Grader
from autograder.grading.results import Outcome, SubmissionResult
from autograder.kernels.confine import Limits
from autograder.kernels.kernel import KernelDied
from autograder.notebooks.assignment import BEGIN_SOLUTION, END_SOLUTION, Assignment, TestCell, cell_grade_id, cell_role
from autograder.notebooks.submission import SubmissionError, parse_submission, rebuild
from autograder.phrases import Phrase, joined, phrase, verbatim

AUTHOR = "author"  #: the name of the right answer that stands in an assignment's text

# Numbers of a calculation have no bits: these raise an error in the first call, which no test overlooks.
_BITWISE = ("BitOr", "BitAnd", "BitXor", "LShift", "RShift")
_MORE_CPU = 4  #: times what a right answer takes, until a mutant is taken for one that never ends
_LEAST_CPU = 1.0  #: seconds
_LEAST_WALL = 60.0
_WATCHING = Limits(cell_seconds=1800, cell_cpu=450, total_seconds=3600, total_cpu=900)  #: a right answer takes what it needs


@dataclass(frozen=True)
class Mutant:
    """A right answer with one change. `by` is the operator or saboteur that made it, and `why` says what kind of wrong it is."""

    right: BankAnswer
    by: str
    cells: tuple[str, ...]
    why: str = ""

    @cached_property
    def diff(self) -> str:
        """What was changed, as a unified diff without line numbers, so that it stays the same when the code around it grows."""
        old, new = ["\n".join(cells).splitlines() for cells in (self.right.cells, [cell for cell in self.cells if cell != FRAME])]
        lines = list(difflib.unified_diff(old, new, lineterm=""))[2:]
        return "\n".join("@@" if line.startswith("@@") else line for line in lines)

    @cached_property
    def digest(self) -> str:
        return hashlib.sha256(self.diff.encode()).hexdigest()[:12]

    @property
    def answer(self) -> BankAnswer:
        """As an answer of a bank, which should get no points."""
        return replace(self.right, name=f"{self.right.name}:{self.by}", cells=self.cells, right=False)


@dataclass(frozen=True)
class Mark:
    """An author's word that a mutant is a right answer."""

    task: str
    by: str
    reason: str
    diff: str | None = None  #: None where it holds for all mutants of that name
    answer: str = AUTHOR

    def holds_for(self, mutant: Mutant) -> bool:
        """Whether this is said of the mutant."""
        named = fnmatch.fnmatchcase(mutant.by, self.by) and self.task == mutant.right.task
        return named and (self.diff is None or self.diff == mutant.digest)


@dataclass(frozen=True)
class MutantTrial:
    """A mutant, and what it got."""

    mutant: Mutant
    survived: bool
    outcome: Outcome
    seconds: float
    mark: Mark | None = None


@dataclass(frozen=True)
class MutantReport:
    """All mutants of one assignment that were tried. `made` counts those that a sample left out as well."""

    assignment: str
    made: int
    skipped: Mapping[str, tuple[str, ...]]  #: by task: the saboteurs that do not apply to it
    trials: tuple[MutantTrial, ...]
    stale: tuple[Mark, ...]
    seconds: float = field(compare=False, default=0.0)

    @property
    def survivors(self) -> list[MutantTrial]:
        """Those without a mark."""
        return [trial for trial in self.trials if trial.survived and trial.mark is None]

    def plain(self) -> dict[str, Any]:
        """For programs."""
        return {
            "assignment": self.assignment,
            "made": self.made,
            "tried": len(self.trials),
            "caught": sum(not trial.survived for trial in self.trials),
            "too_long": sum(trial.outcome is Outcome.TIMEOUT for trial in self.trials),
            "marked": sum(trial.survived and trial.mark is not None for trial in self.trials),
            "skipped": {task: list(names) for task, names in self.skipped.items()},
            "survivors": [
                {
                    "task": trial.mutant.right.task,
                    "answer": trial.mutant.right.name,
                    "by": trial.mutant.by,
                    "why": trial.mutant.why,
                    "diff": trial.mutant.digest,
                    "text": trial.mutant.diff,
                }
                for trial in self.survivors
            ],
            "stale": [vars(mark) for mark in self.stale],
            "seconds": round(self.seconds, 1),
        }

    def text(self) -> Phrase:
        """For a person: each survivor with its diff and the lines that would mark it, then the counts."""
        parts = []
        for trial in self.survivors:
            mutant = trial.mutant
            answer = "" if mutant.right.name == AUTHOR else f"\n  answer: {mutant.right.name}"
            diff = "" if mutant.why else f'\n  diff: "{mutant.digest}"'
            mark = f"- task: {mutant.right.task}\n  by: {mutant.by}{diff}{answer}\n  reason:"
            head = phrase(
                "{assignment}/{task}: earns all points, though {by} changed it.",
                assignment=self.assignment,
                task=mutant.right.task,
                by=mutant.by,
            )
            parts.append(joined(" ", [head, mutant.why]) if mutant.why else head)
            parts.append(verbatim(textwrap.indent(mutant.diff, "    ")))
            parts.append(phrase("If it is a right answer all the same, say why in {file}:", file=EQUIVALENT))
            parts.append(verbatim(textwrap.indent(mark, "    ") + "\n"))
        for stale in self.stale:
            which = f"{stale.diff} ({stale.by})" if stale.diff else stale.by
            parts.append(
                phrase(
                    "{assignment}/{task}: no mutant needs the mark {which} any more; remove it.",
                    assignment=self.assignment,
                    task=stale.task,
                    which=which,
                )
            )
        counts = self.plain()
        tried = phrase("{number} of {all}", number=counts["tried"], all=self.made) if counts["tried"] < self.made else counts["tried"]
        parts.append(
            phrase(
                "{assignment}: {tried} mutants, {caught} caught ({too_long} ran too long), "
                "{marked} marked as equivalent, {survivors} survived; {stale} stale marks; "
                "{not_applied} times a saboteur did not apply to a task. {seconds:.0f} s.",
                assignment=self.assignment,
                tried=tried,
                caught=counts["caught"],
                too_long=counts["too_long"],
                marked=counts["marked"],
                survivors=len(self.survivors),
                stale=len(self.stale),
                not_applied=sum(map(len, self.skipped.values())),
                seconds=self.seconds,
            )
        )
        return joined("\n", parts)


def mutate(source: str) -> list[tuple[str, str]]:
    """What each operator makes of a source, as (operator, source), each once. Without what means the same, or does not compile."""
    try:
        from cosmic_ray.ast import ast_nodes, get_ast
        from cosmic_ray.mutating import mutate_code
        from cosmic_ray.plugins import get_operator, operator_names
    except ImportError:
        raise CourseError("mutants need the package cosmic-ray; pip install -e '.[check]', in the folder of the repository") from None

    found = {_meaning(source): ("", source)}
    nodes = list(ast_nodes(get_ast(source)))
    for name in operator_names():
        kind = get_operator(name)
        if kind.arguments() or (name.endswith(tuple(f"_{one}" for one in _BITWISE)) and not _from_bitwise(name)):
            continue
        operator = kind()
        for occurrence in range(sum(1 for node in nodes for _ in operator.mutation_positions(node))):
            changed = mutate_code(source, operator, occurrence)
            if meaning := _meaning(changed):
                found.setdefault(meaning, (name, changed))
    return list(found.values())[1:]


def _from_bitwise(name: str) -> bool:
    return name.split("_")[1] in _BITWISE


def _meaning(source: str) -> str | None:
    """Equal for sources that differ in spaces, parentheses and comments alone; None for what does not compile."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of `is` beside a number, and of escapes
        try:
            compile(source, "mutant", "exec", dont_inherit=True)
            return ast.dump(ast.parse(source))
        except (SyntaxError, ValueError):
            return None


def make_mutants(right: BankAnswer, subjects: Sequence[Subject]) -> tuple[list[Mutant], list[str]]:
    """All mutants of a right answer, and the names of the saboteurs that do not apply to it."""
    mutants = []
    for at, cell in enumerate(right.cells):
        for name, changed in mutate(cell):
            mutants.append(Mutant(right, name, (*right.cells[:at], changed, *right.cells[at + 1 :])))
    skipped = []
    for saboteur in SABOTEURS:
        made = [(variant, subject) for subject in subjects for variant in saboteur.variants(subject)]
        for variant, subject in made:
            sabotaged = right.cells[-1].rstrip("\n") + "\n" + variant.lines(subject)
            by = f"{variant.name} in {subject.target}"
            mutants.append(Mutant(right, by, (*right.cells[:-1], FRAME, sabotaged), type(variant).__doc__ or ""))
        if not made:
            skipped.append(saboteur.name)
    return mutants, skipped


def load_marks(bank: Path) -> list[Mark]:
    """The marks in the bank of an assignment; none where it has no equivalent.yml. Raises BankError, naming the file."""
    path = bank / EQUIVALENT
    if not path.is_file():
        return []
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BankError("{path}: not valid YAML in UTF-8 ({error})", path=path, error=error) from None
    if not isinstance(found, list):
        raise BankError("{path}: write a list of marks, each with task, by and reason", path=path)
    marks = []
    for number, entry in enumerate(found, 1):
        named = entry if isinstance(entry, dict) else {}
        needed = {"task", "by", "reason"}
        if not needed <= set(named) <= needed | {"answer", "diff"} or not all(
            isinstance(one, str) and one.strip() for one in named.values()
        ):
            raise BankError(
                "{path}: mark {number} needs task, by and reason, each a text in quotes, and may have diff and answer",
                path=path,
                number=number,
            )
        marks.append(Mark(**named))
    return marks


def right_answers(assignment: Assignment, bank: Path, tasks: Collection[str], all_right: bool) -> list[BankAnswer]:
    """The author's solution to each programming task, or all right answers of the bank. Questions have none."""
    answers = []
    for cell in assignment.notebook.cells:
        task = cell_grade_id(cell)
        if cell.cell_type == "code" and cell_role(cell) == "solution" and task and _definitions(assignment.released[task]):
            lines = [line for line in cell.source.split("\n") if BEGIN_SOLUTION not in line and END_SOLUTION not in line]
            answers.append(BankAnswer(assignment.name, task, AUTHOR, ("\n".join(lines) + "\n",), True, None))
    tested = {test.answers for test in assignment.tests.values()}
    own = {answer.task for answer in answers}
    if all_right:
        answers += [answer for answer in load_bank(bank) if answer.right and answer.task in own]
    return [answer for answer in answers if answer.task in tested and (not tasks or answer.task in tasks)]


def _definitions(source: str) -> set[str]:
    """The functions and classes that a cell defines."""
    try:
        return {node.name for node in ast.parse(source).body if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
    except SyntaxError:
        return set()


def check_mutants(
    assignment: Assignment,
    bank: Path,
    grader: Grader,
    workers: int,
    tasks: Sequence[str] = (),
    salt: str | None = None,
    sample: int | None = None,
    all_right: bool = False,
    bars: Any = None,
) -> MutantReport:
    """Makes mutants of an assignment's right answers, all of them or `sample` drawn by `salt`, and grades them.

    Raises CourseError where a right answer does not earn all points, or where the marks cannot be read.
    """
    began = time.monotonic()
    marks = load_marks(bank)
    alone = {test.answers: with_one_test(assignment, grade_id) for grade_id, test in assignment.tests.items()}
    rights = right_answers(assignment, bank, tasks, all_right)
    grader.wait()
    bar = bars.add_task(phrase("mutants of {assignment}", assignment=assignment.name), total=None) if bars else None

    def prepare(right: BankAnswer) -> tuple[float, list[Mutant], list[str]]:
        result = grader.grade(alone[right.task], submission(assignment, right), Limits())
        if not _earns_all(result):
            (test,) = result.tests
            raise CourseError(
                "{assignment}: the right answer {answer} to {task} earns {score:g} of {points:g}, so nothing "
                "can be learnt from its mutants; run `autograder check` first",
                assignment=assignment.name,
                answer=right.name,
                task=right.task,
                score=test.score,
                points=test.points,
            )
        wanted = _definitions(assignment.released[right.task])
        subjects = _with_kinds(grader, alone[right.task], assignment, right, find_subjects(right.cells[-1], wanted))
        return result.cpu_seconds, *make_mutants(right, subjects)

    def try_one(job: tuple[Mutant, float]) -> MutantTrial:
        mutant, cpu = job
        start = time.monotonic()
        one = replace(alone[mutant.right.task], limits={})  # those of the assignment are for all answers, however slow
        try:
            result = grader.grade(one, submission(assignment, mutant.answer), _tight(cpu))
            survived, outcome = _earns_all(result), result.tests[0].outcome
        except SubmissionError:  # its process was ended each time that it was tried
            survived, outcome = False, Outcome.DIED
        if bars:
            bars.advance(bar)
        mark = next((mark for mark in marks if mark.holds_for(mutant)), None)
        return MutantTrial(mutant, survived, outcome, time.monotonic() - start, mark)

    with ThreadPoolExecutor(workers) as pool:
        prepared = list(pool.map(prepare, rights))
        jobs = [(mutant, cpu) for cpu, mutants, _ in prepared for mutant in mutants]
        chosen = jobs
        if sample is not None and sample < len(jobs):
            chosen = random.Random(f"{assignment.name} {salt}").sample(jobs, sample)
        if bars:
            bars.update(bar, total=len(chosen))
        trials = tuple(pool.map(try_one, chosen))
    known = {(right.task, right.name) for right in rights}

    def is_stale(mark: Mark) -> bool:
        if (mark.task, mark.answer) not in known:
            return mark.task not in alone
        named = [mutant for mutant, _ in jobs if mark.holds_for(mutant)]
        outcomes = [trial.survived for trial in trials if mark.holds_for(trial.mutant)]
        return not named or (len(outcomes) == len(named) and not any(outcomes))

    stale = tuple(filter(is_stale, marks))
    skipped = {right.task: tuple(names) for right, (_, _, names) in zip(rights, prepared, strict=True) if right.name == AUTHOR}
    return MutantReport(assignment.name, len(jobs), skipped, trials, stale, time.monotonic() - began)


def _earns_all(result: SubmissionResult) -> bool:
    (test,) = result.tests
    return test.score == test.points


def _tight(cpu: float) -> Limits:
    """For an answer whose right form takes `cpu` seconds in all: enough for it, and not much for one that never ends."""
    cell = max(_LEAST_CPU, _MORE_CPU * cpu)
    wall = max(_LEAST_WALL, 8 * cell)  # what does not end uses up its CPU time; a busy machine must not hide a survivor
    return replace(Limits(), cell_cpu=cell, cell_seconds=wall, total_cpu=cpu + cell + 1, total_seconds=2 * wall)


def _with_kinds(grader: Grader, alone: Assignment, assignment: Assignment, right: BankAnswer, subjects: list[Subject]) -> list[Subject]:
    """The subjects, with the kinds of values that the task's test gives them and gets from them."""
    (test,) = alone.tests.values()
    watched = replace(right, cells=(*right.cells[:-1], FRAME, right.cells[-1] + watch(subjects)))
    found: Mapping[str, Any] = {}
    cells = rebuild(alone, parse_submission(submission(assignment, watched))).cells
    try:
        with grader.kernels.fork(_WATCHING) as kernel:
            for cell in cells:
                if cell.kind == "code" and cell.role != "test":
                    kernel.run(cell.source, "cell")
                elif cell.grade_id == test.grade_id:
                    for part in _parts(test):
                        kernel.run(part, "cell")
                    break
            reply = kernel.observe(
                "_kinds_seen = {t: {n: sorted(k) for n, k in s.items()} for t, s in _seen.items()}", "kinds", ("_kinds_seen",)
            )
            seen = reply.values.get("_kinds_seen")
            found = seen if isinstance(seen, dict) else {}
    except KernelDied:
        pass
    if subjects and not found:
        raise CourseError(
            "{assignment}/{task}: the right answer {answer} cannot be watched; run `autograder check` first",
            assignment=right.assignment,
            task=right.task,
            answer=right.name,
        )
    return [subject.seen(found) for subject in subjects]


def _parts(test: TestCell) -> Iterator[str]:
    if test.judging is None:
        yield test.source
    else:
        yield test.visible
        yield test.observing
