"""Bulk downloads of learning platforms: what is taken, what is refused, and that nothing is lost."""

from __future__ import annotations

import os
import stat
import zipfile
from pathlib import Path

import pytest
from made_up import NAME

from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.errors import CourseError
from autograder.platforms.common import downloads
from autograder.platforms.common.collect import collect
from autograder.platforms.common.contract import RosterEntry

NOTEBOOK = b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}'
CANVAS = "lovelaceada_41_900_averages.ipynb"
MOODLE = "Ada Lovelace_7001_assignsubmission_file/averages.ipynb"


@pytest.fixture
def enrolled(gradebook: Gradebook) -> Gradebook:
    add = gradebook.nbgrader.add_student
    add("ada", first_name="Ada", last_name="Lovelace", lms_user_id="41")
    add("bob", first_name="Zoë", last_name="李", lms_user_id="42")
    add("jo1", first_name="Jo", last_name="Doe")
    add("jo2", first_name="Jo", last_name="Doe")
    return gradebook


@pytest.fixture(params=["zip", "folder"])
def packed(request: pytest.FixtureRequest, tmp_path: Path):
    def pack(files: dict[str, bytes]) -> Path:
        if request.param == "zip":
            with zipfile.ZipFile(tmp_path / "download.zip", "w", zipfile.ZIP_DEFLATED) as archive:
                for name, data in files.items():
                    archive.writestr(name, data)
            return tmp_path / "download.zip"
        for name, data in files.items():
            path = tmp_path / "download" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return tmp_path / "download"

    return pack


def handed_in(course: Course, student: str) -> bytes | None:
    path = course.submitted / student / NAME / f"{NAME}.ipynb"
    return path.read_bytes() if path.exists() else None


@pytest.mark.parametrize(
    "name",
    [
        CANVAS,
        "lovelaceada_LATE_41_900_averages-1.ipynb",
        "lovelaceada_41_900_my_solution.ipynb",
        MOODLE,
        "Ada Lovelace_7001_assignsubmission_file_/averages.ipynb",
        "Ada Lovelace_7001_assignsubmission_file_averages.ipynb",
        "ada Ada Lovelace_7001_assignsubmission_file/sub/averages.ipynb",
        "ada/averages.ipynb",
        "download/ada/averages/averages.ipynb",
        "ada.ipynb",
        "ada_averages.ipynb",
        "lovelaceada_41_900_2_3_averages.ipynb",
        # what browsers make of a notebook when it is downloaded
        "lovelaceada_41_900_averages.ipynb.txt",
        "Ada Lovelace_7001_assignsubmission_file/averages.ipynb.json",
        "ada/averages (2).ipynb.txt",
        "ada/averages.ipynb (2).txt",
        "L1, part 1_ada_attempt_2026-10-01-10-00-00_averages.ipynb",
        "ada/L1_bob_attempt_2026-10-01-10-00-00_averages.ipynb",
        # capitals, as some file systems lose them
        "ADA/averages.ipynb",
        "Ada_Averages.IPYNB",
    ],
)
def test_each_platforms_names_lead_to_the_student(course, enrolled, packed, name: str):
    report = collect(course, enrolled, NAME, packed({name: NOTEBOOK, "index.html": b"", "__MACOSX/._x.ipynb": b""}))
    assert report.new == ["ada"]
    assert handed_in(course, "ada") == NOTEBOOK
    assert report.late == (["ada"] if "LATE" in name else [])


def test_names_in_any_script_are_matched(course, enrolled, packed):
    report = collect(course, enrolled, NAME, packed({"Zoë 李_7002_assignsubmission_file/averages.ipynb": NOTEBOOK}))
    assert report.new == ["bob"]


def test_names_that_macos_took_apart_are_the_same_names(course, enrolled, packed):
    enrolled.nbgrader.add_student("zo\u00eb", first_name="J\u00fcrgen", last_name="M")
    files = {"zoe\u0308/averages.ipynb": NOTEBOOK, "Zoe\u0308 李_7002_assignsubmission_file/averages.ipynb": NOTEBOOK}
    assert collect(course, enrolled, NAME, packed(files)).new == ["bob", "zo\u00eb"]
    assert handed_in(course, "zo\u00eb") == NOTEBOOK


