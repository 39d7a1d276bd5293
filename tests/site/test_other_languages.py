"""A language that nobody has translated the book into yet: what is translated is in it, the rest in English and marked as such.

Two made-up catalogs show how pages bear other scripts: one of a script that runs from the right, one of very long words.
"""

from __future__ import annotations

import subprocess
import sys

import pytest
from babel.messages.mofile import write_mo
from catalogs import interface_words
from editions import glossary_with_originals
from page_texts import page_messages, question_messages, translated_page, translated_questions, with_marks
from test_translation import CONF

from autograder.catalogs import read_catalog, read_texts, texts_of, update, write

pytestmark = [pytest.mark.slow, pytest.mark.browser]
PAGES = {
    "page": """# Weights

## The first *penalty*

It takes off $x_1 = 2$ from each weight, as `fit` does.

**Bold** words begin this sentence.

| name | what it says |
| --- | --- |
| first | It is the first of all of them |

:::{admonition} Before you begin
- Read the [glossary](glossary.md).
:::

```python
print("a line of code that is rather long, so that it would be wider than the window of a phone, were it not scrolled")
```

```{quiz} page
```
""",
    "glossary": """# Glossary

:::{glossary}
weight
  A number that is fitted.

bias
  A number that is added.
:::
""",
}
TOC = "\n```{toctree}\nglossary\n```\n"
QUESTIONS = """
- id: one
  question: Which of them?
  options:
    - {text: The first, right: true, feedback: It is the first.}
    - {text: The second, feedback: It is not.}
"""
LEFT = {"The first *penalty*", "**Bold** words begin this sentence.", "first", "Which of them?", "It is not.", "A number that is added."}
LONG = "Regularisierungsstärkenvergleichstabellenüberschriftenverzeichnisse"
MADE_UP = {"ar": "وزن", "de": LONG}  # what each word becomes


def translation(english, language):
    """The sentence with each of its words another; code, formulas, links and signs stay."""
    kept = [word for word in english.split() if set(word) & set("$`[]*{}\\=")]
    words = [word if word in kept else MADE_UP[language] for word in english.split()]
    return " ".join(words)


def texts_of_catalog(path, messages, language):
    """A catalog of these messages, begun as every other, without those of LEFT."""
    update(path, messages, language)
    catalog = read_catalog(path, language)
    for message in catalog:
        if message.id and message.id not in LEFT:
            term = message.id in ("weight", "bias")  # one word each, and not the same
            message.string = MADE_UP[language] + message.id[0] if term else translation(message.id, language)
    write(path, catalog)
    return read_texts([path])


@pytest.fixture(scope="module", params=MADE_UP)
def book(request, tmp_path_factory):
    """The language, and the folder of a book of two pages that is built in it."""
    language, folder = request.param, tmp_path_factory.mktemp("book")
    (folder / "book/questions").mkdir(parents=True)
    for name, page in PAGES.items():
        texts = texts_of_catalog(folder / f"locales/{name}.po", page_messages(page, name), language)
        made = translated_page(with_marks(page, texts), texts)
        made = glossary_with_originals(page, made) if name == "glossary" else made
        (folder / f"book/{name}.md").write_text(made + TOC * (name == "page"), encoding="utf-8")
    texts = texts_of_catalog(folder / "locales/questions.po", question_messages(QUESTIONS, "page"), language)
    (folder / "book/questions/page.yml").write_text(translated_questions(QUESTIONS, texts, marked=True), encoding="utf-8")
    words = interface_words()
    for message in words:
        message.string = (
            "" if "{" in str(message.id) or "%" in str(message.id) or "<" in str(message.id) else translation(message.id, language)
        )
    path = folder / f"locales/{language}/LC_MESSAGES/course.mo"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_mo(file, words)
    conf = CONF.replace('"languages"', '"languages", "untranslated"')
    conf += 'myst_enable_extensions = ["colon_fence", "deflist", "dollarmath"]\n'
    (folder / "conf.py").write_text(conf, encoding="utf-8")
    options = [f"language={language}", f"course_edition={language}", f"course_catalogs={folder / 'locales'}"]
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-n", "-q", "-b", "html", "-d", folder / "out/.doctrees"]
    command += [part for option in options for part in ("-D", option)]
    run = subprocess.run([*command, folder, folder / "out/html"], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return language, folder / "out/html/book"


@pytest.fixture
def shown(book, browser):
    """The first page on a phone."""
    language, folder = book
    page = browser.new_page(viewport={"width": 360, "height": 800}, locale=language)
    page.goto((folder / "page.html").as_uri())
    yield language, page
    page.close()


def test_what_has_no_translation_is_marked_as_english_and_nothing_else_is(shown):
    language, page = shown
    assert page.evaluate("document.documentElement.lang") == language
    marked = set(page.evaluate("[...document.querySelectorAll('article [lang=en]')].map((element) => element.textContent.trim())"))
    assert marked == {"The first penalty", "Bold words begin this sentence.", "first", "Which of them?", "It is not."}
    assert (
        page.locator("#pst-page-navigation-heading-2, .page-toc, .bd-toc-nav, nav").locator("[lang=en]").count() > 0
    )  # a heading there too
    page.goto(page.url.replace("page.html", "glossary.html"))
    marked = page.evaluate("[...document.querySelectorAll('article [lang=en]')].map((element) => element.textContent.trim())")
    assert sorted(marked) == ["A number that is added.", "bias", "weight"]
    assert "\u2063" not in page.content()


def test_the_page_runs_from_the_side_of_its_script_and_english_and_code_from_the_left(shown):
    language, page = shown
    own = "rtl" if language == "ar" else "ltr"
    direction = "(selector) => getComputedStyle(document.querySelector(selector)).direction"
    places = {
        "article > section > p, article p": own,
        "article h1": own,
        "pre": "ltr",
        "article code": "ltr",
        ".katex": "ltr",
        "[lang=en]": "ltr",
    }
    assert {place: page.evaluate(direction, place) for place in places} == places


@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_wider_than_a_phone(shown, name):
    _, page = shown
    page.goto(page.url.replace("page.html", f"{name}.html"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    outside = """[...document.querySelectorAll('article *')].filter((element) => element.checkVisibility()
      && !element.closest('pre, .katex, .visually-hidden, table')).filter((element) => {
        const { left, right, width } = element.getBoundingClientRect(); return width > 1 && (left < -1 || right > 361); })
      .map((element) => element.outerHTML.slice(0, 100))"""
    assert page.evaluate(outside) == []


def test_texts_that_are_whole_have_no_mark():
    page = PAGES["page"]
    texts = texts_of((message.english, message.english, message.has_fields) for message in page_messages(page, ""))
    assert with_marks(page, texts) == page
