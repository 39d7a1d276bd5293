"""What Linux keeps for a process stands in no process's account: it is not to be had, or counted, or limited by a control group."""

import os

import pytest

from autograder.kernels import cgroup
from autograder.kernels.cgroup import Group
from autograder.kernels.confine import Limits
from autograder.kernels.ending import Limit
from autograder.kernels.kernel import KernelDied

CALL = """
import ctypes, mmap, os, struct
libc = ctypes.CDLL(None, use_errno=True)
def refused(number, *arguments):
    ctypes.set_errno(0)
    return libc.syscall(ctypes.c_long(number), *arguments) < 0 and os.strerror(ctypes.get_errno())
"""
X86 = pytest.mark.skipif(os.uname().machine != "x86_64", reason="numbers of calls are those of x86_64")


def seen(kernel, source, *names):
    reply = kernel.observe(CALL + source, "t", names)
    assert reply.error is None, reply.error
    return reply.values


@X86
def test_rules_of_landlock_are_not_to_be_had(kernel):
    source = 'x = refused(444, ctypes.c_char_p(struct.pack("=QQ", 1 << 13, 0)), ctypes.c_size_t(16), 0)'
    assert seen(kernel, source, "x")["x"] == "Function not implemented"


@X86
def test_memory_has_no_place_of_its_own(kernel):
    source = """
page = mmap.mmap(-1, 4096)
where = ctypes.c_void_p(ctypes.addressof(ctypes.c_char.from_buffer(page)))
x = refused(237, where, ctypes.c_ulong(4096), 2, ctypes.byref(ctypes.c_ulong(1)), ctypes.c_ulong(64), 0)
"""
    assert seen(kernel, source, "x")["x"] == "Operation not permitted"


@X86
def test_memory_that_was_given_back_stays_in_no_pipe(kernel):
    source = """
page = mmap.mmap(-1, 4096)
page.write(b"x")
part = (ctypes.c_size_t * 2)(ctypes.addressof(ctypes.c_char.from_buffer(page)), 4096)
x = refused(278, os.pipe()[1], part, 1, 0)
"""
    assert seen(kernel, source, "x")["x"] == "Operation not permitted"


def test_files_have_no_attributes_and_are_copied_all_the_same(kernel):
    source = """
import shutil
open("a", "w").write("text")
try: os.setxattr("a", "user.note", b"x"); x = "kept"
except OSError as error: x = error.strerror
shutil.copy2("a", "b")
y = open("b").read()
"""
    found = seen(kernel, source, "x", "y")
    assert found == {"x": "Operation not supported", "y": "text"}


@X86
def test_no_filter_is_added_and_no_thread_has_open_files_of_its_own(kernel):
    source = """
program = ctypes.create_string_buffer(struct.pack("=HxxxxxxQ", 1, ctypes.addressof(ctypes.create_string_buffer(8))))
x = [refused(157, 22, 2, program, 0, 0), refused(317, 1, 0, program)]
y = refused(56, 0x10000 | 0x800 | 0x100, 0, 0, 0, 0)
import threading
thread = threading.Thread(target=lambda: None)
thread.start()
thread.join()
"""
    found = seen(kernel, source, "x", "y")
    assert found == {"x": ["Operation not permitted"] * 2, "y": "Operation not permitted"}


@X86
def test_there_are_no_watches_and_no_locks_that_last(kernel):
    source = """
import fcntl
x = [refused(253), refused(294, 0), refused(300, 0, 0), refused(206, 8, ctypes.byref(ctypes.c_ulong()))]
y = [refused(213, 8), refused(291, 0)]
file = open("locked", "w")
for start in range(100): fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, 2 * start)
z = [line for line in open("/proc/locks") if " " + str(os.getpid()) + " " in line]
"""
    found = seen(kernel, source, "x", "y", "z")
    assert found == {"x": ["Operation not permitted"] * 4, "y": ["Function not implemented"] * 2, "z": []}


FILLS = {  # by what so many processes fill; few hold sockets, since each is an open file besides
    "pipes": (
        60,
        """
    try:
        while True:
            end, start = os.pipe()
            os.set_blocking(start, False)
            try:
                while True: os.write(start, bytes(4096))
            except BlockingIOError: pass
            os.close(start)
    except OSError: pass
""",
    ),
    "sockets": (
        4,
        """
    held = []
    try:
        while True:
            held.append(socket.socketpair())
            for one in held[-1]:
                one.setblocking(False)
                try:
                    while True: one.send(bytes(1 << 16))
                except BlockingIOError: pass
    except OSError: time.sleep(600)
""",
    ),
    "tables of pages": (
        60,
        """
    libc = ctypes.CDLL(None)
    libc.mmap.restype = ctypes.c_void_p
    libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, *[ctypes.c_int] * 3, ctypes.c_long]
    while (place := libc.mmap(None, 1 << 27, 1, 0x4022, -1, 0)) not in (None, 2**64 - 1):
        for at in range(place, place + (1 << 27), 1 << 21): ctypes.c_char.from_address(at).value
""",
    ),
}
HELD = """
import ctypes, os, socket, time
def fill():{fill}
for _ in range({number}):
    if os.fork() == 0:
        fill()
        time.sleep(600)
time.sleep(600)
"""


@pytest.mark.parametrize(("number", "fill"), FILLS.values(), ids=FILLS)
def test_what_the_kernel_holds_for_processes_is_counted(template, number, fill):
    with template.fork(Limits(memory=128 << 20)) as kernel, pytest.raises(KernelDied) as died:
        kernel.run(HELD.format(number=number, fill=fill), "t")
    assert died.value.ended.limit is Limit.MEMORY


def test_a_groups_memory_is_limited_where_it_has_the_files_for_it(tmp_path):
    for name in ("cgroup.procs", "cpu.stat", "memory.max", "memory.oom.group"):
        (tmp_path / name).write_text("max")
    Group(tmp_path).limit(1 << 20)
    assert (tmp_path / "memory.max").read_text() == str(1 << 20)
    assert not (tmp_path / "memory.swap.max").exists()
    with Group(tmp_path).opened() as files:
        assert len(files) == 2
    for text, ran_out in (("oom 3\noom_kill 1\noom_group_kill 1\n", True), ("low 0\noom 3\noom_kill 0\n", False)):
        (tmp_path / "memory.events").write_text(text)
        with Group(tmp_path).opened() as files:
            assert cgroup.ran_out(files[2]) is ran_out


@pytest.mark.skipif(not cgroup.limits_memory(), reason="control groups that are made here do not limit memory")
def test_memory_of_the_kernels_ends_a_submission_where_groups_limit_it(template):
    """Mappings without number, which nothing else counts."""
    source = """
import ctypes, os, time
libc = ctypes.CDLL(None)
libc.mmap.restype = ctypes.c_void_p
def fill():
    for at in range(65_000): libc.mmap(None, ctypes.c_size_t(4096), 1 + at % 2, 0x22, -1, ctypes.c_long(0))
for _ in range(100):
    if os.fork() == 0:
        fill()
        time.sleep(600)
time.sleep(600)
"""
    with template.fork(Limits(memory=128 << 20)) as kernel, pytest.raises(KernelDied) as died:
        kernel.run(source, "t")
    assert died.value.ended.limit is Limit.MEMORY
