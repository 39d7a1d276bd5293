"""Options of questions in another order: the file as its author wrote it, with the options in each other's places."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import yaml

from autograder.authoring.questions import LETTERS, Question, read_questions

#: What may name an option by its letter; a sentence may begin with the article A.
_LETTER = re.compile(r"\b[B-D]\b|\bA\b(?!\s+[a-z])|\b(?:options?|answers?|choices?)\s+\W*A\b")
#: What an option may say of the others.
_OTHERS = re.compile(
    r"\b(?:all|both|none|neither|either|any|one|two|three)\s+of\s+(?:these|(?:the\s+)?(?:above|others?|options|answers|statements))\b|"
    r"\b(?:options?|answers?|statements?|the)\s+(?:above|below)\b|\b(?:preceding|previous|following)\s+(?:option|answer|statement)",
    re.IGNORECASE,
)


def reordered(path: Path, seed: str) -> tuple[str, list[str]]:
    """The text of a file of questions with options in an order that follows from `seed`, and the ids of those that keep theirs.

    These are questions whose texts may name an option by its letter or place, and what is written in a way that cannot be followed. Which
    letters banks of answers call the options by stands in `in_banks`.
    """
    text = path.read_text(encoding="utf-8")
    questions = [one for one in read_questions(path) if isinstance(one, Question)]
    kept = []
    for question in reversed(questions):  # from the end, so that places before it stay
        order = _order(question, seed)
        changed = None
        if not _is_named(question):  # a line that begins with # is a comment, or else stands in a text
            changed = _with_order(text, question, order, comments=False) or _with_order(text, question, order, comments=True)
        if changed is None:
            kept.append(question.grade_id)
        else:
            text = changed
    return text, kept[::-1]


def _is_named(question: Question) -> bool:
    """Whether a text of the question may name an option by its letter or place."""
    texts = [question.text, *(part for option in question.options for part in (option.text, option.feedback))]
    return any(map(_LETTER.search, texts)) or any(_OTHERS.search(option.text) for option in question.options)


def _order(question: Question, seed: str) -> list[int]:
    """Another than the present one."""
    draw = random.Random(f"{seed}/{question.grade_id}")
    order = list(range(len(LETTERS)))
    while order == sorted(order):
        draw.shuffle(order)
    return order


def _with_order(text: str, question: Question, order: list[int], *, comments: bool) -> str | None:
    """The text with the options of one question in this order; None where they are not written as four parts that can be exchanged.

    With `comments`, those below an option go along with it.
    """
    items = [_fields(item) for item in getattr(yaml.compose(text), "value", [])]
    node = next(fields for fields in items if fields["id"].value == question.grade_id)
    options = node["options"].value
    spans = [(option.start_mark.index, option.start_mark.index + _length(text, option, comments)) for option in options]
    written = [text[start:end] for start, end in spans]
    changed = text
    for (start, end), at in reversed(list(zip(spans, order, strict=True))):
        changed = changed[:start] + written[at] + changed[end:]
    letters = "".join(question.in_banks[at] for at in order)
    known = node.get("in_banks")
    if known is not None:
        start, end = known.start_mark.index, known.end_mark.index
        behind = start > spans[0][0]  # all options together are as long as before
        changed = changed[:start] + letters + changed[end:] if not behind or len(changed) == len(text) else ""
    else:
        identity = node["id"]
        flow = text[: identity.start_mark.index].rstrip().endswith("{id:")
        column = " " * (identity.start_mark.column - len("id: "))
        line = f", in_banks: {letters}" if flow else f"\n{column}in_banks: {letters}"
        end = identity.end_mark.index
        changed = changed[:end] + line + changed[end:]
    return changed if _is_meant(text, changed, question.grade_id, order, letters) else None


def _length(text: str, option: yaml.Node, comments: bool) -> int:
    """Of an option without blank lines, and without comments, below it."""
    lines = text[option.start_mark.index : option.end_mark.index].rstrip().split("\n")
    while not lines[-1].strip() or (lines[-1].lstrip().startswith("#") and not comments):
        lines.pop()
    return len("\n".join(lines).rstrip())


def _fields(node: yaml.Node) -> dict[str, Any]:
    return {key.value: value for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}


def _is_meant(before: str, after: str, grade_id: str, order: list[int], letters: str) -> bool:
    """Whether the new text says what the old one says, with this one question in this order."""
    wanted = yaml.safe_load(before)
    for item in wanted:
        if item.get("id") == grade_id:
            item["options"] = [item["options"][at] for at in order]
            item["in_banks"] = letters
    try:
        found = yaml.safe_load(after)
    except yaml.YAMLError:
        return False
    return bool(found == wanted)
