"""The warm template: imports once, forks one child a submission, and never sees a notebook.

Started by `autograder.kernels.kernel.Template` with a clean environment and one socket. Each request on it brings two
descriptors, the child's channel and the supervisor's, and the limits. Between the template and the child stands a
*supervisor*, a fork that waits for the child, watches its memory and time, and reports how it ended; no line of a
student's runs in it.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import itertools
import json
import math
import os
import select
import shutil
import signal
import socket
import sys
import tempfile
import time
import traceback
import types
from collections.abc import Iterator
from typing import Any

from autograder.kernels import cgroup, confine, linux, wire
from autograder.kernels.confine import Limits
from autograder.kernels.ending import Limit

_EXITING = 0x4  # PF_EXITING, of the flags in proc_pid_stat(5)
_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_POLL = 0.05  # seconds between looks at a running child
_SOCKET = 208 << 10  # bytes that a socket can hold back, by Linux' default
_FREE_SOCKETS = 64  # so many are not counted
_FILE = 8 << 10  # bytes that an open file can hold back: a pipe has two pages, whatever else its user has
_FREE_FILES = 64  # so many of a process are not counted: it has room for as many from the beginning
_PATIENCE = 100.0  # seconds to wait for a process
_WEIGHING = 1.0  # seconds between counts of a submission's busy threads
_FEW = 4  # so many of them are as heavy as they are
_STARVED = 0.1  # of a cell's time: who waited longer than this for a processor was not the one to blame
_GRACE = 1.0  # seconds between asking a cell to stop and ending its process


def main(handle: int, confined: bool, session_name: str, modules: list[str]) -> None:
    """Serves fork requests until the grader closes its end."""
    requests = socket.socket(fileno=handle)  # its end is how the grader's death is noticed
    began = time.perf_counter()
    gc.disable()  # what is imported stays; looking for garbage in it takes a tenth of the time
    try:
        session: Any = importlib.import_module(session_name)
        with contextlib.suppress(ModuleNotFoundError):
            importlib.import_module("autograder.observing")  # the one part of this package that student code may import
            importlib.import_module("autograder.observing.refusing")
        if not (message := wire.next_message(requests, 1 << 17)):
            return
        request = json.loads(message)
        for name, path in request["files"].items():
            _load(name, path)
        trusted = [name for name in sys.modules if name.startswith("autograder.observing") or name in request["files"]]
        if confined:
            confine.enter_view(request["private"])  # from here on, this package is out of sight
            sys.path[:] = [entry for entry in sys.path if os.path.exists(entry)]
            sys.meta_path[:] = [finder for finder in sys.meta_path if "editable" not in repr(finder).lower()]
        session.prepare(trusted, modules)
        absent = []
        for module in modules:
            try:
                importlib.import_module(module)
            except ImportError as error:
                absent.append(f"{module}: {error}")
        # A confined child is ready to fork only where one thread exists: locks held by others would stay locked for ever.
        threads = len(os.listdir("/proc/self/task"))
    except confine.ConfinementError as error:
        _tell(requests, {"error": str(error), "confinement": True})
        return
    except Exception:
        _tell(requests, {"error": traceback.format_exc(limit=-3), "confinement": False})
        return
    gc.collect()
    gc.freeze()  # children then copy fewer pages
    gc.enable()
    _tell(requests, {"ready": time.perf_counter() - began, "threads": threads, "absent": absent, "memory": _memory("self")})
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # supervisors report for themselves
    for number in itertools.count():
        try:
            message, handles, _, _ = socket.recv_fds(requests, 65536, 5)
        except ConnectionResetError:
            return
        if not message:
            return
        if _fork() == 0:
            requests.close()
            channel, control = (socket.socket(fileno=handle) for handle in handles[:2])
            _supervise(number, channel, control, handles[2:], json.loads(message), session, confined)
        for descriptor in handles:
            os.close(descriptor)


def _load(name: str, path: str) -> None:
    """A module from its file, under its full name; the packages around it hold nothing else, and it does not say where its file lies."""
    for end in (at for at, letter in enumerate(name) if letter == "."):
        package = types.ModuleType(name[:end])
        package.__path__ = []
        sys.modules.setdefault(name[:end], package)
    module = types.ModuleType(name)
    module.__file__ = name.replace(".", "/") + ".py"
    sys.modules[name] = module
    with open(path, encoding="utf-8") as file:
        exec(compile(file.read(), module.__file__, "exec"), module.__dict__)
    package_name, _, last = name.rpartition(".")
    if package_name:
        setattr(sys.modules[package_name], last, module)


def _fork() -> int:
    """Forks. Where the machine has no process to spare, it waits: a neighbour may hold them all until its time is over."""
    for _ in range(int(_PATIENCE / _POLL)):
        try:
            return os.fork()
        except OSError:
            time.sleep(_POLL)
    return os.fork()


def _tell(where: socket.socket, message: dict[str, Any]) -> None:
    with contextlib.suppress(OSError):  # the grader is gone
        where.send(json.dumps(message).encode())


def _supervise(
    number: int, channel: socket.socket, control: socket.socket, group: list[int], request: Any, session: Any, confined: bool
) -> None:
    """Forks the child, watches it to its end, reports. Never returns. `number` counts forks.

    `group` are open files of a control group that the child enters, where the machine has such: its members, what they used, and, where
    it limits memory, what came of that.
    """
    home = None
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        if confined:
            confine.take_own_user(number)
        else:
            os.chdir(home := tempfile.mkdtemp(prefix="autograder-home-"))
        linux.die_with_parent(signal.SIGKILL)
        limits = Limits(**request["limits"])
        if confined:
            confine.separate()
        child = _fork()
        if child == 0:
            _become_student(channel, control, group[:1], limits, session, confined)
        channel.close()
        ended = _Watch(child, control, limits, not confined, group[1:]).run()
        if home:  # a confined one goes with its namespace
            shutil.rmtree(home, ignore_errors=True)
        _tell(control, {"ended": ended})
    except confine.ConfinementError as error:
        _tell(control, {"refused": str(error)})
    except BaseException:
        _tell(control, {"refused": traceback.format_exc(limit=-2)})
    finally:
        os._exit(0)


def _become_student(
    channel: socket.socket, control: socket.socket, members: list[int], limits: Limits, session: Any, confined: bool
) -> None:
    try:
        for handle in members:
            os.write(handle, b"0")  # this process, and all that it will start
        os.setsid()  # Linux shares a processor between sessions, not between their processes, where it has nothing better to go by
        first, second = sorted((channel.fileno(), control.fileno()))
        for start, end in ((3, first), (first + 1, second), (second + 1, 65536)):
            os.closerange(start, end)
        null = os.open(os.devnull, os.O_RDWR)
        for standard in (0, 1, 2):
            os.dup2(null, standard)
        os.close(null)
        if confined:
            confine.lock_in(limits)
        else:
            linux.die_with_parent(signal.SIGKILL)
            confine.set_limits(limits)
    except BaseException as error:
        # Not on the channel: what is said there, student code can say as well, and a refusal ends the whole run.
        _tell(control, {"refused": f"{type(error).__name__}: {error}"})
        os._exit(0)
    control.close()
    try:
        session.serve(channel, limits.output, confined)
    finally:
        os._exit(0)


class _Watch:
    """Looks at a child and its descendants, and ends what goes over a limit."""

    def __init__(self, child: int, control: socket.socket, limits: Limits, group: bool, accounts: list[int]) -> None:
        """`accounts` are files of a control group: what its members used, those that have ended among them, and how its memory did."""
        self.child, self.control, self.limits, self.group = child, control, limits, group
        self.counted, self.events = (*accounts, None, None)[:2]
        self.base = _memory(child)
        self.peak = 0
        self.cell: tuple[float, float] | None = None  # wall and CPU time when the running cell began
        self.used: dict[tuple[int, str], float] = {}  # CPU time of each process that was ever seen, without its children
        self.spent = 0.0  # wall time of the cells before it
        self.asked: float | None = None  # when the cell was asked to stop
        self.unwanted = False  # ended since the grader wants no more of it
        self.cpu = 0.0  # seconds, as last seen
        self.waited = 0.0  # for a processor, before the running cell
        self.weighed = 0.0  # when the processes were last counted
        self.nice = os.getpriority(os.PRIO_PROCESS, 0)

    def run(self) -> dict[str, Any]:
        """Returns at the child's end, with how it ended and what it used."""
        handle = os.pidfd_open(self.child)
        poll = select.poll()
        poll.register(handle, select.POLLIN)
        poll.register(self.control, select.POLLIN)
        while True:
            events = dict(poll.poll(_POLL * 1000 if self.cell else 1000))
            if handle in events:
                break
            if self.control.fileno() in events:
                message = wire.next_message(self.control, 64)
                if message == b"cell":
                    self.cell, self.asked = (time.monotonic(), self._cpu()), None
                    self.waited = _waited(self.child) or 0.0
                elif message == b"done":
                    if self.cell:
                        self.spent += time.monotonic() - self.cell[0]
                    self.cell = None
                elif message == b"interrupt":
                    os.kill(self.child, signal.SIGINT)
                else:  # the grader wants no more of it, or is gone
                    self.unwanted = not _is_ending(self.child)
                    self._kill()
                continue
            self._look()
        _, code, used = os.wait4(self.child, 0)
        if self.group:
            self._kill()
        if self.events is not None and cgroup.ran_out(self.events):
            _tell(self.control, {"limit": Limit.MEMORY.value})
        return {
            "exit": os.waitstatus_to_exitcode(code),
            # What nobody has waited for is in the second number alone.
            "cpu": max(used.ru_utime + used.ru_stime, self.cpu, self._counted()),
            "memory": max(self.peak, used.ru_maxrss * 1024 - self.base),
            "unwanted": self.unwanted,
        }

    def _look(self) -> None:
        cpu, memory = self._cpu(), self._memory()
        self.peak = max(self.peak, memory)
        now = time.monotonic()
        if now - self.weighed > _WEIGHING:
            self.weighed = now
            self._weigh()
        limits = self.limits
        if memory > limits.memory:
            self._end(Limit.MEMORY)
        elif cpu > limits.total_cpu:
            self._end(Limit.SUBMISSION_CPU)
        elif self.cell:
            wall = now - self.cell[0]
            if self.asked is not None:
                if now - self.asked > _GRACE:
                    self._kill()
            elif self.spent + wall > limits.total_seconds:
                self._tell_waiting(wall)
                self._end(Limit.SUBMISSION_TIME)
            elif cpu - self.cell[1] > limits.cell_cpu:
                self._ask(Limit.CELL_CPU, now)
            elif wall > limits.cell_seconds:
                self._tell_waiting(wall)
                self._ask(Limit.CELL_TIME, now)

    def _tell_waiting(self, wall: float) -> None:
        """Says so if the child had work to do and no processor to do it on, for a good part of a cell's time."""
        if (waited := _waited(self.child)) is None or waited - self.waited > _STARVED * wall:
            _tell(self.control, {"starved": True})

    def _weigh(self) -> None:
        """Gives all processes and threads of a submission together about the weight of a few.

        A process cannot take back what it is given here; it stays even when they have ended.
        """
        tasks = [(process, task) for process in _family(self.child) for task in _tasks(process)]
        if len(tasks) <= _FEW:
            return
        busy = sum(_is_busy(*task) for task in tasks)
        if busy > _FEW:
            self.nice = max(self.nice, min(19, round(math.log(busy / _FEW, 1.25))))  # a step of nice is a quarter of the weight
            for _, task in tasks:
                with contextlib.suppress(OSError):
                    os.setpriority(os.PRIO_PROCESS, task, self.nice)

    def _counted(self) -> float:
        """Seconds that the control group has counted, whoever waited for whom; 0 where there is none."""
        if self.counted is None:
            return 0.0
        with contextlib.suppress(OSError):
            first = os.pread(self.counted, 4096, 0).split(b"\n", 1)[0]
            return int(first.removeprefix(b"usage_usec ")) / 1e6
        return 0.0

    def _cpu(self) -> float:
        """Seconds used by the child and its descendants.

        Where no control group counts them: the kernel adds a process's time to its parent's where the parent waits for it; processes
        that nobody waits for, since their parent ignores that they end, count as they were last seen.
        """
        measured = 0.0
        for process in _family(self.child):
            with contextlib.suppress(OSError):
                began, own, waited = _cpu(process)
                self.used[process, began] = own
                measured += own + waited
        self.cpu = max(measured, sum(self.used.values()), self._counted())
        return self.cpu

    def _memory(self) -> int:
        """Bytes that this submission holds beyond what the template brought; buffers of its sockets are assumed to be full."""
        processes = list(_family(self.child))
        memory = sum(_memory(process) for process in processes) - self.base
        if memory > self.limits.memory and len(processes) > 1:  # a fork shares what it inherited until it writes to it
            memory = self._shares(processes) - self.base
        memory = max(memory, 0)
        if not self.group:  # the sockets of its network; unconfined, it has none of its own
            memory += _SOCKET * max(_sockets() - _FREE_SOCKETS, 0)
        return memory

    def _shares(self, processes: list[int]) -> int:
        """The sum of what each holds. That takes long where they are many and large, so what they grow by meanwhile is watched."""
        found, before = 0, {process: _memory(process) for process in processes}
        for number, process in enumerate(processes, 1):
            found += _share(process)
            if number % 8 == 0:
                grown = sum(max(_memory(each) - memory, 0) for each, memory in before.items())
                if grown > self.limits.memory:
                    return self.base + grown
        return found

    def _ask(self, limit: Limit, now: float) -> None:
        _tell(self.control, {"limit": limit.value})
        self.asked = now
        os.kill(self.child, signal.SIGINT)

    def _end(self, limit: Limit) -> None:
        _tell(self.control, {"limit": limit.value})
        self._kill()

    def _kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            if self.group:
                os.killpg(self.child, signal.SIGKILL)
            else:
                os.kill(self.child, signal.SIGKILL)  # process 1 of its namespace: all others there end with it


