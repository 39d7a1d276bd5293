"""IPython as students know it: what a notebook's kernel offers works, or says in a line that it is not available and lets the cell go on."""

from __future__ import annotations

import pytest
from ipykernel.zmqshell import KernelMagics
from IPython.core.interactiveshell import InteractiveShell


def shown(reply):
    return "".join(str(output.get("text", output.get("data", {}).get("text/plain", ""))) for output in reply.outputs)


@pytest.mark.parametrize(
    "source",
    [
        "%matplotlib",
        "%matplotlib inline",
        "%matplotlib agg",
        "%pylab inline",
        "%load_ext autoreload\n%autoreload 2",
        "%config InlineBackend.figure_format = 'svg'",
        "%precision 3",
        "%env MINE=1",
        "%autosave 60",
        "mine = [1]\n%store mine\n%store -r mine",
        "%clear",
        "%reload_ext autoreload",
        "from IPython.display import clear_output; clear_output()",
    ],
)
def test_a_magic_that_works_is_silent_about_it(kernel, source):
    reply = kernel.run(f"{source}\nafter = 1\nafter + 1", "c")
    assert reply.error is None
    assert "not available" not in shown(reply)
    assert shown(reply).endswith("2")


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("%matplotlib widget", "%matplotlib widget"),
        ("%matplotlib notebook", "%matplotlib notebook"),
        ("%matplotlib qt", "%matplotlib qt"),
        ("%gui qt", "%gui qt"),
        ("%pip install nothing", "%pip"),
        ("%conda install nothing", "%conda"),
        ("!pip install nothing", "`pip`"),
        ("!python -m pip install -q nothing", "`pip`"),
        ("import sys\n!{sys.executable} -m pip install nothing", "`pip`"),
        ("said = !pip3 install nothing", "`pip3`"),
        ("!sudo apt-get install -y nothing", "`apt-get`"),
        ("!cd / && git clone https://example.org/x", "`git`"),
        ("%load_ext no_such_extension", "%load_ext no_such_extension"),
        ("%tensorboard --logdir x", "%tensorboard"),
        ("%qtconsole", "%qtconsole"),
        ("from google.colab import drive\ndrive.mount('/content/drive')", "google.colab"),
        ("import google.colab\ngoogle.colab.files.upload()", "google.colab"),
        ("from google.colab.patches import cv2_imshow as show\nshow(1)", "google.colab"),
    ],
)
def test_what_is_not_available_says_so_in_a_line_and_the_cell_goes_on(kernel, source, what):
    reply = kernel.run(f"{source}\nafter = 1", "c")
    assert reply.error is None
    (line,) = [line for line in shown(reply).splitlines() if line]
    assert what in line
    assert "not available" in line
    assert kernel.observe("", "c", ("after",)).values == {"after": 1}


def test_a_cell_magic_that_is_not_there_is_an_error_and_says_that_its_lines_were_not_run(kernel):
    reply = kernel.run("%%R\nx <- 1", "c")
    assert reply.error is not None
    (output,) = reply.outputs
    assert output["output_type"] == "error"
    assert output["evalue"] == "`%%R` is not available while a notebook is graded; its lines were not run."


def test_a_line_magic_that_nobody_knows_may_be_the_test_itself_and_is_an_error_after_which_the_cell_goes_on(kernel):
    reply = kernel.run("%run_pytest with words\nafter = 1", "c")
    assert reply.error is None
    (output,) = reply.outputs
    assert (output["output_type"], output["ename"]) == ("error", "UsageError")
    assert output["evalue"] == "`%run_pytest` is not available while a notebook is graded; the cell goes on without it."
    assert kernel.observe("", "c", ("after",)).values == {"after": 1}


@pytest.mark.parametrize(
    "source",
    [
        "!python -c 'print(6 * 7)'",
        "!python3 -c 'print(6 * 7)'",
        "%%python\nprint(6 * 7)",
        "%%script python3\nprint(6 * 7)",
        "import subprocess\nprint(subprocess.run(['python', '-c', 'import numpy; print(6 * 7)'], capture_output=True, text=True).stdout, end='')",
    ],
)
def test_python_by_its_name_is_the_python_that_grades(kernel, source):
    reply = kernel.run(source, "c")
    assert reply.error is None
    assert shown(reply) == "42\n"


