"""The result of each test of a submission, with its reasons, by what was seen and what was judged."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from autograder.grading.endings import outcome_of_end, outcome_of_limit, reason_of_end
from autograder.grading.outputs import error_output, score_output
from autograder.grading.results import Outcome, TestResult
from autograder.grading.run import Run, Seen, exception_kind
from autograder.judging.findings import Finding, Verdict
from autograder.kernels.ending import End, Ended
from autograder.notebooks.assignment import VISIBLE_CHECK, Assignment, Rules, TestCell, cell_role, only_visible
from autograder.notebooks.own_errors import missing_name, own_message
from autograder.notebooks.submission import Rebuilt, RebuiltCell, defined_in, handed_out, to_notebook
from autograder.reasons import Place, Reason, reason, text
from autograder.words import located, sentence

_CHECK = 300  # characters of a check that is quoted
_ABSENT = {"cell-stopped", "cell-stopped-in-line", "try-defining-it"}  #: hints that say why what a cell should define is not there
_MISSED = {"FileNotFoundError", "ModuleNotFoundError"}
_NOT_DEFINED = reason("raised", kind="NameError")  #: what the judge says where a name is not there


def results(assignment: Assignment, rebuilt: Rebuilt, run: Run, verdicts: Mapping[str, Verdict]) -> tuple[TestResult, ...]:
    """The result of each test."""
    return tuple(
        _with_definitions_again(
            assignment, rebuilt, test, _result(assignment, test, run.seen.get(grade_id), verdicts.get(grade_id), rebuilt, run)
        )
        for grade_id, test in assignment.tests.items()
    )


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


def earlier_may_be_wrong(assignment: Assignment, rebuilt: Rebuilt, test: TestCell, verdicts: Mapping[str, Verdict]) -> bool:
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


def misses_files(assignment: Assignment, rebuilt: Rebuilt, run: Run) -> Iterator[Reason]:
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


def _result(assignment: Assignment, test: TestCell, seen: Seen | None, verdict: Verdict | None, rebuilt: Rebuilt, run: Run) -> TestResult:
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
            why = reason_of_end("cell", ended, cell=test.answers or "") if at == own else reason_of_end("test", ended)
            return because(outcome_of_end(ended), why)
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
        why = reason_of_end("cell", Ended(End.LIMIT, run.stops[own]), cell=test.answers or "")
        return because(outcome_of_limit(run.stops[own]), why, _where_it_stopped(rebuilt, own, run))
    if seen.trouble is not None and seen.why is not None:
        return because(seen.trouble, seen.why, seen.place)
    if verdict is None:
        raise AssertionError("what was seen has values, and was judged")
    if verdict.author_error is not None:
        return because(Outcome.BROKEN, verdict.author_error)
    findings = _with_cause(_without_hidden_keys(verdict.findings, assignment), assignment, rebuilt, own, run)
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


def _without_hidden_keys(findings: tuple[Finding, ...], assignment: Assignment) -> tuple[Finding, ...]:
    """Right keys of a dictionary are said where all of them stand in quotes in what students can see: else they may be a hidden answer."""

    def said(why: Reason | None) -> Any:
        if why is None:
            return None
        if why.code == "other-keys" and not all(re.search(rf"([\"'`]){re.escape(key[1:-1])}\1", visible) for key in why.fields["wanted"]):
            return reason("other-hidden-keys")
        return Reason(why.code, {name: said(value) if isinstance(value, Reason) else value for name, value in why.fields.items()})

    hidden = assignment.rules.hidden
    visible = "\n".join(
        only_visible(cell.source, hidden) if cell_role(cell) == "test" else handed_out(assignment, cell)
        for cell in assignment.notebook.cells
    )
    return tuple(replace(one, what=said(one.what), mistake=said(one.mistake), hint=said(one.hint)) for one in findings)


def _with_what_stopped(result: TestResult, assignment: Assignment, rebuilt: Rebuilt, seen: Seen, own: int | None, run: Run) -> TestResult:
    """Of a test without a judge half that failed: how the cell that it tests, `own`, came to its end, where that is why. Not the score."""
    if result.outcome not in (Outcome.FAILED, Outcome.ERROR):
        return result
    if own is not None and rebuilt.cells[own].answered:
        limit = run.stops.get(own)
        ended = run.deaths.get(own) or (Ended(End.LIMIT, limit) if limit else None)
        if ended is not None:
            grade_id = rebuilt.cells[own].grade_id or ""
            rest = result.findings if result.score else ()  # what failed then is what the cell did not define
            findings = (Finding(reason_of_end("cell", ended, cell=grade_id)), *rest)
            outcome = result.outcome if result.score else outcome_of_end(ended)
            return replace(result, outcome=outcome, findings=findings, place=_where_it_stopped(rebuilt, own, run))
    at = seen.place.number - 1 if seen.place else own
    if at is None or not (seen.raised == "NameError" or at in run.raised):
        return result
    if rebuilt.cells[at].role == "solution" and not rebuilt.cells[at].answered:
        return result  # what is still as it was handed out says by itself that it is open
    hint = _why_not_defined(assignment, rebuilt, at, run)
    return replace(result, findings=tuple(replace(one, hint=hint) for one in result.findings))


def _where_it_stopped(rebuilt: Rebuilt, at: int, run: Run) -> Place | None:
    """The line of a cell in which it was stopped, if it is known."""
    line = run.raised[at][1] if at in run.raised else None
    return None if line is None else Place(rebuilt.cells[at].grade_id, at + 1, line)


def _with_cause(findings: tuple[Finding, ...], assignment: Assignment, rebuilt: Rebuilt, own: int | None, run: Run) -> tuple[Finding, ...]:
    """Where the code of the answer, which is the cell `own`, raised something, the hint says why as far as the text of the cells does."""
    if own is None:
        return findings
    return tuple(replace(one, hint=_cause(one, assignment, rebuilt, own, run) or one.hint) for one in findings)


def _cause(finding: Finding, assignment: Assignment, rebuilt: Rebuilt, own: int, run: Run) -> Reason | None:
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


def _why_not_defined(assignment: Assignment, rebuilt: Rebuilt, at: int, run: Run) -> Reason | None:
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


def _failed_check(visible: str, seen: Seen) -> Reason:
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


def _failed_line(source: str, seen: Seen, rules: Rules) -> Reason:
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


def _scored_in_students_process(test: TestCell, seen: Seen, empty: TestResult, rules: Rules) -> TestResult:
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
            return replace(empty, outcome=Outcome.FAILED, findings=(Finding(reason("test-raised", kind=exception_kind({"kind": shown}))),))
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


def graded_notebook(assignment: Assignment, rebuilt: Rebuilt, run: Run, tests: tuple[TestResult, ...]) -> dict[str, Any]:
    """The notebook with its outputs. A test cell shows the verdict in the form from which nbgrader reads scores."""
    notebook = to_notebook(rebuilt, assignment)
    results = {test.grade_id: test for test in tests}
    for at, cell in enumerate(notebook.cells):
        if cell.cell_type != "code":
            continue
        outputs = run.outputs.get(at, [])
        if at in run.deaths:
            ended = run.deaths[at]
            outputs = [error_output(outcome_of_end(ended).value, sentence(reason_of_end("this", ended)))]
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
