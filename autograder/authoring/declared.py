"""From a declared test to the two halves of a hidden test that nbgrader and the grader run.

What stands before `### BEGIN JUDGE` is given to both processes: `inputs` (a generator of `(kind, *arguments)`), `call` (how to call the
student's code), and where they are needed `contract`, `examples`, `earlier` and `forbidden`. What stands after it is the judge's alone:
`right`, `mistakes`, `tolerance`, `what`, `see`, and whatever they need. The verbs of `autograder.observing`, `autograder.judging` and of
the course's kit need no import.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.notebooks.name_flow import Problem, bound_names, parse
from autograder.phrases import phrase

_OBSERVED = "observed"
_FOR_OBSERVING = ("contract", "examples", "earlier", "forbidden")
_FOR_JUDGING = ("mistakes", "contract", "examples", "tolerance", "what", "see")


@dataclass(frozen=True)
class Kit:
    """A course's own verbs: the names that its `observing.py` and `judging.py` define, by the module to import them from."""

    folder: Path | None
    observing: Mapping[str, str]
    judging: Mapping[str, str]


@dataclass(frozen=True)
class Halves:
    """An expanded test; `observing_lines` and `judging_lines` say where each of its lines stands: in which part, at which line (from 1)."""

    observing: str
    judging: str
    observing_lines: tuple[tuple[str, int], ...]
    judging_lines: tuple[tuple[str, int], ...]


def is_declared(observing: str) -> bool:
    """Whether the first half declares its calls: it defines `inputs`."""
    tree = parse(observing)
    return not isinstance(tree, Problem) and bound_names(tree.body).get("inputs") == "definition"


def read_kit(folder: Path | None) -> Kit:
    """The public names of a kit, read without running it. A file that is not there has none."""
    if folder is None:
        return Kit(None, {}, {})
    return Kit(folder, *(_public(folder / f"{part}.py", f"{folder.name}.{part}") for part in ("observing", "judging")))


def _public(path: Path, module: str) -> dict[str, str]:
    if not path.is_file():
        return {}
    tree = parse(path.read_text(encoding="utf-8"))
    names = {} if isinstance(tree, Problem) else bound_names(tree.body)
    return {name: module for name, how in names.items() if how != "import" and not name.startswith("_")}


def verbs(module: str) -> dict[str, str]:
    """The names of `autograder.observing` or `autograder.judging` that a test may use, by the module to import them from."""
    if module == "autograder.observing":
        from autograder.observing import __all__ as names
    else:
        from autograder.judging import __all__ as names
    return dict.fromkeys(names, module)


def with_imports(half: str, known: Mapping[str, str]) -> tuple[str, int]:
    """The half with a line in front that imports what it uses of `known` and does not bind; and how many lines that added."""
    tree = parse(half)
    if isinstance(tree, Problem):
        return half, 0
    lines = _import_lines(tree.body, known)
    return "\n".join([*lines, half]), len(lines)


def _import_lines(body: Sequence[ast.stmt], known: Mapping[str, str]) -> list[str]:
    bound = bound_names(body)
    used = {node.id for statement in body for node in ast.walk(statement) if isinstance(node, ast.Name)}
    wanted: dict[str, list[str]] = {}
    for name in sorted(used - set(bound)):
        if name in known:
            wanted.setdefault(known[name], []).append(name)
    return [f"from {module} import {', '.join(names)}" for module, names in wanted.items()]


