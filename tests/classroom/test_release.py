"""A release is nbgrader's own, and does not happen while anything hidden can be read."""

import base64
import html
import io
import json
import lzma
import sys
import tarfile
import urllib.parse
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner
from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory

from autograder.authoring.compiler import author
from autograder.classroom.course import Course
from autograder.classroom.leaks import find_leaks, find_site_leaks
from autograder.classroom.release import LeakError, release
from autograder.cli import main
from autograder.errors import CourseError
from autograder.notebooks.assignment import released_source

sys.path.insert(0, str(Path(__file__).parents[2] / "book" / "_ext"))
from pdf import mended

TEXT = Path(__file__).parents[1] / "notebooks" / "averages.md"

SOLUTION = """def weighted_mean(values, weights):
    total = (np.asarray(values) * np.asarray(weights)).sum()
    return total / np.asarray(weights).sum()"""
OBSERVING = """values, weights = generator.normal(size=5), generator.uniform(1.0, 2.0, size=5)
observed = outcome(lambda: plain(weighted_mean(values, weights)))"""
JUDGE = """right = (values * weights).sum() / weights.sum()
expect(observed, right, mistakes={"forgot the weights": Mistake(values.mean())})"""
JUDGE_IN_A_ROW = """values, weights = generator.normal(size=5), generator.uniform(1.0, 2.0, size=5)
right = (values * weights).sum() / weights.sum()"""
HINT = "Each value must count as often as its weight says."
FEEDBACK = "The median only counts how many values lie on each side."
KEY = 'answer_q_outlier = "A"'


@pytest.fixture
def course(tmp_path: Path) -> Path:
    author(TEXT, tmp_path / "source")
    return tmp_path


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A book that teaches the same thing in its own words."""
    folder = tmp_path / "site"
    folder.mkdir()
    page = """<html><body><h1>Averages</h1><p>Each value counts as its weight says. The median is robust.</p>
    <pre><span>def</span> average(x, w):\n    total = (x * w).sum()\n    return total / w.sum()</pre>
    <p>Set <code>answer_q_outlier</code> to one letter: A, B or C. The seed is <code>np.random.default_rng(0)</code>.</p>"""
    (folder / "index.html").write_text(page)
    return folder


def source(course: Path) -> Path:
    return course / "source" / "averages" / "averages.ipynb"


@pytest.mark.slow  # makes a gradebook
def test_the_release_is_what_students_should_get(course: Path, site: Path) -> None:
    (made,) = release(course, ["averages"], [site])
    assert made == course / "release" / "averages"
    released = nbformat.read(made / "averages.ipynb", as_version=4)
    planned = [released_source(cell) for cell in nbformat.read(source(course), as_version=4).cells]
    assert [cell.source for cell in released.cells] == planned
    assert not list(course.glob(".release-*"))
    assert (course / "gradebook.db").is_file()
    assert release(course) == [made]  # again, with everything there


def marked_up(code: str) -> str:
    """As the book's pages have code: words set apart, and places where a line may break."""
    lines = (html.escape(line).replace("(", "(<wbr>").replace(".", ".<wbr>") for line in code.split("\n"))
    return "<pre>" + "\n".join(f"<span>{line}</span>" for line in lines) + "</pre>"