def test_whether_one_is_on_colab_can_still_be_asked(kernel):
    source = "try:\n    import google.colab\n    on_colab = True\nexcept ImportError:\n    on_colab = False"
    assert kernel.run(source, "c").error is None
    kernel.run("import sys\nloaded = 'google.colab' in sys.modules", "c")
    assert kernel.observe("", "c", ("on_colab", "loaded")).values == {"on_colab": False, "loaded": False}


def test_every_magic_of_a_notebooks_kernel_is_known(kernel):
    """Without arguments many of them complain of that; none is missing, and none stops for want of a terminal."""
    plain = InteractiveShell().magics_manager.magics
    names = sorted((plain["line"].keys() | KernelMagics.magics["line"].keys()) - {"reset", "kill_bgscripts"})
    kernel.run("known = get_ipython().find_line_magic\ncells = get_ipython().find_cell_magic", "c")
    kernel.run(f"missing = [name for name in {names} if known(name) is None]", "c")
    kernel.run(f"missing += [name for name in {sorted(plain['cell'])} if cells(name) is None]", "c")
    assert kernel.observe("", "c", ("missing",)).values == {"missing": []}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("%%time\nx = 3", 3),
        ("%%capture out\nprint('hidden')\nx = 4", 4),
        ("%%timeit -n 1 -r 1\ny = 1\n", None),
        ("%time x = 5", 5),
        ("x = %sx echo 6", None),
        ("%%writefile mine.py\nvalue = 7\n", None),
        ("import asyncio\nawait asyncio.sleep(0)\nx = 8", 8),
        ("async def later():\n    global x\n    x = 9\nimport asyncio\ntask = asyncio.create_task(later())", 9),
    ],
)
def test_cells_of_many_kinds_do_what_they_do_in_a_notebook(kernel, source, expected):
    kernel.run("x = None", "c")
    reply = kernel.run(source, "c")
    assert reply.error is None, reply.outputs
    if expected is not None:
        assert kernel.observe("", "c", ("x",)).values == {"x": expected}


def test_an_event_loop_is_running_as_in_a_notebook(kernel):
    assert kernel.run("import asyncio\nasync def f(): ...\nasyncio.run(f())", "c").error["kind"] == "RuntimeError"


def test_in_and_out_hold_what_was_run(kernel):
    kernel.run("6 * 7", "c")
    reply = kernel.run("[In[1], Out[1], _, _1, len(In)]", "c")
    assert shown(reply) == "['6 * 7', 42, 42, 42, 3]"
    assert shown(kernel.run("1 + 1;", "c")) == ""


def test_input_and_getpass_find_nobody_as_in_nbgrader(kernel):
    assert kernel.run("input('name?')", "c").error["kind"] == "NotImplementedError"
    assert kernel.run("import getpass\ngetpass.getpass()", "c").error["kind"] == "NotImplementedError"


def test_a_notebook_is_known_by_its_shell_and_by_what_runs_it(kernel):
    kernel.run("import os\nname = type(get_ipython()).__name__\nby = os.environ['NBGRADER_EXECUTION']", "c")
    kernel.run("app = 'IPKernelApp' in get_ipython().config", "c")
    values = kernel.observe("", "c", ("name", "by", "app")).values
    assert values == {"name": "ZMQInteractiveShell", "by": "autograde", "app": True}


def test_widgets_can_be_made_and_shown(kernel):
    reply = kernel.run("import ipywidgets\nslider = ipywidgets.IntSlider(value=3)\ndisplay(slider)\nslider.value += 1", "c")
    assert reply.error is None
    kernel.run("value = slider.value\n@ipywidgets.interact(n=2)\ndef shown(n):\n    global seen\n    seen = n", "c")
    assert kernel.observe("", "c", ("value", "seen")).values == {"value": 4, "seen": 2}


@pytest.mark.parametrize("inside", ["with ipywidgets.Output():\n    1 / 0", "@ipywidgets.interact(n=2)\ndef shown(n):\n    1 / n // 0"])
def test_an_error_that_a_widget_would_show_is_one_of_the_cell(kernel, inside):
    reply = kernel.run(f"import ipywidgets\n{inside}", "c")
    assert [output["ename"] for output in reply.outputs if output["output_type"] == "error"] == ["ZeroDivisionError"]


def streams(reply):
    return [(output.get("name"), output["text"]) for output in reply.outputs if output["output_type"] == "stream"]