def test_an_archive_of_macos_does_not_say_that_its_names_are_utf_8(course, enrolled, tmp_path):
    enrolled.nbgrader.add_student("zo\u00eb")
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("zoXX/averages.ipynb", NOTEBOOK)
    data = (tmp_path / "x.zip").read_bytes().replace(b"zoXX", "zo\u00eb".encode())
    (tmp_path / "x.zip").write_bytes(data)
    assert collect(course, enrolled, NAME, tmp_path / "x.zip").new == ["zo\u00eb"]


def test_capitals_that_two_students_share_decide_nothing(course, enrolled, packed):
    for student in ("Kim", "kim"):
        enrolled.nbgrader.add_student(student)
    report = collect(course, enrolled, NAME, packed({"kim/averages.ipynb": NOTEBOOK, "KIM_averages.ipynb": NOTEBOOK}))
    assert report.new == ["kim"]
    assert "KIM_averages.ipynb: belongs to nobody on the roster" in report.remarks[0]


@pytest.mark.parametrize(
    "name", ["user_999eve_43_900_averages.ipynb", "eveuser_999_43_900_averages.ipynb", "eveuser_999_LATE_43_900_7.ipynb"]
)
def test_a_number_in_a_students_name_is_not_taken_for_canvas_number(course, enrolled, packed, name: str):
    enrolled.nbgrader.add_student("eve", first_name="Eve", last_name="User_999", lms_user_id="43")
    enrolled.nbgrader.add_student("other", first_name="Max", last_name="Power", lms_user_id="999")
    report = collect(course, enrolled, NAME, packed({name: NOTEBOOK}))
    assert report.new == ["eve"]
    assert report.late == (["eve"] if "LATE" in name else [])


def test_where_several_numbers_could_be_canvas_and_no_name_agrees_nothing_is_taken(course, enrolled, packed):
    report = collect(course, enrolled, NAME, packed({"evee_41_42_900_averages.ipynb": NOTEBOOK}))
    assert report.new == []
    assert "whose it is cannot be told: no student on the roster has Canvas' number 41 or 42 and the name before it" in report.remarks[0]


def test_an_id_may_hold_a_line_and_look_like_canvas_numbers(course, enrolled, packed):
    for student in ("ada_b", "s_2026_17"):
        enrolled.nbgrader.add_student(student)
    report = collect(course, enrolled, NAME, packed({"ada_b_averages.ipynb": NOTEBOOK, "s_2026_17_averages.ipynb": NOTEBOOK}))
    assert report.new == ["ada_b", "s_2026_17"]


@pytest.mark.parametrize("name", ["anon_Ab3xQ_900_averages.ipynb", "LATE_anon_Ab3xQ_900_averages.ipynb"])
def test_an_anonymous_download_is_named_as_one(course, enrolled, packed, name: str):
    report = collect(course, enrolled, NAME, packed({name: NOTEBOOK}))
    assert "Canvas does not say whose it is while the assignment is anonymous" in report.remarks[0]


@pytest.mark.parametrize(
    "name",
    [
        "lovelaceada_41_900_averages.pdf",
        "Ada Lovelace_7001_assignsubmission_file/averages.py",
        "Ada Lovelace_7001_assignsubmission_onlinetext/onlinetext.html",
        "ada/averages.txt",
    ],
)
def test_whoever_handed_in_no_notebook_is_named(course, enrolled, packed, name: str):
    report = collect(course, enrolled, NAME, packed({name: b"x", "index.html": b""}))
    assert report.remarks == [f"ada: no notebook, but {name}; ask for the file averages.ipynb"]
    report = collect(course, enrolled, NAME, packed({name: b"x", "ada.ipynb": NOTEBOOK}))
    assert report.new == ["ada"]
    assert report.remarks == []


def test_what_is_no_notebook_and_nobodys_is_named_too(course, enrolled, packed):
    report = collect(course, enrolled, NAME, packed({"Eve E_7009_assignsubmission_file/averages.pdf": b"x"}))
    assert report.remarks[0].startswith("Eve E_7009_assignsubmission_file/averages.pdf: is not a notebook, and no student")


