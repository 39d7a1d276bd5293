"""What a reader can take away: notebooks, one archive of all, links that open them elsewhere, the PDF."""

from __future__ import annotations

import ast
import functools
import io
import os
import re
import subprocess
import sys
import unicodedata
import zipfile
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import nbformat
import pytest
import yaml
from bs4 import BeautifulSoup
from docutils import nodes
from editions import languages
from nbclient import NotebookClient
from notebook_text import Markdown, escaped
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from pdf import mended, pages_of
from takeaway import ARCHIVE, NO_ADDRESS, Places, course_line, released, write_archive

ROOT = Path(__file__).resolve().parents[2]
TOC = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
CHAPTERS = [Path(page["file"]).name for part in TOC["parts"] if part["caption"] in ("First steps", "Chapters") for page in part["chapters"]]
COURSE_LINE = re.compile(r"^COURSE = .*$", re.MULTILINE)  # the build writes the course's address there
READS_A_FILE = "published-table"  # the quickest that does
SERVICES = {"binder": "https://mybinder.org", "colab": "https://colab.research.google.com", "hub": "https://hub.example.edu"}


@pytest.fixture(scope="session")
def notebooks(html):
    """The folder of the built notebooks."""
    return html / "notebooks"


def read(notebooks, chapter):
    return nbformat.read(notebooks / f"{chapter}.ipynb", as_version=4)


def text_of(notebook) -> str:
    """Its Markdown, without what stands in code."""
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    return re.sub(r"(```+)[^`].*?\1|(`+)[^`].*?\2", "", text, flags=re.S)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_is_a_valid_notebook_of_plain_markdown(notebooks, chapter):
    notebook = read(notebooks, chapter)
    nbformat.validate(notebook)
    text = text_of(notebook)
    assert text.startswith("# ")
    assert (
        re.findall(r"\{[a-z:]+\}`|^:{3,}|^\([a-z-]+\)=$|\(eq-[a-z]+\)|\{(?:cite|numref|eq|ref|term|quiz|assignment)", text, flags=re.M)
        == []
    )
    assert text.count("<details>") == text.count("</details>") >= 4


@pytest.mark.parametrize("edition", ["", *(f"{language}/" for language in languages())])
@pytest.mark.parametrize(("chapter", "test"), [("keras-in-practice", "test_recipe.py"), ("classification", "test_training_length.py")])
def test_a_test_that_a_chapter_names_can_be_downloaded_there_and_has_no_dead_link_in_the_notebook(html, edition, chapter, test):
    page = html / edition / "book" / f"{chapter}.html"
    (link,) = re.findall(rf'href="([^"]+/{test})"', page.read_text(encoding="utf-8"))
    assert (page.parent / link).read_bytes() == (ROOT / "tests" / "site" / test).read_bytes()
    notebook = (html / edition / "notebooks" / f"{chapter}.ipynb").read_text(encoding="utf-8")
    assert f"`tests/site/{test}`" in notebook
    assert f"(assignments/{test})" not in notebook


def test_every_line_of_the_downloads_is_a_link_to_a_file_of_the_site(html):
    page = html / "book" / "running.html"
    (found,) = re.findall(r'<ul class="downloads">(.*?)</ul>', page.read_text(encoding="utf-8"), flags=re.S)
    lines = re.findall(r"<li>(.*?)</li>", found, flags=re.S)
    assert len(lines) == 1 + len(CHAPTERS) + len(released(ROOT))
    saved = []
    for line in lines:
        link = re.search(r'<a download(?:="([^"]+)")? href="([^"]+)">', line)
        assert link, line
        assert (page.parent / link[2]).resolve().is_file(), line
        saved.append(link[1] or Path(link[2]).name)
    assert len(set(saved)) == len(saved), "a browser would number the second file of a name, and an assignment keeps its own"
    order = [name for name in CHAPTERS if f"{name}-chapter.ipynb" in saved]
    assert saved[-len(order) :] == [f"{name}.ipynb" for name in order]  # the assignments, as their chapters follow one another


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_comes_with_its_results_and_described_figures(notebooks, chapter):
    code = [cell for cell in read(notebooks, chapter).cells if cell.cell_type == "code"]
    shows = [cell for cell in code if re.search(r"^(    )*(print|plt\.show)\(", cell.source, flags=re.M)]
    assert len(shows) > len(code) / 2
    assert all(cell.outputs for cell in shows)  # a definition shows nothing
    assert not any(output.get("name") == "stderr" for cell in code for output in cell.outputs)
    pictures = [output for cell in code for output in cell.outputs if "image/png" in output.get("data", {})]
    assert all(len(picture.metadata["image/png"]["alt"]) > 30 for picture in pictures)
    executed = nbformat.read(ROOT / "_build" / "jupyter_execute" / "book" / f"{chapter}.ipynb", as_version=4)
    checks = {cell.source for cell in executed.cells if "remove-cell" in cell.metadata.get("tags", [])}
    assert not any(cell.source in checks for cell in code)  # what the build checks is not for the reader


