"""Canvas: its gradebook's CSV as class list and for marks, and the downloads of its assignments."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from traitlets import Bool

from autograder.classroom.kept import PlatformFile
from autograder.classroom.scores import Person
from autograder.phrases import phrase
from autograder.platforms.common.contract import Columns, FileName, Owner, Platform, Students, plain_name
from autograder.platforms.common.export import ColumnsExporter, Marks, Table

# Canvas names a file NAME[_LATE]_USER_FILE_TITLE: user and file are its numbers, and files get rising ones. Name and title
# can hold numbers between lines as well, so that a name may have several readings. What was typed or linked is NAME[_LATE]_USER_text.html
# or _link.html. While an assignment is anonymous, anon_ and some letters stand for NAME and USER. A group hands in once: NAME is the
# group's then, and USER one of its members. https://github.com/instructure/canvas-lms/blob/master/lib/content_zipper.rb
_TYPED = re.compile(r"(?P<name>.*)_(?P<user>\d+)_(?P<title>(?:text|link)\.html)", re.DOTALL)
_FILE = re.compile(r"_(?=(?P<user>\d+)_(?P<file>\d+)_(?P<title>.+))", re.DOTALL)
# An assignment's column: title_with_id in https://github.com/instructure/canvas-lms/blob/master/lib/gradebook_exporter.rb
_ASSIGNMENT = re.compile(r".+ \(\d+\)", re.DOTALL)
_POSTING = re.compile(r"\s*(Muted|Manual Posting.*)?\s*", re.IGNORECASE)  # gradebook_importer.rb, check_for_non_student_row
_NAMES = ({"student"}, {"lastname", "firstname"}, {"student last name", "student first name"})
_TEST_LOGIN = re.compile(r"[0-9a-f]{40}")  # of the test student, whose name is in the words of whoever made it: course.rb, hmac_sha1
_ANONYMOUS = re.compile(r"(?:LATE_)?anon_[A-Za-z0-9]{5}_(?:\d+_.+|text\.html|link\.html)", re.DOTALL)


class CanvasExporter(ColumnsExporter):
    """The CSV that Canvas' gradebook imports and exports.

    Columns Student, ID, SIS User ID, SIS Login ID, Section, then the assignments; the second row holds the points.
    https://community.canvaslms.com/t5/Instructor-Guide/How-do-I-import-grades-in-the-Gradebook/ta-p/807
    https://github.com/instructure/canvas-lms/blob/master/lib/gradebook_importer.rb (how columns and students are found:
    by ID, then by SIS user id, by login, by name). A column is an assignment of Canvas if it has its title or, safer,
    "title (id)" as in Canvas' own export: see `columns`. An empty cell would take away a grade that Canvas has
    (`no_change_to_value?` there), so whoever handed nothing in gets no row; of several assignments in one file this
    protects those alone who handed in none: export one at a time. A column for each task would become an assignment each:
    `tasks` asks for that.
    """

    default_name = "canvas.csv"

    tasks = Bool(False, help="A column for each graded cell, too.").tag(config=True)

    def table(self, marks: Marks) -> Table:
        # Canvas knows the second row by these words
        points: list[object] = ["Points Possible", None, None, None, None]
        for scores in marks.assignments:
            points.append(scores.total)
            if self.tasks:
                points += scores.points.values()
        rows = [points]
        for student, person in marks.handed_in():
            name = ", ".join(part for part in (person.last_name, person.first_name) if part) or student
            rows.append([name, person.lms_id, person.number, student, None, *self.scores(marks, student)])
        return ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *self.score_columns(marks)], rows


class Canvas(Platform):
    """Class list: Grades, Export, or People. Downloads: an assignment's Download Submissions.

    https://community.canvaslms.com/t5/Instructor-Guide/How-do-I-export-grades-in-the-Gradebook/ta-p/809
    https://github.com/instructure/canvas-lms/blob/master/lib/gradebook_exporter.rb (csv_data): the name stands in one column or,
    as a user may choose, in LastName and FirstName; a row on posting, and the row of points, may be there or not.
    """

    columns = Columns(
        login=("sis login id", "login id", "login_id"),
        number=("sis user id",),
        first_name=("firstname", "student first name"),
        last_name=("lastname", "student last name"),
    )
    exporter = CanvasExporter

    def student_row(self, row: Mapping[str, str]) -> Mapping[str, str] | None:
        """Leaves out the rows of points and of posting policies, and Canvas' test student.

        Analytics and outcomes call Canvas' own number "Student ID"; group sets and SIS imports call the institution's "user_id".
        """
        if _TEST_LOGIN.fullmatch(row.get("sis login id", "")):
            return None
        if "student sis id" in row:
            rest = {column: value for column, value in row.items() if column not in ("student id", "student sis id", "student name")}
            ids = {"sis user id": row["student sis id"], "lms_user_id": row.get("student id", "")}
            return {**rest, **ids, "name": row.get("student name", "")}
        if "login_id" in row and "user_id" in row:
            return {**row, "sis user id": row["user_id"], "lms_user_id": row.get("canvas_user_id", "")}
        if "id" not in row or not (names := next((names for names in _NAMES if row.keys() >= names), None)):
            return row
        called = {row[column] for column in names}
        if any("Points Possible" in value for value in called) or called in ({"Student, Test"}, {"Test Student"}, {"Student", "Test"}):
            return None
        if not any(called) and all(_POSTING.fullmatch(value) for value in row.values()):
            return None
        rest = {column: value for column, value in row.items() if column not in ("student", "id")}
        return {**rest, "name": row.get("student", ""), "lms_user_id": row["id"]}

    def assignment_columns(self, header: Sequence[str]) -> Sequence[str]:
        if not {"ID", "Section"} <= set(header):
            return ()
        return [title for title in header[header.index("Section") + 1 :] if _ASSIGNMENT.fullmatch(title)]

    def feedback_name(self, file: PlatformFile, person: Person, title: str) -> str | None:
        """As Canvas' Upload Submissions reads it: the first two parts between lines that are numbers are its user and file.

        The file must be one of the submission, and a last part that begins with "link" is passed over.
        https://github.com/instructure/canvas-lms/blob/master/app/models/abstract_assignment.rb (infer_comment_context_from_filename)
        """
        return f"student_{file.key}_{file.file}_{title.replace('_', '-')}"

    def file_names(self, path: str) -> Sequence[FileName]:
        title = PurePosixPath(path).name
        if _ANONYMOUS.fullmatch(title):
            return (FileName(path, title),)
        found = []
        for match in _FILE.finditer(title):
            name, late = title[: match.start()], title[: match.start()].endswith("_LATE")
            found.append(FileName(path, match["title"], match["user"], name.removesuffix("_LATE"), int(match["file"][:18]), late))
        if not found and (typed := _TYPED.fullmatch(title)):
            found.append(
                FileName(path, typed["title"], typed["user"], typed["name"].removesuffix("_LATE"), 0, typed["name"].endswith("_LATE"))
            )
        return found

    def owner(self, files: Sequence[FileName], students: Students) -> Owner:
        """By Canvas' number, and by the name too where the path has several readings; else by a student's id in the path."""
        file = files[0]
        if not file.key:
            reason = phrase("Canvas does not say whose it is while the assignment is anonymous; show the names there, and download again")
            return Owner(None, file, reason)
        known = [Owner(student, each) for each in files if (student := students.with_number(each.key))]
        if len(files) > 1:  # a part of the name or of the title looks like a number of Canvas'
            known = [each for each in known if each.student and students.can_be_called(each.student, each.file.name)]
        if len(known) == 1:
            return self._remarked(known[0], students)
        if student := students.called(file.path):
            return Owner(student, plain_name(file.path))
        if len(files) > 1:
            numbers = " or ".join(each.key for each in files)
            reason = phrase(
                "whose it is cannot be told: no student on the roster has Canvas' number {numbers} and the name before it", numbers=numbers
            )
            return Owner(None, file, reason)
        return Owner(
            None,
            file,
            phrase("no student on the roster has Canvas' number {number}; load Canvas' gradebook export as roster", number=file.key),
        )

    def _remarked(self, owner: Owner, students: Students) -> Owner:
        if owner.student is None or students.can_be_called(owner.student, owner.file.name):
            return owner
        return replace(
            owner,
            remark=phrase(
                "has Canvas' number of {student}, and its name is {name!r}; it was taken only for {student}. If that is a group, put it "
                "into a folder for each other member, called after the member's id, and collect these as well",
                student=owner.student,
                name=owner.file.name,
            ),
        )


PLATFORM = Canvas()