@pytest.mark.parametrize("prefix", ["jo1 Jo Doe", "jo1 Doe Jo", "x y Max M", "obrien+x@uni.edu Seán OBrien Jr."])
def test_the_user_name_in_front_tells_who_it_is_as_far_as_paths_keep_it(course, enrolled, packed, prefix: str):
    """Moodle turns each line of a user name into a space, and leaves out what it takes no path to hold, such as an apostrophe."""
    enrolled.nbgrader.add_student("x_y", first_name="Max", last_name="M")
    enrolled.nbgrader.add_student("z", first_name="Max", last_name="M")
    enrolled.nbgrader.add_student("o'brien+x@uni.edu", first_name="Seán", last_name="O'Brien, Jr.")
    report = collect(course, enrolled, NAME, packed({f"{prefix}_7003_assignsubmission_file/averages.ipynb": NOTEBOOK}))
    assert (len(report.new), report.remarks) == (1, [])
    assert report.new[0].startswith(prefix[0])


def test_whoever_is_called_as_another_with_the_user_name_is_not_taken_for_either(course, enrolled, packed):
    enrolled.nbgrader.add_student("eve", first_name="ada Ada", last_name="Lovelace")
    report = collect(course, enrolled, NAME, packed({"ada Ada Lovelace_7003_assignsubmission_file/averages.ipynb": NOTEBOOK}))
    assert report.new == []
    assert "no student, or more than one, is called 'ada Ada Lovelace'" in report.remarks[0]


def test_two_students_of_one_name_need_the_worksheet(course, enrolled, packed):
    path = packed({"Jo Doe_7003_assignsubmission_file/averages.ipynb": NOTEBOOK})
    report = collect(course, enrolled, NAME, path)
    assert report.new == []
    assert "more than one, is called 'Jo Doe'; give the assignment's grading worksheet" in report.remarks[0]
    report = collect(course, enrolled, NAME, path, worksheet=[RosterEntry("jo2", participant="7003")])
    assert report.new == ["jo2"]


@pytest.mark.parametrize(
    "name",
    [
        "ada_ Eve_7009_assignsubmission_file/averages.ipynb",
        "ada_ Eve_7009_assignsubmission_file_averages.ipynb",
        "ada Eve_7009_assignsubmission_file/averages.ipynb",
        "nobody Eve_7009_assignsubmission_file/averages.ipynb",
        "Eve E_7009_assignsubmission_file/Ada Lovelace_7001_assignsubmission_file/averages.ipynb",
        "Eve E_7009_assignsubmission_file/Ada Lovelace_7001_assignsubmission_file_averages.ipynb",
        "Eve E_7009_assignsubmission_file_Ada Lovelace_7001_assignsubmission_file_averages.ipynb",
        "Ada Lovelace_7001_assignsubmission_file_ E_7009_assignsubmission_file_averages.ipynb",
        "Eve E_assignsubmission_file/ada/averages.ipynb",
        "Eve E_x_assignsubmission_file/ada.ipynb",
    ],
)
def test_nobody_takes_anothers_place_by_a_name_or_the_name_of_a_file(course, enrolled, packed, name: str):
    enrolled.nbgrader.add_student("nobody")  # of whom the roster knows no name
    for worksheet in ([], [RosterEntry("ada", participant="7001")]):
        report = collect(course, enrolled, NAME, packed({name: NOTEBOOK}), worksheet=worksheet)
        assert (report.new, handed_in(course, "ada"), handed_in(course, "nobody")) == ([], None, None)
        assert report.remarks[0].startswith(name)


def test_the_worksheets_number_decides_and_not_the_name(course, enrolled, packed):
    path = packed({"Ada Lovelace_7009_assignsubmission_file/averages.ipynb": NOTEBOOK})
    report = collect(course, enrolled, NAME, path, worksheet=[RosterEntry("ada", participant="7001")])
    assert report.new == []
    assert "participant 7009 is not on the worksheet" in report.remarks[0]
    assert collect(course, enrolled, NAME, path, worksheet=[RosterEntry("bob", participant="7009")]).new == ["bob"]