# The build has run every chapter. A reader's notebook differs from what ran by the cells that are checks alone, by the place of its
# files and by its packages. Each of the three is looked at for all chapters, and one that reads a file shows that this is all.


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_notebook_has_the_cells_that_ran_in_their_order_without_the_checks_and_needs_none_of_them(notebooks, chapter):
    executed = nbformat.read(ROOT / "_build" / "jupyter_execute" / "book" / f"{chapter}.ipynb", as_version=4)
    code = [cell for cell in executed.cells if cell.cell_type == "code"]
    ran = [COURSE_LINE.sub("", cell.source) for cell in code if "remove-cell" not in cell.metadata.get("tags", [])]
    shown = [COURSE_LINE.sub("", cell.source) for cell in read(notebooks, chapter).cells if cell.cell_type == "code"]
    assert shown == ran
    assert undefined("COURSE = ''\n" + "\n".join(shown)) == ""


def undefined(code: str) -> str:
    """Names that nothing in the code defines, as ruff finds them."""
    ruff = [sys.executable, "-m", "ruff", "check", "--isolated", "--select", "F821", "--output-format", "concise", "-"]
    found = subprocess.run(ruff, input=code, capture_output=True, text=True, check=False)
    return "" if found.returncode == 0 else found.stdout + found.stderr


def test_a_name_that_only_a_check_defines_is_found():
    assert "`warnings`" in undefined("import os\nwarnings.warn(os.name)")


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_what_a_notebook_reads_and_imports_is_in_the_archive_or_in_its_requirements(notebooks, chapter):
    code = "\n".join(cell.source for cell in read(notebooks, chapter).cells if cell.cell_type == "code")
    with zipfile.ZipFile(notebooks / ARCHIVE) as archive:
        names = {name.split("/", 1)[1] for name in archive.namelist()}
        required = [Requirement(line) for line in archive.read(f"{Path(ARCHIVE).stem}/requirements.txt").decode().split()]
    read_there = set(re.findall(r"[\"']([^\"'\s]+\.(?:csv|mplstyle|npz|json))[\"']", code))
    assert read_there <= names | {name.removeprefix("data/") for name in names}
    known = set().union(*(brought(part.name) for part in required))
    for tree in ast.walk(ast.parse(code)):
        modules = (
            [alias.name for alias in tree.names]
            if isinstance(tree, ast.Import)
            else [tree.module]
            if isinstance(tree, ast.ImportFrom)
            else []
        )
        for module in {name.partition(".")[0] for name in modules} - sys.stdlib_module_names:
            assert known & {canonicalize_name(name) for name in metadata.packages_distributions()[module]}, module


@functools.cache
def brought(name: str) -> frozenset[str]:
    """A package and all that it requires, as TensorFlow brings Keras and NumPy along."""
    found, todo = set(), [name]
    while todo:
        package = canonicalize_name(todo.pop())
        if package in found:
            continue
        found.add(package)
        try:
            lines = metadata.requires(package) or []
        except metadata.PackageNotFoundError:  # for another system
            continue
        todo += [Requirement(line).name for line in lines if "extra ==" not in line]
    return frozenset(found)


