"""What a learning platform's bulk download holds: the files of a folder or a zip, and whose they are by their names."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from autograder import platforms
from autograder.errors import CourseError, SubmissionError
from autograder.files import MAX_BYTES, megabytes, read_untrusted
from autograder.phrases import Phrase, phrase
from autograder.platforms.common.contract import FileName, Platform, plain_name

MAX_FILES = 200_000
MAX_PATH = 4096  #: letters; no file system has longer ones, and what a platform may mean by a name is looked for at each letter
_ARCHIVE = re.compile(r"\.(zip|zipx|tar|gz|tgz|bz2|tbz2?|xz|txz|lzma|zst|tzst|rar|7z)$", re.IGNORECASE)
MAX_TOTAL = 20_000_000_000
MAX_RATIO = 200  #: unpacked to packed, from which on a file of more than a megabyte is taken for a bomb


@dataclass(frozen=True)
class Download:
    """One file: where it lies in the download, what its path says, and a function that gives its bytes."""

    path: str  #: as it can be shown
    platform: Platform
    names: Sequence[FileName]  #: the platform's readings of the path, one or more
    read: Callable[[], bytes]


@dataclass(frozen=True)
class Skipped:
    """A file that was not taken, and why."""

    path: str
    reason: Phrase


@contextlib.contextmanager
def downloads(path: Path) -> Iterator[list[Download | Skipped]]:
    """The files below a folder or in a zip, and what of them cannot be taken; hidden files are passed over.

    They can be read while the context is open. Nothing is unpacked to the disk, no link is followed. Raises CourseError
    where `path` is neither folder nor zip.
    """
    known = sorted(platforms.every(), key=lambda platform: not platform.marked)
    if path.is_dir():
        yield list(_folder(path, known))
        return
    if not os.path.lexists(path):
        raise CourseError("{path}: there is no such file or folder; give the platform's download", path=path)
    try:
        archive = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        raise CourseError(
            "{path}: neither a folder nor a zip file that can be read; give the platform's download, as it is or unpacked", path=path
        ) from None
    with archive:
        yield list(_archive(path, archive, known))


def _folder(root: Path, known: Sequence[Platform]) -> Iterator[Download | Skipped]:
    waiting = [""]
    while waiting:  # no recursion: a student may nest folders deeper than Python calls functions
        folder = waiting.pop()
        try:
            with os.scandir(root / folder) as entries:
                inside = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield Skipped(_shown(folder or str(root)), phrase("is a folder that cannot be opened ({problem})", problem=error.strerror))
            continue
        folders = []
        for entry in inside:
            path = f"{folder}{entry.name}"
            if entry.is_symlink():
                yield Skipped(_shown(path), phrase("is a link and was not followed"))
            elif entry.is_dir(follow_symlinks=False):
                folders += [f"{path}/"] if not entry.name.startswith((".", "__MACOSX")) else []
            elif not entry.is_file(follow_symlinks=False):
                yield Skipped(_shown(path), phrase("is not a regular file"))
            else:
                yield from _named(path, partial(read_untrusted, root / path, below=root), known)
        waiting += reversed(folders)


def _archive(path: Path, archive: zipfile.ZipFile, known: Sequence[Platform]) -> Iterator[Download | Skipped]:
    entries = archive.infolist()
    if len(entries) > MAX_FILES:
        raise CourseError(
            "{path}: contains {number} files, more than {most}; unpack a part of it and give that",
            path=path,
            number=len(entries),
            most=MAX_FILES,
        )
    if sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise CourseError("{path}: would unpack to more than {most:g} GB and was not opened", path=path, most=MAX_TOTAL / 1000000000.0)
    seen: set[str] = set()
    for entry in entries:
        if entry.filename.endswith("/"):  # `is_dir` fails for a name without letters
            continue
        reason = _trick(entry) or (phrase("is in the archive twice") if entry.filename in seen else None)
        seen.add(entry.filename)
        if reason:
            yield Skipped(_shown(entry.filename), reason)
        else:
            yield from _named(_spelt(entry), partial(_unpack, archive, entry), known)


def _spelt(entry: zipfile.ZipInfo) -> str:
    """The name of an entry. macOS writes UTF-8 without the mark that says so, which Python then reads as the code page of DOS."""
    if not entry.flag_bits & 0x800:
        with contextlib.suppress(UnicodeError):
            return entry.filename.encode("cp437").decode("utf-8")
    return entry.filename


def _trick(entry: zipfile.ZipInfo) -> Phrase | None:
    """What is wrong with an entry by its looks; None if nothing."""
    name = entry.filename
    parts = name.replace("\\", "/").split("/")
    if name.startswith(("/", "\\")) or ".." in parts or re.match(r"[A-Za-z]:", name) or "\\" in name or "\0" in entry.orig_filename:
        return phrase("its path leads out of the archive")
    if stat.S_ISLNK(entry.external_attr >> 16):
        return phrase("is a link and was not followed")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        # Python unpacks the other kinds as far as they go before it looks at how much was asked for: 4 kB may be a gigabyte.
        return phrase("is packed by a method that no platform uses; pack it again as an ordinary zip file")
    if entry.flag_bits & 1:
        return phrase("is encrypted; hand in without a password")
    if entry.file_size > 1_000_000 and entry.file_size > MAX_RATIO * max(1, entry.compress_size) and plain_name(name).is_notebook:
        return phrase("unpacks to far more than its size, and was not opened")
    return None


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The bytes of an entry. What the archive says of its size is not believed. Raises SubmissionError."""
    try:
        with archive.open(entry) as file:
            data = file.read(MAX_BYTES + 1)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise SubmissionError(phrase("cannot be unpacked ({error})", error=error)) from None
    except Exception as error:  # zlib, lzma and bz2 have errors of their own
        raise SubmissionError(phrase("cannot be unpacked ({error})", error=error)) from None
    if len(data) > MAX_BYTES:
        raise SubmissionError(phrase("is larger than {most}; have its outputs cleared", most=megabytes(MAX_BYTES)))
    return data


def _named(path: str, read: Callable[[], bytes], known: Sequence[Platform]) -> Iterator[Download | Skipped]:
    if len(path) > MAX_PATH:
        yield Skipped(_shown(path), phrase("its path is longer than {most} letters; hand in under a shorter name", most=MAX_PATH))
        return
    path = unicodedata.normalize("NFC", path)  # macOS takes letters and their accents apart
    parts = PurePosixPath(path).parts
    if not parts:
        yield Skipped(_shown(path), phrase("has no name"))
        return
    if any(part.startswith((".", "__MACOSX")) for part in parts):
        return
    if _ARCHIVE.search(parts[-1]):
        yield Skipped(_shown(path), phrase("is an archive; unpack it and collect the notebook in it by itself"))
        return
    for platform in known:
        if names := platform.file_names(path):
            yield Download(_shown(path), platform, names, read)
            return
    yield Download(_shown(path), Platform(), [plain_name(path)], read)


def _shown(path: str) -> str:
    """A path that steers no terminal."""
    return repr(path)[1:-1][:200]
