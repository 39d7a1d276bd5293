"""What one submission earns, and what is said about it."""

import copy
import json
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
from nbgrader.utils import determine_grade

from autograder.authoring.compiler import author
from autograder.grading.grader import Grader
from autograder.grading.results import Outcome, SubmissionResult
from autograder.kernels.confine import Limits
from autograder.kernels.kernel import KernelError
from autograder.notebooks.assignment import load_assignment
from autograder.reasons import reason, text
from autograder.words import sentence

TEXT = Path(__file__).with_name("tiny.md")
LIMITS = Limits(cell_seconds=30, cell_cpu=1)


@pytest.fixture
def grade(course, grader):
    assignment = course.assignment("tiny")

    def run(answers, own=()):
        return grader.grade(assignment, course.hand_in("s", answers, own), LIMITS)

    return run


def by_id(result):
    return {test.grade_id: test for test in result.tests}


RIGHT_TOTAL = "def total(values):\n    return float(sum(values))\n"
RIGHT_TWICE = "def twice(x):\n    return 2 * x\n"


@pytest.mark.parametrize(
    ("twice", "outcome", "message"),
    [
        ("def twice(x):\n    return x + x", Outcome.PASSED, ""),
        ("def twice(x):\n    return x * x", Outcome.FAILED, "squared"),
        ("while True: pass", Outcome.TIMEOUT, "CPU time of a cell"),
        ("import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass", Outcome.TIMEOUT, "CPU time of a cell"),
        ("import os; os._exit(3)", Outcome.DIED, "code 3"),
        ("import ctypes; ctypes.string_at(0)", Outcome.DIED, "SIGSEGV"),
        ("def twice(x):\n    import os; os._exit(0)", Outcome.DIED, "code 0"),
        (
            "import os\nfor f in range(3, 99):\n    try: os.write(f, b'x' * 99)\n    except OSError: pass",
            Outcome.TAMPERED,
            "not a reply",
        ),
    ],
)
def test_one_task_costs_no_other_its_points(grade, twice, outcome, message):
    result = grade({"twice": twice, "total": RIGHT_TOTAL})
    tests = by_id(result)
    assert tests["twice-test"].outcome is outcome
    assert message in sentence(tests["twice-test"].what)
    assert tests["twice-test"].score == (2 if outcome is Outcome.PASSED else 0)
    assert (tests["total-test"].outcome, tests["total-test"].score) == (Outcome.PASSED, 3)


def test_a_module_that_somebody_asked_for_and_that_is_not_there_is_named():
    with Grader(modules=("no_such_module", "json")) as asked, pytest.raises(KernelError, match=r"^--preload no_such_module: .*; check"):
        asked.wait()


def test_where_no_score_can_change_any_more_the_cells_are_not_run_again(grade):
    work = ["import time\nend = time.process_time() + 0.5\nwhile time.process_time() < end: pass"]
    late = grade({"twice": RIGHT_TWICE, "total": "def total(values):\n    import os; os._exit(0)"}, work)
    assert [(test.outcome, test.score) for test in late.tests] == [(Outcome.PASSED, 2), (Outcome.DIED, 0)]
    assert late.cpu_seconds < 1
    early = grade({"twice": "def twice(x):\n    import os; os._exit(0)", "total": RIGHT_TOTAL}, work)
    assert [(test.outcome, test.score) for test in early.tests] == [(Outcome.DIED, 0), (Outcome.PASSED, 3)]
    assert early.cpu_seconds > 1


def test_all_processes_of_a_submission_share_what_it_may_use(course, grader):
    work = ["import time\nend = time.process_time() + 1\nwhile time.process_time() < end: pass"]
    dies = {name: f"def {name}(x):\n    import os; os._exit(0)" for name in ("twice", "total")}
    data = course.hand_in("s", dies, work)
    result = grader.grade(course.assignment("tiny"), data, replace(LIMITS, cell_cpu=30, total_cpu=1.5))
    assert result.cpu_seconds < 2  # a second for the first pass, half of one for the second, and none for a third
    assert sum(test.score for test in result.tests) == 0