@pytest.mark.slow
def test_a_chapter_runs_in_a_fresh_kernel_with_what_the_archive_holds(notebooks, tmp_path, monkeypatch):
    monkeypatch.setenv("TF_CPP_MIN_LOG_LEVEL", "3")
    monkeypatch.setenv("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    with zipfile.ZipFile(notebooks / ARCHIVE) as archive:
        archive.extractall(tmp_path)
    folder = tmp_path / Path(ARCHIVE).stem
    notebook = nbformat.read(folder / f"{READS_A_FILE}.ipynb", as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = []
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(folder)}}).execute()
    shown = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.outputs]
    assert len(shown) >= sum(bool(cell.outputs) for cell in read(notebooks, READS_A_FILE).cells if cell.cell_type == "code")
    assert any(".csv" in cell.source for cell in notebook.cells if cell.cell_type == "code")


def test_the_archive_holds_every_notebook_the_data_and_the_looks(notebooks):
    with zipfile.ZipFile(notebooks / ARCHIVE) as archive:
        names = {name.split("/", 1)[1] for name in archive.namelist()}
        assert names >= {f"{chapter}.ipynb" for chapter in CHAPTERS}
        assert names >= {f"data/{path.name}" for path in (ROOT / "book" / "data").iterdir()}
        assert names >= {"course.mplstyle", "requirements.txt", "README.md"}
        for name in archive.namelist():
            inner = name.split("/", 1)[1]
            assert archive.read(name) == (notebooks / inner).read_bytes()


def test_an_archive_of_the_same_files_has_the_same_bytes(tmp_path):
    files = {"b.txt": b"two", "a.txt": b"one"}
    write_archive(tmp_path / "course.zip", files)
    first = (tmp_path / "course.zip").read_bytes()
    write_archive(tmp_path / "course.zip", dict(reversed(files.items())))
    assert (tmp_path / "course.zip").read_bytes() == first


def test_released_assignments_lie_there_without_outputs(notebooks):
    built = {path.name for path in notebooks.glob("assignments/*.ipynb")}
    assert built <= {path.name for path in released(ROOT)}
    for path in notebooks.glob("assignments/*.ipynb"):
        assert not any(cell.get("outputs") for cell in nbformat.read(path, as_version=4).cells)


def test_the_page_of_a_chapter_offers_its_notebook(html):
    for chapter in CHAPTERS:
        page = (html / "book" / f"{chapter}.html").read_text(encoding="utf-8")
        (line,) = re.findall(r'<p class="takeaway">.*?</p>', page, flags=re.S)
        for address in re.findall(r'href="(\.\./[^"]+)"', line):
            assert (html / "book" / address).resolve().is_file()
        assert f"../notebooks/{chapter}.ipynb" in line


@pytest.mark.parametrize(
    ("repository", "colab", "binder"),
    [
        (
            "https://github.com/uni/course",
            "https://colab.research.google.com/github/uni/course/blob/notebooks/l1.ipynb",
            "https://mybinder.org/v2/gh/uni/course/notebooks?urlpath=lab%2Ftree%2Fl1.ipynb",
        ),
        (
            "https://gitlab.com/uni/stats/course",
            None,  # Colab opens notebooks from GitHub alone
            "https://mybinder.org/v2/gl/uni%2Fstats%2Fcourse/notebooks?urlpath=lab%2Ftree%2Fl1.ipynb",
        ),
        (
            "https://git.example.edu/uni/course.git",
            None,
            "https://mybinder.org/v2/git/https%3A%2F%2Fgit.example.edu%2Funi%2Fcourse.git/notebooks?urlpath=lab%2Ftree%2Fl1.ipynb",
        ),
    ],
)
def test_links_open_the_notebook_that_belongs_to_the_page(repository, colab, binder):
    buttons = Places(repository=repository, **SERVICES).buttons("l1.ipynb")
    assert buttons.get("Colab") == colab
    assert buttons["Binder"] == binder
    hub = urlsplit(buttons["your hub"])
    assert (hub.netloc, hub.path) == ("hub.example.edu", "/hub/user-redirect/git-pull")
    assert parse_qs(hub.query) == {"repo": [repository], "branch": ["notebooks"], "urlpath": ["lab/tree/course/l1.ipynb"]}


