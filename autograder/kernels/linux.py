"""The system calls that confinement needs and Python's library lacks, by way of ctypes."""

from __future__ import annotations

import ctypes
import os
import platform
import struct

CLONE_NEWNS, CLONE_NEWCGROUP, CLONE_NEWUTS, CLONE_NEWIPC = 0x00020000, 0x02000000, 0x04000000, 0x08000000
CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET = 0x10000000, 0x20000000, 0x40000000

MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REMOUNT = 1, 2, 4, 8, 32
MS_BIND, MS_REC, MS_PRIVATE = 4096, 16384, 1 << 18
MNT_DETACH = 2

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_KEEPCAPS, _PR_CAPBSET_DROP = 1, 4, 8, 24
CAP_KILL, CAP_SETGID, CAP_SETUID = 5, 6, 7
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP = 38, 22

MACHINE = platform.machine()
_SYSCALLS = {  # name: (x86_64, aarch64); None where the machine has no such call
    "pivot_root": (155, 41),
    "capset": (126, 91),
    "ptrace": (101, 117),
    "mount": (165, 40),
    "umount2": (166, 39),
    "swapon": (167, 224),
    "reboot": (169, 142),
    "sethostname": (170, 161),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "kexec_load": (246, 104),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "unshare": (272, 97),
    "perf_event_open": (298, 241),
    "open_by_handle_at": (304, 265),
    "setns": (308, 268),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "bpf": (321, 280),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsmount": (432, 432),
    "pidfd_getfd": (438, 438),
    "mount_setattr": (442, 442),
    "landlock_create_ruleset": (444, 444),
    "landlock_add_rule": (445, 445),
    "landlock_restrict_self": (446, 446),
    "clone": (56, 220),
    "clone3": (435, 435),
    "mknod": (133, None),
    "mknodat": (259, 33),
    "socket": (41, 198),
    "socketpair": (53, 199),
    "prctl": (157, 167),
    "setrlimit": (160, 164),
    "prlimit64": (302, 261),
    "syslog": (103, 116),
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "shmget": (29, 194),
    "semget": (64, 190),
    "msgget": (68, 186),
    "io_setup": (206, 0),
    "inotify_init": (253, None),
    "inotify_init1": (294, 26),
    "fanotify_init": (300, 262),
    "ioctl": (16, 29),
    "connect": (42, 203),
    "sendto": (44, 206),
    "sendmsg": (46, 211),
    "sendmmsg": (307, 269),
    "setsid": (112, 157),
    "flock": (73, 32),
    "fcntl": (72, 25),
    "epoll_create": (213, None),
    "epoll_create1": (291, 20),
    "setxattr": (188, 5),
    "lsetxattr": (189, 6),
    "fsetxattr": (190, 7),
    "setxattrat": (463, 463),
    "mbind": (237, 235),
    "set_mempolicy": (238, 237),
    "set_mempolicy_home_node": (450, 450),
    "migrate_pages": (256, 238),
    "move_pages": (279, 239),
    "vmsplice": (278, 75),
    "seccomp": (317, 277),
    "sync": (162, 81),
    "syncfs": (306, 267),
}
_COLUMN = {"x86_64": 0, "aarch64": 1}.get(MACHINE)
_AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}

libc = ctypes.CDLL(None, use_errno=True)


def number(name: str) -> int | None:
    """The number of a system call on this machine, None where it has none or the machine is not known."""
    return None if _COLUMN is None else _SYSCALLS[name][_COLUMN]


def _checked(result: int, what: str) -> int:
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{what}: {os.strerror(code)}")
    return result


def syscall(name: str, *arguments: object) -> int:
    """Calls by name. Raises OSError, ENOSYS where the machine does not have it."""
    which = number(name)
    if which is None:
        raise OSError(38, f"{name}: not known on {MACHINE}")
    return _checked(libc.syscall(ctypes.c_long(which), *arguments), name)


def unshare(flags: int) -> None:
    _checked(libc.unshare(flags), "unshare")


def mount(source: str | None, target: str, kind: str | None, flags: int, data: str | None = None) -> None:
    def text(value: str | None) -> bytes | None:
        return None if value is None else os.fsencode(value)

    _checked(
        libc.mount(text(source), text(target), text(kind), ctypes.c_ulong(flags), text(data)),
        f"mount {source} on {target}",
    )


def unmount(target: str) -> None:
    _checked(libc.umount2(os.fsencode(target), MNT_DETACH), f"unmount {target}")


