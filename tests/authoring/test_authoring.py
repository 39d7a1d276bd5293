"""Assignment texts become source notebooks; mistakes in them are found with file and line."""

import re
import resource
from pathlib import Path

import nbformat
import pytest

from autograder.authoring.compiler import author, compile_assignment
from autograder.authoring.errors import AuthoringError
from autograder.authoring.front_matter import read_front_matter
from autograder.errors import CourseError
from autograder.notebooks.assignment import CODE_STUB, load_assignment, split_test_cell

TEXT = (Path(__file__).parents[1] / "notebooks" / "averages.md").read_text(encoding="utf-8")


def write(folder: Path, text: str = TEXT, name: str = "averages") -> Path:
    path = folder / f"{name}.md"
    path.write_text(text, encoding="utf-8")
    return path


def complaints(folder: Path, old: str, new: str) -> list[str]:
    """What is said about the example after one change, without the path."""
    assert TEXT.count(old) >= 1
    path = write(folder, TEXT.replace(old, new, 1))
    with pytest.raises(AuthoringError) as caught:
        compile_assignment(path)
    lines = str(caught.value).split("\n")
    assert all(line.startswith(f"{path}:") for line in lines)
    return [line.removeprefix(f"{path}:") for line in lines]


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def cell(notebook: nbformat.NotebookNode, grade_id: str) -> nbformat.NotebookNode:
    return next(found for found in notebook.cells if found.metadata.get("nbgrader", {}).get("grade_id") == grade_id)


def test_short_metadata_becomes_nbgraders_full_metadata(tmp_path: Path) -> None:
    notebook = compile_assignment(write(tmp_path))
    nbformat.validate(notebook)
    common = {"schema_version": 3, "task": False}
    assert cell(notebook, "imports").metadata.nbgrader == {
        "grade_id": "imports", "grade": False, "solution": False, "locked": True, **common
    }  # fmt: skip
    assert cell(notebook, "q-outlier").metadata == {
        "nbgrader": {"grade_id": "q-outlier", "grade": False, "solution": True, "locked": False, **common},
        "tags": ["raises-exception"],
    }
    assert cell(notebook, "weighted-mean-test").metadata.nbgrader == {
        "grade_id": "weighted-mean-test", "grade": True, "solution": False, "locked": True, "points": 2, **common
    }  # fmt: skip


def test_a_test_cell_may_stop_and_all_others_run(tmp_path: Path) -> None:
    notebook = compile_assignment(write(tmp_path, TEXT.replace(f":{TEST_HEAD}\n", f":{TEST_HEAD}\n:tags: [hide-input]\n")))
    assert cell(notebook, "weighted-mean-test").metadata.tags == ["hide-input", "raises-exception"]
    assert cell(notebook, "q-outlier-test").metadata.tags == ["raises-exception"]
    assert "tags" not in cell(notebook, "imports").metadata


def test_metadata_in_a_block_as_jupyter_writes_it_is_read_too(tmp_path: Path) -> None:
    blocks, count = re.subn(
        r"^((?::[a-z]+:.*\n)+)", lambda found: "---\n" + found[1].replace("\n:", "\n")[1:] + "---\n", TEXT, flags=re.MULTILINE
    )
    assert count == 5
    assert compile_assignment(write(tmp_path, blocks)) == compile_assignment(write(tmp_path))


def test_nothing_of_the_front_matter_but_the_kernel_is_in_the_notebook(tmp_path: Path) -> None:
    notebook = compile_assignment(write(tmp_path))
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    front = read_front_matter(tmp_path / "averages.md")
    assert (front.title, front.minutes, front.seed, front.keys) == ("Averages", 15, 2026, "after-due")


def test_the_same_text_gives_the_same_bytes_and_leaves_an_equal_file_alone(tmp_path: Path) -> None:
    first = author(write(tmp_path), tmp_path / "one")
    before = first.stat().st_mtime_ns
    assert author(tmp_path / "averages.md", tmp_path / "one").stat().st_mtime_ns == before
    second = author(tmp_path / "averages.md", tmp_path / "two")
    assert first.read_bytes() == second.read_bytes()
    assert sorted(path.name for path in (tmp_path / "one").rglob("*")) == ["averages", "averages.ipynb"]


