"""A reader who knows Spanish alone goes from the first page to graded feedback, and meets no English sentence."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from catalogs import LOCALES, ROOT
from editions import languages
from waiting import until

from autograder.catalogs import OURS, read_catalog

pytestmark = [
    pytest.mark.slow,
    pytest.mark.browser,
    pytest.mark.skipif("es" not in languages(), reason="course_languages of _config.yml does not list es"),
]
AUTOGRADER = Path(sys.executable).with_name("autograder")
ASSIGNMENT = "l1"
MISTAKES = {"l1-penalty": "wrong_mean.py", "soft-threshold": "wrong_hard.py"}
# Short words that one of the languages has and the other has not.
ENGLISH_WORDS = """the of and is are was were be been to in that this these it its which with for from by at on not but or if than then
there their what when where how can will would should has have had you your we our an each other one only more most because so also into
about between after before all any some such both does do make see use show next previous"""
SPANISH_WORDS = """el la los las un una unos unas de del que y en es son por para con se lo su sus al como más o si cuando donde cada este
esta esto estos estas tu tus te le les ha han qué cómo ya sobre entre hasta desde porque pero también"""
ENGLISH, SPANISH = set(ENGLISH_WORDS.split()), set(SPANISH_WORDS.split())
# What a person sees or hears, a block at a time: [what it is, its text without code, formulas and what is marked as another language].
READ = """() => {
  const other = 'script, style, code, pre, kbd, samp, math, .katex, textarea';
  const foreign = '[lang]:not([lang|="es"])';
  const blocks = 'p, li, td, th, h1, h2, h3, h4, h5, h6, figcaption, caption, dt, dd, button, label, summary, legend, text, nav a, div';
  const said = new Map();
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const above = nodes.currentNode.parentElement;
    const named = above.closest('em')?.textContent.split(' ').length < 8;  // a work, a menu or an English term
    if (named || above.closest(`${other}, ${foreign}`) || !above.checkVisibility()) continue;
    const block = above.closest(blocks) ?? above;
    said.set(block, (said.get(block) ?? '') + nodes.currentNode.data);
  }
  const found = [...said].map(([block, text]) => [block.localName, text]);
  for (const name of ['alt', 'aria-label', 'title', 'placeholder'])
    for (const element of document.querySelectorAll(`[${name}]`)) {
      // what a citation shows is the entry of the bibliography, whose titles are as they were published
      if (element.closest(foreign) || element.closest('[href*="references.html#"]')) continue;
      found.push([name, element.getAttribute(name)]);
    }
  return [['title', document.title], ...found];
}"""


def words_of_ours() -> frozenset[str]:
    """Whatever the catalogs of Spanish translate by other words."""
    paths = [*(LOCALES / "es").rglob("*.po"), *(ROOT / "exercises" / "locales" / "es").rglob("*.po"), *(OURS / "es").rglob("*.po")]
    messages = [message for path in paths for message in read_catalog(path) if isinstance(message.id, str)]
    different = {message.id for message in messages if message.id and message.string and message.id != message.string}
    return frozenset(different - {str(message.string) for message in messages})


OURS_IN_ENGLISH = words_of_ours()


def english_sentences(text: str) -> Iterator[str]:
    """Those with more short words of English than of Spanish, and those that a catalog has in English."""
    text = " ".join(text.split())
    if text in OURS_IN_ENGLISH:
        yield text
        return
    text = re.sub(r"\b\w+\([^)]*\)|\b[\w-]+\.\w{2,5}\b", " ", text)  # calls, and names of files
    for sentence in re.split(r"(?<=[.!?:;])\s+", text):
        words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", sentence.casefold())
        if sum(word in ENGLISH for word in words) > sum(word in SPANISH for word in words):
            yield sentence


def english_in(texts: Iterable[tuple[str, str]]) -> list[str]:
    return [f"{kind}: {sentence}" for kind, text in texts for sentence in english_sentences(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("La penalización es la suma. The penalty is the sum.", ["The penalty is the sum."]),
        ("Zou and Hastie", ["Zou and Hastie"]),
        ("Check", ["Check"]),
        ("Véase The Elements of Statistical Learning, en la tabla del capítulo que sigue.", []),
        ("L1, L2", []),
    ],
)
def test_an_english_sentence_is_found(text, found):
    assert list(english_sentences(text)) == found


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """This course with its assignment in both languages; it is made while the reader reads."""
    home = tmp_path_factory.mktemp("course")
    folder = home / "exercises"
    folder.mkdir()
    for name in ("_config.yml", "_toc.yml", "book", "locales"):
        (home / name).symlink_to(ROOT / name)
    for name in ("assignments", "kit", "questions", "locales", "data"):
        shutil.copytree(ROOT / "exercises" / name, folder / name)
    shutil.copy(ROOT / "exercises" / "nbgrader_config.py", folder)
    command = (
        f'"{AUTOGRADER}" author {ASSIGNMENT} --course "{folder}" && "{AUTOGRADER}" release {ASSIGNMENT} --language es --course "{folder}"'
    )
    making = subprocess.Popen(["sh", "-c", command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    yield folder, making
    making.wait()


def run(folder, command):
    done = subprocess.run([AUTOGRADER, command, ASSIGNMENT, "--course", folder], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_from_the_first_page_to_graded_feedback_there_is_no_english_sentence(released, visit, tmp_path):
    page = visit("../es/book/index").page
    met: dict[str, list[str]] = {}

    def read(place):
        met[place] = english_in(page.evaluate(READ))

    read("the first page")
    page.locator(f'nav a[href="{ASSIGNMENT}.html"]').first.evaluate("(link) => link.click()")
    page.wait_for_url(f"**/es/book/{ASSIGNMENT}.html")
    page.wait_for_load_state("networkidle")
    read("a chapter")
    question = page.locator("#question-l1-prints")
    for letter in "AC":
        question.locator(f"input[value={letter}]").check()
        question.get_by_role("button", name="Comprobar").click()
        until(page, "document.querySelector('#question-l1-prints .quiz-result').innerText.trim() !== ''")
        read(f"its question, answered by {letter}")
    page.locator("a.course-term").first.focus()
    until(page, "!document.querySelector('.course-tip').hidden")
    read("a term")
    with page.expect_download() as download:
        page.locator(f'article a[download][href*="_downloads"][href$="{ASSIGNMENT}.ipynb"]').first.evaluate("(link) => link.click()")
    download.value.save_as(tmp_path / "l1.ipynb")
    page.locator(".search-button__button").first.evaluate("(button) => button.click()")
    page.locator("#pst-search-dialog input").fill("umbral suave")
    until(page, "document.querySelector('#pst-search-dialog a[href*=\"l1.html#the-soft-threshold\"]') !== null")
    read("the search")
    page.locator('#pst-search-dialog a[href*="l1.html#the-soft-threshold"]').first.evaluate("(link) => link.click()")
    page.goto(page.url.split("/book/")[0] + "/book/penalty-lab.html")
    until(page, "globalThis.Interactive?.mounted?.length === 2")
    says = page.locator("[data-interactive=lab] .interactive-says").inner_text()
    page.locator("[data-interactive=lab] input[type=range]").first.press("ArrowRight")
    until(page, "(says) => document.querySelector('[data-interactive=lab] .interactive-says').innerText !== says", says)
    read("the lab")
    for name in ("glossary", "references", "running", "guide-first-course"):
        page.goto(page.url.rsplit("/", 1)[0] + f"/{name}.html", wait_until="networkidle")
        read(name)

    notebook = json.loads((tmp_path / "l1.ipynb").read_text(encoding="utf-8"))
    prose = [
        re.sub(r"`[^`]*`|\$[^$]*\$|\]\([^)]*\)", " ", "".join(cell["source"]))
        for cell in notebook["cells"]
        if cell["cell_type"] == "markdown"
    ]
    comments = [
        line.split("# ", 1)[1]
        for cell in notebook["cells"]
        if cell["cell_type"] == "code"
        for line in "".join(cell["source"]).splitlines()
        if line.lstrip().startswith("# ")
    ]
    met["the notebook"] = english_in(("prose", line) for text in prose for line in text.splitlines())
    met["its code"] = english_in(("comment", text) for text in comments if text != "YOUR CODE HERE")

    folder, making = released
    said, _ = making.communicate()
    assert making.returncode == 0, said
    for cell in notebook["cells"]:
        if wrong := MISTAKES.get(cell["metadata"].get("nbgrader", {}).get("grade_id")):
            code = (ROOT / "tests" / "banks" / ASSIGNMENT / cell["metadata"]["nbgrader"]["grade_id"] / wrong).read_text(encoding="utf-8")
            cell["source"] = re.sub(r"^# diagnosis:.*\n", "", code)
    path = folder / "submitted" / "ana" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(notebook), encoding="utf-8")
    for command in ("grade", "feedback"):
        run(folder, command)
    page.goto((folder / "feedback" / "ana" / ASSIGNMENT / f"{ASSIGNMENT}.html").as_uri())
    assert "promedia en vez de sumar" in page.locator("main").inner_text()
    read("the feedback")
    found = [f"{place}: {sentence}" for place, sentences in met.items() for sentence in sentences]
    assert found == [], "\n".join(found)
