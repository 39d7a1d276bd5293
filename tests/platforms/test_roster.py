"""Rosters from Canvas, Moodle and by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.classroom.gradebook import Gradebook
from autograder.classroom.scores import people
from autograder.platforms.common.contract import RosterEntry
from autograder.platforms.common.roster import RosterError, apply, load_roster

CANVAS = """Student,ID,SIS User ID,SIS Login ID,Section,Averages (991)
,,,,,Manual Posting
"    Points Possible",,,,,3
"Lovelace, Ada",41,S-1,ada,"A, B",
"Zoë, 李",42,S-2,bob,A,2
"Student, Test",99,,,A,
"""
MOODLE = """"First name","Last name","ID number","Email address","Averages (Real)"
Ada,Lovelace,41,ada@x.example,2.00
Zoë,李,42,bob@x.example,-
"""
WORKSHEET = """Identifier,"Full name","ID number","Email address",Status,Grade,"Maximum grade"
"Participant 7001","Ada Lovelace",41,ada@x.example,"Submitted for grading",,3.00
"""


def roster(tmp_path: Path, text: str, encoding: str = "utf-8") -> list[RosterEntry]:
    path = tmp_path / "roster.csv"
    path.write_bytes(text.encode(encoding))
    return load_roster(path)


def test_canvas_gradebook_export(tmp_path: Path):
    assert roster(tmp_path, CANVAS) == [
        RosterEntry("ada", "Ada", "Lovelace", lms_id="41"),
        RosterEntry("bob", "李", "Zoë", lms_id="42"),
    ]


def test_moodle_grade_export(tmp_path: Path):
    assert roster(tmp_path, MOODLE)[0] == RosterEntry("41", "Ada", "Lovelace", "ada@x.example", "41")


def test_moodle_grading_worksheet_holds_the_participants_number(tmp_path: Path):
    assert roster(tmp_path, WORKSHEET) == [RosterEntry("41", "Ada", "Lovelace", "ada@x.example", "41", "7001")]


def test_german_moodle_and_spreadsheets(tmp_path: Path):
    ada = RosterEntry("ada", "Ada", "Lovelace", "ada@x.example", "41")
    assert roster(tmp_path, "Vorname,Nachname,Anmeldename,ID-Nummer,E-Mail-Adresse\nAda,Lovelace,ada,41,ada@x.example\n") == [ada]
    table = "Matrikelnummer;Nachname;Vorname;E-Mail\r\n4711;Müßig;Jürgen;jm@x.example\r\n"
    assert roster(tmp_path, table, "utf-8-sig") == [RosterEntry("4711", "Jürgen", "Müßig", "jm@x.example")]
    worksheet = "ID,Vollständiger Name,E-Mail-Adresse,Status\nTeilnehmer/in7001,Ada Lovelace,ada@x.example,x\n"
    assert roster(tmp_path, worksheet) == [RosterEntry("ada@x.example", "Ada", "Lovelace", "ada@x.example", participant="7001")]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_plain_tables_with_any_usual_separator_and_encoding(tmp_path: Path, separator: str, encoding: str):
    text = "student_id,first_name,last_name,email\nada,Ada,Lovelace,ada@x.example\n\n".replace(",", separator)
    assert roster(tmp_path, text, encoding) == [RosterEntry("ada", "Ada", "Lovelace", "ada@x.example")]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("ada,Ada\nada,Adele", "line 3: 'ada' stands in line 2 already, with other data; keep one of them"),
        ("ada,Ada\nADA,Ada", "line 3: 'ADA' has the same id, but for capitals, as 'ada' in line 2"),
        ("../../etc,Eve", "line 2: the id '../../etc' cannot be used"),
        ("a b,Eve", "line 2: the id 'a b' cannot be used"),
        ("=1+1,Eve", "line 2: the id '=1\\+1' cannot be used"),
        (",Eve", "line 2: no id for 'Eve'; fill it in"),
        (f"ada,{'x' * 200}", "line 2: 'x{40}'… is longer than 128 characters"),
        ("", "there is no student in it"),
    ],
)
def test_each_trouble_is_one_line_that_names_the_place(tmp_path: Path, lines: str, message: str):
    with pytest.raises(RosterError, match=message):
        roster(tmp_path, f"student_id,first_name\n{lines}\n")


def test_all_troubles_are_told_at_once(tmp_path: Path):
    with pytest.raises(RosterError) as caught:
        roster(tmp_path, "student_id,first_name\n../x,A\n,B\nada,Ada\nada,Adele\n")
    assert len(str(caught.value).split("\n")) == 3


def test_a_row_that_stands_twice_counts_once(tmp_path: Path):
    assert len(roster(tmp_path, CANVAS + '"Lovelace, Ada",41,S-1,ada,C,\n')) == 2


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xff\xff\xfe", "not UTF-8"),
        (b"PK\x03\x04\x00\x00", "no CSV"),
        (b"", "first line is empty"),
        (b"colour,size\nred,1\n", "no column holds the students' ids .there are: colour, size.; call one of them student_id"),
    ],
)
def test_files_that_are_no_roster(tmp_path: Path, data: bytes, message: str):
    (tmp_path / "odd.csv").write_bytes(data)
    with pytest.raises(RosterError, match=message):
        load_roster(tmp_path / "odd.csv")
    with pytest.raises(RosterError, match="cannot be read"):
        load_roster(tmp_path / "none.csv")


def test_a_roster_is_entered_and_nothing_is_lost(gradebook: Gradebook, tmp_path: Path):
    gradebook.nbgrader.add_student("eve", email="eve@x.example")
    gradebook.nbgrader.add_student("ada", email="ada@x.example", first_name="A")
    applied = apply(gradebook, roster(tmp_path, CANVAS))
    assert (applied.added, applied.changed, applied.missing) == (["bob"], ["ada"], ["eve"])
    ada = people(gradebook.nbgrader)["ada"]
    assert (ada.first_name, ada.email, ada.lms_id) == ("Ada", "ada@x.example", "41")
    again = apply(gradebook, roster(tmp_path, CANVAS))
    assert (again.added, again.changed, again.unchanged) == ([], [], 2)