def pivot_root(new: str, old: str) -> None:
    syscall("pivot_root", os.fsencode(new), os.fsencode(old))


def die_with_parent(signal: int) -> None:
    _checked(libc.prctl(_PR_SET_PDEATHSIG, signal, 0, 0, 0), "parent-death signal")


def set_dumpable(value: bool) -> None:
    _checked(libc.prctl(_PR_SET_DUMPABLE, int(value), 0, 0, 0), "dumpable")


def no_new_privileges() -> None:
    _checked(libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no new privileges")


def drop_capabilities() -> None:
    """Empties the bounding, permitted, effective and inheritable sets."""
    for capability in range(64):
        if libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0) < 0:
            break  # past the last one that this kernel knows
    _set_capabilities(0)


def become(identity: int, *kept: int) -> None:
    """Takes this user's and group's id, and keeps these capabilities alone. Whoever was to die with its parent has to say so again."""
    _checked(libc.prctl(_PR_SET_KEEPCAPS, 1, 0, 0, 0), "keep capabilities")
    os.setresgid(identity, identity, identity)
    os.setresuid(identity, identity, identity)
    _set_capabilities(sum(1 << capability for capability in kept))
    set_dumpable(True)  # without it /proc/self belongs to root and children cannot write their id maps


def _set_capabilities(mask: int) -> None:
    header = struct.pack("=Ii", 0x20080522, 0)  # version 3, this thread
    syscall("capset", ctypes.create_string_buffer(header), ctypes.create_string_buffer(struct.pack("=6I", mask, mask, 0, 0, 0, 0)))


# --- Landlock: a second fence around files, kept by the kernel even where a mount was forgotten -----------------

_READ = 0b1101  # execute, read a file, read a folder
_ALL_ACCESS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1}


def landlock_version() -> int:
    """The ABI version, 0 where the kernel has none."""
    try:
        return syscall("landlock_create_ruleset", None, ctypes.c_size_t(0), ctypes.c_uint(1))
    except OSError:
        return 0


def landlock(readable: list[str], writable: list[str]) -> None:
    """Leaves this process read and execute below `readable`, everything below `writable`, nothing else. For good."""
    version = landlock_version()
    every = _ALL_ACCESS.get(min(version, 4), 0) | ((1 << 15) if version >= 5 else 0)
    attributes = struct.pack("=QQQ", every, 3 if version >= 4 else 0, 3 if version >= 6 else 0)
    size = 24 if version >= 6 else 16 if version >= 4 else 8
    ruleset = syscall("landlock_create_ruleset", ctypes.create_string_buffer(attributes), ctypes.c_size_t(size), ctypes.c_uint(0))
    try:
        for paths, access in ((readable, _READ), (writable, every)):
            for path in paths:
                handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
                try:
                    allowed = access if os.path.isdir(path) else access & 0b1000000000000111
                    rule = ctypes.create_string_buffer(struct.pack("=Qi", allowed & every, handle))
                    syscall("landlock_add_rule", ctypes.c_int(ruleset), ctypes.c_int(1), rule, ctypes.c_uint(0))
                finally:
                    os.close(handle)
        syscall("landlock_restrict_self", ctypes.c_int(ruleset), ctypes.c_uint(0))
    finally:
        os.close(ruleset)


# --- seccomp: what namespaces leave open ----------------------------------------------------------------------

