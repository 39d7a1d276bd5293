"""The first cell of the released notebooks starts TensorFlow without a line of its own, and leaves stderr as it was."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

TEXTS = sorted((Path(__file__).parents[2] / "exercises/assignments").glob("*.md"))
CELL = re.compile(r"```\{code-cell\} python\n---\nnbgrader: \{grade_id: imports, locked: true\}\n---\n(.*?)\n```", re.DOTALL)


def first_cell(text: Path) -> str:
    found = CELL.search(text.read_text(encoding="utf-8"))
    assert found is not None
    return found[1]


def test_all_notebooks_begin_with_the_same_cell():
    assert len({first_cell(text) for text in TEXTS}) == 1


@pytest.mark.slow  # starts TensorFlow
def test_no_line_appears_and_what_comes_later_does():
    source = first_cell(TEXTS[0]) + "\nimport sys\nprint('an error of the student', file=sys.stderr)\n"
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("TF_", "CUDA_", "KERAS_"))}
    done = subprocess.run([sys.executable, "-c", source], env=clean, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "an error of the student\n")
