"""Built, not borrowed: while a task is observed, ready-made versions of what it asks for raise `NotAllowed`.

What is refused is the course's to say (its kit calls these); code that undoes it from inside its process is not stopped.
"""

from __future__ import annotations

import contextlib
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
        for finder in sys.meta_path[sys.meta_path.index(self) + 1 :]:  # others of this class may be before it, and ask it
            spec = finder.find_spec(name, path, target)
            if spec is not None and spec.loader is not None:
                self._wrap(spec.loader)
                return spec
        return None

    def _wrap(self, loader: Any) -> None:
        execute = loader.exec_module

        def exec_module(module: types.ModuleType) -> None:
            vars(loader).pop("exec_module", None)  # once: a reload has a loader of its own
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


def refuse_compiled(stack: contextlib.ExitStack, modules: Iterable[types.ModuleType], message: str) -> None:
    """What these compiled modules have imported refuses, until `stack` closes, and with it each of their functions that needs any of it.

    The functions themselves have no code to swap, and may be kept anywhere: by a generator's frame, or by another compiled object.
    """
    refusing = _Refusing(message)
    for module in modules:
        space = vars(module)
        for name, value in list(space.items()):
            brought = isinstance(value, types.ModuleType) or (callable(value) and value.__module__ != module.__name__)
            if brought and not name.startswith("__"):
                stack.callback(space.__setitem__, name, value)
                space[name] = refusing


class _Refusing:
    """In the place of a module or a function: whatever is asked of it raises NotAllowed."""

    def __init__(self, message: str) -> None:
        self._call = refusing_function(message)

    def __getattr__(self, _: str) -> Any:
        return self._call()

    def __call__(self, *_: Any, **__: Any) -> Any:
        return self._call()


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
