"""Tries an assignment on its bank: every answer is graded as a submission, and compared with what it should get."""

from __future__ import annotations

import ast
import copy
import random
import tempfile
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import nbformat

from autograder.authoring.compiler import compile_assignment
from autograder.authoring.questions import Question
from autograder.checking.bank import BankAnswer, BankError, load_bank
from autograder.grading.grader import Grader
from autograder.grading.results import TestResult
from autograder.kernels.confine import Limits
from autograder.notebooks.assignment import Assignment, cell_grade_id, cell_role, load_assignment, released_source
from autograder.notebooks.name_flow import bound_names, parse
from autograder.phrases import Phrase, phrase
from autograder.words import located, sentence


@dataclass(frozen=True)
class Trial:
    """One answer of a bank, and what it got."""

    answer: BankAnswer
    test: TestResult
    seconds: float

    @property
    def well_scored(self) -> bool:
        return self.test.score == (self.test.points if self.answer.right else 0.0)

    @property
    def diagnosis(self) -> str | None:
        """The mistake that was named, in the words in which a bank states it."""
        return sentence(self.test.mistake) or None

    @property
    def message(self) -> Phrase:
        """What was seen."""
        return sentence(located(self.test.what, self.test.place))

    @property
    def well_diagnosed(self) -> bool:
        """Where no mistake is known, what the wrong values have in common may be said: it hangs on the inputs that were drawn."""
        described = self.test.mistake is not None and self.test.mistake.code in ("described", "for-some")
        return self.diagnosis == self.answer.diagnosis or (self.answer.diagnosis is None and described)

    @property
    def well_judged(self) -> bool:
        return self.well_scored and (self.answer.right or self.well_diagnosed)

    def complaint(self) -> Phrase:
        """Says what went wrong, for a person."""
        answer, test = self.answer, self.test
        wanted = (
            phrase("all points")
            if answer.right
            else phrase("no points and the diagnosis: {diagnosis}", diagnosis=answer.diagnosis or "none")
        )
        got = phrase(
            "{score:g} of {points:g} ({outcome}), diagnosis: {diagnosis}. {message}",
            score=test.score,
            points=test.points,
            outcome=test.outcome.value,
            diagnosis=self.diagnosis or "none",
            message=self.message,
        )
        return phrase(
            "{assignment}/{task}/{answer}: should get {wanted}; got {got}",
            assignment=answer.assignment,
            task=answer.task,
            answer=answer.name,
            wanted=wanted,
            got=got,
        )

    def plain(self) -> dict[str, Any]:
        """For programs: the verdict, and all that the student's page is made of."""
        shown = self.test.example
        return {
            "findings": [
                {"what": sentence(one.what), "mistake": sentence(one.mistake), "hint": sentence(one.hint)} for one in self.test.findings
            ],
            "wrong_kinds": list(self.test.wrong_kinds),
            "held": self.test.held,
            "checked": self.test.checked,
            "example": [shown.call, sentence(shown.gave), sentence(shown.expected)] if shown else None,
            "assignment": self.answer.assignment,
            "task": self.answer.task,
            "answer": self.answer.name,
            "right": self.answer.right,
            "score": self.test.score,
            "outcome": self.test.outcome.value,
            "diagnosis": self.diagnosis,
            "expected_diagnosis": self.answer.diagnosis,
            "message": self.message,
            "well_judged": self.well_judged,
            "seconds": round(self.seconds, 3),
        }


def untried(assignment: Assignment, bank: Path) -> list[str]:
    """The tasks and questions to which a bank holds no answer, so that nobody knows whether their tests are just."""
    tried = {answer.task for answer in load_bank(bank)}
    return [test.answers for test in assignment.tests.values() if test.answers and test.answers not in tried]


