"""Confinement works for an ordinary user, too, with the package installed like any other."""

import os
import pwd
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import autograder

SYSTEM_PYTHON = "/usr/bin/python3"
TRY = """
import json, os, sys
from autograder.kernels.confine import Limits
from autograder.kernels.kernel import Template
assert os.geteuid() != 0
with Template(modules=("numpy",)) as template, template.fork(Limits()) as kernel:
    source = '''
import os, importlib.util
seen = {
    "processes": [name for name in os.listdir("/proc") if name.isdigit()],
    "project": os.path.exists(PROJECT),
    "judging": importlib.util.find_spec("autograder.judging") is not None,
    "uid": os.getuid(),
    "writable": os.access("/usr", os.W_OK),
}
'''
    reply = kernel.observe(source.replace("PROJECT", repr(sys.argv[1])), "try", ("seen",))
    print(json.dumps(reply.values.get("seen") or [reply.error, list(reply.values)]))
"""


@pytest.mark.slow
def test_an_ordinary_user_can_confine(tmp_path):
    import json

    package = Path(autograder.__file__).parent
    if os.geteuid() != 0:
        pytest.skip("run by an ordinary user: every other test of this folder shows it")
    if not os.access(SYSTEM_PYTHON, os.X_OK):
        pytest.skip(f"needs {SYSTEM_PYTHON}, which an ordinary user may run")
    home = tmp_path / "user"
    subprocess.run([SYSTEM_PYTHON, "-m", "venv", home / "venv"], check=True)
    python = home / "venv/bin/python"
    subprocess.run([Path(sys.executable).with_name("uv"), "pip", "install", "-q", "--python", python, "numpy", "ipython"], check=True)
    (library,) = (home / "venv/lib").glob("python*/site-packages")
    shutil.copytree(package, library / "autograder")
    for folder in (home, *home.parents):
        if folder == Path("/tmp"):
            break
        folder.chmod(0o755)
    nobody = pwd.getpwnam("nobody")
    done = subprocess.run(
        [python, "-c", TRY, str(package)],
        capture_output=True,
        text=True,
        cwd="/",
        user=nobody.pw_uid,
        group=nobody.pw_gid,
        extra_groups=[],
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen == {"processes": ["1"], "project": False, "judging": False, "uid": 1000, "writable": False}
