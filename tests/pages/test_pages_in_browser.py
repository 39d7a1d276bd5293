"""The pages as a browser shows them: nothing runs, nothing is fetched, they fit a phone and two sheets of paper."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from made_up import NAME, example, finding, mean, outlier

from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.grading.results import Outcome
from autograder.pages.feedback import write_feedback
from autograder.pages.report import write_report
from autograder.reasons import reason, text

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "book" / "_ext"))
import vendor  # noqa: E402

pytestmark = pytest.mark.browser

ATTACK = "<script>document.title = 'owned'</script><img src=x onerror=\"document.title = 'owned'\"><style>* {color: red}</style>"


@pytest.fixture(scope="module")
def axe() -> str:
    """The source of axe-core, which looks for what keeps people with disabilities out."""
    modules = vendor.node_modules(ROOT / "tests" / "site" / "audit", ROOT / "_build" / "audit")
    return (modules / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture
def pages(course: Course, gradebook: Gradebook, graded: Callable[..., None]) -> list[Path]:
    findings = (finding(ATTACK, "forgot the weights", ATTACK), finding("The argument changed.", ATTACK, "Copy it."))
    told = {"findings": findings, "held": 7, "checked": 9, "wrong_kinds": (ATTACK, "x" * 400), "example": example(ATTACK, "x" * 400, "2")}
    long = "def weighted_mean(values, weights):\n" + "    values = values + 1  # and so on and on and on\n" * 40
    graded("ada", mean(Outcome.FAILED, **told), outlier("B"), code=long, remarks=(text(ATTACK),), choice="B")
    for number in range(12):
        graded(f"s{number}" + "x" * 40, mean(), outlier("ABC"[number % 3]))
    gradebook.refuse(course.assignment(NAME), "odd", "", reason("empty"))
    return [*write_feedback(course, gradebook, NAME, ["ada", "odd", "s0" + "x" * 40]), write_report(course, gradebook, NAME)[0]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
def test_pages_fit_the_screen_and_break_no_policy(browser: Any, pages: list[Path], width: int, scheme: str):
    for path in pages:
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda message, complaints=complaints: complaints.append(message.text))
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        background = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert background == {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 24, 30)"}[scheme]
        assert all(page.evaluate("[...document.images].map(image => image.naturalWidth > 0)"))
        assert complaints == []
        context.close()


@pytest.mark.parametrize("width", [1280, 375])
def test_in_the_middle_of_a_large_class_it_still_stands_there_whose_row_it_is_and_of_what_the_columns_are(browser, pages, width: int):
    page = browser.new_page(viewport={"width": width, "height": 300})
    page.goto(pages[-1].as_uri())
    inside, column, row = page.evaluate("""() => {
        const table = document.querySelector("[aria-labelledby=everybody][tabindex]");
        table.scrollTo(table.scrollWidth, table.scrollHeight / 2);
        return [table, table.querySelector("thead th:last-child"), table.querySelector("tbody tr:nth-child(9) th")]
            .map((each) => each.getBoundingClientRect().toJSON());
    }""")
    assert column["top"] == pytest.approx(inside["top"], abs=1)
    assert row["left"] == pytest.approx(inside["left"], abs=1)
    assert row["width"] < 0.6 * inside["width"], "there is room for the rest"
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
def test_axe_finds_nothing(browser: Any, pages: list[Path], axe: str, width: int, scheme: str):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    for path in pages:
        page.goto(path.as_uri())
        page.evaluate(axe + "; null")
        violations = page.evaluate("axe.run().then(found => found.violations.map(each => [each.id, each.nodes[0].html]))")
        assert violations == [], path
    context.close()


def test_what_a_student_wrote_does_not_run(browser: Any, pages: list[Path]):
    for path in pages:
        page = browser.new_page()
        page.goto(path.as_uri())
        assert page.title() != "owned"
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") != "rgb(255, 0, 0)"
        page.close()


def test_the_policy_holds_even_if_something_slipped_through(browser: Any, pages: list[Path], tmp_path: Path):
    planted = tmp_path / "planted.html"
    planted.write_text(pages[0].read_text(encoding="utf-8").replace("</main>", ATTACK + "</main>"), encoding="utf-8")
    page = browser.new_page()
    page.goto(planted.as_uri())
    assert page.title() != "owned"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") != "rgb(255, 0, 0)"
    page.close()


def test_feedback_prints_on_two_pages(browser: Any, pages: list[Path]):
    page = browser.new_page()
    page.goto(pages[0].as_uri())
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) <= 2
    page.close()
