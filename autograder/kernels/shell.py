"""The interactive shell of a student's process: IPython as a notebook's kernel has it, with no terminal, network or person beside it.

What IPython offers in a notebook works here, or says in a line that it is not available and lets its cell go on: a `%pip install` or
a mounted drive that was needed at home must not cost the answer that stands below it.
"""

from __future__ import annotations

import ast
import asyncio
import contextlib
import fnmatch
import functools
import importlib.util
import re
import subprocess
import sys
from collections.abc import Callable
from typing import Any

Add = Callable[[dict[str, Any]], None]  #: takes one output of the cell

#: Magics that need a network, a terminal, a browser or a person.
_UNAVAILABLE = (
    *("pip", "conda", "mamba", "micromamba", "uv"),
    *("edit", "ed", "man", "less", "more", "connect_info", "qtconsole", "subshell", "tensorboard", "gist", "pastebin"),
)
_INSTALLER = re.compile(
    r"(?:^|[;&|(])\s*(?:sudo\s+)?(?:\S*/)?(?:\S*python[\d.]*\s+-m\s+)?(pip[\d.]*|conda|mamba|micromamba|uv|apt|apt-get|npm|git)\s"
    r".*\b(?:install|uninstall|download|update|upgrade|remove|create|add|sync|clone|pull|fetch)\b"
)
_DRAWN = ("inline", "agg", "cairo", "pdf", "pgf", "ps", "svg", "template")  # of matplotlib's backends, those that need no window


def tell(what: str, instead: str = "the cell goes on without it") -> None:
    """Says in a line that something is not available."""
    print(_missing(what, instead))


def _missing(what: str, instead: str) -> str:
    return f"{what} is not available while a notebook is graded; {instead}."


