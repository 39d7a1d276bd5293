"""An nbgrader course as it is gets nbgrader's own scores, cell by cell; what cannot be honoured is refused by name, never scored."""

from __future__ import annotations

import functools
import json
import logging
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
import traitlets.config
from nbconvert.exporters import NotebookExporter
from nbformat.v4 import new_notebook
from nbgrader.apps import AutogradeApp, GenerateAssignmentApp
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from plain import (
    KERNEL,
    Shape,
    by_hand,
    checked,
    code,
    grade,
    grade_plainly,
    hand_in,
    read_only,
    scores,
    solution,
    task,
    text,
    write_source,
)
from warm_kernels import warm_kernels

import autograder
from autograder.authoring.compiler import author
from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.release import release
from autograder.classroom.settings import ITS_OWN, STEPS, UNHEARD
from autograder.classroom.settings_files import RENAMED, nbgrader_config
from autograder.classroom.submitted import read_submitted, submitted_folder
from autograder.errors import CourseError, SubmissionError
from autograder.files import read_beside
from autograder.grading.grader import Grader, needs
from autograder.grading.results import Outcome, TestResult
from autograder.grading.run import Run, Seen
from autograder.grading.scoring import _scored_in_students_process, misses_files
from autograder.kernels.confine import Limits
from autograder.notebooks.assignment import DEFAULT, Rules, TestCell, as_stored, load_assignment, only_visible
from autograder.notebooks.submission import parse_submission, rebuild
from autograder.pages.feedback import write_feedback
from autograder.pages.report import write_report
from autograder.words import sentence


def replace_source(cell, source):
    return nbformat.from_dict({**cell, "source": source})


def lacking(cell, key):
    about = {name: value for name, value in cell.metadata["nbgrader"].items() if name != key}
    return nbformat.from_dict({**cell, "metadata": {"nbgrader": about}})


TINY = Path(__file__).parents[1] / "grading/tiny.md"
DOUBLE = solution("double", "def double(x):\n    return 2 * x")
DOUBLE_TEST = checked("double-test", 2, "assert double(2) == 4\n### BEGIN HIDDEN TESTS\nassert double(-3) == -6\n### END HIDDEN TESTS")
TRIPLE = solution("triple", "def triple(x):\n    return 3 * x")
TRIPLE_TEST = checked("triple-test", 3, "assert triple(2) == 6")
RIGHT = "def double(x):\n    return x + x"
ASKS = "%%capture\ndef double(x):\n    return input() or 2 * x"
CLEARED = "from IPython.display import clear_output\nprint('!', file=sys.stderr)"
AUTOTESTS = """
python3:
  setup: "from hashlib import sha1"
  hash: 'sha1({{snippet}}.encode("utf-8") + b"{{salt}}").hexdigest()'
  dispatch: "type({{snippet}})"
  normalize: "str({{snippet}})"
  check: 'assert {{snippet}} == "{{value}}", "{{message}}"'
  success: "print('Success!')"
  templates:
    default:
      - test: "type({{snippet}})"
        fail: "type of {{snippet}} is not right"
      - test: "{{snippet}}"
        fail: "value of {{snippet}} is not right"
"""
CONFIG = """
c = get_config()
c.CourseDirectory.course_id = "field"
c.ClearSolutions.code_stub = {"python": "# write here\\nraise NotImplementedError"}
c.ClearSolutions.text_stub = "Write here."
c.IncludeHeaderFooter.header = "header.ipynb"
"""
TWICE = """import numpy as np
np.testing.assert_equal(double(3), 6)
### BEGIN HIDDEN TESTS
assert double(-3) == -6, 'CANARY'
### END HIDDEN TESTS"""
WRONG = "def double(x):\n    return 4"
STUBBED = replace_source(DOUBLE, "def double(x):\n    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION")
HANDED_OUT = [
    code("n = 5"),
    code("def f(x):\n    return None  # write here"),
    checked("f-test", 2, "assert f(n) == 14"),
    read_only("library", "import math"),
    checked("library-test", 1, "assert math.pi > 3"),
    STUBBED,
    DOUBLE_TEST,
    by_hand("why", 2, "Because."),
    TRIPLE,
    TRIPLE_TEST,
]


def name_of(cell):
    """Its grade_id, or the whole of a cell that nbgrader does not know."""
    return cell.metadata.get("nbgrader", {}).get("grade_id") or cell.source


def rewritten(order, **answers):
    """Hands in the cells of `order` by name, with answers in some; a pair is a cell and what is in it instead."""

    def cells(handed_out):
        known = {name_of(cell): cell for cell in handed_out}
        pairs = [one if isinstance(one, tuple) else (one, answers.get(one)) for one in order]
        given = [replace_source(known[name], known[name].source if source is None else source) for name, source in pairs]
        return [nbformat.from_dict({**cell, "id": f"cell-{number}"}) for number, cell in enumerate(given)]

    return cells


ALL = [name_of(cell) for cell in HANDED_OUT]


def without(*names):
    return [name for name in ALL if name not in names]


def moved(name, behind):
    rest = without(name)
    return [*rest[: rest.index(behind) + 1], name, *rest[rest.index(behind) + 1 :]]


def twice(name, first, second):
    return [pair for one in ALL for pair in ([(one, first), (one, second)] if one == name else [one])]


