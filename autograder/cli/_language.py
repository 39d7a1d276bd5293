"""What the commands say, in the language of the terminal: that of LANGUAGE, LC_ALL, LC_MESSAGES or LANG, as gettext reads them.

Lines and errors come as phrases, help as the words of its options and docstrings; the catalog of both is `commands.po`. Reasons are in the
catalog of the pages. What no catalog knows is said in English.
"""

from __future__ import annotations

import ast
import gettext
import inspect
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click

from autograder.phrases import Phrase, Sentence
from autograder.reasons import Reason

ROOT = Path(__file__).resolve().parents[1]
#: What makes a phrase of its first argument; `COUNTED` of the first two.
KEYWORDS = ("phrase", "CourseError", "BankError", "KernelError", "TemplateGone", "AssignmentError", "SampleError")
COUNTED = "phrases"
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


class Terminal:
    """What is said in one language; a `phrases.Speech`."""

    def __init__(self, language: str) -> None:
        from autograder.catalogs import OURS, catalog_path
        from autograder.words import compiled, words_in

        self._catalog = compiled(catalog_path(OURS, language, "commands"), language)
        self._words = words_in(language)

    def said(self, text: str) -> str:
        """A phrase, or words that the catalog has as they stand."""
        if isinstance(text, Phrase):
            return text.said(self)
        return self.sentence(text, None)

    def sentence(self, sentence: Sentence, number: int | None) -> str:
        """See `phrases.Speech`."""
        if isinstance(sentence, str):
            return self._catalog.gettext(sentence) if sentence else ""  # gettext's answer to "" is the head of the catalog
        return self._catalog.ngettext(*sentence, number or 0)

    def reason(self, why: Reason) -> str:
        """See `phrases.Speech`."""
        return self._words.sentence(why)


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
def speech() -> Terminal | None:
    """None of English, which needs no catalog."""
    code = language()
    return None if code == "en" else Terminal(code)


def said(text: str) -> str:
    """A phrase, or the words of a help text, in the language of the terminal."""
    speaking = speech()
    return speaking.said(text) if speaking else text


def translate_help(command: click.Command) -> None:
    """The words of a command's help."""
    if speech() is None:
        return
    command.help = command.help and said(plain(command.help))
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
    """Each sentence, where it stands, and whether it has fields: phrases, the help of the commands, and what click says."""
    for path in sorted(ROOT.rglob("*.py")):
        tree, place = ast.parse(path.read_text(encoding="utf-8")), f"autograder/{path.relative_to(ROOT).as_posix()}"
        for call in phrase_calls(tree):
            sentence = sentence_of(call)
            if any(map(_has_words, (sentence,) if isinstance(sentence, str) else sentence or ())):
                assert sentence is not None
                yield sentence, place, bool(call.keywords)
        if path.parent == Path(__file__).parent:
            yield from ((words, place, False) for words in _help_in(tree))
    for one in (*CLICKS, *CLICKS_COUNTED):
        yield one, "click", False


def phrase_calls(tree: ast.AST) -> Iterator[ast.Call]:
    """The calls that make a phrase."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in (*KEYWORDS, COUNTED):
            yield node


def sentence_of(call: ast.Call) -> str | tuple[str, str] | None:
    """What such a call says, of a plural both forms; None where it hands on a phrase that was made elsewhere."""
    assert isinstance(call.func, ast.Name)
    words = [str(each.value) for each in call.args[: 1 + (call.func.id == COUNTED)] if isinstance(each, ast.Constant)]
    if not words:
        return None
    return (words[0], words[1]) if call.func.id == COUNTED else words[0]


def _has_words(sentence: str) -> bool:
    from autograder.catalogs import parts

    return any(re.search(r"[^\W\d_]{2}", literal) for literal, _ in parts(sentence)) if "{" in sentence else sentence != ""


def _help_in(tree: ast.AST) -> Iterator[str]:
    """The docstrings of commands, and what their options say of themselves."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and any(re.search("command|group", ast.unparse(each)) for each in node.decorator_list):
            yield plain(ast.get_docstring(node) or "")
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "click.option":
            for keyword in node.keywords:
                if (
                    keyword.arg in ("help", "prompt", "show_default")
                    and isinstance(keyword.value, ast.Constant)
                    and isinstance(keyword.value.value, str)
                ):
                    yield keyword.value.value
