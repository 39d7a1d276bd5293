"""Looking for hidden parts of an assignment in what students can read.

Two measures, since a release and a book differ. A *release* holds nothing but the visible part, so a single hidden
line of some length is a leak there. A *site* teaches the same subject, so a formula that is also a line of a solution
is none; a leak is a solved cell as a whole, a long run of the same code, or a text of some length.
What stands in a visible cell of the same notebook its author meant students to read, unless it is a solution as a whole, or an assertion
of a hidden test in a cell that is not graded: that is where something was tried out. Of 73 notebooks of twelve public courses five
showed the one and none the other. And a line like a marker, misspelt, hid nothing.
Code is compared as tokens, so that markup, spaces and kinds of quotes make no difference. What the course declares public,
lines that only import something, and heads of functions and classes with a docstring of one line, which say what to write and not how, give
nothing away.
"""

from __future__ import annotations

import ast
import base64
import binascii
import bz2
import contextlib
import hashlib
import html
import io
import json
import lzma
import os
import re
import struct
import tarfile
import urllib.parse
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from html.parser import HTMLParser
from pathlib import Path
from types import MappingProxyType
from typing import Any

import nbformat

from autograder.errors import CourseError
from autograder.notebooks.assignment import (
    cell_grade_id,
    cell_role,
    load_assignment,
    released_source,
    solution_regions,
    split_test_cell,
)
from autograder.phrases import Phrase, phrase

LINE_TOKENS, LINE_CHARACTERS = 6, 20  # a hidden line this long gives something away in a release
TEST_WINDOW = 25  # tokens of hidden tests in a row that no book has by chance
SOLUTION_WINDOW = 40  # tokens of a solution in a row; shorter ones must appear whole, with the line above
WHOLE_TOKENS = 12  # of a solution that its own notebook shows as a whole; shorter ones are an example's, too
RELEASE_WORDS, SITE_WORDS = 3, 6  # of a text (a mistake's name, a hint, feedback on an option)
NO_MARKERS: Mapping[str, str] = MappingProxyType({})  # of the course's own
DATA = (".csv", ".tsv", ".json", ".jsonl")  # a test may ask for what stands in data that are handed out
MAX_UNPACKED = 500_000_000
MAX_NESTING = 4

_TOKEN = re.compile(r"[A-Za-z_]\w*|\d[\w.]*|[^\w\s]|\w+")
_QUOTES = re.compile("['`\u201c\u201d\u2018\u2019\u201e]")
_PRINTABLE = re.compile(rb"[\t\n\r\x20-\x7e]{6,}")  # what can be read in a binary file
_IMPORT = re.compile(r"import\s[\w., ]+|from\s+[\w.]+\s+import\s[\w., ()*]+")
_HEAD = re.compile(r"(async\s+)?(def|class)\s+\w+\s*(\(.*\))?\s*(->[^:]*)?:|\"{3}[^\"]*\"{3}|'{3}[^']*'{3}")
_LITERAL = re.compile(r"\"[^\"]*\"|'[^']*'|\b(?:True|False|None|\d[\w.]*)\b")
_MARKER = re.compile(r"^[ \t]*(?:#+|//|%+|--|<!--)[ \t]*(?:begin|end)\s*(\w+(?:[ \t]+\w+)?)", re.IGNORECASE | re.MULTILINE)
_MARKED = ("hidden", "solution", "judge", "mark scheme")
_INLINE = {"span", "wbr", "a", "b", "i", "em", "strong", "code", "sub", "sup", "mark", "u", "s", "kbd", "var", "tt", "font"}


@dataclass(frozen=True)
class Leak:
    """Something hidden that can be read: in which file, what it is, and how it begins."""

    place: str
    what: Phrase
    excerpt: str

    @property
    def phrase(self) -> Phrase:
        """In one line."""
        return phrase("{place}: {what}: {excerpt}", place=self.place, what=self.what, excerpt=self.excerpt)

    def __str__(self) -> str:
        return self.phrase


@dataclass(frozen=True)
class _Secret:
    what: Phrase
    excerpt: str
    needle: str
    words: frozenset[str]
    stream: str  # "code" or "prose"
    answer: re.Pattern[str] | None = None
    anywhere: bool = False  # in its own notebook's visible cells, too
    literals: bool = False  # a line of texts and numbers alone


