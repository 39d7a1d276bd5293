"""Each promise of the security guide names tests that are there."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "book/guide-security.md").read_text(encoding="utf-8")


def test_the_tests_that_the_guide_names_are_there():
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", GUIDE)
    assert len(named) > 10
    for file, test in named:
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
        assert test in functions or (not test and any(name.startswith("test_") for name in functions)), (file, test)


def test_each_promise_names_one():
    promises = GUIDE.split("## What holds")[1].split("## How")[0].split("\n- **")[1:]
    assert [promise.split("**")[0] for promise in promises if "`tests/" not in promise] == []


YOUR_COURSE = (ROOT / "book/guide-your-course.md").read_text(encoding="utf-8")
AS_NBGRADER, INSIDE = "tests/classroom/test_as_nbgrader.py", "tests/classroom/test_inside_nbgrader.py"
#: what the guide promises to somebody who has a course, by the words that each promise begins with, and the tests that hold it
TESTED = {
    "*Notebooks.*": [
        f"{AS_NBGRADER}::test_each_of_several_notebooks_has_its_pages",
        f"{INSIDE}::test_others_are_graded_and_a_notebook_that_was_left_out_is_named",
        "tests/platforms/test_collect.py::test_of_an_assignment_with_several_notebooks_each_goes_by_its_name",
    ],
    "*Settings* are": [
        "tests/classroom/test_folders.py::test_settings_of_user_and_machine_hold_as_in_nbgrader_and_the_courses_own_before_them",
        "tests/classroom/test_folders.py::test_a_setting_that_is_none_is_refused_with_the_file_that_it_stands_in",
        f"{AS_NBGRADER}::test_settings_are_read_from_wherever_nbgrader_reads_them",
        f"{INSIDE}::test_settings_hold_that_lie_where_the_command_runs_or_among_its_arguments",
    ],
    "*Folders* have": [
        f"{AS_NBGRADER}::test_folders_are_called_as_nbgraders_settings_call_them_and_another_order_of_them_is_refused",
    ],
    "*Python.*": [
        f"{AS_NBGRADER}::test_another_language_is_refused_by_name_at_release_and_at_grading",
        f"{AS_NBGRADER}::test_an_assignment_that_is_refused_stops_no_other",
        f"{INSIDE}::test_an_assignment_that_cannot_be_graded_is_refused_once_for_all",
    ],
    "*What nbgrader made": [
        f"{AS_NBGRADER}::test_each_cell_has_nbgraders_score",
        f"{AS_NBGRADER}::test_an_autotest_of_which_nothing_was_made_is_refused_by_name",
    ],
    "*Files beside": [
        f"{AS_NBGRADER}::test_files_lie_beside_the_graded_notebook_but_none_that_a_browser_would_run",
        f"{AS_NBGRADER}::test_of_files_beside_a_notebook_none_is_read_through_a_link_and_not_more_than_there_is_room_for",
        f"{AS_NBGRADER}::test_files_that_nbgraders_settings_ignore_are_not_handed_out",
    ],
    "*IPython.*": [
        "tests/kernels/test_shell.py::test_every_magic_of_a_notebooks_kernel_is_known",
        "tests/kernels/test_shell.py::test_what_is_not_available_says_so_in_a_line_and_the_cell_goes_on",
    ],
    "*Scores.*": [
        f"{AS_NBGRADER}::test_each_cell_has_nbgraders_score",
        "tests/classroom/test_nbgraders_own.py::test_each_cell_has_nbgraders_score",
        f"{AS_NBGRADER}::test_an_answer_that_was_marked_by_hand_and_handed_in_again_waits_for_a_person_again",
        f"{AS_NBGRADER}::test_what_is_no_score_earns_nothing_and_what_stderr_costs_is_a_setting",
    ],
    "*The submitted notebook": [
        f"{AS_NBGRADER}::test_each_cell_has_nbgraders_score",
        f"{AS_NBGRADER}::test_what_was_deleted_or_moved_is_named_and_is_back_only_where_nbgraders_settings_say_so",
        f"{AS_NBGRADER}::test_of_a_cell_that_stands_twice_the_answer_counts_and_no_copy_of_the_handout_undoes_it",
    ],
    "*Cells that have lost": [
        f"{AS_NBGRADER}::test_each_cell_has_nbgraders_score",
        "tests/notebooks/test_submission.py::test_cells_that_lost_their_metadata_are_known_by_id_or_by_content_and_place",
    ],
    "*The release version": [
        "tests/classroom/test_release.py::test_in_a_release_one_hidden_line_is_a_leak",
        "tests/classroom/test_release.py::test_what_a_hidden_test_imports_is_no_leak",
        "tests/classroom/test_release.py::test_what_the_course_declares_public_is_no_leak_and_an_answer_key_always_is",
    ],
}
DIFFERENT = [  # on purpose, from nbgrader
    "tests/kernels/test_shell.py::test_an_error_that_a_widget_would_show_is_one_of_the_cell",
    f"{AS_NBGRADER}::test_what_is_no_score_earns_nothing_and_what_stderr_costs_is_a_setting",
    f"{AS_NBGRADER}::test_one_of_several_notebooks_that_misses_a_file_is_named_since_another_may_write_it",
    f"{AS_NBGRADER}::test_a_test_that_a_student_has_tagged_to_be_skipped_is_run",
    f"{AS_NBGRADER}::test_a_cell_has_at_least_the_time_that_nbgraders_settings_give_it",
]
REFUSED = [
    f"{AS_NBGRADER}::test_another_language_is_refused_by_name_at_release_and_at_grading",
    f"{AS_NBGRADER}::test_an_autotest_of_which_nothing_was_made_is_refused_by_name",
    f"{AS_NBGRADER}::test_a_raw_cell_of_which_the_gradebook_takes_no_row_is_refused_by_name",
    f"{AS_NBGRADER}::test_settings_that_keep_an_assignment_out_of_the_gradebook_are_named_at_release",
    f"{AS_NBGRADER}::test_a_gradebook_with_other_points_than_the_source_is_refused_by_name",
    f"{AS_NBGRADER}::test_what_a_course_has_nbgraders_autograde_do_and_this_grader_does_not_is_refused_by_name",
    f"{AS_NBGRADER}::test_what_nbgraders_own_command_follows_is_refused_outside_it_alone",
    f"{AS_NBGRADER}::test_no_setting_of_nbgraders_autograde_is_left_to_chance",
    f"{INSIDE}::test_each_refused_submission_has_one_line",
    f"{INSIDE}::test_no_row_is_left_half_made_and_the_reason_is_kept",
    "tests/grading/test_one_notebook.py::test_a_notebook_is_graded_by_its_source_and_the_result_is_data",
]


def test_each_promise_to_a_course_of_ones_own_has_its_tests():
    promises = re.findall(r"^- (.*)$", YOUR_COURSE.split("## What is supported")[1].split("## What is refused")[0], re.MULTILINE)
    assert len(promises) == len(TESTED)
    for promise, begins in zip(promises, TESTED, strict=True):
        assert promise.startswith(begins)
    for named in [*(each for tests in TESTED.values() for each in tests), *DIFFERENT, *REFUSED]:
        file, test = named.split("::")
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        assert test in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, named
