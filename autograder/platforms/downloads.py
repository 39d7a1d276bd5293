"""What a learning platform's bulk download holds: the files of a folder or a zip, and whose they are by their names."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath

from autograder.errors import CourseError
from autograder.notebooks.submission import MAX_BYTES, SubmissionError, read_file

MAX_FILES = 200_000
MAX_TOTAL = 20_000_000_000
MAX_RATIO = 200  #: unpacked to packed, from which on a file of more than a megabyte is taken for a bomb

# Canvas names a file NAME[_LATE]_USER_FILE_TITLE: user and file are its numbers, and files get rising ones. Name and title
# can hold numbers between lines as well, so that a name may have several readings. While an assignment is anonymous,
# anon_ and some letters stand for NAME and USER. https://github.com/instructure/canvas-lms/blob/master/lib/content_zipper.rb
_CANVAS = re.compile(r"_(?=(?P<user>\d+)_(?P<file>\d+)_(?P<title>.+))", re.DOTALL)
_CANVAS_ANONYMOUS = re.compile(r"(?:LATE_)?anon_[A-Za-z0-9]{5}_\d+_.+", re.DOTALL)
# Moodle makes a folder NAME_PARTICIPANT_assignsubmission_file (with _ at the end in older versions) for each student, or
# puts the same in front of the file's name. https://github.com/moodle/moodle/blob/main/mod/assign/classes/downloader.php
_MOODLE = re.compile(r"(?P<name>[^_]*)_(?P<participant>\d+)_assignsubmission_(?:file|onlinetext)(?:_(?P<title>.+)?)?", re.DOTALL)


@dataclass(frozen=True)
class Download:
    """One file. `order` is the platform's own number of it, higher for later files; `read` gives its bytes."""

    path: str
    title: str  #: the name that the student gave it
    platform: str  #: canvas, moodle or plain
    key: str  #: Canvas' user number, Moodle's participant number, or the whole path
    name: str  #: the student's name as the platform spells it in file names
    order: int
    late: bool
    read: Callable[[], bytes]
    otherwise: tuple[Download, ...] = ()  #: the other readings of its name

    @property
    def is_notebook(self) -> bool:
        return self.title.lower().endswith(".ipynb")


@dataclass(frozen=True)
class Odd:
    """A file that was not taken, and why."""

    path: str
    reason: str


@contextlib.contextmanager
def downloads(path: Path) -> Iterator[list[Download | Odd]]:
    """The files below a folder or in a zip, and what is odd there; hidden files are passed over.

    They can be read while the context is open. Nothing is unpacked to the disk, no link is followed. Raises CourseError
    where `path` is neither folder nor zip.
    """
    if path.is_dir():
        yield list(_folder(path))
        return
    if not os.path.lexists(path):
        raise CourseError(f"{path}: there is no such file or folder; give the platform's download")
    try:
        archive = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        raise CourseError(
            f"{path}: neither a folder nor a zip file that can be read; give the platform's download, as it is or unpacked"
        ) from None
    with archive:
        yield list(_archive(path, archive))


def _folder(root: Path) -> Iterator[Download | Odd]:
    for folder, folders, files in os.walk(root):
        folders.sort()
        for name in [*folders]:
            inside = Path(folder, name)
            if inside.is_symlink():
                folders.remove(name)
                yield Odd(_shown(str(inside.relative_to(root))), "is a link and was not followed")
            elif name.startswith((".", "__MACOSX")):
                folders.remove(name)
        for name in sorted(files):
            place = Path(folder, name)
            relative = str(place.relative_to(root))
            mode = place.lstat().st_mode
            if stat.S_ISLNK(mode):
                yield Odd(_shown(relative), "is a link and was not followed")
            elif not stat.S_ISREG(mode):
                yield Odd(_shown(relative), "is no regular file")
            else:
                yield from _named(relative, partial(read_file, place, below=root))


def _archive(path: Path, archive: zipfile.ZipFile) -> Iterator[Download | Odd]:
    entries = archive.infolist()
    if len(entries) > MAX_FILES:
        raise CourseError(f"{path}: holds {len(entries)} files, more than {MAX_FILES}; unpack a part of it and give that")
    if sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise CourseError(f"{path}: would unpack to more than {MAX_TOTAL / 1e9:g} GB and was not opened")
    seen: set[str] = set()
    for entry in entries:
        if entry.is_dir():
            continue
        reason = _trick(entry) or ("stands in the archive twice" if entry.filename in seen else "")
        seen.add(entry.filename)
        if reason:
            yield Odd(_shown(entry.filename), reason)
        else:
            yield from _named(entry.filename, partial(_unpack, archive, entry))


def _trick(entry: zipfile.ZipInfo) -> str:
    """What is wrong with an entry by its looks; "" if nothing."""
    name = entry.filename
    parts = name.replace("\\", "/").split("/")
    if name.startswith(("/", "\\")) or ".." in parts or re.match(r"[A-Za-z]:", name) or "\\" in name or "\0" in entry.orig_filename:
        return "its path leads out of the archive"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "is a link and was not followed"
    if entry.flag_bits & 1:
        return "is encrypted; hand in without a password"
    if entry.file_size > 1_000_000 and entry.file_size > MAX_RATIO * max(1, entry.compress_size) and name.endswith(".ipynb"):
        return "unpacks to far more than its size, and was not opened"
    return ""


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The bytes of an entry. What the archive says of its size is not believed. Raises SubmissionError."""
    try:
        with archive.open(entry) as file:
            data = file.read(MAX_BYTES + 1)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise SubmissionError(f"cannot be unpacked ({error})") from None
    except Exception as error:  # zlib, lzma and bz2 have errors of their own
        raise SubmissionError(f"cannot be unpacked ({error})") from None
    if len(data) > MAX_BYTES:
        raise SubmissionError(f"is larger than {MAX_BYTES / 1e6:g} MB; clear its outputs")
    return data


def _named(path: str, read: Callable[[], bytes]) -> Iterator[Download | Odd]:
    parts = PurePosixPath(path).parts
    title = parts[-1]
    if title.startswith(".") or any(part.startswith((".", "__MACOSX")) for part in parts):
        return
    if re.search(r"\.(zip|tar|gz|tgz|rar|7z)$", title, re.IGNORECASE):
        yield Odd(_shown(path), "is an archive; unpack it and collect the notebook in it by itself")
        return
    for part in parts:
        if match := _MOODLE.fullmatch(part):
            number = match["participant"]
            yield Download(_shown(path), match["title"] or title, "moodle", number, match["name"], 0, False, read)
            return
    plain = Download(_shown(path), title, "plain", path, "", 0, False, read)
    if _CANVAS_ANONYMOUS.fullmatch(title):
        yield replace(plain, platform="anonymous")
        return
    readings = []
    for match in _CANVAS.finditer(title):
        name = title[: match.start()]
        order, late = int(match["file"][:18]), name.endswith("_LATE")
        readings.append(Download(_shown(path), match["title"], "canvas", match["user"], name.removesuffix("_LATE"), order, late, read))
    first, *others = *readings, plain
    yield replace(first, otherwise=tuple(others))


def _shown(path: str) -> str:
    """A path that steers no terminal."""
    return repr(path)[1:-1][:200]