READS_ITSELF = """import json
with open("files.ipynb") as file:
    cells = json.load(file)["cells"]
assert any("".join(cell["source"]).startswith("def total") for cell in cells)"""
SHAPES = {
    "named-otherwise": Shape(
        {"Homework 1": [DOUBLE, DOUBLE_TEST]},
        {"ann": {"Homework 1": {"double": RIGHT}}, "bob": {"Homework 1": {"double": WRONG}}},
    ),
    "several": Shape(
        {"problem1": [DOUBLE, DOUBLE_TEST], "problem2": [TRIPLE, TRIPLE_TEST]},
        {
            "ann": {"problem1": {"double": RIGHT}, "problem2": {}},
            "bob": {"problem1": {}, "problem2": {"triple": "triple = lambda x: 3 * x"}},
            "eve": {"problem1": {"double": RIGHT}},
        },
    ),
    "left-out": Shape(
        {"one": [DOUBLE, DOUBLE_TEST], "two": [TRIPLE, TRIPLE_TEST, by_hand("why", 2, "Why?"), task("task", 3, "Draw.")]},
        {"ann": {"one": {"double": RIGHT}}, "bob": {"two": {"why": "Because."}}},
    ),
    "last-values": Shape(
        {
            "last-values": [
                DOUBLE,
                checked("picture", 2, "import matplotlib.pyplot as plt\nplt.plot([double(1), 2])\nplt.gcf()"),
                checked("artists", 2, "plt.plot([double(1), 2])"),
                checked("docstring", 1, "assert double(2) == 4\n'''Doubling two gives four.'''"),
                checked("half", 3, "(double(2) == 4) / 2"),
                checked("truth", 3, "double(2) == 4"),
                checked("numpy", 3, "import numpy as np\nnp.float64(0.5)"),
                checked("nothing", 3, "0"),
                checked("silenced", 3, "double(2) - 3.5;"),
                checked("printed", 3, "print(double(2) - 3.5)"),
                checked("shown", 3, "display(double(2) - 3.5)"),
                checked("after-much", 4, "print('x' * 2_000_000)\ndouble(1) - 1.5"),
                checked("no-points", 0, "assert double(2) == 4"),
                checked("by-whom", 1, "import os\nassert os.environ['NBGRADER_EXECUTION'] == 'autograde'"),
            ]
        },
        {"ann": {"last-values": {"double": RIGHT}}, "bob": {"last-values": {}}},
    ),
    "stderr": Shape(
        {
            "stderr": [
                DOUBLE,
                checked("direct", 1, "import sys\ndouble(2)\nprint('!', file=sys.stderr)"),
                checked("warned", 1, "import warnings\nwarnings.warn('careful')"),
                checked("logged", 1, "import logging\nlogging.warning('careful')"),
                checked("after-much", 1, "print('x' * 2_000_000)\nprint('!', file=sys.stderr)"),
                checked("after-a-score", 2, "print('!', file=sys.stderr)\n1"),
                checked("quiet", 1, "assert double(2) == 4"),
                checked("shown-error", 1, "try:\n    1 / 0\nexcept ZeroDivisionError:\n    get_ipython().showtraceback()"),
                checked("no-text", 1, "class Mute:\n    def __repr__(self):\n        raise ValueError\nMute()"),
                checked("cleared-later", 1, f"{CLEARED}\nclear_output(wait=True)"),
                checked("cleared", 1, f"{CLEARED}\nclear_output()"),
                checked("unknown-cell-magic", 1, "%%no_such_magic\nassert double(2) == 4"),
                checked("unknown-magic", 1, "%no_such_magic"),
                checked("to-its-own", 1, "import subprocess, sys\nsubprocess.run(['echo', 'x'], stdout=sys.stdout);"),
            ]
        },
        {"ann": {"stderr": {"double": f"import sys\nprint('here it may', file=sys.stderr)\n{RIGHT}"}}},
    ),
    "by-hand": Shape(
        {
            "by-hand": [
                by_hand("why", 3, "Because 2 is positive."),
                by_hand("plot", 2, "### BEGIN SOLUTION\n1 + 1\n### END SOLUTION", python=True),
                task("report", 4, "Write a report below."),
                by_hand("both", 1, "An answer, and a task as well.", task=True),
                DOUBLE,
                DOUBLE_TEST,
            ]
        },
        {
            "written": {"by-hand": {"why": "The sign stays.", "both": "Done.", "plot": "2 + 2", "double": RIGHT}},
            "untouched": {"by-hand": {}},
            "emptied": {"by-hand": {"why": "", "plot": ""}},
            "spaced": {"by-hand": {"why": "Write here. ", "plot": "# write here\nraise NotImplementedError\n"}},
        },
    ),
    "as-students-write": Shape(
        {
            "as-students-write": [
                DOUBLE,
                DOUBLE_TEST,
                TRIPLE,
                TRIPLE_TEST,
                checked("loop", 1, "import asyncio\ntask = asyncio.create_task(asyncio.sleep(0))\nassert await task is None"),
            ]
        },
        {
            "ann": {"as-students-write": {"double": f"%matplotlib inline\n{RIGHT}", "triple": "%%time\ndef triple(x):\n    return 3 * x"}},
            "bob": {"as-students-write": {"double": f"%load_ext autoreload\n{RIGHT}", "triple": "3\n!echo hi\ntriple = lambda x: 3 * x"}},
            "cyd": {
                "as-students-write": {
                    "double": ASKS,
                    "triple": "async def t(x):\n    return 3 * x\nsix = await t(2)\ntriple = lambda x: six",
                }
            },
        },
    ),
    "autotests": Shape(
        {
            "autotests": [
                solution("number", "x = 41"),
                checked("number-test", 2, "assert x > 0\n### AUTOTEST x"),
                checked("hashed-test", 2, "### HASHED AUTOTEST x + 1"),
                checked("hidden-test", 2, "### BEGIN HIDDEN TESTS\n### AUTOTEST 2 * x\n### END HIDDEN TESTS"),
            ]
        },
        {"ann": {"autotests": {"number": "x = 40 + 1"}}, "bob": {"autotests": {}}, "cyd": {"autotests": {"number": "x = 42"}}},
        files={"autotests.yml": AUTOTESTS},
    ),
    "marked-by-a-scheme": Shape(
        {
            "marked-by-a-scheme": [
                by_hand("essay", 3, "Because.\n\n### BEGIN MARK SCHEME\nOne point for each word.\n### END MARK SCHEME"),
                task("task", 2, "Do it.\n### BEGIN MARK SCHEME\nTwo points.\n### END MARK SCHEME"),
            ]
        },
        {"ann": {"marked-by-a-scheme": {"essay": "It is."}}, "bob": {"marked-by-a-scheme": {}}},
    ),
    "files": Shape(
        {
            "files": [
                solution("total", "import helper\ndef total(path):\n    return helper.add(open(path).read())"),
                checked("total-test", 2, "assert total('data/marks.csv') == 6"),
                checked("own-test", 1, "import os\nassert os.path.exists('mine/notes.txt')"),
                checked("kept-test", 1, "import helper\nassert helper.__doc__ is None"),
                checked("read-test", 1, READS_ITSELF),
            ]
        },
        {
            "ann": {"files": {"total": "def total(path):\n    return sum(map(int, open(path).read().split(',')))"}},
            "bob": {"files": {"total": "import own\ntotal = own.total"}},
            "cyd": {"files": {}},
        },
        files={"data/marks.csv": "1,2,3", "helper.py": "def add(text):\n    return sum(map(int, text.split(',')))"},
        own_files={
            "ann": {"data/marks.csv": "9", "mine/notes.txt": "n"},
            "bob": {
                "own.py": "import helper\ntotal = lambda path: helper.add(open(path).read())",
                "helper.py": "'A helper of my own.'",
                "mine/notes.txt": "",
                "page.html": "<p>",
            },
        },
    ),
    "told": Shape(
        {
            "told": [
                text("## Doubling"),
                solution("d", "def double(x):\n    return 2 * x"),
                checked("first", 1, "assert double(2) == 4, 'two is doubled'\nassert double(0) == 0"),
                checked("second", 1, TWICE),
                solution("h", "def halve(x):\n    return x / 2"),
                checked("third", 2, "for n in (2, 4):\n    assert halve(n) == n / 2, f'{n} is halved'"),
            ]
        },
        {
            "wrong": {"told": {"d": WRONG, "h": "def halve(x):\n    return 1"}},
            "abs": {"told": {"d": "def double(x):\n    return abs(2 * x)"}},
            "raises": {"told": {"d": "def double(x):\n    y = 2\n    return y * z", "h": "halve = lambda n: n / 2"}},
        },
    ),
    "rewritten": Shape(
        {"rewritten": HANDED_OUT},
        {
            "fills-in": {"rewritten": rewritten([("n = 5", "n = 7"), (ALL[1], "def f(x):\n    return 2 * x"), *ALL[2:]], double=RIGHT)},
            "no-n": {"rewritten": rewritten([(ALL[1], "def f(x):\n    return 14"), *ALL[2:]], double=RIGHT)},
            "no-library": {"rewritten": rewritten(without("library"), double=RIGHT, triple="triple = lambda x: 3 * x")},
            "no-test": {"rewritten": rewritten(without("double-test", "why"), double=RIGHT)},
            "changed-test": {"rewritten": rewritten(ALL, **{"double-test": "assert True", "library": "math = None"})},
            "answer-below": {"rewritten": rewritten(moved("triple", "triple-test"), triple="triple = lambda x: 3 * x")},
            "test-first": {"rewritten": rewritten(moved("double-test", "n = 5"), double=RIGHT)},
            "backwards": {"rewritten": rewritten(ALL[::-1], double=RIGHT)},
            "nothing-else": {"rewritten": rewritten(["triple"], triple="triple = lambda x: 3 * x")},
        },
    ),
    "retyped": Shape(
        {"retyped": [DOUBLE, DOUBLE_TEST, TRIPLE, TRIPLE_TEST]},
        {
            "retyped": {"retyped": {"double": [RIGHT], "triple": ["scratch = 1", "def triple(x):\n    return 3 * x"]}},
            "above": {"retyped": {"double": [RIGHT, ...]}},
            "between": {"retyped": {"double": [..., RIGHT]}},
            "deleted": {"retyped": {"double": []}},
            "below": {"retyped": {"double-test": [..., RIGHT]}},
            "all-in-one": {"retyped": {"double": f"{RIGHT}\n\ndef triple(x):\n    return 3 * x"}},
            "all-in-one-alone": {"retyped": {"double": f"{RIGHT}\n\ndef triple(x):\n    return 3 * x", "triple": []}},
        },
    ),
}


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """All shapes in one course, graded here."""
    folder = tmp_path_factory.mktemp("field") / "course"
    write_source(folder, SHAPES)
    (folder / "nbgrader_config.py").write_text(CONFIG)
    header = read_only("header", "import math\nassert math.pi > 3")
    nbformat.write(new_notebook(cells=[header], metadata={"kernelspec": KERNEL}), folder / "header.ipynb")
    release(folder)
    hand_in(folder, SHAPES)
    return Course(folder)


