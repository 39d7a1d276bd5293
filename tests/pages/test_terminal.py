"""The commands speak the language of the terminal: their catalog is whole, and each sentence of it is recognised where it is printed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import autograder
from autograder import catalogs
from autograder.catalogs import parts, without_width
from autograder.cli import _language
from autograder.cli._language import Speech
from autograder.cli.translations import terminal_words

PACKAGE = Path(autograder.__file__).parent
SPANISH = PACKAGE / "locales" / "es" / "LC_MESSAGES" / "commands.po"


def asked(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Python in this environment."""
    kept = {name: value for name, value in os.environ.items() if name not in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")}
    return subprocess.run(
        [sys.executable, *arguments],
        env={**kept, "PYTHONUTF8": "1", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def filled(sentence: str, values: dict[str, str]) -> str:
    """A sentence with something in each of its fields, the same for the same field."""
    return "".join(
        literal + ("" if name is None else values.setdefault(without_width(name), f"x{len(values)}")) for literal, name in parts(sentence)
    )


@pytest.fixture(scope="module")
def spanish() -> Speech:
    return Speech("es")


def test_spanish_says_everything_that_the_commands_say():
    there = {message.id: message for message in catalogs.read_catalog(SPANISH, "es") if message.id}
    assert {message.id for message in terminal_words() if message.id} == set(there), (
        "bring the catalog up to date: autograder translations es"
    )
    for message in there.values():
        said = [message.string] if isinstance(message.id, str) else message.string
        assert not message.fuzzy
        assert all(said), message.id


def test_each_sentence_is_recognised_with_anything_in_its_fields(spanish: Speech):
    texts = catalogs.read_texts([SPANISH])
    assert min(len(texts.templates), len(texts.sentences)) > 200
    for english, said in texts.templates.items():
        values: dict[str, str] = {}
        assert spanish.said(filled(english, values)) == filled(said, values)
    for english, said in texts.sentences.items():
        if "{" not in english:  # click fills in its own
            assert spanish.said(english) == said


@pytest.mark.parametrize(
    ("english", "said"),
    [
        ("autograder: a: b.csv: no column holds the students' ids (there are: x); call one of them student_id",
         "autograder: a: b.csv: ninguna columna contiene los identificadores (hay: x); llama student_id a una de ellas"),
        ("autograder: t.md:3: rename one of two cells: grade_id a occurs twice, first at line 12",
         "autograder: t.md:3: cambia el nombre de una de dos celdas: el grade_id a aparece dos veces, la primera en la línea 12"),
        ("autograder: t.md:1: `title` must be text\nt.md:2: a raw cell cannot be graded",
         "autograder: t.md:1: `title` debe ser un texto\nt.md:2: una celda de tipo raw no se puede calificar"),
        ("  ana, l1: handed in A, due B: 2 points off", "  ana, l1: entregado A, plazo B: 2 puntos menos"),
        ("ana: page", "ana: page"),  # a name, be it a word of ours
        ("Not a sentence of ours: x of y", "Not a sentence of ours: x of y"),
    ],
)  # fmt: skip
def test_what_is_put_together_is_translated_in_its_parts(spanish: Speech, english: str, said: str):
    assert spanish.said(english) == said


def test_a_long_text_of_a_students_is_read_once(spanish: Speech):
    text = ": ".join(["it has the last of (in; and, run"] * 20_000)
    assert spanish.said(text) == text


def test_no_help_has_an_english_line_in_a_spanish_terminal():
    show = """if True:
        import json
        from click.testing import CliRunner
        from autograder.cli import main
        names = ["", *main.list_commands(None)]
        print(json.dumps({name: CliRunner().invoke(main, [*name.split(), "--help"], terminal_width=4000).output for name in names}))
    """
    there, here = (json.loads(asked("-c", show, LANGUAGE=language).stdout) for language in ("", "es"))
    assert len(there) > 20
    for command, english in there.items():
        both = set(map(str.strip, english.splitlines())) & set(map(str.strip, here[command].splitlines()))
        assert {line for line in both if re.search(r"[a-z]{2} [a-z]{2}", line)} == set(), command


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANGUAGE": "fr:es"}, "es"),
        ({"LANGUAGE": "en:es"}, "en"),
        ({"LANG": "es_MX.UTF-8"}, "es"),
        ({"LANG": "es_ES.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "../es"}, "en"),
        ({"LANG": "xx"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_is_found_as_gettext_finds_it(monkeypatch, environment: dict[str, str], language: str):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert _language.language() == language


def test_errors_of_ours_and_of_clicks_are_in_spanish(tmp_path: Path):
    for arguments, code, said in (
        (["report", "--course", str(tmp_path / "nothing")], 1, "no existe esa carpeta; indica la carpeta del curso con --course"),
        (["grade", "--workers", "0"], 2, "Error: Valor no válido de '--workers': 0 no está en el intervalo 1<=x<=256."),
        (["grade", "--nothing"], 2, "Error: No existe la opción '--nothing'"),
        (["delete-term", "soon"], 2, "Error: soon: no es una fecha; escríbela como 2028-09-30"),
        (["remove-student", "ada"], 1, "¿Continuar?"),
    ):
        ended = asked("-m", "autograder.cli", *arguments, LANGUAGE="es")
        assert ended.returncode == code
        assert said in ended.stdout + ended.stderr
