"""The grader's side of a kernel: start the template, fork a child for a submission, run cells in it, read its values."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from autograder.bytecode import packed
from autograder.errors import CourseError
from autograder.kernels import cgroup, view, wire
from autograder.kernels.confine import HOME, Limits
from autograder.kernels.ending import End, Ended, Limit
from autograder.phrases import phrase

_ENVIRONMENT = {
    "PATH": os.path.dirname(sys.executable) + ":/usr/local/bin:/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "HOME": HOME,
    "TMPDIR": HOME,
    "MPLBACKEND": "agg",
    "OPENBLAS_NUM_THREADS": "1",  # a template that forks must have one thread
    "OMP_NUM_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",  # submissions are graded side by side, one core each
    "TF_NUM_INTEROP_THREADS": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_ENABLE_ONEDNN_OPTS": "0",  # the same rounding on every processor
    "CUDA_VISIBLE_DEVICES": "-1",
    "KERAS_BACKEND": "tensorflow",
    "PYTHONHASHSEED": "0",
    "PYTHONDONTWRITEBYTECODE": "1",
}
_KERNELS = 256 << 20  # bytes of a submission's that the kernel keeps, where that is counted
_LATE = 15.0  # seconds beyond a limit after which the supervisor is given up on


class KernelError(CourseError):
    """The template or a kernel cannot be had; says why and what to do."""


class TemplateGone(KernelError):
    """The template process has ended since it was started; a new one can be."""


class KernelDied(Exception):
    """The process is gone, or no longer speaks the protocol."""

    def __init__(self, ended: Ended) -> None:
        super().__init__(f"the process {ended}")
        self.ended = ended


@lru_cache(maxsize=1024)
def _compiled(source: str, name: str) -> Any:
    """Source that every submission's process is given, compiled; as it is where that cannot be, and the process says what is wrong."""
    try:
        return np.frombuffer(packed(source, name), np.uint8)
    except SyntaxError:
        return source


@dataclass
class Reply:
    """What the student's process said about a cell. Everything in it may be forged."""

    error: dict[str, Any] | None
    outputs: list[dict[str, Any]] = field(default_factory=list)
    values: dict[str, object] = field(default_factory=dict)
    limit: Limit | None = None  #: the limit for which the cell was interrupted; not forged
    seconds: float = 0.0