def test_seed_is_one_number_in_both_halves_and_follows_salt_and_text(tmp_path: Path) -> None:
    def seed(text: str) -> str:
        source = cell(compile_assignment(write(tmp_path, text)), "weighted-mean-test").source
        found = {line.split("(")[1] for line in source.split("\n") if "default_rng" in line}
        assert len(found) == 1
        return found.pop()

    assert seed(TEXT).rstrip(")").isdigit()
    assert len({seed(TEXT), seed(TEXT.replace("seed: 2026", "seed: 2027")), seed(TEXT.replace("size=5", "size=6"))}) == 3


def test_seed_in_strings_comments_and_attributes_stays(tmp_path: Path) -> None:
    text = TEXT.replace("observed = outcome", 'label = "SEED"  # SEED of é\nobserved = outcome')
    source = cell(compile_assignment(write(tmp_path, text)), "weighted-mean-test").source
    assert 'label = "SEED"  # SEED of é' in source


TEST_HEAD = "nbgrader: {grade_id: weighted-mean-test, points: 2}"
IMPORTS_HEAD = "```{code-cell} ipython3\n:nbgrader: {grade_id: imports}\n"
MISTAKES = {
    "front matter open": ("keys: after-due\n---\n", "keys: after-due\n", "front matter"),
    "front matter broken": ("minutes: 15", "minutes: [15", "front matter is not valid YAML"),
    "head misspelt": ("assignment:\n", "asignment:\n", "did you mean `assignment`?"),
    "metadata misspelt": ("nbgrader: {grade_id: imports}", "nbgrade: {grade_id: imports}", "did you mean `nbgrader`?"),
    "metadata without its colon": (IMPORTS_HEAD, IMPORTS_HEAD.replace(":nbgrader", "nbgrader"), "as a line such as :nbgrader:"),
    "metadata below an empty line": (IMPORTS_HEAD, IMPORTS_HEAD.replace(":nbgrader", "\n:nbgrader"), "right below the fence"),
    "fence misspelt": (
        IMPORTS_HEAD,
        IMPORTS_HEAD.replace("code-cell", "code_cell"),
        "{code_cell} is not a cell; did you mean {code-cell}?",
    ),
    "fence that only shows": (IMPORTS_HEAD, IMPORTS_HEAD.replace("{code-cell} ipython3", "python"), "shown, not a cell"),
    "directive that only shows": (IMPORTS_HEAD, IMPORTS_HEAD.replace("{code-cell} ipython3", "{code} python"), "shown, not a cell"),
    "unknown setting": ("minutes: 15", "minuts: 15", "takes no key `minuts`"),
    "odd minutes": ("minutes: 15", "minutes: -1", "whole number above 0"),
    "odd CPU time": ("minutes: 15", "minutes: 15\n  cell_cpu: 0", "whole number of seconds"),
    "CPU time true": ("minutes: 15", "minutes: 15\n  cell_cpu: true", "whole number of seconds"),
    "odd keys": ("keys: after-due", "keys: now", "must be one of"),
    "cell metadata broken": (TEST_HEAD, "nbgrader: {grade_id: weighted-mean-test, points: 2", "metadata of this cell"),
    "fence open": ("    ### END SOLUTION\n```", "    ### END SOLUTION", "is not closed before the next one"),
    "id twice": ("grade_id: q-outlier, ", "grade_id: weighted-mean, ", "occurs twice, first at line"),
    "odd id": ("{grade_id: imports}", "{grade_id: im ports}", "use letters, digits, - and _"),
    "no id": ("{grade_id: imports}", "{locked: true}", "needs a grade_id"),
    "no test": ("grade_id: q-outlier-test", "grade_id: q-other-test", "solution cell q-outlier has no test cell"),
    "no solution": ("grade_id: q-outlier, ", "grade_id: q-other, ", "test cell q-outlier-test has no solution cell"),
    "no points": ("weighted-mean-test, points: 2", "weighted-mean-test", "points are missing"),
    "zero points": ("points: 2", "points: 0", "positive number"),
    "points as text": ("points: 2", "points: two", "positive number"),
    "points true": ("points: 2", "points: true", "positive number"),
    "contradiction": ("points: 2", "points: 2, locked: false", "contradicts"),
    "unknown key": ("points: 2", "point: 2, points: 2", "takes no key `point`"),
    "hidden tests open": ("### END HIDDEN TESTS\n", "", "BEGIN HIDDEN TESTS is not closed"),
    "hidden tests not begun": ("### BEGIN HIDDEN TESTS\n", "", "END HIDDEN TESTS without"),
    "hidden tests twice": ("### BEGIN JUDGE", "### BEGIN HIDDEN TESTS", "before the end of the one at line"),
    "judge twice": ("### BEGIN JUDGE", "### BEGIN JUDGE\n### BEGIN JUDGE", "occurs twice"),
    "judge outside": ("### BEGIN HIDDEN TESTS", "### BEGIN JUDGE\n### BEGIN HIDDEN TESTS", "outside the hidden tests"),
    "no judge": ("### BEGIN JUDGE\n", "", "has no judge half"),
    "marker with more": ("### BEGIN JUDGE", "### BEGIN JUDGE now", "alone and unindented"),
    "solution open": ("    ### END SOLUTION\n", "", "BEGIN SOLUTION is not closed"),
    "solution not begun": ("    ### BEGIN SOLUTION\n", "", "END SOLUTION without"),
    "solution elsewhere": ("import numpy as np", "### BEGIN SOLUTION\nimport numpy\n### END SOLUTION", "outside a solution cell"),
    "syntax": ("import numpy as np", "import numpy as", "not valid Python"),
    "syntax of a half": ("right = (values", "right = = (values", "not valid Python"),
    "shown to students": ("import numpy as np", "import autograder.observing", "do not have autograder"),
    "judging in the student's process": ("from autograder.observing", "from autograder.judging", "never enters"),
    "TensorFlow in the judge": ("import Mistake, expect\n", "import Mistake, expect\nimport keras\n", "without it"),
    "SEED for students": ("import numpy as np", "np = SEED", "known in hidden tests only"),
    "SEED set": ("generator = np.random.default_rng(SEED)", "SEED = 3", "cannot be set"),
    "SEED in f-string": ("generator = np.random.default_rng(SEED)", 'name = f"{SEED}"', "f-string"),
    "never set": ("    observed,\n", "    observd,\n", "`observd`, which the observing half never set"),
    "input from the student": ("right = (values * weights)", "right = (observed * weights)", "used as an input"),
    "no start": ("answer_q_outlier = None\n", "", "must be released with a line: answer_q_outlier = None"),
    "no key": ('answer_q_outlier = "A"\n', 'answer_q_outlier = "a"\n', "a letter from A to D"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistake_is_named_with_its_line(tmp_path: Path, mistake: str) -> None:
    old, new, said = MISTAKES[mistake]
    found = complaints(tmp_path, old, new)
    assert any(said in line for line in found), found
    assert all(line.split(":")[0].isdigit() for line in found)


@pytest.mark.parametrize("mistake", ["syntax", "syntax of a half", "never set", "input from the student", "judge twice", "SEED set"])
def test_the_line_is_the_one_to_change(tmp_path: Path, mistake: str) -> None:
    old, new, said = MISTAKES[mistake]
    changed = TEXT.replace(old, new, 1)
    expected = line_of(changed, new) + (1 if mistake == "judge twice" else 0)
    line = next(found for found in complaints(tmp_path, old, new) if said in found)
    assert int(line.split(":")[0]) == expected


def test_the_line_of_a_setting_is_found_in_a_mapping_of_one_line_too(tmp_path: Path) -> None:
    with pytest.raises(AuthoringError, match=r":3: `assignment` takes no key `minuts`"):
        read_front_matter(write(tmp_path, "---\nkernelspec: {}\nassignment: {title: A, minuts: 5}\n---\n"))


def test_all_mistakes_are_reported_together(tmp_path: Path) -> None:
    text = TEXT.replace("points: 2", "points: -2").replace("{grade_id: imports}", "{grade_id: im ports}")
    with pytest.raises(AuthoringError) as caught:
        compile_assignment(write(tmp_path, text))
    assert [line for line in str(caught.value).split("\n") if "positive" in line or "letters" in line].__len__() == 2


def test_where_there_is_no_room_nothing_half_written_is_left(tmp_path: Path) -> None:
    text = write(tmp_path)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(CourseError, match=r"averages\.ipynb: cannot be written .*; make room"):
            author(text, tmp_path / "source")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not [path for path in (tmp_path / "source").rglob("*") if path.is_file()]


def test_a_failed_text_leaves_the_old_notebook(tmp_path: Path) -> None:
    made = author(write(tmp_path), tmp_path / "source")
    before = made.read_bytes()
    with pytest.raises(AuthoringError):
        author(write(tmp_path, TEXT.replace("points: 2", "points: 0")), tmp_path / "source")
    assert made.read_bytes() == before


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"", b"no front matter", b"---\n[1\n---\n", b"---\nassignment: 3\n---\n"])
def test_a_file_that_is_no_assignment_is_a_clear_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(data)
    with pytest.raises(CourseError, match=r"x\.md"):
        compile_assignment(path)