def test_a_groups_number_is_not_taken_for_a_participants(course, enrolled, packed):
    """A group's submission lies in GROUP_NUMBER_assignsubmission_file, and its number may be a participant's, too."""
    path = packed({"Team Blue_7001_assignsubmission_file/averages.ipynb": NOTEBOOK})
    entry = RosterEntry("ada", "Ada", "Lovelace", participant="7001")
    report = collect(course, enrolled, NAME, path, worksheet=[entry])
    assert (report.new, handed_in(course, "ada")) == ([], None)
    assert "participant 7001 is Ada Lovelace on the worksheet, and this is called after 'Team Blue'" in report.remarks[0]


@pytest.mark.parametrize("name", ["Ada Lovelace", "Lovelace Ada", "ada Ada Lovelace"])
def test_a_participant_may_be_called_in_either_order_and_after_the_user_name(course, enrolled, packed, name):
    path = packed({f"{name}_7001_assignsubmission_file/averages.ipynb": NOTEBOOK})
    report = collect(course, enrolled, NAME, path, worksheet=[RosterEntry("ada", "Ada", "Lovelace", participant="7001")])
    assert (report.new, report.remarks) == (["ada"], [])


def test_a_groups_notebook_from_canvas_is_said_to_be_one_members_and_collected_for_the_others(course, enrolled, packed, tmp_path):
    report = collect(course, enrolled, NAME, packed({"teamblue_41_900_averages.ipynb": NOTEBOOK}))
    assert report.new == ["ada"]
    assert "its name is 'teamblue'; it was taken only for ada" in report.remarks[0]
    for member in ("ada", "bob"):
        (path := tmp_path / "by-hand" / member / f"{NAME}.ipynb").parent.mkdir(parents=True)
        path.write_bytes(NOTEBOOK)
    report = collect(course, enrolled, NAME, tmp_path / "by-hand")
    assert (report.new, report.unchanged, report.remarks) == (["bob"], ["ada"], [])
    assert handed_in(course, "bob") == handed_in(course, "ada")


@pytest.mark.parametrize("late", ["", "_LATE"])
@pytest.mark.parametrize("typed", ["text", "link"])
def test_who_typed_something_into_canvas_in_place_of_a_notebook_is_named(course, enrolled, packed, late, typed):
    name = f"lovelaceada{late}_41_{typed}.html"
    report = collect(course, enrolled, NAME, packed({name: b"see my drive"}))
    assert report.remarks == [f"ada: no notebook, but {name}; ask for the file {NAME}.ipynb"]
    assert collect(course, enrolled, NAME, packed({name: b"<p>", CANVAS: NOTEBOOK})).new == ["ada"]


@pytest.mark.parametrize("name", ["evee_77_900_averages.ipynb", "Eve E_7009_assignsubmission_file/averages.ipynb", "eve/averages.ipynb"])
def test_whoever_is_not_on_the_roster_is_reported_and_not_taken(course, enrolled, packed, name: str):
    report = collect(course, enrolled, NAME, packed({name: NOTEBOOK, "ada.ipynb": NOTEBOOK}))
    assert report.new == ["ada"]
    assert len(report.remarks) == 1
    assert report.remarks[0].startswith(name)
    assert not (course.submitted / "eve").exists()


def test_of_two_files_in_canvas_the_last_uploaded_is_taken(course, enrolled, packed):
    files = {CANVAS: b"old", "lovelaceada_41_1000_averages-1.ipynb": NOTEBOOK, "lovelaceada_41_2000_scratch.ipynb": b"other"}
    report = collect(course, enrolled, NAME, packed(files))
    assert handed_in(course, "ada") == NOTEBOOK
    assert report.remarks[0].startswith("ada: 3 notebooks; lovelaceada_41_1000_averages-1.ipynb was taken")


def test_of_two_files_without_an_order_none_is_taken(course, enrolled, packed):
    report = collect(course, enrolled, NAME, packed({MOODLE: b"1", MOODLE.replace("averages.", "averages (1)."): b"2"}))
    assert handed_in(course, "ada") is None
    assert report.remarks[0].startswith("ada: 2 notebooks, and nothing says which is the last; none was taken")
    assert report.remarks[0].endswith("folder called ada, and collect the folder that this is in")