def find_leaks(
    notebook: Path,
    released: Sequence[Path] = (),
    sites: Sequence[Path] = (),
    public: Iterable[str] = (),
    markers: Mapping[str, str] = NO_MARKERS,
) -> list[Leak]:
    """Hidden parts of a source notebook in released folders (strict) and in built sites (see above).

    What is wholly part of one of the texts in `public` is none; the answer to a question always is one. `markers` says what stands in the
    notebook in the place of nbgrader's default markers.
    One leak is reported per file and hidden part. Raises CourseError if a folder is missing.
    """
    public = list(public)
    return [
        *_look({notebook: ()}, released, True, public, markers)[notebook],
        *_look({notebook: ()}, sites, False, public, markers)[notebook],
    ]


def find_leaks_in_files(
    notebooks: Sequence[Path], files: Mapping[str, bytes], public: Iterable[str] = (), markers: Mapping[str, str] = NO_MARKERS
) -> dict[str, Phrase]:
    """What of files, by their names, holds hidden parts of these notebooks, or cannot be searched, each with the first that was found.

    They are looked at as a release is: students' code is to have them.
    """
    secrets = _Secrets()
    for notebook in notebooks:
        secrets.add(notebook, _secrets(_cells(notebook, markers), True, [*public]))
    found: dict[str, Phrase] = {}
    for name, data in files.items():
        try:
            _check_no_repository("", [name])
            leaks = (leak.what for text in _texts(name, name, data, 0) for _, leak in _leaks_in(secrets, *text, True, public, notebooks))
            what = next(leaks, None)
        except CourseError as error:
            what = error.phrase
        if what is not None:
            found[name] = what
    return found


def find_site_leaks(
    notebooks: Mapping[Path, Sequence[Path]], sites: Sequence[Path], public: Iterable[str] = (), markers: Mapping[str, str] = NO_MARKERS
) -> dict[Path, list[Leak]]:
    """Hidden parts of source notebooks in built sites, which are read once for all. The rest, and errors, as in `find_leaks`.

    Each notebook comes with its other editions, the same in other languages: what students can see in one of them is hidden in none.
    """
    return _look(notebooks, sites, False, list(public), markers)


def _look(
    notebooks: Mapping[Path, Sequence[Path]], folders: Sequence[Path], strict: bool, public: Sequence[str], markers: Mapping[str, str]
) -> dict[Path, list[Leak]]:
    secrets = _Secrets()
    for notebook, editions in notebooks.items():
        seen = [_handed_out(_cells(edition, markers)) for edition in editions]
        secrets.add(notebook, _secrets(_cells(notebook, markers), strict, [*public, *seen]))
    found: dict[Path, dict[tuple[str, str], Leak]] = {notebook: {} for notebook in notebooks}
    for folder in folders:
        if not folder.is_dir():
            raise CourseError("{folder}: no such folder; build it first, or leave it out", folder=folder)
        for place, text in _documents(folder, strict):
            for notebook, leak in _leaks_in(secrets, place, text, strict, public, notebooks):
                found[notebook].setdefault((place, leak.what), leak)
    return {notebook: list(leaks.values()) for notebook, leaks in found.items()}


def _leaks_in(
    secrets: _Secrets, place: str, text: str, strict: bool, public: Iterable[str], notebooks: Iterable[Path]
) -> Iterator[tuple[Path, Leak]]:
    """What of the notebooks is hidden, and can be read in a text."""
    for notebook, line in ((notebook, line) for notebook in notebooks for line in _markers(text, public) if strict):
        what = phrase("a marker that is misspelt or misplaced, so what it should hide can be read")
        yield notebook, Leak(place, what, _excerpt(line))
    is_data = place.lower().endswith(DATA)
    for notebook, secret in secrets.in_text(text):
        if is_data and strict and (secret.stream == "prose" or secret.literals) and secret.answer is None:
            continue
        yield notebook, Leak(place, secret.what, secret.excerpt)


