"""A kernel runs cells as a notebook does, and tells how it ended."""

import json
import os
import signal
import socket

import numpy as np
import pytest

from autograder.kernels.confine import Limits
from autograder.kernels.ending import End, Ended, Limit
from autograder.kernels.kernel import Kernel, KernelDied, KernelError, Template, TemplateGone


def text_of(reply):
    return "".join(output.get("text", "") for output in reply.outputs)


def test_cells_share_their_names_and_show_their_last_value(kernel):
    kernel.run("x = 20", "first")
    (output,) = kernel.run("print('hello'); x + 1", "second").outputs[1:]
    assert output == {"output_type": "execute_result", "data": {"text/plain": "21"}, "metadata": {}}


def test_a_figure_becomes_a_picture(kernel):
    reply = kernel.run("import matplotlib.pyplot as plt\nplt.plot([1, 2]);\nplt.show()", "figure")
    assert any("image/png" in output.get("data", {}) for output in reply.outputs)


def test_magics_shell_commands_and_await_work(kernel):
    reply = kernel.run("%time 1\n!echo from the shell\nimport asyncio\nawait asyncio.sleep(0)", "magic")
    assert reply.error is None
    assert "from the shell" in text_of(reply)


def test_an_exception_names_its_cell_and_line_and_later_cells_run(kernel):
    kernel.run("def f():\n    pass\n    return 1 / 0", "task-a")
    reply = kernel.run("f()", "task-a-test")
    assert reply.error == {"kind": "ZeroDivisionError", "where": ["task-a", 3], "frames": [["task-a-test", 1], ["task-a", 3]]}
    assert kernel.run("1", "next").error is None


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("\n \n\t\n1 / 0", 4),
        ("\n\nx = 1\nx = = 2", 4),
        ("\n\nx = 1\ny = 'abc", 4),
        ("%%time\nx = 1\n1 / 0", 3),
        ("\n%%time\n\n\n1 / 0", 5),
        ("%%time\nx = 1\n%time 1 / 0", 3),
        ("x = 1\n%time 1 / 0", 2),
        ("x = 1\n\nexec('\\n' * 40 + 'a = = 1')", 3),
        ("open('bad.py', 'w').write('\\n' * 30 + 'x = = 1')\nimport bad", 2),
        ("import ast\nast.parse('\\n\\n\\n=')", 2),
    ],
    ids=["blank", "syntax", "string", "timed", "timed blank", "timed within", "timed line", "exec", "import", "parse"],
)
def test_the_line_of_an_exception_is_the_one_that_an_editor_shows(kernel, source, line):
    assert kernel.run(source, "task").error["where"] == ["task", line]


def test_lines_of_an_earlier_cell_are_numbered_as_an_editor_shows_them(kernel):
    kernel.run("\n\ndef f():\n    return 1 / 0", "early")
    assert kernel.run("\nf()", "late").error["frames"] == [["late", 2], ["early", 4]]


def test_observed_values_arrive_and_others_are_missing(kernel):
    reply = kernel.observe("import numpy as np\nx, y = np.arange(3.0), (1, None)\nz = object()", "t", ("x", "y", "z", "missing"))
    assert reply.values["y"] == (1, None)
    np.testing.assert_array_equal(reply.values["x"], [0.0, 1.0, 2.0])
    assert set(reply.values) == {"x", "y"}


def test_observing_shows_nothing(kernel):
    assert kernel.observe("print('secret')", "t", ()).outputs == []


def test_observing_leaves_the_students_names_as_they_were(kernel):
    kernel.run("from numpy import zeros", "imports")
    assert set(kernel.observe("zeros = kept = 1", "t", ("zeros", "kept")).values) == {"zeros", "kept"}
    assert kernel.run("len(zeros(2)), 'kept' in globals()", "later").outputs[0]["data"]["text/plain"] == "(2, False)"


def test_output_is_capped(template):
    with template.fork(Limits(output=1000)) as kernel:
        reply = kernel.run("print('x' * 10**6)", "bomb")
    assert len(text_of(reply)) == 1000


def test_input_says_that_nobody_is_there(kernel):
    assert kernel.run("input('name?')", "t").error["kind"] == "NotImplementedError"  # StdinNotImplementedError, as in nbgrader


