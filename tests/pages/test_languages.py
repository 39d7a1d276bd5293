"""Spanish is whole, and no sentence that a person reads on a page stands outside the catalogs."""

from __future__ import annotations

import ast
import re
import shutil
import zoneinfo
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from made_up import MEAN, NAME, example, finding, mean, outlier

import autograder
from autograder import catalogs, words
from autograder.authoring.compiler import author
from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.cli.translations import grader_words
from autograder.grading.results import Outcome
from autograder.judging import findings
from autograder.pages.feedback import write_feedback
from autograder.pages.report import write_report
from autograder.reasons import reason, text
from autograder.words import words_in

PACKAGE = Path(autograder.__file__).parent
SPANISH = PACKAGE / "locales" / "es" / "LC_MESSAGES" / "autograder.po"


said_by_the_grader = cache(grader_words)


def forms(message: object) -> list[tuple[str, str]]:
    """English and translation, of a plural each form."""
    english, said = message.id, message.string  # type: ignore[attr-defined]
    return [(english, said)] if isinstance(english, str) else list(zip(english, said, strict=True))


def fields(sentence: str) -> list[str]:
    return sorted(re.findall(r"%\(\w+\)s|%%|\{[^{}]*\}|`[^`]+`|</?\w+[^>]*>", sentence))


def test_spanish_says_everything_that_the_grader_says():
    catalog = catalogs.read_catalog(SPANISH, "es")
    source = {message.id for message in said_by_the_grader() if message.id}
    there = {message.id for message in catalog if message.id}
    assert source == there, "bring the catalog up to date: autograder translations es"
    for message in catalog:
        if message.id:
            assert not message.fuzzy, message.id
            for english, said in forms(message):
                assert said.strip(), english
                assert fields(english) == fields(said), (english, said)


def test_numbers_dates_and_plurals_are_written_as_in_spanish():
    from datetime import datetime, timezone

    spanish = words_in("es-MX")
    assert spanish.language == "es"
    assert spanish.number(1234567.5) == "1.234.567,5"
    assert spanish.listed(["a", "b"]) == "a y b"
    assert spanish.moment(datetime(2026, 3, 5, 14, 7, tzinfo=timezone.utc)) == "5 mar 2026, 14:07 UTC"
    berlin = zoneinfo.ZoneInfo("Europe/Berlin")
    when = datetime(2026, 10, 24, 22, 30)  # noqa: DTZ001: in UTC, as the gradebook keeps times
    assert words_in("es", zone=berlin).moment(when) == "25 oct 2026, 0:30 CEST"
    assert words_in("en", zone=berlin).moment(when.replace(day=25, tzinfo=timezone.utc)) == "2026-10-25 23:30 CET"
    assert [spanish.sentence(reason("cell-copies", cell="x", n=n)) for n in (1, 2)] == [
        "la celda x estaba una vez",
        "la celda x estaba 2 veces",
    ]


# what the source says


EXTRACTED = ("N_", "NN_", "ngettext", "ContextVar")  # the last names something for whoever debugs


