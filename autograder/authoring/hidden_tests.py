"""A test cell made ready for its notebook: both halves in full, with their seed, and each a function."""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from autograder.authoring.cells import Cell, plain_python
from autograder.authoring.checks import student_problems
from autograder.authoring.declared import Halves, Kit, expand, is_declared, verbs, with_imports
from autograder.notebooks import assignment as parts
from autograder.notebooks import wrapping
from autograder.notebooks.name_flow import Problem, check_judge, check_observing, parse
from autograder.phrases import phrase


def import_statements(cell: Cell) -> dict[str, str]:
    """What a cell imports, each as a statement of its own, by the name that it sets."""
    found = parse(plain_python(cell.node.source))
    statements = {}
    for node in [] if isinstance(found, Problem) else found.body:
        if isinstance(node, ast.Import):
            for alias in node.names:
                statements[alias.asname or alias.name.split(".")[0]] = ast.unparse(ast.Import([alias]))
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                statements[alias.asname or alias.name] = ast.unparse(ast.ImportFrom(node.module, [alias], node.level))
    return statements


def finish_test(cell: Cell, assignment: str, salt: int | str, given: Mapping[str, str], kit: Kit, problems: list[Problem]) -> None:
    """Expand a declared test, check both halves, write the seed into them, and make each a function.

    `given` are the imports of the cells that students are given, which both functions know.
    """
    numbered = list(cell.numbered_lines())
    where: dict[str, list[int]] = {"visible": [], "observing": [], "judging": []}
    part = "visible"
    for number, line in numbered:
        if parts.BEGIN_HIDDEN in line:
            part = "observing"
        elif parts.END_HIDDEN in line:
            part = "visible"
        elif parts.is_judge_marker(line):
            part = "judging"
        else:
            where[part].append(number)
    visible, observing, judging = parts.split_test_cell(cell.node.source)
    visible_python = plain_python(visible)
    own_lines = [*where["observing"], *where["judging"]]

    def report(part: str, found: Iterable[Problem], places: Sequence[tuple[str, int]] = ()) -> None:
        for problem in found:
            stands, line = places[min(problem.line, len(places)) - 1] if places else (part, problem.line)
            lines = where[stands] or [cell.source_line]
            problems.append(Problem(lines[min(line, len(lines)) - 1], problem.message))

    before = len(problems)
    tree = parse(visible_python)
    report("visible", (tree,) if isinstance(tree, Problem) else tuple(student_problems(tree, 1)))
    report("observing", check_observing(observing))
    if judging is None or isinstance(parse(observing), Problem):
        return
    if isinstance(found := parse(judging), Problem):
        report("judging", (found,))
        return
    places: dict[str, Sequence[tuple[str, int]]] = {"observing": (), "judging": ()}
    if is_declared(observing):
        expanded = expand(observing, judging, kit)
        if not isinstance(expanded, Halves):
            for part, problem in expanded:
                report(part, (problem,))
            return
        observing, judging = expanded.observing, expanded.judging
        places = {"observing": expanded.observing_lines, "judging": expanded.judging_lines}
    else:
        observing, judging = _with_verbs(observing, judging, kit, places)
    seed = derive_seed(assignment, cell.grade_id or "", cell.english, salt)
    written: dict[str, str] = {}
    for part, source in (("observing", observing), ("judging", judging)):
        tree = ast.parse(source)
        report(part, tuple(_seed_problems(tree)), places[part])
        written[part] = replace_seed(source, tree, seed)
    checked = check_judge(written["judging"], written["observing"], visible_python)
    report("judging", checked.problems, places["judging"])
    if len(problems) > before:
        return
    try:
        halves = wrapping.wrap(written["observing"], written["judging"], checked.travelling, given)
    except SyntaxError as error:
        problems.append(
            Problem(cell.line, phrase("the hidden tests become two functions, in which this is not allowed: {error}", error=error.msg))
        )
        return
    lines, kept = iter(halves), []
    for number, line in numbered:
        if parts.BEGIN_HIDDEN in line or parts.is_judge_marker(line):
            kept += [line, next(lines)]
        elif number not in own_lines:
            kept.append(line)
    cell.node.source = "\n".join(kept)


def _with_verbs(observing: str, judging: str, kit: Kit, places: dict[str, Sequence[tuple[str, int]]]) -> tuple[str, str]:
    """The halves of a test in free code, which may use the verbs without importing them."""
    found = []
    for part, source, known in (
        ("observing", observing, {**verbs("autograder.observing"), **kit.observing}),
        ("judging", judging, {**verbs("autograder.judging"), **kit.judging}),
    ):
        text, added = with_imports(source, known)
        count = source.count("\n") + 1
        places[part] = (*[(part, 1)] * added, *((part, number) for number in range(1, count + 1)))
        found.append(text)
    return found[0], found[1]


def _seed_problems(tree: ast.AST) -> Iterator[Problem]:
    for node in ast.walk(tree):
        set_here = (
            (isinstance(node, ast.Name) and node.id == "SEED" and not isinstance(node.ctx, ast.Load))
            or (isinstance(node, ast.arg) and node.arg == "SEED")
            or (isinstance(node, ast.alias) and "SEED" in (node.name, node.asname))
        )
        if set_here and isinstance(node, (ast.Name, ast.arg, ast.alias)):
            yield Problem(node.lineno, phrase("SEED is replaced by a number and cannot be set; choose another name"))
        if isinstance(node, ast.JoinedStr):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Name) and inner.id == "SEED":
                    yield Problem(node.lineno, phrase("SEED cannot be used in an f-string; give it a name first"))


def derive_seed(assignment: str, grade_id: str, source: str, salt: int | str) -> int:
    """A seed below 2**31 that changes with the test's text, so that nobody can learn it from an earlier year."""
    digest = hashlib.sha256(json.dumps([assignment, grade_id, source, str(salt)]).encode()).digest()
    return int.from_bytes(digest[:4], "big") >> 1


def replace_seed(source: str, tree: ast.AST, seed: int) -> str:
    """Put the number where the name SEED is read; strings, comments and attributes stay as they are."""
    lines = source.split("\n")
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == "SEED"]
    for node in sorted(found, key=lambda node: (node.lineno, node.col_offset), reverse=True):
        line = lines[node.lineno - 1].encode()
        changed = line[: node.col_offset] + str(seed).encode() + line[node.end_col_offset :]
        lines[node.lineno - 1] = changed.decode()
    return "\n".join(lines)