def test_a_fork_in_a_cell_does_not_answer_for_it(kernel):
    reply = kernel.run("import os\nchild = os.fork()", "fork")
    assert reply.error is None
    assert kernel.run("child > 0", "after").outputs[0]["data"]["text/plain"] == "True"


@pytest.mark.parametrize(
    ("source", "kind", "code", "name"),
    [
        ("import os; os._exit(7)", End.EXITED, 7, None),
        ("import ctypes; ctypes.string_at(0)", End.SIGNALLED, None, "SIGSEGV"),
        ("import os\nfor f in range(3, 99):\n    try: os.write(f, b'x' * 99)\n    except OSError: pass", End.FORGED, None, None),
        ("import os, sys\nfor f in range(3, 99):\n    try: os.close(f)\n    except OSError: pass", End.EXITED, 0, None),
    ],
)
def test_a_death_is_told_with_its_kind(kernel, source, kind, code, name):
    with pytest.raises(KernelDied) as death:
        kernel.run(source, "t")
    ended = death.value.ended
    assert (ended.kind, ended.limit, ended.code, ended.signal) == (kind, None, code, name)
    assert (ended.sent is not None) == (kind is End.FORGED)
    assert kind.value in str(death.value)


def test_an_endless_cell_is_stopped_and_the_kernel_lives(template):
    with template.fork(Limits(cell_cpu=0.3)) as kernel:
        reply = kernel.run("while True: pass", "endless")
        assert reply.limit is Limit.CELL_CPU
        assert reply.error["kind"] == "KeyboardInterrupt"
        assert kernel.run("1 + 1", "next").limit is None


def test_a_sleeping_cell_is_stopped_too(template):
    with template.fork(Limits(cell_seconds=0.3)) as kernel:
        assert kernel.run("import time; time.sleep(60)", "asleep").limit is Limit.CELL_TIME


def test_a_cell_that_ignores_the_interrupt_is_ended(template):
    with template.fork(Limits(cell_seconds=0.3)) as kernel:
        with pytest.raises(KernelDied) as death:
            kernel.run("import signal, time\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: time.sleep(9)", "t")
        assert death.value.ended == Ended(End.LIMIT, limit=Limit.CELL_TIME)


def test_memory_is_limited_over_all_its_processes(template):
    hog = "import os, time\nfor _ in range(3): os.fork()\nx = bytearray(60 << 20)\ntime.sleep(30)"
    with template.fork(Limits(memory=200 << 20)) as kernel:
        with pytest.raises(KernelDied) as death:
            kernel.run(hog, "hog")
        assert death.value.ended == Ended(End.LIMIT, limit=Limit.MEMORY)


def test_cpu_is_counted_over_all_its_processes(template):
    hog = "import os\nfor _ in range(2): os.fork()\nwhile True: pass"
    with template.fork(Limits(cell_cpu=60, total_cpu=1)) as kernel:
        with pytest.raises(KernelDied) as death:
            kernel.run(hog, "hog")
        assert death.value.ended == Ended(End.LIMIT, limit=Limit.SUBMISSION_CPU)


def test_what_a_kernel_used_is_known_after_its_end(template):
    with template.fork(Limits()) as kernel:
        kernel.run("x = bytearray(100 << 20); sum(range(10**6))", "t")
    assert kernel.ended["cpu"] > 0
    assert kernel.ended["memory"] > 90 << 20


def test_a_kernel_killed_from_outside_is_told_apart(template, tmp_path):
    import subprocess

    with template.fork(Limits()) as kernel:
        kernel.run("1", "t")
        supervisor = subprocess.run(["pgrep", "-P", str(template._process.pid)], capture_output=True, text=True, check=True)
        child = subprocess.run(["pgrep", "-P", supervisor.stdout.split()[-1]], capture_output=True, text=True, check=True)
        os.kill(int(child.stdout), signal.SIGKILL)
        with pytest.raises(KernelDied) as death:
            kernel.run("1", "t")
    assert death.value.ended == Ended(End.OUTSIDE, signal="SIGKILL")


