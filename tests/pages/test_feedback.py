"""What a student reads, and what never reaches them."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path

import pytest
import sqlalchemy as sa
from made_up import NAME, example, finding, mean, outlier
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange.default.release_feedback import ExchangeReleaseFeedback
from nbgrader.utils import notebook_hash

from autograder.classroom.course import Course
from autograder.classroom.gradebook import RESULTS, Gradebook
from autograder.classroom.regrades import ask
from autograder.errors import CourseError
from autograder.grading.results import Outcome
from autograder.judging.findings import Example, Finding
from autograder.pages.feedback import feedback_page, write_feedback
from autograder.reasons import Place, Reason, reason, text

Graded = Callable[..., None]


def page_of(course: Course, gradebook: Gradebook, student: str) -> str:
    (path,) = write_feedback(course, gradebook, NAME, [student])
    return path.read_text(encoding="utf-8")


def text_of(page: str) -> str:
    body = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def test_a_page_is_written_for_each_graded_submission_where_nbgrader_looks_for_it(course, gradebook, graded: Graded):
    graded("ada")
    graded("bob", mean(Outcome.FAILED), outlier())
    paths = write_feedback(course, gradebook, NAME)
    assert paths == [course.feedback / student / NAME / f"{NAME}.html" for student in ("ada", "bob")]
    assert "3 of 3 points" in text_of(paths[0].read_text())
    assert "1 of 3 points" in text_of(paths[1].read_text())


def test_the_page_names_the_mistake_where_to_read_and_what_to_try(course: Course, gradebook, graded: Graded):
    (course.folder / "_config.yml").write_text("html: {baseurl: 'https://course.example/'}")
    (course.folder / "_toc.yml").write_text("root: book/index")
    graded(
        "ada",
        mean(
            Outcome.FAILED,
            findings=(
                finding(
                    "The result is another number.",
                    "forgot the weights",
                    "Each value must count as often as its weight says.",
                    "l1.html#soft-threshold",
                ),
            ),
            example=example("weighted_mean([1.0, 3.0], [3.0, 1.0])", "2.0", "1.5"),
        ),
        outlier(),
    )
    page = page_of(course, gradebook, "ada")
    text = text_of(page)
    for shown in ("forgot the weights", "Each value must count", "weighted_mean([1.0, 3.0], [3.0, 1.0])", "2.0", "1.5"):
        assert shown in text
    assert 'href="https://course.example/book/l1.html#soft-threshold"' in page


def test_the_students_own_code_stands_beside_it_with_the_line_of_the_error_marked(course, gradebook, graded: Graded):
    graded(
        "ada",
        mean(Outcome.ERROR, findings=(finding(reason("code-raised", kind="NameError")),), place=Place("weighted-mean", 3, 2)),
        outlier(),
    )
    page = page_of(course, gradebook, "ada")
    assert re.search(r"<mark>    return .*np\.sum\(weights\)</mark>", page)
    assert "NameError in line 2 of “The mean”" in page  # as students know the cell


def test_whatever_comes_from_a_student_is_escaped(course, gradebook, graded: Graded):
    attack = "</code></pre><script>alert(1)</script><img src=x onerror=alert(1)>"
    wrong = mean(Outcome.FAILED, findings=(finding(attack),), wrong_kinds=(attack,), example=example(attack, attack, attack))
    graded("ada", wrong, outlier(), code=attack, remarks=(text(attack), reason("cell-missing", cell=attack)))
    page = page_of(course, gradebook, "ada")
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page


def test_the_policy_allows_the_style_sheet_and_nothing_else(course, gradebook, graded: Graded):
    graded("ada")
    page = page_of(course, gradebook, "ada")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert re.match(r"default-src (&#39;|')none(&#39;|'); style-src (&#39;|')sha256-", policy[1])
    assert "style=" not in page


def test_hidden_tests_and_texts_that_the_students_process_wrote_are_not_shown(course, gradebook, graded: Graded):
    graded(
        "ada",
        mean(
            Outcome.ERROR,
            findings=(finding(reason("code-raised", kind="NameError")),),
            place=Place("generator.normal(size=5)", 3, 7),
        ),
        outlier("B", in_students_process=True),
    )
    graded("bob", mean(Outcome.BROKEN, findings=(finding(reason("judge-failed", line=3, kind="NameError", said="secret")),)), outlier())
    ada, bob = page_of(course, gradebook, "ada"), page_of(course, gradebook, "bob")
    assert "Your code raised NameError." in ada
    assert "generator.normal" not in ada
    assert "chose B" not in ada
    assert "judge half" not in bob
    assert "secret" not in bob
    assert "default_rng" not in ada + bob


def test_a_wrong_choice_gets_its_own_feedback_and_not_the_key(course, gradebook, graded: Graded):
    graded("ada", mean(), outlier("B"), choice="B")
    text = text_of(page_of(course, gradebook, "ada"))
    assert "You chose B." in text
    assert "The median only counts." in text
    assert "right answer is" not in text
    assert "The mean moves" not in text


@pytest.mark.parametrize(
    ("policy", "due", "extension", "shown"),
    [
        ("after-due", None, None, False),
        ("after-due", "2020-01-01 00:00:00 UTC", None, True),
        ("after-due", "2999-01-01 00:00:00 UTC", None, False),
        ("after-due", "2020-01-01 00:00:00 UTC", 400_000, False),
        ("always", None, None, True),
        ("never", "2020-01-01 00:00:00 UTC", None, False),
    ],
)
def test_the_key_is_shown_when_the_assignment_says_so(course: Course, gradebook, graded: Graded, policy, due, extension, shown):
    text = course.texts / f"{NAME}.md"
    text.write_text(text.read_text().replace("keys: after-due", f"keys: {policy}"))
    graded("ada", mean(), outlier("B"), choice="B")
    graded("bob")
    if due:
        gradebook.nbgrader.update_or_create_assignment(NAME, duedate=due)
    if extension:  # of somebody else: ada could tell them
        gradebook.nbgrader.grant_extension(NAME, "bob", days=extension)
    said = text_of(page_of(course, gradebook, "ada"))
    assert ("The right answer is A . The mean moves with every value" in said) is shown


def test_scores_and_comments_of_a_person_and_the_late_penalty_are_shown(course, gradebook, graded: Graded):
    graded("ada", mean(Outcome.FAILED), outlier())
    submission = gradebook.nbgrader.find_submission(NAME, "ada")
    (notebook,) = submission.notebooks
    gradebook.nbgrader.find_grade("weighted-mean-test", NAME, NAME, "ada").manual_score = 1.5
    gradebook.nbgrader.find_comment("weighted-mean", NAME, NAME, "ada").manual_comment = "Good idea <3\nbut see line 2"
    notebook.late_submission_penalty = 0.5
    gradebook.nbgrader.db.commit()
    text = text_of(page_of(course, gradebook, "ada"))
    assert "2 of 3 points" in text
    assert "2.5 points, less 0.5 because it was handed in late" in text
    assert "Good idea &lt;3 but see line 2" in text
    assert "Your instructor set the points" in text


@pytest.mark.parametrize(("penalty", "manual", "praised"), [(0.0, None, True), (0.5, None, False), (3.0, None, False), (0.0, 0.5, False)])
def test_all_right_is_praised_only_where_no_point_is_lost(course, gradebook, graded: Graded, penalty, manual, praised):
    graded("ada")
    (notebook,) = gradebook.nbgrader.find_submission(NAME, "ada").notebooks
    gradebook.nbgrader.find_grade("weighted-mean-test", NAME, NAME, "ada").manual_score = manual
    notebook.late_submission_penalty = penalty
    gradebook.nbgrader.db.commit()
    text = text_of(page_of(course, gradebook, "ada"))
    assert ("Well done" in text) is praised
    assert ("Points were taken off because it was handed in late" in text) is (penalty > 0)


def test_a_comment_is_markdown_and_nothing_in_it_is_fetched_or_run(course, gradebook, graded: Graded):
    graded("ada", mean(Outcome.FAILED), outlier())
    comment = "**Good**, see `mean`:\n\n- [here](https://x.example/)\n- ![p](https://x.example/p.png)\n"
    comment += "- <img src=x onerror=y>\n- [j](javascript:y)"
    gradebook.nbgrader.find_comment("weighted-mean", NAME, NAME, "ada").manual_comment = comment
    gradebook.nbgrader.db.commit()
    page = page_of(course, gradebook, "ada")
    assert "<strong>Good</strong>, see <code>mean</code>:" in page
    assert '<li><a href="https://x.example/">here</a></li>' in page
    assert "<img" not in page
    assert "&lt;img src=x onerror=y&gt;" in page
    assert "javascript:y" in text_of(page)
    assert 'href="javascript' not in page


def test_a_submission_that_could_not_be_read_gets_a_page_without_the_instructors_folders(course: Course, gradebook, hand_in):
    hand_in("ada")
    gradebook.refuse(course.assignment(NAME), "ada", "", reason("empty"))
    page = page_of(course, gradebook, "ada")
    assert "could not be graded: the file is empty." in text_of(page)
    assert " Graded " not in text_of(page)
    assert str(course.folder) not in page


@pytest.mark.parametrize("code", ["not-run", "folder-closed", "a code of another version"])
def test_what_is_wrong_on_our_side_is_not_told_in_detail(course: Course, gradebook, hand_in, code):
    hand_in("ada")
    gradebook.refuse(course.assignment(NAME), "ada", "", Reason(code, {"said": "it", "folder": str(course.folder), "why": "gone"}))
    page = page_of(course, gradebook, "ada")
    assert str(course.folder) not in page
    assert "could not be opened or run on our side; your instructor knows" in text_of(page)


def test_every_finding_is_shown_with_what_holds_and_the_kinds_of_input_that_are_wrong(course: Course, gradebook, graded: Graded):
    first = finding("The result is too large.", "forgot the weights", "Weigh each value.", "l1.html#soft-threshold")
    second = finding("The argument changed.", "changes the caller's arguments", "Copy it first.", "l1.html#soft-threshold")
    wrong = mean(Outcome.FAILED, findings=(first, second), held=7, checked=9, wrong_kinds=("ties at `t`", "large values"))
    graded("ada", wrong, outlier())
    page = page_of(course, gradebook, "ada")
    text = text_of(page)
    shown = ("The result is too large.", "7 of 9 properties hold.", "Not right for ties at t large values", "forgot the weights")
    for part in (*shown, "Weigh each value.", "The argument changed.", "changes the caller", "Copy it first."):
        assert part in text.replace("  ", " "), part
    assert "<code>t</code>" in page
    assert text.count("Read ") == 1  # both treat of one section


def test_results_that_an_older_version_kept_are_shown_in_its_sentences(course: Course, gradebook, graded: Graded):
    graded("ada")
    old = {
        "grade_id": "weighted-mean-test", "outcome": "failed", "score": 0.0, "points": 2.0, "answers": "weighted-mean",
        "diagnosis": "forgot the weights", "message": "The result: another number.", "hint": "Weigh.", "see": "l1.html#x",
        "example": ["f(1)", "2.0", "1.5"], "place": ["weighted-mean", 2], "notes": ["a note"], "choice": None,
        "in_students_process": False, "seconds": 0.1,
    }  # fmt: skip
    kept = {
        "tests": [old], "oddities": ["the cell x was missing"], "unanswered": [], "seconds": 1.0, "cpu_seconds": 1.0, "memory": 5,
        "judging_seconds": 0.1, "confined": True, "versions": {},
    }  # fmt: skip
    gradebook.nbgrader.db.execute(sa.update(RESULTS).values(result=json.dumps(kept)))
    gradebook.nbgrader.db.commit()
    said = text_of(page_of(course, gradebook, "ada"))
    for part in ("forgot the weights", "The result: another number.", "Weigh.", "f(1)", "1.5", "a note", "the cell x was missing"):
        assert part in said
    refused = f"{course.submitted}/ada/{NAME}/{NAME}.ipynb: the file is empty"
    gradebook.nbgrader.db.execute(sa.update(RESULTS).values(result=None, refused=refused))
    gradebook.nbgrader.db.commit()
    assert "could not be graded: the file is empty." in text_of(page_of(course, gradebook, "ada"))


def test_an_open_question_says_what_to_do_with_its_variable(course, gradebook, graded: Graded):
    graded("ada", mean(Outcome.OPEN, findings=(finding(reason("open")),)), outlier(None))
    text = text_of(page_of(course, gradebook, "ada"))
    assert text.count("No answer yet") == 4  # the verdict, in the table and at the answer, and not once more below it
    assert text.count("Replace the line that raises NotImplementedError") == 1
    assert "Try next Set the variable in the cell of this question to the letter that you choose" in text
    assert "About your choice" not in text


def test_an_answer_without_a_letter_was_no_choice_and_its_cell_is_shown(course, gradebook, graded: Graded):
    unset = Finding(reason("name-not-set"), reason("no-answer"), reason("try-setting", wanted=["answer_q_outlier"]))
    graded("ada", mean(), replace(outlier("B"), findings=(unset,), choice=None), choice="C")
    text = text_of(page_of(course, gradebook, "ada"))
    assert "Try next The cell has to set answer_q_outlier to a letter in quotes." in text
    assert "About your choice" not in text
    assert 'answer_q_outlier = "C"' in html.unescape(text)


def test_of_another_notebook_the_first_sentence_says_so_and_nothing_says_that_it_costs_no_points(course, gradebook, graded: Graded):
    still_open = mean(Outcome.OPEN, findings=(finding(reason("open")),))
    graded("ada", still_open, outlier(None), remarks=(reason("another-notebook"),))
    text = text_of(page_of(course, gradebook, "ada"))
    assert "0 of 3 points No task of this assignment was found in the file that you handed in." in text
    assert "costs no points" not in text
    assert "Nothing is answered yet" not in text


def test_remarks_call_cells_as_students_know_them(course, gradebook, graded: Graded):
    graded("ada", remarks=(reason("cell-missing", cell="weighted-mean-test"), reason("cell-copies", cell="weighted-mean", n=2)))
    text = text_of(page_of(course, gradebook, "ada"))
    assert "the cell “The mean” (test) was missing" in text
    assert "the cell “The mean” was there 2 times" in text


def test_what_ran_out_of_time_says_so_in_a_sentence_and_marks_the_line_that_ran_last(course, gradebook, graded: Graded):
    stopped = finding(reason("stopped", limit=reason("limit-cell-cpu")))
    graded("ada", mean(Outcome.TIMEOUT, findings=(stopped,), place=Place("weighted-mean", 3, 2)), outlier())
    text = text_of(page_of(course, gradebook, "ada"))
    assert "It was stopped because it went over the limit: CPU time of a cell." in text
    assert "Your answer, with the line that ran last" in text


def test_an_exception_that_nobody_foresaw_says_how_to_find_its_line(course, gradebook, graded: Graded):
    shown = Example("weighted_mean([1.0], [1.0])", reason("shown-raised", kind="AttributeError"), text("1.0"))
    graded("ada", mean(Outcome.FAILED, example=shown), outlier())
    assert "Try next Run the example in your notebook: the last lines of the error say where" in text_of(page_of(course, gradebook, "ada"))


def test_an_exception_of_the_students_own_shows_its_words_as_they_stand_in_the_source(course, gradebook, graded: Graded):
    answer = """
