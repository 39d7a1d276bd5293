"""Code that a whole class runs, compiled once and sent as what any process of this Python can load."""

from __future__ import annotations

import ast
import marshal
import threading
import warnings
from types import CodeType

_one_at_a_time = threading.Lock()  # what is warned of is a setting of the whole process


def packed(code: str | ast.Module | ast.Expression, name: str) -> bytes:
    """Compiled code as bytes; `name` stands for its file. Of what the compiler warns, nothing is said. Raises SyntaxError."""
    with _one_at_a_time, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return marshal.dumps(compile(code, name, "eval" if isinstance(code, ast.Expression) else "exec"))
        except (ValueError, RecursionError) as error:  # a zero in the text, or too much of it
            raise SyntaxError(str(error)) from None


def unpacked(code: bytes) -> CodeType:
    """What `packed` has made, to be run. It is not looked at: only a process that would run the source as well may be given it."""
    found: CodeType = marshal.loads(code)
    return found
