"""The guide and the reference for authors: whatever they show runs, and no public verb is missing."""

from __future__ import annotations

import ast
import inspect
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pytest
import yaml
from test_expand import judged, source_of

from autograder import judging, observing
from autograder.authoring.compiler import author, compile_assignment, course_catalogs, translatable
from autograder.authoring.declared import verbs
from autograder.authoring.front_matter import FRONT_MATTER_KEYS, FrontMatter
from autograder.authoring.questions import read_questions
from autograder.catalogs import read_catalog, read_texts
from autograder.checking.bank import load_bank
from autograder.judging import Verdict
from autograder.kernels.confine import Limits
from autograder.notebooks.assignment import load_assignment, released_source
from autograder.reasons import reason
from autograder.words import sentence, words_in

BOOK = Path(__file__).parents[2] / "book"
GUIDE = (BOOK / "guide-authoring.md").read_text(encoding="utf-8")
REFERENCE = (BOOK / "guide-reference.md").read_text(encoding="utf-8")


def snippets(page: str, language: str) -> list[str]:
    """All blocks of a page in one language, in their order."""
    return [match[2] for match in re.finditer(rf"^(`{{3,}}){language}\n(.*?)^\1\n", page, re.MULTILINE | re.DOTALL)]


EXERCISE, PLACE_OF_QUESTIONS, PLACE_OF_PART = snippets(GUIDE, "md")
ONE_MISTAKE, DESCRIBED, RIGHT_ADDITION, WRONG_SQUARES, WRONG_TRIPLES, KIT = snippets(GUIDE, "python")
QUESTION, QUESTION_BANK = snippets(GUIDE, "yaml")
TEXT_CATALOG, CATALOG = snippets(GUIDE, "po")


def course(folder: Path, text: str = EXERCISE) -> Path:
    """A course folder that holds what the guide says to write; the text of its assignment."""
    for name in ("assignments", "questions", "toolbox"):
        (folder / name).mkdir(exist_ok=True)
    (folder / "questions" / "doubling.yml").write_text(QUESTION, encoding="utf-8")
    (folder / "toolbox" / "judging.py").write_text(KIT, encoding="utf-8")
    path = folder / "assignments" / "doubling.md"
    path.write_text(text, encoding="utf-8")
    return path


def diagnoses(verdict: Verdict) -> list[str]:
    assert verdict.author_error is None, sentence(verdict.author_error)
    return [sentence(finding.mistake) if finding.mistake else "none" for finding in verdict.findings]


def plus(line: str) -> str:
    """The exercise with one more line below its mistakes."""
    assert EXERCISE.count("### END HIDDEN TESTS") == 1
    return EXERCISE.replace("### END HIDDEN TESTS", f"{line}### END HIDDEN TESTS")


def test_the_first_exercise_fits_on_a_screen() -> None:
    assert EXERCISE.count("\n") <= 50


def test_the_first_exercise_compiles_and_students_see_what_the_guide_says(tmp_path: Path) -> None:
    assignment = load_assignment(author(course(tmp_path), tmp_path / "source"))
    assert (assignment.name, list(assignment.tests)) == ("doubling", ["twice-test"])
    cells = nbformat.read(tmp_path / "source" / "doubling" / "doubling.ipynb", 4).cells
    released = next(released_source(cell) for cell in cells if cell.metadata.get("nbgrader", {}).get("grade_id") == "twice")
    assert "raise NotImplementedError" in released
    assert "2 * x" not in released


@pytest.mark.parametrize("answer", [RIGHT_ADDITION, WRONG_SQUARES, WRONG_TRIPLES], ids=["addition", "squares", "triples"])
def test_the_answers_get_the_diagnoses_that_their_first_lines_name(tmp_path: Path, answer: str) -> None:
    verdict = judged(compile_assignment(course(tmp_path)), answer)
    expected = re.match(r"# diagnosis: (.*)", answer)
    assert diagnoses(verdict) == ([expected[1]] if expected else [])
    assert verdict.passed is (expected is None)


