"""A kernel provisioner for Jupyter: kernels are confined forks of one warm template, instead of processes that import anew.

A kernelspec chooses it::

    "metadata": {"kernel_provisioner": {"provisioner_name": "autograder-fork", "config": {"modules": ["tensorflow", "keras"]}}}

With it nbclient, papermill, nbconvert and jupyter_client start confined kernels, with no change of theirs.
"""

from __future__ import annotations

import atexit
import socket
import threading
import time
from functools import cache
from typing import Any

from jupyter_client.provisioning import LocalProvisioner
from traitlets import List, Unicode

from autograder.kernels.confine import Limits
from autograder.kernels.jupyter_session import CHANNELS
from autograder.kernels.kernel import Kernel, Template


@cache
def _template(modules: tuple[str, ...]) -> Template:
    template = Template(modules=modules, session="autograder.kernels.jupyter_session")
    atexit.register(template.close)
    return template


class ForkProvisioner(LocalProvisioner):  # type: ignore[misc, unused-ignore]
    """Starts a kernel by a fork."""

    modules = List(Unicode(), ["numpy"], help="What the template imports, once for all kernels.").tag(config=True)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> dict[str, Any]:
        """`cmd`, the command of an ordinary kernel, is not run."""
        template = _template(tuple(self.modules))
        connection = self.connection_info
        listening = [socket.create_server(("127.0.0.1", connection[name])) for name in CHANNELS]
        try:
            kernel = template.fork(Limits(total_seconds=86_400))
            key = connection["key"]
            settings = {name: connection[name] for name in CHANNELS}
            kernel.hand_over(listening, settings | {"key": key.decode() if isinstance(key, bytes) else key})
        finally:
            for one in listening:
                one.close()
        self.process = _Process(kernel)
        self.pid, self.pgid = self.process.pid, None
        return dict(connection)


class _Process:
    """A kernel with the methods of subprocess.Popen that jupyter_client uses."""

    pid = None

    def __init__(self, kernel: Kernel) -> None:
        self._kernel = kernel
        self.returncode: int | None = None
        self._lock = threading.Lock()

    def poll(self) -> int | None:
        with self._lock:
            if self.returncode is None and self._kernel.has_ended():
                self.returncode = int((self._kernel.ended or {}).get("exit", -9))
                self._kernel.close()
        return self.returncode

    def wait(self) -> int:
        while (code := self.poll()) is None:
            time.sleep(0.05)
        return code

    def send_signal(self, signum: int) -> None:
        if self.poll() is None:
            self._kernel.interrupt() if signum == 2 else self._kernel.end()

    def kill(self) -> None:
        self.send_signal(9)

    terminate = kill
    stdin = stdout = stderr = None
