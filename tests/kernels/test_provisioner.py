"""Programs that start Jupyter kernels get confined forks by the choice of a kernelspec, with no change of theirs."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError

import autograder

SPEC = {
    "argv": ["python", "-m", "ipykernel_launcher", "-f", "{connection_file}"],
    "display_name": "Confined",
    "language": "python",
    "metadata": {"kernel_provisioner": {"provisioner_name": "autograder-fork", "config": {"modules": ["numpy"]}}},
}

pytestmark = pytest.mark.slow  # each starts a template of its own


@pytest.fixture
def spec(tmp_path, monkeypatch):
    folder = tmp_path / "kernels/confined"
    folder.mkdir(parents=True)
    (folder / "kernel.json").write_text(json.dumps(SPEC))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    return "confined"


def run(spec, *sources, **options):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in sources])
    NotebookClient(notebook, kernel_name=spec, startup_timeout=300, **options).execute()
    return [cell.outputs for cell in notebook.cells]


def test_nbclient_runs_a_notebook_in_a_confined_fork(spec):
    project = str(Path(autograder.__file__).parents[1] / "exercises")
    outputs = run(spec, "import os, numpy\nx = 20", f"print(os.getpid(), os.path.exists({project!r}))\nx + 1")
    assert outputs[1][0]["text"] == "1 False\n"
    assert outputs[1][1]["data"]["text/plain"] == "21"


TURNED = """
import ctypes, os, socket, struct
libc = ctypes.CDLL(None)
for number in range(3, 200):
    try:
        one = socket.socket(fileno=os.dup(number))
        listens = one.family == socket.AF_INET and one.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)
    except OSError:
        continue
    if not listens:
        continue
    for other in range(3, 200):  # the kernel's own loop must not look at it any more
        try:
            if "eventpoll" in os.readlink(f"/proc/self/fd/{other}"): libc.epoll_ctl(other, 2, number, None)
        except OSError: pass
    if libc.connect(one.fileno(), struct.pack("=H14s", 0, b""), 16): one.shutdown(socket.SHUT_RDWR)
    one.settimeout(2)
    for way in (lambda: one.connect(ADDRESS), lambda: one.sendto(b"out", 0x20000000, ADDRESS),
                lambda: one.sendmsg([b"out"], [], 0x20000000, ADDRESS)):
        try: way(); one.send(b"out")
        except OSError as error: print(type(error).__name__)
    break
"""


def test_the_sockets_that_it_answers_on_lead_nowhere_else(spec):
    with socket.create_server(("127.0.0.1", 0)) as server:
        outputs = run(spec, f"ADDRESS = {server.getsockname()!r}", TURNED)
        server.settimeout(1)
        with pytest.raises(TimeoutError):
            server.accept()
    assert outputs[1][0]["text"].split() == ["PermissionError"] * 3


def test_an_endless_cell_can_be_interrupted_and_the_next_runs(spec):
    few = {"while True: pass": 2}  # seconds; all else ends by itself, however busy the machine is
    patience = {"timeout_func": lambda cell: few.get(cell.source, 300), "interrupt_on_timeout": True}
    outputs = run(spec, "while True: pass", "1 + 1", allow_errors=True, **patience)
    assert outputs[1][0]["data"]["text/plain"] == "2"


def test_a_kernel_that_ends_itself_is_noticed(spec):
    with pytest.raises(DeadKernelError):
        run(spec, "import os; os._exit(1)")


def test_a_timeout_ends_the_kernel(spec):
    with pytest.raises(CellTimeoutError):
        run(spec, "import time; time.sleep(60)", timeout=1)


def test_jupyters_own_command_line_uses_it(spec, tmp_path):
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("6 * 7")]), tmp_path / "n.ipynb")
    program = Path(sys.executable).with_name("jupyter")
    command = [program, "execute", "--kernel_name=confined", "--inplace", tmp_path / "n.ipynb"]
    subprocess.run(command, check=True, env=os.environ, capture_output=True)
    assert nbformat.read(tmp_path / "n.ipynb", 4).cells[0].outputs[0]["data"]["text/plain"] == "42"