def _cells(notebook: Path, markers: Mapping[str, str]) -> list[nbformat.NotebookNode]:
    """The cells of a source notebook, with nbgrader's default markers in the place of the course's own."""
    load_assignment(notebook)  # says what is wrong with it, if anything
    cells: list[nbformat.NotebookNode] = nbformat.read(notebook, as_version=4).cells
    for cell in cells:
        for default, own in markers.items():
            cell.source = cell.source.replace(own, default)
    return cells


def _handed_out(cells: Iterable[nbformat.NotebookNode]) -> str:
    return "\n".join(released_source(cell) for cell in cells)


# what is hidden


def _secrets(cells: Iterable[nbformat.NotebookNode], strict: bool, public: Sequence[str]) -> Iterator[_Secret]:
    cells = list(cells)
    graded = [cell for cell in cells if cell_grade_id(cell)]
    meant = {False: _shown([_handed_out(cells), *public]), True: _shown(public)}
    meant_asserted = _shown([_handed_out(graded), *public])
    for cell in cells:
        grade_id = cell_grade_id(cell)
        found: Iterator[_Secret] = iter(())
        if grade_id and cell_role(cell) == "solution":
            found = _solution_secrets(cell, grade_id, strict)
        elif grade_id and cell_role(cell) == "test":
            found = _test_secrets(cell, grade_id, strict)
        for secret in found:
            is_assertion = secret.stream == "code" and "assert" in secret.words
            shown = meant_asserted if is_assertion else meant[secret.anywhere]
            if secret.answer or secret.needle not in shown[secret.stream]:
                yield secret


def _shown(texts: Sequence[str]) -> dict[str, str]:
    """What the texts say, by stream. A word of no language stands between them: no secret is put together from two."""
    return {"code": "\0".join(_stream(_tokens(text)) for text in texts), "prose": "\0".join(_stream(_words(text)) for text in texts)}


def _markers(text: str, public: Iterable[str]) -> Iterator[str]:
    """Lines that begin or end something hidden, and still stand in what students get."""
    for found in _MARKER.finditer(text):
        word = found[1].lower()
        like = (word.split()[0], word) if word.startswith("mark") else (word.split()[0],)
        line = text[found.start() :].split("\n", 1)[0].strip()
        is_sentence = found[0] != found[0].upper() and len(re.findall(r"\w+", line)) > 3
        is_like_one = any(SequenceMatcher(None, one, marked).ratio() > 0.8 for one in like for marked in _MARKED)
        if is_like_one and not is_sentence and not any(line in said for said in public):
            yield line


def _solution_secrets(cell: nbformat.NotebookNode, grade_id: str, strict: bool) -> Iterator[_Secret]:
    what = phrase("the solution of {grade_id}", grade_id=grade_id)
    regions = list(solution_regions(cell.source)) or [((), cell.source)]
    for before, region in regions:
        keys = re.findall(r"^\s*(answer_\w+)\s*=\s*[\"']([A-Za-z])[\"']", region, re.MULTILINE)
        for name, letter in keys:
            # in code, YAML or JSON, in any quotes
            pattern = re.compile(rf"\b{name}\b(?:\s*:\s*str)?[^\w\n]{{0,8}}?[=:][^\w\n]{{0,8}}{letter}\b")
            key = phrase("the answer key of {grade_id}", grade_id=grade_id)
            yield _Secret(key, f"{name} = {letter}", "", frozenset((name,)), "code", pattern)
        if keys:
            continue
        if strict:
            yield from _line_secrets(what, region)
            for variant in _with_and_without_comments(region):
                if len(tokens := _tokens(variant)) >= WHOLE_TOKENS:
                    yield replace(_code_secret(what, tokens), anywhere=True)
            continue
        heads = [line for line in before if line.strip()]
        definitions = [line for line in heads if re.match(r"\s*(async\s+)?(def|class)\b", line)]
        contexts = {(heads or [""])[-1], (definitions or [""])[-1]}
        for variant in _with_and_without_comments(region):
            tokens = _tokens(variant)
            if len(tokens) >= SOLUTION_WINDOW:
                yield from _windows(what, tokens, SOLUTION_WINDOW)
            elif len(tokens) >= 4:
                for context in sorted(contexts):
                    yield _code_secret(what, [*_tokens(context), *tokens])