def test_nothing_is_overwritten_unless_asked_and_then_the_old_one_is_kept(course: Course, enrolled, packed, hand_in):
    before = hand_in("ada")
    (course.submitted / "ada" / NAME / "timestamp.txt").write_text("2026-01-01 00:00:00 UTC")
    path = packed({CANVAS: NOTEBOOK})
    report = collect(course, enrolled, NAME, path)
    assert handed_in(course, "ada") == before
    assert "another submission is there and was kept" in report.remarks[0]
    report = collect(course, enrolled, NAME, path, replace=True)
    assert report.replaced == ["ada"]
    assert handed_in(course, "ada") == NOTEBOOK
    assert not (course.submitted / "ada" / NAME / "timestamp.txt").exists()
    assert before in [kept.read_bytes() for kept in (course.folder / "replaced" / "ada" / NAME).iterdir()]
    assert collect(course, enrolled, NAME, path).unchanged == ["ada"]


def test_paths_that_lead_out_of_the_archive_are_refused(course: Course, enrolled, tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        for name in ("../../ada/averages.ipynb", "/ada/averages.ipynb", "C:/ada/averages.ipynb", "ada\\..\\..\\averages.ipynb"):
            archive.writestr(name, NOTEBOOK)
    before = sorted(tmp_path.rglob("*"))
    report = collect(course, enrolled, NAME, tmp_path / "x.zip")
    assert report.new == []
    assert len(report.remarks) == 4
    assert all("leads out of the archive" in line for line in report.remarks)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("name", ["", ".", "./.", "_1" * 15_000 + "_averages.ipynb", "ada/" + "_" * 60_000 + ".ipynb"])
def test_a_path_that_names_no_file_costs_itself_alone(course: Course, enrolled, tmp_path: Path, name: str):
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        for each in (name, "bob/averages.ipynb"):
            archive.writestr(zipfile.ZipInfo(each), NOTEBOOK)
    report = collect(course, enrolled, NAME, tmp_path / "x.zip")
    assert report.new == ["bob"]
    (said,) = report.remarks
    assert said.endswith(("has no name", "its path is longer than 4096 letters; hand in under a shorter name"))


@pytest.mark.parametrize("ending", ["zip", "tar.gz", "tar.bz2", "tbz", "txz", "ipynb.xz", "7z", "ipynb.zst", "RAR"])
def test_an_archive_in_the_download_is_named_and_not_opened(course: Course, enrolled, packed, ending: str):
    report = collect(course, enrolled, NAME, packed({f"ada/averages.{ending}": b"PK", "bob/averages.ipynb": NOTEBOOK}))
    assert report.new == ["bob"]
    (said,) = report.remarks
    assert said.startswith(f"ada/averages.{ending}: is an archive; unpack it")


def test_links_are_not_followed(course: Course, enrolled, tmp_path: Path):
    (tmp_path / "secret.ipynb").write_bytes(NOTEBOOK)
    link = zipfile.ZipInfo("ada/averages.ipynb")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr(link, str(tmp_path / "secret.ipynb"))
    folder = tmp_path / "download"
    (folder / "ada").mkdir(parents=True)
    (folder / "ada" / "averages.ipynb").symlink_to(tmp_path / "secret.ipynb")
    (folder / "bob").symlink_to(tmp_path)
    os.mkfifo(folder / "jo1_averages.ipynb")
    for path, count in ((tmp_path / "x.zip", 1), (folder, 3)):
        report = collect(course, enrolled, NAME, path)
        assert report.new == []
        assert len(report.remarks) == count


def test_folders_nested_deeper_than_python_calls_functions_cost_themselves_alone(course: Course, enrolled, tmp_path: Path):
    download = tmp_path / "download"
    download.mkdir()
    deepest = download / "bob"
    for _ in range(1200):
        os.mkdir(deepest)
        deepest /= "a"
    os.mkdir(deepest)
    try:
        (deepest / "averages.ipynb").write_bytes(NOTEBOOK)
        (download / "ada.ipynb").write_bytes(NOTEBOOK)
        assert collect(course, enrolled, NAME, download).new == ["ada", "bob"]
    finally:
        (deepest / "averages.ipynb").unlink()
        os.removedirs(deepest)  # whoever clears this folder away later may do it by recursion


def test_a_folder_that_cannot_be_opened_is_named(course: Course, enrolled, tmp_path: Path):
    (tmp_path / "download").mkdir()
    (tmp_path / "download" / "ada.ipynb").write_bytes(NOTEBOOK)
    inside = os.open(tmp_path / "download", os.O_RDONLY)
    for _ in range(20):  # until its path is longer than any path can be
        os.mkdir("b" * 250, dir_fd=inside)
        above, inside = inside, os.open("b" * 250, os.O_RDONLY, dir_fd=inside)
        os.close(above)
    os.close(inside)
    report = collect(course, enrolled, NAME, tmp_path / "download")
    assert report.new == ["ada"]
    (said,) = report.remarks
    assert said.endswith("is a folder that cannot be opened (File name too long)")


@pytest.mark.parametrize("name", ["averages.ipynb", "averages.IPYNB", "averages.ipynb.txt", "averages.ipynb (2).json"])
def test_archives_that_unpack_to_much_more_are_refused(course: Course, enrolled, tmp_path: Path, monkeypatch, name: str):
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"ada/{name}", b"0" * 30_000_000)
        archive.writestr("bob/averages.ipynb", os.urandom(1_000_001))
    monkeypatch.setattr(downloads, "MAX_BYTES", 1_000_000)
    report = collect(course, enrolled, NAME, tmp_path / "x.zip")
    assert report.new == []
    assert "unpacks to far more than its size" in report.remarks[0]
    assert "is larger than 1 MB" in report.remarks[1]
    monkeypatch.setattr(downloads, "MAX_TOTAL", 20_000_000)
    with pytest.raises(CourseError, match="would unpack to more than"):
        collect(course, enrolled, NAME, tmp_path / "x.zip")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_python_would_unpack_without_bound_is_not_opened(course: Course, enrolled, tmp_path: Path, method: int):
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("ada/averages.ipynb", "{}", method)
    report = collect(course, enrolled, NAME, tmp_path / "x.zip")
    (said,) = report.remarks
    assert "is packed by a method that no platform uses" in said
    assert report.new == []


