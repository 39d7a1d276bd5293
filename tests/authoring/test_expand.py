"""A declared test is compiled to two halves that run; what is wrong with it is named with its line in the author's text."""

from __future__ import annotations

import builtins
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pytest

from autograder.authoring import compiler
from autograder.authoring.compiler import compile_assignment
from autograder.authoring.errors import AuthoringError
from autograder.errors import CourseError
from autograder.judging import Verdict, run
from autograder.notebooks.assignment import load_assignment, split_test_cell
from autograder.notebooks.wrapping import unwrap
from autograder.words import sentence

HEAD = """---
jupytext: {text_representation: {extension: .md, format_name: myst}}
kernelspec: {display_name: Python 3, language: python, name: python3}
assignment: {title: Doubling}
---
# Doubling

```{code-cell} python
:nbgrader: {grade_id: imports, locked: true}
import numpy as np
```

```{code-cell} python
:nbgrader: {grade_id: twice, solution: true}
def twice(x):
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION
```

```{code-cell} python
:nbgrader: {grade_id: twice-test, points: 2}
visible_check(twice(np.array([1.0, -3.0])), [2.0, -6.0], "twice of [1, -3]")
### BEGIN HIDDEN TESTS
"""
OBSERVING = """sizes = (1, 4)


def inputs(draw):
    for n in sizes:
        yield f"{n} numbers", draw.normal(size=n)


call = lambda x: numbers(twice(x))
contract = [by_name("x"), keeps_arguments()]
examples = ["twice(np.array([1.0]))"]
"""
JUDGING = """right = lambda x: 2 * x
mistakes = [mistake("squared", lambda x: x**2, hint="Twice, not squared.")]
"""
TAIL = """### END HIDDEN TESTS
```
"""


def text_of(observing: str = OBSERVING, judging: str = JUDGING, head: str = HEAD) -> str:
    return f"{head}{observing}### BEGIN JUDGE\n{judging}{TAIL}"


def write(folder: Path, text: str) -> Path:
    path = folder / "assignments" / "doubling.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def compiled(folder: Path, text: str) -> nbformat.NotebookNode:
    return compile_assignment(write(folder, text))


def source_of(notebook: nbformat.NotebookNode, grade_id: str) -> str:
    return str(next(cell.source for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id))


def problems(folder: Path, text: str) -> list[tuple[int, str]]:
    path = write(folder, text)
    with pytest.raises(AuthoringError) as caught:
        compile_assignment(path)
    assert caught.value.path == path
    return [(problem.line, problem.message) for problem in caught.value.problems]


def line_of(text: str, part: str) -> int:
    assert text.count(part) == 1
    return text[: text.index(part)].count("\n") + 1


def judged(notebook: nbformat.NotebookNode, student: str, grade_id: str = "twice-test") -> Verdict:
    """A student's code judged by a compiled test: the first half among the student's names, the second without them."""
    _, observing, judging = split_test_cell(source_of(notebook, grade_id))
    assert judging is not None
    runs, _, judge_half = unwrap(observing, judging)
    namespace: dict[str, Any] = {"np": np}
    exec(student, namespace)
    exec(runs, namespace)
    return run(judge_half, {name: namespace[name] for name in ("observed", "answer") if name in namespace}, 2.0)


# ---- what comes out -----------------------------------------------------------------------------------------------------


def test_a_compiled_test_judges(tmp_path: Path) -> None:
    notebook = compiled(tmp_path, text_of())
    right = judged(notebook, "def twice(x):\n    return 2 * x")
    assert (right.passed, right.author_error) == (True, None)
    wrong = judged(notebook, "def twice(x):\n    return x**2")
    assert [sentence(finding.mistake) for finding in wrong.findings] == ["squared"]
    changed = judged(notebook, "def twice(x):\n    x *= 2\n    return x")
    assert [sentence(finding.mistake) for finding in changed.findings] == ["changes the caller's arguments"]


def test_what_judges_is_not_in_the_half_that_student_code_can_read(tmp_path: Path) -> None:
    _, observing, judging = split_test_cell(source_of(compiled(tmp_path, text_of()), "twice-test"))
    assert "squared" not in observing
    assert "2 * x" not in observing
    assert "squared" in str(judging)


