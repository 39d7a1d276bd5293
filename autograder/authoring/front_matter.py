"""What stands at the head of an assignment's text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from autograder.authoring.errors import AuthoringError
from autograder.authoring.included import Whole, with_parts
from autograder.authoring.rations import FORMS, Ration, parse_ration
from autograder.errors import CourseError
from autograder.notebooks import assignment as parts
from autograder.notebooks.name_flow import Problem
from autograder.phrases import Phrase, phrase

KEYS_POLICIES = ("after-due", "always", "never")
COUNTING = ("last", "best", "first")
DETAILS = ("everything", "names", "score")
FRONT_MATTER_KEYS = ("title", "minutes", "seed", "keys", "cell_cpu", "kit", "imports", "attempts", "counts", "detail")
_HEAD = ("assignment", "jupytext", "kernelspec")


@dataclass(frozen=True)
class FrontMatter:
    """What the `assignment:` mapping at the head of the text says; `cell_cpu`, `kit` and `imports` enter the notebook.

    `minutes` is the time a student needs, `seed` salts the SEED of every test cell, `keys` says when the right
    answers to questions are shown, `cell_cpu` is the CPU time in seconds that one cell may use, where the grader's
    default is too little for right answers. `kit` is the course's folder of verbs, beside the folder of the texts; `imports` are
    the modules that are imported once for all submissions. `attempts` is how often a student may have a result from `autograder serve`,
    `counts` which of the attempts is the submission, and `detail` how much feedback says while somebody can still hand in.
    """

    title: str | None = None
    minutes: int | None = None
    seed: int | str = 0
    keys: str = "after-due"
    cell_cpu: int | None = None
    kit: str | None = None
    imports: tuple[str, ...] = ()
    attempts: Ration | None = None
    counts: str = "last"
    detail: str = "everything"


def read_front_matter(path: Path) -> FrontMatter:
    """Read the head of an assignment text. Raises AuthoringError, with lines."""
    problems: list[Problem] = []
    front, _ = _front_matter(_read_text(path), problems)
    if problems:
        raise AuthoringError(path, problems)
    return front


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise CourseError(
            "{path}: no such file; `autograder author` is for assignments that are written as a text, assignments/NAME.md. One that is a "
            "notebook in source/ needs no more than `autograder release NAME`",
            path=path,
        ) from None
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise AuthoringError(path, [Problem(line, phrase("not UTF-8 text; save the file as UTF-8"))]) from None
    except OSError as error:
        raise CourseError("{path}: cannot be read ({problem})", path=path, problem=error.strerror) from None


def read_whole(path: Path) -> tuple[Whole, FrontMatter, dict[str, Any]]:
    """The text with the parts that it takes from its kit, its settings, and the metadata that its notebook needs. Raises AuthoringError."""
    text = _read_text(path)
    problems: list[Problem] = []
    front, metadata = _front_matter(text, problems)
    if problems:
        raise AuthoringError(path, problems)
    whole = with_parts(path, text, kit_folder(path, front))
    if not isinstance(whole, Whole):
        raise AuthoringError(path, whole)
    return whole, front, metadata


def kit_folder(path: Path, front: FrontMatter) -> Path | None:
    """The folder of the kit that a text names, beside the folder of the texts."""
    return None if front.kit is None else path.parent.parent / front.kit


def _front_matter(text: str, problems: list[Problem]) -> tuple[FrontMatter, dict[str, Any]]:
    """The assignment's own settings, and the metadata that the notebook needs."""
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    needed: dict[str, Any] = {"kernelspec": kernel, "language_info": {"name": "python"}}
    lines = text.split("\n")
    if not lines or lines[0].strip() != "---":
        problems.append(Problem(1, phrase("no front matter; begin with --- and jupytext and kernelspec (see another assignment)")))
        return FrontMatter(), needed
    end = next((number for number, line in enumerate(lines[1:], 1) if line.strip() == "---"), None)
    if end is None:
        problems.append(Problem(1, phrase("the front matter is not closed; end it with a line of ---")))
        return FrontMatter(), needed
    try:
        data = yaml.safe_load("\n".join(lines[1:end])) or {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        problems.append(
            Problem(line, phrase("the front matter is not valid YAML: {error}", error=getattr(error, "problem", None) or error))
        )
        return FrontMatter(), needed
    if not isinstance(data, dict):
        problems.append(Problem(1, phrase("the front matter is not a mapping; write `key: value` lines")))
        return FrontMatter(), needed
    if isinstance(data.get("kernelspec"), dict):
        kernel.update({key: str(value) for key, value in data["kernelspec"].items() if key in kernel})
    own = data.get("assignment", {})

    def complain(key: str, message: Phrase) -> None:
        pattern = re.compile(rf"(^|[\s{{,]){re.escape(str(key))}\s*:")
        line = next((n for n, found in enumerate(lines[:end], 1) if pattern.search(found)), 1)
        problems.append(Problem(line, message))

    for key in data:
        if key not in _HEAD and (meant := get_close_matches(str(key), _HEAD, 1, 0.75)):
            complain(key, phrase("the front matter takes no key `{key}`; did you mean `{meant}`?", key=key, meant=meant[0]))
    if not isinstance(own, dict):
        complain("assignment", phrase("`assignment` is not a mapping; write {keys} under it", keys=", ".join(FRONT_MATTER_KEYS)))
        return FrontMatter(), needed
    for key in own:
        if key not in FRONT_MATTER_KEYS:
            complain(key, phrase("`assignment` takes no key `{key}`, only {keys}", key=key, keys=", ".join(FRONT_MATTER_KEYS)))
    title, minutes = own.get("title"), own.get("minutes")
    seed, keys = own.get("seed", 0), own.get("keys", "after-due")
    cell_cpu, kit, modules = own.get("cell_cpu"), own.get("kit"), own.get("imports", [])
    if title is not None and not isinstance(title, str):
        complain("title", phrase("`title` must be text"))
    if minutes is not None and (isinstance(minutes, bool) or not isinstance(minutes, int) or minutes <= 0):
        complain("minutes", phrase("`minutes` must be a whole number above 0"))
    if cell_cpu is not None and (isinstance(cell_cpu, bool) or not isinstance(cell_cpu, int) or cell_cpu <= 0):
        complain("cell_cpu", phrase("`cell_cpu` must be a whole number of seconds above 0"))
    if kit is not None and (not isinstance(kit, str) or not kit.isidentifier()):
        complain("kit", phrase("`kit` must be the name of a folder beside the folder of this text, such as kit"))
    if not isinstance(modules, list) or not all(isinstance(name, str) and re.fullmatch(r"[A-Za-z_][\w.]*", name) for name in modules):
        complain("imports", phrase("`imports` must be a list of modules, such as [numpy, pandas]"))
    if isinstance(seed, bool) or not isinstance(seed, (int, str)):
        complain("seed", phrase("`seed` must be a whole number or text"))
    if keys not in KEYS_POLICIES:
        complain("keys", phrase("`keys` must be one of {words}", words=", ".join(KEYS_POLICIES)))
    ration = None
    if "attempts" in own:
        try:
            ration = parse_ration(own["attempts"])
        except ValueError:
            complain("attempts", phrase("`attempts` must be a ration such as {forms}", forms=FORMS))
    counts, detail = own.get("counts", "last"), own.get("detail", "everything")
    if counts not in COUNTING:
        complain("counts", phrase("`counts` must be one of {words}", words=", ".join(COUNTING)))
    if detail not in DETAILS:
        complain("detail", phrase("`detail` must be one of {words}", words=", ".join(DETAILS)))
    if problems:
        return FrontMatter(), needed
    settings = {"cell_cpu": cell_cpu, "kit": kit, "imports": modules}
    if any(settings.values()):
        needed[parts.OWN_METADATA] = {name: value for name, value in settings.items() if value}
    return FrontMatter(title, minutes, seed, keys, cell_cpu, kit, tuple(modules), ration, counts, detail), needed