def new_shell(add: Add, clear: Callable[[bool], None]) -> Any:
    """The shell; what cells show goes to `add`, and `clear` takes it back, at once or (True) when there is something else to show."""
    with contextlib.suppress(ImportError):  # by its being there tqdm tells a notebook from a terminal; nothing else needs it
        import ipykernel.zmqshell  # noqa: F401
    import IPython.core.displayhook
    import IPython.core.displaypub
    from IPython.core.history import HistoryManager
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets import Type
    from traitlets.config import Config

    class Publisher(IPython.core.displaypub.DisplayPublisher):
        def publish(self, data: Any, metadata: Any = None, **_: Any) -> None:
            add({"output_type": "display_data", "data": _texts(data), "metadata": {}})

        def clear_output(self, wait: bool = False) -> None:
            clear(wait)

    class Hook(IPython.core.displayhook.DisplayHook):
        def write_output_prompt(self) -> None: ...

        def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
            add({"output_type": "execute_result", "data": _texts(format_dict), "metadata": {}})

    class History(HistoryManager):
        """What cells have run, for `%rerun` and `%history`. IPython keeps it in a database, which has a thread of its own."""

        def get_tail(self, n: int | None = 10, raw: bool = True, output: bool = False, include_latest: bool = False) -> Any:
            lines = list(self._get_range_session(1, raw=raw, output=output))
            if not include_latest:  # that of the cell that asks
                lines = lines[:-1]
            return lines[-n:] if (n := 10 if n is None else n) > 0 else []

        def search(
            self,
            pattern: str = "*",
            raw: bool = True,
            search_raw: bool = True,
            output: bool = False,
            n: int | None = None,
            unique: bool = False,
        ) -> Any:
            texts = self.input_hist_raw if search_raw else self.input_hist_parsed
            lines = self._get_range_session(1, raw=raw, output=output)
            found = [line for line in lines if fnmatch.fnmatchcase(texts[line[1]], pattern)]
            if unique:
                last = {texts[line[1]]: line for line in found}.values()
                found = [line for line in found if line in last]
            return found if n is None else found[-n:] if n > 0 else []

    class ZMQInteractiveShell(InteractiveShell):  # libraries tell a notebook from a terminal by this name
        display_pub_class = Type(Publisher)
        displayhook_class = Type(Hook)

        def init_history(self) -> None:
            self.history_manager = History(shell=self, parent=self)

        def system(self, cmd: str) -> None:
            """`!command`: what it writes becomes output of the cell. (IPython's own way wants a terminal.)"""
            cmd = self.var_expand(cmd, depth=1)
            if found := _INSTALLER.search(cmd):
                self.user_ns["_exit_code"] = 1
                return tell(f"`{found[1]}`", "what is installed here can be used")
            done = subprocess.run(cmd, shell=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
            sys.stdout.write(done.stdout.decode("utf-8", "replace"))
            self.user_ns["_exit_code"] = done.returncode

        def getoutput(self, cmd: str, split: bool = True, depth: int = 0) -> Any:
            if found := _INSTALLER.search(cmd):
                tell(f"`{found[1]}`", "what is installed here can be used")
                cmd = ":"
            return super().getoutput(cmd, split, depth=depth + 1)

        def enable_gui(self, gui: Any = None) -> None:
            if gui not in (None, "inline"):
                tell(f"`%gui {gui}`")

        def enable_matplotlib(self, gui: Any = None) -> Any:
            if gui is not None and gui not in (*_DRAWN, "auto"):
                tell(f"`%matplotlib {gui}`", "figures are shown as pictures")
            return super().enable_matplotlib(gui if gui in _DRAWN else "inline")

        def _find_with_lazy_load(self, type_: str, magic_name: str) -> Any:
            return super()._find_with_lazy_load(type_, magic_name) or _unknown(type_, magic_name, self._showtraceback)

        def _showtraceback(self, etype: Any, evalue: Any, stb: Any) -> None:
            add(
                {
                    "output_type": "error",
                    "ename": str(getattr(etype, "__name__", etype)),
                    "evalue": _text(evalue),
                    "traceback": [str(line) for line in stb],
                }
            )

    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    config.IPKernelApp.parent_appname = "notebook"  # by which other libraries tell a notebook from a terminal
    shell = ZMQInteractiveShell.instance(config=config)
    shell.ask_exit = lambda: None
    shell.extension_manager.load_extension("storemagic")  # as every kernel does
    for name in _UNAVAILABLE:
        shell.register_magic_function(_without(name), "line", name)
    for name in ("load_ext", "reload_ext"):
        shell.register_magic_function(_if_installed(shell.find_line_magic(name), name), "line", name)
    for name in ("clear", "cls", "autosave"):  # a terminal's screen, and a front end's way of saving: nothing to do
        shell.register_magic_function(lambda line: None, "line", name)
    shell.ast_transformers.append(_Colab())
    shell.colab = functools.partial(_Elsewhere, "google.colab")
    shell.kernel = _Elsewhere("get_ipython().kernel")
    return shell


async def run_cell(shell: Any, source: str) -> Any:
    """Runs a cell as a notebook's kernel does, in an event loop that is running. Returns IPython's result."""
    transformed, problem = source, None
    try:
        transformed = shell.transform_cell(source)
    except Exception:
        problem = sys.exc_info()
    result = None
    try:
        result = await shell.run_cell_async(source, store_history=True, transformed_cell=transformed, preprocessing_exc_tuple=problem)
    finally:
        shell.events.trigger("post_execute")  # which shows figures
        if result is not None:
            shell.events.trigger("post_run_cell", result)
    await asyncio.sleep(0)  # tasks that the cell began take their first step
    return result


def no_input(*_: object, **__: object) -> str:
    """What `input` and `getpass` do while a notebook is graded: as in nbgrader, nobody is at the keyboard."""
    from IPython.core.error import StdinNotImplementedError

    raise StdinNotImplementedError("input() waits for somebody at the keyboard; nobody is there while a notebook is graded")


def _without(name: str) -> Callable[[str], None]:
    """A line magic that says that it is not available."""
    instead = {"pip": "what is installed here can be used"}.get(name, "the cell goes on without it")
    return lambda line: tell(f"`%{name}`", instead)


def _unknown(kind: str, name: str, show: Callable[[Any, Any, Any], None]) -> Callable[..., None]:
    """A magic that is not there, which may have been the test itself: `%%ipytest`, `%run_pytest`.

    A test cell that could not run it earns nothing, as in nbgrader, whatever text on stderr costs: it shows an error. A student's own cell
    may stand above the answer, and goes on after a line.
    """

    from IPython.core.error import UsageError

    def line_magic(line: str) -> None:
        said = _missing(f"`%{name}`", "the cell goes on without it")
        show(UsageError, UsageError(said), [said])

    def cell_magic(line: str, cell: str = "") -> None:
        raise RuntimeError(_missing(f"`%%{name}`", "its lines were not run"))

    return line_magic if kind == "line" else cell_magic


def _if_installed(magic: Callable[[str], None], name: str) -> Callable[[str], None]:
    """A magic that loads an extension, which may not be there."""

    def load(line: str) -> None:
        try:
            magic(line)
        except ImportError:
            tell(f"`%{name} {line}`")

    return load


class _Colab(ast.NodeTransformer):
    """Puts something that says so in the place of what a cell imports of `google.colab`, where the cell does not catch that itself."""

    def visit_Module(self, node: ast.Module) -> ast.Module:
        node.body = [new for statement in node.body for new in self._replaced(statement)]
        return node

    def _replaced(self, statement: ast.stmt) -> list[ast.stmt]:
        if isinstance(statement, ast.ImportFrom) and _is_colab(statement.module or ""):
            names = [alias.asname or alias.name for alias in statement.names]
        elif isinstance(statement, ast.Import) and all(_is_colab(alias.name) for alias in statement.names):
            names = [alias.asname or alias.name.split(".")[0] for alias in statement.names]
        else:
            return [statement]
        lines = "\n".join(f"{name} = get_ipython().colab()" for name in names if name != "*")
        new = ast.parse(lines).body
        for made in new:
            for node in ast.walk(made):
                ast.copy_location(node, statement)
        return new


def _is_colab(module: str) -> bool:
    if module != "google.colab" and not module.startswith("google.colab."):
        return False
    try:
        return importlib.util.find_spec("google.colab") is None
    except ImportError:
        return True


class _Elsewhere:
    """Something that is not in this process, or a part of it: whatever is called in it says so, and gives nothing."""

    def __init__(self, name: str) -> None:
        self.__name = name

    def __getattr__(self, name: str) -> _Elsewhere:
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __call__(self, *_: object, **__: object) -> dict[str, object]:
        tell(self.__name)
        return {}


def _text(value: object) -> str:
    try:
        return str(value)
    except BaseException:
        return "<no text>"


def _texts(data: Any) -> dict[str, str]:
    import base64

    texts = {}
    for kind, body in data.items():
        if isinstance(body, bytes):
            body = base64.b64encode(body).decode()
        if isinstance(kind, str) and isinstance(body, str):
            texts[kind] = body
    return texts