@pytest.mark.parametrize(
    "source",
    [
        "import os\n_ = os.system('echo slow >&2')",
        "import subprocess\n_ = subprocess.run('echo slow >&2', shell=True)",
        "import subprocess, sys\n_ = subprocess.run(['sh', '-c', 'echo slow >&2'], stdout=sys.stdout, stderr=sys.stderr)",
        "import os\n_ = os.write(2, b'slow\\n')",
        "import sys\nprint('slow', file=sys.__stderr__)",
        "import os, sys\nif os.fork() == 0:\n    print('slow', file=sys.stderr)\n    os._exit(0)\n_ = os.wait()",
    ],
)
def test_what_is_written_to_standard_error_past_python_is_shown_before_the_last_value(kernel, source):
    reply = kernel.run(f"{source}\n0.5", "c")
    assert reply.error is None
    assert streams(reply) == [("stderr", "slow\n")]
    assert [output["output_type"] for output in reply.outputs] == ["stream", "execute_result"]
    assert streams(kernel.run("1", "c")) == []


def test_what_is_cleared_when_there_is_more_stays_until_then(kernel):
    waits = "import sys\nfrom IPython.display import clear_output\nprint('first', file=sys.stderr)\nclear_output(wait=True)"
    assert streams(kernel.run(waits, "c")) == [("stderr", "first\n")]
    assert streams(kernel.run(f"{waits}\nprint('second')", "c")) == [("stdout", "second\n")]
    assert streams(kernel.run(f"{waits[:-11]}()", "c")) == []


def test_what_is_asked_of_the_notebooks_kernel_is_not_there_and_ends_no_cell(kernel):
    reply = kernel.run("get_ipython().kernel.do_shutdown(True)\nafter = 1", "c")
    assert reply.error is None
    assert "get_ipython().kernel is not available" in shown(reply)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("%rerun", "=== Executing: ===\nx = len('abc')\nx\n=== Output: ===\n3"),
        ("%rerun 1", "=== Executing: ===\nprint('Hello')\n=== Output: ===\nHello\n"),
        ("%rerun -g print*", "=== Executing: ===\nprint('Hello')\n=== Output: ===\nHello\n"),
        ("%rerun -l 2", "=== Executing: ===\nprint('Hello')\nx = len('abc')\nx\n=== Output: ===\nHello\n3"),
        ("%history -l 1", "x = len('abc')\nx\n"),
        ("exec(In[-2]); x", "3"),
    ],
)
def test_what_was_run_can_be_run_again(kernel, source, expected):
    kernel.run("print('Hello')", "c")
    kernel.run("x = len('abc')\nx", "c")
    assert shown(kernel.run(source, "c")) == expected


def test_a_task_shows_nothing_in_a_later_cell_and_a_thread_does(kernel):
    begun = """import asyncio, sys, threading
begins, told = threading.Event(), asyncio.Event()
async def late(): await told.wait(); print("from a task", file=sys.stderr); display("from a task")
def other(): begins.wait(); print("from a thread", file=sys.stderr)
task, thread = asyncio.create_task(late()), threading.Thread(target=other)
thread.start()
await asyncio.sleep(0)"""
    assert kernel.run(begun, "c").error is None
    reply = kernel.run("begins.set(); thread.join()\ntold.set(); await task", "c")
    assert reply.error is None
    assert [(output["name"], output["text"]) for output in reply.outputs] == [("stderr", "from a thread\n")]


@pytest.mark.parametrize(
    ("sets", "reads", "value"),
    [
        ("import decimal\ndecimal.getcontext().prec = 3", "str(decimal.Decimal(1) / 3)", "'0.333'"),
        ("import numpy as np\nbefore = np.seterr(divide='ignore')", "np.geterr()['divide']", "'ignore'"),
        ("import contextvars\nmine = contextvars.ContextVar('mine')\ntoken = mine.set(5)\n1 / 0", "mine.get()", "5"),
        (
            "import contextvars, asyncio\nmine = contextvars.ContextVar('mine')\nawait asyncio.sleep(0)\ntoken = mine.set(6)",
            "mine.get()",
            "6",
        ),
    ],
)
def test_what_a_cell_sets_of_its_context_holds_in_those_after_it(kernel, sets, reads, value):
    kernel.run(sets, "c")
    assert shown(kernel.run(reads, "c")) == value
    assert kernel.observe(f"x = repr({reads})", "c", ("x",)).values == {"x": value}


def test_libraries_can_tell_that_they_are_in_a_notebook(kernel):
    asked = "'IPKernelApp' in get_ipython().config, get_ipython().__class__.__name__, 'ipykernel.zmqshell' in sys.modules"
    assert shown(kernel.run(f"import sys\n{asked}", "c")) == "(True, 'ZMQInteractiveShell', True)"
