"""A class in two languages: released beside each other, graded alike, each told in its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from autograder import catalogs

pytestmark = pytest.mark.slow  # calls the command line and grades, as a person does

AUTOGRADER = Path(sys.executable).with_name("autograder")
SAID = {"Tiny": "Pequeño", "twice(2) is 4": "twice(2) es 4", "squared": "al cuadrado"}


def run(course, command, *arguments):
    done = subprocess.run([AUTOGRADER, command, *arguments, "--course", course.folder], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_two_languages_one_class(course):
    listed = run(course, "translations", "es")
    assert "locales/es/LC_MESSAGES/tiny.po: 4 missing, 0 fuzzy of 4 sentences" in listed, listed
    path = catalogs.catalog_path(course.locales, "es", "tiny")
    catalog = catalogs.read_catalog(path, "es")
    for message in catalog:
        message.string = SAID.get(str(message.id), message.string)
    catalogs.write(path, catalog)
    made = run(course, "release", "tiny", "--language", "es").split()
    assert [Path(line).parts[-2:] for line in made] == [("release", "tiny"), ("release-es", "tiny")]
    spanish = (course.folder / "release-es" / "tiny" / "tiny.ipynb").read_text(encoding="utf-8")
    assert "# Pequeño" in spanish
    assert "twice(2) es 4" in spanish
    assert "HIDDEN" not in spanish
    answers = {"twice": "def twice(x):\n    return x * x", "total": "def total(values):\n    return float(sum(values))"}
    notebook = json.loads(spanish)
    for cell in notebook["cells"]:
        cell["source"] = answers.get(cell["metadata"].get("nbgrader", {}).get("grade_id"), cell["source"])
    course.hand_in("ann", answers)
    course.hand_in_bytes("ana", json.dumps(notebook).encode())
    assert run(course, "grade", "--preload", "numpy").startswith("2 graded, 0 unchanged")
    assert run(course, "grade", "--preload", "numpy").startswith("0 graded, 2 unchanged")
    scores = course.scores()
    assert scores["ana"] == scores["ann"] == {"twice-test": 0, "total-test": 3}
    run(course, "feedback", "tiny")
    pages = {name: (course.feedback / name / "tiny" / "tiny.html").read_text(encoding="utf-8") for name in ("ana", "ann")}
    assert '<html lang="es">' in pages["ana"]
    assert "<h1>Pequeño</h1>" in pages["ana"]
    assert "al cuadrado" in pages["ana"]
    assert "Todavía no es correcto" in pages["ana"]
    assert "no cell of the assignment" not in pages["ana"]
    assert '<html lang="en">' in pages["ann"]
    assert "squared" in pages["ann"]