def test_a_loaded_assignment_knows_its_parts(tmp_path: Path) -> None:
    made = load_assignment(author(write(tmp_path), tmp_path))
    assert (made.name, made.title, made.points) == ("averages", "Averages", 3.0)
    test = made.tests["weighted-mean-test"]
    assert (test.answers, test.points, test.travelling) == ("weighted-mean", 2.0, ("observed", "shown"))
    assert "weighted_mean([1.0, 3.0]" in test.visible
    assert "default_rng" not in test.visible
    assert "expect(" not in test.observing
    assert made.released["weighted-mean"].endswith("\n".join("    " + line for line in CODE_STUB))
    assert [made.kind(name) for name in made.released] == ["task", "question"]


def test_digests_change_with_what_scores_and_with_nothing_else(tmp_path: Path) -> None:
    made = load_assignment(author(write(tmp_path), tmp_path / "a"))
    prose = load_assignment(author(write(tmp_path, TEXT.replace("Two small", "Two little")), tmp_path / "b"))
    assert prose.digest == made.digest
    hidden = load_assignment(author(write(tmp_path, TEXT.replace("values.mean()", "values.max()")), tmp_path / "c"))
    assert hidden.digest != made.digest
    given = load_assignment(author(write(tmp_path, TEXT.replace("%matplotlib inline\n", "")), tmp_path / "d"))
    assert given.digest != made.digest


