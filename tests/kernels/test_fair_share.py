"""What a submission uses is counted, whoever waits for it, and it weighs no more than a few processes, however many it starts."""

import pytest

from autograder.kernels import cgroup
from autograder.kernels.confine import Limits
from autograder.kernels.ending import Limit

pytestmark = pytest.mark.slow  # what is measured needs seconds of processor time

BURN = """
import os, signal, time
def burn(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end: pass
"""
NEVER_WAITED_FOR = """
for _ in range(4):
    if os.fork() == 0:
        burn(0.3)
        os._exit(0)
time.sleep(600)
"""
TOO_SHORT_TO_BE_SEEN = """
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
for _ in range(50):
    ready, told = os.pipe()
    if os.fork() == 0:
        burn(0.02)
        os._exit(0)
    os.close(told)
    os.read(ready, 1)
    os.close(ready)
"""
MANY = """
for _ in range(16):
    if os.fork() == 0:
        if AGAIN: os.setsid()
        while True: pass
while os.getpriority(os.PRIO_PROCESS, 0) < 5: time.sleep(0.1)  # it comes in steps, as the grader sees them
after = os.getpriority(os.PRIO_PROCESS, 0)
sessions = sorted({open(f"/proc/{name}/stat").read().rsplit(")", 1)[1].split()[3] for name in os.listdir("/proc") if name.isdigit()})
"""


def test_time_of_processes_that_nobody_waited_for_is_in_the_account(template):
    with template.fork(Limits(cell_cpu=1.0)) as kernel:
        assert kernel.run(BURN + NEVER_WAITED_FOR, "t").limit is Limit.CELL_CPU
    assert kernel.ended["cpu"] > 1.0


@pytest.mark.skipif(cgroup._parent() is None, reason="no control group can be made here, so what is gone before it is seen is not counted")
def test_time_of_processes_that_are_gone_before_they_are_seen_is_in_the_account(template):
    with template.fork(Limits()) as kernel:
        assert kernel.run(BURN + TOO_SHORT_TO_BE_SEEN, "t").error is None
    assert kernel.ended["cpu"] > 1


@pytest.mark.skipif(cgroup._parent() is None, reason="no control group can be made here")
def test_no_control_group_is_left(template):
    with template.fork(Limits()) as kernel:
        kernel.run("1", "t")
        group = kernel._group.folder
        assert group.exists()
    for _ in range(30):  # a second each, for as long as a busy machine takes to end the processes in it
        cgroup._remove_the_last()
        if not group.exists():
            break
    assert not group.exists()


@pytest.mark.parametrize("again", [False, True], ids=["as they are", "each in a session of its own"])
def test_many_busy_processes_weigh_as_a_few(template, again):
    with template.fork(Limits()) as kernel:
        reply = kernel.observe(BURN + MANY.replace("AGAIN", str(again)), "t", ("after", "sessions"))
        assert reply.values["after"] >= 5
        assert len(reply.values["sessions"]) == 1
