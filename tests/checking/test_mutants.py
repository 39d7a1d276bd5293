"""Mutants of right answers: what is made, which survive, and how they are marked."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from autograder.checking.bank import BankAnswer, BankError, load_bank
from autograder.checking.check import compile_text
from autograder.checking.mutants import Mutant, check_mutants, load_marks, make_mutants, mutate, right_answers
from autograder.checking.saboteurs import find_subjects
from autograder.errors import CourseError
from autograder.grading.grader import Grader

TEXT = Path(__file__).with_name("tiny.md")
SOURCE = """\
def spread(values, scale=2.0):
    best = 0.0
    for value in values:
        if value > best and value < 10:
            best = value
    return best * scale - 1
"""


def answer(source):
    return BankAnswer("tiny", "spread", "author", (source,), True, None)


def test_code_is_mutated_in_many_ways_and_each_mutant_means_something_else():
    made = mutate(SOURCE)
    changed = [line.replace("= ", "=").replace("=", "= ") for _, text in made for line in set(text.splitlines()) - set(SOURCE.splitlines())]
    for line in (
        "    return best * scale + 1",
        "    return best / scale - 1",
        "        if value >= best and value < 10:",
        "        if value > best or value < 10:",
        "        if value > best and value < 11:",
        "def spread(values, scale= 3.0):",
    ):
        assert line in changed
    meanings = [ast.dump(ast.parse(text)) for _, text in made]
    assert len({*meanings, ast.dump(ast.parse(SOURCE))}) == len(made) + 1


def test_operators_on_bits_replace_no_arithmetic_but_one_another():
    assert not any(" & " in text or " << " in text for _, text in mutate("a = b + c\n"))
    assert ("core/ReplaceBinaryOperator_BitAnd_BitOr", "a = b | c\n") in mutate("a = b & c\n")


def test_a_mutant_that_does_not_compile_is_dropped():
    texts = [text for _, text in mutate("a = b * -c\n")]
    assert "a = b / -c\n" in texts
    assert not any("not" in text for text in texts), "b * not c is no Python"


def test_the_digest_of_a_mutant_is_that_of_its_change_wherever_it_stands():
    def one(source):
        (found,) = (text for name, text in mutate(source) if "* scale + 1" in text)
        return Mutant(answer(source), "core/x", (found,))

    head = "import math\n\n\ndef other(x):\n    return x\n\n\n"
    assert one(SOURCE).digest == one(head + SOURCE).digest
    assert one(SOURCE).digest != one(SOURCE.replace("best = value", "best = max(value, best)")).digest
    assert one(SOURCE).diff.startswith("@@\n")
    assert "+    return best * scale + 1" in one(SOURCE).diff


def test_a_saboteur_shows_its_own_lines_alone():
    (subject,) = find_subjects(SOURCE, {"spread"})
    seen = subject.seen({"spread": {"values": ["list", "numbers"], "scale": ["number"], "return": ["number", "float"]}})
    mutants, skipped = make_mutants(answer(SOURCE), [seen])
    (rounds,) = (one for one in mutants if one.by == "rounds in spread")
    assert [line for line in rounds.diff.splitlines() if line.startswith("-")] == []
    assert "+    return _rounded(call.answer(), 4)" in rounds.diff
    assert len(rounds.diff.splitlines()) < 15
    assert "takes-the-first-of-a-dictionary" in skipped
    assert "rounds" not in skipped


def test_marks_are_read_and_are_no_question_of_the_bank(tmp_path):
    bank = tmp_path / "tiny"
    (bank / "spread").mkdir(parents=True)
    (bank / "spread/right_one.py").write_text(SOURCE)
    assert load_marks(bank) == []
    (bank / "equivalent.yml").write_text('- {task: spread, by: core/X, diff: "12", reason: It is.}\n')
    assert [(mark.task, mark.by, mark.diff, mark.reason, mark.answer) for mark in load_marks(bank)] == [
        ("spread", "core/X", "12", "It is.", "author")
    ]
    assert [one.name for one in load_bank(bank)] == ["right_one"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("task: spread", "list of marks"),
        ("- {task: spread, by: core/X, diff: '12'}", "mark 1 needs"),
        ("- {task: spread, by: core/X, diff: '12', reason: ''}", "mark 1 needs"),
        ("- {task: spread, by: core/X, diff: 12, reason: It is.}", "in quotes"),
        ("- {task: spread, by: core/X, diff: '12', reason: It is., why: x}", "mark 1 needs"),
        ("- [", "not valid YAML"),
    ],
)
def test_a_mark_without_a_reason_or_with_anything_else_amiss_is_refused(tmp_path, text, says):
    (tmp_path / "equivalent.yml").write_text(text)
    with pytest.raises(BankError, match=says) as refused:
        load_marks(tmp_path)
    assert "equivalent.yml" in str(refused.value)


def test_right_answers_are_the_authors_and_on_demand_those_of_the_bank(tmp_path):
    (tmp_path / "clip").mkdir()
    (tmp_path / "clip/right_numpy.py").write_text("def clip(values, limit):\n    return np.minimum(values, limit)\n")
    (tmp_path / "clip/wrong_all.py").write_text("# diagnosis: none\ndef clip(values, limit):\n    return values\n")
    assignment = compile_text(TEXT, None)
    (author,) = right_answers(assignment, tmp_path, (), all_right=False)
    assert (author.task, author.name) == ("clip", "author")
    assert "SOLUTION" not in author.cells[0]
    assert "value > limit" in author.cells[0]
    assert [one.name for one in right_answers(assignment, tmp_path, (), all_right=True)] == ["author", "right_numpy"]
    assert right_answers(assignment, tmp_path, ("q-sign",), all_right=True) == []


@pytest.fixture(scope="module")
def grader():
    with Grader(modules=("numpy",)) as warm:
        yield warm


@pytest.fixture(scope="module")
def report(grader, tmp_path_factory):
    return check_mutants(compile_text(TEXT), tmp_path_factory.mktemp("bank"), grader, 2)


def bys(report):
    return {trial.mutant.by for trial in report.survivors}


@pytest.mark.slow
def test_what_the_tests_overlook_survives_and_what_they_see_does_not(report):
    assert {  # no input is larger than 3, longer than 20, tied, or at the limit; and the arguments are not looked at
        "right-up-to-10(values) in clip",
        "right-for-at-most-100(values) in clip",
        "only-without-ties(values) in clip",
        "wrong-at-the-boundary(limit) in clip",
        "only-for-several-entries(values) in clip",
        "changes-its-argument(values) in clip",
        "core/ReplaceComparisonOperator_Gt_GtE",
    } <= bys(report)
    assert not bys(report) & {
        "rounds in clip",
        "ignores-its-argument(limit) in clip",
        "right-for-at-most-10(values) in clip",
        "remembers-by-first-argument in clip",
        "fails-on-the-second-call in clip",
        "core/ReplaceComparisonOperator_Gt_Lt",
    }
    assert len(report.trials) == report.made > 20
    assert "takes-the-first-of-a-dictionary" in report.skipped["clip"]
    assert "+    return _spoiled(answer)" in report.text() or "_largest(call['values']) > 10" in report.text()


@pytest.mark.slow
def test_a_marked_survivor_is_silent_and_a_mark_that_none_needs_is_stale(report, grader, tmp_path):
    marks = [{"task": "clip", "by": trial.mutant.by, "diff": trial.mutant.digest, "reason": "made up"} for trial in report.survivors]
    for mark in [mark for mark in marks if " in clip" in mark["by"]][1:]:
        del mark["diff"]  # its name says what a saboteur does
    caught = next(trial.mutant for trial in report.trials if not trial.survived)
    stale = [
        {"task": "clip", "by": caught.by, "diff": caught.digest, "reason": "it is caught"},
        {"task": "clip", "by": "rounds in clip", "diff": "000000000000", "reason": "of another diff"},
        {"task": "clip", "by": "*-of-another in clip", "reason": "a pattern that names none"},
        {"task": "gone", "by": "rounds in gone", "diff": "000000000000", "reason": "of a task that was removed"},
    ]
    elsewhere = {"task": "clip", "by": "rounds in clip", "diff": "111111111111", "reason": "not looked at", "answer": "right_numpy"}
    (tmp_path / "equivalent.yml").write_text(yaml.safe_dump([*marks, *stale, elsewhere]))
    marked = check_mutants(compile_text(TEXT), tmp_path, grader, 2)
    assert marked.survivors == []
    assert {mark.reason for mark in marked.stale} == {mark["reason"] for mark in stale}
    assert marked.plain()["marked"] == len(marks)
    (tmp_path / "equivalent.yml").write_text(yaml.safe_dump([{"task": "clip", "by": "*", "reason": "all of them"}]))
    assert not check_mutants(compile_text(TEXT), tmp_path, grader, 2).survivors


@pytest.mark.slow
def test_a_sample_is_drawn_by_its_seed(grader, tmp_path):
    def drawn(seed):
        found = check_mutants(compile_text(TEXT), tmp_path, grader, 2, sample=4, salt=seed)
        assert len(found.trials) == 4 < found.made
        return [trial.mutant.by for trial in found.trials]

    assert drawn("1") == drawn("1") != drawn("2")


@pytest.mark.slow
def test_a_mutant_that_never_ends_is_caught_and_costs_seconds(grader, tmp_path):
    text = tmp_path / "loop.md"
    text.write_text(
        TEXT.read_text().replace(
            "    return np.array([limit if value > limit else value for value in values])\n",
            "    at = 0\n    values = np.array(values)\n    while at < len(values):\n"
            "        values[at] = min(values[at], limit)\n        at = at + 1\n    return values\n",
        )
    )
    found = check_mutants(compile_text(text), tmp_path, grader, 2)
    endless = [
        trial for trial in found.trials if "+        at = at - 1" in trial.mutant.diff or "+        at = at * 1" in trial.mutant.diff
    ]
    assert endless
    assert not any(trial.survived for trial in endless)


@pytest.mark.slow
def test_a_right_answer_that_earns_too_little_is_named(grader, tmp_path):
    (tmp_path / "clip").mkdir()
    (tmp_path / "clip/right_not.py").write_text("def clip(values, limit):\n    return values\n")
    with pytest.raises(CourseError, match=r"the right answer right_not to clip earns 0 of 2, so nothing can be learnt"):
        check_mutants(compile_text(TEXT), tmp_path, grader, 2, all_right=True)


@pytest.mark.slow
def test_the_command_shows_survivors_and_fails(tmp_path):
    (tmp_path / "assignments").mkdir()
    long = "np.array([limit if value > limit else value for value in values])"
    text = TEXT.read_text()
    assert long in text
    short = text.replace(long, "np.minimum(values, limit)")  # has few mutants, and none that is endless
    (tmp_path / "assignments/tiny.md").write_text(short)
    command = [Path(sys.executable).with_name("autograder"), "check", "tiny", "--mutants", "--course", tmp_path, "--bank", tmp_path]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert "tiny/clip: earns all points, though right-up-to-10(values) in clip changed it." in done.stdout
    assert "+    return _spoiled(answer) if _largest(call['values']) > 10 else answer" in done.stdout
    assert "by: right-up-to-10(values) in clip" in done.stdout
