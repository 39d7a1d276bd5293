"""Every number in the prose of the book is printed, or asserted, by a cell of the same page, or by a test that the page names."""

from __future__ import annotations

import html
import re
from pathlib import Path

import nbformat
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
BOOK = ROOT / "book"
CHAPTERS = sorted(path for path in BOOK.glob("*.md") if path.with_name("questions").joinpath(f"{path.stem}.yml").is_file())
NUMBER = re.compile(r"(?<![\w.,])[-\u2212]?\d[\d,]*(?:\.\d+)?(?![\w])")


def prose(text: str) -> str:
    """The sentences of a chapter: without front matter, code, formulas, links, references, ½-like signs and the numbers of table rows."""
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S)
    text = re.sub(r"^(`{3,})\{?.*?^\1", "", text, flags=re.S | re.M)
    text = re.sub(r"\$\$.*?\$\$(?:\s*\([\w-]+\))?|\$[^$]*\$|\{[\w:-]+\}`[^`]*`", " ", text, flags=re.S)
    text = re.sub(r"`[^`]*`|\[[^\]]*\]\([^)]*\)|^\([\w-]+\)=$|^\| \d+ \|", " ", text, flags=re.M)
    return text


def numbers(text: str) -> list[str]:
    """The numbers that make a claim: all decimals, and whole numbers above twelve; L1 or 2nd are names."""
    found = [match.group().replace(",", "").replace("\u2212", "-") for match in NUMBER.finditer(text)]
    return [number for number in found if "." in number or abs(int(number)) > 12]


def evidence(name: str) -> str:
    """What the cells of an executed chapter say, their source and what they printed, and the source of tests that it names."""
    path = ROOT / "_build" / "jupyter_execute" / "book" / f"{name}.ipynb"
    if not path.is_file():
        pytest.fail("The book has not been run. Run: make site", pytrace=False)
    sources = [cell.source for cell in nbformat.read(path, 4).cells if cell.cell_type == "code"]
    page = (ROOT / "_build/html/book" / f"{name}.html").read_text(encoding="utf-8")  # a cached cell has its output here alone
    printed = [html.unescape(re.sub(r"<[^>]+>", "", block)) for block in re.findall(r'<div class="output .*?</pre>', page, re.DOTALL)]
    named = re.findall(r"`(tests/site/\w+\.py)[` ]", (BOOK / f"{name}.md").read_text(encoding="utf-8"))
    tests = [(ROOT / test).read_text(encoding="utf-8") for test in named]
    return "\n".join(sources + printed + tests).replace("_", "")


def unsupported(text: str, known: str) -> list[str]:
    """Numbers of a text that stand nowhere in the evidence; minutes and an issue's number are no claims."""
    text = re.sub(r"^Time: .*$|\d+ (?:minutes|hours)|issue \d+", "", text, flags=re.M)
    return [number for number in numbers(text) if not re.search(rf"(?<![\d.]){re.escape(number.lstrip('-'))}(?!\.?\d)", known)]


@pytest.mark.slow  # reads the built site
@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_numbers_in_the_prose_come_from_a_cell(path):
    assert unsupported(prose(path.read_text(encoding="utf-8")), evidence(path.stem)) == []


@pytest.mark.slow  # reads the built site
@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_numbers_in_the_questions_come_from_a_cell_or_from_the_question(path):
    questions = yaml.safe_load((BOOK / "questions" / f"{path.stem}.yml").read_text(encoding="utf-8"))
    known = evidence(path.stem)
    for question in questions:
        options = question.get("options") or [{**slip, "text": str(slip["number"])} for slip in [question, *question.get("slips", [])]]
        stated = known + question["question"] + " ".join(option["text"] for option in options)
        for option in options:
            assert unsupported(prose(option["feedback"]), stated) == [], question["id"]


def test_a_number_without_a_cell_is_found():
    known = "assert round(x, 1) == 3.3\n60 sales"
    assert unsupported("It is 3.3 for 60 sales.", known) == []
    assert unsupported("It is 3.4 for 61 sales, or 0.6.", known) == ["3.4", "61", "0.6"]
    assert unsupported("Time: 40 minutes; exercises 35.\nThere are 18.", known) == ["18"]
    assert numbers(prose("| 16 | There are 18. |")) == ["18"]
    assert prose("Take $n = 77$ and `f(88)`.\n\n```{code-cell} python\n99\n```\n").strip() == "Take   and  ."
