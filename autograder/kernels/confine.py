"""The walls around student code: a read-only view of the machine, own namespaces, limits, no privileges.

Built in two steps, so that what is the same for all is paid for once. The template enters the *view*: a new root that holds the
interpreter, the libraries and nothing else. Each fork of it then gets namespaces of its own (user, PID, mount, network, IPC, UTS),
private folders with a size cap, limits, a Landlock fence and a seccomp filter, before it reads a byte of a submission.
"""

from __future__ import annotations

import contextlib
import os
import resource
import shlex
import signal
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass

from autograder.kernels import linux, view

HOME = "/sandbox"  # a name under which nobody installs Python
_OUTSIDE_ID = 64321  # whom the template becomes when root starts it: an id that no account has, nor those after it
_USERS = 512  # ids after it, one for each submission of those that are graded at a time
_INSIDE_ID = 1000
_PLACES = ("/mnt", "/media", "/srv", "/opt", "/var", "/home", "/tmp", "/usr")
_DEVICES = ("null", "zero", "full", "random", "urandom")


@dataclass(frozen=True)
class Limits:
    """What one submission may use. Seconds, bytes, counts."""

    cell_seconds: float = 180.0  #: wall time of one cell; generous, since a busy machine must not cost points
    cell_cpu: float = 45.0  #: CPU time of one cell, all its processes together
    total_seconds: float = 1200.0  #: wall time of all cells
    total_cpu: float = 400.0  #: CPU time of all cells
    memory: int = 2 << 30  #: memory beyond what the warm template brings
    processes: int = 128  #: and threads
    files: int = 512  #: open at the same time, in one process
    disk: int = 64 << 20  #: in the home folder and in /tmp, each
    output: int = 1 << 20  #: text, pictures and the like, of one cell
    total_output: int = 8 << 20  #: of all cells


class ConfinementError(Exception):
    """This machine does not offer what confinement needs; the text names what."""


def enter_view(private: Iterable[str] = ()) -> None:
    """Gives this process, and all it forks, a root with the interpreter and the libraries alone, nothing `private` among them. For good.

    Works as root and, where the kernel lets ordinary users make user namespaces, as one of them. Raises ConfinementError.
    """
    os.umask(0o022)  # students' processes have another user than this one, and have to read what is made here
    try:
        plan = view.plan(private)
        hidden = {path: (found.st_dev, found.st_ino) for path in {*private, *plan.hidden} if (found := _stat(path))}
        root = os.geteuid() == 0 and _is_mapped(_OUTSIDE_ID) and _is_mapped(_OUTSIDE_ID + _USERS)
        if root:
            linux.unshare(linux.CLONE_NEWNS)
        else:
            _own_user_namespace(linux.CLONE_NEWNS, os.geteuid(), os.getegid())
        linux.mount(None, "/", None, linux.MS_REC | linux.MS_PRIVATE)
        _build_root(plan)
        for path, identity in hidden.items():
            if (found := _stat(path)) and (found.st_dev, found.st_ino) == identity:
                raise ConfinementError(f"{path} can be seen by students' code; move it elsewhere")
        if root:
            os.setgroups([])
            # Its forks take ids of their own, and have to die with it although they are then other users.
            linux.become(_OUTSIDE_ID, linux.CAP_SETUID, linux.CAP_SETGID, linux.CAP_KILL)
            global _many_users
            _many_users = True
            for path in plan.shown:
                folder = os.path.dirname(path)
                rights = os.R_OK | (os.X_OK if os.path.isdir(path) else 0)
                if folder in plan.listed and folder not in plan.parted and not os.access(path, rights):
                    raise ConfinementError(
                        f"{path} cannot be read by students' code, which runs as a user other than root. It was installed with a umask "
                        f"that lets only root read it; run: chmod -R o+rX {shlex.quote(str(folder))}"
                    )
        else:
            linux.set_dumpable(True)  # without it /proc/self belongs to root and children cannot write their id maps
        linux.no_new_privileges()
    except view.InViewError as error:
        raise ConfinementError(str(error)) from None
    except OSError as error:
        raise ConfinementError(f"cannot build a private view of the files: {error}") from error


_many_users = False


def take_own_user(number: int) -> None:
    """Makes a fork of the template a user of its own, if root started it, so that no submission shares what Linux gives to a user."""
    if not _many_users:
        return
    try:
        linux.become(_OUTSIDE_ID + 1 + number % _USERS)
    except OSError as error:
        raise ConfinementError(f"cannot become a user of its own: {error}") from error


