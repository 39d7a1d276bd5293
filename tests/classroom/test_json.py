"""What commands print for programs: one JSON text in one line, with the fields that the guide names."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner
from made_up import MEAN, NAME

from autograder.classroom import regrades
from autograder.cli import main

GUIDE = (Path(__file__).parents[2] / "book" / "guide-reference.md").read_text(encoding="utf-8")


def printed(course: Any, *words: str, code: int = 0) -> Any:
    done = CliRunner().invoke(main, [*words, "--json", "--course", str(course.folder)])
    assert done.exit_code == code, done.output
    assert done.stderr == ""
    assert done.stdout.count("\n") == 1
    return json.loads(done.stdout)


def fields(command: str) -> set[str]:
    """Of the guide's table, but for what it says of the fields of a field."""
    (line,) = re.findall(rf"^\| `{command}` \| (.*) \|$", GUIDE, re.MULTILINE)
    return set(re.findall(r"`(\w+)`", line))


def test_the_guide_has_each_command_with_json():
    context = click.Context(main)
    commands = {name: main.get_command(context, name) for name in main.list_commands(context)}
    having = {name for name, command in commands.items() if command and any("--json" in each.opts for each in command.params)}
    section = GUIDE.partition("\n## JSON output\n")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `([a-z-]+)` \|", section, re.MULTILINE)) == having


@pytest.mark.slow
def test_a_whole_course_by_programs(course, gradebook, graded, tmp_path):
    (released,) = printed(course, "release", NAME)
    assert (released["assignment"], released.keys()) == (NAME, fields("release"))
    assert Path(released["folder"]).is_dir()

    (tmp_path / "list.csv").write_text("student_id,first_name\nada,Ada\n0042,Bob\n*,Odd\n")
    listed = printed(course, "roster", str(tmp_path / "list.csv"), code=1)
    assert listed.keys() == fields("roster")
    assert (listed["added"], len(listed["left_out"])) == (["ada", "0042"], 1)
    (tmp_path / "list.csv").write_text("student_id,first_name\nada,Ada\n42,Bob\n")
    assert len(printed(course, "roster", str(tmp_path / "list.csv"), code=1)["alike"]) == 1

    (tmp_path / "down").mkdir()
    (tmp_path / "down" / "ada.ipynb").write_bytes((Path(released["folder"]) / f"{NAME}.ipynb").read_bytes())
    collected = printed(course, "collect", NAME, str(tmp_path / "down"))
    assert (collected["new"], collected.keys()) == (["ada"], fields("collect"))

    due = printed(course, "due", NAME, "2026-10-01 12:00 UTC")
    assert due == {"assignment": NAME, "due": "2026-10-01T12:00:00+00:00", "extensions": []}
    due = printed(course, "due", NAME, "2026-10-02 12:00 UTC", "--student", "ada")
    assert due["extensions"] == [{"student": "ada", "seconds": 86400, "until": "2026-10-02T12:00:00+00:00"}]
    assert due.keys() | due["extensions"][0].keys() == fields("due")

    graded("ada")
    said = printed(course, "feedback", NAME)
    assert said["pages"] == [{"assignment": NAME, "student": "ada", "page": str(course.feedback / "ada" / NAME / f"{NAME}.html")}]
    assert said.keys() | said["pages"][0].keys() == fields("feedback")
    (report,) = printed(course, "report", NAME)
    assert (report["assignment"], report.keys()) == (NAME, fields("report") - {"results"})
    assert all(Path(file).is_file() for file in report["files"])

    request = printed(course, "regrade-request", NAME, "ada", "--text", "why?", "--task", MEAN)
    assert request.keys() == fields("regrade-request")
    open_ones = printed(course, "regrade-answer")
    assert (open_ones, open_ones.keys()) == ({"answered": None, "open": [request]}, fields("regrade-answer"))
    gone = printed(course, "delete-term", "2100-01-01")
    assert (gone["deleted"], gone.keys()) == (False, fields("delete-term"))
    (finding, *_) = json.loads(CliRunner().invoke(main, ["doctor", "--json"]).stdout)
    assert finding.keys() == fields("doctor")


def test_what_stops_a_command_is_a_line_for_people_and_no_json(course):
    done = CliRunner().invoke(main, ["feedback", "nothing", "--json", "--course", str(course.folder)])
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("autograder: ")


def test_a_request_is_the_same_by_every_way(course, gradebook, graded):
    graded("ada")
    request = regrades.ask(course, gradebook, NAME, "ada", "why?")
    gradebook.nbgrader.db.rollback()
    assert printed(course, "regrade-answer")["open"][0]["id"] == request.id
