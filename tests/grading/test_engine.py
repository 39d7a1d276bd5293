"""A class is graded: what is new, once, with one writer; and whatever is handed in, nothing is lost."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.lock import locked
from autograder.classroom.submitted import digest
from autograder.errors import CourseError
from autograder.words import sentence

pytestmark = pytest.mark.slow  # each calls the command line, as a person does

AUTOGRADER = Path(sys.executable).with_name("autograder")


def run(course, *arguments, command="grade", **options):
    extra = ("--preload", "numpy", "--cell-cpu", "2") if command == "grade" else ()
    return subprocess.run(
        [AUTOGRADER, command, "--course", course.folder, *extra, *arguments],
        capture_output=True,
        text=True,
        check=False,
        **options,
    )


def test_new_and_changed_submissions_are_graded_and_nothing_else(course):
    course.hand_in("ann")
    course.hand_in("bob", {"total": "def total(v):\n    return float(sum(v))"})
    assert run(course).stdout.startswith("2 graded, 0 unchanged, 0 not gradable")
    assert course.scores() == {"ann": {"twice-test": 2, "total-test": 3}, "bob": {"twice-test": 0, "total-test": 3}}
    assert run(course).stdout.startswith("0 graded, 2 unchanged")
    course.hand_in("bob")
    assert run(course).stdout.startswith("1 graded, 1 unchanged")
    assert course.scores()["bob"] == {"twice-test": 2, "total-test": 3}


def test_files_that_cannot_be_graded_are_named_and_stop_nobody(course):
    course.hand_in("ann")
    course.hand_in_bytes("empty", b"")
    course.hand_in_bytes("garbage", b"\xff\xfe not json")
    course.hand_in_bytes("deep", b"[" * 100_000)
    (course.submitted / "misnamed" / "tiny").mkdir(parents=True)
    (course.submitted / "misnamed" / "tiny" / "Tiny (1).ipynb").write_text("{}")
    os.makedirs(course.submitted / "folder" / "tiny" / "tiny.ipynb")
    os.makedirs(course.submitted / "pipe" / "tiny")
    os.mkfifo(course.submitted / "pipe" / "tiny" / "tiny.ipynb")
    os.makedirs(course.submitted / "link" / "tiny")
    os.symlink(course.folder / "gradebook.db", course.submitted / "link" / "tiny" / "tiny.ipynb")
    done = run(course, "--json")
    assert done.returncode == 1
    summary = json.loads(done.stdout)
    assert [entry["student"] for entry in summary["graded"]] == ["ann"]
    refused = {entry["student"]: entry["reason"] for entry in summary["refused"]}
    assert set(refused) == {"empty", "garbage", "deep", "misnamed", "folder", "pipe", "link"}
    assert all("tiny.ipynb" in reason for reason in refused.values()), refused
    assert "Traceback" not in done.stderr


def test_the_progress_bar_counts_those_that_cannot_be_graded_too(course):
    course.hand_in("ann")
    course.hand_in_bytes("garbage", b"no notebook")
    (course.submitted / "misnamed" / "tiny").mkdir(parents=True)
    assert "3/3" in run(course).stderr


def test_manual_scores_and_comments_survive_regrading(course):
    course.hand_in("ann")
    run(course)
    with Gradebook(course) as gradebook:
        grade = gradebook.nbgrader.find_grade("twice-test", "tiny", "tiny", "ann")
        grade.manual_score, grade.extra_credit = 1.5, 0.25
        gradebook.nbgrader.find_comment("twice", "tiny", "tiny", "ann").manual_comment = "see me"
        gradebook.nbgrader.db.commit()
    course.hand_in("ann", {})
    run(course)
    with Gradebook(course) as gradebook:
        grade = gradebook.nbgrader.find_grade("twice-test", "tiny", "tiny", "ann")
        comment = gradebook.nbgrader.find_comment("twice", "tiny", "tiny", "ann")
        assert (grade.auto_score, grade.manual_score, grade.extra_credit, grade.needs_manual_grade) == (0, 1.5, 0.25, True)
        assert (comment.auto_comment, comment.manual_comment) == ("No response.", "see me")


def test_a_changed_test_regrades_those_who_took_it(course):
    course.hand_in("ann")
    run(course)
    text = course.texts / "tiny.md"
    text.write_text(text.read_text().replace("for n in (0, 3, 9)", "for n in (0, 3, 10)").replace("36.0", "45.0"))
    assert run(course, command="release").returncode == 0
    assert run(course).stdout.startswith("1 graded, 0 unchanged")


def test_of_scores_that_were_there_before_those_that_differ_now_are_named(course):
    course.hand_in("ann")
    course.hand_in("bob")
    assert "before" not in run(course).stdout
    assert "Of 2 that had a score in the gradebook before, none has another one now" in run(course, "--again").stdout
    course.hand_in("bob", {"total": "def total(v):\n    return 0.0"})
    course.hand_in("new")
    assert "Of 2 that had a score in the gradebook before, 1 has another one now: bob (tiny: 5 → 0)" in run(course, "--again").stdout
    course.hand_in("bob")
    found = json.loads(run(course, "--json").stdout)
    assert found["scores_changed"] == [{"assignment": "tiny", "student": "bob", "before": 0.0, "after": 5.0}]
    assert found["scores_compared"] == 1


def test_without_a_name_what_is_released_is_graded_and_a_draft_stops_nobody(course):
    draft = course.texts / "draft.md"
    draft.write_text((course.texts / "tiny.md").read_text())
    assert run(course, "draft", command="author").returncode == 0
    course.hand_in("ann")
    done = run(course)
    assert done.stdout.startswith("1 graded"), done.stderr
    assert done.returncode == 0
    assert "autograder release draft" in run(course, "draft").stderr


def test_one_student_or_all_again(course):
    course.hand_in("ann")
    course.hand_in("bob")
    assert run(course, "--student", "ann").stdout.startswith("1 graded")
    assert run(course, "--again").stdout.startswith("2 graded")
    done = run(course, "--student", "ann", "--student", "bbo")
    assert done.returncode == 1
    assert "bbo: nothing of tiny is in " in done.stderr


def test_a_late_submission_gets_the_courses_penalty(course):
    (course.folder / "late.py").write_text(
        "from nbgrader.plugins import BasePlugin\n"
        "class Late(BasePlugin):\n"
        "    def late_submission_penalty(self, student_id, score, total_seconds_late):\n"
        "        return 1.0\n"
    )
    with open(course.folder / "nbgrader_config.py", "a") as file:
        file.write("import sys\nsys.path.insert(0, __file__.rsplit('/', 1)[0])\nc.AssignLatePenalties.plugin_class = 'late.Late'\n")
    with Gradebook(course) as gradebook:
        gradebook.nbgrader.update_or_create_assignment("tiny", duedate="2026-01-01 00:00:00 UTC")
    course.hand_in("ann")
    (course.submitted / "ann/tiny/timestamp.txt").write_text("2026-01-02 00:00:00 UTC")
    done = run(course)
    assert done.returncode == 0, done.stderr
    with Gradebook(course) as gradebook:
        submission = gradebook.nbgrader.find_submission("tiny", "ann")
        assert submission.notebooks[0].late_submission_penalty == 1.0


def test_a_time_or_due_date_noted_after_grading_changes_the_penalty_and_nothing_else(course):
    with open(course.folder / "nbgrader_config.py", "a") as file:
        file.write("c.LateSubmissionPlugin.penalty_method = 'zero'\n")

    def penalty():
        with Gradebook(course) as gradebook:
            return gradebook.nbgrader.find_submission("tiny", "ann").notebooks[0].late_submission_penalty

    def due(date):
        with Gradebook(course) as gradebook:
            gradebook.nbgrader.update_or_create_assignment("tiny", duedate=date)

    course.hand_in("ann")
    assert run(course).stdout.startswith("1 graded")
    due("2026-01-01 00:00:00 UTC")
    assert "penalty" not in run(course).stdout
    (course.submitted / "ann/tiny/timestamp.txt").write_text("2026-01-02 00:00:00 UTC")
    done = run(course)
    assert done.stdout.startswith("0 graded, 1 unchanged")
    assert "1 of the unchanged now have a different late penalty" in done.stdout
    assert penalty() == 5
    assert (course.autograded / "ann/tiny/timestamp.txt").read_text() == "2026-01-02 00:00:00 UTC"
    assert "penalty" not in run(course).stdout
    due("2026-01-03 00:00:00 UTC")
    assert json.loads(run(course, "--json").stdout)["late_penalties_changed"] == [{"assignment": "tiny", "student": "ann"}]
    assert not penalty()
    assert course.scores() == {"ann": {"twice-test": 2, "total-test": 3}}


def test_a_plugin_for_late_penalties_that_fails_is_named_and_the_next_run_goes_on(course):
    config = course.folder / "nbgrader_config.py"
    right = config.read_text()
    config.write_text(right + "c.AssignLatePenalties.plugin_class = 'nosuch.Late'\n")
    with Gradebook(course) as gradebook:
        gradebook.nbgrader.update_or_create_assignment("tiny", duedate="2026-01-01 00:00:00 UTC")
    course.hand_in("ann")
    (course.submitted / "ann/tiny/timestamp.txt").write_text("2026-01-02 00:00:00 UTC")
    done = run(course)
    assert done.returncode == 1
    assert "nbgrader_config.py: the plugin for late penalties failed for ann" in done.stderr
    assert "Traceback" not in done.stderr
    config.write_text(right)
    assert run(course).stdout.startswith("1 graded")


def test_a_timestamp_that_is_none_counts_as_none(course):
    course.hand_in("ann")
    os.symlink("/etc/passwd", course.submitted / "ann/tiny/timestamp.txt")
    assert run(course).returncode == 0


def test_a_submission_on_which_the_grader_itself_fails_stops_nobody(course):
    from concurrent.futures import Future

    from autograder.classroom import engine
    from autograder.kernels.confine import Limits

    def submit(assignment, data, limits):
        future = Future()
        future.set_exception(ValueError("what only the instructor may know"))
        return future

    class Quiet:
        def start(self, *_): ...
        def done(self, *_): ...

    course.hand_in("ann")
    course.hand_in("bob")
    with Gradebook(course) as gradebook:
        summary = engine.grade(course, ["tiny"], lambda: (submit, 1), gradebook, Limits(), Quiet())
        assert {student for _, student, _ in summary.refused} == {"ann", "bob"}
        said = sentence(gradebook.records("tiny")["bob"].refused)
    assert "(ValueError in " in said
    assert "only the instructor" not in said


def test_a_submission_is_read_when_its_turn_comes(course):
    from concurrent.futures import Future

    from autograder.classroom import engine
    from autograder.kernels.confine import Limits
    from autograder.notebooks.submission import SubmissionError

    class Quiet:
        def start(self, *_):
            (course.submitted / "dan/tiny/tiny.ipynb").unlink()

        def done(self, *_): ...

    seen = []

    def submit(assignment, data, limits):
        seen.append(data)
        (course.submitted / "bob/tiny/tiny.ipynb").write_bytes(b"later")
        future = Future()
        future.set_exception(SubmissionError("no"))
        return future

    for student in ("ann", "bob", "dan"):
        course.hand_in_bytes(student, student.encode())
    with Gradebook(course) as gradebook:
        summary = engine.grade(course, ["tiny"], lambda: (submit, 1), gradebook, Limits(), Quiet())
        assert seen == [b"ann", b"later"]
        assert gradebook.records("tiny")["bob"].submission_digest == digest(b"later")
    assert {student: "there is no" in reason for _, student, reason in summary.refused} == {"ann": False, "bob": False, "dan": True}


def test_a_name_steers_no_terminal(course):
    course.hand_in_bytes("\x1b[2Jev\u202eil\nann: 5 of 5", b"no notebook")
    said = run(course).stderr
    assert "\x1b[2J" not in said
    assert "\u202e" not in said
    assert "\nann: 5 of 5" not in said
    assert r"\x1b[2Jev\u202eil\nann: 5 of 5" in said
    (course.folder / "class.csv").write_text("student_id\nann\n")
    with Gradebook(course) as gradebook:
        gradebook.nbgrader.add_student("\x1b[2Jevil")
        gradebook.nbgrader.add_student("zoe")
    assert "(they stay):\n  \\x1b[2Jevil\n  zoe\n" in run(course, course.folder / "class.csv", command="roster").stdout


def test_the_second_run_at_once_says_who_holds_the_course(course):
    with locked(course.folder):
        done = run(course)
    assert done.returncode == 1
    assert f"process {os.getpid()}" in done.stderr


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda c: (c.folder / "gradebook.db").write_bytes(b"no database, just words" * 100), "not a gradebook that can be read"),
        (
            lambda c: sqlite3.connect(c.folder / "gradebook.db").executescript("update alembic_version set version_num = 'fffff';"),
            "another version of nbgrader",
        ),
        (lambda c: (c.folder / "gradebook.db").unlink(), "autograder release"),
        (lambda c: (c.folder / "source/tiny/tiny.ipynb").write_text("{"), "tiny.ipynb"),
        (lambda c: (c.folder / "source/tiny/tiny.ipynb").write_text("[]"), "restore a copy, or write it again with: autograder author"),
        (
            lambda c: sqlite3.connect(c.folder / "gradebook.db").executescript("drop table student; create table student (x);"),
            "it is not a gradebook of nbgrader's; name the right one with --db",
        ),
        (lambda c: (c.folder / "nbgrader_config.py").write_text("raise SystemExit(0)"), "nbgrader_config.py:1: SystemExit"),
        (lambda c: (c.folder / "nbgrader_config.py").write_text("c = ("), "nbgrader_config.py:1: SyntaxError"),
        (lambda c: (c.folder / "nbgrader_config.py").write_text("c = get_config()\n\nx = y\n"), "nbgrader_config.py:3: NameError"),
    ],
)
def test_what_is_broken_is_named_with_its_cure(course, harm, said):
    course.hand_in("ann")
    harm(course)
    done = run(course)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["grade", "feedback", "report", "export"])
def test_a_gradebook_of_a_wrong_name_is_named_and_not_made(course, tmp_path, command):
    done = run(course, "--db", f"sqlite:///{tmp_path / 'typo.db'}", command=command)
    assert done.returncode == 1
    assert "typo.db: there is no gradebook; run `autograder release` first, or name the right one with --db" in done.stderr
    assert not (tmp_path / "typo.db").exists()


def test_a_database_whose_driver_is_not_installed_is_named(course):
    done = run(course, "--db", "mysql://host/name", command="report")
    assert done.returncode == 1
    assert "No module named 'MySQLdb'" in done.stderr
    assert "Traceback" not in done.stderr


def test_where_nothing_was_released_no_empty_marks_are_written(course):
    (course.folder / "gradebook.db").unlink()
    with Gradebook(course, new=True):
        pass
    done = run(course, command="export")
    assert done.returncode == 1
    assert "the gradebook knows no assignment yet; run `autograder release` first" in done.stderr
    assert not list(course.folder.glob("grades-*"))


def test_a_locked_gradebook_is_named(course):
    course.hand_in("ann")
    holder = sqlite3.connect(course.folder / "gradebook.db")
    holder.execute("begin exclusive")
    done = run(course)
    holder.rollback()
    assert done.returncode == 1
    assert "locked" in done.stderr
    assert "Traceback" not in done.stderr
    assert run(course).stdout.startswith("1 graded")


def test_where_the_gradebook_is_locked_nothing_of_a_student_is_removed(course):
    course.hand_in("ann")
    run(course)
    holder = sqlite3.connect(course.folder / "gradebook.db")
    holder.execute("begin immediate")  # others can read, as while the formgrader writes
    done = run(course, "ann", "--yes", command="remove-student")
    holder.rollback()
    assert done.returncode == 1
    assert "locked" in done.stderr
    assert "Traceback" not in done.stderr
    assert set(course.scores()) == {"ann"}
    assert (course.submitted / "ann").is_dir()


def test_the_gradebook_that_nbgraders_settings_name_is_the_one_for_every_command(course):
    (course.folder / "gradebook.db").rename(course.folder / "moved.db")
    with open(course.folder / "nbgrader_config.py", "a") as file:
        file.write(f"c.CourseDirectory.db_url = 'sqlite:///{course.folder}/moved.db'\n")
    course.hand_in("ann")
    for command in ("release", "grade", "report"):
        done = run(course, command=command)
        assert done.returncode == 0, done.stderr
    assert not (course.folder / "gradebook.db").exists()


def test_a_folder_that_is_no_course_is_named(tmp_path):
    with pytest.raises(CourseError, match="not a course folder"):
        Course(tmp_path)
    assert run(type("C", (), {"folder": tmp_path / "none"})).returncode == 1


def test_wrong_usage_is_told_apart(course):
    assert run(course, "--workers", "none").returncode == 2


def test_a_removed_student_is_gone_everywhere(course):
    course.hand_in("ann")
    course.hand_in("bob")
    run(course)
    run(course, command="feedback")
    assert run(course, "ann", "--yes", command="remove-student").returncode == 0
    assert set(course.scores()) == {"bob"}
    with Gradebook(course) as gradebook:
        assert set(gradebook.records("tiny")) == {"bob"}
    assert not [path for path in course.folder.rglob("ann") if path.is_dir()]
    assert run(course, "ann", "--yes", command="remove-student").returncode == 1


def in_a_mounted_folder(course, mount, script):
    """Runs a shell script where the course's folder is mounted anew, for it alone; skips where this machine does not allow that."""
    user = [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
    command = f'set -e; cp -r "$COURSE" "$COPY"; {mount} || exit 77; {script}'
    environment = os.environ | {
        "COURSE": str(course.folder),
        "COPY": f"{course.folder}-copy",
        "GRADE": f"{AUTOGRADER} grade --preload numpy",
    }
    done = subprocess.run(["unshare", "--mount", *user, "sh", "-c", command], env=environment, capture_output=True, text=True, check=False)
    if done.returncode == 77 or "unshare" in done.stderr:
        pytest.skip(f"this machine lets nobody mount: {done.stderr}")
    assert "Traceback" not in done.stderr
    return done


@pytest.mark.parametrize("free", [0, 40])  # kilobytes: the disk is full at once, or while results are written
def test_a_full_disk_is_named_and_the_next_run_goes_on(course, free):
    for number in range(4):
        course.hand_in(f"student-{number}")
    done = in_a_mounted_folder(
        course,
        'mount -t tmpfs -o size=4m tmpfs "$COURSE" && cp -r "$COPY"/. "$COURSE"',
        f'head -c {free}k /dev/zero > "$COURSE/free"; cat /dev/zero > "$COURSE/filler" 2>/dev/null || true; rm "$COURSE/free"; '
        '$GRADE --course "$COURSE" && exit 1; '
        'find "$COURSE" -name "*.part" -o -name "*-journal" | grep . && exit 1; rm "$COURSE/filler"; $GRADE --course "$COURSE"',
    )
    assert done.returncode == 0, done.stderr
    assert "make room" in done.stderr
    assert "0 not gradable" in done.stdout


def test_a_gradebook_that_cannot_be_written_is_named(course):
    course.hand_in("ann")
    done = in_a_mounted_folder(
        course, 'mount --bind "$COURSE" "$COURSE" && mount -o remount,bind,ro "$COURSE"', '$GRADE --course "$COURSE"'
    )
    assert done.returncode == 1
    assert str(course.folder) in done.stderr
    assert "permissions" in done.stderr or "Read-only file system" in done.stderr


def test_nothing_that_is_written_can_be_read_by_others_whatever_the_umask(course, tmp_path):
    course.hand_in("ann")
    (course.submitted / "ann/tiny/submission_secret.txt").write_text("a" * 128)  # as nbgrader's exchange leaves it
    download, roster = tmp_path / "download", tmp_path / "class.csv"
    shutil.copytree(course.submitted / "ann" / "tiny", download / "bob", ignore=shutil.ignore_patterns("*.txt"))
    roster.write_text("student_id\nann\nbob\n")
    assert run(course, roster, command="roster").returncode == 0
    before = set(course.folder.rglob("*"))
    for command, *arguments in (("collect", "tiny", download), ("grade",), ("feedback",), ("report",), ("export", "--to", "csv")):
        assert run(course, *arguments, command=command, umask=0).returncode == 0
    written = [*(set(course.folder.rglob("*")) - before), Path(course.folder, "gradebook.db")]
    assert {"bob", "tiny.ipynb", "tiny.html", "submission_secret.txt", "results.csv", "grades-csv.csv"} <= {path.name for path in written}

    def is_within_reach(path):
        folders = [folder for folder in path.parents if folder.is_relative_to(course.folder) and folder != course.folder]
        return path.stat().st_mode & 0o007 and all(folder.stat().st_mode & 0o001 for folder in folders)

    assert {path for path in written if is_within_reach(path)} == set()


def test_marks_and_pages_that_are_not_of_what_was_handed_in_are_named(course):
    course.hand_in("ann")
    course.hand_in("bob")
    course.hand_in_bytes("cyd", b"no notebook")
    assert run(course).returncode == 1
    course.hand_in("bob", {})
    for number in range(7):
        course.hand_in(f"late{number}")
    late = ", ".join(f"late{number}" for number in range(7))
    said = run(course, "--to", "csv", command="export").stderr
    assert f"tiny: handed in, but not graded yet: {late};" in said
    assert "tiny: not gradable, and marked without it: cyd;" in said
    assert "tiny: handed in again since it was graded: bob;" in said
    done = run(course, command="feedback")
    assert done.returncode == 1
    assert f"tiny: handed in, but not graded yet: {late};" in done.stderr
    assert run(course, "--student", "ann", command="feedback").returncode == 0


def test_what_was_open_to_others_is_closed_and_said_to_be_so_once(course):
    course.hand_in("ann")
    (course.folder / "autograded").mkdir(mode=0o755)
    (course.folder / "autograded").chmod(0o755)
    (course.folder / "gradebook.db").chmod(0o644)
    said = run(course).stderr
    assert all(f"{course.folder / name}" in said for name in ("autograded", "gradebook.db"))
    assert "every user of this machine could look inside" in said
    assert all((course.folder / name).stat().st_mode & 0o077 in (0o050, 0o040) for name in ("autograded", "gradebook.db"))
    assert "every user" not in run(course, "--again").stderr


def test_who_shares_a_course_as_a_group_can_write_what_the_others_wrote_and_nobody_else_can_read_it(course):
    course.hand_in("ann")
    (course.folder / "nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.groupshared = True\n")
    for command in ("grade", "feedback", "report"):
        assert run(course, command=command, umask=0o022).returncode == 0
    for top in ("autograded", "feedback", "report"):
        folder = course.folder / top
        assert folder.stat().st_mode & 0o7777 == 0o2770, top
        inside = list(folder.rglob("*"))
        assert inside
        assert all(path.stat().st_mode & 0o020 for path in inside)
        assert all(path.stat().st_gid == folder.stat().st_gid for path in inside)


def test_a_page_that_nbgrader_releases_can_be_read_by_its_student_who_is_another_user(course):
    course.hand_in("ann")
    for command in ("grade", "feedback"):
        assert run(course, command=command, umask=0o077).returncode == 0
    (page,) = course.folder.glob("feedback/ann/*/*.html")
    assert page.stat().st_mode & 0o777 == 0o644  # copied as it is