def plant(folder: Path, text: str, form: str) -> Path:
    if form == "text":
        path = folder / "notes.txt"
        path.write_text(f"# notes\n{text}\n")
    elif form == "page":
        path = folder / "page.html"
        path.write_text(f"<html><body>{marked_up(text)}</body></html>")
    elif form == "comment in a page":
        path = folder / "page.html"
        path.write_text(f"<html><!-- {text} --></html>")
    elif form == "notebook":
        path = folder / "extra.ipynb"
        cell = {"cell_type": "code", "source": [line + "\n" for line in text.split("\n")]}
        path.write_text(json.dumps({"cells": [cell]}, indent=1))
    elif form == "script":
        path = folder / "data.js"
        path.write_text(f"var page = {json.dumps(text)};")
    elif form == "embedded":
        path = folder / "page.html"
        path.write_text(f'<a href="data:text/plain;base64,{base64.b64encode(text.encode()).decode()}">x</a>')
    elif form == "script with escapes":
        path = folder / "data.js"
        path.write_text(
            "var page = '" + "".join(f"\\x{ord(letter):02x}" if letter.isalnum() else f"\\u{ord(letter):04x}" for letter in text) + "'"
        )
    elif form == "embedded in percent":
        path = folder / "page.html"
        path.write_text(f'<a href="data:text/plain,{urllib.parse.quote(text)}">x</a>')
    elif form == "attachment":
        path = folder / "extra.ipynb"
        cell = {"cell_type": "markdown", "source": "x", "attachments": {"x.txt": {"text/plain": base64.b64encode(text.encode()).decode()}}}
        path.write_text(json.dumps({"cells": [cell]}))
    elif form == "UTF-16 without a mark":
        path = folder / "notes.txt"
        path.write_bytes(text.encode("utf-16-be"))
    elif form == "UTF-16 with a mark":
        path = folder / "notes.txt"
        path.write_bytes(text.encode("utf-16"))
    elif form == "picture":
        path = folder / "plot.png"
        path.write_bytes(picture_with(text))
    elif form == "picture in a page":
        path = folder / "page.html"
        path.write_text(f'<img src="data:image/png;base64,{base64.b64encode(picture_with(text)).decode()}">')
    elif form == "printed":
        path = folder / "book.pdf"
        path.write_bytes(printed(text))
    elif form == "outline of a print":
        path = folder / "book.pdf"
        path.write_bytes(outlined(text))
    elif form == "archive in archives":
        path = folder / "all.xz"
        packed = io.BytesIO()
        with tarfile.open(fileobj=packed, mode="w:bz2") as tar:
            info = tarfile.TarInfo("deep/notes.py")
            info.size = len(text.encode())
            tar.addfile(info, io.BytesIO(text.encode()))
        path.write_bytes(lzma.compress(packed.getvalue()))
    else:
        path = folder / "all.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("deep/notes.py", text)
    return path


def picture_with(text: str) -> bytes:
    """A picture of one point with a packed text beside it."""
    from PIL import Image, PngImagePlugin

    about, made = PngImagePlugin.PngInfo(), io.BytesIO()
    about.add_text("Comment", text, zip=True)
    Image.new("1", (1, 1)).save(made, "PNG", pnginfo=about)
    return made.getvalue()


def printed(text: str) -> bytes:
    """A PDF with the text on its page, in a packed stream."""
    import matplotlib.pyplot as plt

    made = io.BytesIO()
    figure = plt.figure(figsize=(30, 8))
    figure.text(0.01, 0.1, text.replace("$", ""), family="monospace", size=8)
    figure.savefig(made, format="pdf")
    plt.close(figure)
    return made.getvalue()


def outlined(text: str) -> bytes:
    """A PDF of a blank page with the text in its outline, packed as the book is."""
    from pypdf import PdfWriter

    writer, made = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    writer.add_outline_item(text, 0)
    writer.write(made)
    return mended(made.getvalue(), "")


FORMS = ["text", "page", "comment in a page", "notebook", "script", "embedded", "archive"]
FORMS += ["script with escapes", "embedded in percent", "attachment", "UTF-16 without a mark", "picture", "picture in a page"]
FORMS += ["UTF-16 with a mark", "printed", "outline of a print", "archive in archives"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("text", "what"),
    [
        (SOLUTION, "the solution of weighted-mean"),
        (OBSERVING, "hidden tests of weighted-mean-test"),
        (JUDGE_IN_A_ROW, "the judge half of weighted-mean-test"),
        (HINT, "a text of the hidden tests of weighted-mean-test"),
        (FEEDBACK, "a text of the hidden tests of q-outlier-test"),
        (KEY, "the answer key of q-outlier"),
    ],
    ids=["solution", "observing", "judge", "hint", "feedback", "key"],
)
def test_a_leak_in_the_site_is_found(course: Path, site: Path, text: str, what: str, form: str) -> None:
    path = plant(site, text, form)
    found = find_leaks(source(course), [], [site])
    assert (what, True) in [(leak.what, leak.place.startswith(str(path))) for leak in found]