def _test_secrets(cell: nbformat.NotebookNode, grade_id: str, strict: bool) -> Iterator[_Secret]:
    _, observing, judging = split_test_cell(cell.source)
    for what, half in (
        (phrase("hidden tests of {grade_id}", grade_id=grade_id), observing),
        (phrase("the judge half of {grade_id}", grade_id=grade_id), judging or ""),
    ):
        if strict:
            yield from _line_secrets(what, half)
        else:
            for variant in _with_and_without_comments(half):
                tokens = _tokens(variant)
                if len(tokens) >= LINE_TOKENS * 2:
                    yield from _windows(what, tokens, TEST_WINDOW)
        yield from _text_secrets(grade_id, half, strict)


def _line_secrets(what: Phrase, source: str) -> Iterator[_Secret]:
    for line in map(str.strip, source.split("\n")):
        tokens = _tokens(line)
        if _IMPORT.fullmatch(line) or _HEAD.fullmatch(line):
            continue
        if len(tokens) >= LINE_TOKENS and len(line) >= LINE_CHARACTERS:
            yield replace(_code_secret(what, tokens), literals=not re.search(r"\w", _LITERAL.sub("", line)))


def _text_secrets(grade_id: str, source: str, strict: bool) -> Iterator[_Secret]:
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return
    at_least = RELEASE_WORDS if strict else SITE_WORDS
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        for text in {node.value, *re.split(r"(?<=[.!?:;])\s+", node.value)}:
            words = _words(text)
            if len([word for word in words if word.isalpha() and len(word) > 1]) >= at_least:
                what = phrase("a text of the hidden tests of {grade_id}", grade_id=grade_id)
                yield _Secret(what, _excerpt(text), _stream(words), frozenset(words), "prose")


def _windows(what: Phrase, tokens: Sequence[str], size: int) -> Iterator[_Secret]:
    for start in range(0, max(1, len(tokens) - size + 1), 4):
        yield _code_secret(what, tokens[start : start + size])
    if len(tokens) > size:
        yield _code_secret(what, tokens[-size:])


def _code_secret(what: Phrase, tokens: Sequence[str]) -> _Secret:
    return _Secret(what, _excerpt(" ".join(tokens)), _stream(tokens), frozenset(tokens), "code")


def _with_and_without_comments(source: str) -> Iterator[str]:
    yield source
    bare = re.sub(r"(?m)(^|\s)#.*$", "", source)
    if bare != source:
        yield bare


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(_QUOTES.sub('"', text))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _stream(tokens: Sequence[str]) -> str:
    return " " + " ".join(tokens) + " "


