"""Practice questions: read and check book/questions/<chapter>.yml.

A file is a list of questions:

    - id: l1-prints            # lower case, digits and hyphens; part of the address, so keep it
      question: |              # MyST Markdown: text, formulas, a code block
        What does this print?
      options:                 # two to six, in the order shown
        - text: "0.3"          # one paragraph of MyST Markdown
          right: true          # exactly one option has it
          feedback: Why this is right or wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import yaml


class QuestionError(ValueError):
    """A mistake in a question file; the message names file, question and cure."""


@dataclass(frozen=True)
class Option:
    text: str
    feedback: str
    right: bool


@dataclass(frozen=True)
class Question:
    id: str
    text: str
    options: tuple[Option, ...]


def read_questions(path: Path, shown_as: str) -> list[Question]:
    """The questions of one file, in its order. Raises QuestionError for anything that is not as it should be."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise QuestionError(f"{shown_as}: there is no such file. Create it, or correct the name in {{quiz}}.") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", error)
        raise QuestionError(
            f"{shown_as}{line}: not valid YAML ({problem}). Put text with a colon or "
            "a leading sign in quotes, or write it as a block after |."
        ) from None
    except UnicodeDecodeError:
        raise QuestionError(f"{shown_as}: not UTF-8. Save the file as UTF-8.") from None
    if not isinstance(raw, list) or not raw:
        raise QuestionError(f"{shown_as}: not a list of questions. Start each question with '- id: …'.")
    questions = [one_question(item, f"{shown_as}, question {number}") for number, item in enumerate(raw, 1)]
    seen: set[str] = set()
    for number, question in enumerate(questions, 1):
        if question.id in seen:
            raise QuestionError(f"{shown_as}, question {number}: the id {question.id!r} is used twice. Give each question its own.")
        seen.add(question.id)
    return questions


def one_question(item: object, where: str) -> Question:
    fields(item, {"id", "question", "options"}, where)
    assert isinstance(item, dict)
    name = item["id"]
    if not isinstance(name, str) or not re.fullmatch(r"[a-z][a-z0-9-]*", name):
        raise QuestionError(f"{where}: the id {name!r} is not a name of lower-case letters, digits and hyphens.")
    where = f"{where} ({name})"
    options = item["options"]
    if not isinstance(options, list) or not 2 <= len(options) <= 6:
        raise QuestionError(f"{where}: 'options' must be a list of two to six options.")
    made = tuple(one_option(option, f"{where}, option {letter}") for letter, option in zip("ABCDEF", options, strict=False))
    right = sum(option.right for option in made)
    if right != 1:
        raise QuestionError(f"{where}: {right} options are marked right. Write 'right: true' in exactly one.")
    return Question(name, text_of(item, "question", where), made)


def one_option(item: object, where: str) -> Option:
    fields(item, {"text", "feedback"}, where, optional={"right"})
    assert isinstance(item, dict)
    right = item.get("right", False)
    if not isinstance(right, bool):
        raise QuestionError(f"{where}: 'right' must be true or left out, not {right!r}.")
    return Option(text_of(item, "text", where), text_of(item, "feedback", where), right)


def fields(item: object, needed: set[str], where: str, optional: frozenset[str] | set[str] = frozenset()) -> None:
    if not isinstance(item, dict):
        raise QuestionError(f"{where}: not a mapping. It needs {', '.join(sorted(needed))}.")
    for name in sorted(needed - item.keys()):
        raise QuestionError(f"{where}: {name!r} is missing. Add it.")
    for name in item.keys() - needed - optional:
        raise QuestionError(f"{where}: {name!r} is not known here. Use {', '.join(sorted(needed | optional))}.")


def text_of(item: dict[str, object], name: str, where: str) -> str:
    text = item[name]
    if not isinstance(text, str) or not text.strip():
        raise QuestionError(f"{where}: {name!r} must be text, not {text!r}. Put numbers and yes/no in quotes.")
    return text.strip()