@pytest.mark.parametrize("line", [*SOLUTION.split("\n")[1:], *OBSERVING.split("\n"), JUDGE.split("\n")[0], KEY])
def test_in_a_release_one_hidden_line_is_a_leak(course: Path, line: str) -> None:
    folder = course / "release"
    folder.mkdir()
    plant(folder, line.strip(), "text")
    assert find_leaks(source(course), [folder], [])


def with_a_cell(course: Path, text: str, kind: str = "code", *, hidden: str = "", shown: str = "") -> tuple[Path, Path]:
    """The source with a cell that is not graded and perhaps a further test, and the folder of its release."""
    notebook = nbformat.read(source(course), as_version=4)
    if hidden:
        test = nbformat.v4.new_code_cell(f"{shown}\n### BEGIN HIDDEN TESTS\n{hidden}\n### END HIDDEN TESTS")
        test.metadata.nbgrader = {
            "grade_id": "further-test",
            "grade": True,
            "solution": False,
            "locked": True,
            "points": 1,
            "schema_version": 3,
            "task": False,
        }
        notebook.cells.append(test)
    notebook.cells.append(nbformat.v4.new_code_cell(text) if kind == "code" else nbformat.v4.new_markdown_cell(text))
    nbformat.write(notebook, source(course))
    for cell in notebook.cells:
        cell.source = released_source(cell)
    made = course / "release" / "averages"
    made.mkdir(parents=True)
    nbformat.write(notebook, made / "averages.ipynb")
    return source(course), made


@pytest.mark.parametrize("kind", ["code", "markdown"])
def test_a_whole_solution_that_was_left_in_a_visible_cell_is_a_leak(course: Path, kind: str) -> None:
    notebook, made = with_a_cell(course, f"# tried out\n{SOLUTION}\nweighted_mean([1.0], [2.0])", kind)
    assert {leak.what for leak in find_leaks(notebook, [made])} == {"the solution of weighted-mean"}
    assert find_leaks(notebook, [made], public=[SOLUTION]) == []


def test_a_line_that_the_author_shows_is_no_leak(course: Path) -> None:
    notebook, made = with_a_cell(course, SOLUTION.split("\n")[1])
    assert find_leaks(notebook, [made]) == []


@pytest.mark.parametrize(("shown", "tried_out", "leaks"), [("", True, True), ("", False, False), ("the same", False, False)])
def test_a_hidden_assertion_is_a_leak_where_it_was_tried_out_and_not_beside_a_test(
    course: Path, shown: str, tried_out: bool, leaks: bool
) -> None:
    line = "assert abs(weighted_mean([1.0, 2.0], [1.0, 3.0]) - 1.75) < 1e-9"
    notebook, made = with_a_cell(course, f"{line}  # holds" if tried_out else "x = 1", hidden=line, shown=shown and line)
    assert [leak.what for leak in find_leaks(notebook, [made])] == ["hidden tests of further-test"] * leaks


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("### BEGIN HIDDEN TEST", True),
        ("###BEGIN HIDEN TESTS", True),
        ("# end solutions", True),
        ("### BEGIN MARK SCHEMA", True),
        ("### BEGIN JUDGE", True),
        ("### BEGIN HIDDEN TEST of the part about sums", True),
        ("### BEGIN YOUR SOLUTION", False),
        ("# begin with the mean", False),
        ("# end marks the last entry", False),
        ("## End solutions are not needed here", False),
        ("print('BEGIN SOLUTION')", False),
    ],
)
def test_a_marker_that_students_would_read_hid_nothing(course: Path, line: str, is_one: bool) -> None:
    notebook, made = with_a_cell(course, "x = 1")
    released = (made / "averages.ipynb").read_text(encoding="utf-8")
    (made / "averages.ipynb").write_text(released.replace("x = 1", f"x = 1\\n{line}\\ny = 2"), encoding="utf-8")
    assert [leak.excerpt for leak in find_leaks(notebook, [made])] == [line] * is_one
    assert find_leaks(notebook, [made], public=[line]) == []