def _excerpt(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."


# where it may stand


class _Secrets:
    """Hidden parts, found fast in many texts: a run of tokens is compared only where its longest word stands."""

    def __init__(self) -> None:
        self._by_word: dict[str, dict[str, list[_Sought]]] = {"code": {}, "prose": {}}
        self._seen: dict[bytes, list[tuple[Path, _Secret]]] = {}

    def add(self, notebook: Path, secrets: Iterable[_Secret]) -> None:
        self._seen.clear()
        for secret in secrets:
            word = max(sorted(secret.words), key=len)
            run = secret.needle.split()
            self._by_word[secret.stream].setdefault(word, []).append(_Sought(notebook, secret, run, run.index(word) if run else 0))

    def in_text(self, text: str) -> list[tuple[Path, _Secret]]:
        """The hidden parts in a text; a text that was seen before, as a picture or a script of every edition, is not looked at again."""
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
        if digest not in self._seen:
            self._seen[digest] = [
                (sought.notebook, sought.secret)
                for stream, taken_apart, spelt in (("code", _tokens, text), ("prose", _words, text.lower()))
                if any(word in spelt or not word.isidentifier() for word in self._by_word[stream])  # else it is not worth the time
                for sought in self._found(stream, taken_apart(text), text)
            ]
        return self._seen[digest]

    def _found(self, stream: str, tokens: list[str], text: str) -> Iterator[_Sought]:
        known = frozenset(tokens)
        places: dict[str, list[int]] = {}
        nearby = {
            word: possible
            for word in known & self._by_word[stream].keys()
            if (possible := [sought for sought in self._by_word[stream][word] if sought.secret.words <= known])
        }
        if any(sought.run for possible in nearby.values() for sought in possible):
            for at, token in enumerate(tokens):
                if token in nearby:
                    places.setdefault(token, []).append(at)
        for word, possible in nearby.items():
            for sought in possible:
                if sought.secret.answer:
                    if sought.secret.answer.search(text):
                        yield sought
                elif any(sought.stands(tokens, at) for at in places[word]):
                    yield sought


@dataclass(frozen=True)
class _Sought:
    """A hidden part as a run of tokens, and where in it its longest word first stands."""

    notebook: Path
    secret: _Secret
    run: list[str]
    offset: int

    def stands(self, tokens: list[str], at: int) -> bool:
        """Whether the run is there with its longest word's first place at `at`."""
        start = at - self.offset
        return start >= 0 and tokens[start : start + len(self.run)] == self.run


def _documents(folder: Path, strict: bool) -> Iterator[tuple[str, str]]:
    """Every text below a folder, with where it stands: files, parts of notebooks and pages, members of archives."""
    for parent, folders, names in os.walk(folder):
        folders.sort()
        if strict:
            _check_no_repository(str(folder), [os.path.relpath(os.path.join(parent, each), folder) for each in folders])
        for name in sorted(names):
            path = Path(parent, name)
            try:
                data = path.read_bytes()
            except OSError as error:
                raise CourseError(
                    "{path}: cannot be read ({problem}), so it cannot be checked", path=path, problem=error.strerror
                ) from None
            yield from _texts(str(path), name, data, 0)


def _check_no_repository(place: str, paths: Iterable[str]) -> None:
    """Raises CourseError where one of the paths is that of a repository, or of a file in one."""
    for path in paths:
        if found := next((part for part in Path(path).parts if part in _REPOSITORIES), None):
            raise CourseError(
                "{path}: is a repository, in which every earlier version of its files can be read; take it out of the folder, or have "
                "nbgrader pass it over: c.CourseDirectory.ignore = [..., {name!r}]",
                path=os.path.join(place, path[: path.index(found) + len(found)]),
                name=found,
            )


def _texts(place: str, name: str, data: bytes, depth: int) -> Iterator[tuple[str, str]]:
    if depth > MAX_NESTING:
        raise CourseError("{place}: packed more than {most} times; unpack it, so that it can be checked", place=place, most=MAX_NESTING)
    if found := next((packer for magic, packer in _CLOSED.items() if data.startswith(magic)), None):
        raise CourseError(
            "{place}: is packed by {packer} and cannot be unpacked here, so it cannot be checked; take it out, or pack it as a zip file",
            place=place,
            packer=found,
        )
    members = list(_members(place, name, data))
    _check_no_repository(place, (inner for inner, _ in members))
    for inner, content in members:
        yield from _texts(f"{place} ({inner})", inner, content, depth + 1)
    if members and not _is_behind_something(data):
        return
    if data[:5] == b"%PDF-":
        yield from ((place, page) for page in _pdf(place, data))
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        yield from ((place, text) for text in _png(place, data))
    text = _decoded(data)
    suffix = Path(name).suffix.lower()
    if suffix in (".ipynb", ".json"):
        try:
            strings = list(_strings(json.loads(text)))
        except (ValueError, RecursionError):
            strings = []
        for found in strings:
            yield place, found
            yield from _embedded(place, found, depth)
            with contextlib.suppress(CourseError):  # it looked like an attachment or a picture, and is none
                yield from _base64(phrase("{place} (embedded data)", place=place), found, depth)
    if suffix in (".html", ".htm", ".xhtml", ".xml", ".svg") or text.lstrip()[:9].lower().startswith(("<!doctype", "<html")):
        page = _Page()
        page.feed(text)
        page.close()
        yield place, "".join(page.text)
    yield place, text
    if "\\" in text or "&" in text:  # code inside a string of a script, or escaped markup
        yield place, html.unescape(_ESCAPE.sub(_unescaped, text))
    if text.count("%") > 3:
        yield place, urllib.parse.unquote_plus(text)
    yield from _embedded(place, text, depth)


def _decoded(data: bytes) -> str:
    """As text, if it is one; else what can be read in it."""
    if data[:4] in (b"\xff\xfe\0\0", b"\0\0\xfe\xff"):
        return data.decode("utf-32", "replace")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    if b"\0" not in data:
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            return data.decode("latin-1")
    # No text has a zero, but in UTF-16 and UTF-32 most letters have; where they begin, nothing need say.
    thinned = [data[start::step] for step in (2, 4) for start in range(step)]
    readable = [b"\n".join(_PRINTABLE.findall(part)).decode() for part in (data, *thinned)]
    return "\n".join(filter(None, readable))


_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([0-3][0-7]{2})|(.))", re.DOTALL)
_LETTERS = {"n": "\n", "t": " ", "r": "\n"}