@pytest.fixture(scope="module")
def plain(course, tmp_path_factory):
    with (
        tempfile.TemporaryDirectory() as folder,
        warm_kernels(Path(folder), ("numpy", "matplotlib.pyplot")) as kernels,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("JUPYTER_PATH", str(kernels))
        return grade_plainly(course.folder, tmp_path_factory.mktemp("plain") / "course")


@pytest.fixture(scope="module")
def graded(course, plain):
    summary = grade(course)
    assert not summary.refused
    return course


@pytest.mark.slow
@pytest.mark.parametrize("name", SHAPES)
def test_each_cell_has_nbgraders_score(graded, plain, name):
    ours = {key: score for key, score in scores(graded.folder).items() if key[0] == name}
    assert ours
    assert ours == {key: score for key, score in plain.items() if key[0] == name}


def test_what_was_deleted_or_moved_is_named_and_is_back_only_where_nbgraders_settings_say_so(tmp_path):
    write_source(tmp_path, {"hw": Shape({"hw": HANDED_OUT}, {})})
    kept = [(name, None) for name in ALL if name not in ("n = 5", "f-test", "why")]
    handed_in = nbformat.writes(new_notebook(cells=rewritten([kept[-1], *kept[:-1]])(HANDED_OUT))).encode()
    found = {}
    for back in (False, True):
        rules = Rules(missing_are_back=back)
        assignment = load_assignment(tmp_path / "source/hw/hw.ipynb", tmp_path, "hw", rules=rules)
        rebuilt = rebuild(assignment, parse_submission(handed_in))
        found[back] = [cell.grade_id or cell.source for cell in rebuilt.cells]
        codes = {(why.code, why.fields.get("cell")) for why in rebuilt.remarks}
        assert {("cell-missing", "f-test"), ("cell-missing", "why"), ("reordered-kept", None)} <= codes
    assert found[False] == ["triple-test", ALL[1], "library", "library-test", "double", "double-test", "triple"]
    assert found[True] == ["triple-test", ALL[1], "f-test", "library", "library-test", "double", "double-test", "why", "triple"]


@pytest.mark.parametrize(
    ("name", "first", "second", "counts"),
    [
        ("double", RIGHT, None, [RIGHT]),
        ("double", None, RIGHT, [RIGHT]),
        ("double", WRONG, RIGHT, [WRONG, RIGHT]),
        ("why", "It is.", None, ["It is."]),
        ("double-test", "assert True", None, [DOUBLE_TEST.source]),
    ],
)
def test_of_a_cell_that_stands_twice_the_answer_counts_and_no_copy_of_the_handout_undoes_it(tmp_path, name, first, second, counts):
    write_source(tmp_path, {"hw": Shape({"hw": HANDED_OUT}, {})})
    assignment = load_assignment(tmp_path / "source/hw/hw.ipynb", tmp_path, "hw")
    cells = [replace_source(cell, assignment.released.get(name_of(cell), cell.source)) for cell in HANDED_OUT]
    handed_in = new_notebook(cells=rewritten(twice(name, first, second))(cells))
    rebuilt = rebuild(assignment, parse_submission(nbformat.writes(handed_in).encode()))
    kept = [cell for cell in rebuilt.cells if cell.grade_id == name or cell.role == "own"]
    assert [cell.source for cell in kept] == counts
    assert kept[-1].grade_id == name
    assert kept[-1].answered == (name != "double-test")
    assert "cell-copies" in {why.code for why in rebuilt.remarks}


@pytest.mark.slow
def test_each_of_several_notebooks_has_its_pages(graded):
    with Gradebook(graded) as gradebook:
        pages = write_feedback(graded, gradebook, "several")
        reports = write_report(graded, gradebook, "several")
    assert {path.name for path in pages} == {"problem1.html", "problem2.html"}
    rows = json.loads((graded.report / "several/problem2/results.json").read_text())["submissions"]
    assert {row["student"]: row["score"] for row in rows} == {"ann": 0, "bob": 3, "eve": 0}
    assert {path.parent.name for path in reports} == {"problem1", "problem2"}
    assert {row["student"]: row["stale"] for row in rows} == {"ann": [], "bob": [], "eve": []}  # eve left it out: that was graded too


def test_where_something_is_out_of_date_the_report_names_the_command_that_grades_the_assignment(tmp_path):
    shapes = {"hw": SHAPES["several"]}
    write_source(tmp_path, shapes)
    release(tmp_path)
    hand_in(tmp_path, shapes)
    course = Course(tmp_path)
    with Gradebook(course) as gradebook:
        write_report(course, gradebook, "hw")
    page = (course.report / "hw/problem1/index.html").read_text()
    assert "autograder grade hw</code>" in page
    assert "autograder grade hw/problem1" not in page


def one_notebook(folder, metadata, name="hw", config=""):
    write_source(folder, {name: Shape({name: [DOUBLE, DOUBLE_TEST]}, {})})
    path = folder / "source" / name / f"{name}.ipynb"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"metadata": metadata}))
    (folder / "nbgrader_config.py").write_text(f"c = get_config()\n{config}\n")
    return path


@pytest.mark.parametrize(
    ("metadata", "said"),
    [
        ({"kernelspec": {"name": "ir", "display_name": "R", "language": "R"}}, "its language is R"),
        ({"kernelspec": KERNEL, "language_info": {"name": "julia"}}, "its language is julia"),
        ({"kernelspec": {"name": "my-course", "display_name": "?"}}, "its kernel my-course does not say"),
        ({"kernelspec": {"name": "julia-1.10", "display_name": "Julia", "language": "julia"}}, "its language is julia"),
        ({"kernelspec": {"name": "bash", "display_name": "Bash"}, "language_info": {"name": "bash"}}, "its language is bash"),
        ({"kernelspec": {"name": "octave", "display_name": "Octave"}}, "its kernel octave does not say"),
        ({"kernelspec": {"name": "sagemath", "language": "sage", "display_name": "Sage"}, "language_info": {"name": "python"}}, "sage"),
        ({"kernelspec": {"name": "python2", "display_name": "2", "language": "python"}}, "its language is Python 2"),
        ({"kernelspec": {"name": "python2", "display_name": "2"}}, "its language is Python 2"),
    ],
)
def test_another_language_is_refused_by_name_at_release_and_at_grading(tmp_path, metadata, said):
    path = one_notebook(tmp_path, metadata)
    for refused in (lambda: release(tmp_path, ["hw"]), lambda: Course(tmp_path).assignments("hw")):
        with pytest.raises(CourseError, match=said) as error:
            refused()
        assert str(path) in str(error.value)
        assert "if its cells are Python 3, choose a kernel of Python 3" in str(error.value)
        assert "otherwise grade this assignment with nbgrader's own autograde" in str(error.value)
    assert not (tmp_path / "release").exists()


def test_a_python_kernel_of_another_machine_is_no_other_language(tmp_path):
    path = one_notebook(tmp_path, {"kernelspec": {"name": "pycharm-1a2b3c4d", "display_name": "PyCharm (course)", "language": "python"}})
    release(tmp_path, ["hw"])
    solved = autograder.grade(path, path)
    assert [test.score for test in solved.tests] == [test.points for test in solved.tests] != []


@pytest.mark.parametrize(
    ("metadata", "place"),
    [
        ({"kernelspec": ["python3"]}, "metadata.kernelspec: ['python3'] is not"),
        ({"kernelspec": "python3"}, "metadata.kernelspec: 'python3' is not"),
        ({"kernelspec": {"name": "python3"}}, "metadata.kernelspec: 'display_name'"),
        ({"language_info": None}, "metadata.language_info: None is not"),
        ({"title": 7}, "metadata.title: 7 is not"),
    ],
)
def test_metadata_with_which_nbgrader_cannot_write_a_notebook_is_refused_with_its_place(tmp_path, metadata, place):
    path = one_notebook(tmp_path, metadata)
    for refused in (lambda: release(tmp_path, ["hw"]), lambda: Course(tmp_path).assignments("hw"), lambda: autograder.grade(path, path)):
        with pytest.raises(CourseError, match=re.escape(place)) as error:
            refused()
        assert str(path) in str(error.value)


@pytest.mark.parametrize("part", ["grade", "solution", "locked", "task"])
def test_a_raw_cell_of_which_the_gradebook_takes_no_row_is_refused_by_name(tmp_path, part):
    raw = nbformat.v4.new_raw_cell("words")
    raw.metadata["nbgrader"] = read_only("note", "words").metadata["nbgrader"] | {"locked": False, "points": 1} | {part: True}
    write_source(tmp_path, {"hw": Shape({"hw": [DOUBLE, raw]}, {})})
    with pytest.raises(CourseError, match=r"hw\.ipynb: cell note is a raw cell"):
        release(tmp_path)


def test_a_cell_of_nbgraders_without_an_id_is_told_by_its_place(tmp_path):
    nameless = nbformat.v4.new_code_cell("assert True")
    nameless.metadata["nbgrader"] = {"grade": True, "points": 1}
    write_source(tmp_path, {"hw": Shape({"hw": [DOUBLE, nameless]}, {})})
    with pytest.raises(CourseError, match=r"hw\.ipynb: cell 2 of the notebook has nbgrader metadata without a grade_id"):
        Course(tmp_path).assignments("hw")