def test_the_judge_knows_the_inputs_but_not_how_the_student_is_called(tmp_path: Path) -> None:
    _, _, judging = split_test_cell(source_of(compiled(tmp_path, text_of()), "twice-test"))
    assert "def inputs(draw)" in str(judging)
    assert "sizes = (1, 4)" in str(judging)  # what the inputs need comes with them
    assert "twice(x)" not in str(judging)


def test_the_judge_may_use_names_of_the_first_half(tmp_path: Path) -> None:
    notebook = compiled(tmp_path, text_of(judging=JUDGING.replace("lambda x: 2 * x", "lambda x: 2 * x if len(x) in sizes else 2 * x")))
    assert judged(notebook, "def twice(x):\n    return x + x").passed


def test_a_constant_may_stand_below_the_function_that_uses_it(tmp_path: Path) -> None:
    above = "sizes = (1, 4)\n\n\n"
    below = OBSERVING.removeprefix(above) + "first = 1\nsizes = (first, 4)\n"
    notebook = compiled(tmp_path, text_of(observing=below))
    assert judged(notebook, "def twice(x):\n    return 2 * x").passed
    assert not judged(notebook, "def twice(x):\n    return x").passed


def test_both_halves_draw_the_same_numbers_and_a_salt_draws_others(tmp_path: Path) -> None:
    path = write(tmp_path, text_of())
    sources = [source_of(compile_assignment(path, salt), "twice-test") for salt in (0, 0, 1)]
    assert sources[0] == sources[1] != sources[2]


# ---- verbs and kits -----------------------------------------------------------------------------------------------------


def test_verbs_are_imported_where_they_are_used_and_only_there(tmp_path: Path) -> None:
    _, observing, judging = split_test_cell(source_of(compiled(tmp_path, text_of()), "twice-test"))
    assert "from autograder.observing import by_name, keeps_arguments, numbers, observe" in observing
    assert "autograder.judging" not in observing
    assert "from autograder.judging import judge, mistake" in str(judging)


def test_a_name_of_the_authors_own_is_not_imported_over(tmp_path: Path) -> None:
    own = OBSERVING.replace("call =", "def numbers(value):\n    return np.asarray(value, dtype=float)\n\n\ncall =")
    notebook = compiled(tmp_path, text_of(observing=own))
    assert "import by_name, keeps_arguments, observe" in source_of(notebook, "twice-test")
    assert judged(notebook, "def twice(x):\n    return 2 * x").passed


KIT_HEAD = HEAD.replace("{title: Doubling}", "{title: Doubling, kit: tools}")


def test_verbs_of_a_kit_are_imported_by_themselves_each_into_its_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kit = tmp_path / "tools"
    kit.mkdir()
    (kit / "observing.py").write_text("import math\n\ndef sizes_of(x):\n    return x\n\ndef _own():\n    pass\n", encoding="utf-8")
    (kit / "judging.py").write_text("def double(x):\n    return 2 * x\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    text = text_of(
        OBSERVING.replace("numbers(twice(x))", "numbers(sizes_of(twice(x)))"), JUDGING.replace("lambda x: 2 * x", "double"), KIT_HEAD
    )
    notebook = compiled(tmp_path, text)
    _, observing, judging = split_test_cell(source_of(notebook, "twice-test"))
    assert "from tools.observing import sizes_of" in observing
    assert "tools.judging" not in observing
    assert "from tools.judging import double" in str(judging)
    assert judged(notebook, "def twice(x):\n    return 2 * x").passed