def test_a_damaged_entry_costs_itself_alone(course: Course, enrolled, tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("ada/averages.ipynb", b"A" * 100)
        archive.writestr("bob/averages.ipynb", NOTEBOOK)
    data = (tmp_path / "x.zip").read_bytes().replace(b"A" * 100, b"B" * 100)
    (tmp_path / "x.zip").write_bytes(data)
    report = collect(course, enrolled, NAME, tmp_path / "x.zip")
    assert report.new == ["bob"]
    assert "ada/averages.ipynb: cannot be unpacked" in report.remarks[0]


def test_what_is_no_download_is_an_error_that_says_so(course: Course, enrolled, gradebook, tmp_path: Path):
    (tmp_path / "x.zip").write_bytes(b"PK no archive")
    with pytest.raises(CourseError, match=r"x\.zip: neither a folder nor a zip file"):
        collect(course, enrolled, NAME, tmp_path / "x.zip")
    with pytest.raises(CourseError, match=r"none\.zip: there is no such file or folder"):
        collect(course, enrolled, NAME, tmp_path / "none.zip")
    (tmp_path / "empty").mkdir()
    assert "contains no notebook" in collect(course, enrolled, NAME, tmp_path / "empty").remarks[0]


def test_without_a_roster_nothing_can_be_collected(course: Course, gradebook: Gradebook, tmp_path: Path):
    with pytest.raises(CourseError, match="load the roster first"):
        collect(course, gradebook, NAME, tmp_path)


@pytest.fixture
def several(course: Course) -> Course:
    """The assignment has another notebook, whose name ends as the first one's does."""
    folder = course.source / NAME
    (folder / f"more_{NAME}.ipynb").write_bytes((folder / f"{NAME}.ipynb").read_bytes())
    return course


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (CANVAS, f"lovelaceada_41_901_more_{NAME}.ipynb"),
        ("lovelaceada_LATE_41_900_averages-1.ipynb", f"lovelaceada_41_901_more_{NAME}-2.ipynb"),
        (MOODLE, f"Ada Lovelace_7001_assignsubmission_file/more_{NAME}.ipynb.txt"),
        ("ada/averages.ipynb", f"ada/more_{NAME} (1).ipynb"),
        ("ada_averages.ipynb", f"ada_more_{NAME}.ipynb"),
    ],
)
def test_of_an_assignment_with_several_notebooks_each_goes_by_its_name(several, enrolled, packed, first: str, second: str):
    other = NOTEBOOK + b" "
    report = collect(several, enrolled, NAME, packed({first: NOTEBOOK, second: other}))
    assert (report.new, report.remarks) == (["ada", "ada"], [])
    assert report.late == (["ada"] if "LATE" in first else [])
    assert handed_in(several, "ada") == NOTEBOOK
    assert (several.submitted / "ada" / NAME / f"more_{NAME}.ipynb").read_bytes() == other