def test_metadata_of_a_cell_is_refused_with_its_place_and_outputs_may_be_anything(tmp_path):
    path = one_notebook(tmp_path, {})
    source = json.loads(path.read_text())
    source["cells"][0]["outputs"] = [{"output_type": "?"}]
    path.write_text(json.dumps(source))
    assert Course(tmp_path).assignment("hw").points == 2
    source["cells"][0]["metadata"]["tags"] = "answer"
    path.write_text(json.dumps(source))
    with pytest.raises(CourseError, match=r"hw\.ipynb.+cells\.0\.metadata\.tags: 'answer' is not"):
        Course(tmp_path).assignment("hw")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ([DOUBLE, checked("sure", 1, "### AUTOTEST double(1 / 0)")], "cell sure raises ZeroDivisionError: division by zero, as AUTOTEST"),
        (
            [code("import no_such"), checked("sure", 1, "### AUTOTEST double(1)")],
            "cell 1 raises ModuleNotFoundError: No module named",
        ),
        ([DOUBLE, code("### AUTOTEST double(1)")], "cell 2: AutoTest region detected in a non-grade cell"),
        ([DOUBLE, code("### BEGIN HIDDEN TESTS\n1\n### END HIDDEN TESTS")], "cell 2: RuntimeError: Hidden test region detected"),
        ([replace_source(DOUBLE, "### BEGIN SOLUTION")], "cell double: RuntimeError: no end solution statement found"),
        ([lacking(DOUBLE_TEST, "grade")], "cell double-test: nbgrader's metadata is not valid: 'grade' is a required property; choose"),
        ([DOUBLE, lacking(read_only("note", "1"), "solution")], "cell note: nbgrader's metadata is not valid: 'solution' is a"),
        ([checked("a b", 1, "assert True")], "cell a b: nbgrader's metadata is not valid: 'a b' does not match"),
    ],
)
def test_what_a_step_of_nbgraders_cannot_do_is_said_with_notebook_and_cell(tmp_path, cells, said):
    shape = Shape({"good": [TRIPLE, TRIPLE_TEST], "hw": cells}, {}, files={"autotests.yml": AUTOTESTS})
    write_source(tmp_path, {"several": shape})
    (tmp_path / "nbgrader_config.py").write_text("c = get_config()\n")
    with pytest.raises(CourseError) as error:
        release(tmp_path, ["several"])
    assert f"{tmp_path}/source/several/hw.ipynb: {said}" in str(error.value)


@pytest.mark.slow
def test_a_cell_whose_metadata_are_no_longer_valid_is_graded_as_it_was_released(tmp_path):
    changes = [{"grade": None}, {"solution": None}, {"grade": "yes"}, {"task": True}, {"schema_version": 1}, {"points": "2"}]

    def changed(change, name, answer, cells):
        for cell in cells:
            about = cell.metadata["nbgrader"]
            if about["grade_id"] == "double":
                cell.source = answer
            if about["grade_id"] == name:
                cell.metadata["nbgrader"] = {key: value for key, value in (about | change).items() if value is not None}
        return cells

    handed_in = {
        f"{name}-{number}-{worth}": {"hw": functools.partial(changed, change, name, answer)}
        for name in ("double", "double-test")
        for number, change in enumerate(changes)
        for answer, worth in ((RIGHT, 2.0), (WRONG, 0.0))
    }
    one_notebook(tmp_path, {})
    release(tmp_path, ["hw"])
    hand_in(tmp_path, {"hw": Shape({"hw": []}, handed_in)})
    assert grade(Course(tmp_path)).refused == []
    assert scores(tmp_path) == {("hw", "hw", who, "double-test"): (float(who.split("-")[-1]), False) for who in handed_in}


def test_a_declared_test_in_a_notebook_is_refused_with_what_can_be_written_there(tmp_path):
    source = """### BEGIN HIDDEN TESTS
def inputs(draw):
    yield "a number", draw.normal()
call = lambda x: double(x)
### BEGIN JUDGE
right = lambda x: 2 * x
mistakes = [mistake("tripled", lambda x: 3 * x)]
### END HIDDEN TESTS"""
    write_source(tmp_path, {"hw": Shape({"hw": [DOUBLE, checked("double-test", 2, source)]}, {})})
    with pytest.raises(CourseError, match=r"cell double-test: a test that defines `inputs` has to be compiled.*assignments/hw\.md"):
        Course(tmp_path).assignment("hw")


def test_of_the_files_that_may_be_a_missing_notebook_none_is_another_of_the_assignment(tmp_path):
    write_source(tmp_path, {"hw": Shape({"one": [DOUBLE], "two": [DOUBLE]}, {})})
    place = tmp_path / "submitted/ann/hw"
    place.mkdir(parents=True)
    for name in ("one.ipynb", "two-copy.ipynb"):
        (place / name).write_text("{}")
    course = Course(tmp_path)
    with pytest.raises(SubmissionError) as refused:
        read_submitted(course, submitted_folder(course, course.assignment("hw", "two"), "ann"))
    assert refused.value.why.fields == {"name": "two.ipynb", "others": "'two-copy.ipynb'"}