_REFUSED = (
    "ptrace",
    "mount",
    "umount2",
    "pivot_root",
    "swapon",
    "reboot",
    "sethostname",
    "init_module",
    "finit_module",
    "kexec_load",
    "add_key",
    "request_key",
    "keyctl",
    "unshare",
    "perf_event_open",
    "open_by_handle_at",
    "setns",
    "process_vm_readv",
    "process_vm_writev",
    "bpf",
    "userfaultfd",
    "io_uring_setup",
    "io_uring_enter",
    "io_uring_register",
    "open_tree",
    "move_mount",
    "fsopen",
    "fsmount",
    "pidfd_getfd",
    "mount_setattr",
    "setrlimit",  # a limit that a process sets for itself ends it as if somebody else had
    "syslog",
    "memfd_create",  # memory that stands in no process's account, this and the next four
    "memfd_secret",
    "shmget",
    "semget",
    "msgget",
    "io_setup",  # takes from what the whole machine has, or all of one user's processes; the next three too
    "inotify_init",
    "inotify_init1",
    "fanotify_init",
    "mbind",  # where memory lies, which the kernel notes for each page of a file, this and the next four
    "set_mempolicy",
    "set_mempolicy_home_node",
    "migrate_pages",
    "move_pages",
    "vmsplice",  # memory that a pipe holds after its process has given it back
)
_UNKNOWN = ("clone3", "landlock_create_ruleset", "landlock_add_rule", "landlock_restrict_self")  # as if the kernel had none
_ATTRIBUTES = ("setxattr", "lsetxattr", "fsetxattr", "setxattrat")  # of files; lists of rights take 128 kB of the kernel's for each folder
_FAMILIES = (1, 2, 10, 16)  # of sockets: Unix, IPv4, IPv6, netlink. Others reach past the namespaces: a hypervisor's (40), say
_LOCKS = (6, 7, 37, 38)  # of fcntl: locks of bytes, by process and by open file; the kernel keeps each in memory of its own
_REACHING = (1024, 1026, 1031)  # of fcntl: leases and notices of files, and the size of a pipe, which is taken from one user's budget
_ALLOW, _ERRNO, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_EPERM, _EACCES, _ENOSYS, _EOPNOTSUPP, _EAFNOSUPPORT = 1, 13, 38, 95, 97
_CLONE_FILES, _CLONE_THREAD = 0x400, 0x10000
_MSG_FASTOPEN = 0x20000000
_NAMESPACES = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET


def seccomp() -> None:
    """Refuses what a notebook never needs: tracing, mounting, keys, io_uring, new namespaces, device nodes, rare sockets.

    Also what makes the kernel keep memory that stands in no account: places of pages, attributes of files, Landlock's rules.
    Calls of another architecture end the process. clone3, whose flags a filter cannot see, answers ENOSYS, so that libc falls
    back on clone. Raises OSError where the machine or the kernel has no filter.
    """
    program = _filter()
    for name in _REFUSED:
        if (which := number(name)) is not None:
            program += [(0x15, 0, 1, which), (0x06, 0, 0, _ERRNO | _EPERM)]
    for names, error in ((_UNKNOWN, _ENOSYS), (_ATTRIBUTES, _EOPNOTSUPP)):
        for name in names:
            if (which := number(name)) is not None:
                program += [(0x15, 0, 1, which), (0x06, 0, 0, _ERRNO | error)]
    program += [  # clone with a flag for a new namespace, or of a thread with open files of its own, which nobody would count
        (0x15, 0, 6, number("clone") or 0),
        (0x20, 0, 0, 16),
        (0x45, 3, 0, _NAMESPACES),
        (0x54, 0, 0, _CLONE_THREAD | _CLONE_FILES),
        (0x15, 1, 0, _CLONE_THREAD),
        (0x06, 0, 0, _ALLOW),
        (0x06, 0, 0, _ERRNO | _EPERM),
    ]
    for name, argument in (("mknod", 24), ("mknodat", 32)):  # character (2) and block (6) devices share a bit
        if (which := number(name)) is not None:
            program += [
                (0x15, 0, 4, which),
                (0x20, 0, 0, argument),
                (0x45, 0, 1, 0x2000),
                (0x06, 0, 0, _ERRNO | _EPERM),
                (0x06, 0, 0, _ALLOW),
            ]
    program += [  # prctl that takes back the signal at the parent's end
        (0x15, 0, 4, number("prctl") or 0),
        (0x20, 0, 0, 16),
        (0x15, 0, 1, _PR_SET_PDEATHSIG),
        (0x06, 0, 0, _ERRNO | _EPERM),
        (0x06, 0, 0, _ALLOW),
    ]
    program += [  # prlimit64 with a new limit: a pointer, in two halves, that is not null
        (0x15, 0, 6, number("prlimit64") or 0),
        (0x20, 0, 0, 32),
        (0x15, 0, 2, 0),
        (0x20, 0, 0, 36),
        (0x15, 1, 0, 0),
        (0x06, 0, 0, _ERRNO | _EPERM),
        (0x06, 0, 0, _ALLOW),
    ]
    program += [  # ioctl that asks a socket, or changes it: the channel's is of the grader's network, and knows its addresses
        (0x15, 0, 5, number("ioctl") or 0),
        (0x20, 0, 0, 24),
        (0x54, 0, 0, 0xFFFFFF00),
        (0x15, 0, 1, 0x8900),
        (0x06, 0, 0, _ERRNO | _EPERM),
        (0x06, 0, 0, _ALLOW),
    ]
    # A lock is granted and not kept: the folders are its own, and those that it shares are read by others, who would wait for it.
    # So with what the whole machine has not written yet: a process that lets it be written again and again slows everybody.
    for name in ("flock", "sync", "syncfs"):
        program += [(0x15, 0, 1, number(name) or 0), (0x06, 0, 0, _ERRNO)]
    program += [(0x15, 0, len(_LOCKS) + len(_REACHING) + 4, number("fcntl") or 0), (0x20, 0, 0, 24)]
    program += [(0x15, len(_LOCKS) + len(_REACHING) - at, 0, command) for at, command in enumerate(_LOCKS)]
    program += [(0x15, len(_REACHING) + 1 - at, 0, command) for at, command in enumerate(_REACHING)]
    program += [(0x06, 0, 0, _ALLOW), (0x06, 0, 0, _ERRNO), (0x06, 0, 0, _ERRNO | _EPERM)]
    for name in ("socket", "socketpair"):
        program += [(0x15, 0, len(_FAMILIES) + 3, number(name) or 0), (0x20, 0, 0, 16)]
        program += [(0x15, len(_FAMILIES) - at, 0, family) for at, family in enumerate(_FAMILIES)]
        program += [(0x06, 0, 0, _ERRNO | _EAFNOSUPPORT), (0x06, 0, 0, _ALLOW)]
    _install(program)


