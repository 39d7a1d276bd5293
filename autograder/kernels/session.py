"""The loop that runs cells in the student's process. Imported by the template before it forks; knows no notebook.

What it answers is in the student's hands: code that runs here can forge every reply. The grader therefore believes nothing but
values, which it judges elsewhere.
"""

from __future__ import annotations

import asyncio
import builtins
import contextlib
import fcntl
import getpass
import io
import itertools
import os
import random
import selectors
import signal
import socket
import sys
import tempfile
from contextvars import Context, ContextVar, copy_context
from types import FunctionType, TracebackType
from typing import Any

from autograder.bytecode import unpacked
from autograder.kernels import shell, wire

_shell: Any = None
_kept: list[_Kept] = []
_running = False
_label = "cell"
_above: dict[str, int] = {}  # by label, the empty lines at the top of a cell, which IPython drops before it numbers lines
_timed = 0  # of a cell under `%%time`, the lines above those that this magic numbers anew
_MOST = 1000  # outputs of one cell; the grader keeps no more
_FRAMES = 50  # of an exception: the outermost
_TIMED = ("<timed exec>", "<timed eval>")  # IPython's names for what `%time` and `%%time` run
_SHORT = 100  # characters of a last value that is kept whatever else was shown
_REQUESTS = wire.Caps(json=32 << 20, blob=128 << 20)  # a blob is a file that lies beside the notebook


def prepare(trusted: list[str], modules: list[str]) -> None:
    """Makes the interactive shell, in the template, once for all children.

    `trusted` are modules that are there and are put back to what they are now, each time before something is observed with them.
    `modules` will be imported: with matplotlib among them, it is made ready for cells; else a cell that imports it does that.
    """
    global _shell, _kept
    _kept = [_Kept(name) for name in trusted]
    os.environ.setdefault("IPYTHONDIR", tempfile.gettempdir())
    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
    _shell = shell.new_shell(lambda item: _outputs().add(item), lambda wait: _outputs().clear(wait))
    _shell.compile.get_code_name = lambda raw, transformed, number: f"<cell {_label}>"
    if any(module.partition(".")[0] == "matplotlib" for module in modules):
        with contextlib.suppress(Exception):
            _shell.run_line_magic("matplotlib", "inline")
    _Outputs.current = _Outputs(1 << 16)
    _shell.run_cell("1 / 0", store_history=False)  # what showing an exception imports, half a second of it, is now there
    _shell.user_ns.pop("__", None)


class _Kept:
    """A module as it was made: its names, and what its functions and classes consist of. Code that knows this can undo it."""

    def __init__(self, name: str) -> None:
        self.name, self.module = name, sys.modules[name]
        self.names = dict(vars(self.module))
        self.classes = [(one, dict(vars(one))) for one in self.names.values() if isinstance(one, type) and one.__module__ == name]
        found = [*self.names.values(), *(value for _, inside in self.classes for value in inside.values())]
        found = [getattr(one, "__func__", one) for one in found]
        self.functions = [
            (one, one.__code__, one.__defaults__, one.__kwdefaults__ and dict(one.__kwdefaults__), dict(vars(one)))
            for one in found
            if isinstance(one, FunctionType) and one.__module__ == name
        ]

    def put_back(self) -> None:
        """Whatever a cell has put in the place of anything of it."""
        sys.modules[self.name] = self.module
        above, _, last = self.name.rpartition(".")
        if above in sys.modules:
            setattr(sys.modules[above], last, self.module)
        space = vars(self.module)
        if len(space) != len(self.names) or any(space.get(name) is not value for name, value in self.names.items()):
            space.clear()
            space.update(self.names)
        for kind, inside in self.classes:
            now = dict(vars(kind))
            for name in now.keys() - inside.keys():
                delattr(kind, name)
            for name, value in inside.items():
                if now.get(name) is not value:
                    setattr(kind, name, value)
        for function, code, defaults, by_name, attributes in self.functions:
            function.__code__, function.__defaults__, function.__kwdefaults__ = code, defaults, by_name and dict(by_name)
            function.__dict__.clear()
            function.__dict__.update(attributes)