def test_the_answers_are_a_bank(tmp_path: Path) -> None:
    files = re.findall(r"^`(tests/banks/doubling/[^`]+\.py)`$", GUIDE, re.MULTILINE)
    for name, text in zip(files, (RIGHT_ADDITION, WRONG_SQUARES, WRONG_TRIPLES), strict=True):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "tests/banks/doubling/q-same.yml").write_text(QUESTION_BANK, encoding="utf-8")
    assert len(load_bank(tmp_path / "tests/banks/doubling")) == 3 + 4


def test_a_mistake_is_one_line(tmp_path: Path) -> None:
    assert ONE_MISTAKE.count("\n") == 1
    notebook = compile_assignment(course(tmp_path, plus(ONE_MISTAKE)))
    assert diagnoses(judged(notebook, "def twice(x):\n    return x + 2")) == ["x plus 2"]


def test_a_description_is_one_line_too(tmp_path: Path) -> None:
    notebook = compile_assignment(course(tmp_path, plus(DESCRIBED)))
    assert judged(notebook, RIGHT_ADDITION).passed
    assert diagnoses(judged(notebook, "def twice(x):\n    return np.sort(2 * x, axis=None)")) == ["flattened"]


def test_a_question_is_six_lines(tmp_path: Path) -> None:
    assert QUESTION.count("\n") == 6
    path = course(tmp_path, EXERCISE + "\n" + PLACE_OF_QUESTIONS)
    notebook = compile_assignment(path)
    assert "**B** `2 * x`" in str([cell.source for cell in notebook.cells])
    for answer, diagnosis in yaml.safe_load(QUESTION_BANK).items():
        verdict = judged(notebook, f"def check_letter(answer): pass\nanswer_q_same = {answer}", "q-same-test")
        assert diagnoses(verdict) == ([] if diagnosis == "right" else [diagnosis])
    assert len(read_questions(tmp_path / "questions" / "doubling.yml")) == 1


def test_a_kit_is_a_folder_and_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (head,) = re.findall(r"`(assignment: \{[^}]*kit: toolbox\})`", GUIDE)
    (rule,) = re.findall(r"rule above becomes `([^`]*)`", GUIDE)
    text = re.sub(r"^assignment: .*$", head, EXERCISE, flags=re.MULTILINE).replace("right = lambda x: 2 * x", rule)
    monkeypatch.syspath_prepend(str(tmp_path))
    notebook = compile_assignment(course(tmp_path, text))
    assert "from toolbox.judging import doubled" in source_of(notebook, "twice-test")
    assert judged(notebook, RIGHT_ADDITION).passed
    assert diagnoses(judged(notebook, WRONG_SQUARES)) == ["squared instead of doubled"]


def test_a_cell_that_texts_share_is_a_file_and_two_lines(tmp_path: Path) -> None:
    (cell,) = re.findall(r"^```\{code-cell\} python\n:nbgrader: \{grade_id: imports.*?^```\n", EXERCISE, re.MULTILINE | re.DOTALL)
    text = EXERCISE.replace(cell, PLACE_OF_PART).replace("minutes: 5}", "minutes: 5, kit: toolbox}")
    path = course(tmp_path, text)
    (tmp_path / "toolbox" / "imports.md").write_text(cell, encoding="utf-8")
    assert compile_assignment(path).cells == compile_assignment(course(tmp_path)).cells


def test_a_language_is_one_catalog(tmp_path: Path) -> None:
    place = tmp_path / "de" / "LC_MESSAGES" / "autograder.po"
    place.parent.mkdir(parents=True)
    place.write_text(CATALOG, encoding="utf-8")
    assert words_in("de", tmp_path).sentence(reason("nothing")) == "hat nichts zurückgegeben"
    assert words_in("de", tmp_path).sentence(reason("wrong-shape")) == "wrong shape"


