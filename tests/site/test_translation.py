"""Ready to be translated: a page in Spanish, built strictly, our own words included."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from catalogs import interface_words

ROOT = Path(__file__).resolve().parents[2]
PAGE = """# Practice

Choose the right answer.

```{quiz} l1
:only: l1-prints
```
"""
CONF = f"""
import sys
sys.path.insert(0, {str(ROOT / "book" / "_ext")!r})
project = html_title = "Course"
root_doc = "book/page"
extensions = ["myst_nb", "sphinx_design", "sphinx_exercise", "vendor", "maths", "quiz", "finish", "progress", "terms", "meta", "slim"]
html_theme = "sphinx_book_theme"
html_theme_options = {{"use_fullscreen_button": False, "use_download_button": False}}
html_math_renderer = "katex"
html_static_path = [{str(ROOT / "book" / "assets")!r}]
exclude_patterns = ["out", "gettext"]
locale_dirs = ["locales"]
suppress_warnings = ["myst.domains"]
nb_execution_mode = "off"
"""
SPANISH = {
    "Practice": "Práctica",
    "Choose the right answer.": "Elige la respuesta correcta.",
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


def sphinx(project: Path, builder: str, *options: str) -> None:
    """Run Sphinx strictly, with doctrees of its own for each builder."""
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-n", "-q", "-b", builder, "-d", str(project / "out" / f".{builder}")]
    run = subprocess.run([*command, *options, str(project), str(project / "out" / builder)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def translate(pot: Path, target: Path) -> set[str]:
    """A .po and a .mo of the catalog with the words above. Returns what was translated."""
    with pot.open("rb") as file:
        catalog = read_po(file, locale="es")
    for message in catalog:
        if message.id in SPANISH:
            message.string = SPANISH[message.id]
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(pot, target.with_suffix(".pot"))
    with target.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalog)
    return {message.id for message in catalog if message.string}


@pytest.mark.slow
def test_a_page_is_built_in_spanish_with_the_words_of_the_interface(tmp_path):
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "page.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "conf.py").write_text(CONF, encoding="utf-8")
    sphinx(tmp_path, "gettext")
    interface_words(tmp_path / "course.pot")
    words = tmp_path / "locales" / "es" / "LC_MESSAGES"
    done = translate(tmp_path / "out" / "gettext" / "book.pot", words / "book.mo") | translate(tmp_path / "course.pot", words / "course.mo")
    assert done - {""} == set(SPANISH)
    catalogs = f"course_catalogs={tmp_path / 'locales'}"
    sphinx(tmp_path, "html", "-D", "language=es", "-D", "gettext_auto_build=0", "-D", catalogs)
    made = (tmp_path / "out" / "html" / "book" / "page.html").read_text(encoding="utf-8")
    assert 'lang="es"' in made
    assert [spanish for spanish in SPANISH.values() if spanish not in made] == []
    assert ">Try again<" not in made
    assert "Your progress<" not in made
