"""What the commands share: their options, what they print on the terminal, and errors that are explained."""

from __future__ import annotations

import contextlib
import inspect
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, is_dataclass
from datetime import datetime
from functools import cache, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from autograder.cli._language import said, translate_help
from autograder.errors import CourseError
from autograder.files import just_closed
from autograder.phrases import Phrase, phrase

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress as Bars

    from autograder.classroom.course import Course
    from autograder.classroom.gradebook import Gradebook

#: What an argument of this name means, in every command.
NAMED = {"name": phrase("NAME is an assignment's."), "names": phrase("NAMES are those of assignments; without any, all are meant.")}
SEE = phrase("Exit codes: 0 all done, 1 something could not be done (each named, with the reason), 2 wrong usage.")


def command(function: Callable[..., Any]) -> click.Command:
    """Makes a function a command, of which a person never meets a traceback for an error that has a text."""

    @wraps(function)
    def run(*arguments: Any, **options: Any) -> Any:
        just_closed()  # by whatever else this process has done is no news of this command
        try:
            return function(*arguments, **options)
        except click.UsageError as error:
            raise click.UsageError(said(error.message), error.ctx) from None
        except CourseError as error:
            say(phrase("autograder: {error}", error=error), "red")
            sys.exit(1)
        except BrokenPipeError:
            raise  # whoever read the output has seen enough; click ends quietly
        except OSError as error:
            if error.filename is None:  # no file's: a connection, say
                say(phrase("autograder: {problem}; run again, and report it if it happens again", problem=error.strerror or error), "red")
            else:
                say(
                    phrase(
                        "autograder: {path}: {problem}; look at it and its permissions, and run again",
                        path=error.filename,
                        problem=error.strerror,
                    ),
                    "red",
                )
            sys.exit(1)
        finally:
            if closed := just_closed():
                say(closed, "yellow")

    parameters = inspect.signature(function).parameters
    named = [words for parameter, words in NAMED.items() if parameter in parameters]
    made = click.command(epilog="\n\n".join(map(said, [*named, SEE])))(run)
    translate_help(made)
    return made


def usual_course() -> str:
    """This course's folder; where there is none, the one that somebody is in, if it looks like a course's, as for nbgrader's commands."""
    is_here = any(Path(name).exists() for name in ("assignments", "source", "nbgrader_config.py", "nbgrader_config.json"))
    return "." if is_here and not Path("exercises").exists() else "exercises"


def course_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds --course, as an argument `folder`."""
    return click.option(
        "--course",
        "folder",
        default=usual_course,
        type=click.Path(path_type=Path),
        show_default="exercises, or the folder you are in",
        help="The course's folder.",
    )(command)


def course_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds --course and --db, as arguments `folder` and `db`: for a command that opens the gradebook."""
    return course_option(
        click.option("--db", metavar="URL", help="The gradebook, if not COURSE/gradebook.db; PostgreSQL works too.")(command)
    )


def json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds --json, as an argument `as_json`: what happened goes to standard output by `write_json`, and nothing else does."""
    return click.option("--json", "as_json", is_flag=True, help="Print what happened as JSON.")(command)


def write_json(value: object) -> None:
    """One JSON text, in one line. Paths are texts, times ISO 8601 in UTC."""

    def plain(value: object) -> object:
        if is_dataclass(value) and not isinstance(value, type):
            return asdict(value)
        if isinstance(value, datetime):  # of the gradebook: in UTC, without a zone
            return value.isoformat(timespec="seconds") + "+00:00"
        if isinstance(value, Path):
            return str(value)
        raise TypeError(f"{value!r} has no JSON")

    click.echo(json.dumps(value, default=plain))


@cache
def console() -> Console:
    """Standard error, for what is meant for people alone."""
    from rich.console import Console

    return Console(stderr=True, highlight=False)


def say(text: Phrase, style: str, on: Console | None = None, *, one_line: bool = False) -> None:
    """Shows a text on standard error, in the language of the terminal; with `one_line`, so that no part of it looks like another's line."""
    shown = said(text).replace("\n", "\\n") if one_line else said(text)
    (on or console()).print(harmless(shown), style=style, markup=False, emoji=False, soft_wrap=True)


def tell(text: Phrase) -> None:
    """Prints a line that belongs to what the command was asked for, in the language of the terminal."""
    click.echo(harmless(said(text)))


def harmless(text: str) -> str:
    """With what would steer the terminal written out: names may be of others' choosing."""
    return "".join(letter if letter.isprintable() or letter == "\n" else repr(letter)[1:-1] for letter in text)


@contextlib.contextmanager
def progress_bars(shown: bool) -> Iterator[Bars | None]:
    """Progress bars, or None where they are not to be shown."""
    if not shown:
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(compact=True))
    with Bars(*columns, console=console()) as bars:
        yield bars


def written(course: Course, names: tuple[str, ...]) -> list[str]:
    """The assignments that are meant: those named, or all that have a text."""
    if not (wanted := list(names) or course.written()):
        raise CourseError("{folder}: no assignment is written here; write NAME.md", folder=course.texts)
    return wanted


def released(course: Course, gradebook: Gradebook, names: tuple[str, ...]) -> list[str]:
    """The assignments that are meant: those named, or all that were released; one that is still being written stops nobody."""
    from autograder.classroom.scores import assignment_names

    known = [] if names else assignment_names(gradebook.nbgrader)
    if not (wanted := list(names) or [name for name in course.names() if name in known]):
        raise CourseError(
            "{gradebook}: the gradebook knows no assignment of {folder}; run `autograder release` first, "
            "or name the right gradebook with --db",
            gradebook=gradebook.name,
            folder=course.source,
        )
    return wanted