def _family(process: int) -> Iterator[int]:
    yield process
    with contextlib.suppress(OSError):
        for task in os.listdir(f"/proc/{process}/task"):
            with contextlib.suppress(OSError), open(f"/proc/{process}/task/{task}/children") as file:
                for child in file.read().split():
                    yield from _family(int(child))


def _cpu(process: int) -> tuple[str, float, float]:
    """When a process began, as the kernel counts; the seconds that it has used, and those of children it has waited for."""
    with open(f"/proc/{process}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return fields[19], (int(fields[11]) + int(fields[12])) / _TICK, (int(fields[13]) + int(fields[14])) / _TICK


def _tasks(process: int) -> list[int]:
    """The threads of a process."""
    with contextlib.suppress(OSError):
        return [int(task) for task in os.listdir(f"/proc/{process}/task")]
    return []


def _is_ending(process: int) -> bool:
    """Whether a process is at its end already, which it may wait for as long as others of its namespace are there."""
    for task in _tasks(process):
        with contextlib.suppress(OSError), open(f"/proc/{process}/task/{task}/stat") as file:
            if not int(file.read().rsplit(")", 1)[1].split()[6]) & _EXITING:
                return False
    return True


def _is_busy(process: int, task: int) -> bool:
    """Whether a thread is running, or would be if a processor were free."""
    with contextlib.suppress(OSError), open(f"/proc/{process}/task/{task}/stat") as file:
        return file.read().rsplit(")", 1)[1].split()[0] == "R"
    return False


def _waited(process: int) -> float | None:
    """Seconds that the threads of a process have waited for a processor; None where the kernel does not count them."""
    waited = None
    for task in _tasks(process):
        with contextlib.suppress(OSError, ValueError, IndexError), open(f"/proc/{process}/task/{task}/schedstat") as file:
            waited = (waited or 0.0) + int(file.read().split()[1]) / 1e9
    return waited


def _sockets() -> int:
    """How many sockets there are in this network, of whatever family, bound or not."""
    with contextlib.suppress(OSError), open("/proc/self/net/sockstat") as file:
        return int(file.readline().split()[2])
    return 0


def _share(process: int) -> int:
    """Bytes of a process's own memory, with a fair part of what it shares; all of it where the kernel does not tell."""
    found = _status(process, "VmPTE", "FDSize")
    try:
        with open(f"/proc/{process}/smaps_rollup") as file:
            for line in file:
                if line.startswith(("Pss_Anon:", "Pss_Shmem:", "SwapPss:", "Private_Hugetlb:", "Shared_Hugetlb:")):
                    found += int(line.split()[1]) * 1024
    except OSError:
        return _memory(process)
    return found


def _status(process: int | str, *names: str) -> int:
    """The sum of these lines of a process's status, in bytes; 0 where it is gone. Of open files, what they can hold back."""
    found = 0
    try:
        with open(f"/proc/{process}/status") as file:
            for line in file:
                if (name := line.partition(":")[0]) in names:
                    number = int(line.split()[1])
                    found += _FILE * max(number - _FREE_FILES, 0) if name == "FDSize" else number * 1024
    except (OSError, ValueError):
        return 0
    return found


def _memory(process: int | str) -> int:
    """Bytes that are a process's own, wherever they lie, with the tables that say where, and what its open files can hold back."""
    return _status(process, "RssAnon", "RssShmem", "VmSwap", "HugetlbPages", "VmPTE", "FDSize")


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2] == "confined", sys.argv[3], sys.argv[4:])
