"""Submissions are read without trust, and rebuilt from the assignment."""

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbgrader.utils import compute_checksum

from autograder.authoring.compiler import author
from autograder.notebooks.assignment import Assignment, load_assignment, released_source
from autograder.notebooks.cutting import cut
from autograder.notebooks.submission import (
    MAX_CELLS,
    Submission,
    SubmissionError,
    SubmittedCell,
    as_file,
    parse_submission,
    rebuild,
    to_notebook,
)
from autograder.reasons import reason


@pytest.fixture(scope="module")
def assignment(tmp_path_factory: pytest.TempPathFactory) -> Assignment:
    return load_assignment(author(Path(__file__).parent / "averages.md", tmp_path_factory.mktemp("source")))


def as_released(assignment: Assignment) -> list[SubmittedCell]:
    return [
        SubmittedCell(cell.cell_type, released_source(cell), cell.metadata.get("nbgrader", {}).get("grade_id"))
        for cell in assignment.notebook.cells
    ]


def handed_in(assignment: Assignment, cells: list[SubmittedCell]) -> Any:
    return rebuild(assignment, Submission(tuple(cells), ()))


def place(cells: list[SubmittedCell], grade_id: str) -> int:
    return next(index for index, cell in enumerate(cells) if cell.grade_id == grade_id)


def answer(source: str, grade_id: str = "weighted-mean") -> SubmittedCell:
    return SubmittedCell("code", source, grade_id)


def own(source: str) -> SubmittedCell:
    return SubmittedCell("code", source, None)


# the notebook


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        parse_submission(data)
    except SubmissionError:
        return


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
CELL = st.fixed_dictionaries(
    {}, optional={"cell_type": st.sampled_from(["code", "markdown", "raw", "x"]) | JSON, "source": st.lists(st.text()) | JSON,
                  "metadata": st.fixed_dictionaries({"nbgrader": st.fixed_dictionaries({"grade_id": JSON}) | JSON}) | JSON}
)  # fmt: skip
NOTEBOOK = st.fixed_dictionaries({"nbformat": st.integers() | JSON, "cells": st.lists(CELL | JSON, max_size=4) | JSON})


@settings(max_examples=300, deadline=None)
@given(NOTEBOOK | JSON)
def test_any_json_is_read_or_refused_and_never_leaves_odd_text(value: object) -> None:
    try:
        found = parse_submission(json.dumps(value).encode())
    except SubmissionError:
        return
    for cell in found.cells:
        cell.source.encode()
        assert "\x00" not in cell.source


def notebook(**changes: object) -> bytes:
    cell = {"cell_type": "code", "metadata": {"nbgrader": {"grade_id": "a"}}, "source": "x = 1"} | changes
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]}).encode()


@pytest.mark.parametrize(
    "data",
    [
        notebook(),
        b"\xef\xbb\xbf" + notebook(),
        b"\xff\xfe" + notebook().decode().encode("utf-16-le"),
        notebook() + b"\n" + b"\0" * 4096,
        notebook(source=["x ", "= 1"]),
        notebook(outputs=[{"data": float("nan")}]),
        notebook(outputs=[10**300]),
        notebook(attachments={"a": "b"}, metadata={"nbgrader": {"grade_id": "a", "points": 100}, "tags": ["skip-execution"]}),
        json.dumps({"nbformat": 3, "worksheets": [{"cells": [{"cell_type": "code", "input": "x = 1",
                    "metadata": {"nbgrader": {"grade_id": "a"}}}]}]}).encode(),
    ],
)  # fmt: skip
def test_what_honest_programs_write_is_read(data: bytes) -> None:
    assert parse_submission(data).cells == (SubmittedCell("code", "x = 1", "a"),)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"\xff\xfe{", "UTF-8"),
        (b"\x00" * 5000, "nothing but NUL bytes"),
        (notebook().replace(b"x =", b"x\x00="), r"NUL bytes \(line 1\)"),
        (b'{\n "cells": [\n<<<<<<< HEAD\n  {}\n=======\n>>>>>>> main\n ]}', "the conflict markers that git leaves .* .line 3"),
        (b'{"cells": [],\r\n=======\r\n}', "the conflict markers that git leaves .* .line 2"),
        (b"hello", "its JSON is not valid at line 1"),
        (b"[" * 100_000, "levels deep"),
        (b'{"cells":' * 200 + b"1" + b"}" * 200, "levels deep"),
        (b"[" + b"[],[]," * 500_000 + b"[]]", "too many values"),
        pytest.param(b'"\\"' * 4_500_000, "too many strings", marks=pytest.mark.slow),
        (b"[" + b"1," * 3_100_000 + b"1]", "too many values"),
        (json.dumps({"nbformat": 4, "cells": [{}] * (MAX_CELLS + 1)}).encode(), "more than"),
        (notebook(source="x" * 1_000_001), "characters"),
        (b"[]", "not a notebook"),
        (b"{}", "not a notebook"),
        (b"1" * 20_000_001, "larger than 20 MB without its outputs"),
        (b'{\n"outputs": [' + b'"x",' * 300_000, "its JSON is not valid at line 2"),  # an upload that broke off
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_hostile_or_broken_files_are_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(SubmissionError, match=reason):
        parse_submission(data)


