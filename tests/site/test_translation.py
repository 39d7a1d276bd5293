"""The book in other languages: catalogs that are whole and agree with the English text, and a page that is built from them, strictly."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from agreement import check, check_interface, disagreements
from babel.messages.mofile import write_mo
from catalogs import LOCALES, ROOT, catalog_of, interface_words, sources, texts_in
from editions import glossary_with_originals, languages
from page_texts import question_messages, translated_page, translated_questions

from autograder.catalogs import Message, catalog_path, read_catalog, read_texts, texts_of, update

PAGE = """# Practice

Choose the right answer.

```{quiz} l1
:only: l1-prints
```

## 2. More

Practise [more](page.md#2-more).
"""
CONF = f"""
import sys
sys.path.insert(0, {str(ROOT / "book" / "_ext")!r})
project = html_title = "Course"
root_doc = "book/page"
extensions = ["myst_nb", "sphinx_design", "sphinx_exercise"]
extensions += ["vendor", "maths", "quiz", "finish", "progress", "terms", "languages", "meta", "slim"]
html_theme = "sphinx_book_theme"
html_theme_options = {{"use_fullscreen_button": False, "use_download_button": False}}
html_math_renderer = "katex"
html_static_path = [{str(ROOT / "book" / "assets")!r}]
exclude_patterns = ["out"]
suppress_warnings = ["myst.domains"]
myst_heading_anchors = 3
nb_execution_mode = "off"
"""
WHOLE = {"es"} & set(languages())  # any other may be begun, and what it lacks is marked as English
SPANISH = {
    "Practice": "Práctica",
    "Choose the right answer.": "Elige la respuesta correcta.",
    "2. More": "2. Más",
    "Practise [more](page.md#2-more).": "Practica [más](page.md#2-more).",
    "What does this print?": "¿Qué imprime esto?",
    "Question": "Pregunta",
    "Check": "Comprobar",
    "Try again": "Otra vez",
    "Right": "Correcto",
    "Choose an answer first.": "Primero elige una respuesta.",
    "Your progress": "Tu progreso",
    "I have read this chapter": "He leído este capítulo",
    "Copy": "Copiar",
}


@pytest.mark.slow
def test_a_page_is_built_in_spanish_with_the_words_of_the_interface(tmp_path):
    texts = texts_of((english, said, False) for english, said in SPANISH.items())
    questions = (ROOT / "book/questions/l1.yml").read_text(encoding="utf-8")
    (tmp_path / "book/questions").mkdir(parents=True)
    (tmp_path / "book/page.md").write_text(translated_page(PAGE, texts), encoding="utf-8")
    (tmp_path / "book/questions/l1.yml").write_text(translated_questions(questions, texts), encoding="utf-8")
    (tmp_path / "headings.json").write_text('{"book/page": ["Practice", "2. More"]}')
    (tmp_path / "conf.py").write_text(CONF, encoding="utf-8")
    words = interface_words()
    for message in words:
        message.string = SPANISH.get(message.id, "")
    target = tmp_path / "locales/es/LC_MESSAGES/course.mo"
    target.parent.mkdir(parents=True)
    with target.open("wb") as file:
        write_mo(file, words)
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-n", "-q", "-b", "html", "-d", str(tmp_path / "out/.doctrees")]
    options = ["-D", "language=es", "-D", f"course_catalogs={tmp_path / 'locales'}", str(tmp_path), str(tmp_path / "out/html")]
    run = subprocess.run([*command, *options], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    made = (tmp_path / "out/html/book/page.html").read_text(encoding="utf-8")
    assert 'lang="es"' in made
    assert '<section id="practice">' in made
    assert '<section id="more">' in made
    assert 'href="#more"' in re.search(r"<p>Practica .*?</p>", made)[0]  # as GitHub names the English heading
    assert [spanish for spanish in SPANISH.values() if spanish.partition(" [")[0] not in made] == []
    assert ">Try again<" not in made
    assert "Your progress<" not in made


@pytest.mark.parametrize("language", WHOLE)
@pytest.mark.parametrize("source", sources(), ids=str)
def test_an_edition_of_the_site_is_whole(source, language):
    """What is missing or fuzzy would be read in English: `make translations` lists it."""
    texts = read_texts([catalog_of(source, language)])
    assert [message.english for message in texts_in(source) if not texts.of_source(message)] == []


@pytest.mark.parametrize("language", WHOLE)
def test_the_words_of_the_interface_are_whole_in_an_edition(language):
    known = {message.id: message for message in read_catalog(catalog_path(LOCALES, language, "course")) if message.id}
    assert [message.id for message in interface_words() if message.id and (message.id not in known or known[message.id].fuzzy)] == []
    assert [text for text, message in known.items() if not message.string] == []


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("source", sources(), ids=str)
def test_translations_agree_in_what_no_language_changes(source, language):
    assert list(check(source, language)) == []


@pytest.mark.parametrize("language", languages())
def test_the_words_of_the_interface_agree_in_what_no_language_changes(language):
    assert list(check_interface(language)) == []


def test_spanish_has_no_comma_between_thousands():
    """1,557 would be read as one and a half; it is 1557, and 100 000 from five digits on."""
    catalogs = [path for place in (LOCALES, ROOT / "exercises" / "locales") for path in (place / "es").rglob("*.po")]
    said = [str(message.string) for path in catalogs for message in read_catalog(path) if message.id and "fields" not in message.flags]
    prose = (re.sub(r"`[^`]*`|\$[^$]*\$", " ", text) for text in said)
    assert [text for text in prose if re.search(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\w,]|\.\d)", text)] == []


@pytest.mark.parametrize(
    ("english", "translation", "wrong"),
    [
        ("The $x_1$ of 3", "El $x_2$ de 3", "formulas"),
        ("It is 0.5 of 1,000.", "Es 0,6 de 1000.", "numbers"),
        ("See {ref}`l1`.", "Véase {ref}`l2`.", "targets of roles"),
        ("Use `fit` here.", "Usa `ajusta` aquí.", "code"),
        ("See [this](l1.html#a).", "Véase [esto](l1.html#b).", "links"),
        ("{n} of {all}", "{n} de {todo}", "fields"),
        ("A sentence", "- una frase", "it begins"),
    ],
)
def test_what_a_translation_may_not_change(english, translation, wrong):
    assert [said.split(":")[0] for said in disagreements(english, translation)][:1] == [wrong] or wrong in str(
        list(disagreements(english, translation))
    )


@pytest.mark.parametrize(
    ("english", "translation"),
    [
        ("It is 0.5 of 1,000 with $w = 0.5$.", "Es 0,5 de 1000 con $w = 0.5$."),
        ("See {ref}`the penalty <l1>` in {cite:t}`zou2005`.", "En {cite:t}`zou2005`, véase {ref}`la penalización <l1>`."),
        ("A {term}`layer`.", "Una {term}`capa <layer>`."),
        (r"$w = 0 \text{ if } x$", r"$w = 0 \text{ si } x$"),
    ],
)
def test_what_a_translation_may_change(english, translation):
    assert list(disagreements(english, translation)) == []


def test_a_changed_sentence_keeps_its_translation_as_fuzzy_and_is_shown_in_english(tmp_path):
    path = tmp_path / "page.po"
    before = Message("The penalty makes some of the weights exactly zero.", "page.md", "prose")
    update(path, [before], "es")
    path.write_text(
        path.read_text(encoding="utf-8")
        .replace('msgstr ""\n', 'msgstr "La penalización…"\n')
        .replace('msgstr "La penalización…"\n"Lang', 'msgstr ""\n"Lang'),
        encoding="utf-8",
    )
    after = Message("The penalty makes some of the weights exactly zero at once.", "page.md", "prose")
    assert update(path, [after], "es").fuzzy == (after.english,)
    assert "La penalización…" in path.read_text(encoding="utf-8")
    assert translated_page(after.english, read_texts([path])) == after.english


def test_the_glossary_is_in_the_order_of_its_language_with_the_english_terms():
    english = ":::{glossary}\nAdam\n  An optimizer.\n\nweight\n  A number.\n\nearly stopping\n  To stop.\n:::\nThe end\n"
    spanish = ":::{glossary}\nAdam\n  Un optimizador.\n\npeso\n  Un número.\n\népoca\n  Parar.\n:::\nFin\n"
    assert glossary_with_originals(english, spanish) == (
        ":::{glossary}\nAdam\n  Un optimizador.\n\népoca\nearly stopping\n  Parar.\n\npeso\nweight\n  Un número.\n:::\nFin\n"
    )


def test_questions_keep_their_keys():
    text = (ROOT / "book/questions/l1.yml").read_text(encoding="utf-8")
    pairs = ((message.english, message.english.upper(), False) for message in question_messages(text, ""))
    made = translated_questions(text, texts_of(pairs))
    assert [line.strip(" -") for line in made.splitlines() if line.startswith("- id:")] == [
        line.strip(" -") for line in text.splitlines() if line.startswith("- id:")
    ]
    assert made.count("right: true") == text.count("right: true")
