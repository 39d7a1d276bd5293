"""Programs that start Jupyter kernels get confined forks by the choice of a kernelspec, with no change of theirs."""

import json
import os
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


@pytest.fixture
def spec(tmp_path, monkeypatch):
    folder = tmp_path / "kernels/confined"
    folder.mkdir(parents=True)
    (folder / "kernel.json").write_text(json.dumps(SPEC))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    return "confined"


def run(spec, *sources, **options):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in sources])
    NotebookClient(notebook, kernel_name=spec, **options).execute()
    return [cell.outputs for cell in notebook.cells]


def test_nbclient_runs_a_notebook_in_a_confined_fork(spec):
    project = str(Path(autograder.__file__).parents[1] / "exercises")
    outputs = run(spec, "import os, numpy\nx = 20", f"print(os.getpid(), os.path.exists({project!r}))\nx + 1")
    assert outputs[1][0]["text"] == "1 False\n"
    assert outputs[1][1]["data"]["text/plain"] == "21"


def test_an_endless_cell_can_be_interrupted_and_the_next_runs(spec):
    outputs = run(spec, "while True: pass", "1 + 1", timeout=2, interrupt_on_timeout=True, allow_errors=True)
    assert outputs[1][0]["data"]["text/plain"] == "2"


def test_a_kernel_that_ends_itself_is_noticed(spec):
    with pytest.raises(DeadKernelError):
        run(spec, "import os; os._exit(1)")


def test_a_timeout_ends_the_kernel(spec):
    with pytest.raises(CellTimeoutError):
        run(spec, "import time; time.sleep(60)", timeout=1)


@pytest.mark.slow
def test_jupyters_own_command_line_uses_it(spec, tmp_path):
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("6 * 7")]), tmp_path / "n.ipynb")
    program = Path(sys.executable).with_name("jupyter")
    command = [program, "execute", "--kernel_name=confined", "--inplace", tmp_path / "n.ipynb"]
    subprocess.run(command, check=True, env=os.environ, capture_output=True)
    assert nbformat.read(tmp_path / "n.ipynb", 4).cells[0].outputs[0]["data"]["text/plain"] == "42"
