"""The book as a whole: each misconception, objective, term and reference of the course has its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from pybtex.database import parse_file

ROOT = Path(__file__).resolve().parents[2]
BOOK = ROOT / "book"
TOC = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
PAGES = {
    Path(page["file"]).name: (ROOT / f"{page['file']}.md").read_text(encoding="utf-8") for part in TOC["parts"] for page in part["chapters"]
}
CHAPTERS = [Path(page["file"]).name for part in TOC["parts"] if part["caption"] == "Chapters" for page in part["chapters"]]
QUESTIONS = {
    question["id"]: question
    for path in sorted((BOOK / "questions").glob("*.yml"))
    for question in yaml.safe_load(path.read_text(encoding="utf-8"))
}

# The number in the table of book/summary.md: a word of its statement, and where a reader meets it: a line of the
# box of common mistakes (page: first words), or a practice question.
MISCONCEPTIONS = {
    1: ("bias", "penalties-intercept"),
    2: ("standardize", "penalties-unit"),
    3: ("scaler", "choosing-inside"),
    4: ("averaged", "penalties: Averaging the penalty"),
    5: ("½", "l2-slope"),
    6: ("norm", "l2: Using the norm"),
    7: ("library", "l2-alpha"),
    8: ("SGD", "l1: Expecting zeros from"),
    9: ("true features", "summary-genes"),
    10: ("same factor", "l2-grows"),
    11: ("large L2", "l2-never"),
    12: ("Weight decay", "l2: Calling weight decay L2"),
    13: ("lower loss", "keras-which-model"),
    14: ("training error", "fitting: Mistaking a higher training error for failure"),
    15: ("test set", "choosing-report"),
    16: ("average of two fits", "elastic-net: Mistaking the elastic net for the average of two fits"),
    17: ("`L1L2()`", "keras-prints"),
    18: ("`activity_regularizer`", "keras-batch"),
    19: ("`C`", "choosing-c"),
    20: ("p-values", "l1: Reading cause or significance"),
    21: ("training loop", "keras-silent-loop"),
    22: ("removes features", "l1: Believing that L1 beats L2"),
}

# What meets each objective, in the order of the box: a practice question, or a graded task (assignment/grade_id).
OBJECTIVES = {
    "fitting": ["fitting-prints", "fitting-reread", "fitting-curves", "fitting-restore", "fitting-compare"],
    "penalties": ["penalties-prints", "penalties-tradeoff", "penalties-shape", "penalties-unit", "penalties-prior"],
    "l1": ["l1-prints", "l1-one-weight", "l1/lasso", "l1-all-zero", "l1-dropped"],
    "l2": ["l2-slope", "l2-alpha", "l2-grows", "l2-directions", "l2-swap-decay"],
    "elastic-net": ["en-prints", "en-order", "en-copies", "en-naive", "elastic-net/from-sklearn", "en-best"],
    "choosing": ["choosing-prints", "choosing-cost", "fitting-compare", "choosing-leak", "choosing-glmnet"],
    "classification": [
        "classification-prints",
        "classification-separable",
        "classification-c",
        "classification-accuracy",
        "classification-claim",
    ],
    "keras-in-practice": ["keras-constant", "keras-place", "keras-which-model", "keras-saved"],
    "keras-own": ["own-nan", "keras-silent-loop", "keras-next-door", "own-batchnorm", "keras-batch", "own-decay"],
    "exact-zeros": ["zeros-threshold", "zeros-rows", "zeros-fair", "zeros-file"],
    "published-table": ["pt-factor", "pt-units", "pt-test-row", "pt-claim"],
    "summary": ["summary-prints", "summary-genes", "summary-report", "summary-copied"],
}


def labels() -> dict[str, str]:
    """Every label of the book, and the text from it to the next label."""
    found = {}
    for text in PAGES.values():
        parts = re.split(r"^\(([a-z0-9-]+)\)=$", text, flags=re.M)
        found.update(zip(parts[1::2], parts[2::2], strict=True))
    return found


def box(page: str, kind: str) -> str:
    """The admonition of a page with this class."""
    found = re.search(rf"^:::\{{admonition\}}[^\n]*\n:class: {kind}\n(.*?)^:::$", PAGES[page], flags=re.S | re.M)
    assert found, f"{page} has no box of class {kind}"
    return found[1]


def table_rows() -> dict[int, tuple[str, str]]:
    """Number -> statement and label, from the table of misconceptions in the summary."""
    rows = re.findall(r"^\| (\d+) \| (.+?) \| .+? \| \{ref\}`([a-z0-9-]+)` \|$", PAGES["summary"], flags=re.M)
    return {int(number): (said, label) for number, said, label in rows}


def test_the_summary_lists_every_misconception_with_a_section_that_exists():
    rows = table_rows()
    assert sorted(rows) == sorted(MISCONCEPTIONS) == list(range(1, 23))
    assert [label for _said, label in rows.values() if label not in labels()] == []


@pytest.mark.parametrize("number", MISCONCEPTIONS)
def test_a_misconception_is_met_in_a_box_or_in_a_practice_question(number):
    word, place = MISCONCEPTIONS[number]
    assert word in table_rows()[number][0]
    page, _, words = place.partition(": ")
    if words:
        assert f"**{words}" in box(page, "warning")
    else:
        assert place in QUESTIONS


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_each_objective_of_a_chapter_is_met_by_a_question_or_a_graded_task(chapter):
    stated = re.findall(r"^- ", box(chapter, "objectives"), flags=re.M)
    assert len(stated) == len(OBJECTIVES[chapter])
    for place in OBJECTIVES[chapter]:
        assignment, _, task = place.partition("/")
        if task:
            source = (ROOT / "exercises" / "assignments" / f"{assignment}.md").read_text(encoding="utf-8")
            assert re.search(rf"grade_id\W+{task}\b(?!-)", source), place
        else:
            assert place in QUESTIONS


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_has_its_parts(chapter):
    text = PAGES[chapter]
    assert f"({chapter})=\n# " in text
    assert re.search(r"^Time: \d+ minutes", box(chapter, "objectives"), flags=re.M)
    assert box(chapter, "warning")
    for heading in ("Common mistakes", "Practice", "Further reading"):
        assert f"\n## {heading}\n" in text
    assert (ROOT / "exercises" / "assignments" / f"{chapter}.md").is_file() == ("\n## Graded exercise\n" in text)
    assert len(re.findall(r"^    alt: ", text, flags=re.M)) >= 2
    assert len(yaml.safe_load((BOOK / "questions" / f"{chapter}.yml").read_text(encoding="utf-8"))) >= 4


CELL = re.compile(r"^```\{code-cell\} python\n((?:---\n.*?^---\n|(?:^:[\w-]+:[^\n]*\n)*))(.*?)^```$", flags=re.M | re.S)


def core(text: str) -> str:
    """A chapter up to its exercises, without front matter and without sections that are marked as optional."""
    text = re.split(r"^## (?:Exercises|Practice)$", re.sub(r"\A---\n.*?^---\n", "", text, flags=re.M | re.S), flags=re.M)[0]
    kept, skipped = [], 0
    for section in re.split(r"^(?=#{2,3} )", text, flags=re.M):
        level = len(section) - len(section.lstrip("#"))
        if skipped and level > skipped:
            continue
        skipped = level if ":::{admonition} Optional\n" in section else 0
        kept += [] if skipped else [section]
    return "".join(kept)


def minutes(text: str) -> float:
    """What a beginner needs: 140 words or ten open lines of code a minute, and time for formulas, pictures and figures to play with."""
    cells = [(head, code) for head, code in CELL.findall(text) if "remove-cell" not in head]
    captions = [caption for head, _ in cells for caption in re.findall(r'caption: "(.*)"', head)]
    lines = [line for head, code in cells if "hide-input" not in head for line in code.splitlines() if line.strip()]
    prose = re.sub(r"^\$\$.*?^\$\$[^\n]*$|^(?:[`:]{3,}|:class:|:name:|\([\w-]+\)=)[^\n]*$", "", CELL.sub("", text), flags=re.M | re.S)
    words = re.findall(r"\w[\w'.-]*", re.sub(r"\{\w+\}`[^`]*`", "reference", prose) + " ".join(captions))
    formulas = len(re.findall(r"^\$\$.*?^\$\$", text, flags=re.M | re.S))
    return len(words) / 140 + len(lines) / 10 + formulas / 3 + len(captions) / 1.5 + 1.5 * text.count("```{interactive}")


@pytest.mark.parametrize("chapter", [*CHAPTERS, "lesson", "keras-basics"])
def test_a_chapter_can_be_read_in_the_time_that_it_states(chapter):
    stated = re.search(r"^Time: (\d+) minutes", box(chapter, "objectives"), flags=re.M)
    assert minutes(core(PAGES[chapter])) <= int(stated[1]) <= 45


def test_what_takes_time_is_counted():
    text = "---\nx: 1\n---\n# T\n" + "word " * 140 + "\n\n```{code-cell} python\n" + "x = 1\n" * 10 + "```\n"
    assert round(minutes(core(text)), 1) == 2.0
    folded = text.replace("python\n", "python\n:tags: [hide-input]\n")
    optional = "\n## Skip\n\n:::{admonition} Optional\n:::\n" + "word " * 140 + "\n### Deeper\n" + "word " * 140 + "\n## Read\n"
    assert round(minutes(core(folded + optional + "word " * 140 + "\n## Exercises\n" + "word " * 140)), 1) == 2.0


def test_the_home_page_gives_each_chapter_the_time_that_its_box_states():
    home = (BOOK / "index.md").read_text(encoding="utf-8")
    cards = dict(re.findall(r"^:link: ([\w-]+)\n.*?^\*(\d+) minutes", home, flags=re.M | re.S))
    assert set(CHAPTERS) <= set(cards)
    assert cards == {page: re.search(r"^Time: (\d+) minutes", box(page, "objectives"), flags=re.M)[1] for page in cards}


def test_the_home_page_adds_up_the_times_of_the_core():
    core = CHAPTERS[CHAPTERS.index("fitting") : CHAPTERS.index("keras-in-practice") + 1]
    assert len(core) == 7
    stated = re.compile(r"^Time: (\d+) minutes; exercises and questions (\d+)(?:, assignment (\d+))?", re.MULTILINE)
    boxes = [stated.search(box(page, "objectives")) for page in core]
    reading, exercises, assignments = (sum(int(found[part] or 0) for found in boxes) for part in (1, 2, 3))
    home = (BOOK / "index.md").read_text(encoding="utf-8")
    assert "takes about three and a half hours to read" in home
    assert 200 <= reading <= 220
    assert "Exercises and questions take 40 to 45 minutes a chapter, and the five graded assignments six hours" in home
    assert {found[2] for found in boxes} == {"40", "45"}
    assert assignments == 360
    assert "just under 15 hours in all" in home
    assert 14.5 * 60 < reading + exercises + assignments < 15 * 60


@pytest.mark.parametrize("assignment", sorted(path.stem for path in (ROOT / "exercises" / "assignments").glob("*.md")))
def test_an_assignment_is_offered_at_the_end_of_its_chapter(assignment):
    section = PAGES[assignment].split("\n## Graded exercise\n")[1].split("\n## ")[0]
    assert f"```{{assignment}} {assignment}\n" in section


def test_a_question_has_the_same_name_nowhere_else():
    names = [question["id"] for path in (BOOK / "questions").glob("*.yml") for question in yaml.safe_load(path.read_text(encoding="utf-8"))]
    assert sorted(names) == sorted(set(names))


def test_each_entry_of_the_bibliography_is_cited_and_has_a_doi_or_an_address():
    cited = {key.strip() for text in PAGES.values() for keys in re.findall(r"\{cite:[a-z]+\}`([^`]+)`", text) for key in keys.split(",")}
    for key, entry in parse_file(str(BOOK / "references.bib")).entries.items():
        doi, url = entry.fields.get("doi", ""), entry.fields.get("url", "")
        assert re.fullmatch(r"10\.\d{4,}/\S+", doi) or re.fullmatch(r"https://\S+", url), key
        assert key in cited, f"{key} is cited nowhere"


def test_each_term_of_the_glossary_is_used_in_a_chapter():
    terms = re.findall(r"^([A-Za-z0-9][^\n]*)\n  \S", PAGES["glossary"], flags=re.M)
    assert len(terms) >= 40
    assert terms == sorted(terms, key=str.lower)
    text = " ".join(" ".join(PAGES[chapter].lower().split()) for chapter in CHAPTERS)
    stems = {term: re.sub(r" \(.*|e$|s$|y$", "", term.lower()) for term in terms}
    assert [term for term, stem in stems.items() if stem not in text] == []
