"""The grader by itself: its wheel, in an environment of its own, grades a course that knows nothing of this one."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OF_THIS_COURSE = ("jupyter-book", "keras", "scikit-learn", "scipy", "tensorflow")
TEXT = """---
jupytext: {text_representation: {extension: .md, format_name: myst}}
kernelspec: {display_name: Python 3, language: python, name: python3}
assignment: {title: Temperatures, minutes: 5}
---
# Temperatures

```{code-cell} ipython3
:nbgrader: {grade_id: fahrenheit, solution: true}
def fahrenheit(celsius):
    ### BEGIN SOLUTION
    return celsius * 9 / 5 + 32
    ### END SOLUTION
```

```{code-cell} ipython3
:nbgrader: {grade_id: fahrenheit-test, points: 3}
assert fahrenheit(100) == 212, "water boils at 212 degrees"
### BEGIN HIDDEN TESTS
from autograder.observing import outcome
observed = [outcome(lambda: float(fahrenheit(celsius))) for celsius in (-40.0, 0.0, 37.0)]
### BEGIN JUDGE
from autograder.judging import expect
expect(observed, [-40.0, 32.0, 98.6])
### END HIDDEN TESTS
```
"""
ANSWERS = {
    "ann": "def fahrenheit(celsius):\n    return 32 + 1.8 * celsius\n",
    "bob": "def fahrenheit(celsius):\n    return 212 if celsius == 100 else 2 * celsius + 30\n",
    "eve": "import os\nos._exit(0)\n",
}
IMPORT_ALL = """
import importlib, pkgutil, autograder
for module in pkgutil.walk_packages(autograder.__path__, "autograder."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
"""


def run(*command: object, cwd: Path, may_fail: bool = False) -> str:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "JUPYTER"))}
    done = subprocess.run([str(part) for part in command], cwd=cwd, env=clean, capture_output=True, text=True, check=False)
    assert may_fail or done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that holds the wheel and what it depends on, in the versions of requirements.lock."""
    folder = tmp_path_factory.mktemp("installed")
    source = folder / "source"
    shutil.copytree(ROOT / "autograder", source / "autograder", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    # built with what is installed here, since its build needs nothing else
    run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", folder, source, cwd=folder)
    (wheel,) = folder.glob("autograder-*.whl")
    uv = Path(sys.executable).with_name("uv")
    run(uv, "venv", "-q", "--python", sys.executable, folder / "venv", cwd=folder)
    python = folder / "venv" / "bin" / "python"
    run(uv, "pip", "install", "-q", "--python", python, "--constraint", ROOT / "requirements.lock", wheel, cwd=folder)
    return python.parent


@pytest.mark.slow
def test_nothing_of_this_course_comes_with_it_and_every_module_can_be_imported(installed: Path, tmp_path: Path) -> None:
    listed = run(installed / "python", "-c", "import importlib.metadata as m; print(*{d.name for d in m.distributions()})", cwd=tmp_path)
    names = {name.casefold().replace("_", "-") for name in listed.split()}
    assert {"autograder", "nbgrader"} <= names
    assert names.isdisjoint(OF_THIS_COURSE)
    run(installed / "python", "-c", IMPORT_ALL, cwd=tmp_path)


@pytest.mark.slow
def test_it_grades_a_course_that_has_never_heard_of_regularization(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "assignments").mkdir()
    (tmp_path / "assignments" / "temperatures.md").write_text(TEXT, encoding="utf-8")
    run(installed / "autograder", "release", "--course", ".", cwd=tmp_path)
    released = json.loads((tmp_path / "release" / "temperatures" / "temperatures.ipynb").read_text(encoding="utf-8"))
    for student, answer in ANSWERS.items():
        for cell in released["cells"]:
            if cell["metadata"].get("nbgrader", {}).get("grade_id") == "fahrenheit":
                cell["source"] = answer
        folder = tmp_path / "submitted" / student / "temperatures"
        folder.mkdir(parents=True)
        (folder / "temperatures.ipynb").write_text(json.dumps(released), encoding="utf-8")
    run(installed / "autograder", "grade", "--course", ".", cwd=tmp_path)
    run(installed / "autograder", "export", "--to", "csv", "--out", "marks.csv", "--course", ".", cwd=tmp_path)
    with open(tmp_path / "marks.csv", encoding="utf-8", newline="") as file:
        marks = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert marks == {"ann": 3.0, "bob": 0.0, "eve": 0.0}
    run(installed / "autograder", "feedback", "--course", ".", cwd=tmp_path)
    run(installed / "autograder", "report", "--course", ".", cwd=tmp_path)
    assert len(list(tmp_path.glob("feedback/*/temperatures/temperatures.html"))) == len(ANSWERS)
