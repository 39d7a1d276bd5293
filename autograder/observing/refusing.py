"""Built, not borrowed: while a task is observed, ready-made versions of what it asks for raise `NotAllowed`.

What is refused is the course's to say (its kit calls these); code that undoes it from inside its process is not stopped.
"""

from __future__ import annotations

import contextlib
import functools
import gc
import importlib.abc
import importlib.machinery
import os
import signal
import sys
import types
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NoReturn


def once_imported(stack: contextlib.ExitStack, module: str, then: Callable[[], None]) -> None:
    """Calls `then` now if the module is there, and each time that it or a part of it is imported before `stack` closes."""
    if module in sys.modules:
        then()
    finder = _AfterImport(module, then)
    sys.meta_path.insert(0, finder)
    stack.callback(sys.meta_path.remove, finder)


_STARTING = frozenset(("subprocess.Popen", "os.fork", "os.forkpty", "os.exec", "os.posix_spawn", "os.spawn", "os.system"))
_refusing_processes: list[bool] = []
_DEPTH = 4  # containers within containers that are searched


@contextlib.contextmanager
def no_processes() -> Iterator[None]:
    if not _refusing_processes:
        _refusing_processes.append(False)
        sys.addaudithook(_audit)  # once: it stays as long as the process
    before, _refusing_processes[0] = _refusing_processes[0], True
    with contextlib.ExitStack() as stack:
        stack.callback(_refusing_processes.__setitem__, 0, before)
        with contextlib.suppress(ImportError):
            import _posixsubprocess  # multiprocessing calls it, and no hook is told

            stack.callback(setattr, _posixsubprocess, "fork_exec", _posixsubprocess.fork_exec)
            _posixsubprocess.fork_exec = _refuse_process
        if os.getpid() == 1 and not before:  # confined: -1 is this submission's own processes
            _signal_others(signal.SIGSTOP)
            stack.callback(_signal_others, signal.SIGCONT)
        yield