class _Outputs:
    """What one cell shows, up to a cap."""

    current: _Outputs

    def __init__(self, cap: int) -> None:
        self.items: list[dict[str, Any]] = []
        self.left = cap
        self._goes = False  # what was shown, as soon as something else is
        self._over = False

    def clear(self, wait: bool) -> None:
        """Takes back what was shown: at once, or when there is something to show instead."""
        self._goes = wait
        if not wait:
            self.items.clear()

    def _before(self) -> None:
        if self._goes:
            self.clear(wait=False)

    def add(self, item: dict[str, Any]) -> None:
        if self._over:
            return
        self._before()
        size = sum(len(str(part)) for part in item.get("data", item).values())
        if size > self.left or len(self.items) >= _MOST:
            shown = item.get("data", {}).get("text/plain")
            if item["output_type"] != "execute_result" or shown is None:
                return
            item["data"], size = {"text/plain": shown[:_SHORT]}, 0  # it may be a score: what stands before it must not hide it
        self.left -= size
        self.items.append(item)

    def write(self, name: str, text: str) -> None:
        if self._over:
            return
        if text:
            self._before()
        if len(text) > self.left:
            is_known = name != "stderr" or any(item.get("name") == name for item in self.items)
            text = text[: self.left if is_known else max(self.left, 1)]  # that there was something on stderr may cost points
        self.left -= len(text)
        if self.items and self.items[-1].get("name") == name:
            self.items[-1]["parts"].append(text)
        elif text and (len(self.items) < _MOST or name == "stderr"):
            self.items.append({"output_type": "stream", "name": name, "parts": [text]})

    def add_errors(self, text: str) -> None:
        """What was written to standard error past Python. It stands before the cell's last value, which it precedes for nbgrader."""
        at = next((at for at, item in enumerate(self.items) if item["output_type"] == "execute_result"), len(self.items))
        after, self.items[at:] = self.items[at:], []
        self.write("stderr", text)
        self.items += after

    def finish(self) -> list[dict[str, Any]]:
        self._over = True
        for item in self.items:
            if "parts" in item:
                item["text"] = "".join(item.pop("parts"))
        return self.items


_of_task: ContextVar[_Outputs] = ContextVar("_of_task")


def _outputs() -> _Outputs:
    """Of the cell that began the task which runs, where nobody sees them once it is over; of the cell that runs, where that is a thread."""
    return _of_task.get(_Outputs.current)


class _StandardError:
    """What programs and compiled libraries write to standard error past Python's stream, which a notebook's kernel shows as well."""

    def __init__(self) -> None:
        file, name = tempfile.mkstemp(prefix=".stderr-")  # under the limit of what this process may write
        os.unlink(name)
        fcntl.fcntl(file, fcntl.F_SETFL, os.O_APPEND)
        os.dup2(file, 2)
        os.close(file)
        self._file = os.fstat(2)

    def take(self, most: int) -> str:
        """What was written since the last time, and at most so many bytes of it."""
        with contextlib.suppress(OSError):  # a cell can close any file, and put another in its place
            now = os.fstat(2)
            if now.st_size and os.path.samestat(now, self._file):
                text = os.pread(2, most, 0).decode("utf-8", "replace")
                os.ftruncate(2, 0)
                return text
        return ""


class _Stream(io.TextIOBase):
    def __init__(self, name: str) -> None:
        self.stream_name = name
        self._process = os.getpid()

    def fileno(self) -> int:
        """Where a program may write that a cell starts with its output going here."""
        return 1 if self.stream_name == "stdout" else 2

    def write(self, text: str) -> int:
        if os.getpid() != self._process:  # in a process that a cell has forked, whose memory is its own
            os.write(self.fileno(), text.encode("utf-8", "replace"))
            return len(text)
        _outputs().write(self.stream_name, text.encode("utf-8", "replace").decode())
        return len(text)

    def writable(self) -> bool:
        return True

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return "utf-8"


def _interrupted(signum: int, frame: Any) -> None:
    if _running:
        raise KeyboardInterrupt