def test_a_file_that_is_called_none_of_several_notebooks_is_named_and_the_newest_of_one_counts(several, enrolled, packed):
    files = {
        "lovelaceada_41_900_averages.ipynb": b"old",
        "lovelaceada_41_905_averages-1.ipynb": NOTEBOOK,
        "lovelaceada_41_902_my work.ipynb": b"?",
    }
    report = collect(several, enrolled, NAME, packed(files))
    assert report.new == ["ada"]
    assert handed_in(several, "ada") == NOTEBOOK
    assert len(report.remarks) == 2
    assert f"my work.ipynb has none of the names {NAME}.ipynb, more_{NAME}.ipynb; it was not taken" in report.remarks[0]
    assert "lovelaceada_41_905_averages-1.ipynb was taken" in report.remarks[1]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("bob_ada_attempt_2026-10-01-10-00-00_averages.ipynb", "can be ada or bob's"),
        ("L1_eve_attempt_2026-10-01-10-00-00_averages.ipynb", "no student on the roster is called eve"),
        ("12-34 - Ada Lovelace - Oct 5, 2026 1030 AM/averages.ipynb", "belongs to nobody on the roster"),  # Brightspace: a name alone
    ],
)
def test_what_another_platform_calls_so_that_its_student_is_not_certain_is_named(course, enrolled, packed, name, why):
    report = collect(course, enrolled, NAME, packed({name: NOTEBOOK}))
    assert report.new == []
    (remark,) = report.remarks
    assert why in remark


def test_of_two_attempts_in_blackboard_the_later_one_is_taken(course, enrolled, packed):
    files = {f"L1_ada_attempt_2026-10-{day}-10-00-00_averages.ipynb": NOTEBOOK + day.encode() for day in ("02", "11", "03")}
    collect(course, enrolled, NAME, packed(files))
    assert handed_in(course, "ada") == NOTEBOOK + b"11"


def test_a_file_of_canvas_that_its_student_called_like_one_of_blackboards_is_its_students(course, enrolled, packed):
    report = collect(course, enrolled, NAME, packed({"lovelaceada_41_900_x_bob_attempt_2026-10-01-10-00-00_averages.ipynb": NOTEBOOK}))
    assert report.new == ["ada"]


@pytest.mark.parametrize("kept", [".", "..", "source", "release", "release-es", "submitted/ada", "autograded", "assignments"])
def test_the_courses_own_folders_are_no_download(course: Course, enrolled: Gradebook, kept: str) -> None:
    for folder in ("release-es", "submitted/ada"):
        (course.folder / folder / NAME).mkdir(parents=True)
    path = course.folder / kept
    (path / "bob").mkdir(parents=True, exist_ok=True)
    (path / "bob" / f"{NAME}.ipynb").write_bytes(NOTEBOOK)
    with pytest.raises(CourseError, match="nobody handed them in"):
        collect(course, enrolled, NAME, path)
    assert handed_in(course, "bob") is None


def test_a_download_may_lie_in_the_courses_folder(course: Course, enrolled: Gradebook) -> None:
    download = course.folder / "downloaded" / NAME
    (download / "bob").mkdir(parents=True)
    (download / "bob" / f"{NAME}.ipynb").write_bytes(NOTEBOOK)
    assert collect(course, enrolled, NAME, download).new == ["bob"]
    assert handed_in(course, "bob") == NOTEBOOK
