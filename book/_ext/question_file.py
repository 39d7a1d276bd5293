"""Practice questions: read and check book/questions/<chapter>.yml.

A file is a list of questions:

    - id: l1-prints            # lower case, digits and hyphens; part of the address, so keep it
      question: |              # MyST Markdown: text, formulas, a code block
        What does this print?
      options:                 # two to six, in the order shown
        - text: "0.3"          # one paragraph of MyST Markdown
          right: true          # exactly one option has it
          feedback: Why this is right or wrong.

With `several: true` more than one option is right, and the reader ticks all that are. A question whose answer is a number has, in
place of options:

      number: 0.3
      tolerance: 0.005         # how far off still counts as right
      feedback: Why it is 0.3.
      slips:                   # numbers to which known mistakes lead
        - number: 0.15
          feedback: What went wrong.
      otherwise: What to try, after any other number.
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
class Slip:
    number: float
    feedback: str


@dataclass(frozen=True)
class Number:
    """The answer to a question that asks for a number."""

    number: float
    tolerance: float
    feedback: str
    slips: tuple[Slip, ...]
    otherwise: str


@dataclass(frozen=True)
class Question:
    """Either options, one or `several` of them right, or a number."""

    id: str
    text: str
    options: tuple[Option, ...] = ()
    several: bool = False
    number: Number | None = None


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
    asks_number = isinstance(item, dict) and "number" in item
    if asks_number:
        fields(item, {"id", "question", "number", "tolerance", "feedback", "otherwise"}, where, optional={"slips"})
    else:
        fields(item, {"id", "question", "options"}, where, optional={"several"})
    assert isinstance(item, dict)
    name = item["id"]
    if not isinstance(name, str) or not re.fullmatch(r"[a-z][a-z0-9-]*", name):
        raise QuestionError(f"{where}: the id {name!r} is not a name of lower-case letters, digits and hyphens.")
    where = f"{where} ({name})"
    if asks_number:
        return Question(name, text_of(item, "question", where), number=one_number(item, where))
    options, several = item["options"], item.get("several", False)
    if not isinstance(several, bool):
        raise QuestionError(f"{where}: 'several' must be true or left out, not {several!r}.")
    if not isinstance(options, list) or not 2 <= len(options) <= 6:
        raise QuestionError(f"{where}: 'options' must be a list of two to six options.")
    made = tuple(one_option(option, f"{where}, option {letter}") for letter, option in zip("ABCDEF", options, strict=False))
    right = sum(option.right for option in made)
    if several and right < 2:
        raise QuestionError(f"{where}: 'several' asks for more than one option with 'right: true'; {right} have it.")
    if not several and right != 1:
        raise QuestionError(f"{where}: {right} options are marked right. Write 'right: true' in exactly one, or add 'several: true'.")
    return Question(name, text_of(item, "question", where), made, several)


def one_number(item: dict[str, object], where: str) -> Number:
    number, tolerance = number_of(item, "number", where), number_of(item, "tolerance", where)
    slips = item.get("slips", [])
    if not isinstance(slips, list):
        raise QuestionError(f"{where}: 'slips' must be a list. Start each with '- number: …'.")
    made = []
    for place, slip in enumerate(slips, 1):
        here = f"{where}, slip {place}"
        fields(slip, {"number", "feedback"}, here)
        made.append(Slip(number_of(slip, "number", here), text_of(slip, "feedback", here)))
        if abs(made[-1].number - number) <= tolerance:
            raise QuestionError(f"{here}: {made[-1].number} would count as right. Make the tolerance smaller.")
    return Number(number, tolerance, text_of(item, "feedback", where), tuple(made), text_of(item, "otherwise", where))


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


def number_of(item: dict[str, object], name: str, where: str) -> float:
    value = item[name]
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise QuestionError(f"{where}: {name!r} must be a number, not {value!r}. Write it without quotes.")
    return value


def text_of(item: dict[str, object], name: str, where: str) -> str:
    text = item[name]
    if not isinstance(text, str) or not text.strip():
        raise QuestionError(f"{where}: {name!r} must be text, not {text!r}. Put numbers and yes/no in quotes.")
    return text.strip()
