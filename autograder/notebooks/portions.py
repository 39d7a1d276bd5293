"""Portions of an observing half that go to a student's process by themselves.

What a student is shown of the visible examples is taken in a process that is given this alone, so that it can quote nothing hidden. And
the half is run without right versions of earlier tasks at first, so that nobody can read them who answered those tasks.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from autograder.notebooks.name_flow import BUILTINS, Problem, bound_names, parse
from autograder.notebooks.wrapping import OBSERVING

_SHOWN = "_hidden_shown"
_COMPARING = ("expect", "expect_choice", "expect_rmse")


@dataclass(frozen=True)
class Shown:
    """What calls the visible examples and nothing else: a source that runs alone, and the names that it sets.

    `inside` is the name of what a declared test observed; the examples are its entry "shown".
    """

    source: str
    names: tuple[str, ...]
    inside: str | None = None

    def put_into(self, values: Mapping[str, object], seen: Mapping[str, object]) -> dict[str, object]:
        """The values of a half with those of the examples in their places, as this source gave them."""
        found = {**values, **{name: seen[name] for name in self.names if name != _SHOWN}}
        if self.inside is not None:
            of_all = values.get(self.inside)
            found[self.inside] = {**of_all, "shown": seen[_SHOWN]} if type(of_all) is dict else None
        return found


@dataclass(frozen=True)
class Portions:
    """`earlier` are the names of the functions of earlier tasks of which the half holds right versions; `without` is the half without."""

    shown: Shown | None
    earlier: tuple[str, ...]
    without: str


def portions(observing: str, judging: str) -> Portions:
    """Takes an observing half apart, wrapped or not, given the judge half as its author wrote it."""
    tree, judge = parse(observing), parse(judging)
    if isinstance(tree, Problem) or isinstance(judge, Problem) or not tree.body:
        return Portions(None, (), observing)
    shown = _shown(_body(tree), judge)
    names = _without_right_versions(_body(tree))
    return Portions(shown, names, ast.unparse(tree) if names else observing)


def _body(tree: ast.Module) -> list[ast.stmt]:
    first = tree.body[0]
    return first.body if isinstance(first, ast.FunctionDef) and first.name == OBSERVING else tree.body


# what is shown


def _shown(body: list[ast.stmt], judge: ast.Module) -> Shown | None:
    """None where nothing is shown, or where that needs what is hidden: the inputs of a declared test, or other names that are judged."""
    names = _shown_names(judge)
    if names is None:
        return None
    wanted, hidden, result, inside = set(names), _compared(judge) - set(names), [*names], None
    for statement in body:
        call = _call(statement, "observe")
        stated = {} if call is None else {keyword.arg: keyword.value for keyword in call.keywords}
        if call is None or "examples" not in stated or len(call.args) < 2 or not isinstance(statement, ast.Assign):
            continue
        arguments: list[ast.expr] = [call.args[1], stated["examples"]]
        kept = [ast.keyword("forbidden", stated["forbidden"])] if "forbidden" in stated else []
        wanted |= set().union(*map(_free, [*arguments, *(keyword.value for keyword in kept)]))
        hidden |= _free(call.args[0])
        inside = ast.unparse(statement.targets[0])
        result.append(ast.unparse(ast.Call(ast.Name("show", ast.Load()), arguments, kept)))
    if not result:
        return None
    needed = _needed(body, wanted)
    if hidden & set(bound_names(needed)):
        return None
    own = [*names, _SHOWN] if inside is not None else names
    targets = f"{', '.join(own)}{',' * (len(own) == 1)}"
    source = "\n".join(
        [
            "def _hidden_examples():",
            *(_indented(statement) for statement in needed),
            *(["    from autograder.observing.declared import show"] if inside is not None else []),
            f"    return {', '.join(result)}{',' * (len(result) == 1)}",
            f"{targets} = _hidden_examples()",
        ]
    )
    return Shown(source, tuple(own), inside)


def _indented(statement: ast.stmt) -> str:
    """As the body of a function has it; `unparse` writes a text of several lines in one."""
    return ast.unparse(ast.If(ast.Constant(1), [statement], [])).partition("\n")[2]


def _shown_names(judge: ast.Module) -> list[str] | None:
    """The names that stand as `shown=`; None where such a thing is more than a name, or the name is used for something else too."""
    found: list[str] = []
    for node in ast.walk(judge):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _COMPARING:
            for keyword in node.keywords:
                if keyword.arg == "shown":
                    if not isinstance(keyword.value, ast.Name):
                        return None
                    found.append(keyword.value.id)
    used = [node.id for node in ast.walk(judge) if isinstance(node, ast.Name)]
    return found if all(used.count(name) == 1 for name in found) else None


def _compared(judge: ast.Module) -> set[str]:
    """Names in what is judged, rather than shown."""
    found: set[str] = set()
    for node in ast.walk(judge):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _COMPARING and node.args:
            found |= _free(node.args[0])
    return found


def _needed(body: Sequence[ast.stmt], wanted: set[str]) -> list[ast.stmt]:
    """The statements that make these names what they are, with all that those need."""
    kept: set[int] = set()
    while True:
        more = {at for at, node in enumerate(body) if at not in kept and set(_sets(node)) & wanted}
        if not more:
            return [node for at, node in enumerate(body) if at in kept]
        kept |= more
        wanted = wanted.union(*(_free(body[at]) for at in more))


def _sets(statement: ast.stmt) -> Iterator[str]:
    """Names that a statement binds, or whose object it may change: by a method, at a place, in an attribute."""
    yield from bound_names([statement])
    if isinstance(statement, ast.Expr):
        yield from _roots([statement.value])
    elif isinstance(statement, (ast.Assign, ast.AugAssign, ast.Delete)):
        yield from _roots([statement.target] if isinstance(statement, ast.AugAssign) else statement.targets)


def _roots(nodes: Sequence[ast.AST]) -> Iterator[str]:
    for node in nodes:
        while isinstance(node, (ast.Attribute, ast.Subscript, ast.Call)):
            node = node.func if isinstance(node, ast.Call) else node.value
        if isinstance(node, ast.Name):
            yield node.id


def _free(node: ast.AST) -> set[str]:
    """Names that a statement or an expression loads from around it; an argument of a function is the function's own."""
    own: set[str] = set()
    if isinstance(node, (ast.Lambda, ast.FunctionDef, ast.AsyncFunctionDef)):
        arguments = node.args
        every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
        own = {argument.arg for argument in every if argument is not None}
    found = {node.id} if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) else set()
    return found.union(*map(_free, ast.iter_child_nodes(node))) - own - BUILTINS