@pytest.mark.slow  # it is large
def test_a_notebook_that_is_nearly_all_outputs_is_read() -> None:
    text = [f'epoch {number} \\ "loss" [{{ \\\\' for number in range(700_000)]
    data = notebook(outputs=[{"outputs": {"a": [[]]}, "text": text}], attachments={"a.png": {"image/png": "A" * 3_000_000}})
    assert len(data) > 20_000_000
    assert parse_submission(data).cells == (SubmittedCell("code", "x = 1", "a"),)


@settings(max_examples=100, deadline=None)
@given(NOTEBOOK | JSON, st.sampled_from([None, 1]))
def test_cutting_takes_values_that_are_dropped_and_nothing_else(value: object, indent: int | None) -> None:
    def empty(part: Any) -> Any:
        if isinstance(part, dict):
            dropped = {"outputs", "attachments", "widgets"}
            return {key: type(each)() if key in dropped and isinstance(each, (list, dict)) else empty(each) for key, each in part.items()}
        return [empty(each) for each in part] if isinstance(part, list) else part

    wrapped = {"outputs": value, "a": [value, {"widgets": [value], "attachments": {"b": value}}, '"outputs": ['], "outputs ": [1]}
    data = json.dumps(wrapped, indent=indent).encode()
    found = cut(data)
    assert found is not None
    assert json.dumps(json.loads(found)) == json.dumps(empty(wrapped))  # as text, since NaN is not NaN
    assert found.count(b"\n") == data.count(b"\n")


# As the programs write an answered cell with nbgrader's metadata: key order, ids and metadata of their own.
META = {"nbgrader": {"grade_id": "a", "solution": True}}
PRODUCERS = {
    "Colab": {
        "nbformat": 4,
        "nbformat_minor": 0,
        "metadata": {"colab": {"provenance": [], "include_colab_link": True}, "widgets": {"application/vnd.jupyter.widget-state+json": {}}},
        "cells": [
            {"cell_type": "markdown", "source": ['<a href="https://colab.research.google.com/x">'], "metadata": {"id": "view-in-github"}},
            {
                "cell_type": "code",
                "source": ["x = 1"],
                "metadata": {**META, "id": "Qx_", "cellView": "form"},
                "execution_count": None,
                "outputs": [],
            },
        ],
    },
    "VS Code": {
        "cells": [
            {
                "cell_type": "code",
                "execution_count": 1,
                "id": "a",
                "metadata": {**META, "vscode": {"languageId": "python"}},
                "outputs": [{"output_type": "display_data", "data": {"application/vnd.code.notebook.error": {}}, "metadata": {}}],
                "source": ["x = 1"],
            }
        ],
        "metadata": {"language_info": {"name": "python"}, "orig_nbformat": 4},
        "nbformat": 4,
        "nbformat_minor": 2,
    },
    "Kaggle": {
        "metadata": {"kaggle": {"accelerator": "none", "dataSources": []}, "papermill": {"duration": 1.5}},
        "nbformat_minor": 4,
        "nbformat": 4,
        "cells": [
            {
                "cell_type": "code",
                "source": "x = 1",
                "metadata": {**META, "_uuid": "8f2", "trusted": True},
                "execution_count": None,
                "outputs": [],
            }
        ],
    },
    "Deepnote": {
        "cells": [
            {
                "cell_type": "code",
                "source": "x = 1",
                "metadata": {**META, "cell_id": "0f", "deepnote_cell_type": "code", "source_hash": "b6", "execution_start": 1700000000000},
                "outputs": [],
                "block_group": "0f",
                "execution_count": 1,
                "outputs_reference": None,
                "content_dependencies": None,
            },
            {"cell_type": "markdown", "source": "<a href='https://deepnote.com'>", "metadata": {"created_in_deepnote_cell": True}},
        ],
        "nbformat": 4,
        "nbformat_minor": 0,
        "metadata": {"deepnote_notebook_id": "1"},
    },
    "PyCharm": {
        "cells": [
            {
                "metadata": {**META, "ExecuteTime": {"end_time": "2026-01-01"}, "collapsed": False},
                "cell_type": "code",
                "source": ["x = 1"],
                "outputs": [],
                "execution_count": 1,
            }
        ],
        "metadata": {},
        "nbformat": 4,
        "nbformat_minor": 5,
    },
}