def weighted_mean(values, weights):
    if len(values) < 2:
        raise ValueError(f"too few: {len(values)} <b>values</b>")
    if min(weights) < 0:
        raise ValueError("weights must be positive " + str(weights))
    raise TypeError("not this one")
"""
    raised = finding(reason("raised", kind="ValueError"), reason("raised", kind="ValueError"))
    graded("ada", mean(Outcome.FAILED, findings=(raised,)), outlier(), code=answer.strip())
    page = page_of(course, gradebook, "ada")
    said = "Line 3 of your answer raises ValueError itself, with the words “too few: {len(values)} &lt;b&gt;values&lt;/b&gt;”."
    assert said in page
    assert "Line 5 of your answer raises ValueError itself, with the words “weights must be positive”." in page
    assert "of your answer raises TypeError" not in page


def test_words_that_a_student_raises_are_cut(course, gradebook, graded: Graded):
    answer = f"def weighted_mean(values, weights):\n    raise ValueError({'long ' * 200!r})"
    graded("ada", mean(Outcome.FAILED, findings=(finding(reason("raised", kind="ValueError")),)), outlier(), code=answer)
    assert f"“{('long ' * 20)} …”" in page_of(course, gradebook, "ada")


@pytest.mark.parametrize("filled_in", ["x" + "+1" * 700, "-" * 900 + "x", "f(" * 90 + "x" + ".a" * 900 + ")" * 90, "f\"{x['\u200b']}\""])
def test_words_that_python_reads_and_cannot_write_cost_nobody_a_page(course, gradebook, graded: Graded, filled_in: str):
    answer = f'def weighted_mean(values, weights):\n    raise ValueError(f"""of {{{filled_in}}}""")'
    graded("ada", mean(Outcome.FAILED, findings=(finding(reason("raised", kind="ValueError")),)), outlier(), code=answer)
    graded("bob", mean(), outlier())
    write_feedback(course, gradebook, NAME)
    assert "Feedback" in (course.feedback / "bob" / NAME / f"{NAME}.html").read_text()
    assert "the words “of" in (course.feedback / "ada" / NAME / f"{NAME}.html").read_text()


def test_a_fault_of_ours_on_one_page_is_named_and_costs_nobody_else_theirs(course, gradebook, graded: Graded, monkeypatch):
    def unparse(node):
        raise MemoryError

    monkeypatch.setattr("ast.unparse", unparse)  # what no answer is known to bring out
    answer = "def weighted_mean(values, weights):\n    raise ValueError(f'of {values}')"
    graded("ada", mean(Outcome.FAILED, findings=(finding(reason("raised", kind="ValueError")),)), outlier(), code=answer)
    graded("bob", mean(), outlier())
    with pytest.raises(CourseError, match=r"no new page for ada \(MemoryError\), by a fault of this program"):
        write_feedback(course, gradebook, NAME)
    assert "Feedback" in (course.feedback / "bob" / NAME / f"{NAME}.html").read_text()
    assert not (course.feedback / "ada" / NAME / f"{NAME}.html").exists()


def test_one_students_page_is_written_from_what_is_kept_of_that_student_alone(course, gradebook, graded: Graded):
    for student in ("ada", "bob"):
        graded(student, mean(), outlier())
    broken = sa.update(RESULTS).where(RESULTS.c.student == "bob").values(result="{")
    gradebook.nbgrader.db.execute(broken)
    gradebook.nbgrader.db.commit()
    assert [page.parents[1].name for page in write_feedback(course, gradebook, NAME, ["ada"])] == ["ada"]
    assert feedback_page(course, gradebook, course.assignment(NAME), "ada")
    assert ask(course, gradebook, NAME, "ada", "Why?").student == "ada"


def test_a_student_without_results_is_an_error_that_says_what_to_do(course, gradebook):
    with pytest.raises(CourseError, match="eve: nothing of averages is graded; run `autograder grade averages`"):
        write_feedback(course, gradebook, NAME, ["eve"])


def test_nbgraders_release_feedback_finds_the_page_by_the_submissions_secret(course: Course, gradebook, graded: Graded, tmp_path: Path):
    graded("ada")
    graded("bob")  # not through the exchange: no secret; must not stop the others
    handed_in = course.submitted / "ada" / NAME
    (handed_in / "submission_secret.txt").write_text("a" * 128)
    (handed_in / "timestamp.txt").write_text("2026-01-02 03:04:05.000000 UTC")
    write_feedback(course, gradebook, NAME)
    directory = CourseDirectory(root=str(course.folder), course_id="c", assignment_id=NAME)
    exchange = ExchangeReleaseFeedback(coursedir=directory)
    exchange.root = str(tmp_path / "exchange")
    (tmp_path / "exchange").mkdir()
    exchange.start()
    released = tmp_path / "exchange" / "c" / "feedback"
    assert (released / f"{notebook_hash(secret='a' * 128, notebook_id=NAME)}.html").is_file()
    assert len(list(released.iterdir())) == 2


def test_a_secret_is_kept_when_feedback_is_written_again(course: Course, gradebook, graded: Graded):
    graded("ada")
    graded("bob")
    (course.submitted / "bob" / NAME / "submission_secret.txt").write_text("b" * 128)
    write_feedback(course, gradebook, NAME)
    secret = (course.feedback / "ada" / NAME / "submission_secret.txt").read_text()
    write_feedback(course, gradebook, NAME)
    assert (course.feedback / "ada" / NAME / "submission_secret.txt").read_text() == secret
    assert len(secret) == 128


def test_without_an_exchange_there_is_nothing_in_a_students_folder_but_the_page(course: Course, gradebook, graded: Graded):
    graded("ada")
    folder = course.feedback / "ada" / NAME
    folder.mkdir(parents=True)
    for name in ("submission_secret.txt", "timestamp.txt"):  # an older version left them
        (folder / name).write_text("")
    write_feedback(course, gradebook, NAME)
    assert [path.name for path in folder.iterdir()] == [f"{NAME}.html"]


def test_after_the_due_date_a_page_does_not_ask_to_hand_in_again(course, gradebook, graded: Graded):
    graded("ada", mean(Outcome.FAILED), outlier(None))
    before = text_of(page_of(course, gradebook, "ada"))
    assert "Not right yet" in before
    assert "hand in again" in before
    gradebook.set_due(NAME, datetime(2020, 1, 1, tzinfo=timezone.utc))
    after = text_of(page_of(course, gradebook, "ada"))
    assert "Not right" in after
    assert "Not right yet" not in after
    assert "hand in again" not in after
    assert "No answer yet" not in after
    assert "1 is not right and 1 has no answer. Below you can see what was observed." in after
    graded("bob", mean(Outcome.OPEN, findings=(finding(reason("open")),)), outlier(None))
    assert "0 of 3 points Nothing was answered." in text_of(page_of(course, gradebook, "bob"))
