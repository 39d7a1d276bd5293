"""The banks of right and wrong answers: what each holds, and that every answer is judged as its file says."""

import ast
import json
import os
import shlex
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest

from autograder.checking.bank import load_bank

PROJECT = Path(__file__).parents[2]
ASSIGNMENTS = ("l1", "fitting", "l2", "elastic-net", "keras-in-practice")
# How many mistakes the course's plan names for each task. A bank has these, and four more that students make.
NAMED_MISTAKES = {
    "fitting": {"mse": 5, "objective": 4, "gap": 4, "early-stop": 4},
    "l1": {"l1-penalty": 11, "soft-threshold": 5, "sparsity": 4, "lasso": 6, "select": 4},
    "l2": {"l2-penalty": 12, "l2-gradient": 4, "ridge": 5, "shrinkage": 4, "collinear": 3},
    "elastic-net": {"elastic-net-penalty": 13, "from-sklearn": 4, "prox": 4, "elastic-net": 8},
    "keras-in-practice": {"build-model": 5, "loss-parts": 3, "one-se": 4, "car-model": 8},
}
QUESTIONS = {
    "fitting": ("q-noise", "q-overfit", "q-penalty-role"),
    "l1": ("q-l1-selection", "q-l1-keras-zeros", "q-l1-when"),
    "l2": ("q-l2-collinearity", "q-l2-zero", "q-l2-decay"),
    "elastic-net": ("q-l1-vs-l2", "q-en-group", "q-en-when"),
    "keras-in-practice": ("q-bias", "q-decay-vs-l2", "q-standardize"),
}
TASKS = [(name, task, count) for name, tasks in NAMED_MISTAKES.items() for task, count in tasks.items()]


def bank(name):
    return load_bank(PROJECT / "tests/banks" / name)


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_a_bank_has_every_task_and_question_and_no_other(name):
    assert {answer.task for answer in bank(name)} == {*NAMED_MISTAKES[name], *QUESTIONS[name]}


@pytest.mark.parametrize(("name", "task", "named"), TASKS)
def test_a_task_has_five_right_answers_and_its_mistakes_and_four_more(name, task, named):
    answers = [answer for answer in bank(name) if answer.task == task]
    assert sum(answer.right for answer in answers) >= 5
    assert sum(not answer.right for answer in answers) >= named + 4


@pytest.mark.parametrize(("name", "task", "named"), TASKS)
def test_a_tasks_wrong_answers_show_as_many_mistakes_as_are_named(name, task, named):
    told = {answer.diagnosis for answer in bank(name) if answer.task == task and not answer.right}
    assert len(told - {None}) >= named


@pytest.mark.parametrize(("name", "task", "named"), TASKS)
def test_no_two_right_answers_are_one_but_for_names_of_variables(name, task, named):
    shapes = {answer.name: shape(answer) for answer in bank(name) if answer.task == task and answer.right}
    assert [pair for pair in combinations(shapes, 2) if shapes[pair[0]] == shapes[pair[1]]] == []


def shape(answer):
    """The code without names of variables, texts and comments."""
    tree = ast.parse("\n".join(answer.cells))
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            node.id = "x"
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            node.value.value = None
    return ast.dump(tree)


@pytest.mark.parametrize(("name", "question"), [(name, question) for name, some in QUESTIONS.items() for question in some])
def test_a_question_has_all_four_options_one_of_them_right(name, question):
    answers = {answer.name.split("_", 1)[1]: answer for answer in bank(name) if answer.task == question}
    letters = {letter: answers[f'"{letter}"'] for letter in "ABCD"}
    assert sum(answer.right for answer in letters.values()) == 1
    assert all(answer.right or answer.diagnosis == f"chose {letter}" for letter, answer in letters.items())
    assert len(answers) > 4, "and something that is no letter"


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_nine_of_ten_wrong_answers_name_their_own_mistake(name):
    wrong = [answer for answer in bank(name) if not answer.right]
    assert sum(answer.diagnosis is not None for answer in wrong) >= 0.9 * len(wrong)


VAGUE = ("its values are not right", "its value is not right", "its number of entries is not")
BEYOND_THE_VISIBLE = "It fails on an input that the visible checks do not try"


def contradictions(trial):
    """What the feedback on one answer says against itself, or fails to say."""
    findings, example = trial["findings"], trial["example"]
    if trial["score"]:
        return ["full points beside a finding"] * bool(findings or example)
    said = " ".join(one["what"] + " " + one["hint"] for one in findings)
    names = [one["mistake"] for one in findings if one["mistake"]]
    found = {
        "no points, and passed": trial["outcome"] == "passed",
        "no points, and no word why": not findings or not findings[0]["what"].strip(),
        "nothing of use": not names and not trial["wrong_kinds"] and not example and any(words in said for words in VAGUE),
        "a mistake told twice": len(set(names)) < len(names),
        "a visible call is wrong, and the hint says that it is right": bool(example) and BEYOND_THE_VISIBLE in said,
        "a call gave what was expected": bool(example) and example[1] == example[2],
        "returned nothing, and a call gave something": names[:1] == ["returned nothing"] and bool(example) and "None" not in example[1],
        "more holds than was checked": (trial["held"] or 0) > (trial["checked"] or 0),
        "something is wrong, and all of it holds": trial["checked"] is not None and trial["held"] == trial["checked"],
    }
    return [words for words, is_so in found.items() if is_so]


def test_feedback_that_contradicts_itself_is_noticed():
    vague = {"what": "The values: its values are not right.", "mistake": "", "hint": ""}
    trial = {"score": 0.0, "outcome": "failed", "findings": [vague], "wrong_kinds": ["ties"], "held": 3, "checked": 4, "example": None}
    assert contradictions(trial) == []
    assert contradictions(trial | {"wrong_kinds": []}) == ["nothing of use"]
    assert contradictions(trial | {"outcome": "passed"}) == ["no points, and passed"]
    assert contradictions(trial | {"held": 4}) == ["something is wrong, and all of it holds"]
    assert contradictions(trial | {"example": ["f(1)", "2", "2"]}) == ["a call gave what was expected"]
    assert contradictions(trial | {"score": 2.0}) == ["full points beside a finding"]
    beyond = vague | {"hint": f"{BEYOND_THE_VISIBLE}: for something else."}
    told = contradictions(trial | {"findings": [beyond], "example": ["f(1)", "3", "2"]})
    assert told == ["a visible call is wrong, and the hint says that it is right"]


# Of each bank a sample, which another text of the assignment draws anew; `make banks` takes all, each night with other seeds.
SAMPLE = 40
CHOSEN = shlex.split(os.environ.get("BANKS", f"--sample {SAMPLE}"))


@pytest.fixture(scope="module")
def checked():
    """What the command says of the answers to all assignments, from one grader: TensorFlow is imported once."""
    command = [Path(sys.executable).with_name("autograder"), "check", "--json", *CHOSEN, *ASSIGNMENTS]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout)


@pytest.mark.slow
@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_no_wrong_answer_passes_and_no_right_one_fails_and_no_feedback_contradicts_itself(checked, name):
    trials = [trial for trial in checked[1] if trial["assignment"] == name]
    assert len(trials) == (SAMPLE if "--sample" in CHOSEN else len(bank(name)))
    assert [trial for trial in trials if not trial["well_judged"]] == []
    assert {f"{trial['task']}/{trial['answer']}": found for trial in trials if (found := contradictions(trial))} == {}


@pytest.mark.slow
def test_the_command_succeeds_where_every_answer_is_well_judged(checked):
    assert checked[0] == 0