@pytest.mark.parametrize("written", PRODUCERS.values(), ids=PRODUCERS)
@pytest.mark.parametrize("indent", [None, 1, 4])
def test_what_other_programs_make_of_a_notebook_is_read(written: dict[str, Any], indent: int | None) -> None:
    found = parse_submission(json.dumps(written, indent=indent).replace("\n", "\r\n").encode())
    assert ("code", "x = 1", "a") in [(cell.kind, cell.source, cell.grade_id) for cell in found.cells]
    assert found.remarks == ()


def test_remarks_are_reported_once_and_cost_nothing() -> None:
    cell = '{"cell_type": "code", "cell_type": "code", "source": "a\\ud800b\\u0000", "x": ' + "9" * 5000 + "}"
    found = parse_submission(f'{{"nbformat": 4, "cells": [{cell}, {cell}]}}'.encode())
    assert [cell.source for cell in found.cells] == ["a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}"] * 2
    assert len(found.remarks) == 3


# the notebook to grade


def test_nothing_changed_is_nothing_answered(assignment: Assignment) -> None:
    rebuilt = handed_in(assignment, as_released(assignment))
    assert rebuilt.remarks == ()
    assert not any(cell.answered for cell in rebuilt.cells)
    assert [cell.role for cell in rebuilt.cells].count("solution") == 2


def test_answers_and_own_cells_keep_their_places(assignment: Assignment) -> None:
    cells = as_released(assignment)
    at = place(cells, "weighted-mean")
    cells[at : at + 1] = [own("before = 1"), answer("def weighted_mean(v, w): ..."), own("after = 1")]
    rebuilt = handed_in(assignment, [own("top = 1"), *cells])
    sources = [cell.source for cell in rebuilt.cells]
    assert sources[0] == "top = 1"
    at = sources.index("def weighted_mean(v, w): ...")
    assert [cell.role for cell in rebuilt.cells[at - 1 : at + 3]] == ["own", "solution", "own", "test"]
    assert rebuilt.cells[at].answered
    assert rebuilt.remarks == ()


def test_a_test_cell_comes_from_the_assignment_whatever_was_handed_in(assignment: Assignment) -> None:
    cells = as_released(assignment)
    cells[place(cells, "weighted-mean-test")] = answer("pass", "weighted-mean-test")
    rebuilt = handed_in(assignment, cells)
    test = next(cell for cell in rebuilt.cells if cell.grade_id == "weighted-mean-test")
    assert test.source == assignment.tests["weighted-mean-test"].source
    assert rebuilt.remarks == (reason("given-changed", cell="weighted-mean-test"),)


@pytest.mark.parametrize("grade_id", ["imports", "weighted-mean", "weighted-mean-test"])
def test_a_deleted_cell_is_back_and_reported(assignment: Assignment, grade_id: str) -> None:
    cells = [cell for cell in as_released(assignment) if cell.grade_id != grade_id]
    rebuilt = handed_in(assignment, cells)
    assert len(rebuilt.cells) == len(assignment.notebook.cells)
    assert reason("cell-missing", cell=grade_id) in rebuilt.remarks


