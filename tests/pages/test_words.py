"""Every sentence is in the catalogs: a made-up language turns whole pages, and each code has its sentence."""

from __future__ import annotations

import ast
import io
import re
import string
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import write_po
from made_up import NAME, example, finding, mean, outlier

import autograder
from autograder import words
from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.errors import CourseError
from autograder.grading.results import Outcome
from autograder.pages.feedback import write_feedback
from autograder.pages.report import write_report
from autograder.reasons import Reason, reason, text
from autograder.words import Words, words_in

PACKAGE = Path(autograder.__file__).parent
KEYWORDS = {"N_": None, "NN_": (1, 2), "_": None, "gettext": None, "ngettext": (1, 2)}
# What is the course's or the students', and so is not translated.
DATA = [
    "The mean moves.",
    "The median only counts.",
    "The mean",
    "Averages",
    "ada",
    "bob",
    "eve",
    "weighted-mean",
    "q-outlier",
    "-test",
    "UTC",
]


def extracted() -> list[str | tuple[str, str]]:
    """What there is to translate, as `autograder translations` finds it."""
    method, options = parse_mapping_cfg(io.StringIO((PACKAGE / "locales" / "babel.cfg").read_text()))
    found = extract_from_dir(PACKAGE, method, options, KEYWORDS)
    return [message if isinstance(message, str) else tuple(message[:2]) for _, _, message, _, _ in found]


@pytest.fixture(scope="session")
def messages() -> list[str | tuple[str, str]]:
    return extracted()


def write_catalog(folder: Path, language: str, translated: Callable[[str], str], messages: list[str | tuple[str, str]]) -> None:
    catalog = Catalog(locale=language, charset="utf-8")
    for message in messages:
        catalog.add(message, translated(message) if isinstance(message, str) else tuple(map(translated, message)))
    path = folder / language / "LC_MESSAGES" / "autograder.po"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_po(file, catalog)


@pytest.fixture
def made_up_language(course: Course, messages: list[str | tuple[str, str]]) -> None:
    """Esperanto, in which every sentence is the English one in guillemets."""
    write_catalog(course.folder / "locales", "eo", lambda sentence: f"«{sentence}»", messages)
    (course.folder / "_config.yml").write_text("html: {baseurl: 'https://course.example/'}\nsphinx: {config: {language: eo}}")


def left_over(page: str) -> list[str]:
    """Words of a page that no catalog gave; code is left out."""
    page = re.sub(r"<style>.*?</style>|<code>.*?</code>|<pre.*?</pre>", "", page, flags=re.DOTALL)
    labels = re.findall(r'(?:aria-label|alt)="([^"]*)"', page)
    said = " ".join([re.sub(r"<[^>]+>", " ", page), *labels])
    while "«" in said and said != (shorter := re.sub("«[^«»]*»", " ", said)):
        said = shorter
    for known in DATA:
        said = said.replace(known, " ")
    return re.findall(r"[^\W\d_]{2,}", said)


def test_feedback_and_report_come_out_in_a_language_that_is_one_file(
    course: Course, gradebook: Gradebook, graded, hand_in, made_up_language
):
    wrong = mean(
        Outcome.FAILED,
        findings=(finding(reason("found", what="«a»", found=text("«b»")), "«c»", "«d»"), finding(reason("judge-exited", code=1))),
        held=1,
        checked=2,
        wrong_kinds=("«e»",),
        example=example("f(1)", "1", "2"),
        notes=(reason("judged-with", task="«g»"),),
    )
    graded("ada", wrong, outlier(), remarks=(reason("cell-missing", cell="«h»"), reason("cell-copies", cell="«i»", n=2)))
    graded("bob", mean(Outcome.TAMPERED, findings=(finding("«j»"),)), outlier(None), timestamp="2026-01-02 03:04:05 UTC")
    for number in range(3):
        graded(f"s{number}", mean(), outlier("B"), confined=False)
    gradebook.nbgrader.add_student("eve", last_name="eve")
    hand_in("s4")
    gradebook.refuse(course.assignment(NAME), "s4", "", reason("no-json", line=3))
    pages = [*write_feedback(course, gradebook, NAME), write_report(course, gradebook, NAME)[0]]
    for path in pages:
        page = path.read_text(encoding="utf-8")
        assert '<html lang="eo">' in page
        assert "«" in page
        assert left_over(page) == [], path
    report = pages[-1].read_text(encoding="utf-8")
    assert "«passed» 3" in report
    assert "«no answer» 1" in re.sub(r"\s+", " ", report)


