"""No platform: a class list and a table of marks for spreadsheets, and folders or files that are named after students' ids."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from autograder.classroom.scores import Scores
from autograder.phrases import phrase
from autograder.platforms.common.contract import Columns, FileName, Owner, Platform, Students
from autograder.platforms.common.export import Marks, MarksExporter, Table, cell_score

# Blackboard's names: ASSIGNMENT_USER_attempt_TIME_TITLE. Both of the first can hold lines. nbgrader's documentation has the pattern, too:
# https://nbgrader.readthedocs.io/en/stable/user_guide/managing_assignment_files_manually.html
_ATTEMPT = re.compile(r"(?P<head>.+?)_attempt_(?P<time>\d{4}(?:-\d\d){5})_(?P<title>.+)", re.DOTALL)


class PlainExporter(MarksExporter):
    """One row for each student and assignment, one column for each graded cell.

    `score` is what counts: hand-set scores included, the late penalty taken off. Whoever handed nothing in has empty
    cells.
    """

    def table(self, marks: Marks) -> Table:
        cells = [(scores.assignment, grade_id) for scores in marks.assignments for grade_id in scores.points]
        header = ["assignment", "student_id", "last_name", "first_name", "email", "lms_user_id", "timestamp"]
        header += ["raw_score", "late_penalty", "score", "max_score", "needs_manual_grade", "marked_by"]
        several = len(marks.assignments) > 1
        header += [f"{name}: {grade_id}" if several else grade_id for name, grade_id in cells]
        rows = []
        for scores in marks.assignments:
            for student, person in marks.people.items():
                found = scores.by_student.get(student)
                row: list[object] = [scores.assignment, student, person.last_name, person.first_name, person.email, person.lms_id]
                row += _summary(found) if found else [None, None, None, None]
                row += [scores.total, found.waiting if found else None, "; ".join(map(str, found.by_hand)) if found else None]
                row += [cell_score(found, grade_id) if name == scores.assignment else None for name, grade_id in cells]
                rows.append(row)
        return header, rows


def _summary(found: Scores) -> list[object]:
    time = found.timestamp.isoformat(sep=" ", timespec="seconds") + " UTC" if found.timestamp else None
    return [time, found.raw, min(found.penalty, found.raw), found.final]


class Plain(Platform):
    """Class list: any table with a column student_id, or another that says as much.

    Of Blackboard's Grade Center it takes the user name, which is in the names of Blackboard's downloads, of Brightspace what stands
    behind the # that keeps a spreadsheet from shortening numbers, and of Gradescope the email address, which everybody has there, as id.
    https://help.blackboard.com/Learn/Instructor/Original/Grade/Grading_Tasks/Work_Offline_With_Grade_Data
    https://community.d2l.com/brightspace/kb/articles/3538-importing-grades
    https://guides.gradescope.com/hc/en-us/articles/21926598776333-Adding-Students-and-Staff
    """

    columns = Columns(
        login=("student_id", "student id", "user name", "login"),
        number=("student number", "orgdefinedid", "org defined id"),
        email=("email",),
        first_name=("first_name", "firstname", "given name"),
        last_name=("last_name", "lastname", "family name"),
        name=("name", "student", "student name", "last name , first name", "last name, first name"),
        lms_id=("lms_user_id", "lms user id"),
    )
    exporter = PlainExporter

    def student_row(self, row: Mapping[str, str]) -> Mapping[str, str] | None:
        """Leaves out the user by whom an instructor looks at a course of Blackboard's as students see it."""
        if row.get("username", "").casefold().endswith("_previewuser"):
            return None
        if "username" in row and "student id" in row:
            rest = {column: value for column, value in row.items() if column != "student id"}
            return {**rest, "student number": row["student id"]}
        if "sid" in row and row.get("email"):
            return {**row, "login": row["email"], "student number": row["sid"]}
        if "orgdefinedid" in row or "end-of-line indicator" in row:
            return {column: value.removeprefix("#") for column, value in row.items()}
        return row

    def file_names(self, path: str) -> Sequence[FileName]:
        """Each end of what stands before the attempt may be the user's name."""
        if not (found := _ATTEMPT.fullmatch(PurePosixPath(path).name)):
            return ()
        words = found["head"].split("_")
        order = int(found["time"].replace("-", ""))
        return [FileName(path, found["title"], "_".join(words[number:]), order=order) for number in range(len(words))]

    def owner(self, files: Sequence[FileName], students: Students) -> Owner:
        """By the folder if that is a student's id, else by the one student who can be meant."""
        folder = students.called(str(PurePosixPath(files[0].path).parent / "_"))
        claimed = [students.called(files[0].path), *(file.key for file in files if students.known(file.key))]
        found = {folder} if folder else {student for student in claimed if student}
        if len(found) == 1:
            return Owner(found.pop(), files[0])
        if found:
            return Owner(
                None,
                files[0],
                phrase("can be {found}'s; put it into a folder that is called after its student's id", found=" or ".join(sorted(found))),
            )
        return Owner(
            None, files[0], phrase("no student on the roster is called {key}; load the list that has the user names", key=files[-1].key)
        )


PLATFORM = Plain()