@pytest.mark.slow
def test_a_release_says_nothing_of_what_nbformat_mends_itself(tmp_path):
    path = one_notebook(tmp_path, {})
    source = json.loads(path.read_text()) | {"nbformat_minor": 5}
    for cell in source["cells"]:
        cell.pop("id", None)
    path.write_text(json.dumps(source))
    command = [sys.executable, "-m", "autograder.cli", "release", "hw", "--course", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "Warning" not in done.stderr


@pytest.mark.parametrize(
    "metadata", [{}, {"kernelspec": {"name": "python3", "display_name": "3"}}, {"language_info": {"name": "python", "version": "2.7.1"}}]
)
def test_a_notebook_that_says_no_more_than_python_is_pythons(tmp_path, metadata):
    one_notebook(tmp_path, metadata)
    assert Course(tmp_path).assignment("hw").points == 2


@pytest.mark.slow
def test_an_assignment_that_is_refused_stops_no_other(tmp_path):
    one_notebook(tmp_path, {}, "hw")
    one_notebook(tmp_path, {"language_info": {"name": "R"}}, "early")
    one_notebook(tmp_path, {"language_info": {"name": "R"}}, "other")
    with pytest.raises(CourseError, match=r"(?s)early\.ipynb: its language is R.+other\.ipynb: its.+The others were released: hw$"):
        release(tmp_path)
    assert [path.name for path in (tmp_path / "release").iterdir()] == ["hw"]
    with pytest.raises(CourseError, match=r"(?s)early\.ipynb.+No other was released$"):
        release(tmp_path, ["early", "other"])
    hand_in(tmp_path, {"hw": Shape({"hw": []}, {"ann": {"hw": {"double": RIGHT}}})})
    summary = grade(Course(tmp_path))
    assert summary.graded == [("hw", "ann")]
    assert [(name, "its language is R" in said) for name, _, said in summary.refused] == [("early", True), ("other", True)]


def test_folders_are_called_as_nbgraders_settings_call_them_and_another_order_of_them_is_refused(tmp_path):
    one_notebook(tmp_path, {}, config='c.CourseDirectory.submitted_directory = "handed-in"')
    assert Course(tmp_path).submitted == tmp_path / "handed-in"
    one_notebook(tmp_path, {}, config='c.CourseDirectory.source_directory = "solutions"')
    (tmp_path / "source").rename(tmp_path / "sources")
    with pytest.raises(CourseError, match="neither assignments/ nor solutions/;"):
        Course(tmp_path)
    one_notebook(tmp_path, {}, config='c.CourseDirectory.directory_structure = "{assignment_id}/{nbgrader_step}/{student_id}"')
    with pytest.raises(CourseError, match="directory_structure is"):
        Course(tmp_path)


@pytest.mark.slow
def test_an_answer_that_was_marked_by_hand_and_handed_in_again_waits_for_a_person_again(graded):
    """Its old mark stays in view; what is handed in unchanged is marked already."""

    def state(student):
        with Gradebook(graded) as gradebook:
            row = gradebook.nbgrader.find_grade("why", "by-hand", "by-hand", student)
            return row.auto_score, row.manual_score, row.needs_manual_grade

    with Gradebook(graded) as gradebook:
        for student in ("written", "spaced"):
            row = gradebook.nbgrader.find_grade("why", "by-hand", "by-hand", student)
            row.manual_score, row.needs_manual_grade = 1.0, False
        gradebook.nbgrader.db.commit()
    shape = replace(SHAPES["by-hand"], students={"written": {"by-hand": {"why": "A better answer."}}})
    hand_in(graded.folder, {"by-hand": shape})
    grade(graded, "by-hand", again=True)
    assert state("written") == (None, 1.0, True)
    assert state("spaced") == (None, 1.0, False)
    assert state("untouched") == (0, None, False)
    with Gradebook(graded) as gradebook:
        pages = {path.parts[-3]: path.read_text() for path in write_feedback(graded, gradebook, "by-hand")}
    assert "the points that were given before count" in pages["written"]
    assert "the points that were given before count" not in pages["spaced"]
    assert "No answer yet" in pages["untouched"]


@pytest.mark.slow
def test_a_test_that_a_student_has_tagged_to_be_skipped_is_run(tmp_path):
    write_source(tmp_path, {"hw": Shape({"hw": [DOUBLE, DOUBLE_TEST]}, {})})
    answer = solution("double", "def double(x):\n    return x")
    skipped = nbformat.from_dict({**DOUBLE_TEST, "metadata": {**DOUBLE_TEST.metadata, "tags": ["skip-execution"]}})
    handed_in = nbformat.writes(new_notebook(cells=[answer, skipped])).encode()
    assert autograder.grade(tmp_path / "source/hw/hw.ipynb", handed_in).score == 0


@pytest.mark.parametrize(
    ("cells", "file", "modules"),
    [
        (
            [code("%matplotlib inline\nimport numpy as np, json\nfrom matplotlib import pyplot as plt")],
            "",
            ("numpy", "matplotlib", "matplotlib.pyplot"),
        ),
        ([solution("net", "from tensorflow.keras import layers")], "", ("tensorflow",)),
        ([checked("net-test", 1, "import tensorflow")], "", ()),
        ([code("import os\nos.environ['KERAS_BACKEND'] = 'jax'"), code("import keras")], "", ()),
        (
            [
                code("from os import environ\nimport os\nos.environ['TF_CPP_MIN_LOG_LEVEL'] = '2'"),
                code("os.environ[\"KERAS_BACKEND\"] = 'tensorflow'  # or jax\nimport keras"),
            ],
            "",
            ("keras",),
        ),
        ([code("import os\nos.environ['TF_ENABLE_ONEDNN_OPTS'] = '1'\nimport keras")], "", ()),
        ([code("import os\nos.environ['TF_USE_LEGACY_KERAS'] = '1'\nimport keras")], "", ()),
        ([code("import os\nos.environ.update(KERAS_BACKEND='jax')\nimport keras")], "", ()),
        ([code("%env KERAS_BACKEND=jax\nimport keras")], "", ()),
        ([code("import keras")], "keras.py", ()),
        ([code("import keras")], "", ("keras",)),
    ],
)
def test_libraries_that_take_long_are_imported_once_where_that_changes_nothing(tmp_path, cells, file, modules):
    write_source(tmp_path, {"hw": Shape({"hw": cells}, {}, files={file: ""} if file else {})})
    assert load_assignment(tmp_path / "source/hw/hw.ipynb").imports == modules


@pytest.mark.parametrize(
    ("cells", "files", "drawn"),
    [
        ([solution("square", "def square(x):\n    return x * x"), checked("t", 1, "assert square(3) == 9")], {}, False),
        ([checked("t", 1, "frame.plot()")], {}, True),
        ([code("%pylab inline")], {}, True),
        ([code("import helper")], {"helper.py": "import seaborn"}, True),
        ([code("import helper")], {"helper.txt": "import seaborn"}, False),
    ],
)
def test_matplotlib_is_imported_for_all_only_where_something_may_draw(tmp_path, cells, files, drawn):
    write_source(tmp_path, {"hw": Shape({"hw": cells}, {}, files=files)})
    assert ("matplotlib" in needs(Course(tmp_path).assignments("hw"))[0]) == drawn
    assert "matplotlib" in needs([])[0], "what is not known may draw"


@pytest.mark.slow
def test_a_course_without_judge_halves_has_no_judges_until_one_is_needed(tmp_path):
    write_source(tmp_path, {"hw": Shape({"hw": [DOUBLE, DOUBLE_TEST]}, {})})
    own, other = load_assignment(tmp_path / "source/hw/hw.ipynb"), author(TINY, tmp_path / "judged")
    with Grader(assignments=[own]) as grader:
        handed_in = nbformat.writes(own.notebook).encode()
        assert grader.grade(own, handed_in, Limits()).score == 2
        assert grader.judges is None
        tiny = load_assignment(other)
        assert grader.grade(tiny, nbformat.writes(tiny.notebook).encode(), Limits()).score == tiny.points
        assert grader.judges is not None


@pytest.mark.slow
def test_a_name_that_is_not_defined_is_named_from_the_submitted_text(tmp_path):
    write_source(tmp_path, {"hw": Shape({"hw": [DOUBLE, DOUBLE_TEST]}, {})})
    own = load_assignment(tmp_path / "source/hw/hw.ipynb")
    handed_in = own.notebook.copy()
    handed_in.cells = [replace_source(handed_in.cells[0], "def double(value):\n    return 2 * vlaue"), *handed_in.cells[1:]]
    with Grader(assignments=[own]) as grader:
        (test,) = grader.grade(own, nbformat.writes(handed_in).encode(), Limits()).tests
    assert sentence(test.hint) == "Line 2 uses the name vlaue, which no cell defines. Did you mean value?"


@pytest.mark.slow
def test_no_name_of_a_hidden_test_is_offered_to_who_nearly_guessed_it(tmp_path):
    hides = checked(
        "double-test", 2, "assert double\n### BEGIN HIDDEN TESTS\nright_number = 4\nassert double(2) == right_number\n### END HIDDEN TESTS"
    )
    write_source(tmp_path, {"hw": Shape({"hw": [DOUBLE, hides]}, {})})
    own = load_assignment(tmp_path / "source/hw/hw.ipynb")
    handed_in = own.notebook.copy()
    handed_in.cells = [replace_source(handed_in.cells[0], "def double(x):\n    return rigth_number"), *handed_in.cells[1:]]
    with Grader(assignments=[own]) as grader:
        (test,) = grader.grade(own, nbformat.writes(handed_in).encode(), Limits()).tests
    assert sentence(test.hint) == "Line 2 uses the name rigth_number, which no cell defines."


@pytest.mark.slow
def test_no_name_that_a_hidden_test_uses_is_told_to_who_says_it_was_raised_there(tmp_path):
    hides = checked("other-test", 2, "assert True\n### BEGIN HIDDEN TESTS\nassert secret_function(2)\n### END HIDDEN TESTS")
    write_source(tmp_path, {"hw": Shape({"hw": [DOUBLE, DOUBLE_TEST, hides]}, {})})
    own = load_assignment(tmp_path / "source/hw/hw.ipynb")
    handed_in = own.notebook.copy()
    forged = "def double(x):\n    exec(compile('nothing', '<cell other-test>', 'exec'))"
    handed_in.cells = [replace_source(handed_in.cells[0], forged), *handed_in.cells[1:]]
    with Grader(assignments=[own]) as grader:
        tests = grader.grade(own, nbformat.writes(handed_in).encode(), Limits()).tests
    assert [(test.score, test.hint) for test in tests] == [(0, None), (0, None)]


@pytest.mark.slow
def test_a_student_draws_where_the_assignment_does_not(tmp_path):
    picture = "import matplotlib.pyplot as plt\nplt.plot([1, 2]);"
    write_source(tmp_path, {"hw": Shape({"hw": [solution("own", "pass"), checked("t", 1, "assert True")]}, {})})
    result = autograder.grade(tmp_path / "source/hw/hw.ipynb", nbformat.writes(new_notebook(cells=[solution("own", picture)])).encode())
    shown = [set(output.get("data", ())) for cell in result.notebook["cells"] for output in cell.get("outputs", [])]
    assert {"image/png", "text/plain"} in shown


@pytest.mark.slow
def test_what_lost_its_metadata_is_scored_where_it_is_known_again_but_an_answer_is_left_to_a_person(tmp_path):
    def stripped(cells):
        return [nbformat.from_dict({**cell, "metadata": {}}) for cell in cells]

    def written(cells):
        return [replace_source(cell, RIGHT if "def double" in cell.source else "Because.") for cell in stripped(cells[:1] + cells[2:])]

    shapes = {"hw": Shape({"hw": [DOUBLE, DOUBLE_TEST, by_hand("why", 2, "Why?")]}, {"ann": {"hw": stripped}, "bob": {"hw": written}})}
    write_source(tmp_path / "course", shapes)
    release(tmp_path / "course")
    hand_in(tmp_path / "course", shapes)
    given = grade_plainly(tmp_path / "course", tmp_path / "plain")
    assert set(given.values()) == {(None, True)}
    grade(Course(tmp_path / "course"))
    ours = {(student, cell): score for (_, _, student, cell), score in scores(tmp_path / "course").items()}
    assert ours == {
        ("ann", "double-test"): (0, False),
        ("ann", "why"): (0, False),
        ("bob", "double-test"): (None, True),
        ("bob", "why"): (None, True),
    }


@pytest.mark.slow
def test_a_recognized_test_without_metadata_leaves_what_its_hidden_part_defines_to_the_tests_after_it(tmp_path):
    first = checked("first", 1, "assert double(2) == 4\n### BEGIN HIDDEN TESTS\nnumbers = [1, 2]\n### END HIDDEN TESTS")
    second = checked("second", 2, "assert callable(double)\n### BEGIN HIDDEN TESTS\nassert double(numbers[0]) == 2\n### END HIDDEN TESTS")
    write_source(tmp_path, {"hw": Shape({"hw": [DOUBLE, first, second]}, {})})
    stripped = replace_source(code(""), "assert double(2) == 4\n")
    handed_in = new_notebook(cells=[replace_source(DOUBLE, RIGHT), stripped, replace_source(second, "assert callable(double)\n")])
    assert autograder.grade(tmp_path / "source/hw/hw.ipynb", nbformat.writes(handed_in).encode()).score == 3


def test_what_is_no_score_earns_nothing_and_what_stderr_costs_is_a_setting():
    def result(scoring, rules=DEFAULT):
        test = TestCell("t", 2, "", "", None, (), None, "")
        empty = TestResult("t", Outcome.ERROR, 0.0, 2, in_students_process=True)
        found = _scored_in_students_process(test, Seen(scoring=tuple(scoring)), empty, rules)
        return found.score, found.what and found.what.code

    for shown in ("nan", "-1", "2.5", "inf", "1e400"):
        assert result([("result", shown)]) == (0, "no-score")
    assert result([("stderr", "slow"), ("result", "1")]) == (0, "wrote-stderr")
    assert result([("error", "ValueError"), ("result", "1")]) == (0, "test-raised")
    assert result([("result", "1"), ("error", "ValueError")]) == (1, "gave-part")
    assert result([("result", "2")]) == (2, None)
    assert result([("stderr", "slow"), ("result", "1")], Rules(stderr_costs=False)) == (1, "gave-part")
    assert result([("stderr", "slow"), ("result", "1")], Rules(ignored="^slow")) == (1, "gave-part")


@pytest.mark.parametrize(
    ("alone", "kind", "said"), [(False, "FileNotFoundError", 1), (True, "FileNotFoundError", 0), (False, "ValueError", 0)]
)
def test_one_of_several_notebooks_that_misses_a_file_is_named_since_another_may_write_it(tmp_path, alone, kind, said):
    one_notebook(tmp_path, {})
    assignment = load_assignment(tmp_path / "source/hw/hw.ipynb", tmp_path, "hw", alone=alone)
    rebuilt = rebuild(assignment, parse_submission(nbformat.writes(new_notebook(cells=[DOUBLE])).encode()))
    assert [why.code for why in misses_files(assignment, rebuilt, Run(raised={0: (kind, 1)}))] == ["misses-files"] * said


def test_a_cell_that_was_handed_out_and_misses_a_file_is_named_since_the_file_may_be_elsewhere_on_this_machine(tmp_path):
    elsewhere = tmp_path / "shared.csv"
    elsewhere.write_text("1,2")
    reads = f"text = open({str(elsewhere)!r}).read()"
    own = solution("own", "import no_such_module")
    cells = [code(f"try:\n    {reads}\nexcept OSError:\n    pass"), code(reads), read_only("module", "import no_such_module"), own]
    write_source(tmp_path, {"hw": Shape({"hw": [*cells, checked("t", 1, reads)]}, {})})
    assignment = load_assignment(tmp_path / "source/hw/hw.ipynb", tmp_path, "hw")
    with Grader(assignments=[assignment]) as grader:
        result = grader.grade(assignment, (tmp_path / "source/hw/hw.ipynb").read_bytes(), Limits())
    named = [why.fields["number"] for why in result.remarks if why.code == "given-misses-files"]
    assert named == [2, 3]


@pytest.mark.parametrize(
    ("config", "rules"),
    [
        ("", Rules()),
        ('c.Autograder.strict = "just"', Rules(stderr_costs=False)),
        ('c.IgnorePattern.enabled, c.IgnorePattern.pattern = True, "IProgress"', Rules(ignored="IProgress")),
        ('c.IgnorePattern.pattern = "IProgress"', Rules()),
        ("c.OverwriteCells.add_missing_cells = True", Rules(missing_are_back=True)),
        ('c.ClearHiddenTests.begin_test_delimeter = "BEGIN SECRET"', Rules(hidden=("BEGIN SECRET", "END HIDDEN TESTS"))),
    ],
)
def test_the_rules_are_settings_of_the_course(tmp_path, config, rules):
    one_notebook(tmp_path, {}, config=config)
    assert Course(tmp_path).assignment("hw").rules == rules


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ('c.Autograder.strict = "no"', "strict is 'no'"),
        ('c.IgnorePattern.enabled, c.IgnorePattern.pattern = True, "("', "not a regular"),
        ('c.Execute.timeout = "10 minutes"', "write a number of seconds"),
    ],
)
def test_settings_that_are_none_are_named(tmp_path, config, said):
    one_notebook(tmp_path, {}, config=config)
    with pytest.raises(CourseError, match=said):
        Course(tmp_path).assignment("hw")