def test_a_language_without_a_catalog_is_english_and_says_so(course: Course, gradebook, graded):
    (course.folder / "_config.yml").write_text("sphinx: {config: {language: eo}}")
    graded("ada")
    (path,) = write_feedback(course, gradebook, NAME)
    page = path.read_text(encoding="utf-8")
    assert '<html lang="en">' in page
    assert "3</strong> of 3 points" in page


def test_numbers_and_lists_are_written_as_the_language_does(tmp_path: Path):
    write_catalog(tmp_path, "de", lambda sentence: sentence, ["{n}"])
    german = words_in("de-AT", tmp_path)
    assert german.language == "de"
    assert (german.number(1234.5), german.listed(["a", "b"])) == ("1.234,5", "a und b")
    assert (Words().number(1234.5), Words().listed(["a", "b"])) == ("1,234.5", "a and b")


def test_a_catalog_that_cannot_be_read_is_named(tmp_path: Path):
    path = tmp_path / "fr" / "LC_MESSAGES" / "autograder.po"
    path.parent.mkdir(parents=True)
    path.write_text("no catalog")
    with pytest.raises(CourseError, match=r"fr/LC_MESSAGES/autograder.po"):
        words_in("fr", tmp_path)


def test_a_sentence_whose_catalog_or_version_has_other_fields_is_shown_with_its_code():
    assert words.sentence(Reason("no-such-code", {"line": 3})) == "no-such-code line=3"
    assert words.sentence(Reason("no-json", {"lines": 3})) == "no-json lines=3"
    assert words.sentence(Reason("cell-copies", {"cell": "x"})) == "cell-copies cell=x"


# what the source says


def test_every_sentence_of_a_code_is_in_the_catalogs(messages):
    python = {"None"}  # is said in every language
    words_alone = {known for known in words.MESSAGES.values() if isinstance(known, tuple) or re.sub(r"\{\w+\}", "", known).strip()} - python
    assert words_alone <= set(messages)


def reasons_in_the_source() -> list[tuple[str, str, set[str] | None]]:
    """Each `reason("code", field=...)` and `Reason("code", ...)`: where, its code, its fields (None: not stated one by one)."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("reason", "Reason") and node.args:
                codes = [part.value for part in ast.walk(node.args[0]) if isinstance(part, ast.Constant) and isinstance(part.value, str)]
                fields = {keyword.arg for keyword in node.keywords if keyword.arg} if node.func.id == "reason" else None
                if not isinstance(node.args[0], ast.JoinedStr):
                    found += [(f"{path.name}:{node.lineno}", code, fields) for code in codes]
    return found


def test_every_code_has_a_sentence_of_its_fields():
    found = reasons_in_the_source()
    assert len(found) > 80
    for where, code, fields in found:
        assert code in words.MESSAGES, where
        known = words.MESSAGES[code]
        needed = {
            name for form in ([known] if isinstance(known, str) else known) for _, name, _, _ in string.Formatter().parse(form) if name
        }
        assert fields is None or fields == needed, (where, code)


def test_every_outcome_limit_and_end_has_its_sentences():
    from autograder.kernels.ending import Limit
    from autograder.pages.report import Status

    codes = [f"outcome-{outcome.name}" for outcome in Outcome] + [f"limit-{limit.name}" for limit in Limit]
    codes += [f"status-{status.name}" for status in Status]
    codes += [f"{who}-{how}" for who in ("cell", "test", "this", "judge") for how in ("over-limit", "exited", "signalled", "forged")]
    assert {code.lower().replace("_", "-") for code in codes} <= set(words.MESSAGES)