def _unescaped(found: re.Match[str]) -> str:
    """What an escape in a string of JSON, JavaScript or Python stands for."""
    number = found[1] or found[2] or found[3]
    if number or found[4]:
        code = int(number, 16) if number else int(found[4], 8)
        return chr(code) if code < 0x110000 else ""
    return _LETTERS.get(found[5], found[5] if found[5] in "\"'/\\" else found[0])


def _embedded(place: str, text: str, depth: int) -> Iterator[tuple[str, str]]:
    """What stands in addresses that hold their own content, in base64 or with signs of percent."""
    for found in re.finditer(r"data:(?!font/)[\w/+.;=-]*,([^\s\"'<>)]{20,})", text):
        inside = phrase("{place} (embedded data)", place=place)
        if ";base64," in found[0]:
            yield from _base64(inside, urllib.parse.unquote(found[1]), depth)
        else:
            yield from _texts(inside, "", urllib.parse.unquote_to_bytes(found[1]), depth + 1)


def _base64(place: str, text: str, depth: int) -> Iterator[tuple[str, str]]:
    packed = "".join(text.split())
    if len(packed) < 20 or not re.fullmatch(r"[A-Za-z0-9+/_-]+=*", packed):
        return
    with contextlib.suppress(binascii.Error):
        content = base64.b64decode(packed + "=" * (-len(packed) % 4), altchars=b"-_" if set(packed) & set("-_") else None)
        yield from _texts(place, "", content, depth + 1)


def _pdf(place: str, data: bytes) -> Iterator[str]:
    """The text of each page, and whatever else the file says: outline, notes, descriptions of pictures, attached files, packed or not."""
    import logging

    import pypdf
    from pypdf.generic import StreamObject

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        document = pypdf.PdfReader(io.BytesIO(data))
        for page in document.pages:
            yield page.extract_text()
        objects = [document.get_object(number) for number in range(1, int(str(document.trailer["/Size"])))]
        yield from map("\n".join, map(_pdf_strings, objects))
        for stream in objects:
            if isinstance(stream, StreamObject) and stream.get("/Subtype") != "/Image" and "/Length1" not in stream:  # a font has it
                yield _decoded(stream.get_data())
    except Exception as error:  # pypdf raises whatever its reading of a broken file comes to
        why = str(error).split("\n")[0][:100]
        raise CourseError(
            "{place}: is a PDF that cannot be read ({why}), so it cannot be checked; take it out", place=place, why=why
        ) from None


