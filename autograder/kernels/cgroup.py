"""A control group (version 2) for each submission, where the grader may make one: what it uses is counted, whoever waits for whom.

Where the grader is root, or its own group was delegated to it, Linux then shares the processors fairly between submissions, too, and
limits their memory, that which the kernel keeps for them included, if the controllers for that are on; elsewhere the supervisor counts
and weighs what it sees (`kernels.template`).
"""

from __future__ import annotations

import atexit
import contextlib
import itertools
import os
import re
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_numbers = itertools.count()
_lock = threading.Lock()
_ended: set[Path] = set()  # groups whose last processes were still ending


@dataclass(frozen=True)
class Group:
    """One submission's."""

    folder: Path

    def limit(self, memory: int) -> None:
        """At most so many bytes, the kernel's included; whoever wants more ends the whole group. Nothing, where the controller is off."""
        for name, value in (("memory.max", memory), ("memory.swap.max", 0), ("memory.oom.group", 1)):
            with contextlib.suppress(OSError), open(self.folder / name, "r+") as file:
                file.write(str(value))

    @contextlib.contextmanager
    def opened(self) -> Iterator[list[int]]:
        """The files of its members, to be written, of the time that they used, and, where memory is limited, of what came of that.

        Rights go with the open file.
        """
        with contextlib.ExitStack() as stack:
            files = [stack.enter_context(open(self.folder / "cgroup.procs", "w")), stack.enter_context(open(self.folder / "cpu.stat"))]
            if (events := self.folder / "memory.events").exists():
                files.append(stack.enter_context(open(events)))
            yield [file.fileno() for file in files]

    def remove(self) -> None:
        """At once, or with a later one where processes are still ending."""
        with _lock:
            _ended.add(self.folder)
            _remove_ended()


def _remove_ended() -> None:
    for folder in list(_ended):
        with contextlib.suppress(OSError):
            folder.rmdir()
        if not folder.exists():
            _ended.discard(folder)


@atexit.register
def _remove_the_last() -> None:
    for _ in range(20):
        _remove_ended()
        if not _ended:
            return
        time.sleep(0.05)


def _remove_left(parent: Path) -> None:
    """What graders that were killed have left."""
    for folder in parent.glob("autograder-*-*"):
        if not Path("/proc", folder.name.split("-")[1]).exists():
            with contextlib.suppress(OSError):
                folder.rmdir()


def ran_out(events: int) -> bool:
    """Whether the kernel ended a member for its memory, by the group's open file of events."""
    with contextlib.suppress(OSError):
        return any(line.startswith(b"oom_kill ") and int(line.split()[1]) for line in os.pread(events, 4096, 0).splitlines())
    return False


def can_be_made() -> bool:
    return _parent() is not None


def limits_memory() -> bool:
    """Whether groups that are made here limit memory."""
    parent = _parent()
    with contextlib.suppress(OSError):
        return parent is not None and "memory" in (parent / "cgroup.subtree_control").read_text().split()
    return False


def new(memory: int) -> Group | None:
    """A group of its own, of at most so many bytes; None where this machine or this user has none to give."""
    parent = _parent()
    if parent is None:
        return None
    folder = parent / f"autograder-{os.getpid()}-{next(_numbers)}"
    try:
        folder.mkdir()
    except OSError:
        return None
    group = Group(folder)
    group.limit(memory)
    return group


@cache
def _parent() -> Path | None:
    """Where groups are made: at the top as root, where controllers may be on; else in the own group, if that is delegated."""
    try:
        mounts = re.findall(r"^\S+ \S+ \S+ \S+ (\S+) .* - cgroup2 ", Path("/proc/self/mountinfo").read_text(), re.MULTILINE)
        own = re.search(r"^0::/(.*)$", Path("/proc/self/cgroup").read_text(), re.MULTILINE)
    except OSError:
        return None
    if not mounts or not own:
        return None
    for folder in (Path(mounts[0]), Path(mounts[0], own[1])):
        trial = folder / f"autograder-{os.getpid()}"
        with contextlib.suppress(OSError):
            trial.mkdir()
            try:
                # Moving a process asks for rights in the group that it comes from, too.
                usable = os.access(trial / "cpu.stat", os.R_OK) and os.access(Path(mounts[0], own[1], "cgroup.procs"), os.W_OK)
            finally:
                trial.rmdir()
            if usable:
                _remove_left(folder)
                return folder
    return None