def test_a_word_of_a_kit_is_judged_by_the_kit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kit = tmp_path / "wordbox"
    kit.mkdir()
    (kit / "observing.py").write_text(
        "from autograder.observing import Word\n\n\nclass says_what_it_does(Word):\n    name = 'a docstring'\n\n"
        "    def observe(self, namespace):\n        return bool(namespace['twice'].__doc__)\n",
        encoding="utf-8",
    )
    (kit / "judging.py").write_text(
        "from autograder.judging import Finding\nfrom autograder.reasons import text\n\n\ndef _docstring(seen, word, rules):\n"
        "    if seen is not True:\n        yield Finding(text('no docstring'), text('undocumented'))\n\n\n"
        "WORDS = {'a docstring': _docstring}\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    text = text_of(OBSERVING.replace("keeps_arguments()", "says_what_it_does()"), head=KIT_HEAD.replace("tools", "wordbox"))
    notebook = compiled(tmp_path, text)
    assert judged(notebook, "def twice(x):\n    'Doubles.'\n    return 2 * x").passed
    verdict = judged(notebook, "def twice(x):\n    return 2 * x")
    assert [sentence(finding.mistake) for finding in verdict.findings] == ["undocumented"]
    assert (verdict.held, verdict.checked) == (3, 4)


def test_a_kit_that_is_not_there_is_named(tmp_path: Path) -> None:
    found = problems(tmp_path, text_of(head=KIT_HEAD))
    assert any("the kit tools/ beside this folder has neither observing.py nor judging.py" in message for _, message in found)
    (tmp_path / "tools").mkdir()
    assert any("neither observing.py nor judging.py" in message for _, message in problems(tmp_path, text_of(head=KIT_HEAD)))


def test_a_notebook_whose_kit_went_away_is_not_graded(tmp_path: Path) -> None:
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools" / "observing.py").write_text("unused = 1\n", encoding="utf-8")
    notebook = tmp_path / "source" / "doubling" / "doubling.ipynb"
    notebook.parent.mkdir(parents=True)
    nbformat.write(compiled(tmp_path, text_of(head=KIT_HEAD)), notebook)
    assert load_assignment(notebook).kit == tmp_path / "tools"
    (tmp_path / "tools" / "observing.py").unlink()
    (tmp_path / "tools").rmdir()
    with pytest.raises(CourseError, match=r"its kit .*tools is not there"):
        load_assignment(notebook)


@pytest.mark.parametrize(("setting", "said"), [("kit: ../tools", "`kit` must be"), ("imports: numpy", "`imports` must be a list")])
def test_settings_of_the_kit_are_checked(tmp_path: Path, setting: str, said: str) -> None:
    found = problems(tmp_path, text_of(head=HEAD.replace("title: Doubling", f"title: Doubling, {setting}")))
    assert any(line == 4 and said in message for line, message in found), found


# ---- the cell of the visible checks' verbs --------------------------------------------------------------------------------


def test_the_helpers_of_visible_checks_come_once_after_the_imports(tmp_path: Path) -> None:
    notebook = compiled(tmp_path, text_of())
    names = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in notebook.cells]
    assert names.count("short-messages") == 1
    assert names.index("short-messages") == names.index("imports") + 1
    assert "def visible_check(" in source_of(notebook, "short-messages")


def test_without_a_use_or_with_own_helpers_no_cell_is_added(tmp_path: Path) -> None:
    none = HEAD.replace('visible_check(twice(np.array([1.0, -3.0])), [2.0, -6.0], "twice of [1, -3]")', "assert twice(1.0) == 2.0")
    own = HEAD.replace("import numpy as np", "import numpy as np\n\n\ndef visible_check(found, expected, message):\n    pass")
    for head in (none, own):
        assert "short-messages" not in str(compiled(tmp_path, text_of(head=head)).cells)


# ---- what is wrong with it ----------------------------------------------------------------------------------------------


def test_a_declared_test_needs_a_call_and_a_right_rule(tmp_path: Path) -> None:
    no_call = OBSERVING.replace("call = lambda x: numbers(twice(x))\n", "")
    no_right = JUDGING.replace("right = lambda x: 2 * x\n", "")
    text = text_of(no_call, no_right)
    found = dict(problems(tmp_path, text))
    assert "needs `call`" in found[line_of(text, "sizes = (1, 4)")]
    assert "needs `right`" in found[line_of(text, "mistakes = [")]


