"""The catalogs of the book in another language: locales/<language>/LC_MESSAGES, a file for each page and each file of questions.

course.po holds the words of the interface: those of book/_ext, of the interactive figures, and of the settings.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import interactive
import yaml
from babel.messages.catalog import Catalog
from page_texts import page_messages, question_messages

from autograder.catalogs import Message, State, catalog_path, update, update_from

ROOT = Path(__file__).resolve().parents[2]
LOCALES = ROOT / "locales"
#: MyST-NB's words on a fold of code, which it has in English alone.
CODE_PROMPTS = {"nb_code_prompt_show": "Show code cell source", "nb_code_prompt_hide": "Hide code cell source"}


def interface_words() -> Catalog:
    """The words that book/_ext and the interactive figures put into pages, and those of _config.yml and _toc.yml."""
    catalog = Catalog(charset="utf-8")
    for file in sorted(Path(__file__).parent.glob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))  # sees into f-strings on every Python; Babel does not
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            if isinstance(call.func, ast.Name) and call.func.id == "_" and isinstance(call.args[0], ast.Constant):
                catalog.add(call.args[0].value, locations=[(f"book/_ext/{file.name}", call.lineno)])
    for file, line, text in interactive.script_words():
        catalog.add(text, locations=[(file.relative_to(ROOT).as_posix(), line)])
    for name, text in settings_words():
        catalog.add(text, locations=[(name, 0)])
    return catalog


def settings_words() -> Iterator[tuple[str, str]]:
    """File and text of what a reader sees of _config.yml and _toc.yml."""
    settings = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    yield from (("_config.yml", text) for text in (settings["title"], settings["author"]))
    yield "_config.yml", settings["sphinx"]["config"]["html_theme_options"]["search_bar_text"]
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    yield from (("_toc.yml", part["caption"]) for part in toc["parts"])
    yield from (("_config.yml", text) for text in CODE_PROMPTS.values())


def sources() -> list[Path]:
    """The pages of the table of contents and their practice questions, as paths below the course."""
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    chapters = [chapter["file"] for part in toc["parts"] for chapter in part["chapters"]]
    pages = [Path(f"{name}.md") for name in (toc["root"], *chapters)]
    return pages + [path.relative_to(ROOT) for path in sorted((ROOT / "book" / "questions").glob("*.yml"))]


def texts_in(source: Path) -> list[Message]:
    """What there is to translate in a page or a file of questions, named as `sources` does."""
    read = page_messages if source.suffix == ".md" else question_messages
    return read((ROOT / source).read_text(encoding="utf-8"), source.as_posix())


def catalog_of(source: Path, language: str) -> Path:
    return catalog_path(LOCALES, language, source.with_suffix("").as_posix())


def begun() -> list[str]:
    """The languages that the book has catalogs for."""
    return sorted(path.parent.name.replace("_", "-") for path in LOCALES.glob("*/LC_MESSAGES"))


def update_all(language: str) -> list[State]:
    """Brings the catalogs of a language up to date with the book, or makes them. Raises CourseError."""
    states = [update_from(catalog_path(LOCALES, language, "course"), interface_words(), language)]
    return states + [update(catalog_of(source, language), texts_in(source), language) for source in sources()]


def main() -> int:
    for language in sys.argv[1:] or begun():
        for state in update_all(language):
            left = f"{len(state.missing)} missing, {len(state.fuzzy)} fuzzy of {state.messages} sentences"
            print(f"{state.path.relative_to(ROOT)}: {left}; {state.words_left} of {state.words} words left")
    return 0


if __name__ == "__main__":
    sys.exit(main())