def test_a_cell_that_is_not_reached_says_why(course, grader):
    def told(own, limits=LIMITS):
        result = grader.grade(course.assignment("tiny"), course.hand_in("s", {}, own), limits)
        assert {test.outcome for test in result.tests} == {Outcome.NOT_REACHED}
        return sentence(result.tests[0].what)

    assert "three times" in told(["import os; os._exit(1)"] * 3)
    assert "took too long" in told(["while True: pass"], replace(LIMITS, total_cpu=0.3))


def test_an_assignment_may_need_more_time_than_the_default(course, grader):
    slow = "import time\nwhile time.process_time() < 2: pass\ndef twice(x):\n    return 2 * x"
    data = course.hand_in("s", {"twice": slow})
    assignment = course.assignment("tiny")
    scores = [
        by_id(grader.grade(replace(assignment, limits=limits), data, LIMITS))["twice-test"].score
        for limits in ({}, {"cell_cpu": 0.5}, {"cell_cpu": 5.0})
    ]
    assert scores == [0, 0, 2]


def test_nothing_changed_is_open_not_wrong(grade):
    result = grade({})
    assert {test.outcome for test in result.tests} == {Outcome.OPEN}
    assert result.unanswered == ("twice", "total")


def test_a_visible_check_decides_too_and_its_own_text_is_told(grade):
    twice = "calls = []\ndef twice(x):\n    calls.append(x)\n    return 5 if len(calls) == 1 else 2 * x"
    test = by_id(grade({"twice": twice}))["twice-test"]
    assert (test.outcome, test.what) == (Outcome.FAILED, text("twice(2) is 4"))


def test_a_visible_check_that_raises_says_what(grade):
    twice = "calls = []\ndef twice(x):\n    calls.append(x)\n    return np.ones(2) if len(calls) == 1 else 2 * x"
    test = by_id(grade({"twice": twice}))["twice-test"]
    assert (test.outcome, sentence(test.what)) == (Outcome.FAILED, "A visible check raised ValueError: twice(2) is 4")


@pytest.mark.parametrize(
    ("twice", "hint"),
    [
        ("def twice(x)\n    return 2 * x", "The cell twice stopped with SyntaxError in line 1, so what it should define is not there."),
        (
            "y = 3\nx / y\ndef twice(x):\n    return 2 * x",
            "The cell twice stopped with NameError in line 2, so what it should define is not there.",
        ),
        ("def double(x):\n    return 2 * x", "The cell has to define twice. What it defines is double."),
        ("pass", "Is the name defined, in the cell that asks for it?"),
        ("def twice(number):\n    return 2 * nubmer", "Line 2 uses the name nubmer, which no cell defines. Did you mean number?"),
        ("def twice(x):\n    return factor * x", "Line 2 uses the name factor, which no cell defines."),
        (
            "class By:\n    def __init__(self, by):\n        self.by = by\n    def __call__(self, x):\n        return by * x\n\ntwice = By(2)",
            "Line 5 uses the name by, which no cell defines. Did you mean self.by?",
        ),
    ],
)
def test_a_cell_that_stopped_is_named_where_what_it_defines_is_missing(grade, twice, hint):
    test = by_id(grade({"twice": twice}))["twice-test"]
    assert (test.mistake, sentence(test.hint)) == (reason("raised", kind="NameError"), hint)


def test_the_line_where_a_cell_stopped_is_the_place_and_nothing_is_said_to_hold_of_what_is_not_there(grade):
    test = by_id(grade({"twice": "y = 3\ndef twice(x)\n    return 2 * x"}))["twice-test"]
    assert test.place is not None
    assert (test.place.cell, test.place.line) == ("twice", 2)
    assert (test.held, test.checked, test.wrong_kinds) == (None, None, ())