@pytest.mark.parametrize("key", ["answer_q_outlier: A", "answer_q_outlier='A'", '"answer_q_outlier": "A"', "answer_q_outlier : str = `A`"])
def test_an_answer_key_is_found_in_any_quotes(course: Path, site: Path, key: str) -> None:
    plant(site, key, "page")
    assert [leak.what for leak in find_leaks(source(course), [], [site])] == ["the answer key of q-outlier"]


def test_a_book_in_its_own_words_and_trivial_lines_are_no_leak(course: Path, site: Path) -> None:
    plant(site, 'return total\nimport numpy as np\nanswer_q_outlier = "B"', "text")
    assert find_leaks(source(course), [], [site]) == []


@pytest.mark.parametrize("line", ["import numpy.linalg as la, scipy.stats", "from sklearn.linear_model import Lasso, Ridge"])
def test_what_a_hidden_test_imports_is_no_leak(course: Path, line: str) -> None:
    text = course / TEXT.name
    text.write_text(TEXT.read_text(encoding="utf-8").replace(OBSERVING, f"{line}\n{OBSERVING}"), encoding="utf-8")
    author(text, course / "source")
    folder = course / "release"
    folder.mkdir()
    plant(folder, line, "text")
    assert find_leaks(source(course), [folder], []) == []
    plant(folder, f"{line}; {OBSERVING}", "text")
    assert find_leaks(source(course), [folder], [])


def test_what_the_course_declares_public_is_no_leak_and_an_answer_key_always_is(course: Path, site: Path) -> None:
    plant(site, f"{HINT} {KEY}", "page")
    assert {leak.what for leak in find_leaks(source(course), [], [site])} == {
        "a text of the hidden tests of weighted-mean-test",
        "the answer key of q-outlier",
    }
    assert [leak.what for leak in find_leaks(source(course), [], [site], [f"As the handout says: {HINT}", KEY])] == [
        "the answer key of q-outlier"
    ]
    halves = HINT.split(" as ")
    assert len(find_leaks(source(course), [], [site], [f"{halves[0]} as", halves[1]])) == 2  # a part of it gives the whole not free


def test_what_students_see_in_another_language_is_no_leak_but_what_is_hidden_there_too_is_one(course: Path, site: Path) -> None:
    plant(site, HINT, "page")
    edition = course / "source-es" / "averages" / "averages.ipynb"
    edition.parent.mkdir(parents=True)
    edition.write_bytes(source(course).read_bytes())
    assert find_site_leaks({source(course): [edition]}, [site])[source(course)]
    notebook = nbformat.read(edition, as_version=4)
    notebook.cells.append(nbformat.v4.new_markdown_cell(f"1. {HINT}"))
    nbformat.write(notebook, edition)
    assert find_site_leaks({source(course): [edition], edition: []}, [site]) == {source(course): [], edition: []}


