"""Whether a submission costs the same in a class of 10 as in one of 1,000, and what a rerun with nothing new costs.

    python benchmarks/scaling.py [10 100 1000]

The assignment is the tests' small one, so that what is measured is the grader and not Keras.
"""

from __future__ import annotations

import json
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

PROJECT = Path(__file__).parents[1]
AUTOGRADER = Path(sys.executable).with_name("autograder")
ANSWERS = {"twice": "def twice(x):\n    return x + x\n", "total": "def total(values):\n    return float(sum(values))\n"}


def make_course(folder: Path) -> Path:
    (folder / "assignments").mkdir(parents=True)
    shutil.copy(PROJECT / "tests/grading/tiny.md", folder / "assignments")
    (folder / "nbgrader_config.py").write_text('c = get_config()\nc.CourseDirectory.course_id = "regularization"\n')
    subprocess.run([AUTOGRADER, "release", "--course", folder], check=True, stdout=subprocess.DEVNULL)
    return folder


def hand_in(course: Path, first: int, last: int) -> None:
    notebook = json.loads((course / "release/tiny/tiny.ipynb").read_text())
    for cell in notebook["cells"]:
        cell["source"] = ANSWERS.get(cell["metadata"].get("nbgrader", {}).get("grade_id"), cell["source"])
    text = json.dumps(notebook)
    for number in range(first, last):
        target = course / f"submitted/student-{number:05}/tiny"
        target.mkdir(parents=True)
        (target / "tiny.ipynb").write_text(text)


def grade(course: Path) -> tuple[int, float]:
    """How many were graded, and the seconds that the command took."""
    began = time.perf_counter()
    done = subprocess.run([AUTOGRADER, "grade", "--course", course, "--preload", "numpy"], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    found = re.match(r"(\d+) graded", done.stdout)
    assert found is not None, done.stdout
    return int(found[1]), time.perf_counter() - began


def main() -> None:
    sizes = [int(word) for word in sys.argv[1:]] or [10, 100, 1000]
    print(f"{date.today()}, {platform.platform()}, Python {platform.python_version()}\n")
    with tempfile.TemporaryDirectory(prefix="scaling-") as folder:
        course = make_course(Path(folder) / "course")
        hand_in(course, 0, 1)
        _, start = grade(course)
        print(f"start and one submission {start:6.2f} s")
        there = 1
        for size in sizes:
            hand_in(course, there, there + size)
            there += size
            graded, seconds = grade(course)
            each = (seconds - start) / graded * 1000
            print(f"{graded:5} new ones in a class of {there:5}: {seconds:7.2f} s, {each:6.0f} ms each beyond the start")
        graded, seconds = grade(course)
        print(f"nothing new in a class of {there}: {seconds:.2f} s")


if __name__ == "__main__":
    main()
