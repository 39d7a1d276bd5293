"""Programs on loopback, as a user starts them: ready when they say so, and gone with all their children at the end."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import psutil

BIN = Path(sys.executable).parent
TOKEN = "loopback-test"  # the servers of the tests hear 127.0.0.1 alone and live for one test
PATIENCE = 300  #: seconds until a program that says nothing counts as broken


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(home: Path, **more: str) -> dict[str, str]:
    """A user's environment: this Python's programs, and Jupyter's folders below `home`."""
    home.mkdir(parents=True, exist_ok=True)
    kept = {name: os.environ[name] for name in ("LANG", "LC_ALL", "TMPDIR") if name in os.environ}
    quiet = {"TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1", "OMP_NUM_THREADS": "1"}
    path = os.pathsep.join([str(BIN), "/usr/local/bin", "/usr/bin", "/bin"])
    return {**kept, **quiet, "HOME": str(home), "PATH": path, "JUPYTER_PLATFORM_DIRS": "0", **more}


def call(*command: str | Path, cwd: Path, env: dict[str, str], check: bool = True) -> str:
    """Runs a program to its end; returns what it printed. An end with an error fails the test with all that it said."""
    done = subprocess.run([BIN / command[0], *command[1:]], cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0 or not check, f"{command}\n{done.stdout}\n{done.stderr}"
    assert "Traceback (most recent call last)" not in done.stderr, done.stderr
    return done.stdout + done.stderr


@contextlib.contextmanager
def running(command: Sequence[str | Path], ready: str, cwd: Path, env: dict[str, str]) -> Iterator[list[str]]:
    """A program from the line that holds `ready` on; gives the lines it has printed."""
    process = subprocess.Popen(
        command, cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", start_new_session=True
    )
    lines: list[str] = []
    said = threading.Event()

    def listen() -> None:
        assert process.stdout is not None
        for line in process.stdout:
            lines.append(line.rstrip("\n"))
            if ready in line:
                said.set()
        said.set()

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    try:
        if not said.wait(PATIENCE) or process.poll() is not None or not any(ready in line for line in lines):
            raise AssertionError(f"{command[0]} did not start:\n" + "\n".join(lines[-60:]))
        yield lines
    finally:
        started = psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
        for each in [process, *started]:  # a hub's servers lead sessions of their own
            with contextlib.suppress(ProcessLookupError, psutil.NoSuchProcess):
                each.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(20)
        for each in [process, *psutil.wait_procs(started, timeout=10)[1]]:
            with contextlib.suppress(ProcessLookupError, psutil.NoSuchProcess):
                each.kill()
        process.wait()
        listener.join(10)


@contextlib.contextmanager
def jupyter_lab(folder: Path, env: dict[str, str]) -> Iterator[str]:
    """JupyterLab on a folder, as `make lab` starts it; gives its address, which a token must follow."""
    port = free_port()
    command = [BIN / "jupyter", "lab", "--no-browser", "--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0"]
    command += [f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={folder}"]
    if os.geteuid() == 0:
        command.append("--allow-root")
    with running(command, "is running at", folder, env):
        _answers(port)
        yield f"http://127.0.0.1:{port}"


def _answers(port: int) -> None:
    """Returns when something listens: Jupyter says that it runs a moment before it does."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except ConnectionRefusedError:
            assert time.monotonic() < deadline, f"nothing listens on port {port}"
            time.sleep(0.05)


def hand_in(course: Path, student: str, name: str, answers: dict[str, str], own: Sequence[dict[str, object]] = ()) -> None:
    """The released notebook with some cells filled in, and the student's own cells at the end."""
    notebook = json.loads((course / "release" / name / f"{name}.ipynb").read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        cell["source"] = answers.get(cell["metadata"].get("nbgrader", {}).get("grade_id"), cell["source"])
    notebook["cells"] += own
    folder = course / "submitted" / student / name
    folder.mkdir(parents=True)
    (folder / f"{name}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")


@contextlib.contextmanager
def jupyter_hub(
    folder: Path,
    settings: Path,
    proxy: Sequence[str | Path],
    services: Sequence[dict[str, object]] = (),
    roles: Sequence[object] = (),
    servers: Mapping[str, str] | None = None,
    groups: Mapping[str, object] | None = None,
) -> Iterator[str]:
    """JupyterHub as jupyterhub_config.py beside this file has it; gives its address.

    Besides, it has services, roles and groups, and `servers` is added to the environment of users' servers.
    """
    port = free_port()
    told = {
        "HUB_FOLDER": str(folder),
        "HUB_SETTINGS": str(settings),
        "HUB_PORTS": json.dumps([port, free_port(), free_port()]),
        "HUB_PROXY": json.dumps([str(part) for part in proxy]),
        "HUB_SERVERS": json.dumps(dict(servers or {})),
        "HUB_SERVICES": json.dumps(services),
        "HUB_ROLES": json.dumps(roles),
        "HUB_GROUPS": json.dumps(dict(groups or {})),
    }
    command = [BIN / "jupyterhub", "--config", Path(__file__).with_name("jupyterhub_config.py")]
    with running(command, "JupyterHub is now running", folder, environment(folder / "home", **told)):
        yield f"http://127.0.0.1:{port}"