def test_cpu_time_of_a_cell_reaches_the_assignment_and_its_digest(tmp_path: Path) -> None:
    made = load_assignment(author(write(tmp_path), tmp_path / "a"))
    slow = load_assignment(author(write(tmp_path, TEXT.replace("minutes: 15", "cell_cpu: 150")), tmp_path / "b"))
    assert (made.limits, slow.limits) == ({}, {"cell_cpu": 150.0})
    assert slow.digest != made.digest


@pytest.mark.parametrize("limits", [{"cell_cpu": -1}, {"cell_cpu": True}, {"cell_cpu": "much"}, {"memory": 9}, [1]])
def test_a_notebook_with_odd_limits_is_refused(tmp_path: Path, limits: object) -> None:
    notebook = compile_assignment(write(tmp_path))
    notebook.metadata["autograder"] = limits
    path = tmp_path / "averages.ipynb"
    path.write_text(nbformat.writes(notebook), encoding="utf-8")
    with pytest.raises(CourseError, match=r"averages\.ipynb.*metadata"):
        load_assignment(path)


def test_an_older_assignment_without_judge_halves_loads(tmp_path: Path) -> None:
    source = "assert f(1)\n### BEGIN HIDDEN TESTS\nassert f(2)\n### END HIDDEN TESTS\nassert f(3)"
    metadata = {"nbgrader": {"grade": True, "grade_id": "cell-1", "locked": True, "points": 1, "schema_version": 3, "solution": False}}
    node = nbformat.v4.new_code_cell(source, metadata=metadata)
    path = tmp_path / "old.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[node]), path)
    test = load_assignment(path).tests["cell-1"]
    assert (test.visible, test.observing, test.judging) == ("assert f(1)\nassert f(3)", "assert f(2)", None)
    assert (test.answers, test.travelling) == (None, ())


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"nbformat": 4}', '{"nbformat": 4, "cells": [3]}', "\x00"])
def test_a_source_that_is_no_notebook_is_a_clear_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "broken.ipynb"
    path.write_text(text)
    with pytest.raises(CourseError, match=r"broken\.ipynb"):
        load_assignment(path)


@pytest.mark.parametrize("source", ["### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS", "### BEGIN JUDGE", "### BEGIN HIDDEN TESTS\n" * 2])
def test_markers_that_do_not_pair_up_are_refused(source: str) -> None:
    with pytest.raises(CourseError):
        split_test_cell(source)