def refuse_connections() -> None:
    """For a process that holds sockets of another network: they are listened on, and can be turned to nothing else.

    A listening socket that is shut down or disconnected could connect, and Landlock does not see one that connects as it sends. They
    are bound already, and cannot be bound again.
    """
    program = _filter()
    program += [(0x15, 0, 1, number("connect") or 0), (0x06, 0, 0, _ERRNO | _EACCES)]
    for name, flags in (("sendto", 40), ("sendmsg", 32), ("sendmmsg", 40)):
        program += [
            (0x15, 0, 4, number(name) or 0),
            (0x20, 0, 0, flags),
            (0x45, 0, 1, _MSG_FASTOPEN),
            (0x06, 0, 0, _ERRNO | _EACCES),
            (0x06, 0, 0, _ALLOW),
        ]
    _install(program + _no_more_filters())


def stay_apart() -> None:
    """Closes what a kernel session of our own never needs and others would pay for.

    Asked for a session of its own, a process hears that it has one: Linux gives each session the same part of a processor. So with
    watches of epoll, of which one user may have gigabytes; `selectors` has another way.
    """
    program = [*_filter(), (0x15, 0, 1, number("setsid") or 0), (0x06, 0, 0, _ERRNO)]
    for name in ("epoll_create", "epoll_create1"):
        if (which := number(name)) is not None:
            program += [(0x15, 0, 1, which), (0x06, 0, 0, _ERRNO | _ENOSYS)]
    _install(program + _no_more_filters())


def _no_more_filters() -> _Program:
    """Each is memory of the kernel's, and takes from what the machine has for compiled ones: others' would find none."""
    return [
        (0x15, 0, 1, number("seccomp") or 0),
        (0x06, 0, 0, _ERRNO | _EPERM),
        (0x15, 0, 4, number("prctl") or 0),
        (0x20, 0, 0, 16),
        (0x15, 0, 1, _PR_SET_SECCOMP),
        (0x06, 0, 0, _ERRNO | _EPERM),
        (0x06, 0, 0, _ALLOW),
    ]


_Program = list[tuple[int, int, int, int]]


def _filter() -> _Program:
    """The beginning of a filter, after which the number of the call is at hand."""
    if _COLUMN is None:
        raise OSError(_ENOSYS, f"no filter for {MACHINE}")
    program = [
        (0x20, 0, 0, 4),  # the architecture
        (0x15, 1, 0, _AUDIT_ARCH[MACHINE]),
        (0x06, 0, 0, _KILL),
        (0x20, 0, 0, 0),  # the number of the call
    ]
    if MACHINE == "x86_64":  # x32 calls carry a high bit
        program += [(0x35, 0, 1, 0x40000000), (0x06, 0, 0, _KILL)]
    return program


def _install(program: _Program) -> None:
    program = [*program, (0x06, 0, 0, _ALLOW)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *step) for step in program))
    filter_ = ctypes.create_string_buffer(struct.pack("=HxxxxxxQ", len(program), ctypes.addressof(code)))
    _checked(libc.prctl(_PR_SET_SECCOMP, 2, filter_, 0, 0), "seccomp")
