"""A real Dask scheduler and workers, each a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

BIN = Path(sys.executable).parent
FLAGS = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")


def line_with(process: subprocess.Popen[str], word: str) -> str:
    assert process.stderr is not None
    for line in process.stderr:
        if word in line:
            return line
    raise AssertionError(f"{word} never came")


@dataclass
class DaskCluster:
    """All in one folder; a submission that loses three workers is given up."""

    folder: Path
    port: int = 0
    workers: list[subprocess.Popen[str]] = field(default_factory=list)
    address: str = ""

    def __post_init__(self) -> None:
        self.start_scheduler()

    def start_scheduler(self) -> None:
        """A first one, or a new one at the same address."""
        self.scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", str(self.port), "--no-dashboard")
        self.address = line_with(self.scheduler, "Scheduler at:").split()[-1]
        self.port = int(self.address.rsplit(":", 1)[1])

    def add_workers(self, number: int) -> list[subprocess.Popen[str]]:
        new = [self._start("worker", self.address, *FLAGS) for _ in range(number)]
        for worker in new:
            line_with(worker, "Registered to")
        self.workers += new
        return new

    def _start(self, *arguments: str) -> subprocess.Popen[str]:
        environment = os.environ | {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "2"}
        command = [str(BIN / "dask"), *arguments]
        return subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, cwd=self.folder, env=environment)

    def close(self) -> None:
        for process in [*self.workers, self.scheduler]:
            process.kill()
            process.wait()
