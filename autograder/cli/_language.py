"""What the commands say, in the language of the terminal: that of LANGUAGE, LC_ALL, LC_MESSAGES or LANG, as gettext reads them.

A sentence arises in English, an error often in a part that knows nothing of a terminal. Where it is printed it is recognised by its words,
and what fills its fields is translated in turn; what no catalog knows stays as it is. The catalog is `commands.po`.
"""

from __future__ import annotations

import ast
import gettext
import inspect
import itertools
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from autograder.catalogs import Message

ROOT = Path(__file__).resolve().parents[1]
#: Where sentences arise that become parts of errors, or lines of what a command prints.
PLACES = (
    *("cli/*.py", "kernels/machine.py", "notebooks/assignment.py", "checking/check.py", "checking/mutants.py", "authoring/compiler.py"),
    *("authoring/declared.py", "authoring/included.py", "authoring/questions.py", "classroom/archive.py", "classroom/course.py"),
    *("classroom/engine.py", "classroom/gradebook.py", "classroom/leaks.py", "classroom/release.py", "classroom/scores.py"),
    *("classroom/terms.py", "classroom/cluster.py", "platforms/common/*.py"),
)
HEADS = 5  #: how many names, paths and lines may stand before a sentence
#: Words that are said by themselves.
WORDS = ("ok", "MISSING", "absent", "page", "pages", "deleted", "assignment", "task", "grading", "memory", "cores", "confinement", "none")
#: What click says of itself, as far as these commands make it: taken from click, so that its gettext finds it.
CLICKS = (
    *("Usage:", "Options", "Commands", "Show this message and exit.", "Show the version and exit."),
    *("Confirm the action without prompting.", "Error: {message}", "Try '{command} {option}' for help.", "Aborted!"),
    *("Error: invalid input", "default: {default}", "required"),
    *("Missing argument", "Missing option", "Missing command.", "No such command {name!r}.", "No such option {name!r}."),
    *("Invalid value: {message}", "Invalid value for {param_hint}: {message}", "Option {name!r} does not take a value."),
    *("{value!r} is not a valid {number_type}.", "{value} is not in the range {range}.", "{name} {filename!r} does not exist."),
    *("{name} {filename!r} is a directory.", "{name} {filename!r} is a file.", "{name} {filename!r} is not readable.", "file", "directory"),
)
#: The same with a plural.
CLICKS_COUNTED = (
    ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    ("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    ("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
)


class _Sentence:
    """A sentence with fields: how a filled-in one is recognised, and how it is said."""

    def __init__(self, english: str, translation: str) -> None:
        from autograder.catalogs import parts, without_width

        self.literals = [""]
        self.fields: list[str] = []
        for literal, name in parts(english):
            self.literals[-1] += literal
            if name is not None:
                self.fields.append(without_width(name))
                self.literals.append("")
        self.words = sum(map(len, self.literals))
        self.said = [(literal, name and without_width(name)) for literal, name in parts(translation)]

    def values(self, text: str) -> dict[str, str] | None:
        """What fills the fields of a text that is this sentence. A field ends where the words after it are first found: no text, whoever
        wrote it, makes this slow.
        """
        first, *between = self.literals
        if not text.startswith(first):
            return None
        found: dict[str, str] = {}
        start = len(first)
        for number, (name, after) in enumerate(zip(self.fields, between, strict=True), 1):
            end = text.find(after, start) if number < len(between) else len(text) - len(after)
            if end < start or not text.startswith(after, end) or found.setdefault(name, text[start:end]) != text[start:end]:
                return None
            start = end + len(after)
        return found


class Speech:
    """What is said in one language."""

    def __init__(self, language: str) -> None:
        from autograder.catalogs import OURS, catalog_path, read_texts

        commands, ours = (catalog_path(OURS, language, name) for name in ("commands", "autograder"))
        texts = read_texts([commands]) | read_texts([ours], "python-brace-format")
        self.sentences = texts.sentences
        # of two that fit, the one with more words of its own
        known = [pair for pair in texts.templates.items() if _is_told_apart(pair[0])]
        self.templates = sorted((_Sentence(*pair) for pair in known), key=lambda one: -one.words)

    def said(self, text: str) -> str:
        """A text that is to be printed: line by line, each as a whole, or what stands behind a name and a colon."""
        if (whole := self._whole(text)) is not None:
            return whole
        if "\n" in text:
            return "\n".join(self.said(line) for line in text.split("\n"))
        indent = text[: len(text) - len(text.lstrip())]
        heads = [0 if indent else None, *(found.end() for found in itertools.islice(re.finditer(": ", text), HEADS))]
        for head in heads:
            rest = "" if head is None else text[head:].strip()
            if " " in rest and (found := self._whole(rest)) is not None:  # a single word may be anybody's name
                return f"{text[:head] or indent}{found}"
        line = re.fullmatch(r"(.*\w)( \d+(?: of .*)?)", text)  # where the first of two stands
        return f"{self.said(line[1])}{line[2]}" if line else text

    def _whole(self, text: str) -> str | None:
        if known := self.sentences.get(text):
            return known
        for one in self.templates:
            if (found := one.values(text)) is not None:
                values = {name: self.said(value) if " " in value else value for name, value in found.items()}
                return "".join(literal + (values[name] if name else "") for literal, name in one.said)
        return None


def language() -> str:
    """The first language that is asked for, with those that it falls back to."""
    asked = next((value for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    for one in asked.split(":"):
        name = re.sub(r"[.@].*", "", one)
        for code in (name, name.partition("_")[0]):
            if code in ("en", "C", "POSIX"):
                return "en"
            if re.fullmatch(r"[A-Za-z]{2,3}(_[A-Za-z0-9]+)*", code) and (ROOT / "locales" / code / "LC_MESSAGES" / "commands.po").is_file():
                return code
    return "en"


@cache
def speech() -> Speech | None:
    """None of English, which needs no catalog."""
    code = language()
    return None if code == "en" else Speech(code)


def said(text: str) -> str:
    """A text of a command, error or option, in the language of the terminal."""
    speaking = speech()
    return speaking.said(text) if speaking else text


def translate_help(command: click.Command) -> None:
    """The words of a command's help."""
    if speech() is None:
        return
    command.help = command.help and said(plain(command.help))
    command.epilog = command.epilog and said(command.epilog)
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            parameter.help = parameter.help and said(parameter.help)
            parameter.prompt = parameter.prompt and said(parameter.prompt)
            if isinstance(parameter.show_default, str):
                parameter.show_default = said(parameter.show_default)


def translate_click() -> None:
    """The words of click itself. It asks gettext, which reads compiled files alone; its modules are given our catalog in place of that."""
    code = language()
    if code == "en":
        return
    from autograder.catalogs import OURS, catalog_path
    from autograder.words import compiled

    known = compiled(catalog_path(OURS, code, "commands"), code)
    for module in (click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.termui, click.types):
        for name, theirs, said_here in (("_", gettext.gettext, known.gettext), ("ngettext", gettext.ngettext, known.ngettext)):
            if getattr(module, name, None) is theirs:
                setattr(module, name, said_here)


def plain(help_text: str) -> str:
    """A docstring with a line for each paragraph."""
    return re.sub(r"(?<!\n)\n(?!\n)", " ", inspect.cleandoc(help_text))


# what there is to say


def command_messages() -> Iterator[tuple[str | tuple[str, str], str, bool]]:
    """Each sentence, where it stands, and whether it has fields: those of the commands, errors that are explained, and click's."""
    from autograder.authoring.translation import docstrings_of, is_sentence, message_of, parts_of_strings

    places = {path for place in PLACES for path in ROOT.glob(place)} - {Path(__file__)}
    for path in sorted(ROOT.rglob("*.py")):
        tree, place = ast.parse(path.read_text(encoding="utf-8")), f"autograder/{path.relative_to(ROOT).as_posix()}"
        pieces = parts_of_strings(tree) | {id(text) for text in docstrings_of(tree)}
        ours = path in places
        pieces |= {id(text) for node in ast.walk(tree) if _is_for_programmers(node) for text in ast.walk(node)}
        if path in places:  # what was said in one of the places is told apart there by its sentence
            pieces |= {
                id(text) for node in ast.walk(tree) if isinstance(node, (ast.Compare, ast.Expr)) for text in ast.iter_child_nodes(node)
            }
        for root in ast.walk(tree):
            if (
                ours
                and isinstance(root, ast.FunctionDef)
                and any(re.search("command|group", ast.unparse(each)) for each in root.decorator_list)
            ):
                yield plain(ast.get_docstring(root) or ""), place, False
            if not (ours and isinstance(root, ast.Module)) and not _named(root).endswith("Error"):
                continue
            for node in ast.walk(root):
                if isinstance(node, (ast.Constant, ast.JoinedStr)) and id(node) not in pieces and is_sentence(node):
                    message = message_of(node, "")
                    if message is not None and _is_said(message):
                        yield message.english.strip(), place, message.has_fields
    yield from ((word, "autograder/cli", False) for word in WORDS)
    for one in (*CLICKS, *CLICKS_COUNTED):
        yield one, "click", False


def _named(node: ast.AST) -> str:
    """What is called here; "" where nothing is."""
    return "" if not isinstance(node, ast.Call) else node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def _is_for_programmers(node: ast.AST) -> bool:
    return _named(node) in _OTHERS


def _is_said(message: Message) -> bool:
    """Whether it is a sentence that can be recognised."""
    if _PROGRAMS.search(message.english):
        return False
    return not message.has_fields or _is_told_apart(message.english)


def _is_told_apart(english: str) -> bool:
    """Whether a sentence with fields has words by which it is recognised when they are filled in; `{this} of {that}` has not."""
    from autograder.catalogs import parts

    own = " ".join(literal for literal, _ in parts(english))
    return len(re.findall(r"[^\W\d_]{2,}", own)) > (":" not in own)


#: What is no sentence of ours although it has words: programs, patterns, SQL, what stands in a file, words that others say.
_PROGRAMS = re.compile(
    r"^((sudo|pip|import|from|raise|SELECT|- task:|seed:|stub of|course) |[_#] ?\w|[A-Z ]+$|\W*\w+\W? = |assignment: |questions/|no such$)|"
    r"^(No response|see the the|non-editing|teaching)|\\[dwsS.]|\(\?|sqlite:|%Y|=\{\w|^### (?!\{BEGIN|\{END)"
)
#: Errors that no command explains to a person, and settings of libraries.
_OTHERS = {
    *("ValueError", "TypeError", "RuntimeError", "OSError", "LookupError", "KeyError", "AssertionError", "NotImplementedError", "EOFError"),
    *("AttributeError", "ImportError", "PermissionError", "ConfinementError", "WireError", "InViewError", "TooManyError", "NotTakenError"),
    *("HTTPError", "TraitError", "StdinNotImplementedError", "filterwarnings", "Formatter", "basicConfig"),
}
