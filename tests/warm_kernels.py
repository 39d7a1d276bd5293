"""Ordinary Jupyter kernels that skip the import of TensorFlow: each is a fork of a process that has it, unconfined.

For nbgrader's and nbclient's own ways of running a notebook, many times in one test. They find these kernels as `python3`
on JUPYTER_PATH and start them by a command, as any kernel.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

MODULES = ("numpy", "scipy.linalg", "scipy.optimize", "tensorflow", "keras", "matplotlib.pyplot", "sklearn.linear_model")


@contextlib.contextmanager
def warm_kernels(folder: Path, modules: Sequence[str] = MODULES) -> Iterator[Path]:
    """Yields a folder for JUPYTER_PATH. `folder` is short: the address of a socket lies in it. `modules` are imported once."""
    spec = folder / "kernels" / "python3"
    spec.mkdir(parents=True)
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(folder / "s"))
    listening.listen(16)
    command = [sys.executable, "-S", __file__, str(folder / "s"), "-f", "{connection_file}"]
    spec.joinpath("kernel.json").write_text(
        json.dumps({"argv": command, "display_name": "Python 3", "language": "python", "interrupt_mode": "message"})
    )
    threads = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "TF_NUM_INTRAOP_THREADS", "TF_NUM_INTEROP_THREADS")
    ready, done = os.pipe()
    server = subprocess.Popen(
        [sys.executable, __file__, "--serve", str(listening.fileno()), str(done), *modules],
        env=os.environ | dict.fromkeys(threads, "1") | {"TF_CPP_MIN_LOG_LEVEL": "3"},
        pass_fds=[listening.fileno(), done],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    listening.close()
    os.close(done)
    try:
        with open(ready, "rb") as imported:
            imported.read()
        yield folder
    finally:
        server.kill()
        server.wait()


def serve(listening: socket.socket, done: int, modules: Sequence[str]) -> None:
    """Imports, closes `done`, then forks a kernel for each connection."""
    import importlib

    for module in modules:
        importlib.import_module(module)
    import ipykernel.kernelapp  # noqa: F401
    import matplotlib_inline.backend_inline  # noqa: F401

    os.close(done)
    while True:
        connection, _ = listening.accept()
        if os.fork() == 0:
            if os.fork() == 0:  # the kernel is nobody's child to wait for
                listening.close()
                be_kernel(connection)
            os._exit(0)
        os.wait()
        connection.close()


def be_kernel(connection: socket.socket) -> None:
    """A kernel until it is told to end, or the command that asked for it is gone."""
    from ipykernel.kernelapp import IPKernelApp

    with connection.makefile() as lines:
        wanted = json.loads(lines.readline())
    os.environ.clear()
    os.environ.update(wanted["environment"])
    sys.path[:0] = filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))  # as a Python that starts would
    os.environ.pop("JPY_PARENT_PID", None)
    os.chdir(wanted["folder"])
    watch = threading.Thread(target=lambda: (connection.recv(1), os._exit(1)), daemon=True)
    watch.start()
    try:
        IPKernelApp.launch_instance(wanted["arguments"])
    finally:
        os._exit(0)


def ask(address: str, *arguments: str) -> None:
    """What the kernelspec runs: asks for a kernel and lasts as long as it does."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(address)
        # Where ipykernel takes itself for part of a test, it leaves the process's own output alone, and a student's kernel does not.
        environment = {name: value for name, value in os.environ.items() if name != "PYTEST_CURRENT_TEST"}
        wanted = {"arguments": arguments, "folder": os.getcwd(), "environment": environment}
        connection.sendall(json.dumps(wanted).encode() + b"\n")
        connection.recv(1)


if __name__ == "__main__":
    if sys.argv[1] == "--serve":
        serve(socket.socket(fileno=int(sys.argv[2])), int(sys.argv[3]), sys.argv[4:])
    else:
        ask(*sys.argv[1:])