class Template:
    """One warm process; `fork` gives a kernel. May be used by several threads."""

    def __init__(
        self,
        confined: bool = True,
        modules: tuple[str, ...] = (),
        session: str = "autograder.kernels.session",
        files: Mapping[str, Path] | None = None,
        private: Iterable[Path] = (),
    ) -> None:
        """`modules` are imported once; one that is not installed is left out.

        `files` are modules too, by their full names, each read from its file before the view is closed: a course's own verbs.
        `session` names the module whose `prepare()` runs here, before the imports, and whose `serve()` runs in each fork.
        Of `private` nothing is in view, wherever it lies, and nothing of the folder that the grader was started in.
        """
        self.confined = confined
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = [sys.executable, "-I", "-m", "autograder.kernels.template", str(theirs.fileno())]
        self._process = subprocess.Popen(
            [*command, "confined" if confined else "open", session, *modules],
            env=_ENVIRONMENT if confined else _ENVIRONMENT | {"HOME": tempfile.gettempdir(), "TMPDIR": tempfile.gettempdir()},
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
            start_new_session=True,  # Ctrl-C is for the grader
        )
        theirs.close()
        hidden = {os.fspath(Path(path).absolute()) for path in (Path.cwd(), *view.OWN, *private)}
        request = {"private": sorted(hidden), "files": {name: os.fspath(path.absolute()) for name, path in (files or {}).items()}}
        with contextlib.suppress(ConnectionError):  # it is gone: `wait` says so
            ours.send(json.dumps(request).encode())  # not by its command line, which student code can read
        self._requests = ours
        self._lock = threading.Lock()
        self._ready: dict[str, Any] | None = None

    def wait(self) -> dict[str, Any]:
        """Blocks until the imports are done; what the template says of itself: seconds, threads, memory, absent modules.

        Raises TemplateGone where it was killed before that; KernelError where it cannot be had.
        """
        with self._lock:
            if self._ready is None:
                message = wire.next_message(self._requests, 65536)
                if not message:
                    code = self._process.wait()
                    ended = phrase("the template process ended with {code} before it was ready; see `autograder doctor`", code=code)
                    raise TemplateGone(ended) if code < 0 else KernelError(ended)  # a signal is somebody's doing, an exit its own
                said = json.loads(message)
                if "error" in said and said["confinement"]:
                    raise KernelError(
                        "student code cannot be confined on this machine: {error}. `autograder doctor` says what is "
                        "missing; --allow-unconfined grades without confinement, with submissions that you trust",
                        error=said["error"],
                    )
                if "error" in said:
                    raise KernelError("the template process failed:\n{error}", error=said["error"])
                if said["threads"] != 1:
                    raise KernelError("the template process has {threads} threads; forking it would not be safe", threads=said["threads"])
                self._ready = said
            return self._ready

    def fork(self, limits: Limits) -> Kernel:
        """A fresh process for one submission, confined."""
        warm = self.wait()
        channel, theirs = socket.socketpair()
        theirs.bind("")  # a name from Linux: without one, its holder could take any abstract name in the grader's network
        control, supervisors = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        # What it inherits and writes to is its own then, and so are its folders; the supervisor's limit comes long before this one.
        group = cgroup.new(limits.memory + int(warm["memory"]) + 2 * limits.disk + _KERNELS)
        try:
            request = json.dumps({"limits": asdict(limits)}).encode()
            with self._lock, contextlib.ExitStack() as stack:
                files = stack.enter_context(group.opened()) if group else []
                socket.send_fds(self._requests, [request], [theirs.fileno(), supervisors.fileno(), *files])
        except OSError as error:
            channel.close()
            control.close()
            # Its sockets close before it can be waited for: until then it would pass for alive, and nobody would start it anew.
            self._process.kill()
            self._process.wait()
            raise TemplateGone("the template process is gone ({error}); start again", error=error) from error
        finally:
            theirs.close()
            supervisors.close()
        return Kernel(channel, control, limits, group)

    def alive(self) -> bool:
        return self._process.poll() is None

    def close(self) -> None:
        """Ends the template and with it all that it forked."""
        self._requests.close()
        self._process.kill()
        self._process.wait()

    def __enter__(self) -> Template:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Kernel:
    """A student's process. Use as a context manager: leaving it ends the process and all it started."""

    def __init__(self, channel: socket.socket, control: socket.socket, limits: Limits, group: cgroup.Group | None = None) -> None:
        self._channel, self._control, self._limits, self._group = channel, control, limits, group
        self._caps = wire.Caps(json=6 * limits.output + (2 << 20), blob=16 << 20)
        self._notices: list[dict[str, Any]] = []
        self.sent = 0  #: bytes of all requests
        self.ended: dict[str, Any] | None = None  #: exit code, CPU seconds and peak memory, once it has ended

    def run(self, source: str, label: str) -> Reply:
        """Runs a cell as a notebook would. Raises KernelDied."""
        return self._reply({"do": "run", "source": source, "label": label})

    def observe(self, source: str, label: str, names: tuple[str, ...]) -> Reply:
        """Runs source that shows nothing, and fetches the values of `names`. Raises KernelDied."""
        return self._reply({"do": "observe", "code": _compiled(source, f"<cell {label}>"), "label": label, "names": list(names)})

    def put(self, files: Mapping[str, bytes]) -> None:
        """Writes files to the process's folder, by their paths from there. Raises KernelDied."""
        for name, content in files.items():
            self.ask({"do": "put", "name": name, "content": np.frombuffer(content, np.uint8), "label": name})

    def _reply(self, request: dict[str, Any]) -> Reply:
        began = time.monotonic()
        reply = _reply(self.ask(request))
        reply.limit = self.limit
        reply.seconds = time.monotonic() - began
        return reply

    @property
    def limit(self) -> Limit | None:
        """The limit for which the last request was interrupted, if any."""
        return next((Limit(notice["limit"]) for notice in self._notices if "limit" in notice), None)

    @property
    def starved(self) -> bool:
        """Whether the last request ran out of wall time while it waited for a processor that others had."""
        return any("starved" in notice for notice in self._notices)

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """Sends one request to the session and returns its reply. Raises KernelDied."""
        request["id"] = secrets.token_hex(8)
        began = time.monotonic()
        deadline = began + self._limits.cell_seconds + _LATE
        self._notices.clear()
        self._say(b"cell")
        try:
            self.sent += wire.send(self._channel, request)
            said = wire.receive(self._channel, self._caps, lambda: self._wait(deadline))
        except wire.WireError as error:
            raise self._died(forged=str(error)) from None
        except TimeoutError:
            raise self._died() from None
        except OSError:
            said = None
        if said is None:
            raise self._died(closed=True)
        self._say(b"done")
        self._read_notices()
        # The type first: an array compares as an array, which is neither true nor false.
        if not isinstance(said, dict) or not isinstance(said.get("id"), str) or said["id"] != request["id"]:
            raise self._died(forged="a reply to another question")
        return said

    def _say(self, message: bytes) -> None:
        with contextlib.suppress(OSError):
            self._control.send(message)

    def _wait(self, deadline: float) -> None:
        left = deadline - time.monotonic()
        if left <= 0 or not _is_ready(self._channel, left):
            raise TimeoutError

    def _read_notices(self, wait: float = 0.0) -> None:
        while _is_ready(self._control, wait):
            message = wire.next_message(self._control, 65536)
            if not message:
                return
            notice = json.loads(message)
            self._notices.append(notice)
            if "ended" in notice:
                self.ended = notice["ended"]
                return

    def _died(self, forged: str | None = None, closed: bool = False) -> KernelDied:
        """Ends what is left and says how it ended; `forged` is what was wrong with what it sent, `closed` whether its channel was.

        Raises KernelError where it never was confined.
        """
        self._finish()
        refused = next((notice["refused"] for notice in self._notices if "refused" in notice), None)
        if refused is not None:
            raise KernelError("student code cannot be confined: {refused}", refused=refused)
        if closed and self.ended is not None and self.ended["unwanted"]:  # it went on, and was ended for that
            forged = "the end of its channel"
        return KernelDied(self._how(forged))

    def _how(self, forged: str | None) -> Ended:
        if self.limit is not None:
            return Ended(End.LIMIT, limit=self.limit)
        if forged is not None:
            return Ended(End.FORGED, sent=forged)
        if self.ended is None:  # together with its supervisor
            return Ended(End.OUTSIDE)
        code = int(self.ended["exit"])
        if code >= 0:
            return Ended(End.EXITED, code=code)
        if code == -signal.SIGXCPU:
            return Ended(End.LIMIT, limit=Limit.SUBMISSION_CPU)
        # Process 1 of its namespace cannot kill itself: the out-of-memory killer, or a person, did.
        kind = End.OUTSIDE if code == -signal.SIGKILL else End.SIGNALLED
        return Ended(kind, signal=signal.Signals(-code).name)

    def _finish(self) -> None:
        self._channel.close()
        if self.ended is None:
            # The child ends by itself when its channel closes; a moment, so that its own end is what is reported.
            self._read_notices(wait=0.2)
        if self.ended is None:
            self._say(b"kill")
            self._read_notices(wait=5.0)

    def hand_over(self, sockets: list[socket.socket], settings: dict[str, Any]) -> None:
        """For a Jupyter kernel: the sockets that it answers on, and its connection's settings. Raises KernelDied."""
        try:
            socket.send_fds(self._channel, [b"."], [one.fileno() for one in sockets])
            wire.send(self._channel, settings)
            ready = wire.receive(self._channel, self._caps, lambda: self._wait(time.monotonic() + _LATE))
        except (OSError, TimeoutError):
            ready = None
        if ready is None:
            raise self._died()

    def has_ended(self) -> bool:
        """Whether the process is gone; never waits."""
        self._read_notices()
        return self.ended is not None

    def interrupt(self) -> None:
        """Asks the process to stop what it does."""
        self._say(b"interrupt")

    def end(self) -> None:
        """Ends the process and all it started; returns at once."""
        self._say(b"kill")

    def close(self) -> None:
        """Ends the process and all it started; `ended` then says what it used."""
        if self.ended is None:
            self._channel.close()
            self._say(b"kill")
            self._read_notices(wait=5.0)
        self._channel.close()
        self._control.close()
        if self._group:
            self._group.remove()

    def __enter__(self) -> Kernel:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _is_ready(one: socket.socket, seconds: float) -> bool:
    """Whether something can be read within so many seconds. By poll: select knows the first 1024 open files of a process alone."""
    poll = select.poll()
    poll.register(one, select.POLLIN)
    return bool(poll.poll(seconds * 1000))


def _reply(said: dict[str, Any]) -> Reply:
    """Keeps what has the right form of a reply that may have been forged."""
    error = said.get("error")
    if error is not None and not isinstance(error, dict):
        error = {"kind": "Exception", "where": []}
    outputs, values = said.get("outputs"), said.get("values")
    return Reply(
        error=error,
        outputs=outputs if isinstance(outputs, list) else [],
        values=values if isinstance(values, dict) else {},
    )
