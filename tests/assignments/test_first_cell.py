"""The first cell of the released notebooks starts TensorFlow without a line of its own, and leaves stderr as it was."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

EXERCISES = Path(__file__).parents[2] / "exercises"
CELL = re.compile(r"```\{code-cell\} python\n:nbgrader: \{grade_id: imports, locked: true\}\n(.*?)\n```\n", re.DOTALL)


@pytest.mark.parametrize("text", sorted((EXERCISES / "assignments").glob("*.md")), ids=lambda path: path.stem)
def test_all_notebooks_begin_with_the_same_cell(text: Path):
    fences = re.findall(r"^```(\{.*)", text.read_text(encoding="utf-8"), re.MULTILINE)
    assert fences[:2] == ["{include} how-it-works.md", "{include} imports.md"]


@pytest.mark.slow  # starts TensorFlow
def test_no_line_appears_and_what_comes_later_does():
    cell = CELL.fullmatch((EXERCISES / "kit/imports.md").read_text(encoding="utf-8"))
    assert cell is not None
    source = cell[1] + "\nimport sys\nprint('an error of the student', file=sys.stderr)\n"
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("TF_", "CUDA_", "KERAS_"))}
    done = subprocess.run([sys.executable, "-c", source], env=clean, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "an error of the student\n")