def strings(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Strings that are neither documentation, nor in a catalog, nor said by an error, nor patterns."""
    left_out: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            left_out.add(id(node.value))
        elif isinstance(node, ast.Raise) or (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("N_", "NN_", "ContextVar")
        ):
            left_out |= {id(part) for part in ast.walk(node)}
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "ngettext":
            left_out |= {id(part) for argument in node.args for part in ast.walk(argument)}
        elif isinstance(node, ast.JoinedStr):
            left_out |= {id(part) for part in ast.walk(node) if part is not node}
    for node in ast.walk(tree):
        if id(node) in left_out:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value
        elif isinstance(node, ast.JoinedStr):
            yield node.lineno, "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)


NO_SENTENCES = {
    "default-src 'none'; style-src 'sha256-{}'; img-src data:; base-uri 'none'; form-action {}",  # to the browser
    "word {}",  # a key of what is observed
    "For example, {} gave {}, expected {}.",  # in the exception that plain nbgrader shows
    "See {}.",  # the same
    "chose {}",  # a column of items.csv, for programs
    "<part of what was observed>",  # the name of a file, for tracebacks
    r"your own cell (\d{1,4})",  # as an older version kept it
    "your own cell {}",  # the name of a cell while it runs; on pages it is the code own-cell
}


@pytest.mark.parametrize("room", ["pages", "judging", "observing", "grading"])
def test_every_sentence_that_can_reach_a_page_is_in_the_catalog(room: str):
    known = {re.sub(r"\{\w+\}", "{}", english) for message in said_by_the_grader() if message.id for english, _ in forms(message)}
    found = [
        (path.name, line, said)
        for path in sorted((PACKAGE / room).rglob("*.py"))
        for line, said in strings(ast.parse(path.read_text(encoding="utf-8")))
        if re.search(r"[^\W\d_]{2,} [^\W\d_]{2,}|[^\W\d_]{3,} \{\}|\{\} [^\W\d_]{3,}", said) and "def refuse" not in said
    ]
    assert [where for where in found if where[2] not in known | NO_SENTENCES] == []


@pytest.mark.parametrize("name", ["attempts.html", "feedback.html", "queue.html", "report.html", "page.html", "waiting.html"])
def test_a_template_says_nothing_by_itself(name: str):
    page = (PACKAGE / "pages" / "templates" / name).read_text(encoding="utf-8")
    page = re.sub(r"\{% ?trans.*?endtrans ?%\}|\{#.*?#\}", "", page, flags=re.DOTALL)
    page = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", page, flags=re.DOTALL)
    spoken = re.sub(r"<[^>]*>", " ", page)
    labels = re.findall(r'(?:alt|title|aria-label|placeholder)="([^"]*)"', page)
    assert re.findall(r"[^\W\d_]{2,}", " ".join([spoken, *labels])) == []


# pages


def test_no_side_of_a_page_is_left_or_right():
    """What begins on the left begins on the right in a language that is written from there; code begins on the left in all."""
    style = (PACKAGE / "pages" / "templates" / "page.css").read_text(encoding="utf-8").replace("pre { text-align: left; }", "")
    style = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    assert re.findall(r"[\w-]*\b(?:left|right)\b", style) == []
    assert re.findall(r"(?:padding|margin): [^\s;]+ ([^\s;]+) [^\s;]+ (?!\1;)[^\s;]+;", style) == []


def catalog_of(course: Course, language: str, said: dict[str, str]) -> None:
    """A catalog of the course's text with these translations; what has none keeps none."""
    from autograder.authoring.compiler import translatable

    path = catalogs.catalog_path(course.locales, language, NAME)
    catalogs.update(path, translatable(course.texts / f"{NAME}.md"), language)
    catalog = catalogs.read_catalog(path, language)
    for message in catalog:
        if message.id in said:
            message.string = said[str(message.id)]
    catalogs.write(path, catalog)


SAID = {
    "Averages": "Medias",
    "The mean": "La media",
    "Two small exercises.": "Dos ejercicios pequeños.",
    "forgot the weights": "olvida los pesos",
    "Each value must count as often as its weight says.": "Cada valor debe contar tanto como dice su peso.",
    "The mean moves with every value, in proportion to its distance.": "La media se mueve con cada valor.",
}


def test_feedback_is_in_the_language_of_the_notebook_and_the_report_in_the_courses(course: Course, gradebook: Gradebook, graded):
    catalog_of(course, "es", SAID)
    author(course.texts / f"{NAME}.md", course.edition("es")[0], "es")
    mistake = finding(reason("found", what="The result", found=text("forgot the weights")), "forgot the weights")
    wrong = mean(
        Outcome.FAILED,
        findings=(findings.Finding(mistake.what, mistake.mistake, text("Each value must count as often as its weight says.")),),
        example=example("weighted_mean([1.0, 3.0], [3.0, 1.0])", "2", "1.5"),
    )
    graded("ada", wrong, outlier(), language="es")
    graded("bob", wrong, outlier())
    spanish, english = (path.read_text(encoding="utf-8") for path in write_feedback(course, gradebook, NAME))
    assert '<html lang="es">' in spanish
    assert "<h1>Medias</h1>" in spanish
    assert "El resultado: olvida los pesos." in spanish
    assert "Cada valor debe contar tanto como dice su peso." in spanish
    assert "weighted_mean([1.0, 3.0], [3.0, 1.0])" in spanish
    assert '<html lang="en">' in english
    assert "The result: forgot the weights." in english
    report = write_report(course, gradebook, NAME)[0].read_text(encoding="utf-8")
    assert "forgot the weights" in report
    assert "olvida" not in report
    assert re.search(r'<td class="number">2</td><td>forgot the weights', report), "one mistake, in whatever language"


def test_a_course_in_spanish_has_its_report_in_spanish(course: Course, gradebook: Gradebook, graded):
    catalog_of(course, "es", SAID)
    (course.folder / "_config.yml").write_text("sphinx: {config: {language: es}}")
    course = Course(course.folder)
    author(course.texts / f"{NAME}.md", course.source, course.spoken(NAME, "es"))
    wrong = mean(
        Outcome.FAILED, findings=(finding(reason("found", what="The result", found=text("forgot the weights")), "forgot the weights"),)
    )
    graded("ada", wrong, outlier(None), language="es")
    page = write_report(course, gradebook, NAME)[0].read_text(encoding="utf-8")
    assert '<html lang="es">' in page
    assert "Informe de la clase: Medias" in page
    assert "olvida los pesos" in page
    assert "sin respuesta aparece más que la clave" in page
    assert course.assignment(NAME).tests[MEAN].points == 2


def test_an_edition_whose_tests_are_others_is_refused_by_name(course: Course):
    catalog_of(course, "es", SAID)
    path = author(course.texts / f"{NAME}.md", course.edition("es")[0], "es")
    path.write_text(path.read_text(encoding="utf-8").replace("weights.sum()", "weights.max()"), encoding="utf-8")
    with pytest.raises(autograder.errors.CourseError, match=rf"source-es/{NAME}/{NAME}.ipynb: its tests are not those"):
        course.editions(course.assignment(NAME))


@pytest.mark.slow  # writes pages in two languages
def test_a_language_written_from_the_right_and_one_of_long_words(course: Course, gradebook: Gradebook, graded):
    """Made-up catalogs of the grader's words, beside the course: a language that nobody here speaks is one file."""
    long = "Regularisierungsstärkenauswahlverfahrensbeschreibung"
    for language, made in (("ar", lambda english: f"ع {english}"), ("de", lambda english: f"{long} {english}")):
        catalog = grader_words()
        for message in catalog:
            if message.id:
                message.string = made(message.id) if isinstance(message.id, str) else tuple(map(made, message.id))
        catalog.locale = language
        catalogs.write(catalogs.catalog_path(course.locales, language, "autograder"), catalog, formats=True)
        catalog_of(course, language, {"Averages": "ع" if language == "ar" else long})
        author(course.texts / f"{NAME}.md", course.edition(language)[0], language)
    graded("ada", mean(), language="ar")
    graded("bob", mean(), language="de")
    arabic, german = (path.read_text(encoding="utf-8") for path in write_feedback(course, gradebook, NAME))
    assert '<html lang="ar" dir="rtl">' in arabic
    assert "ع Right" in arabic
    assert f"{long} Right" in german
    shutil.rmtree(course.locales)
    with pytest.raises(autograder.errors.CourseError, match=r"start one with: autograder translations de"):
        author(course.texts / f"{NAME}.md", course.edition("de")[0], "de")


def test_the_words_that_know_no_catalog_are_found_with_what_fills_them():
    spanish = words.words_in("es").knowing(catalogs.Texts())
    assert spanish.text("The arguments keep their names: w, l1.") == "Los argumentos conservan sus nombres: w, l1."
    assert spanish.text("The arguments by their names") == "Los argumentos por su nombre"
    assert spanish.text("the values: w") == "los valores: w"
    assert spanish.text("said by nobody") == "said by nobody"
    assert words.Words().text("The values: w") == "The values: w"