@pytest.mark.parametrize(
    ("cell", "hint"),
    [
        ("answer_q_outlier = A", 'Is the letter in quotes, as in "A"?'),
        ('"A"', "The cell has to set answer_q_outlier to a letter in quotes. It does not."),
        ('answer = "A"', "The cell has to define answer_q_outlier. What it defines is answer."),
        (
            'answer_q_outlier = "A"\n\nif answer_q_outlier is None:\n    # YOUR CODE HERE\n',
            "The cell q-outlier stopped with SyntaxError in line 4, so what it should define is not there.",
        ),
    ],
)
def test_why_a_letter_was_not_seen_is_said(tmp_path, grader, cell, hint):
    averages = (Path(__file__).parents[1] / "notebooks/averages.md").read_text()
    observed = "from autograder.observing import outcome\n\nanswer = outcome(lambda: answer_q_outlier)\n"
    (tmp_path / "averages.md").write_text(averages.replace("answer = answer_q_outlier\n", observed))
    assignment = load_assignment(author(tmp_path / "averages.md", tmp_path / "source"))
    handed_in = copy.deepcopy(assignment.notebook)
    next(one for one in handed_in.cells if one.metadata.get("nbgrader", {}).get("grade_id") == "q-outlier").source = cell
    test = by_id(grader.grade(assignment, nbformat.writes(handed_in).encode(), LIMITS))["q-outlier-test"]
    assert sentence(test.hint) == hint


def test_what_a_cell_has_to_define_is_read_from_its_stub_since_the_solution_may_define_more(tmp_path, grader):
    more = TEXT.read_text().replace("def twice(x):\n    ### BEGIN SOLUTION", "### BEGIN SOLUTION\ntrick = 2\ndef twice(x):")
    (tmp_path / "tiny.md").write_text(more)
    assignment = load_assignment(author(tmp_path / "tiny.md", tmp_path / "source"))
    handed_in = copy.deepcopy(assignment.notebook)
    for cell in handed_in.cells:
        if "trick" in cell.source:
            cell.source = "def double(x):\n    return 2 * x"
    test = by_id(grader.grade(assignment, nbformat.writes(handed_in).encode(), LIMITS))["twice-test"]
    assert test.mistake == reason("raised", kind="NameError")
    assert "trick" not in sentence(test.hint)


@pytest.mark.parametrize(
    ("visible", "says"),
    [
        ("assert counts('a a') == {'a': 2}", "its keys are not the right ones"),
        ("# Zebra and yak are animals.", "its keys are not the right ones"),
        ('assert set(counts("")) <= {"zebra", "yak"}', "its keys are not 'yak' and 'zebra'"),
    ],
)
def test_right_keys_that_students_do_not_see_are_an_answer_and_not_said(tmp_path, grader, visible, says):
    hidden = [
        "### BEGIN HIDDEN TESTS",
        "seen = [counts('zebra yak yak')]",
        "### BEGIN JUDGE",
        "from autograder.judging import expect",
        "expect(seen, [{'zebra': 1, 'yak': 2}])",
        "### END HIDDEN TESTS",
    ]
    test = {"grade_id": "counts-test", "grade": True, "solution": False, "locked": True, "points": 1, "schema_version": 3, "task": False}
    answer = {"grade_id": "counts", "grade": False, "solution": True, "locked": False, "schema_version": 3, "task": False}
    new = nbformat.v4.new_code_cell
    stub = new("raise NotImplementedError()", metadata={"nbgrader": answer})
    check = new("\n".join([visible, *hidden]), metadata={"nbgrader": test})
    notebook = nbformat.v4.new_notebook(cells=[stub, check], metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}})
    nbformat.write(notebook, tmp_path / "counts.ipynb")
    assignment = load_assignment(tmp_path / "counts.ipynb")
    stub.source = "def counts(text):\n    return {'a': 2} if text == 'a a' else {}"
    (found,) = grader.grade(assignment, nbformat.writes(notebook).encode(), LIMITS).tests
    assert says in sentence(found.what)


def test_what_the_answer_says_itself_where_it_raises_is_quoted_from_its_text(grade):
    total = 'def total(values):\n    if not len(values):\n        raise ValueError(f"no values, {values}")\n    return float(sum(values))'
    test = by_id(grade({"total": total}))["total-test"]
    assert (
        sentence(test.hint) == "Line 3 of your answer raises ValueError (“no values, {…}”). Does it refuse an input that the task allows?"
    )


def test_warnings_and_prints_cost_nothing(grade):
    twice = "import sys, warnings\ndef twice(x):\n    print('hm', file=sys.stderr)\n    warnings.warn('old')\n    return 2 * x"
    result = grade({"twice": twice})
    assert by_id(result)["twice-test"].score == 2
    (cell,) = (cell for cell in nbformat.from_dict(result.notebook).cells if cell.id == "twice-test")
    assert determine_grade(cell) == (2, 2)