def test_without_a_repository_there_are_no_such_links_and_data_are_looked_for_beside_the_notebook():
    assert Places(**SERVICES).buttons("l1.ipynb") == {}
    assert course_line(SimpleNamespace(places=Places())) == NO_ADDRESS


def test_data_are_read_from_the_site_or_else_from_the_repository():
    address = lambda **said: course_line(SimpleNamespace(places=Places(**said)))  # noqa: E731
    assert address(site="https://uni.example/reg/") == 'COURSE = "https://uni.example/reg/notebooks/"'
    assert address(repository="https://github.com/uni/course") == 'COURSE = "https://raw.githubusercontent.com/uni/course/notebooks/"'
    assert address(repository="https://github.com/uni/course", site="https://uni.example/") == 'COURSE = "https://uni.example/notebooks/"'


def test_text_is_written_so_that_markdown_changes_nothing():
    assert escaped("5 * 3 < 20, snake_case, _x_, $9") == r"5 \* 3 \< 20, snake_case, \_x\_, \$9"


def test_a_node_without_a_markdown_form_is_an_error_and_not_a_gap():
    class unheard_of(nodes.General, nodes.Element):
        pass

    with pytest.raises(NotImplementedError, match="unheard_of"):
        Markdown(lambda _node: None, {}).block(unheard_of())


def test_a_bar_in_a_formula_does_not_end_the_cell_of_a_table():
    entry = nodes.entry("", nodes.paragraph("", "", nodes.math("", "|w_1|"), nodes.Text(" or | alone")))
    assert Markdown(lambda _node: None, {}).entry(entry) == r"$\vert w_1\vert $ or \| alone"


def test_the_pdf_has_the_pages_of_the_table_of_contents_in_its_order():
    assert pages_of(TOC)[:2] == [TOC["root"], f"book/{CHAPTERS[0]}"]
    assert len(pages_of(TOC)) == 1 + sum(len(part["chapters"]) for part in TOC["parts"])


def test_the_structure_of_the_pdf_is_compressed_and_nothing_else_is_changed():
    from pypdf import PdfReader, PdfWriter

    writer, printed = PdfWriter(), io.BytesIO()
    for number in range(450):  # more than two object streams hold
        writer.add_blank_page(200, 100 + number)
        writer.add_outline_item(f"Part {number}", number)
    writer.write(printed)
    made = mended(printed.getvalue(), "An author")
    assert len(made) < len(printed.getvalue()) / 3
    before, after = (PdfReader(io.BytesIO(data), strict=True) for data in (printed.getvalue(), made))
    assert after.metadata.author == "An author"
    for read in (lambda pdf: [page.mediabox for page in pdf.pages], lambda pdf: [item.title for item in pdf.outline]):
        assert read(after) == read(before)


@pytest.fixture(scope="module")
def pdf(html):
    path = html / "notebooks" / "regularization.pdf"
    if not path.is_file():
        pytest.skip("make pdf has not been run")
    from pypdf import PdfReader

    return PdfReader(path)


def flat(outline):
    for item in outline:
        yield from flat(item) if isinstance(item, list) else [item]