@pytest.mark.slow  # makes a gradebook
def test_a_text_is_public_with_a_reason(course: Path) -> None:
    (course / "source" / "averages" / "handout.txt").write_text(HINT)
    settings = course / "nbgrader_config.py"
    settings.write_text(f"c = get_config()\nc.Autograder.public = {{{HINT!r}: ''}}\n")
    with pytest.raises(CourseError, match=r"nbgrader_config\.py: c\.Autograder\.public .* the reason why it is not secret"):
        release(course)
    settings.write_text("c = get_config()\n")
    with pytest.raises(LeakError, match=r"handout\.txt: a text of the hidden tests.*\n.*c\.Autograder\.public"):
        release(course)
    settings.write_text(f"c = get_config()\nc.Autograder.public = {{{HINT!r}: 'it is said in the lecture'}}\n")
    assert release(course)


@pytest.mark.slow  # makes a gradebook
def test_a_whole_file_is_public_as_the_guide_says_it(course: Path) -> None:
    handout = course / "source" / "averages" / "handout.txt"
    handout.write_text(f"Before you begin.\n{HINT}\nAnd after it.\n")
    text = 'Path(__file__).with_name("source").joinpath("averages", "handout.txt").read_text()'
    settings = f"from pathlib import Path\nc = get_config()\nc.Autograder.public = {{{text}: 'students have the file'}}\n"
    (course / "nbgrader_config.py").write_text(settings)
    assert release(course)
    (course / "source" / "averages" / "other.txt").write_text(SOLUTION)
    with pytest.raises(LeakError, match=r"other\.txt"):
        release(course)


def test_a_text_of_a_hidden_test_may_stand_in_data_that_are_handed_out_but_no_line_of_code(course: Path) -> None:
    folder = course / "handed-out"
    folder.mkdir()
    for name, leaks in (("data.csv", False), ("data.json", False), ("data.txt", True)):
        (folder / name).write_text(f'["1", "{HINT}"]\n')
        assert bool(find_leaks(source(course), [folder], [])) is leaks
        for secret in (KEY, SOLUTION):
            (folder / name).write_text(json.dumps([secret]) if name.endswith(".json") else secret)
            assert find_leaks(source(course), [folder], [])
        (folder / name).unlink()


def test_a_line_of_texts_and_numbers_that_a_hidden_test_expects_may_stand_in_data_that_are_handed_out(course: Path) -> None:
    film = '"title": "Nosferatu", "year": 1922, "genres": ["Horror", "Fantasy"],'
    test = f"assert film == {{\n    {film}\n}}"
    notebook = nbformat.read(source(course), as_version=4)
    hidden = f"### BEGIN HIDDEN TESTS\n{test}\n### END HIDDEN TESTS"
    next(cell for cell in notebook.cells if "### BEGIN HIDDEN TESTS" in cell.source).source = hidden
    nbformat.write(notebook, source(course))
    folder = course / "handed-out"
    folder.mkdir()
    for name, leaks in (("films.json", False), ("films.py", True)):
        (folder / name).write_text(f"[{{{film}}}]")
        assert bool(find_leaks(source(course), [folder], [])) is leaks
        (folder / name).unlink()


def test_the_head_of_a_function_is_no_leak_but_what_it_does(course: Path) -> None:
    folder = course / "handed-out"
    folder.mkdir()
    first, *body = SOLUTION.split("\n")
    head = f'{first}\n    """The mean in which each value has a weight."""'
    notebook = nbformat.read(source(course), as_version=4)
    all_of_it = "\n".join([head, *body])
    next(cell for cell in notebook.cells if "### BEGIN SOLUTION" in cell.source).source = all_of_it
    nbformat.write(notebook, source(course))
    (folder / "handout.md").write_text(f"Write `weighted_mean`:\n\n{head}\n    ...\n")
    assert not find_leaks(source(course), [folder], [])
    (folder / "handout.md").write_text("\n".join([head, body[-1]]))
    assert find_leaks(source(course), [folder], [])


def test_a_file_beside_the_notebook_that_leaks_stops_the_release(course: Path) -> None:
    (course / "source" / "averages" / "helper.py").write_text(SOLUTION)
    with pytest.raises(LeakError, match=r"release/averages/helper\.py: the solution of weighted-mean"):
        release(course)
    assert sorted(path.name for path in course.iterdir()) == ["source"]


