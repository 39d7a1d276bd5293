"""Links of a released notebook to the course's book: they lead there from anywhere, or say where to look."""

from pathlib import Path

import nbformat
import pytest

from autograder.authoring.compiler import author
from autograder.classroom.book import find_book, link_chapters
from autograder.classroom.release import release
from autograder.errors import CourseError

TEXT = Path(__file__).parents[1] / "notebooks" / "averages.md"
SAID = "See [Means](averages.html#means), [Averages](averages.html), [a site](https://other.example/a.html) and `[x](y)`."


@pytest.fixture
def course(tmp_path: Path) -> Path:
    (tmp_path / "book").mkdir()
    (tmp_path / "book/averages.md").write_text("---\n---\n(top)=\n# Averages\n\n(means)=\n## Means\n")
    (tmp_path / "_toc.yml").write_text("root: book/index\n")
    (tmp_path / "_config.yml").write_text("html: {}\n")
    (tmp_path / "course").mkdir()
    return tmp_path / "course"


def linked(course: Path, cell: nbformat.NotebookNode, language: str = "") -> str:
    path = course / "a.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), path)
    book = find_book(course)
    link_chapters(path, book.edition(language) if book else None)
    said: str = nbformat.read(path, as_version=4).cells[0].source
    return said


def test_with_an_address_links_lead_to_the_site(course: Path) -> None:
    (course.parent / "_config.yml").write_text("html: {baseurl: 'https://course.example/x/'}")
    said = linked(course, nbformat.v4.new_markdown_cell(SAID))
    assert "[Means](https://course.example/x/book/averages.html#means), [Averages](https://course.example/x/book/averages.html)" in said
    assert "[a site](https://other.example/a.html) and `[x](y)`" in said


def test_without_an_address_the_chapter_is_named(course: Path) -> None:
    said = linked(course, nbformat.v4.new_markdown_cell(SAID))
    assert said.startswith("See *Means*, in *Averages*, *Averages*, [a site](https://other.example/a.html)")


def test_links_of_an_edition_lead_to_the_book_in_its_language(course: Path) -> None:
    settings = course.parent / "_config.yml"
    settings.write_text("html: {baseurl: 'https://course.example/x/'}\nsphinx: {config: {course_languages: [es]}}\n")
    cell = nbformat.v4.new_markdown_cell("[Means](averages.html#means)")
    assert linked(course, cell, "es") == "[Means](https://course.example/x/es/book/averages.html#means)"
    assert linked(course, cell, "de") == "[Means](https://course.example/x/book/averages.html#means)"  # there is no such edition
    settings.write_text("html: {}\nsphinx: {config: {course_languages: [es]}}\n")
    catalog = course.parent / "locales/es/LC_MESSAGES/book/averages.po"
    catalog.parent.mkdir(parents=True)
    catalog.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Averages"\nmsgstr "Promedios"\n', encoding="utf-8"
    )
    assert linked(course, cell, "es") == "*Means* (*Promedios*)"


def test_a_course_without_a_book_names_the_page(tmp_path: Path) -> None:
    assert linked(tmp_path, nbformat.v4.new_markdown_cell("[Means](averages.html#means)")) == "*Means*, in *averages*"


def test_code_and_what_has_a_checksum_stays(course: Path) -> None:
    for cell in (nbformat.v4.new_code_cell(SAID), nbformat.v4.new_markdown_cell(SAID, metadata={"nbgrader": {"grade_id": "x"}})):
        assert linked(course, cell) == SAID


def test_an_address_that_is_none_is_an_error(course: Path) -> None:
    (course.parent / "_config.yml").write_text("html: {baseurl: course.example}")
    with pytest.raises(CourseError, match=r"_config.yml: html: baseurl: 'course.example' is not an address"):
        find_book(course)


@pytest.mark.slow  # makes a gradebook
def test_a_release_has_such_links(course: Path) -> None:
    (course.parent / "_config.yml").write_text("html: {baseurl: 'https://course.example'}")
    text = course / "texts/averages.md"
    text.parent.mkdir()
    text.write_text(TEXT.read_text().replace("# ", "Read [Means](averages.html#means).\n\n# ", 1))
    author(text, course / "source")
    (made,) = release(course, ["averages"])
    assert "[Means](https://course.example/book/averages.html#means)" in (made / "averages.ipynb").read_text()