def test_the_graded_notebook_says_the_same_to_nbgrader(grade):
    result = grade({"twice": "def twice(x):\n    return 3 * x", "total": RIGHT_TOTAL})
    notebook = nbformat.from_dict(result.notebook)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        if cell.id in by_id(result):
            assert determine_grade(cell)[0] == by_id(result)[cell.id].score


def test_html_of_a_student_is_not_kept(grade):
    result = grade({}, own=["from IPython.display import HTML, display\ndisplay(HTML('<script>evil()</script>'))"])
    assert "<script>" not in json.dumps([cell.get("outputs") for cell in result.notebook["cells"]])


@pytest.mark.parametrize(
    "source",
    [
        "import builtins\nbuiltins.AssertionError = None",
        "def twice(x):\n    import numpy as np\n    np.allclose = lambda *a, **k: True\n    return 7",
        "class Liar:\n    __eq__ = lambda s, o: True\n    __float__ = lambda s: 4.0\n    __array__ = lambda s, *a, **k: __import__('numpy').zeros(())\n"
        "def twice(x): return Liar()",
        "import sys\nfor module in list(sys.modules.values()):\n    if hasattr(module, 'outcome'): module.outcome = lambda f: 0\ntwice = lambda x: 4",
        "get_ipython().ast_transformers.append(type('T', (), {'visit': lambda s, n: __import__('ast').parse('pass')})())\ntwice = lambda x: 4",
        "get_ipython().run_cell = lambda *a, **k: type('R', (), {'error_before_exec': None, 'error_in_exec': None, 'success': True})()\n"
        "twice = lambda x: 4",
    ],
)
def test_what_is_patched_in_the_students_process_earns_nothing(grade, source):
    test = by_id(grade({"twice": source}))["twice-test"]
    assert test.score == 0


def test_the_values_of_many_tests_are_kept_up_to_a_cap(tmp_path, grader):
    text = TEXT.read_text()
    head, twice = (
        text[: text.index("```{code-cell} ipython3\n:nbgrader: {grade_id: twice")],
        text[text.index(":nbgrader: {grade_id: twice") :],
    )
    twice = "```{code-cell} ipython3\n" + twice[: twice.index("```{code-cell} ipython3\n:nbgrader: {grade_id: total")]
    (tmp_path / "tiny.md").write_text(head + "".join(twice.replace("twice", f"twice{n}").replace("observed", f"seen{n}") for n in range(9)))
    assignment = load_assignment(author(tmp_path / "tiny.md", tmp_path / "source"))
    forged = "import sys\nimport numpy as np\nforged = np.zeros(2_000_000)\n" + (
        "sys.modules['autograder.kernels.session']._observe = "
        "lambda source, names: {'error': None, 'values': {n: forged for n in names}, 'bad': {}}"
    )
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(forged), *assignment.notebook.cells])
    result = grader.grade(assignment, nbformat.writes(notebook).encode(), LIMITS)
    assert [test.outcome for test in result.tests] == [Outcome.FAILED] * 8 + [Outcome.ERROR]
    assert result.tests[-1].what == reason("too-much")


def test_a_result_survives_being_kept(grade):
    for twice in (RIGHT_TWICE, "def twice(x):\n    return x * x", "1 / 0\ndef twice(x): return 2 * x", "import os; os._exit(3)"):
        result = grade({"twice": twice}, own=["class Cell: pass", "1 +"])
        assert SubmissionResult.from_json(result.to_json()) == result


@pytest.mark.parametrize("change", [{"version": 9}, {"tests": [{"grade_id": "x"}]}, {"remarks": ["a sentence"]}, {"more": 1}])
def test_what_is_no_result_is_refused_not_guessed(grade, change):
    kept = json.loads(grade({}).to_json())
    with pytest.raises(ValueError, match=r"not a|in the form of version 9"):
        SubmissionResult.from_json(json.dumps(kept | change))


def test_the_same_submission_gets_the_same_scores_every_time(grade):
    scores = [[test.score for test in grade({"twice": RIGHT_TWICE}).tests] for _ in range(5)]
    assert scores == [[2, 0]] * 5
