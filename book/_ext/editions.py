"""The book in other languages: the sources of each edition, made from the English ones and the catalogs, in _build/<language>/source.

`course_languages` in _config.yml lists the editions beside the English one. book/build.py builds each like the book itself, and puts it
below the site's root: es/book/l1.html beside book/l1.html. What is not translated stays English, and is marked as such.
A program as well: `python book/_ext/editions.py es` writes the sources alone, to look at.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from babel.messages.mofile import write_mo
from catalogs import CODE_PROMPTS, LOCALES, ROOT, catalog_of, sources
from page_texts import headings, translated_page, translated_questions, with_marks

from autograder.catalogs import Texts, catalog_path, read_catalog, read_texts

BUILD = ROOT / "_build"
HEADINGS = "headings.json"  #: English headings of each page, below an edition's sources
#: What an edition has as the English book has it.
COPIED = (
    *("book/data", "book/guide", "book/course.mplstyle", "requirements.txt"),
    *("tests/site/test_recipe.py", "tests/site/test_training_length.py"),  # pages offer them as downloads
)


@dataclass(frozen=True)
class Edition:
    """The book in one language: where its sources are, where it is built, and where its site belongs."""

    language: str
    source: Path
    made: Path  #: the folder that Jupyter Book calls _build
    site: Path

    @property
    def html(self) -> Path:
        return self.made / "html"


def languages() -> list[str]:
    """Those of `course_languages`."""
    settings = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    return list(settings["sphinx"]["config"].get("course_languages") or [])


def edition(language: str) -> Edition:
    made = BUILD / language
    return Edition(language, made / "source", made / "_build", BUILD / "html" / language)


def write(language: str) -> Edition:
    """Writes the sources of an edition, and touches those alone that have changed. Raises CourseError for a broken catalog."""
    made = edition(language)
    words = read_texts([catalog_path(LOCALES, language, "course")])
    files = {name: text.encode() for name, text in _texts(language, words)}
    for name in COPIED:
        below = sorted((ROOT / name).rglob("*")) if (ROOT / name).is_dir() else [ROOT / name]
        files |= {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in below if path.is_file()}
    files |= _assignments(language)
    for name, content in files.items():
        path = made.source / name
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    for path in made.source.rglob("*"):
        if path.is_file() and path.relative_to(made.source).as_posix() not in files:
            path.unlink()
    compile_words(language)
    return made


def compile_words(language: str) -> None:
    """The words of the interface, in the form that gettext reads."""
    path = catalog_path(LOCALES, language, "course")
    if path.is_file():
        target = catalog_path(BUILD / "locales", language, "course").with_suffix(".mo")
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            write_mo(file, read_catalog(path, language))


def _texts(language: str, words: Texts) -> Iterator[tuple[str, str]]:
    english_headings = {}
    for source in sources():
        english, texts = (ROOT / source).read_text(encoding="utf-8"), read_texts([catalog_of(source, language)])
        if source.suffix != ".md":
            yield source.as_posix(), translated_questions(english, texts, marked=True)
            continue
        page = translated_page(with_marks(english, texts), texts)
        yield source.as_posix(), glossary_with_originals(english, page) if source.stem == "glossary" else page
        english_headings[source.with_suffix("").as_posix()] = headings(english)
    yield HEADINGS, json.dumps(english_headings, indent=0)
    yield "_config.yml", yaml.safe_dump(settings(language, words), allow_unicode=True, sort_keys=False)
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    for part in toc["parts"]:
        part["caption"] = words.translated(part["caption"]) or part["caption"]
    yield "_toc.yml", yaml.safe_dump(toc, allow_unicode=True, sort_keys=False)


def settings(language: str, words: Texts) -> dict[str, Any]:
    """_config.yml of an edition."""

    def said(text: str) -> str:
        return words.translated(text) or text

    found: dict[str, Any] = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    found["title"], found["author"] = said(found["title"]), said(found["author"])
    if base := found["html"].get("baseurl"):
        found["html"]["baseurl"] = f"{base.rstrip('/')}/{language}/"
    found["execute"]["cache"] = str(BUILD / ".jupyter_cache")
    found["bibtex_bibfiles"] = [str(ROOT / name) for name in found["bibtex_bibfiles"]]
    sphinx = found["sphinx"]
    sphinx["local_extensions"] = {name: str(ROOT / folder) for name, folder in sphinx["local_extensions"].items()}
    config = sphinx["config"]
    config["html_static_path"] = [str(ROOT / name) for name in config["html_static_path"]]
    config["html_favicon"] = str(ROOT / config["html_favicon"])
    config["html_theme_options"]["search_bar_text"] = said(config["html_theme_options"]["search_bar_text"])
    for name, text in CODE_PROMPTS.items():
        config[name] = said(text)
    config |= {"language": language, "course_edition": language, "course_catalogs": str(BUILD / "locales")}
    return found


def _assignments(language: str) -> dict[str, bytes]:
    """The students' notebooks in this language, or where there is none the English ones, by their place below the sources."""
    found = {}
    for folder in (ROOT / "exercises" / "release", ROOT / "exercises" / f"release-{language}"):
        for path in folder.glob("*/**/*"):
            if path.is_file() and path.suffix in (".ipynb", ".csv", ".md"):
                found[f"exercises/release/{path.relative_to(folder).as_posix()}"] = path.read_bytes()
    return found


def glossary_with_originals(english: str, translated: str) -> str:
    """The glossary in the order of its language, with the English term below each where it is another one.

    So a term is found under both names, and both have an address.
    """
    entries = [_entries(text) for text in (english, translated)]
    (_, originals, _), (before, made, after) = entries
    if len(originals) != len(made):
        raise ValueError("the glossary has other entries than the English one")
    both = sorted(
        ((term, definition, original) for (original, _), (term, definition) in zip(originals, made, strict=True)),
        key=lambda entry: _without_accents(entry[0]),
    )
    lines = [
        f"{term}\n{'' if original.casefold() == term.casefold() else original + chr(10)}{definition}" for term, definition, original in both
    ]
    return before + "\n\n".join(lines) + "\n" + after


def _entries(text: str) -> tuple[str, list[tuple[str, str]], str]:
    """What stands before the entries, each term with its definition, and what stands after them."""
    found = re.search(r"^:::\{glossary\}\n(.*?)^:::\n", text, flags=re.S | re.M)
    if found is None:
        raise ValueError("there is no {glossary} of three colons")
    entries = re.findall(r"^(\S.*)\n((?:[ ]+\S.*\n|\n(?=[ ]))+)", found[1], flags=re.M)
    return text[: found.start(1)], [(term, definition.rstrip("\n")) for term, definition in entries], text[found.end(1) :]


def _without_accents(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))


def publish(made: Edition) -> None:
    """Puts a built edition below the site's root; a PDF that lies there stays."""
    pdf = made.site / "notebooks" / "regularization.pdf"
    kept = pdf.read_bytes() if pdf.is_file() else None
    shutil.rmtree(made.site, ignore_errors=True)
    shutil.copytree(made.html, made.site)
    if kept is not None:
        pdf.write_bytes(kept)


if __name__ == "__main__":
    for name in sys.argv[1:] or languages():
        print(write(name).source.relative_to(ROOT))
