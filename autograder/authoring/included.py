"""Parts that texts share: where a text says ```{include} NAME.md``` stand the lines of that file of the kit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.notebooks.name_flow import Problem
from autograder.phrases import Phrase, phrase

_INCLUDE = re.compile(r"^(`{3,})\{include\}[ \t]*(\S+)[ \t]*\n\1[ \t]*$", re.MULTILINE)

#: A line of a file, from 1.
Place = tuple[Path, int]


@dataclass(frozen=True)
class Whole:
    """A text with its parts in it, and where each of its lines stands."""

    text: str
    places: tuple[Place, ...]


def with_parts(path: Path, text: str, kit: Path | None) -> Whole | list[Problem]:
    """The text with the parts that it takes from the folder of its kit, or what is wrong, with lines of the text as its author wrote it."""
    pieces: list[str] = []
    places: list[Place] = []
    problems: list[Problem] = []
    line, end = 1, 0

    def own(piece: str) -> None:
        nonlocal line
        if piece:
            count = piece.count("\n") + (not piece.endswith("\n"))
            places.extend((path, number) for number in range(line, line + count))
            pieces.append(piece)
            line += count

    for found in _INCLUDE.finditer(text):
        own(text[end : found.start()])
        part = _read(kit, found[2])
        if isinstance(part, Phrase):
            problems.append(Problem(line, phrase("{file}: {problem}", file=found[2], problem=part)))
        else:
            file, lines = part
            places.extend((file, number) for number in range(1, len(lines) + 1))
            pieces.append("".join(f"{one}\n" for one in lines))
        line += 2
        end = min(found.end() + 1, len(text))
    own(text[end:])
    return problems or Whole("".join(pieces), tuple(places))


def _read(kit: Path | None, name: str) -> tuple[Path, Sequence[str]] | Phrase:
    """The lines of a part, or what is wrong."""
    if kit is None:
        return phrase("a part stands in the folder of the course's kit; name that folder in the head of this text, such as kit: kit")
    file = kit / name
    if Path(name).name != name or file.suffix != ".md":
        return phrase("write the name of a file in {kit}/ that ends with .md", kit=kit.name)
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return phrase("there is no such file in {kit}/; write it there", kit=kit.name)
    except UnicodeDecodeError:
        return phrase("the file in {kit}/ is not UTF-8 text; save it as UTF-8", kit=kit.name)
    except OSError as error:
        return phrase("the file in {kit}/ cannot be read ({problem})", kit=kit.name, problem=error.strerror)
    if _INCLUDE.search(text):
        return phrase("the file in {kit}/ includes another; name both in this text", kit=kit.name)
    return file, text.rstrip("\n").split("\n")
