"""A bank is read from its folder, and what is wrong in it is named."""

from pathlib import Path

import pytest

from autograder.authoring.compiler import author
from autograder.checking.bank import BankAnswer, BankError, load_bank
from autograder.checking.check import Trial, drawn, untried
from autograder.grading.results import Outcome, TestResult
from autograder.judging.findings import Finding
from autograder.notebooks.assignment import load_assignment
from autograder.reasons import reason, text

L1 = Path(__file__).parents[1] / "banks" / "l1"


def write(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="latin-1")


def test_an_answer_has_its_added_cells_before_the_solution_cell(tmp_path):
    write(tmp_path / "a", "mean/right_helper.py", "def half(x): ...\n# %% extra cell\ndef mean(x): ...\n")
    (answer,) = load_bank(tmp_path / "a")
    assert (answer.assignment, answer.task, answer.name, answer.right) == ("a", "mean", "right_helper", True)
    assert answer.cells == ("def half(x): ...\n", "def mean(x): ...\n")


@pytest.mark.parametrize(("first", "diagnosis"), [("sum instead of mean", "sum instead of mean"), ("none", None)])
def test_a_wrong_answer_names_its_diagnosis_in_the_first_line(tmp_path, first, diagnosis):
    write(tmp_path / "a", "mean/wrong_sum.py", f"# diagnosis: {first}\nmean = sum\n")
    (answer,) = load_bank(tmp_path / "a")
    assert (answer.right, answer.diagnosis) == (False, diagnosis)


def test_a_question_lists_its_letters(tmp_path):
    write(tmp_path / "a", "q-why.yml", "'\"A\"': right\n'\"B\"': chose B\n'None': no answer\n")
    answers = load_bank(tmp_path / "a")
    assert [(answer.cells[0], answer.right, answer.diagnosis) for answer in answers] == [
        ('answer_q_why = "A"\n', True, None),
        ('answer_q_why = "B"\n', False, "chose B"),
        ("answer_q_why = None\n", False, "no answer"),
    ]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("mean/wrong_sum.py", "mean = sum\n", "diagnosis"),
        ("mean/other.py", "mean = sum\n", "begins with right_ or wrong_"),
        ("q-why.yml", "- A\n", "one line for each answer"),
        ("q-why.yml", "'A: [", "not valid YAML"),
        ("mean/right_sum.py", "# für alle\nmean = sum\n", "not UTF-8"),
        ("q-why.yml", "'\"A\"': für alle", "not UTF-8"),
    ],
)
def test_a_file_that_is_not_as_it_should_be_is_named(tmp_path, name, text, said):
    write(tmp_path / "a", name, text)
    with pytest.raises(BankError, match=said) as caught:
        load_bank(tmp_path / "a")
    assert name in str(caught.value)


@pytest.mark.parametrize("folder", ["missing", "empty"])
def test_a_bank_without_answers_is_an_error(tmp_path, folder):
    (tmp_path / "empty").mkdir()
    with pytest.raises(BankError, match=folder):
        load_bank(tmp_path / folder)


def test_the_l1_bank_has_five_right_answers_a_task_and_each_letter_of_a_question():
    answers = load_bank(L1)
    for task in ("l1-penalty", "soft-threshold", "sparsity", "lasso", "select"):
        assert sum(answer.right for answer in answers if answer.task == task) >= 5
    for question in ("q-l1-selection", "q-l1-keras-zeros", "q-l1-when"):
        given = [answer for answer in answers if answer.task == question]
        assert {answer.cells[0].split(" = ")[1].strip() for answer in given} >= {f'"{letter}"' for letter in "ABCD"}
        assert sum(answer.right for answer in given) == 1


def test_a_task_without_an_answer_is_named(tmp_path):
    text = Path(__file__).parents[1] / "notebooks" / "averages.md"
    assignment = load_assignment(author(text, tmp_path / "source"))
    write(tmp_path / "averages", "weighted-mean/right_sum.py", "mean = sum\n")
    assert untried(assignment, tmp_path / "averages") == ["q-outlier"]
    write(tmp_path / "averages", "q-outlier.yml", "'\"A\"': right\n")
    assert untried(assignment, tmp_path / "averages") == []


def test_a_sample_has_a_right_and_a_wrong_answer_to_each_task_and_another_salt_draws_others():
    answers = [BankAnswer("l1", task, f"{task}-{at}", ("",), at % 5 == 0, None) for task in ("one", "two", "three") for at in range(40)]
    some = drawn(answers, 20, "a text")
    assert len(some) == 20
    assert {(answer.task, answer.right) for answer in some} == {
        (task, right) for task in ("one", "two", "three") for right in (True, False)
    }
    assert some == [answer for answer in answers if answer in some], "in their order"
    assert drawn(answers, 20, "a text") == some
    assert drawn(answers, 20, "another text") != some
    assert drawn(answers, 500, "a text") == answers


@pytest.mark.parametrize(
    ("expected", "named", "well"),
    [
        ("sign lost", text("sign lost"), True),
        ("sign lost", text("half threshold"), False),
        ("sign lost", None, False),
        ("sign lost", reason("described", words=reason("twice")), False),
        (None, None, True),
        (None, reason("described", words=reason("twice")), True),
        (None, reason("for-some", mistake=text("sign lost")), True),
        (None, text("sign lost"), False),
        ("twice the right values", reason("described", words=reason("twice")), True),
    ],
)
def test_a_name_is_the_one_that_is_stated_and_without_one_only_a_description_may_be_given(expected, named, well):
    answer = BankAnswer("l1", "soft-threshold", "wrong", ("",), False, expected)
    result = TestResult("soft-threshold-test", Outcome.FAILED, 0.0, 2.0, findings=(Finding(text("It differs."), named),))
    assert Trial(answer, result, 0.1).well_judged == well
