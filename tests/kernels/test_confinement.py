"""What student code can see and do in its process: its own folder, the libraries, and nothing else."""

import fcntl
import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

import autograder
from autograder.kernels.confine import Limits
from autograder.kernels.kernel import Template

PROJECT = Path(autograder.__file__).parents[1]


def answer(kernel, expression):
    reply = kernel.observe(f"import os, sys, socket, ctypes, glob\nx = {expression}", "t", ("x",))
    assert reply.error is None, reply.error
    return reply.values["x"]


def raised(kernel, source):
    reply = kernel.observe(source, "t", ())
    return reply.error and reply.error["kind"]


def test_the_files_of_the_course_and_of_others_are_not_there(kernel):
    wanted = [str(PROJECT / name) for name in ("exercises", "autograder", "tests", "README.md")]
    wanted += [str(Path.home() / ".bashrc"), "/etc/shadow", "/var", "/root/.ssh", "/sys", "/run", "/boot"]
    assert answer(kernel, f"[path for path in {wanted!r} if os.path.exists(path)]") == []


def test_the_view_cannot_be_written(kernel):
    places = ["/", "/usr", "/etc", os.path.dirname(os.__file__), "/proc/sys/kernel", "/dev/new"]
    source = f"bad = []\nfor place in {places!r}:\n    try: open(place + '/x', 'w'); bad.append(place)\n    except OSError: pass"
    reply = kernel.observe(source, "t", ("bad",))
    assert reply.values["bad"] == []


@pytest.mark.skipif(sys.prefix.startswith("/tmp/"), reason="an environment below /tmp has to stay in view: there is no /tmp to write to")
def test_home_and_tmp_can_be_written_up_to_a_cap(kernel):
    assert raised(kernel, "open('x', 'w').write('fine'); open('/tmp/x', 'w').write('fine')") is None
    fill = "for n in range(100):\n    open(f'fill{n}', 'wb').write(bytes(4 << 20))"
    assert raised(kernel, fill) == "OSError"
    inodes = "for n in range(20_000):\n    open(f'/tmp/i{n}', 'w').close()"
    assert raised(kernel, inodes) == "OSError"


def test_no_abstract_name_of_the_machine_is_taken(kernel):
    source = "import gc, socket; next(o for o in gc.get_objects() if type(o) is socket.socket).bind('\\0taken-by-a-student')"
    assert raised(kernel, source) == "OSError"
    assert "taken-by-a-student" not in Path("/proc/net/unix").read_text()


def test_the_channel_does_not_tell_the_addresses_of_the_machine(kernel):
    find = "import array, fcntl, gc, socket, struct\nchannel = next(o for o in gc.get_objects() if type(o) is socket.socket)\n"
    ask = "room = array.array('B', bytes(4096))\nfcntl.ioctl(channel, 0x8912, struct.pack('iL', 4096, room.buffer_info()[0]))"
    assert raised(kernel, find + ask) == "PermissionError"


def test_there_is_no_network(kernel):
    assert raised(kernel, "import socket; socket.create_connection(('127.0.0.1', 22), 1)") in ("OSError", "PermissionError")
    interfaces = answer(kernel, "[line.split(':')[0].strip() for line in open('/proc/self/net/dev')][2:]")
    assert set(interfaces) <= {"lo", "sit0", "tunl0", "ip6tnl0"}  # what the kernel puts into every new namespace, all of it down


def test_no_other_process_can_be_seen(kernel):
    assert answer(kernel, "[name for name in os.listdir('/proc') if name.isdigit()]") == ["1"]


def test_each_submission_has_namespaces_of_its_own(template):
    kinds = ("user", "pid", "mnt", "net", "ipc", "uts")
    look = f"[os.readlink('/proc/self/ns/' + kind) for kind in {kinds}]"
    with template.fork(Limits()) as one, template.fork(Limits()) as other:
        found = [answer(kernel, look) for kernel in (one, other)]
    found.append([os.readlink(f"/proc/self/ns/{kind}") for kind in kinds])
    assert {kind: len(set(each)) for kind, each in zip(kinds, zip(*found, strict=True), strict=True)} == dict.fromkeys(kinds, 3)


def test_no_descriptor_is_inherited_that_another_submission_has_too(template):
    opened = "import os\nlinks = []\nfor f in range(3, 1000):\n    try: links.append(os.readlink(f'/proc/self/fd/{f}'))\n    except OSError: pass"
    with template.fork(Limits()) as one, template.fork(Limits()) as other:
        first, second = (kernel.observe(opened, "t", ("links",)).values["links"] for kernel in (one, other))
    assert not set(first) & set(second)
    kinds = [link.partition(":[")[0] for link in first]
    assert kinds == ["socket", "socket", "socket"]  # the channel, and an event loop of its own, which has no watches


