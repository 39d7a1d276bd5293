"""What a student's code says where it raises an exception by itself, as it stands in the source.

Nothing of what happened when it ran is in it: a message that was made while the hidden test ran may quote the test.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

MAX_SAID = 100
MAX_PLACES = 3


class Raising(NamedTuple):
    """A `raise` statement with words of its own: its line in the cell, and the words, cut to MAX_SAID characters."""

    line: int
    said: str


def raising(source: str, kind: str) -> tuple[Raising, ...]:
    """Where `source` raises `kind` with a text, the first MAX_PLACES; what is filled in while it runs stands there as code."""
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ()
    found = sorted(Raising(node.lineno, _cut(said)) for node in nodes if isinstance(node, ast.Raise) for said in _said(node.exc, kind))
    return tuple(found[:MAX_PLACES])


def _said(exception: ast.expr | None, kind: str) -> Iterator[str]:
    if not isinstance(exception, ast.Call) or not exception.args:
        return
    if not isinstance(exception.func, ast.Name) or exception.func.id != kind:
        return
    first = exception.args[0]
    if isinstance(first, ast.BinOp):  # "…" % value
        first = first.left
    elif isinstance(first, ast.Call) and isinstance(first.func, ast.Attribute):  # "…".format(value)
        first = first.func.value
    if isinstance(first, ast.JoinedStr):
        yield "".join(_part(part) for part in first.values)
    elif isinstance(first, ast.Constant) and isinstance(first.value, str):
        yield first.value


def _part(part: ast.expr) -> str:
    if isinstance(part, ast.FormattedValue):
        try:
            return "{" + ast.unparse(part.value) + "}"
        except (RecursionError, ValueError):  # Python can read more than it can write: what is very deep, or a tab inside two f-strings
            return "{…}"
    return str(part.value) if isinstance(part, ast.Constant) else ""


def _cut(said: str) -> str:
    one_line = " ".join(said.split())
    return one_line if len(one_line) <= MAX_SAID else one_line[:MAX_SAID] + " …"