@pytest.mark.parametrize("setting", ["GenerateAssignment.no_database = True", "SaveCells.enabled = False"])
def test_settings_that_keep_an_assignment_out_of_the_gradebook_are_named_at_release(tmp_path, setting):
    write_source(tmp_path, {"hw": Shape({"hw": [DOUBLE]}, {})})
    (tmp_path / "nbgrader_config.py").write_text(f"c = get_config()\nc.{setting}\n")
    said = re.escape(setting.replace(" = ", " is "))
    with pytest.raises(CourseError, match=rf"nbgrader_config\.py: c\.{said}, which keeps assignments out of the gradebook"):
        release(tmp_path)


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        (["nbgrader.preprocessors.SaveCells", "e2xgone.preprocessors.Extra"], "'e2xgone.preprocessors.Extra', which cannot be imported"),
        (["nbgrader.preprocessors.SaveCells", "nbgrader.preprocessors.Gone"], "'nbgrader.preprocessors.Gone', which cannot be imported"),
        (["nbgrader.preprocessors.ClearSolutions"], "leaves out nbgrader.preprocessors.SaveCells"),
    ],
)
def test_steps_that_are_not_there_are_named_with_their_setting_at_release(tmp_path, steps, said):
    one_notebook(tmp_path, {}, config=f"c.GenerateAssignment.preprocessors = {steps!r}")
    with pytest.raises(CourseError, match=rf"nbgrader_config\.py: c\.GenerateAssignment\.preprocessors .*{re.escape(said)}"):
        release(tmp_path)


@pytest.mark.parametrize("name", ["header", "footer"])
def test_a_header_or_footer_that_is_not_there_is_named_with_its_setting(tmp_path, name):
    one_notebook(tmp_path, {}, config=f'c.IncludeHeaderFooter.{name} = "source/{name}.ipynb"')
    said = rf"nbgrader_config\.py: c\.IncludeHeaderFooter\.{name} is 'source/{name}\.ipynb', and .+ has no such file"
    with pytest.raises(CourseError, match=said):
        release(tmp_path)


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("", "", r"has AUTOTEST lines, and neither its folder nor the course's has autotests\.yml"),
        ("autotests.yml", "python3: {\n", r"autotests\.yml, which says what AUTOTEST lines test, cannot be read \(while parsing a flow"),
        ("source/hw/autotests.yml", "python3:\n\t- a\n", r"autotests\.yml, which .+ cannot be read \(while scanning for"),
        ("autotests.yml", "ir: {}\n", r"autotests\.yml, which says .+ has no part python3;"),
        ("autotests.yml", "python3: {}\n", r"autotests\.yml, which says .+ has no part templates;"),
    ],
)
def test_what_is_wrong_with_the_file_of_autotests_is_said_with_its_name(tmp_path, file, content, said):
    write_source(tmp_path, {"hw": Shape({"hw": [DOUBLE, checked("sure", 1, "### AUTOTEST double(2)")]}, {})})
    if file:
        (tmp_path / file).write_text(content)
    with pytest.raises(CourseError, match=rf"source/hw/hw\.ipynb: .*{said}"):
        release(tmp_path)


def test_an_autotest_of_which_nothing_was_made_is_refused_by_name(tmp_path):
    write_source(tmp_path, {"hw": Shape({"hw": [DOUBLE, checked("auto", 1, "### HASHED AUTOTEST double(2)")]}, {})})
    with pytest.raises(CourseError, match=r"cell auto has AUTOTEST lines.*`autograder release hw`"):
        as_stored(Course(tmp_path).assignment("hw"), {})