def test_the_catalog_of_the_guide_makes_the_exercise_of_the_guide_german(tmp_path: Path) -> None:
    path = course(tmp_path)
    (place, _) = course_catalogs(path, "de", "toolbox")
    place.parent.mkdir(parents=True)
    place.write_text(TEXT_CATALOG, encoding="utf-8")
    cells = compile_assignment(path, language="de").cells
    assert cells[0].source.startswith("# Verdoppeln\n\nWrite a function")
    assert any('[2.0, -6.0], "das Doppelte von [1, -3]")' in cell.source for cell in cells)
    assert read_texts([place]).translated("squared instead of doubled") == "quadriert statt verdoppelt"
    listed = "\n".join(f"{message.english}" for message in translatable(path))
    assert all(message.id in listed for message in read_catalog(place) if message.id), "what the guide translates is in the text"


# ---- the reference --------------------------------------------------------------------------------------------------------

TERMS = {match[1]: match[2] for match in re.finditer(r"^`(\w+)(\(.*\))?`\n: ", REFERENCE, re.MULTILINE)}
PUBLIC = {name: module for module in (observing, judging) for name in module.__all__}


def test_no_public_verb_is_missing_from_the_reference_and_none_is_made_up() -> None:
    assert set(TERMS) == set(PUBLIC)


@pytest.mark.parametrize("name", sorted(name for name, signature in TERMS.items() if signature))
def test_the_arguments_of_a_verb_are_those_that_it_takes(name: str) -> None:
    written = ast.parse(f"def f{TERMS[name].replace(', ...', '').replace('=...', '')}: pass").body[0]
    assert isinstance(written, ast.FunctionDef)
    given = written.args
    names = [one.arg for one in [*given.posonlyargs, *given.args, given.vararg, *given.kwonlyargs, given.kwarg] if one]
    if name == "named":
        return  # a dictionary, which takes any
    takes = inspect.signature(getattr(PUBLIC[name], name)).parameters
    assert [one for one in names if one in takes] == names
    if "..." not in TERMS[name]:
        assert names == list(takes)
        defaults = dict(zip([one.arg for one in given.args][::-1], given.defaults[::-1], strict=False))
        for one, default in defaults.items():
            value = takes[one].default
            assert ast.unparse(default) in (repr(value), getattr(value, "__name__", None)), one


def test_the_examples_of_the_reference_run_and_use_every_verb() -> None:
    namespace: dict[str, Any] = {"np": np}
    for module in (observing, judging):
        namespace |= {name: getattr(module, name) for name in verbs(module.__name__)}
    blocks = snippets(REFERENCE, "python")
    for block in blocks:
        exec(compile(block, "guide-reference.md", "exec"), namespace)
    word = namespace["has_a_docstring"]()
    observed = observing.observe(namespace["inputs"], namespace["call"], 7, contract=[word], namespace=namespace)
    with pytest.raises(judging.Wrong) as caught:
        judging.judge(observed, namespace["inputs"], namespace["right"], 7, contract=[word], words=namespace["WORDS"])
    assert caught.value.diagnosis == "undocumented"
    used = {node.id for block in blocks for node in ast.walk(ast.parse(block)) if isinstance(node, ast.Name)}
    assert sorted(set(PUBLIC) - used) == []


def rows(label: str, end: str = "\n## ") -> dict[str, str]:
    """The table below a heading, by its first column."""
    section = REFERENCE.split(label, 1)[1].split(end, 1)[0]
    return dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", section, re.MULTILINE))


def test_every_key_of_the_front_matter_is_in_the_reference() -> None:
    keys = rows("## The head of a text")
    assert set(keys) == set(FRONT_MATTER_KEYS)
    assert f"`{FrontMatter.keys}` (the default)" in keys["keys"]


def test_the_limits_are_those_of_the_grader() -> None:
    table = rows("## Limits")
    assert set(table) == {one.name for one in fields(Limits)}
    for one in fields(Limits):
        value = int(one.default) >> 20 if one.name in ("memory", "disk", "output", "total_output") else int(one.default)
        assert table[one.name].split()[0].rstrip(",") == str(value), one.name