@pytest.mark.parametrize("edited", [0, 1])
def test_of_two_copies_the_edited_one_counts(assignment: Assignment, edited: int) -> None:
    cells = as_released(assignment)
    at = place(cells, "weighted-mean")
    copies = [cells[at], cells[at]]
    copies[edited] = answer("def weighted_mean(v, w): return 1")
    cells[at : at + 1] = copies
    rebuilt = handed_in(assignment, cells)
    solution = next(cell for cell in rebuilt.cells if cell.grade_id == "weighted-mean")
    assert (solution.source, solution.answered) == ("def weighted_mean(v, w): return 1", True)
    assert len(rebuilt.cells) == len(assignment.notebook.cells)
    assert rebuilt.remarks == (reason("cell-copies", cell="weighted-mean", n=2),)


def test_a_second_edited_copy_still_runs_where_it_stood(assignment: Assignment) -> None:
    cells = as_released(assignment)
    at = place(cells, "weighted-mean")
    cells[at : at + 1] = [answer("first = 1"), answer("second = 2")]
    roles = [(cell.role, cell.source) for cell in handed_in(assignment, cells).cells]
    at = roles.index(("solution", "first = 1"))
    assert roles[at + 1] == ("own", "second = 2")


def test_unknown_ids_are_own_cells_and_an_empty_answer_is_none(assignment: Assignment) -> None:
    cells = as_released(assignment)
    cells[place(cells, "weighted-mean")] = answer("  \n")
    rebuilt = handed_in(assignment, [*cells, answer("x = 1", "made-up")])
    assert rebuilt.cells[-1].role == "own"
    assert rebuilt.cells[-1].grade_id is None
    assert not any(cell.answered for cell in rebuilt.cells)
    assert reason("unknown-cell", cell="made-up") in rebuilt.remarks


def test_another_notebook_is_said_to_be_one(assignment: Assignment) -> None:
    assert handed_in(assignment, [own("x = 1")]).remarks[0] == reason("another-notebook")


def test_another_assignments_notebook_is_said_to_be_one_although_both_have_given_cells_in_common(assignment: Assignment) -> None:
    shared = [cell for cell in as_released(assignment) if cell.grade_id in ("imports", "mean-text")]
    theirs = [answer(f"x = {number}", f"slope-{number}") for number in range(9)]
    remarks = handed_in(assignment, [*shared, *theirs]).remarks
    assert remarks[0] == reason("another-notebook")
    assert not [remark for remark in remarks if remark.code == "cell-missing"], "one sentence, and not one for each cell"


def test_hidden_test_markers_of_a_student_are_just_text(assignment: Assignment) -> None:
    cells = as_released(assignment)
    source = "### BEGIN HIDDEN TESTS\n### BEGIN JUDGE\nx = 1"
    cells[place(cells, "weighted-mean")] = answer(source)
    rebuilt = handed_in(assignment, cells)
    assert source in [cell.source for cell in rebuilt.cells]


def test_the_notebook_is_valid_and_has_nbgraders_metadata_and_checksums(assignment: Assignment) -> None:
    cells = [*as_released(assignment), own("x = 1"), own("x = 1")]
    rebuilt = handed_in(assignment, cells)
    made = to_notebook(rebuilt, assignment)
    nbformat.validate(made)
    assert nbformat.writes(made) == nbformat.writes(to_notebook(rebuilt, assignment))
    marked = [cell for cell in made.cells if "nbgrader" in cell.metadata]
    assert [cell.metadata.nbgrader.checksum for cell in marked] == [compute_checksum(cell) for cell in marked]
    assert all("nbgrader" not in cell.metadata for cell in made.cells[-2:])