def test_of_files_beside_a_notebook_none_is_read_through_a_link_and_not_more_than_there_is_room_for(tmp_path):
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/key.txt").write_text("the key")
    place = tmp_path / "submitted/ann/hw"
    for name in ("b.txt", "data/a.txt", "hw.ipynb", "timestamp.txt", ".ipynb_checkpoints/old.txt"):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text("12345")
    os.symlink(tmp_path / "secret/key.txt", place / "key.txt")
    os.symlink(tmp_path / "secret", place / "folder")
    os.mkfifo(place / "pipe")
    (place / "zero.txt").write_text("x" * 20)
    skip = (".ipynb_checkpoints", "*.ipynb", "timestamp.txt")
    files, left_out = read_beside(place, below=tmp_path / "submitted", skip=skip, limit=20, count=9)
    assert files == {"b.txt": b"12345", "data/a.txt": b"12345"}
    said = [sentence(why) for why in left_out]
    assert len(said) == 4
    for name, line in zip(("folder is a link", "key.txt is a link", "pipe is not", "file zero.txt"), said, strict=True):
        assert name in line
    files, left_out = read_beside(place, below=tmp_path / "submitted", skip=skip, limit=20, count=1)
    assert (list(files), [why.code for why in left_out]) == (["b.txt"], ["many-files"])


@pytest.mark.slow
def test_files_lie_beside_the_graded_notebook_but_none_that_a_browser_would_run(graded):
    place = graded.autograded / "bob/files"
    assert (place / "data/marks.csv").read_text() == "1,2,3"
    assert "def add" in (place / "helper.py").read_text()
    assert (place / "mine/notes.txt").is_file()
    assert not (place / "page.html").exists()


@pytest.mark.slow
def test_another_file_beside_the_notebook_is_another_submission(graded):
    place = graded.submitted / "cyd/files/mine"
    (place / "notes.txt").parent.mkdir()
    (place / "notes.txt").write_text("now")
    assert grade(graded, "files").graded == [("files", "cyd")]
    (place / "notes.txt").unlink()
    (place / "notes.txt").mkdir()
    (place / "notes.txt/inner.txt").write_text("a folder now")
    assert grade(graded, "files").graded == [("files", "cyd")]
    assert (graded.autograded / "cyd/files/mine/notes.txt/inner.txt").is_file()


@pytest.mark.parametrize(
    ("config", "seconds"),
    [
        ("", 0),
        ("c.Execute.timeout = 600", 600),
        ("c.ExecutePreprocessor.timeout = 300", 300),
        ("c.NotebookClient.timeout = 70", 70),
        ("c.Execute.timeout = None", 3600),
        ("c.Execute.timeout = 0", 3600),
        ("c.Execute.timeout_func = lambda cell: 90 if 'assert' in cell.source else 20", 90),
        ("c.Execute.timeout_func = lambda cell: None\nc.Execute.timeout = 5", 3600),
    ],
)
def test_a_cell_has_at_least_the_time_that_nbgraders_settings_give_it(tmp_path, config, seconds):
    one_notebook(tmp_path, {}, config=config)
    assert Course(tmp_path).assignment("hw").limits["cell_cpu"] == seconds


@pytest.mark.parametrize("config", ['c.CourseDirectory.ignore.append("*.log")', 'c.CourseDirectory.ignore = ["*.log"]'])
def test_files_that_nbgraders_settings_ignore_are_not_handed_out(tmp_path, config):
    path = one_notebook(tmp_path, {}, config=config)
    for name in ("data.csv", "run.log"):
        path.with_name(name).write_text("1")
    assert Course(tmp_path).assignment("hw").files == {"data.csv": b"1"}


def test_metadata_of_an_old_form_is_refused_with_the_way_out(tmp_path):
    path = one_notebook(tmp_path, {})
    path.write_text(path.read_text().replace('"schema_version": 3', '"schema_version": 1'))
    with pytest.raises(CourseError, match=r"run `nbgrader update \.`"):
        release(tmp_path)


@pytest.mark.slow
def test_feedback_says_which_check_failed_and_where_in_the_answer_and_nothing_of_a_hidden_one(graded):
    with Gradebook(graded) as gradebook:
        pages = {path.parts[-3]: " ".join(path.read_text().split()) for path in write_feedback(graded, gradebook, "told")}
    for page in pages.values():
        assert "CANARY" not in page
        assert "-3" not in re.sub(r"\d{4}-\d\d-\d\d", "", page), "the hidden number; a page's date may have it on the last days of a month"
        assert "Doubling, check 1" in page
        assert "Doubling, check 2" in page
    assert "This check fails: double(0) == 0" in pages["wrong"]
    assert "This check fails: np.testing.assert_equal(double(3), 6)" in pages["wrong"]
    assert "This check fails: halve(n) == n / 2" in pages["wrong"]
    assert "A hidden test fails." in pages["abs"]
    assert pages["abs"].count("No answer yet") == 2  # in the table and at the answer
    assert "A visible check raised NameError in line 3 of “Doubling”: This check fails: two is doubled" in pages["raises"]
    assert "<mark>    return y * z</mark>" in pages["raises"].replace("<mark> return", "<mark>    return")


def test_what_is_hidden_by_the_courses_own_markers_is_not_visible():
    source = "a\n# BEGIN SECRET\nb\n# END SECRET\nc\n### BEGIN MARK SCHEME\nd\n### END MARK SCHEME\ne"
    assert only_visible(source, ("BEGIN SECRET", "END SECRET")).split("\n") == ["a", "", "", "", "c", "", "", "", "e"]


@pytest.mark.slow
def test_a_gradebook_with_other_points_than_the_source_is_refused_by_name(tmp_path):
    path = one_notebook(tmp_path, {"kernelspec": KERNEL})
    release(tmp_path)
    path.write_text(path.read_text().replace('"points": 2', '"points": 5'))
    course = Course(tmp_path)
    with Gradebook(course) as gradebook, pytest.raises(CourseError, match=r"other cells or points for hw than .*`autograder release hw`"):
        gradebook.check_assignment(course.assignment("hw"))


@pytest.mark.slow
def test_the_courses_own_markers_say_what_is_a_leak(tmp_path):
    path = one_notebook(
        tmp_path,
        {"kernelspec": KERNEL},
        config="""
c.ClearSolutions.begin_solution_delimeter, c.ClearSolutions.end_solution_delimeter = "BEGIN ANSWER", "END ANSWER"
c.ClearHiddenTests.begin_test_delimeter, c.ClearHiddenTests.end_test_delimeter = "BEGIN SECRET", "END SECRET"
""",
    )
    cells = [
        replace_source(DOUBLE, "def double(x):\n    ### BEGIN ANSWER\n    return sum([x, x]) * 1\n    ### END ANSWER"),
        replace_source(DOUBLE_TEST, "assert double(2) == 4\n### BEGIN SECRET\nassert double(-300) == -600\n### END SECRET"),
    ]
    nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": KERNEL}), path)
    (folder,) = release(tmp_path)
    released = (folder / "hw.ipynb").read_text()
    assert "def double(x):" in released
    assert "sum(" not in released
    assert "-300" not in released
    for hidden in ("return sum([x, x]) * 1", "assert double(-300) == -600"):
        path.with_name("notes.txt").write_text(hidden)
        with pytest.raises(CourseError, match=r"notes\.txt"):
            release(tmp_path)


@pytest.mark.slow
def test_the_courses_own_stub_is_no_solution_where_a_released_notebook_is_the_source(tmp_path):
    stub = "# write your answer below\nraise NotImplementedError('take this line out') # as soon as you start"
    path = one_notebook(tmp_path, {"kernelspec": KERNEL}, config=f"c.ClearSolutions.code_stub = {{'python': {stub!r}}}")
    released = [replace_source(DOUBLE, f"def double(x):\n{stub}"), DOUBLE_TEST]
    nbformat.write(new_notebook(cells=released, metadata={"kernelspec": KERNEL}), path)
    (folder,) = release(tmp_path)
    assert "take this line out" in (folder / "hw.ipynb").read_text()


USED = "from autograder.nbgrader_plugin import use\nuse(c)"
OTHER_STEPS = "['nbgrader.preprocessors.ClearOutput']"


