"""Each half of a hidden test as a function, so that its names and the student's are apart.

Plain nbgrader runs a whole test cell among the student's names. A half that is a function takes no name from a helper that a
later task needs; and it imports what it uses, so that a student's `sum = 0` or `from numpy import *` means nothing to it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from autograder.notebooks.name_flow import BUILTINS, bound_names

OBSERVING, _JUDGING = "_hidden_observing", "_hidden_judging"
_INDENT = "    "
_RETURN = b"return "


def wrap(observing: str, judging: str, travelling: Sequence[str], imports: Mapping[str, str]) -> tuple[str, str]:
    """Both halves as functions; the second ends with the call that hands it what `travelling` names.

    `imports` are statements by the name that they set: those of the cells that students are given. Where the judge half ends
    with an expression, which is the score, its function returns it. Raises SyntaxError for what cannot stand in a function.
    """
    names = ", ".join(travelling)
    first = [
        f"def {OBSERVING}():",
        *_preamble(observing, imports),
        *_indented(observing),
        f"{_INDENT}return {names}{',' * (len(travelling) == 1)}",
    ]
    second = [f"def {_JUDGING}({names}):", *_preamble(judging, imports), *_indented(_returning(judging)), f"{_JUDGING}(*{OBSERVING}())"]
    whole = "\n".join(first), "\n".join(second)
    compile("\n".join(whole), "<hidden tests>", "exec")
    return whole


def unwrap(observing: str, judging: str) -> tuple[str, str, str]:
    """Of wrapped halves: the first as it runs alone and leaves its names, and both as the author wrote them.

    Halves that were not wrapped are given back as they are.
    """
    first, second = observing.split("\n"), judging.split("\n")
    if first[0] != f"def {OBSERVING}():" or second[-1] != f"{_JUDGING}(*{OBSERVING}())":
        return observing, observing, judging
    given_back = re.fullmatch(rf"{_INDENT}return (.*)", first[-1])
    if given_back is None:
        return observing, observing, judging
    runs = "\n".join([*first, f"{given_back[1]} = {OBSERVING}()"])
    return runs, _dedented(first[:-1]), _not_returning(_dedented(second[:-1]))


def _preamble(half: str, imports: Mapping[str, str]) -> list[str]:
    """One line that imports what the half uses and does not set: modules of the course, and builtins."""
    tree = ast.parse(half)
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} - set(bound_names(tree.body))
    statements = [imports[name] for name in sorted(used & set(imports))]
    names = sorted(name for name in used & BUILTINS if not name.startswith("_"))
    statements += [f"from builtins import {', '.join(names)}"] if names else []
    return [_INDENT + ("; ".join(statements) or "pass")]


def _returning(judging: str) -> str:
    return _with_last(judging, ast.Expr, lambda statement: _RETURN + statement)


def _not_returning(judging: str) -> str:
    return _with_last(judging, ast.Return, lambda statement: statement.removeprefix(_RETURN))


def _with_last(judging: str, kind: type[ast.stmt], edit: Callable[[bytes], bytes]) -> str:
    """The half with its last statement edited, if it is of that kind; given is its first line from where it begins."""
    last = ast.parse(judging).body[-1]
    if not isinstance(last, kind):
        return judging
    lines = judging.split("\n")
    line = lines[last.lineno - 1].encode()  # the parser counts bytes
    lines[last.lineno - 1] = (line[: last.col_offset] + edit(line[last.col_offset :])).decode()
    return "\n".join(lines)


def _indented(half: str) -> Iterator[str]:
    inside = _in_texts(half)
    for number, line in enumerate(half.split("\n"), 1):
        yield line if number in inside or not line.strip() else _INDENT + line


def _dedented(function: Sequence[str]) -> str:
    """The body without the line of imports."""
    inside = _in_texts("\n".join(function))
    return "\n".join(line if number in inside else line.removeprefix(_INDENT) for number, line in enumerate(function, 1) if number > 2)


def _in_texts(source: str) -> set[int]:
    """Lines that begin inside a text of several lines, whose content they are."""
    return {
        line
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes)))
        for line in range(node.lineno + 1, (node.end_lineno or node.lineno) + 1)
    }