def test_a_file_holds_what_nbformat_would_write(assignment: Assignment):
    made = to_notebook(rebuild(assignment, Submission(tuple(as_released(assignment)), ())), assignment)
    made.cells[-1] = nbformat.v4.new_code_cell(
        'print("á\\n\x85")\r\n\u2028"\ud800"\n',
        id="last",
        execution_count=3,
        metadata={"tags": ["b", "a"], "empty": {}, "none": None, "number": 0.5, "yes": True},
        outputs=[
            nbformat.v4.new_output("stream", name="stdout", text="1\n2"),
            nbformat.v4.new_output("display_data", {"image/png": "aaaa\nbbbb\n", "text/plain": "a\nb"}, metadata={"width": 1}),
            nbformat.v4.new_output("execute_result", {"text/plain": ""}, execution_count=3),
            nbformat.v4.new_output("error", ename="E", evalue="a\nb", traceback=["a\nb", "c"]),
        ],
    )
    assert as_file(made) == nbformat.writes(made) + "\n"


def without_metadata(cells: list[SubmittedCell], ids: bool) -> list[SubmittedCell]:
    return [SubmittedCell(cell.kind, cell.source, None, cell.grade_id if ids else None) for cell in cells]


def answered(rebuilt: Any) -> dict[str | None, str]:
    return {cell.grade_id: cell.source for cell in rebuilt.cells if cell.answered}


@pytest.mark.parametrize("ids", [True, False])
def test_cells_that_lost_their_metadata_are_known_by_id_or_by_content_and_place(assignment: Assignment, ids: bool) -> None:
    cells = as_released(assignment)
    cells[place(cells, "weighted-mean")] = answer("def weighted_mean(v, w): return 1")
    cells[place(cells, "q-outlier")] = answer('answer_outlier = "B"', "q-outlier")
    rebuilt = handed_in(assignment, without_metadata(cells, ids))
    assert answered(rebuilt) == {"weighted-mean": "def weighted_mean(v, w): return 1", "q-outlier": 'answer_outlier = "B"'}
    assert [remark.code for remark in rebuilt.remarks] == ["cells-matched"]
    assert len(rebuilt.cells) == len(assignment.notebook.cells)


def test_an_answer_that_was_typed_again_is_found_among_cells_of_its_place_by_what_it_defines(assignment: Assignment) -> None:
    cells = as_released(assignment)
    at = place(cells, "weighted-mean")
    cells[at : at + 1] = [own("try_out = 1"), own("%matplotlib inline\ndef weighted_mean(v, w): return 2"), own("weighted_mean(1, 2)")]
    rebuilt = handed_in(assignment, cells)
    assert answered(rebuilt) == {"weighted-mean": "%matplotlib inline\ndef weighted_mean(v, w): return 2"}
    assert [cell.source for cell in rebuilt.cells if cell.role == "own"] == ["try_out = 1", "weighted_mean(1, 2)"]


def test_where_nothing_says_which_cell_is_the_answer_none_is_taken_for_it_and_no_stub_undoes_them(assignment: Assignment) -> None:
    cells = as_released(assignment)
    at = place(cells, "weighted-mean")
    cells[at : at + 1] = [own("a = 1"), own("b = 2")]
    rebuilt = handed_in(assignment, cells)
    assert not answered(rebuilt)
    assert next(cell.source for cell in rebuilt.cells if cell.grade_id == "weighted-mean") == ""
    assert reason("cell-missing", cell="weighted-mean") in rebuilt.remarks


@pytest.mark.parametrize("above", [True, False])
def test_an_answer_where_it_does_not_count_is_reported(assignment: Assignment, above: bool) -> None:
    cells = as_released(assignment)
    at = place(cells, "weighted-mean") if above else place(cells, "weighted-mean-test") + 1
    cells[at:at] = [own("def weighted_mean(v, w): return 3")]
    rebuilt = handed_in(assignment, cells)
    (remark,) = rebuilt.remarks
    assert (remark.code, remark.fields["cell"]) == ("answer-elsewhere", "weighted-mean")
    assert "return 3" in rebuilt.cells[remark.fields["number"] - 1].source


def test_an_answer_between_its_stub_and_its_test_counts_and_is_no_remark(assignment: Assignment) -> None:
    cells = as_released(assignment)
    at = place(cells, "weighted-mean") + 1
    assert handed_in(assignment, [*cells[:at], own("def weighted_mean(v, w): return 3"), *cells[at:]]).remarks == ()
