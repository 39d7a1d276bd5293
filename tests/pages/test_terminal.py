"""The commands speak the language of the terminal: their catalog is whole, and what they say is translated where it is printed."""

from __future__ import annotations

import ast
import json
import os
import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest

import autograder
from autograder import catalogs
from autograder.authoring.errors import AuthoringError
from autograder.cli import _language
from autograder.cli._language import KEYWORDS, Terminal, phrase_calls
from autograder.cli.translations import terminal_words
from autograder.errors import CourseError, SubmissionError
from autograder.notebooks.name_flow import Problem
from autograder.phrases import Phrase, joined, phrase, phrases, verbatim
from autograder.platforms.common.roster import RosterError
from autograder.reasons import reason

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


@pytest.fixture(scope="module")
def spanish() -> Terminal:
    return Terminal("es")


def test_spanish_says_everything_that_the_commands_say():
    there = {message.id: message for message in catalogs.read_catalog(SPANISH, "es") if message.id}
    assert {message.id for message in terminal_words() if message.id} == set(there), (
        "bring the catalog up to date: autograder translations es"
    )
    for message in there.values():
        said = [message.string] if isinstance(message.id, str) else message.string
        assert not message.fuzzy
        assert all(said), message.id


def test_a_translation_has_the_fields_of_its_sentence():
    texts = catalogs.read_texts([SPANISH])  # refuses others
    assert min(len(texts.templates), len(texts.sentences)) > 200


@pytest.mark.parametrize(
    ("english", "said"),
    [
        (
            phrase("autograder: {error}", error=RosterError(Path("a b.csv"), [phrase("there are no students in it")])),
            "autograder: a b.csv: no contiene estudiantes",
        ),
        (
            AuthoringError(
                Path("t.md"), [Problem(1, phrase("`title` must be text")), Problem(2, phrase("a raw cell cannot be graded"))]
            ).phrase,
            "t.md:1: `title` debe ser un texto\nt.md:2: una celda de tipo raw no se puede calificar",
        ),
        (
            phrase(
                "  {student}, {name}: {when}: {penalty:g} points off",
                student="ana", name="l1", when=phrase("has no due date"), penalty=2.0,
            ),
            "  ana, l1: no tiene fecha de entrega: 2 puntos menos",
        ),
        (phrases("{n} page for {name} under {folder}", "{n} pages for {name} under {folder}", n=1, name="page", folder="{x}"),
         "1 página de page en {x}"),
        (phrases("{n} page for {name} under {folder}", "{n} pages for {name} under {folder}", n=2, name="page", folder="f"),
         "2 páginas de page en f"),
        (joined("; ", [verbatim("there are no students in it"), phrase("there are no students in it")]),
         "there are no students in it; no contiene estudiantes"),
        (SubmissionError(reason("a-link", name="x.csv")).phrase, "x.csv es un enlace, o no es lo que debería ser, y no se abrió"),
        (phrase("Not a sentence of ours: {x}", x=phrase("ready")), "Not a sentence of ours: en marcha"),
    ],
)  # fmt: skip
def test_a_phrase_is_translated_with_the_phrases_in_it(spanish: Terminal, english: Phrase, said: str):
    assert spanish.said(english) == said


def test_a_phrase_that_came_from_another_process_can_be_translated(spanish: Terminal):
    class Bound(Exception):
        """One that cannot travel."""

        def __init__(self) -> None:
            super().__init__("said elsewhere")
            self.bound = lambda: None

    roster = RosterError(Path("a.csv"), [phrase("there are no students in it")])
    around = [CourseError("{path}: {error}", path="p", error=each) for each in (roster, Bound())]
    for error in (roster, SubmissionError(reason("a-link", name="x")), *around):
        there = pickle.loads(pickle.dumps(error.phrase))
        assert (str(there), spanish.said(there)) == (str(error), spanish.said(error.phrase))


def test_a_translation_with_other_fields_is_not_used():
    class Wrong(Terminal):
        def sentence(self, sentence, number):
            return "{other} " + super().sentence(sentence, number)

    assert Wrong("es").said(phrase("{name}: no due date", name="l1")) == "l1: no due date"


def test_every_error_that_is_made_of_a_sentence_is_known_to_the_catalog():
    sources = [ast.parse(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py")]
    classes = [node for source in sources for node in ast.walk(source) if isinstance(node, ast.ClassDef)]
    found = {"CourseError"}
    while (
        more := {
            one.name
            for one in classes
            if found & {ast.unparse(base) for base in one.bases} and not any(getattr(part, "name", "") == "__init__" for part in one.body)
        }
        - found
    ):
        found |= more
    assert found == {*KEYWORDS} - {"phrase"}


def test_what_becomes_a_phrase_stands_in_the_source_as_words():
    """Else no catalog could have it."""
    calls = [(path, call) for path in PACKAGE.rglob("*.py") for call in phrase_calls(ast.parse(path.read_text(encoding="utf-8")))]
    put_together = [
        f"{path}:{call.lineno}: give the fields by name"
        for path, call in calls
        if isinstance(call.args[0], (ast.JoinedStr, ast.BinOp)) or ".join(" in ast.unparse(call.args[0])
    ]
    assert len(calls) > 400
    assert not put_together


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
