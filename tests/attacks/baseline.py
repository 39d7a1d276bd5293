"""What plain `nbgrader autograde` makes of each attack, recorded in baseline.json with date and version.

Run as `python tests/attacks/baseline.py [part of a name ...]`. Attacks run unconfined here, in a course in a temporary
folder; those that could harm the machine say so in their file (`plain`) and are not run.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import datetime, timezone
from importlib.metadata import version
from pathlib import Path
from typing import Any

import attack_bank
from attack_bank import Attack
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from autograder.authoring.compiler import author
from autograder.classroom.release import release
from autograder.grading.outputs import _harmless
from autograder.notebooks.assignment import load_assignment

RECORD = Path(__file__).with_name("baseline.json")
NBGRADER = Path(sys.executable).with_name("nbgrader")
CONTROL = "zz-honest"
FULL = 8.0
SECONDS = 120
CONFIG = """c = get_config()
c.CourseDirectory.course_id = "regularization"
c.Execute.timeout = 30
"""


def main(wanted: list[str]) -> None:
    """Runs what is wanted, all without a name, and writes the record; what is not run again is kept."""
    record = json.loads(RECORD.read_text()) if RECORD.exists() else {"attacks": {}}
    record |= {"date": datetime.now(timezone.utc).date().isoformat(), "nbgrader": version("nbgrader")}
    known = attack_bank.load()
    record["attacks"] = {attack.id: record["attacks"].get(attack.id, {}) for attack in known}
    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder) / "course"
        (course / "assignments").mkdir(parents=True)
        shutil.copy(Path(__file__).with_name("small.md"), course / "assignments" / "small.md")
        (course / "nbgrader_config.py").write_text(CONFIG)
        author(course / "assignments" / "small.md", course / "source")
        release(course, ["small"])
        honest = attack_bank.honest_answers(load_assignment(course / "source/small/small.ipynb"))
        trial = shutil.copytree(course, Path(folder) / "trial")
        for attack in sorted(known, key=lambda one: one.row == "damage"):  # what changes the gradebook comes last
            if wanted and not any(part in attack.id for part in wanted):
                continue
            found = {"not run": attack.plain.removeprefix("not run: ")} if attack.plain else try_it(attack, trial, honest)
            if found.get("exit") == 1:
                found = {**found, **with_another(attack, course, honest)}
            record["attacks"][attack.id] = found
            print(attack.id, found, flush=True)
            RECORD.write_text(json.dumps(record, indent=1, sort_keys=True) + "\n")


def try_it(attack: Attack, course: Path, honest: dict[str, str]) -> dict[str, Any]:
    """Grades the attack alone, in this process: starting nbgrader takes far longer than grading."""
    _hand_in(attack, course, honest)
    config = Config()
    config.CourseDirectory.root = str(course)
    config.CourseDirectory.course_id = "regularization"
    config.Execute.timeout = 30
    api = NbGraderAPI(CourseDirectory(config=config), config=config)
    try:
        done = bool(api.autograde("small", attack.folder, force=True)["success"])
    except Exception:  # a name that nbgrader cannot look for
        done = False
    return {"exit": 0 if done else 1, **_result(attack, course), "honest": FULL}


def with_another(attack: Attack, released: Path, honest: dict[str, str]) -> dict[str, Any]:
    """Grades the attack and an honest submission after it, in a copy of the course, as an instructor would."""
    course = released.with_name("copy")
    shutil.rmtree(course, ignore_errors=True)
    shutil.copytree(released, course)
    _hand_in(attack, course, honest)
    _hand_in(Attack("", "", "", student=CONTROL), course, honest)
    try:
        code: int | None = subprocess.run(
            [NBGRADER, "autograde", "small"], cwd=course, capture_output=True, timeout=SECONDS, check=False
        ).returncode
    except subprocess.TimeoutExpired:
        code = None
    return {"exit": code, **_result(attack, course), "honest": sum(_scores(course, CONTROL).values())}


def _hand_in(attack: Attack, course: Path, honest: dict[str, str]) -> None:
    told = {"COURSE": str(course), "PID": "0", "PORT": "0", "LONG": ""}
    attack_bank.hand_in(attack, course / "release/small/small.ipynb", honest, course, told)


def _result(attack: Attack, course: Path) -> dict[str, Any]:
    outputs = raw = ""
    pictures: list[tuple[str, str]] = []
    path = course / "autograded" / attack.folder / "small" / "small.ipynb"
    if path.is_file():
        try:
            cells = json.loads(path.read_text(encoding="utf-8", errors="replace"))["cells"]
            # A failed test's traceback quotes the hidden test by itself; what counts is what the attack shows.
            shown = [output for cell in cells for output in cell.get("outputs", []) if output.get("output_type") != "error"]
            outputs = json.dumps(shown)
            raw = "".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
            raw += "".join(str(output.get("data", {}).get("text/html", "")) for output in shown)
            pictures = [
                (kind, "".join(body)) for output in shown for kind, body in output.get("data", {}).items() if kind.startswith("image/")
            ]
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            pass
    return {
        "scores": _scores(course, attack.folder),
        "read": sorted(set(re.findall(r"CANARY-[A-Z]+(?:-[A-Z]+)*", outputs))),
        "markup": bool(re.search(r"<(script|style|img)|!\[|javascript:", raw, re.IGNORECASE))
        or not all(_harmless(*picture) for picture in pictures),
    }


def _scores(course: Path, student: str) -> dict[str, float]:
    with Gradebook(f"sqlite:///{course}/gradebook.db", "regularization") as gradebook:
        try:
            submission = gradebook.find_submission("small", student)
        except (MissingEntry, UnicodeEncodeError):
            return {}
        return {
            grade.name.removesuffix("-test"): grade.auto_score
            for notebook in submission.notebooks
            for grade in notebook.grades
            if grade.auto_score is not None
        }


if __name__ == "__main__":
    main(sys.argv[1:])
