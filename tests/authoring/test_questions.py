"""Questions from a file: cells that grade, and mistakes named with the file and the line."""

from __future__ import annotations

from pathlib import Path

import pytest
from nbgrader.preprocessors import ClearSolutions
from test_expand import judged, source_of

from autograder.authoring.compiler import compile_assignment
from autograder.authoring.errors import AuthoringError
from autograder.words import sentence

TEXT = """---
jupytext: {text_representation: {extension: .md, format_name: myst}}
kernelspec: {display_name: Python 3, language: python, name: python3}
---
# Doubling

Before the questions.

```{questions} doubling.yml
```

After them.
"""
QUESTIONS = """# questions of doubling
- id: q-same
  question: |
    Which gives the same as `x + x`?
  see: doubling.html#same
  options:
  - text: "`x**2`"
    feedback: "That multiplies x by itself: 3 becomes 9."
  - text: "`2 * x`"
    right: true
    feedback: Right. Adding a number to itself counts it twice.
  - text: "`x + 2`"
    feedback: That adds 2, whatever x is.
  - text: "`abs(x)`"
    feedback: That only drops the sign.
- id: q-other
  title: The second one
  points: 0.5
  question: And which is even?
  options:
  - {text: "1", feedback: No.}
  - {text: "3", feedback: No.}
  - {text: "5", feedback: No.}
  - {text: "6", feedback: Yes., right: true}
"""


def write(folder: Path, questions: str | bytes | None = QUESTIONS, text: str = TEXT) -> Path:
    for name in ("assignments", "questions"):
        (folder / name).mkdir(exist_ok=True)
    if questions is not None:
        (folder / "questions" / "doubling.yml").write_bytes(questions if isinstance(questions, bytes) else questions.encode())
    path = folder / "assignments" / "doubling.md"
    path.write_text(text, encoding="utf-8")
    return path


def complaint(folder: Path, questions: str | bytes) -> tuple[str, int, str]:
    """The file, line and words of the only thing that is wrong."""
    with pytest.raises(AuthoringError) as caught:
        compile_assignment(write(folder, questions))
    (problem,) = caught.value.problems
    return caught.value.path.name, problem.line, problem.message


def test_an_answer_counts_whether_or_not_the_raise_below_it_was_deleted(tmp_path: Path) -> None:
    notebook = compile_assignment(write(tmp_path))
    cell, _ = ClearSolutions().preprocess_cell(
        next(c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == "q-same"), {"language": "python"}, 1
    )
    assert "raise NotImplementedError()" in cell.source
    answered = cell.source.replace("= None", "= 'B'")
    for source in (answered, answered.replace("    raise NotImplementedError()", "").rstrip()):
        space: dict[str, object] = {}
        exec(source, space)
        assert space["answer_q_same"] == "B"


def test_a_question_becomes_a_text_an_answer_and_a_test_in_its_place(tmp_path: Path) -> None:
    notebook = compile_assignment(write(tmp_path))
    names = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in notebook.cells]
    assert [name for name in names if name and name.startswith("q-")] == ["q-same", "q-same-test", "q-other", "q-other-test"]
    texts = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    assert texts[0].endswith("Before the questions.")
    assert texts[1].startswith("### Question 1\n\nWhich gives")
    assert "- **B** `2 * x`" in texts[1]
    assert texts[2].startswith("### The second one")
    assert texts[3] == "After them."
    points = {cell.metadata.nbgrader.grade_id: cell.metadata.nbgrader.points for cell in notebook.cells if "points" in str(cell.metadata)}
    assert points == {"q-same-test": 1, "q-other-test": 0.5}


def test_nothing_stands_between_a_question_and_its_answer(tmp_path: Path) -> None:
    cells = compile_assignment(write(tmp_path)).cells
    names = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in cells]
    assert cells[names.index("q-same") - 1].source.startswith("### Question 1")
    assert names.index("short-messages") == 1  # below the title