@pytest.mark.parametrize("used", ["", USED])
@pytest.mark.parametrize(
    "config",
    [
        "c.Autograde.autograde_preprocessors = []",
        f"c.Autograde.sanitize_preprocessors = {OTHER_STEPS}",
        "c.Autograde.sanitize_preprocessors.append('nbgrader.preprocessors.ClearOutput')",
        "c.Autograde.exporter_class = 'nbconvert.exporters.NotebookExporter'",
        "c.BaseConverter.exporter_class = 'nbconvert.exporters.NotebookExporter'",
        "c.Execute.enabled = False",
        "c.NbGraderPreprocessor.enabled = False",
        "c.OverwriteCells.enabled = False",
        "c.SaveAutoGrades.enabled = False",
        "c.ClearMetadataPreprocessor.enabled = True",
        "c.Exporter.preprocessors = ['nbconvert.preprocessors.ClearOutputPreprocessor']",
        "c.ExecutePreprocessor.kernel_name = 'bash'",
        "c.Execute.kernel_name = 'ir'",
        "c.Execute.skip_cells_with_tag = 'slow'",
        "c.Execute.force_raise_errors = True",
        "c.ExecutePreprocessor.extra_arguments = ['--InteractiveShellApp.exec_lines=bonus=1']",
        "c.ExecutePreprocessor.extra_arguments.append('--debug')",
        "c.NotebookClient.on_cell_start = print",
        "c.Execute.kernel_manager_class = 'jupyter_client.manager.AsyncKernelManager'",
    ],
)
def test_what_a_course_has_nbgraders_autograde_do_and_this_grader_does_not_is_refused_by_name(tmp_path, config, used):
    one_notebook(tmp_path, {}, config=f"{config}\n{used}")
    name = config.split(" ")[0].split(".append")[0]
    for inside in (True, False):
        with pytest.raises(CourseError, match=rf"nbgrader_config\.py: {re.escape(name)} is set"):
            Course(tmp_path).settings.check_steps(inside=inside)


@pytest.mark.parametrize("used", ["", USED])
@pytest.mark.parametrize(
    "config",
    [
        "c.Autograde.pre_convert_hook = print",
        "c.BaseConverter.post_convert_hook = print",
        "c.CourseDirectory.student_id = 'ann'",
        "c.CourseDirectory.notebook_id = 'p*'",
    ],
)
def test_what_nbgraders_own_command_follows_is_refused_outside_it_alone(tmp_path, config, used):
    one_notebook(tmp_path, {}, config=f"{config}\n{used}")
    Course(tmp_path).settings.check_steps(inside=True)
    with pytest.raises(CourseError, match=rf"nbgrader_config\.py: {re.escape(config.split(' ')[0])} is set"):
        Course(tmp_path).settings.check_steps(inside=False)


def test_steps_that_the_course_puts_behind_this_graders_are_seen_where_the_user_has_set_it(tmp_path, monkeypatch):
    (tmp_path / "user").mkdir()
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path / "user"))
    (tmp_path / "user" / "nbgrader_config.py").write_text(f"c = get_config()\n{USED}\n")
    one_notebook(tmp_path / "course", {})
    Course(tmp_path / "course").settings.check_steps(inside=True)
    one_notebook(tmp_path / "course", {}, config=f"c.Autograde.sanitize_preprocessors = {OTHER_STEPS}")
    with pytest.raises(CourseError, match=r"course/nbgrader_config\.py: c\.Autograde\.sanitize_preprocessors is set"):
        Course(tmp_path / "course").settings.check_steps(inside=True)


def test_settings_are_read_from_wherever_nbgrader_reads_them(tmp_path):
    one_notebook(tmp_path, {}, config="load_subconfig('more.py')")
    (tmp_path / "more.py").write_text("c = get_config()\nc.OverwriteCells.enabled = False\n")
    with pytest.raises(CourseError, match=r"c\.OverwriteCells\.enabled is set"):
        Course(tmp_path).settings.check_steps(inside=True)
    (tmp_path / "nbgrader_config.py").unlink()
    (tmp_path / "nbgrader_config.json").write_text(json.dumps({"Execute": {"skip_cells_with_tag": "slow"}}))
    with pytest.raises(CourseError, match=r"nbgrader_config\.json: c\.Execute\.skip_cells_with_tag is set"):
        Course(tmp_path).settings.check_steps(inside=True)


@pytest.mark.parametrize(
    "begins",
    [
        "from traitlets.config import get_config\nc = get_config()",
        "import traitlets.config\nc = traitlets.config.get_config()",
        "from traitlets.config.application import get_config\nc = get_config()",
        "try:\n    c = no_such_function()\nexcept NameError:\n    from traitlets.config import get_config\n    c = get_config()",
        "c = get_config()",
        "",
    ],
)
def test_settings_hold_however_the_file_asks_for_them(tmp_path, begins):
    one_notebook(tmp_path, {})
    (tmp_path / "nbgrader_config.py").write_text(f"{begins}\nc.Execute.timeout = 600\nload_subconfig('more.py')\n")
    (tmp_path / "more.py").write_text(f"{begins}\nc.Autograder.strict = 'just'\n")
    before = traitlets.config.get_config
    course = Course(tmp_path)
    assert course.assignment("hw").limits["cell_cpu"] == 600
    assert not course.settings.rules.stderr_costs
    assert traitlets.config.get_config is before


@pytest.mark.parametrize("app", [AutogradeApp, GenerateAssignmentApp])
def test_settings_of_old_courses_have_todays_names_as_in_nbgraders_commands(tmp_path, monkeypatch, app):
    own = {AutogradeApp: "AutogradeApp", GenerateAssignmentApp: "AssignApp"}
    named = [(section, name or "force") for section, name, *_ in RENAMED if section not in own.values() or section == own[app]]
    named += [(section, "feedback_directory") for section in ("NbGraderConfig", "BasicConfig", "BaseNbGraderApp", "BaseApp")]
    for section, name in named:
        one_notebook(tmp_path, {}, config=f"c.{section}.{name} = 'there'\nc.NbGrader.logfile = 'log'")
        monkeypatch.chdir(tmp_path)
        with monkeypatch.context() as alone:
            alone.setattr(logging.Logger, "warning", lambda *_: None)
            theirs = app()
            theirs.load_config_file()
        expected = {part: dict(options) for part, options in theirs.config.items() if options}
        ours = {part: dict(options) for part, options in nbgrader_config(tmp_path).items() if options}
        assert ours == expected, (section, name)


def test_a_gradebook_that_an_old_course_keeps_elsewhere_is_the_one(tmp_path):
    one_notebook(tmp_path, {}, config="c.NbGrader.db_url = 'sqlite:////elsewhere/grades.db'\nc.NbGrader.submitted_directory = 'in'")
    course = Course(tmp_path)
    assert (course.db, course.submitted) == ("sqlite:////elsewhere/grades.db", tmp_path / "in")


#: Of nbgrader's autograde, what holds here as well, and what changes no score.
HONOURED = {
    "Autograde": {"create_student", "exclude_overwriting"},
    "CourseDirectory": {"course_id", "db_url", "directory_structure", "ignore", "root", "student_id_exclude"}
    | {f"{step}_directory" for step in ("source", "release", "submitted", "autograded", "feedback", "solution")},
    "OverwriteCells": {"add_missing_cells"},
    "Execute": {"timeout", "timeout_func", "kernel_name"},
    "IgnorePattern": {"enabled", "pattern"},
    "AssignLatePenalties": {"enabled", "plugin_class"},
}
NO_SCORE = {
    "Autograde": {"force", "permissions"},
    # the command's own argument; where tests that were made lie; what the exchange copies, and for whom
    "CourseDirectory": {"assignment_id", "source_with_tests_directory", "include", "max_dir_size", "max_file_size", "groupshared"},
    "OverwriteCells": {"missing_cell_notification"},
    "Execute": {"allow_error_names", "error_on_timeout", "execute_retries", "interrupt_on_timeout", "iopub_timeout", "ipython_hist_file"}
    | {"raise_on_iopub_timeout", "record_timing", "shell_timeout_interval", "shutdown_kernel", "startup_timeout", "store_widget_state"},
    "LimitOutput": {"enabled", "max_lines", "max_traceback"},
    "NotebookExporter": {"enabled", "file_extension", "nbformat_version", "optimistic_validation"},
    "ClearOutput": {"remove_metadata_fields"},
    "ClearMetadataPreprocessor": {
        "clear_cell_metadata",
        "clear_notebook_metadata",
        "default_language",
        "display_data_priority",
    }  # not enabled
    | {"preserve_cell_metadata_mask", "preserve_nb_metadata_mask"},
}


def test_no_setting_of_nbgraders_autograde_is_left_to_chance():
    steps = [
        each
        for name in ("sanitize_preprocessors", "autograde_preprocessors")
        for each in Autograde.class_traits()[name].make_dynamic_default()
    ]
    for each in {Autograde, CourseDirectory, NotebookExporter, *steps}:
        known = {name for sections, name, _ in (*UNHEARD, *ITS_OWN) if each.__name__ in sections}
        known |= HONOURED.get(each.__name__, set()) | NO_SCORE.get(each.__name__, set()) | (set(STEPS) if each is Autograde else set())
        assert set(each.class_trait_names(config=True)) - known == set(), each