def test_the_environment_holds_nothing_of_the_graders(monkeypatch):
    monkeypatch.setenv("A_TOKEN", "of-the-graders")
    with Template(modules=()) as template, template.fork(Limits()) as kernel:
        for seen in ("open('/proc/self/environ').read()", "str(dict(os.environ))"):
            found = answer(kernel, seen)
            assert found
            assert "of-the-graders" not in found
            python = f"{os.path.dirname(sys.executable)}:"  # the first of PATH, so that `python` is the one that grades
            assert found.count(python) == 1
            assert str(PROJECT) not in found.replace(python, "")


def test_the_package_cannot_be_imported_but_for_the_observing_helpers(kernel):
    for module in ("autograder.judging", "autograder.notebooks", "autograder.classroom", "autograder.grading.grader"):
        assert raised(kernel, f"import {module}") == "ModuleNotFoundError", module
    assert raised(kernel, "import autograder.observing") is None


def test_what_lies_beside_the_libraries_and_is_nobodys_business_is_not_there(kernel):
    settings = os.path.join(sys.prefix, "etc/jupyter")
    assert os.listdir(settings), "or there is nothing to hide here"
    assert answer(kernel, f"os.path.exists({settings!r})") is False


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can put an exchange where nbgrader looks for it")
def test_the_exchange_of_nbgrader_is_not_in_view():
    source = "import glob\nfound = glob.glob('/usr/local/share/**', recursive=True)"
    program = (
        "from autograder.kernels.kernel import Limits, Template\n"
        "with Template(modules=()) as template, template.fork(Limits()) as kernel:\n"
        f"    print(kernel.observe({source!r}, 't', ('found',)).values['found'])"
    )
    inbound = "/usr/local/share/nbgrader/exchange/course/inbound"
    script = 'mount -t tmpfs tmpfs /usr/local/share && mkdir -p "$2" && touch "$2/somebody" && exec "$0" -c "$1"'
    command = ["unshare", "--mount", "sh", "-c", script, sys.executable, program, inbound]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "nbgrader" not in done.stdout


def test_the_path_of_the_project_is_not_in_sight(kernel):
    found = answer(kernel, "[p for d in sys.path for p in glob.glob(d + '/*editable*') if os.path.isfile(p) and open(p).read()]")
    assert found == []


@pytest.mark.parametrize(
    "call",
    [
        "ctypes.CDLL(None).syscall(272, 0x10000000)",  # unshare into a new user namespace
        "ctypes.CDLL(None).syscall(101, 0, 0, 0, 0)",  # ptrace
        "ctypes.CDLL(None).syscall(250, 0, 0, 0, 0)",  # keyctl
        "ctypes.CDLL(None).syscall(425, 8, 0)",  # io_uring
        "ctypes.CDLL(None).syscall(133, b'/tmp/d', 0o60600, 0x801)",  # mknod of a block device
        "ctypes.CDLL(None).syscall(56, 0x10000000, 0, 0, 0, 0)",  # clone with a new user namespace
        "ctypes.CDLL(None).mount(b'x', b'/tmp', b'tmpfs', 0, None)",
        "ctypes.CDLL(None).setuid(0)",
        "ctypes.CDLL(None).sethostname(b'x', 1)",
    ],
)
def test_calls_that_a_notebook_never_needs_are_refused(kernel, call):
    assert answer(kernel, f"int({call})") == -1


def test_it_is_nobody_special(kernel):
    status = answer(kernel, "open('/proc/self/status').read()")
    fields = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    assert fields["CapEff"] == fields["CapPrm"] == fields["CapBnd"] == "0" * 16
    assert fields["NoNewPrivs"] == "1"
    assert fields["Seccomp"] == "2"
    assert fields["Uid"].split() == ["1000"] * 4


@pytest.mark.skipif(os.geteuid() != 0, reason="an ordinary user has one id")
def test_where_root_grades_each_submission_is_a_user_of_its_own(template):
    from autograder.kernels.confine import Limits

    def outside(kernel):
        return answer(kernel, "open('/proc/self/uid_map').read()").split()

    with template.fork(Limits()) as one, template.fork(Limits()) as other:
        (inside, first, many), (_, second, _) = outside(one), outside(other)
    assert (inside, many) == ("1000", "1")
    assert first != second
    assert "0" not in (first, second)