STEPS = [f"nbgrader.preprocessors.{step.__name__}" for step in GenerateAssignment(coursedir=CourseDirectory()).preprocessors]


def test_a_leak_leaves_the_gradebook_alone_where_settings_name_nbgraders_steps(course: Path) -> None:
    (course / "nbgrader_config.py").write_text(f"c = get_config()\nc.GenerateAssignment.preprocessors = {STEPS!r}\n")
    (course / "source" / "averages" / "helper.py").write_text(SOLUTION)
    with pytest.raises(LeakError):
        release(course)
    assert sorted(path.name for path in course.iterdir()) == ["nbgrader_config.py", "source"]


@pytest.mark.slow  # makes a gradebook
def test_a_leak_leaves_the_earlier_release_and_gradebook_as_they_were(course: Path, site: Path) -> None:
    (made,) = release(course)
    before = (made / "averages.ipynb").read_bytes(), (course / "gradebook.db").read_bytes()
    plant(site, KEY, "page")
    with pytest.raises(LeakError, match="answer key of q-outlier"):
        release(course, sites=[site])
    assert ((made / "averages.ipynb").read_bytes(), (course / "gradebook.db").read_bytes()) == before
    assert not list(course.glob(".release-*"))


def test_an_archive_that_cannot_be_opened_cannot_be_passed_as_clean(course: Path, site: Path) -> None:
    (site / "all.gz").write_bytes(b"\x1f\x8b broken")
    with pytest.raises(CourseError, match=r"all\.gz: cannot be unpacked"):
        find_leaks(source(course), [], [site])


