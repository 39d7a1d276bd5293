"""Graded questions: text, options, key and a sentence for each option, from `exercises/questions/<name>.yml` to cells of the notebook.

- id: q-noise              # the grade_id
  title: Question 1        # optional: the heading; without it questions are numbered
  points: 1                # optional: 1
  see: fitting.html#noise  # page and section that explain the right answer
  question: |              # Markdown
    What does noise do?
  options:                 # four, A to D, in the order shown
    - text: It grows.      # one paragraph of Markdown
      right: true          # exactly one option has it
      feedback: Why this is right or wrong; a wrong option's must not give the key away.
  in_banks: ABCD           # what banks of answers and the sample class call the options; `autograder new-term` writes it
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import yaml
from nbformat.v4 import new_code_cell, new_markdown_cell

from autograder.notebooks.assignment import BEGIN_HIDDEN, BEGIN_JUDGE, BEGIN_SOLUTION, END_HIDDEN, END_SOLUTION
from autograder.notebooks.name_flow import Problem
from autograder.phrases import phrase

LETTERS = "ABCD"
MAY_STOP = "raises-exception"  #: the tag of cells that an open task stops, while "Run All" goes on
_KEYS = {"id", "title", "points", "see", "question", "options", "in_banks"}


@dataclass(frozen=True)
class Option:
    """One answer that can be chosen, and what is said to whoever chose it."""

    text: str
    feedback: str
    right: bool


@dataclass(frozen=True)
class Question:
    """One graded question."""

    grade_id: str
    title: str
    text: str
    points: float
    see: str | None
    options: tuple[Option, ...]
    in_banks: str = LETTERS

    @property
    def variable(self) -> str:
        """The name that a student gives the letter."""
        return "answer_" + self.grade_id.replace("-", "_")

    @property
    def key(self) -> str:
        """The right letter."""
        return LETTERS[next(at for at, option in enumerate(self.options) if option.right)]


def read_questions(path: Path) -> list[Question] | list[Problem]:
    """The questions of a file, or what is wrong with it, with lines of that file."""
    try:
        text = path.read_text(encoding="utf-8")
        nodes, data = yaml.compose(text), yaml.safe_load(text)
    except FileNotFoundError:
        return [
            Problem(
                1, phrase("{file}: there is no such file; write it beside the others in {folder}/", file=path.name, folder=path.parent.name)
            )
        ]
    except UnicodeDecodeError:
        return [Problem(1, phrase("{file}: not UTF-8 text; save the file as UTF-8", file=path.name))]
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return [Problem(mark.line + 1 if mark else 1, phrase("not valid YAML: {error}", error=getattr(error, "problem", None) or error))]
    if not isinstance(data, list) or not data or not all(isinstance(item, dict) for item in data):
        return [Problem(1, phrase("write a list of questions, each beginning with `- id: q-...`"))]
    problems: list[Problem] = []
    questions: list[Question] = []
    lines = [node.start_mark.line + 1 for node in getattr(nodes, "value", [])]
    for number, (item, line) in enumerate(zip(data, lines, strict=True), 1):
        wrong = _wrong(item)
        if wrong:
            problems.append(Problem(line, phrase("question {question}: {wrong}", question=item.get("id", number), wrong=wrong)))
            continue
        options = tuple(Option(one["text"].strip(), one["feedback"].strip(), bool(one.get("right"))) for one in item["options"])
        in_banks = item.get("in_banks", LETTERS)
        title = str(item.get("title") or f"Question {number}")
        questions.append(Question(item["id"], title, item["question"].strip(), item.get("points", 1), item.get("see"), options, in_banks))
    names = [question.grade_id for question in questions]
    problems += [
        Problem(1, phrase("the id {name} occurs twice; rename one", name=name)) for name in sorted({n for n in names if names.count(n) > 1})
    ]
    return problems or questions


_LETTER = re.compile(r"(?<=['\"])[A-D](?=['\"])|(?<=^chose )[A-D]$|^[A-D]$")


def from_bank(question: Question, said: str) -> str:
    """An answer, a letter or a diagnosis of a bank's, with the letter that the option has here; what names no option is as it was.

    An answer is any expression: each letter that is alone in quotes stands for its option.
    """
    return _LETTER.sub(lambda found: LETTERS[question.in_banks.index(found[0])], said)


def _wrong(item: Mapping[str, Any]) -> str | None:
    unknown = sorted(map(str, set(item) - _KEYS))
    if unknown:
        return phrase("there is no `{unknown}`; a question has {keys}", unknown=unknown[0], keys=", ".join(sorted(_KEYS)))
    if not isinstance(item.get("id"), str):
        return phrase("it has no id; write `id: q-...`")
    if not isinstance(item.get("question"), str):
        return phrase("it has no text; write it under `question: |`")
    points = item.get("points", 1)
    if isinstance(points, bool) or not isinstance(points, (int, float)) or points <= 0:
        return phrase("points must be a positive number, not {points!r}", points=points)
    options = item.get("options")
    if not isinstance(options, list) or len(options) != len(LETTERS):
        return phrase("it needs {number} options, {first} to {last}", number=len(LETTERS), first=LETTERS[0], last=LETTERS[-1])
    for letter, option in zip(LETTERS, options, strict=True):
        if not isinstance(option, dict) or not {"text", "feedback"} <= set(option) <= {"text", "feedback", "right"}:
            return phrase("option {letter} needs a text and a feedback, and `right: true` if it is the key", letter=letter)
        if not all(isinstance(option[name], str) for name in ("text", "feedback")):
            return phrase("option {letter}: put a text that looks like a number, or holds a colon, in quotes", letter=letter)
    in_banks = item.get("in_banks", LETTERS)
    if not isinstance(in_banks, str) or sorted(in_banks) != list(LETTERS):
        return phrase("in_banks names each of the letters {letters} once, such as CADB", letters=LETTERS)
    if sum(option.get("right") is True for option in options) != 1:
        return phrase("exactly one option has `right: true`")
    return None


def cells(question: Question) -> list[nbformat.NotebookNode]:
    """The Markdown cell, the answer cell and the test cell of a question, with nbgrader's short metadata."""
    listed = "\n".join(f"- **{letter}** {option.text}" for letter, option in zip(LETTERS, question.options, strict=False))
    name = question.variable
    body = f"    ...  # no letter yet\n    ### {BEGIN_SOLUTION}\n    {name} = {question.key!r}\n    ### {END_SOLUTION}"
    answer = f"{name} = None\n\nif {name} is None:\n{body}"  # its first line is there for students who delete the `raise` alone
    feedback = {letter: option.feedback for letter, option in zip(LETTERS, question.options, strict=False)}
    test = "\n".join(
        [
            f"check_letter({name})",
            f"### {BEGIN_HIDDEN}",
            "from autograder.observing import outcome",
            "",
            f"answer = outcome(lambda: {name})",
            f"### {BEGIN_JUDGE}",
            "from autograder.judging import expect_choice",
            "",
            f"expect_choice(answer, {question.key!r}, {feedback!r}, see={question.see!r})",
            f"### {END_HIDDEN}",
        ]
    )
    may_stop = {"tags": [MAY_STOP]}
    return [
        new_markdown_cell(f"### {question.title}\n\n{question.text}\n\n{listed}"),
        new_code_cell(answer, metadata={"nbgrader": {"grade_id": question.grade_id, "solution": True}, **may_stop}),
        new_code_cell(test, metadata={"nbgrader": {"grade_id": f"{question.grade_id}-test", "points": question.points}, **may_stop}),
    ]