def test_a_kernel_ends_with_its_template():
    from autograder.kernels.confine import Limits

    with Template(modules=()) as template, template.fork(Limits()) as kernel:
        kernel.run("1", "t")
        processes = psutil.Process(template._process.pid).children(recursive=True)
        assert len(processes) == 2
        os.kill(template._process.pid, signal.SIGKILL)
        assert psutil.wait_procs(processes, timeout=300)[1] == []


def test_a_fork_bomb_stays_small(kernel):
    bomb = "import os\npids = []\ntry:\n    while True:\n        pid = os.fork()\n        if not pid: os.pause() if hasattr(os, 'pause') else __import__('signal').pause()\n        pids.append(pid)\nexcept OSError: pass\ncount = len(pids)"
    reply = kernel.observe(bomb, "t", ("count",))
    assert reply.values["count"] < 128


def test_nothing_outlives_the_kernel(template):
    from autograder.kernels.confine import Limits

    mine = f"{90_000 + os.getpid()}.5"  # no other run of these tests on this machine sleeps so long

    def listed():
        return f"sleep {mine}" in subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout

    with template.fork(Limits()) as kernel:
        kernel.run(f"import subprocess; subprocess.Popen(['sleep', {mine!r}], start_new_session=True)", "daemon")
        assert listed()
    assert not listed()


LOCK = """
import fcntl, os
own = open("lock", "w")
shared = open(os.__file__)
fcntl.flock(shared, fcntl.LOCK_EX)
for at in range(10_000): fcntl.lockf(own, fcntl.LOCK_EX, 1, 2 * at)
"""


def test_a_lock_is_granted_and_not_kept(kernel):
    assert raised(kernel, LOCK) is None
    with open(os.__file__) as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # nobody holds it
    assert Path("/proc/locks").read_text().count("POSIX") < 5000


def test_no_watches_of_epoll_are_kept_and_asyncio_works_without(kernel):
    assert raised(kernel, "import select; select.epoll()") == "OSError"
    reply = kernel.observe("import asyncio\nasync def one(): await asyncio.sleep(0); return 1\nx = asyncio.run(one())", "t", ("x",))
    assert reply.values["x"] == 1
    reply = kernel.run("import subprocess; subprocess.run(['true'], start_new_session=True, check=True)", "t")
    assert reply.error is None


def test_the_size_of_a_pipe_is_not_taken_from_others(kernel):
    assert raised(kernel, "import fcntl, os; fcntl.fcntl(os.pipe()[0], 1031, 1 << 20)") == "PermissionError"


FIRST = """
from autograder.kernels.confine import Limits
from autograder.kernels.kernel import Template
source = "import resource\\nx = [resource.getrlimit(which) for which in (resource.RLIMIT_RTPRIO, resource.RLIMIT_NICE)]"
with Template() as template, template.fork(Limits()) as kernel:
    print(kernel.observe(source, "t", ("x",)).values["x"])
"""


def test_a_grader_that_may_run_before_others_passes_that_on_to_nobody():
    raised = ["prlimit", "--rtprio=50:50", "--nice=40:40"]
    if subprocess.run([*raised, "true"], capture_output=True).returncode:
        pytest.skip("these limits cannot be raised here")
    done = subprocess.run([*raised, sys.executable, "-c", FIRST], capture_output=True, text=True)
    assert done.stdout.strip() == "[(0, 0), (0, 0)]", done.stderr


def test_what_a_submission_may_still_use_does_not_tell_what_its_processes_before_have_used(template):
    seen = []
    for left in (400.0, 133.7):
        with template.fork(Limits(total_cpu=left, total_seconds=3 * left)) as kernel:
            seen.append(answer(kernel, "open('/proc/self/limits').read()"))
    assert seen[0] == seen[1]


@pytest.mark.parametrize("call", ["socket", "socketpair"])
def test_of_sockets_that_reach_past_the_namespaces_there_is_none_whatever_makes_them(kernel, call):
    source = f"""
import errno, socket
told = []
for family in range(3, 46):
    if family not in (10, 16):
        try: made = socket.{call}(family, socket.SOCK_RAW)
        except OSError as error: told.append(errno.errorcode[error.errno])
        else: told.append(family)
"""
    assert set(kernel.observe(source, "t", ("told",)).values["told"]) == {"EAFNOSUPPORT"}