@pytest.mark.parametrize(
    ("part", "good", "bad", "said"),
    [
        ("observing", "draw.normal(size=n)", "draw.normal(size=n", "not valid Python"),
        ("judging", "right = lambda x: 2 * x", "right = = lambda x: 2 * x", "not valid Python"),
        ("observing", "sizes = (1, 4)", "sizes = (1, 4)\nSEED = 3", "SEED is replaced by a number"),
        ("judging", "right = lambda x: 2 * x", "right = lambda x: SEED\nSEED = 3", "SEED is replaced by a number"),
        ("judging", "lambda x: x**2,", "lambda x: squares(x),", "`squares`, which the observing half never set"),
        ("judging", "right = lambda x: 2 * x", "right = lambda x: twice(x)", "`twice`"),
        ("judging", "right = lambda x: 2 * x", "import keras\nright = lambda x: 2 * x", "it runs in a process without it"),
        ("judging", "right = lambda x: 2 * x", "right = lambda x: call(x)", "`call`"),
        ("observing", "draw.normal(size=n)", "tf.constant(draw.normal(size=n))", "`tf`"),
        ("observing", "sizes = (1, 4)", "sizes = keras.sizes()", "`keras`"),
    ],
)
def test_a_mistake_is_named_with_its_line_in_either_half(tmp_path: Path, part: str, good: str, bad: str, said: str) -> None:
    halves = {"observing": OBSERVING, "judging": JUDGING}
    assert halves[part].count(good) == 1
    text = text_of(**{**halves, part: halves[part].replace(good, bad)})
    wrong = bad.split("\n")[0 if "keras" in bad else -1]
    found = problems(tmp_path, text)
    assert any(line == line_of(text, wrong) and said in message for line, message in found), (line_of(text, wrong), found)


def test_tensorflow_that_the_inputs_import_is_refused_since_the_judge_makes_them_too(tmp_path: Path) -> None:
    text = text_of(observing=OBSERVING.replace("    for n in sizes", "    import tensorflow as tf\n\n    for n in sizes"))
    (line, message), *_ = problems(tmp_path, text)
    assert (line, "it runs in a process without it" in message) == (line_of(text, "import tensorflow"), True)


def test_a_name_that_is_set_on_both_sides_is_refused(tmp_path: Path) -> None:
    text = text_of(judging=f"sizes = (2, 3)\n{JUDGING}")
    assert problems(tmp_path, text) == [
        (line_of(text, "sizes = (2, 3)"), "`sizes` is set before and after ### BEGIN JUDGE; the judge would take the second")
    ]


def test_mistakes_in_the_first_half_must_not_name_the_judges_verbs(tmp_path: Path) -> None:
    text = text_of(observing=f"from autograder.judging import mistake\n{OBSERVING}")
    assert any(line == line_of(text, "from autograder.judging") and "never enters" in message for line, message in problems(tmp_path, text))


def test_text_before_a_test_does_not_shift_the_line_that_is_named(tmp_path: Path) -> None:
    head = HEAD.replace("# Doubling\n", "# Doubling\n\nThree\n\nmore\n\nlines.\n")
    text = text_of(OBSERVING.replace("sizes = (1, 4)", "sizes = (1, 4"), JUDGING, head)
    assert line_of(text, "sizes = (1, 4") in [line for line, _ in problems(tmp_path, text)]


def test_the_helpers_of_visible_checks_do_not_need_names_that_a_notebook_may_have_replaced() -> None:
    helpers = Path(compiler.__file__).with_name("student_helpers.py").read_text(encoding="utf-8")
    space: dict[str, Any] = {}
    exec(helpers, space)
    own = set(space) | {name for name, value in vars(builtins).items() if isinstance(value, type) and issubclass(value, BaseException)}
    space |= dict.fromkeys(set(vars(builtins)) - own | {"Exception"})
    space["check_letter"]("A")
    space["visible_check"]([1.0, 2.0], np.array([1.0, 2.0]), "The sums")
    with pytest.raises(AssertionError, match=r"The sums\. Your code gave 3, expected 2"):
        space["visible_check"](3, 2, "The sums")
    with pytest.raises(ValueError, match="one capital letter in quotes") as refused:
        space["check_letter"](1)
    assert refused.value._render_traceback_() == [str(refused.value)]
    with space["excused_by"]("double", lambda: False, task="fourfold"):
        raise ValueError("not yet")


@pytest.mark.parametrize(("body", "excused"), [("double(x)", True), ("doubel(x)", False), ("x / 0", True), ("helper(x)", True)])
def test_an_earlier_function_does_not_excuse_a_name_that_the_task_itself_misses(body: str, excused: bool) -> None:
    helpers = Path(compiler.__file__).with_name("student_helpers.py").read_text(encoding="utf-8")
    space: dict[str, Any] = {}
    exec(helpers, space)
    exec(f"def helper(x):\n    return factor * x\ndef fourfold(x):\n    return {body}\n", space)
    with nullcontext() if excused else pytest.raises(NameError), space["excused_by"]("double", lambda: False, task="fourfold"):
        space["fourfold"](1)
