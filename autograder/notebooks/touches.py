"""Which cells of a student reach for the machinery that observes them: a search of their source, to be shown to the instructor.

It proves nothing. Names can be put together so that no search finds them, and honest code may look at a frame; it says where to look.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

#: What is reached for, by the modules, attributes and names that lead there.
_MODULES = {"autograder": "autograder", "ctypes": "memory"}
_ATTRIBUTES = {
    "_getframe": "frames",
    "_current_frames": "frames",
    "currentframe": "frames",
    "f_back": "frames",
    "f_globals": "frames",
    "f_locals": "frames",
    "tb_frame": "frames",
    "gi_frame": "frames",
    "settrace": "frames",
    "setprofile": "frames",
    "get_objects": "gc",
    "get_referrers": "gc",
    "get_referents": "gc",
    "stack": "frames",
    "trace": "frames",
    "getouterframes": "frames",
    "getinnerframes": "frames",
    "modules": "module tables",
    "meta_path": "module tables",
    "path_hooks": "module tables",
    "__subclasses__": "module tables",
}
_WHERE = {
    **dict.fromkeys(("modules", "meta_path", "path_hooks"), ("sys",)),
    **dict.fromkeys(("stack", "trace"), ("inspect",)),
}  #: an attribute that means this of one module alone
_PARTS = ("keras", "tensorflow", "sklearn", "numpy")  #: modules in which nothing should be set or deleted
_DEEPEST = 20  # dots in a name: a student may write as many as Python can read
_PLACES = {"/proc/self/mem": "memory", "/proc/self/maps": "memory"}
MOST = 200_000  #: characters of one submission that are parsed: a megabyte can take half a minute, and a submission may have twenty
_GLIMPSED = {
    **_PLACES,
    **{name: what for name, what in (_MODULES | _ATTRIBUTES).items() if name not in _WHERE},
    **{f"{module}.{name}": _ATTRIBUTES[name] for name, modules in _WHERE.items() for module in modules},
}


@dataclass(frozen=True, order=True)
class Touch:
    """One place in a cell."""

    line: int
    what: str  #: "autograder", "frames", "gc", "module tables", "memory", "changed <module>"


def touches(source: str, most: int = MOST) -> list[Touch]:
    """What a cell reaches for, by line, each once. Cells that are no Python (magics in them) are read without these lines.

    One that has more than `most` characters is not parsed: of it the first word of each kind counts, wherever it stands.
    """
    if len(source) > most:
        return sorted(_glimpsed(source))
    lines = ["pass" if line.startswith(("%", "!")) else line for line in source.split("\n")]
    try:
        tree = ast.parse("\n".join(lines))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    names = _imported(tree)
    return sorted({touch for node in ast.walk(tree) for touch in _of(node, names)})


def _glimpsed(source: str) -> Iterator[Touch]:
    first: dict[str, int] = {}
    for name, what in _GLIMPSED.items():
        found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", source) if name in source else None
        if found:
            first[what] = min(found.start(), first.get(what, found.start()))
    yield from (Touch(source.count("\n", 0, at) + 1, what) for what, at in first.items())


def _imported(tree: ast.AST) -> dict[str, str]:
    """What names mean, as imports anywhere in the cell say: `o` is `autograder.observing`."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                names[alias.asname or alias.name.split(".")[0]] = alias.name if alias.asname else alias.name.split(".")[0]
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                names[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return names


def _of(node: ast.AST, names: dict[str, str]) -> Iterator[Touch]:
    if isinstance(node, ast.Import):
        yield from (Touch(node.lineno, _MODULES[top]) for alias in node.names if (top := alias.name.split(".")[0]) in _MODULES)
    elif isinstance(node, ast.ImportFrom) and node.module:
        if (top := node.module.split(".")[0]) in _MODULES:
            yield Touch(node.lineno, _MODULES[top])
        for alias in node.names:
            if alias.name in _ATTRIBUTES and node.module in _WHERE.get(alias.name, (node.module,)):
                yield Touch(node.lineno, _ATTRIBUTES[alias.name])
    elif isinstance(node, ast.Attribute):
        if node.attr in _ATTRIBUTES and (node.attr not in _WHERE or _path(node.value, names) in _WHERE[node.attr]):
            yield Touch(node.lineno, _ATTRIBUTES[node.attr])
        if isinstance(node.ctx, (ast.Store, ast.Del)) and (path := _path(node.value, names)) and path.split(".")[0] in _PARTS:
            yield Touch(node.lineno, f"changed {path}")
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("setattr", "delattr") and node.args:
        if (path := _path(node.args[0], names)) and path.split(".")[0] in _PARTS:
            yield Touch(node.lineno, f"changed {path}")
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        # The name of a module, for importlib or for a table of modules.
        if node.value.split(".")[0] == "autograder" and all(part.isidentifier() for part in node.value.split(".")):
            yield Touch(node.lineno, "autograder")
        elif node.value in _PLACES:
            yield Touch(node.lineno, _PLACES[node.value])
        elif node.value in _ATTRIBUTES and node.value not in _WHERE:  # for getattr
            yield Touch(node.lineno, _ATTRIBUTES[node.value])


def _path(node: ast.AST, names: dict[str, str]) -> str | None:
    """The dotted name of an imported module or of what lies in it; None of one that is longer than any is."""
    inside: list[str] = []
    while isinstance(node, ast.Attribute) and len(inside) < _DEEPEST:
        inside.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name) or node.id not in names:
        return None
    return ".".join([names[node.id], *reversed(inside)])