def test_an_answer_is_judged_with_the_sentence_of_its_letter(tmp_path: Path) -> None:
    notebook = compile_assignment(write(tmp_path))
    setup = "def check_letter(answer):\n    pass\n\n\n"
    right = judged(notebook, f"{setup}answer_q_same = 'B'", "q-same-test")
    assert right.passed
    assert [sentence(note) for note in right.notes] == ["Right. Adding a number to itself counts it twice."]
    wrong = judged(notebook, f"{setup}answer_q_same = 'C'", "q-same-test")
    assert (wrong.passed, wrong.choice) == (False, "C")
    assert sentence(wrong.findings[0].hint) == "That adds 2, whatever x is."
    assert wrong.findings[0].see == "doubling.html#same"
    assert not judged(notebook, f"{setup}answer_q_same = None", "q-same-test").passed
    assert not judged(notebook, setup, "q-same-test").passed


def test_questions_bring_the_helper_that_checks_a_letter(tmp_path: Path) -> None:
    assert "def check_letter(" in source_of(compile_assignment(write(tmp_path)), "short-messages")


def test_without_a_name_the_file_is_called_as_the_assignment(tmp_path: Path) -> None:
    notebook = compile_assignment(write(tmp_path, text=TEXT.replace("{questions} doubling.yml", "{questions}")))
    assert "q-same" in str(notebook.cells)


SECOND = QUESTIONS[: QUESTIONS.index("- id: q-other")].count("\n") + 1


@pytest.mark.parametrize(
    ("good", "bad", "line", "said"),
    [
        ("    right: true\n", "", 2, "question q-same: exactly one option has `right: true`"),
        ("feedback: That adds 2, whatever x is.", "feedback: That adds 2.\n    right: true", 2, "exactly one option"),
        ("right: true}", "right: yes please}", SECOND, "question q-other: exactly one option"),
        ("  points: 0.5", "  points: -1", SECOND, "question q-other: points must be a positive number, not -1"),
        ("  points: 0.5", "  points: true", SECOND, "points must be a positive number"),
        ("  points: 0.5", "  marks: 0.5", SECOND, "there is no `marks`"),
        ("- id: q-other\n  title", "- title", SECOND, "question 2: it has no id"),
        ("  question: And which is even?\n", "", SECOND, "it has no text"),
        ('  - {text: "1", feedback: No.}\n', "", SECOND, "it needs 4 options, A to D"),
        ('{text: "3", feedback: No.}', '{text: "3"}', SECOND, "option B needs a text and a feedback"),
        ('{text: "5", feedback: No.}', "{text: 5, feedback: No.}", SECOND, "option C: put a text that looks like a number"),
        ("id: q-other", "id: q-same", 1, "the id q-same occurs twice"),
        ("points: 0.5", "points: [0.5", SECOND + 3, "not valid YAML"),
        (QUESTIONS, "", 1, "write a list of questions"),
        (QUESTIONS, "- one\n- two\n", 1, "write a list of questions"),
    ],
)
def test_a_mistake_in_the_file_is_named_with_file_and_line(tmp_path: Path, good: str, bad: str, line: int, said: str) -> None:
    assert QUESTIONS.count(good) == 1
    file, found, message = complaint(tmp_path, QUESTIONS.replace(good, bad))
    assert (file, found) == ("doubling.yml", line), message
    assert said in message


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    assert complaint(tmp_path, QUESTIONS.replace("drops", "läßt").encode("latin-1"))[::2] == (
        "doubling.yml",
        "doubling.yml: not UTF-8 text; save the file as UTF-8",
    )


def test_a_file_that_is_not_there_is_named_at_the_line_that_asks_for_it(tmp_path: Path) -> None:
    with pytest.raises(AuthoringError) as caught:
        compile_assignment(write(tmp_path, None))
    (problem,) = caught.value.problems
    assert (caught.value.path.name, problem.line) == ("doubling.md", TEXT[: TEXT.index("```{questions}")].count("\n") + 1)
    assert problem.message.startswith("doubling.yml: there is no such file")


def test_an_id_that_a_cell_has_already_is_named(tmp_path: Path) -> None:
    text = TEXT + "\n```{code-cell} python\n:nbgrader: {grade_id: q-same, locked: true}\n1\n```\n"
    with pytest.raises(AuthoringError, match="grade_id q-same occurs twice"):
        compile_assignment(write(tmp_path, text=text))