def test_the_pdf_if_it_is_made_has_an_outline_numbers_and_no_link_to_the_machine_that_made_it(pdf):
    chapters = [re.sub(r"^\d+\. *", "", item.title) for item in pdf.outline if not isinstance(item, list)]
    assert len(chapters) == len(pages_of(TOC))
    assert [item.title for item in flat(pdf.outline) if item.title[: len(item.title) // 2] == item.title[len(item.title) // 2 :]] == []
    assert [title for title in chapters if title in ("Fitting", "L1 (Lasso)", "Summary", "Glossary")] == [
        "Fitting",
        "L1 (Lasso)",
        "Summary",
        "Glossary",
    ]
    first = next(item for item in pdf.outline if not isinstance(item, list) and item.title.endswith("Fitting"))
    page = pdf.get_destination_page_number(first)
    # The foot, with number and chapter, comes first.
    assert re.match(rf"{page + 1}\s*1\. Fitting\s*1\. Fitting", pdf.pages[page].extract_text())
    links = [annotation.get_object() for page in pdf.pages for annotation in page.get("/Annots") or []]
    assert not any("127.0.0.1" in str(link.get("/A")) for link in links)
    inner = [str(link["/Dest"]).lstrip("/") for link in links if "/Dest" in link]
    assert len(inner) > 100
    assert set(inner) - {known.lstrip("/") for known in pdf.named_destinations} == set()


def test_the_pdf_if_it_is_made_shows_hints_and_solutions_which_nobody_can_open_on_paper(pdf, html):
    def letters(text):
        return re.sub(r"\W+", "", unicodedata.normalize("NFKC", text))  # the font has one sign for "ff"

    text = letters("".join(page.extract_text() for page in pdf.pages))
    page = BeautifulSoup((html / "book" / "fitting.html").read_text(encoding="utf-8"), "html.parser")
    first = [letters(fold.find("p").get_text())[:30] for fold in page.select("details.fold")]
    assert len(first) >= 6
    assert [said for said in first if said not in text] == []


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["", "es"])
def test_no_page_of_the_pdf_if_it_is_made_ends_with_what_only_names_what_follows_or_is_left_nearly_empty(html, folder):
    from pypdf import PdfReader

    path = html / folder / "notebooks" / "regularization.pdf"
    if not path.is_file():
        pytest.skip("make pdf has not been run")
    pdf = PdfReader(path)
    pages = [page.extract_text().split("\n") for page in pdf.pages]
    names = {item.title for item in flat(pdf.outline)} | {"\N{BLACK DOWN-POINTING SMALL TRIANGLE} Solution"}
    glossary = BeautifulSoup((html / folder / "book" / "glossary.html").read_text(encoding="utf-8"), "html.parser")
    terms = {term.get_text().rstrip("#\N{PILCROW SIGN}") for term in glossary.select("dl.glossary dt")}
    of_glossary = glossary.h1.get_text().rstrip("#\N{PILCROW SIGN}")
    # The foot, with number and chapter, comes first. A word that is a term may end a table of another chapter.
    naming = [names | terms if of_glossary in lines[0] else names for lines in pages]
    assert [(number, lines[-1]) for number, lines in enumerate(pages, 1) if lines[-1].strip() in naming[number - 1]] == []
    # A chapter's last page is as long as what is left.
    chapters = {pdf.get_destination_page_number(item) for item in pdf.outline if not isinstance(item, list)}
    inside = [number for number in range(len(pages)) if number + 1 not in chapters | {len(pages)}]
    assert [number + 1 for number in inside if len(" ".join(pages[number])) < 300 and not pdf.pages[number].images] == []


def elements(element):
    """What a piece of the PDF's structure consists of, without the text itself."""
    kids = element.get("/K", [])
    return [kid.get_object() for kid in (kids if isinstance(kids, list) else [kids]) if isinstance(kid.get_object(), dict)]


def test_the_pdf_if_it_is_made_says_to_a_screen_reader_what_is_a_heading_a_table_and_a_figure(pdf):
    root = pdf.root_object
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, "en")
    kinds, todo = {}, [root["/StructTreeRoot"]]
    while todo:
        element = todo.pop()
        kinds.setdefault(element.get("/S"), []).append(element)
        todo += elements(element)
    assert len(kinds["/H1"]) == len(pages_of(TOC))
    assert {"/H2", "/P", "/L", "/LI", "/Table", "/TR", "/TH", "/TD", "/Link", "/Figure"} <= kinds.keys()
    images = [figure for figure in kinds["/Figure"] if not any(kid.get("/S") == "/Caption" for kid in elements(figure))]
    assert len(images) > 30
    assert [image for image in images if len(image.get("/Alt", "")) < 30] == []