def _call(statement: ast.stmt, name: str) -> ast.Call | None:
    value: Any = getattr(statement, "value", None)
    return value if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == name else None


# right versions of earlier tasks


def _without_right_versions(body: list[ast.stmt]) -> tuple[str, ...]:
    """Makes `Earlier(name)` of each `Earlier(name, right, probe)`, and drops the definitions that nothing else needs; gives the names."""
    names: list[str] = []
    dropped: set[str] = set()
    for statement in body:
        for node in ast.walk(statement):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Earlier"):
                continue
            stated = dict(zip(("name", "right", "probe"), node.args, strict=False))
            stated |= {keyword.arg: keyword.value for keyword in node.keywords if keyword.arg}
            name = stated.get("name")
            if isinstance(name, ast.Constant) and isinstance(name.value, str):
                names.append(name.value)
                dropped = dropped.union(*(_free(value) for key, value in stated.items() if key != "name"))
                node.args, node.keywords = [name], []
    while names:
        free = [_free(statement) for statement in body]
        unused = [
            at
            for at, statement in enumerate(body)
            if _defines(statement) & dropped and not any(_defines(statement) & others for other, others in enumerate(free) if other != at)
        ]
        if not unused:
            break
        dropped = dropped.union(*(free[at] for at in unused))
        body[:] = [statement for at, statement in enumerate(body) if at not in unused]
    return tuple(names)


def _defines(statement: ast.stmt) -> set[str]:
    """What a mere definition binds: a function, a class, a lambda. Leaving it out leaves all else as it is."""
    if isinstance(statement, (ast.FunctionDef, ast.ClassDef)) or (
        isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Lambda)
    ):
        return set(bound_names([statement]))
    return set()
