"""Running a judge half on observed values, and what came of it."""

from __future__ import annotations

import ast
import math
import traceback
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np

from autograder.bytecode import packed, unpacked
from autograder.judging.expectations import Several, Wrong
from autograder.judging.findings import Finding, Verdict
from autograder.judging.notes import taking_notes
from autograder.reasons import reason, text


def run(half: str | tuple[bytes, bytes], values: Mapping[str, object], points: float) -> Verdict:
    """Run a judge half in a fresh namespace of `np` and the observed `values`; limits are the caller's.

    The half is its source, or what `compiled` made of it. Full points if nothing is raised. Where the last statement is an expression
    with a value, that is the score, and must be a finite number from 0 to `points`.
    """
    with taking_notes() as notes:
        found = _judge(half, {"__name__": "judge", "np": np, **values}, set(values), points)
    return replace(found, notes=tuple(notes))


@lru_cache(maxsize=1024)
def compiled(source: str, observed: frozenset[str]) -> tuple[bytes, bytes]:
    """A judge half, ready for `run`: its statements, and the last one where that is an expression. Raises SyntaxError.

    `observed` are the names of what was observed.
    """
    tree = ast.fix_missing_locations(_Parts(observed).visit(ast.parse(source, "<judge>")))
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else ast.Expr(ast.Constant(None))
    return packed(tree, "<judge>"), packed(ast.fix_missing_locations(ast.Expression(last.value)), "<judge>")


def _judge(half: str | tuple[bytes, bytes], namespace: dict[str, Any], observed: set[str], points: float) -> Verdict:
    try:
        statements, value = compiled(half, frozenset(observed)) if isinstance(half, str) else half
        namespace[_PART] = _part
        exec(unpacked(statements), namespace)
        result: object = eval(unpacked(value), namespace)
        score = points if result is None else _credit(result, points)
    except Several as wrong:
        counts = {"held": wrong.held, "checked": wrong.checked, "wrong_kinds": wrong.wrong_kinds}
        return Verdict(False, 0.0, wrong.findings, example=wrong.shown, **counts)  # type: ignore[arg-type]
    except Wrong as wrong:
        return Verdict(False, 0.0, (wrong.finding,), example=wrong.shown, choice=wrong.choice)
    except AssertionError as error:
        findings = (Finding(text(str(error))),) if str(error) else ()
        return Verdict(False, 0.0, findings)
    except Exception as error:
        fault = reason("judge-failed", line=_line(error), kind=type(error).__name__, said=str(error))
        return Verdict(False, 0.0, author_error=fault)
    return Verdict(score >= points, score)


_PART = "<part of what was observed>"  # no name that a judge half can have


def _part(value: Any, place: Any) -> object:
    """An entry of what was observed; None where there is none, since a forged value must not look like the author's mistake."""
    try:
        return value[place]
    except (TypeError, LookupError):
        return None


class _Parts(ast.NodeTransformer):
    """Writes `_part(observed, i)` for `observed[i]`."""

    def __init__(self, observed: frozenset[str]) -> None:
        self._observed = observed

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        self.generic_visit(node)
        inner = node.value
        while isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name) and inner.func.id == _PART:
            inner = inner.args[0]
        if not isinstance(inner, ast.Name) or inner.id not in self._observed or not isinstance(node.ctx, ast.Load):
            return node
        place = node.slice
        if isinstance(place, ast.Slice):
            ends = [end or ast.Constant(None) for end in (place.lower, place.upper, place.step)]
            place = ast.Call(ast.Name("slice", ast.Load()), ends, [])
        return ast.copy_location(ast.Call(ast.Name(_PART, ast.Load()), [node.value, place], []), node)


def _credit(result: object, points: float) -> float:
    score = float(result) if isinstance(result, (int, float, np.integer, np.floating)) else math.nan
    if isinstance(result, bool) or not 0 <= score <= points:
        raise ValueError(f"the score must be a number from 0 to {points:g}, not {result!r}")
    return score


def _line(error: Exception) -> int:
    if isinstance(error, SyntaxError):
        return error.lineno or 0
    lines = [frame.lineno or 0 for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<judge>"]
    return lines[-1] if lines else 0