def _pdf_strings(value: object) -> Iterator[str]:
    """The strings in an object of a PDF; what it points to is an object of its own."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from _pdf_strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _pdf_strings(inner)
    elif isinstance(value, bytes):
        yield _decoded(value)
    elif isinstance(value, str):  # a name is one too
        yield value


def _png(place: str, data: bytes) -> Iterator[str]:
    """The texts that a picture carries beside its points, packed or not."""
    at = 8
    while at + 8 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + size]
        if kind in (b"tEXt", b"iTXt", b"zTXt"):
            keyword, _, rest = body.partition(b"\0")
            yield _decoded(keyword) + "\n" + body.decode("utf-8", "replace")
            for start in (found.start() for found in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", rest)):
                unpacker = zlib.decompressobj()
                with contextlib.suppress(zlib.error):
                    yield _decoded(unpacker.decompress(rest[start:], MAX_UNPACKED))
        at += size + 12


def _members(place: str, name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The files inside an archive; nothing for any other file."""
    left = MAX_UNPACKED

    def taken(content: bytes) -> bytes:
        nonlocal left
        left -= len(content)
        if left < 0:
            raise CourseError("{place}: unpacks to more than {most} MB; it cannot be checked", place=place, most=MAX_UNPACKED // 10**6)
        return content

    try:
        if (data[:2] == b"PK" and zipfile.is_zipfile(io.BytesIO(data))) or _is_behind_something(data):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for info in archive.infolist():
                    if not info.is_dir():
                        with archive.open(info) as member:
                            yield info.filename, taken(member.read(left + 1))
        elif data[:1] == b"x" and (unpacked := _of_zlib(data, left + 1)) is not None:
            yield Path(name).stem, taken(unpacked)
        elif opened := next((unpacker() for magic, unpacker in _PACKED.items() if data.startswith(magic)), None):
            yield Path(name).stem, taken(_unpacked(opened, data, left + 1))
        elif data[257:262] == b"ustar" or Path(name).suffix.lower() == ".tar":
            with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as tar:
                for member_info in tar:
                    file = tar.extractfile(member_info) if member_info.isfile() else None
                    if file is not None:
                        yield member_info.name, taken(file.read(left + 1))
    except (
        OSError,
        EOFError,
        zlib.error,
        lzma.LZMAError,
        tarfile.TarError,
        zipfile.BadZipFile,
        RuntimeError,
        NotImplementedError,
    ) as error:
        raise CourseError("{place}: cannot be unpacked ({error}), so it cannot be checked; take it out", place=place, error=error) from None


_PACKED: dict[bytes, Callable[[], Any]] = {
    b"\x1f\x8b": lambda: zlib.decompressobj(31),
    b"BZh": bz2.BZ2Decompressor,
    b"\xfd7zXZ": lambda: lzma.LZMADecompressor(memlimit=200 << 20),
    b"\x5d\0\0": lambda: lzma.LZMADecompressor(lzma.FORMAT_ALONE, memlimit=200 << 20),
}
_CLOSED = {
    b"7z\xbc\xaf\x27\x1c": "7-Zip",
    b"Rar!\x1a\x07": "RAR",
    b"\x28\xb5\x2f\xfd": "zstd",
    b"\x04\x22\x4d\x18": "lz4",
    b"LZIP\x01": "lzip",
    b"\x1f\x9d": "compress",
    b"MSCF\0\0\0\0": "makecab",
    b"# v2 git bundle\n": "git",
    b"# v3 git bundle\n": "git",
    b"PACK\0\0\0": "git",
}  #: by what packed files begin with, the program that did it
_REPOSITORIES = (".git", ".hg", ".svn", ".bzr", "_darcs", ".jj")


def _is_behind_something(data: bytes) -> bool:
    """Whether a file of another kind ends with a zip file, as a picture can, or a program that unpacks itself."""
    if data[:2] == b"PK" or not zipfile.is_zipfile(io.BytesIO(data)):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return bool(archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):  # it has the signature in it, by chance or in an attachment
        return False


def _of_zlib(data: bytes, most: int) -> bytes | None:
    """What zlib has packed, as git does; None for text or data that happen to begin in the same way."""
    unpacker = zlib.decompressobj()
    try:
        content = unpacker.decompress(data, most)
    except zlib.error:
        return None
    return content if unpacker.eof or len(content) >= most else None


def _unpacked(unpacker: Any, data: bytes, most: int) -> bytes:
    """One packed file, `most` bytes of it; several in a row are told apart by nobody, and refused. Raises EOFError."""
    content: bytes = unpacker.decompress(data, most)
    if len(content) < most and not unpacker.eof:
        raise EOFError("it ends too early")
    if unpacker.unused_data.strip(b"\0"):
        raise EOFError("something follows its end")
    return content


def _strings(value: object) -> Iterator[str]:
    """Every string in JSON data; a list of strings is one text, as in the cells of a notebook."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        yield "".join(value)
    elif isinstance(value, (list, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _strings(item)


class _Page(HTMLParser):
    """The text of a page; comments and attributes are found in the raw file."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self.text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self.text.append("\n")

    def handle_data(self, data: str) -> None:
        self.text.append(data)
