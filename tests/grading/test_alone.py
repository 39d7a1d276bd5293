"""Who ran out of wall time while others had the processor is graded again with nobody beside it."""

import contextlib
import threading

import pytest

from autograder.grading.grader import _Turns
from autograder.grading.run import Run
from autograder.kernels.confine import Limits
from autograder.kernels.ending import Limit
from autograder.kernels.kernel import KernelDied, Template

# All on one processor: what runs beside these tests keeps the others.
ONE = "import os; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})\n"
BUSY = f"{ONE}for _ in range(24):\n    if os.fork() == 0:\n        while True: pass"
SPIN = "while True: pass"


@pytest.mark.slow
def test_a_timeout_while_others_have_the_processor_is_told_from_one_of_its_own_making():
    with Template(modules=()) as template, template.fork(Limits(cell_seconds=600, total_cpu=600)) as neighbour:
        neighbour.run(BUSY, "t")
        with template.fork(Limits(cell_seconds=12, cell_cpu=60)) as kernel:  # so long that what it waits for at its start is a small part
            sleeping = kernel.run(ONE + "import time; time.sleep(60)", "asleep")
            assert (sleeping.limit, kernel.starved) == (Limit.CELL_TIME, False)
        with template.fork(Limits(cell_seconds=3, cell_cpu=60)) as kernel:
            many = (
                "import threading\nfor _ in range(8): threading.Thread(target=lambda: [None for _ in iter(int, 1)], daemon=True).start()\n"
            )
            with contextlib.suppress(KernelDied):  # among so many, it may not get to answer that it was interrupted
                kernel.run(ONE + many + SPIN, "busy")
            assert kernel.limit == Limit.CELL_TIME
            assert kernel.starved


def test_one_alone_waits_for_the_others_and_keeps_new_ones_out():
    turns, order = _Turns(), []
    first, second, entered = threading.Event(), threading.Event(), threading.Event()

    def together(name, go):
        with turns.together():
            order.append(name)
            entered.set()
            go.wait()

    def alone():
        with turns.alone():
            order.append(f"alone with {turns._together}")

    started = [threading.Thread(target=together, args=("first", first))]
    started[0].start()
    entered.wait()
    started.append(threading.Thread(target=alone))
    started[1].start()
    with turns._changed:
        turns._changed.wait_for(lambda: turns._waiting)
    started.append(threading.Thread(target=together, args=("second", second)))
    started[2].start()
    second.set()
    first.set()
    for thread in started:
        thread.join()
    assert order == ["first", "alone with 0", "second"]


def test_who_waited_for_a_processor_is_run_again_alone_and_that_alone_counts(grader):
    alone = []

    def observe():
        alone.append(grader._turns._alone)
        return Run(starved=len(alone) == 1, cpu=len(alone))

    assert grader._undisturbed(observe).cpu == 2
    assert alone == [False, True]
    alone[:] = [True]  # from now on nobody waits
    assert grader._undisturbed(observe).cpu == 2
