"""Why a student's code may have stopped, as far as its text alone says.

A process could put anything that it knows into an exception, hidden inputs as well. What stands in a submitted cell it cannot change.
"""

from __future__ import annotations

import ast
import difflib
import symtable
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from autograder.notebooks.name_flow import BUILTINS
from autograder.notebooks.submission import MAX_ANSWER

_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_OF_A_NOTEBOOK = frozenset({"get_ipython", "display", "exit", "quit", "In", "Out", "_", "__", "___", "_i", "_ih", "_oh", "_dh"})
_ALIKE = 0.75  # of difflib's ratio: one wrong letter in four, or a swapped pair in eight
_LONGEST = 120  # characters of a student's own message that are quoted
_LONGEST_NAME = 60
_MOST = 20  # scopes that are looked into, and hundreds of names that are compared: a hostile cell has as many as fit into it


@dataclass(frozen=True)
class Missing:
    """A name that is used in this line of a cell and defined nowhere; `instead` may have been meant, `of_self` as an attribute of self."""

    name: str
    line: int
    instead: str | None = None
    of_self: bool = False


@dataclass(frozen=True)
class Raised:
    """An exception that a cell raises itself in this line, and what it says, as it stands there."""

    line: int
    said: str


def missing_name(source: str, cells: Iterable[str]) -> Missing | None:
    """The first name that a cell uses, and that neither it nor another of the `cells` nor Python defines; None where nobody can say."""
    parsed = _parse(source)
    if parsed is None:
        return None
    tree, scopes = parsed
    known = set(BUILTINS | _OF_A_NOTEBOOK | _set_at_the_top(scopes))
    for other in cells:
        if (found := _parse(other)) is None:
            continue  # a cell that is no Python has defined nothing
        if any(isinstance(node, ast.ImportFrom) and node.names[0].name == "*" for node in ast.walk(found[0])):
            return None
        known |= _set_at_the_top(found[1])
    lacking = ((scope, _taken_from_outside(scope) - known) for scope in _all(scopes))
    uses = [
        node
        for scope, missing in islice(((scope, missing) for scope, missing in lacking if missing), _MOST)
        for node in ast.walk(_of_scope(tree, scope))
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in missing and len(node.id) <= _LONGEST_NAME
    ]
    if not uses:
        return None
    first = min(uses, key=lambda node: (node.lineno, node.col_offset))
    if _is_attribute_of_self(tree, first):
        return Missing(first.id, first.lineno, of_self=True)
    near = known | {symbol.get_name() for scope in _all(scopes) for symbol in scope.get_symbols() if symbol.is_local()}
    near = {name for name in near if not name.startswith("_") and len(name) <= _LONGEST_NAME}
    alike = difflib.get_close_matches(first.id, sorted(near), 1, _ALIKE) if len(near) <= 100 * _MOST else []
    return Missing(first.id, first.lineno, alike[0] if alike else None)


def own_message(source: str, kind: str, line: int | None = None) -> Raised | None:
    """What a cell says where it raises an exception of the class `kind` itself, in this `line` if given; None where there are several."""
    parsed = _parse(source)
    found: dict[str, int] = {}
    for node in ast.walk(parsed[0]) if parsed else ():
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and isinstance(node.exc.func, ast.Name) and node.exc.args:
            name, said = node.exc.func.id, _text(node.exc.args[0])
        elif isinstance(node, ast.Assert):
            name, said = "AssertionError", _text(node.msg)
        else:
            continue
        if name == kind and said and (line is None or node.lineno <= line <= (node.end_lineno or node.lineno)):
            found.setdefault(said, node.lineno)
    if len(found) != 1:
        return None
    ((said, at),) = found.items()
    return Raised(at, said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…")


def _parse(source: str) -> tuple[ast.Module, symtable.SymbolTable] | None:
    if len(source) > MAX_ANSWER:
        return None
    plain = "\n".join("pass" if line.startswith(("%", "!")) else line for line in source.split("\n"))
    try:
        return ast.parse(plain), symtable.symtable(plain, "<cell>", "exec")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _all(scope: symtable.SymbolTable) -> Iterator[symtable.SymbolTable]:
    yield scope
    for child in scope.get_children():
        yield from _all(child)


def _set_at_the_top(scopes: symtable.SymbolTable) -> set[str]:
    """The notebook's names that a cell sets, from within a function as well."""
    return {
        symbol.get_name()
        for scope in _all(scopes)
        for symbol in scope.get_symbols()
        if (symbol.is_assigned() or symbol.is_imported() or symbol.is_namespace()) and (scope is scopes or symbol.is_declared_global())
    }


def _taken_from_outside(scope: symtable.SymbolTable) -> set[str]:
    return {
        symbol.get_name()
        for symbol in scope.get_symbols()
        if symbol.is_referenced() and (symbol.is_global() or scope.get_type() == "module") and not symbol.is_local()
    }


def _of_scope(tree: ast.Module, scope: symtable.SymbolTable) -> ast.AST:
    """The part of the tree that has this scope: in another one the same name may be that of an argument."""
    for node in ast.walk(tree):
        named = getattr(node, "name", scope.get_name()) == scope.get_name()
        if isinstance(node, _SCOPES) and node.lineno == scope.get_lineno() and named and scope.get_type() != "module":
            return node
    return tree


def _is_attribute_of_self(tree: ast.Module, use: ast.Name) -> bool:
    """Whether a name stands in a method of a class that has an attribute of this name."""
    for kind in (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)):
        parts = list(ast.walk(kind))
        attributes = {
            part.attr for part in parts if isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name) and part.value.id == "self"
        }
        if use.id in attributes and any(part is use for part in parts):
            return True
    return False


def _text(node: ast.expr | None) -> str:
    """A text as it stands in the source, with `{…}` for what an f-string puts in; nothing for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) if isinstance(part, ast.Constant) else "{…}" for part in node.values)
    return ""