def expand(observing: str, judging: str, kit: Kit) -> Halves | list[tuple[str, Problem]]:
    """The two halves of a declared test, or what is wrong with it: each problem with the part ("observing", "judging") of its line."""
    trees = {"observing": parse(observing), "judging": parse(judging)}
    problems = [(part, tree) for part, tree in trees.items() if isinstance(tree, Problem)]
    if problems:
        return problems
    shared, rules = (trees[part].body for part in ("observing", "judging"))  # type: ignore[union-attr]
    first, second = bound_names(shared), bound_names(rules)
    for part, names, needed, what in (
        ("observing", first, "call", phrase("say how to call the student's code: call = lambda ...: numbers(function(...))")),
        ("judging", second, "right", phrase("write the rule: right = lambda ...: the right value for an input")),
    ):
        if needed not in names:
            problems.append((part, Problem(1, phrase("a test that declares `inputs` needs `{needed}`; {what}", needed=needed, what=what))))
    twice = sorted(set(first) & set(second))
    if twice:
        problems.append(
            (
                "judging",
                Problem(1, phrase("`{name}` is set before and after ### BEGIN JUDGE; the judge would take the second", name=twice[0])),
            )
        )
    if problems:
        return problems
    known = {**verbs("autograder.observing"), **kit.observing}
    given = [f"{name}={name}" for name in _FOR_OBSERVING if name in first]
    call = f"{_OBSERVED} = observe({', '.join(['inputs', 'call', 'SEED', *given, 'namespace=globals()'])})"
    text, added = with_imports(f"{observing}\n{call}", known)
    count = observing.count("\n") + 1
    observing_lines = (*[("observing", 1)] * added, *(("observing", n) for n in range(1, count + 1)), ("observing", count))

    kept = _needed(shared, rules)
    lines = observing.split("\n")
    pieces = [(number, lines[number - 1]) for node in kept for number in range(_begin(node), (node.end_lineno or node.lineno) + 1)]
    also = {name for name in _FOR_JUDGING if name in first or name in second}
    arguments = [f"{name}={name}" for name in _FOR_JUDGING if name in also]
    earlier = _earlier_names(shared)
    arguments += [f"earlier={earlier!r}"] if earlier else []
    if "WORDS" in kit.judging:
        own = ", ".join(f"{name!r}: {name}" for name, how in second.items() if how != "import")
        arguments += ["words=WORDS", f"rules={{{own}}}"]
    verdict = f"judge({_OBSERVED}, {', '.join(['inputs', 'right', 'SEED', *arguments])})"
    body = "\n".join([*(line for _, line in pieces), judging, verdict])
    known = {**verbs("autograder.observing"), **kit.observing, **verbs("autograder.judging"), **kit.judging}
    judged, added = with_imports(body, known)
    count = judging.count("\n") + 1
    judging_lines = (
        *[("judging", 1)] * added,
        *(("observing", number) for number, _ in pieces),
        *(("judging", number) for number in range(1, count + 1)),
        ("judging", count),
    )
    return Halves(text, judged, observing_lines, judging_lines)


def _begin(node: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(one.lineno for one in decorators)])


def _needed(shared: Sequence[ast.stmt], rules: Sequence[ast.stmt]) -> list[ast.stmt]:
    """Of the shared half, what the judge needs: the inputs, the contract, the examples, and what they and the rules use."""
    wanted = {"inputs", "contract", "examples"} | _loaded(rules)
    kept: set[int] = set()
    while True:
        more = {
            at for at, node in enumerate(shared) if at not in kept and set(bound_names([node])) & wanted and not _is_only_observed(node)
        }
        if not more:
            return _with_constants_first([node for at, node in enumerate(shared) if at in kept])
        kept |= more
        wanted |= _loaded([shared[at] for at in more])


def _with_constants_first(nodes: Sequence[ast.stmt]) -> list[ast.stmt]:
    """The statements, each after those that set what it uses; an author may set a constant below the function that uses it."""
    ordered: list[ast.stmt] = []
    begun: set[int] = set()

    def place(at: int) -> None:
        begun.add(at)
        missing = _loaded([nodes[at]]) - set(bound_names([*ordered, nodes[at]]))
        for other in range(len(nodes)):
            if other not in begun and missing & set(bound_names([nodes[other]])):
                place(other)
        ordered.append(nodes[at])

    for at in range(len(nodes)):
        if at not in begun:
            place(at)
    return ordered


def _is_only_observed(node: ast.stmt) -> bool:
    return bool(set(bound_names([node])) & {"call", "forbidden", "earlier"})


def _loaded(body: Sequence[ast.stmt]) -> set[str]:
    return {node.id for statement in body for node in ast.walk(statement) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}


def _earlier_names(shared: Sequence[ast.stmt]) -> tuple[str, ...]:
    return tuple(
        node.args[0].value
        for statement in shared
        for node in ast.walk(statement)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Earlier"
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    )