def _stat(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except OSError:
        return None


def _is_mapped(identity: int) -> bool:
    """Whether this root may become that user: in a container of one user alone there is no other."""
    with open("/proc/self/uid_map") as file:
        ranges = [tuple(map(int, line.split())) for line in file]
    return any(inside <= identity < inside + count for inside, _, count in ranges)


def _own_user_namespace(flags: int, inside_user: int, inside_group: int) -> None:
    user, group = os.geteuid(), os.getegid()
    linux.unshare(linux.CLONE_NEWUSER | flags)
    for name, text in (
        ("setgroups", "deny"),
        ("uid_map", f"{inside_user} {user} 1"),
        ("gid_map", f"{inside_group} {group} 1"),
    ):
        with open(f"/proc/self/{name}", "w") as file:
            file.write(text)


def _build_root(plan: view.View) -> None:
    # Any folder will do: what is mounted on it is seen in this namespace alone. But what is shown must not lie in it.
    taken = [path for path in plan.shown if path.startswith(_PLACES)]
    new = next((place for place in _PLACES if os.path.isdir(place) and not any(path.startswith(place + "/") for path in taken)), None)
    if new is None:
        raise ConfinementError(f"there is no folder to build in: Python is installed under each of {', '.join(_PLACES)}")
    tempfile.tempdir = None  # where temporary files go is another question in the view
    linux.mount("tmpfs", new, "tmpfs", linux.MS_NOSUID | linux.MS_NODEV, "mode=755,size=4m")
    mounted = [mount.point for mount in view.mounts()]
    visible: set[str] = set()
    stubs = []  # folders of which only a part is shown, inside of such as are shown whole
    for path in sorted({*plan.shown, *plan.listed}, key=lambda path: (path.count("/"), path)):
        inside = next((above for above in view.above(os.path.dirname(path)) if above in visible or above in plan.listed), None)
        if path in plan.listed:
            if inside in visible:
                linux.mount("tmpfs", new + path, "tmpfs", linux.MS_NOSUID | linux.MS_NODEV, "mode=755,size=4m")
                stubs.append(path)
            else:
                os.makedirs(new + path, exist_ok=True)
        elif inside not in visible:
            _show(path, new, mounted)
            visible.add(path)
    for link, target in plan.links:
        os.makedirs(os.path.dirname(new + link), exist_ok=True)
        if not os.path.lexists(new + link):
            os.symlink(target, new + link)
    os.makedirs(new + "/etc", exist_ok=True)
    _write(new + "/etc/passwd", f"student:x:{_INSIDE_ID}:{_INSIDE_ID}:student:{HOME}:/bin/sh\n")
    _write(new + "/etc/group", f"student:x:{_INSIDE_ID}:\n")
    _write(new + "/etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files\n")
    _write(new + "/etc/hosts", "127.0.0.1 localhost\n")
    os.mkdir(new + "/dev")
    for device in _DEVICES:
        _write(f"{new}/dev/{device}", "")
        linux.mount(f"/dev/{device}", f"{new}/dev/{device}", None, linux.MS_BIND)
    os.mkdir(new + "/dev/shm")
    os.symlink("/proc/self/fd", new + "/dev/fd")
    os.mkdir(new + HOME)
    linux.mount("tmpfs", new + HOME, "tmpfs", linux.MS_NOSUID | linux.MS_NODEV, "mode=1777,size=64m")  # for imports
    os.makedirs(new + "/tmp", exist_ok=True)
    # Children can mount a /proc of their own only where a whole one is in view; they cover this one with theirs.
    os.mkdir(new + "/proc")
    linux.mount("/proc", new + "/proc", None, linux.MS_BIND | linux.MS_REC)
    os.mkdir(new + "/old")
    linux.pivot_root(new, new + "/old")
    os.chdir("/")
    linux.unmount("/old")
    os.rmdir("/old")
    for path in ("/", *stubs):
        linux.mount(None, path, None, linux.MS_REMOUNT | linux.MS_BIND | linux.MS_RDONLY | linux.MS_NOSUID | linux.MS_NODEV)


def _write(path: str, text: str) -> None:
    with open(path, "w") as file:
        file.write(text)


def _show(path: str, root: str, mounted: list[str]) -> None:
    """Makes `path` visible below the new root, read-only, with what is mounted in it."""
    target = root + path
    if os.path.isdir(path):
        os.makedirs(target, exist_ok=True)
    else:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        _write(target, "")
    linux.mount(path, target, None, linux.MS_BIND | linux.MS_REC)
    _make_read_only(target)
    for inner in mounted:
        if inner.startswith(f"{path}/") and os.path.lexists(root + inner):
            with contextlib.suppress(OSError):  # it may lie below another, where nobody gets at it
                _make_read_only(root + inner)
            if not os.statvfs(root + inner).f_flag & os.ST_RDONLY:
                raise ConfinementError(f"{inner} is mounted in a folder that students' code has to see, and cannot be made read-only")


def _make_read_only(target: str) -> None:
    kept = os.statvfs(target).f_flag & (linux.MS_NOEXEC | 1024 | 2048)
    if os.statvfs(target).f_flag & 4096:
        kept |= 1 << 21  # relatime has another bit in mount(2)
    flags = linux.MS_REMOUNT | linux.MS_BIND | linux.MS_RDONLY | linux.MS_NOSUID | linux.MS_NODEV
    linux.mount(None, target, None, flags | kept)


def separate() -> None:
    """New user, PID, network, IPC and UTS namespaces. The next fork is process 1 in them."""
    kinds = linux.CLONE_NEWPID | linux.CLONE_NEWNET | linux.CLONE_NEWIPC | linux.CLONE_NEWUTS | linux.CLONE_NEWCGROUP
    try:
        _own_user_namespace(kinds, _INSIDE_ID, _INSIDE_ID)
    except OSError as error:
        raise ConfinementError(f"cannot make private namespaces: {error}") from error


def lock_in(limits: Limits) -> None:
    """Called in the process that will run student code, process 1 of its namespaces: no way back from here."""
    linux.die_with_parent(signal.SIGKILL)
    safe = linux.MS_NOSUID | linux.MS_NODEV
    try:
        linux.unshare(linux.CLONE_NEWNS)  # here, not before the fork: the supervisor has to keep its view of all processes
        linux.mount("proc", "/proc", "proc", safe | linux.MS_NOEXEC)
        for folder, size in ((HOME, limits.disk), ("/tmp", limits.disk), ("/dev/shm", 16 << 20)):
            if not sys.prefix.startswith(folder + "/"):  # an environment below /tmp has to stay in view
                linux.mount("tmpfs", folder, "tmpfs", safe, f"mode=1777,size={size},nr_inodes=10000")
        linux.syscall("sethostname", b"sandbox", 7)
    except OSError as error:
        raise ConfinementError(f"cannot make private folders: {error}") from error
    os.chdir(HOME)
    set_limits(limits)
    try:
        linux.drop_capabilities()
        linux.no_new_privileges()
        with open("/proc/self/oom_score_adj", "w") as file:
            file.write("1000")  # where memory ends, the system ends this process before the grader
        if linux.landlock_version():
            linux.landlock(readable=["/"], writable=[HOME, "/tmp", "/dev"])
        linux.seccomp()
    except OSError as error:
        raise ConfinementError(f"cannot give up privileges: {error}") from error


def set_limits(limits: Limits) -> None:
    """The kernel's limits for this process and what it starts; the supervisor watches what these cannot count."""
    with open("/proc/self/statm") as file:
        mapped = int(file.read().split()[0]) * resource.getpagesize()
    room = mapped + 2 * limits.memory + (2 << 30)  # TensorFlow maps far more than it uses
    # None of CPU time, which the supervisor counts: it would tell each process of a submission what those before it have used.
    for which, most in (
        (resource.RLIMIT_AS, room),
        (resource.RLIMIT_NPROC, limits.processes),
        (resource.RLIMIT_NOFILE, limits.files),
        (resource.RLIMIT_FSIZE, limits.disk),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_MEMLOCK, 1 << 20),
        (resource.RLIMIT_MSGQUEUE, 0),
        (resource.RLIMIT_SIGPENDING, 1024),  # counted against whoever runs the grader, too
        (resource.RLIMIT_RTPRIO, 0),  # who may run before all others, by limits that came from whoever started the grader
        (resource.RLIMIT_NICE, 0),
    ):
        hard = resource.getrlimit(which)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(which, (most, most))