def _signal_others(number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(-1, number)


def _audit(event: str, _: object) -> None:
    if event in _STARTING and _refusing_processes[0]:
        _refuse_process()


def _refuse_process(*_: object) -> NoReturn:
    raise PermissionError("no other process can be started here: build the solver yourself")


class _AfterImport(importlib.abc.MetaPathFinder):
    """Calls `then` when the named module, or one below it, has been imported by the usual finders."""

    def __init__(self, module: str, then: Callable[[], None]) -> None:
        self._module = module
        self._then = then
        self._inside = 0

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name != self._module and not name.startswith(f"{self._module}."):
            return None
        for finder in sys.meta_path:
            spec = None if finder is self else finder.find_spec(name, path, target)
            if spec is not None and spec.loader is not None:
                self._wrap(spec.loader)
                return spec
        return None

    def _wrap(self, loader: Any) -> None:
        execute = loader.exec_module

        def exec_module(module: types.ModuleType) -> None:
            del loader.exec_module  # once: a reload has a loader of its own
            self._inside += 1
            try:
                execute(module)
            finally:
                self._inside -= 1
            if not self._inside:  # one below it, imported on the way, is not whole yet
                self._then()

        loader.exec_module = exec_module


def refuse(stack: contextlib.ExitStack, found: Iterable[object], message: str) -> None:
    """Swap the code of these functions, and of what they wrap, until `stack` closes."""
    seen: set[int] = set()
    codes: dict[int, types.CodeType] = {}  # for this call alone: student code could fill what lasts longer
    for item in found:
        function: Any = item
        while function is not None:
            function = getattr(function, "__func__", function)  # static and class methods
            if isinstance(function, types.FunctionType) and id(function) not in seen:
                seen.add(id(function))
                stack.callback(setattr, function, "__code__", function.__code__)
                closed_over = len(function.__code__.co_freevars)
                if closed_over not in codes:
                    codes[closed_over] = refusing_function(message, closed_over).__code__
                function.__code__ = codes[closed_over]
            function = getattr(function, "__wrapped__", None)


def refuse_compiled(stack: contextlib.ExitStack, found: Iterable[object], message: str) -> None:
    """Puts a refusing function in the place of these, which have no code to swap, wherever they are kept, until `stack` closes.

    Found are modules, containers, objects, default arguments, closures and partial functions, also inside of one another. Not found
    are what a running generator holds, and what another compiled object does.
    """
    functions = list({id(one): one for one in found}.values())
    if functions:
        _swap(stack, functions, [refusing_function(message) for _ in functions], [])


def _swap(stack: contextlib.ExitStack, olds: list[Any], news: list[Any], around: list[Any]) -> None:
    """Puts each of `news` where the one of `olds` at its place is kept; all at once, since every search goes through all that there is."""
    if len(around) > 4 * _DEPTH:
        return
    new_of = dict(zip(map(id, olds), news, strict=True))
    holders = gc.get_referrers(*olds)
    if not around:  # what the template has imported is out of the collector's sight
        spaces = [vars(module) for module in list(sys.modules.values()) if isinstance(module, types.ModuleType)]
        holders += [space for space in spaces if not new_of.keys().isdisjoint(map(id, space.values()))]
    holders = list({id(one): one for one in holders}.values())
    inner = [*around, olds, news, new_of, holders]
    own = {id(stack), *map(id, inner)}
    for holder in holders:
        if id(holder) not in own and not isinstance(holder, types.FrameType):
            _swap_in(stack, holder, new_of, inner)


def _swap_in(stack: contextlib.ExitStack, holder: Any, new_of: dict[int, Any], around: list[Any]) -> None:
    kind = type(holder)
    if isinstance(holder, (dict, list)):
        places: list[tuple[Any, Any]] = [
            (place, value) for place, value in (holder.items() if isinstance(holder, dict) else enumerate(holder)) if id(value) in new_of
        ]
        owner = _class_of(holder) if places and isinstance(holder, dict) else None
        for place, value in places:
            if owner is not None:  # a class keeps what it has looked up
                _set(stack, owner, place, value, new_of[id(value)])
            else:
                stack.callback(holder.__setitem__, place, value)
                holder[place] = new_of[id(value)]
    elif kind in (staticmethod, classmethod):
        if id(holder.__func__) in new_of:
            _swap(stack, [holder], [kind(new_of[id(holder.__func__)])], around)
    elif isinstance(holder, (tuple, set, frozenset)):
        if kind in (tuple, set, frozenset):
            _swap(stack, [holder], [kind(_with(holder, new_of))], around)
    elif kind is types.CellType:
        old = holder.cell_contents
        _set(stack, holder, "cell_contents", old, new_of[id(old)])
    elif kind is types.FunctionType:
        old = holder.__defaults__
        if id(old) in new_of:
            _set(stack, holder, "__defaults__", old, new_of[id(old)])
    elif isinstance(holder, functools.partial):
        state = holder.__reduce__()[2]
        stack.callback(holder.__setstate__, state)  # type: ignore[attr-defined]
        holder.__setstate__(tuple(_with(state, new_of)))  # type: ignore[attr-defined]
    else:
        names = [*getattr(holder, "__dict__", ()), *(name for base in kind.__mro__ for name in getattr(base, "__slots__", ()))]
        for name in names:
            value = getattr(holder, name, None)
            if id(value) in new_of:
                with contextlib.suppress(AttributeError, TypeError):
                    _set(stack, holder, name, value, new_of[id(value)])


def _class_of(names: dict[Any, Any]) -> type | None:
    """The class whose names these are."""
    if "__module__" not in names or "__builtins__" in names:
        return None
    return next((one for one in gc.get_referrers(names) if isinstance(one, type) and one.__dict__ == names), None)


def _with(values: Iterable[Any], new_of: dict[int, Any]) -> list[Any]:
    return [new_of.get(id(value), value) for value in values]


def _set(stack: contextlib.ExitStack, holder: Any, name: str, old: Any, new: Any) -> None:
    setattr(holder, name, new)
    stack.callback(setattr, holder, name, old)


def refusing_function(message: str, closed_over: int = 0) -> types.FunctionType:
    """A function that takes anything and raises NotAllowed; code can be swapped only for code that closes over
    as many variables."""
    variables = ", ".join(f"v{i}" for i in range(closed_over))
    source = f"""
def make({variables}):
    def refuse(*args, **kwargs):
        from autograder.observing.values import NotAllowed
        raise NotAllowed({message!r})
        ({variables})
    return refuse
"""
    namespace: dict[str, Any] = {}
    exec(source, namespace)
    made: types.FunctionType = namespace["make"](*range(closed_over))
    return made
