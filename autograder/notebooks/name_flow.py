"""What the two halves of a hidden test do with names, found without running them.

The judge half may take only observed results from the student's process. So each name that it loads is either bound
by the judge half itself before, or it travels; and what travels may stand only where `expect` compares it.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from autograder.phrases import Phrase, phrase

COMPARISONS = ("expect", "expect_choice", "expect_rmse", "judge")
RESULT_KEYWORDS = ("shown", "with_right")
BUILTINS = frozenset(dir(builtins))
# They reach names by other ways than naming them, which this analysis could not follow.
DYNAMIC = frozenset({"globals", "locals", "vars", "dir", "eval", "exec", "compile", "__import__"})
# A process without TensorFlow runs the judge half; importing it would take ten seconds a test cell.
TOO_HEAVY = frozenset({"tensorflow", "keras", "tf_keras", "torch", "jax"})

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


@dataclass(frozen=True)
class Problem:
    """A mistake of the author, at a line of the text that was checked (from 1)."""

    line: int
    message: Phrase
    other: int | None = None  #: a line that belongs to it, with which the message ends


@dataclass(frozen=True)
class Checked:
    """Which names travel from the observing to the judge half, and what is wrong."""

    travelling: tuple[str, ...]
    problems: tuple[Problem, ...]


def parse(source: str) -> ast.Module | Problem:
    """The syntax tree of plain Python, or where it stops being Python."""
    try:
        compile(source, "<cell>", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
        return ast.parse(source)
    except SyntaxError as error:
        return Problem(error.lineno or 1, phrase("not valid Python: {error}", error=error.msg))
    except (ValueError, RecursionError, MemoryError) as error:
        return Problem(1, phrase("not valid Python: {error}", error=error))


def check_observing(observing: str) -> tuple[Problem, ...]:
    """Mistakes of an observing half: not Python, a star import, an import of what must stay out of that process."""
    tree = parse(observing)
    if isinstance(tree, Problem):
        return (tree,)
    problems = []
    for line, module, names in imports(tree):
        if "*" in names:
            problems.append(Problem(line, phrase("`from {module} import *` hides which names it sets; name them", module=module)))
        if module == "autograder.judging" or module.startswith("autograder.judging."):
            problems.append(
                Problem(
                    line,
                    phrase(
                        "the observing half imports {module}, which never enters the student's process; import it after ### BEGIN JUDGE",
                        module=module,
                    ),
                )
            )
    return tuple(problems)


def check_judge(judging: str, observing: str, visible: str = "") -> Checked:
    """Find what the judge half takes from the observing half, and every use that the student could turn to account."""
    tree = parse(judging)
    if isinstance(tree, Problem):
        return Checked((), (tree,))
    observed_tree = parse(observing)
    observed = {} if isinstance(observed_tree, Problem) else bound_names(observed_tree.body)
    visible_tree = parse(visible)
    seen_before = {} if isinstance(visible_tree, Problem) else bound_names(visible_tree.body)
    reader = _JudgeReader(observed, seen_before, bound_names(tree.body))
    reader.block(tree.body)
    if not reader.travelling and not reader.problems and not isinstance(observed_tree, Problem):
        reader.problem(
            1, phrase("the judge half compares nothing that was observed; pass a name of the observing half to expect or expect_choice")
        )
    return Checked(tuple(reader.travelling), tuple(reader.problems))


def imports(tree: ast.AST) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Each import as (line, module, names); `from a import b` counts as the modules `a` and `a.b`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name, ()
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            yield node.lineno, module, tuple(alias.name for alias in node.names)
            for alias in node.names:
                if alias.name != "*":
                    yield node.lineno, f"{module}.{alias.name}", ()


def bound_names(body: Sequence[ast.AST]) -> dict[str, str]:
    """Names that running these statements may bind in their own scope, with how: value, import or definition."""
    binder = _Binder()
    for node in body:
        binder.visit(node)
    return binder.names


class _Binder(ast.NodeVisitor):
    def __init__(self) -> None:
        self.names: dict[str, str] = {}

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Store):
            self.names[node.id] = "value"
        elif isinstance(node.ctx, ast.Del):
            self.names.pop(node.id, None)

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self.names[alias.asname or alias.name.split(".")[0]] = "import"

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        for alias in node.names:
            if alias.name != "*":
                self.names[alias.asname or alias.name] = "import"

    def _definition(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> None:
        self.names[node.name] = "definition"
        for decorator in node.decorator_list:
            self.visit(decorator)

    visit_FunctionDef = _definition
    visit_AsyncFunctionDef = _definition
    visit_ClassDef = _definition

    def visit_Lambda(self, node: ast.Lambda) -> None:
        pass

    def _comprehension(self, node: ast.AST) -> None:
        # its own targets stay inside, a walrus binds outside
        for inner in ast.walk(node):
            if isinstance(inner, ast.NamedExpr):
                self.visit(inner.target)

    visit_ListComp = _comprehension
    visit_SetComp = _comprehension
    visit_DictComp = _comprehension
    visit_GeneratorExp = _comprehension

    def visit_MatchAs(self, node: ast.MatchAs) -> None:
        if node.name:
            self.names[node.name] = "value"
        self.generic_visit(node)

    def visit_MatchStar(self, node: ast.MatchStar) -> None:
        if node.name:
            self.names[node.name] = "value"

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        if node.rest:
            self.names[node.rest] = "value"
        self.generic_visit(node)


class _JudgeReader:
    """Walks a judge half in the order in which it runs, keeping the names that are certainly bound so far.

    Where a statement may or may not have run (a branch, a loop, a `with` that may swallow an exception), its names
    count as unbound: if the observing half binds the same name, the student's value would be used.
    """

    def __init__(self, observed: dict[str, str], seen_before: dict[str, str], ever: dict[str, str]) -> None:
        self.observed = observed
        self.seen_before = seen_before
        self.ever = ever
        self.bound = {"np"}
        self.possibly = {"np"}
        self.scopes: list[set[str]] = []
        self.around_class: set[str] | None = None
        self.comparisons: set[str] = set()
        self.travelling: dict[str, None] = {}
        self.problems: list[Problem] = []

    def problem(self, line: int, message: Phrase) -> None:
        if Problem(line, message) not in self.problems:
            self.problems.append(Problem(line, message))

    # names

    def bind(self, name: str, comparison: bool = False) -> None:
        if any(name in scope for scope in self.scopes):
            return
        self.possibly.add(name)
        if not self.scopes:
            self.bound.add(name)
            (self.comparisons.add if comparison else self.comparisons.discard)(name)

    def load(self, name: str, line: int, as_result: bool = False) -> None:
        if name in self.bound or any(name in scope for scope in self.scopes):
            return
        observed = self.observed.get(name)
        if name in BUILTINS:
            if observed:
                self.problem(
                    line, phrase("`{name}` is a Python builtin, and the observing half binds it too; choose another name there", name=name)
                )
            elif name in DYNAMIC:
                self.problem(line, phrase("`{name}` reaches names without naming them; write the names out", name=name))
            return
        own = self.ever if self.scopes else self.possibly
        if observed is None and name in own:
            return
        if observed == "value":
            self.travelling[name] = None
            if as_result:
                return
            if name in self.ever:
                self.problem(
                    line,
                    phrase(
                        "`{name}` may not be set by the judge half at this point, so the student's value "
                        "would be used; set it before, on every path",
                        name=name,
                    ),
                )
            else:
                self.problem(
                    line,
                    phrase(
                        "`{name}` comes from the student's process and is used as an input; it may stand "
                        "only as the first argument of expect or expect_choice (or in shown= "
                        "and with_right=); compute it again in the judge half",
                        name=name,
                    ),
                )
        elif observed == "import":
            said = phrase(
                "`{name}` is imported in the observing half, and only plain values travel; import it in the judge half too", name=name
            )
            self.problem(line, said)
        elif observed:
            said = phrase(
                "`{name}` is defined in the observing half, and only plain values travel; define it in the judge half too", name=name
            )
            self.problem(line, said)
        elif name in self.seen_before:
            self.problem(
                line,
                phrase(
                    "the judge half names `{name}`, which only the visible part sets; "
                    "set it in the observing half if it is a result, else in the judge half",
                    name=name,
                ),
            )
        elif name in COMPARISONS:
            self.problem(line, phrase("`{name}` is not imported; write: from autograder.judging import {name}", name=name))
        else:
            self.problem(
                line,
                phrase(
                    "the judge half names `{name}`, which the observing half never set; "
                    "set it there if it is a result, else in the judge half",
                    name=name,
                ),
            )

    def target(self, node: ast.expr) -> None:
        """Bind what an assignment writes to; a subscript or attribute of a name is a use of that name."""
        if isinstance(node, ast.Name):
            self.bind(node.id)
        elif isinstance(node, (ast.Tuple, ast.List)):
            for element in node.elts:
                self.target(element)
        elif isinstance(node, ast.Starred):
            self.target(node.value)
        else:
            self.expression(node)

    # expressions

    def expression(self, node: ast.AST | None) -> None:
        if node is None:
            return
        if isinstance(node, ast.Name):
            self.load(node.id, node.lineno)
        elif isinstance(node, ast.NamedExpr):
            self.expression(node.value)
            self.bind(node.target.id)
        elif isinstance(node, ast.Lambda):
            self.function(node.args, [node.body])
        elif isinstance(node, _COMPREHENSIONS):
            self.comprehension(node)
        elif isinstance(node, ast.BoolOp):
            self.expression(node.values[0])
            with self.maybe():
                self.expressions(node.values[1:])
        elif isinstance(node, ast.IfExp):
            self.expression(node.test)
            with self.maybe():
                self.expression(node.body)
            with self.maybe():
                self.expression(node.orelse)
        elif isinstance(node, ast.Call) and self.is_comparison(node.func):
            self.comparison(node)
        else:
            self.expressions(ast.iter_child_nodes(node))

    def expressions(self, nodes: Iterable[ast.AST]) -> None:
        for node in nodes:
            self.expression(node)

    def is_comparison(self, function: ast.expr) -> bool:
        return isinstance(function, ast.Name) and function.id in self.comparisons and not any(function.id in scope for scope in self.scopes)

    def comparison(self, node: ast.Call) -> None:
        for position, argument in enumerate(node.args):
            (self.result if position == 0 else self.expression)(argument)
        for keyword in node.keywords:
            (self.result if keyword.arg in RESULT_KEYWORDS else self.expression)(keyword.value)

    def result(self, node: ast.expr) -> None:
        """An argument that is compared: observed names may stand here bare, subscripted, or in a plain display."""
        if isinstance(node, ast.Name):
            self.load(node.id, node.lineno, as_result=True)
        elif isinstance(node, ast.Subscript):
            self.result(node.value)
            self.expression(node.slice)
        elif isinstance(node, (ast.Tuple, ast.List)):
            for element in node.elts:
                self.result(element)
        elif isinstance(node, ast.Dict):
            self.expressions(key for key in node.keys if key is not None)
            for key, value in zip(node.keys, node.values, strict=True):
                (self.expression if key is None else self.result)(value)
        else:
            self.expression(node)

    def comprehension(self, node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp) -> None:
        self.expression(node.generators[0].iter)
        local = {name for part in node.generators for name in bound_names([part.target])}
        with self.maybe():
            self.scopes.append(local)
            for index, part in enumerate(node.generators):
                if index:
                    self.expression(part.iter)
                self.target(part.target)
                self.expressions(part.ifs)
            elements = [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
            self.expressions(elements)
            self.scopes.pop()

    def function(self, arguments: ast.arguments, body: Sequence[ast.AST]) -> None:
        """A body that runs later, if at all; its free names are held against what is bound where it is written."""
        self.expressions(arguments.defaults)
        self.expressions(default for default in arguments.kw_defaults if default is not None)
        parameters = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        parameters += [found for found in (arguments.vararg, arguments.kwarg) if found is not None]
        self.expressions(found.annotation for found in parameters if found.annotation is not None)
        names = {found.arg for found in parameters} | set(bound_names(body))
        for statement in body:
            for node in ast.walk(statement):
                if isinstance(node, (ast.Global, ast.Nonlocal)):
                    names -= set(node.names)
        with self.maybe():
            if self.around_class is not None:
                self.bound &= self.around_class
            around, self.around_class = self.around_class, None
            self.scopes.append(names)
            self.block(body)
            self.scopes.pop()
            self.around_class = around

    @contextmanager
    def maybe(self) -> Iterator[None]:
        """What is bound inside may not have been bound afterwards."""
        before = set(self.bound)
        comparisons = set(self.comparisons)
        yield
        self.bound = before
        self.comparisons &= comparisons

    # statements

    def block(self, body: Sequence[ast.AST]) -> bool:
        """Walk statements; False if the end of the block cannot be reached."""
        return all(self.statement(statement) for statement in body)

    def statement(self, node: ast.AST) -> bool:
        match node:
            case ast.Assign():
                self.expression(node.value)
                for target in node.targets:
                    self.target(target)
            case ast.AugAssign():
                if isinstance(node.target, ast.Name):
                    self.load(node.target.id, node.lineno)
                self.expression(node.value)
                self.target(node.target)
            case ast.AnnAssign():
                self.expression(node.annotation)
                self.expression(node.value)
                if node.value is not None:
                    self.target(node.target)
            case ast.Delete():
                for target in node.targets:
                    if isinstance(target, ast.Name):
                        self.load(target.id, node.lineno)
                        if not self.scopes:
                            self.bound.discard(target.id)
                    else:
                        self.expression(target)
            case ast.Import() | ast.ImportFrom():
                self.imported(node)
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                self.expressions(node.decorator_list)
                self.expression(node.returns)
                self.function(node.args, node.body)
                self.bind(node.name)
            case ast.ClassDef():
                self.class_definition(node)
            case ast.If():
                self.expression(node.test)
                self.branches([node.body, node.orelse])
            case ast.For() | ast.AsyncFor():
                self.expression(node.iter)
                with self.maybe():
                    self.target(node.target)
                    self.block(node.body)
                with self.maybe():
                    self.block(node.orelse)
            case ast.While():
                self.expression(node.test)
                with self.maybe():
                    self.block(node.body)
                with self.maybe():
                    self.block(node.orelse)
            case ast.With() | ast.AsyncWith():
                for item in node.items:
                    self.expression(item.context_expr)
                    if item.optional_vars is not None:
                        self.target(item.optional_vars)
                with self.maybe():
                    self.block(node.body)
            case ast.Match():
                self.expression(node.subject)
                for case in node.cases:
                    with self.maybe():
                        for name in bound_names([case.pattern]):
                            self.bind(name)
                        self.expression(case.guard)
                        self.block(case.body)
            case ast.Raise() | ast.Return() | ast.Break() | ast.Continue():
                self.expressions(ast.iter_child_nodes(node))
                return False
            case ast.Global() | ast.Nonlocal() | ast.Pass():
                pass
            case ast.expr():
                self.expression(node)
            case _ if node.__class__.__name__ in ("Try", "TryStar"):
                self.attempt(node)
            case _:
                self.expressions(ast.iter_child_nodes(node))
        return True

    def branches(self, bodies: Sequence[Sequence[ast.AST]]) -> None:
        """Afterwards those names are bound that every branch binds from which one gets on."""
        before = set(self.bound)
        ends = []
        for body in bodies:
            self.bound = set(before)
            if self.block(body):
                ends.append(self.bound)
        self.bound = set.intersection(*ends) if ends else before

    def attempt(self, node: ast.AST) -> None:
        assert isinstance(node, ast.Try) or node.__class__.__name__ == "TryStar"
        handlers: list[ast.ExceptHandler] = node.handlers  # type: ignore[attr-defined]
        for handler in handlers:
            self.expression(handler.type)
        with self.maybe():
            self.block([*node.body, *node.orelse])  # type: ignore[attr-defined]
        for handler in handlers:
            with self.maybe():
                if handler.name:
                    self.bind(handler.name)
                self.block(handler.body)
        self.block(node.finalbody)  # type: ignore[attr-defined]

    def class_definition(self, node: ast.ClassDef) -> None:
        self.expressions(node.decorator_list)
        self.expressions(node.bases)
        self.expressions(keyword.value for keyword in node.keywords)
        outer = self.around_class
        with self.maybe():
            # methods do not see the names of the class body around them
            self.around_class = set(self.bound)
            self.block(node.body)
            self.around_class = outer
        self.bind(node.name)

    def imported(self, node: ast.Import | ast.ImportFrom) -> None:
        for line, module, names in imports(node):
            if "*" in names:
                self.problem(line, phrase("`from {module} import *` hides which names it sets; name them", module=module))
            if module.split(".")[0] in TOO_HEAVY:
                self.problem(
                    line,
                    phrase(
                        "the judge half imports {module}; it runs in a process without it: "
                        "observe in the observing half, judge plain values here",
                        module=module,
                    ),
                )
        for alias in node.names:
            if alias.name == "*":
                continue
            name = alias.asname or (alias.name.split(".")[0] if isinstance(node, ast.Import) else alias.name)
            known = isinstance(node, ast.ImportFrom) and (node.module or "").endswith(".judging")  # the grader's, or a kit's
            self.bind(name, comparison=known and alias.name in COMPARISONS)