def test_a_grader_that_has_thousands_of_files_open_grades_as_any_other(template):
    held = [os.open(os.devnull, os.O_RDONLY) for _ in range(1100)]  # such as connections, which visitors of a service hold
    try:
        with template.fork(Limits()) as kernel:
            assert kernel.run("print(1)", "t").outputs[0]["text"] == "1\n"
    finally:
        for file in held:
            os.close(file)


def test_a_process_that_cannot_be_confined_runs_nothing_and_says_so(template):
    with template.fork(Limits(disk=-1)) as kernel, pytest.raises(KernelError, match=r"cannot be confined: .*private folders"):
        kernel.run("1", "t")


def test_what_student_code_says_of_its_confinement_is_not_believed(kernel):
    forged = "import gc, socket, sys\nchannel = next(o for o in gc.get_objects() if type(o) is socket.socket)\n"
    with pytest.raises(KernelDied) as death:
        kernel.run(forged + "sys.modules['autograder.kernels.wire'].send(channel, {'refused': 'so it says'})", "t")
    assert death.value.ended.kind is End.FORGED


def test_a_template_that_is_gone_says_so():
    template = Template(modules=())
    template.wait()
    template.close()
    with pytest.raises((TemplateGone, KernelError)):
        template.fork(Limits())


def test_a_template_whose_sockets_are_closed_is_not_taken_for_alive():
    with Template(modules=()) as template:
        template.wait()
        template._requests.shutdown(socket.SHUT_RDWR)  # as they are while a killed process ends
        with pytest.raises(TemplateGone):
            template.fork(Limits())
        assert not template.alive()  # so that it is started anew


def test_a_template_that_is_killed_before_it_has_read_anything_is_gone():
    with Template(modules=()) as template:
        os.kill(template._process.pid, signal.SIGKILL)  # it is still importing; its end shows as a reset
        with pytest.raises(TemplateGone):
            template.wait()


def test_what_a_supervisor_said_is_read_whether_or_not_it_had_read_everything():
    channel, _ = socket.socketpair()
    control, supervisors = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with Kernel(channel, control, Limits()) as kernel:
        kernel.interrupt()
        supervisors.send(json.dumps({"ended": {"exit": 0, "cpu": 1.5, "memory": 7}}).encode())
        supervisors.close()
        assert kernel.has_ended()
        assert kernel.ended["cpu"] == 1.5


def test_where_there_is_no_process_to_spare_a_template_waits_for_one(monkeypatch):
    from autograder.kernels import template

    answers = [BlockingIOError(), BlockingIOError(), 4321]

    def fork():
        answer = answers.pop(0)
        if isinstance(answer, OSError):
            raise answer
        return answer

    monkeypatch.setattr("os.fork", fork)
    assert template._fork() == 4321


def test_missing_modules_are_left_out():
    with Template(modules=("no_such_module",)) as template:
        assert "no_such_module" in template.wait()["absent"][0]


def test_what_is_written_past_python_while_something_is_observed_is_no_later_cells(kernel):
    kernel.observe("import os\nos.write(2, b'hidden')", "t", ())
    assert kernel.run("pass", "t").outputs == []
    (shown,) = kernel.run("import os\nos.write(2, b'seen')\nNone", "t").outputs
    assert (shown["name"], shown["text"]) == ("stderr", "seen")


def test_the_folder_of_an_unconfined_process_goes_with_it():
    with Template(confined=False) as template, template.fork(Limits()) as kernel:
        kernel.run("from pathlib import Path\nPath('mine').mkdir()\nPath('mine', 'answer.txt').write_text('42')", "write")
        home = kernel.run("import os; os.getcwd()", "where").outputs[0]["data"]["text/plain"].strip("'")
        assert os.path.exists(f"{home}/mine/answer.txt")
        kernel.close()
        assert not os.path.exists(home)


@pytest.mark.parametrize("confined", [True, False])
def test_what_a_submission_stores_is_not_there_for_the_next(confined):
    with Template(confined=confined) as template:
        with template.fork(Limits()) as kernel:
            kernel.run("mine = 1\n%store mine", "c")
            kernel.run("del mine\n%store -r mine", "c")
            assert kernel.observe("", "c", ("mine",)).values == {"mine": 1}
        with template.fork(Limits()) as kernel:
            kernel.run("%store -r mine\nfound = 'mine' in globals()", "c")
            assert kernel.observe("", "c", ("found",)).values == {"found": False}