@pytest.mark.parametrize(
    "head", [b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07\x01\x00", b"\x28\xb5\x2f\xfd", b"\x04\x22\x4d\x18", b"\x1f\x9d", b"# v2 git bundle\n"]
)
def test_what_nothing_here_can_unpack_cannot_be_passed_as_clean(course: Path, site: Path, head: bytes) -> None:
    (site / "all.bin").write_bytes(head + bytes(range(256)))
    with pytest.raises(CourseError, match=r"all\.bin: is packed by \S+ and cannot be unpacked here"):
        find_leaks(source(course), [], [site])


@pytest.mark.parametrize(
    "packed",
    [
        lambda text: zlib.compress(text),
        lambda text: lzma.compress(text, lzma.FORMAT_ALONE),
        lambda text: text.decode().encode("utf-32"),
        lambda text: picture_with("a soft threshold") + zipped(text),
        lambda text: b"MZ a program that unpacks itself" + zipped(text),
    ],
    ids=["zlib", "lzma", "UTF-32", "behind a picture", "behind a program"],
)
def test_a_solution_packed_in_rarer_ways_is_found(course: Path, packed: Callable[[bytes], bytes]) -> None:
    folder = course / "out"
    folder.mkdir()
    (folder / "all.bin").write_bytes(packed(SOLUTION.encode()))
    assert find_leaks(source(course), [folder], [])


def test_text_that_begins_like_something_packed_is_text(course: Path) -> None:
    folder = course / "out"
    folder.mkdir()
    (folder / "notes.txt").write_text("x^2 is a square.")
    assert not find_leaks(source(course), [folder], [])
    (folder / "notes.txt").write_text(f"x^2 is a square.\n{SOLUTION}")
    assert find_leaks(source(course), [folder], [])


def test_data_with_the_signature_of_a_zip_file_in_it_are_no_archive(course: Path) -> None:
    folder = course / "out"
    folder.mkdir()
    (folder / "data.bin").write_bytes(b"\x93DATA" + bytes(100) + b"PK\5\6" + bytes(4) + b"\1\0\1\0\x2e" + bytes(9) + b"...")
    assert zipfile.is_zipfile(folder / "data.bin"), "Python takes it for one"
    assert not find_leaks(source(course), [folder], [])


@pytest.mark.parametrize("inside", [".git/objects/3f/a1", "old/.hg/store/data"])
def test_a_repository_is_not_released(course: Path, inside: str) -> None:
    path = course / "source" / "averages" / inside
    path.parent.mkdir(parents=True)
    path.write_bytes(b"whatever")
    with pytest.raises(CourseError, match=r"averages/(old/)?\.(git|hg): is a repository"):
        release(course)
    assert sorted(path.name for path in course.iterdir()) == ["source"]


LATER = {
    "averages.ipynb~": lambda course: source(course).read_bytes(),
    ".averages.ipynb.swp": lambda course: b"b0VIM 9.0\0" + bytes(range(256)) + source(course).read_bytes(),
    "averages.md": lambda course: TEXT.read_bytes(),
    "solutions.py": lambda course: SOLUTION.encode(),
    "old/answers.zip": lambda course: zipped(SOLUTION.encode()),
    ".git/objects/3f/a1": lambda course: zlib.compress(source(course).read_bytes()),
    "answers.7z": lambda course: b"7z\xbc\xaf\x27\x1c...",
}


@pytest.mark.parametrize("name", LATER)
def test_what_comes_into_the_source_later_and_holds_something_hidden_is_given_to_nobodys_code(course: Path, name: str) -> None:
    folder, released = course / "source" / "averages", course / "release" / "averages"
    for each in (folder, released):
        each.mkdir(parents=True, exist_ok=True)
        (each / "handout.py").write_text(SOLUTION)  # students have it, whoever gave it to them
    (folder / "extra.csv").write_text("a,b\n1,2\n")
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(LATER[name](course))
    assert sorted(Course(course).assignment("averages").files) == ["extra.csv", "handout.py"]


def test_a_file_with_something_hidden_that_a_cell_needs_is_named(course: Path) -> None:
    notebook = nbformat.read(source(course), as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell("import solutions"))
    nbformat.write(notebook, source(course))
    (source(course).parent / "solutions.py").write_text(SOLUTION)
    with pytest.raises(CourseError, match=r"solutions\.py: is not in .*the solution of weighted-mean"):
        Course(course).assignment("averages")


def zipped(text: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("solutions.py", text)
    return file.getvalue()


def test_a_binary_file_is_searched_as_it_is(course: Path, site: Path) -> None:
    (site / "all.bin").write_bytes(b"PK\x03\x04 \xff\n" + KEY.encode())
    assert find_leaks(source(course), [], [site])


def test_wrong_use_is_a_clear_error(course: Path, tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="there are: averages"):
        release(course, ["nothing"])
    with pytest.raises(CourseError, match="no such folder"):
        release(course / "elsewhere")
    with pytest.raises(CourseError, match="no such folder"):
        release(course, sites=[tmp_path / "no-site"])
    (course / "nbgrader_config.py").write_text("c = get_config()\nc.X = 1 / 0")
    with pytest.raises(CourseError, match=r"nbgrader_config\.py:2: ZeroDivisionError"):
        release(course)
    assert not list(course.glob(".release-*"))


@pytest.mark.slow  # makes a gradebook
def test_every_edition_of_an_assignment_is_released_and_what_has_no_text_cannot_get_another(course: Path) -> None:
    author(TEXT, course / "source-es")
    assert [path.relative_to(course).as_posix() for path in release(course)] == ["release/averages", "release-es/averages"]
    asked = CliRunner().invoke(main, ["release", "averages", "--language", "de", "--course", str(course)])
    assert asked.exit_code == 1
    assert "no such text, so averages cannot be translated; leave --language de out" in asked.output


def test_a_gradebook_that_is_none_stops_the_release_before_anything_changes(course: Path) -> None:
    (course / "gradebook.db").write_bytes(b"this is not a database, whatever its name says" * 50)
    with pytest.raises(CourseError, match="gradebook"):
        release(course)
    assert not (course / "release").exists()