def serve(channel: socket.socket, output_cap: int, confined: bool) -> None:
    """Answers requests until the grader closes the channel."""
    global _running, _label
    if confined:
        from autograder.kernels import linux
        from autograder.kernels.confine import HOME

        linux.stay_apart()
        selectors.DefaultSelector = selectors.PollSelector  # type: ignore[misc, assignment]
        home = HOME
    else:
        home = os.getcwd()  # its supervisor has made it, and removes it
        _shell.db = type(_shell.db)(os.path.join(home, ".ipython", "db"))  # what %store keeps is this submission's alone
    tempfile.tempdir = None
    os.environ.update(HOME=home, MPLCONFIGDIR=home, TMPDIR=home, NBGRADER_EXECUTION="autograde")
    sys.path.insert(0, "")  # as in a notebook: the folder of the notebook, here empty
    random.seed()
    signal.signal(signal.SIGINT, _interrupted)
    builtins.input = getpass.getpass = shell.no_input
    sys.stdin = io.StringIO()
    errors = _StandardError()
    asyncio.set_event_loop(loop := asyncio.new_event_loop())
    process = os.getpid()
    while True:
        request: Any = wire.receive(channel, _REQUESTS)
        if request is None:
            return
        _label = request["label"]
        reply: dict[str, Any] = {"id": request["id"]}
        _Outputs.current = _Outputs(output_cap)
        _of_task.set(_Outputs.current)
        streams = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = _Stream("stdout"), _Stream("stderr")
        try:
            _running = True
            if request["do"] == "put":
                _put(request["name"], request["content"])
            elif request["do"] == "run":
                reply |= _run(request["source"], loop)
            else:
                reply |= _observe(request["code"], request["names"])
        except BaseException as error:  # interrupted at the very edge of a cell
            reply |= {"error": _describe(error), "values": {}}
        finally:
            _running = False
            sys.stdout, sys.stderr = streams
        if os.getpid() != process:
            os._exit(0)  # a fork made by the cell has come to the cell's end; only the first process answers
        written = errors.take(output_cap)  # of what is observed nothing is shown, and no later cell has written it
        if request["do"] == "run":
            if written:
                _Outputs.current.add_errors(written)
            reply["outputs"] = _Outputs.current.finish()
        try:
            frame = wire.pack(reply)
        except Exception:
            frame = wire.pack({"id": request["id"], "error": _describe(None), "outputs": []})
        channel.sendall(frame)


def _put(name: str, content: Any) -> None:
    os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
    with open(name, "wb") as file:
        file.write(content.tobytes())


def _run(source: str, loop: asyncio.AbstractEventLoop) -> dict[str, Any]:
    global _timed
    _above[_label] = above = _blank_at_top(source)
    magic, _, body = "".join(source.splitlines(keepends=True)[above:]).partition("\n")
    _timed = above + 1 + _blank_at_top(body) if magic.split()[:1] == ["%%time"] else 0
    left: list[Context] = []

    async def run() -> Any:
        try:
            return await shell.run_cell(_shell, source)
        finally:
            left.append(copy_context())

    cell = loop.create_task(run())
    try:
        result = loop.run_until_complete(cell)
    except BaseException:
        cell.cancel()  # else it would go on beside the next one
        raise
    finally:
        for context in left:  # as decimal's precision and numpy.seterr, which hold for the cells after this one
            for variable, value in context.items():
                variable.set(value)
    error = result.error_before_exec or result.error_in_exec
    return {"error": None if result.success else _describe(error)}


def _blank_at_top(source: str) -> int:
    """How many empty lines IPython would drop."""
    return sum(1 for _ in itertools.takewhile(lambda line: not line.strip(), source.splitlines()))


def _observe(code: Any, names: list[str]) -> dict[str, Any]:
    """Runs without showing anything, then hands over the values of `names`, which mean again what they did before."""
    space = _shell.user_ns
    before = {name: space[name] for name in names if name in space}
    for module in _kept:
        module.put_back()
    try:
        exec(compile(code, f"<cell {_label}>", "exec") if isinstance(code, str) else unpacked(code.tobytes()), space)
    except BaseException as error:
        return {"error": _describe(error), "values": {}}
    values: dict[str, object] = {}
    for name in names:
        with contextlib.suppress(BaseException):  # never set, or nothing that travels: it is missing then
            wire.pack(space[name])
            values[name] = space[name]
        space.pop(name, None)
    space.update(before)  # a helper of the student's may have this name, and a later task may need it
    return {"error": None, "values": values}


def _describe(error: BaseException | None) -> dict[str, Any]:
    """The nearest built-in class of an exception, where in the cells it came from, and by way of which lines; no text of its own."""
    kind = "Exception"
    for base in type(error).__mro__ if error is not None else ():
        if base.__module__ == "builtins":
            kind = base.__name__
            break
    frames: list[list[Any]] = []
    trace: TracebackType | None = getattr(error, "__traceback__", None)
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename.startswith("<cell "):
            label = code.co_filename[6:-1]
            frames.append([label[:200], trace.tb_lineno + _above.get(label, 0)])
        elif code.co_filename in _TIMED and _timed and frames == [[_label, _above[_label] + 1]]:
            frames.append([_label, trace.tb_lineno + _timed])
        trace = trace.tb_next
    if isinstance(error, SyntaxError) and isinstance(error.lineno, int) and not frames:  # else it is about text that a cell had read
        frames.append([_label, error.lineno + _above.get(_label, 0)])
    return {"kind": kind, "where": frames[-1] if frames else [], "frames": frames[:_FRAMES]}