def check_assignment(
    assignment: Assignment,
    bank: Path,
    grader: Grader,
    workers: int,
    tasks: Sequence[str] = (),
    bars: Any = None,
    sample: int | None = None,
    questions: Mapping[str, Question] | None = None,
) -> list[Trial]:
    """Grades every answer of the bank, or `sample` of them, by a grader that was started for the assignment.

    `questions` are those of its text. Earlier tasks hold the author's solutions, later ones are open; their tests do not run.
    """
    answers = [answer for answer in load_bank(bank, questions) if not tasks or answer.task in tasks]
    if sample is not None:
        answers = drawn(answers, sample, [(test.observing, test.judging) for test in assignment.tests.values()])
    known = {test.answers: grade_id for grade_id, test in assignment.tests.items()}
    alone = {grade_id: with_one_test(assignment, grade_id) for grade_id in assignment.tests}
    for answer in answers:
        if answer.task not in known:
            raise BankError(
                "{path}: {assignment} has no task or question of that name", path=bank / answer.task, assignment=assignment.name
            )
    grader.wait()  # else the first answers would be said to take as long as the imports
    bar = bars.add_task(f"checking {assignment.name}", total=len(answers)) if bars else None

    def try_one(answer: BankAnswer) -> Trial:
        began = time.monotonic()
        one = alone[known[answer.task]]
        result = grader.grade(one if _redefines(answer, one) else with_earlier_solved(one), submission(assignment, answer), Limits())
        if bars:
            bars.advance(bar)
        (test,) = result.tests
        return Trial(answer, test, time.monotonic() - began)

    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(try_one, answers))


def drawn(answers: Sequence[BankAnswer], count: int, salt: object) -> list[BankAnswer]:
    """`count` of the answers, drawn by `salt`, in their order; first a right and a wrong one to each task, as far as `count` goes."""
    shuffled = random.Random(repr(salt)).sample(range(len(answers)), len(answers))
    first = set({(answers[at].task, answers[at].right): at for at in shuffled}.values())
    chosen = [*(at for at in shuffled if at in first), *(at for at in shuffled if at not in first)][:count]
    return [answers[at] for at in sorted(chosen)]


def compile_text(text: Path, salt: str | None = None) -> Assignment:
    """The assignment that a text describes, with `salt` in the place of the seed of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{text.stem}.ipynb"
        path.write_text(nbformat.writes(compile_assignment(text, salt)), encoding="utf-8")
        return load_assignment(path, text.parent.parent)


def with_one_test(assignment: Assignment, grade_id: str) -> Assignment:
    """The assignment with this test alone; the other test cells are empty."""
    notebook = copy.deepcopy(assignment.notebook)
    for cell in notebook.cells:
        if cell_role(cell) == "test" and cell_grade_id(cell) != grade_id:
            cell.source = ""
    return replace(assignment, notebook=notebook, tests={grade_id: assignment.tests[grade_id]})


def with_earlier_solved(alone: Assignment) -> Assignment:
    """An assignment with one test, of which the earlier tasks count as solved: no right version is put in their place."""
    tests = {
        grade_id: replace(test, observing=test.without_earlier, earlier=()) if test.earlier else test
        for grade_id, test in alone.tests.items()
    }
    return replace(alone, tests=tests)


def _redefines(answer: BankAnswer, alone: Assignment) -> bool:
    """Whether the answer brings a function of an earlier task of its own, which may be wrong."""
    trees = [parse(cell) for cell in answer.cells]
    names = {name for tree in trees if isinstance(tree, ast.Module) for name in bound_names(tree.body)}
    return any(names & set(test.earlier) for test in alone.tests.values())


def submission(assignment: Assignment, answer: BankAnswer) -> bytes:
    """The notebook of a student who gives this answer."""
    cells = []
    before = True
    for cell in copy.deepcopy(assignment.notebook.cells):
        if cell_grade_id(cell) == answer.task:
            cells += [nbformat.v4.new_code_cell(source) for source in answer.cells[:-1]]
            cell.source = answer.cells[-1]
            before = False
        elif cell_role(cell) != "solution" or not before:
            cell.source = released_source(cell)
        cells.append(cell)
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=assignment.notebook.metadata)
    text: str = nbformat.writes(notebook)
    return text.encode()
