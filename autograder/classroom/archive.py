"""The archive of a term: what is in a course's folder, and its gradebook, in one file with a list of what each part was.

It is a tar file, packed by gzip, of one folder. The list in it has the form of `sha256sum`, so that archive and list can be used where
this program is not. The gradebook is in it as SQLite, wherever it was.
"""

from __future__ import annotations

import contextlib
import fnmatch
import hashlib
import io
import os
import sqlite3
import stat
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timezone
from importlib.metadata import version
from pathlib import Path, PurePosixPath

import sqlalchemy as sa

from autograder.classroom.course import Course
from autograder.classroom.gradebook import tables
from autograder.errors import CourseError
from autograder.files import read_untrusted, replacing
from autograder.phrases import phrase

MANIFEST = "MANIFEST.sha256"
DATABASE = "gradebook.db"
_PASSING = ("__pycache__", ".ipynb_checkpoints", ".autograder.lock", ".autograder-serve", "*.part", MANIFEST)
_LARGEST = 1 << 33  #: bytes of a file


@dataclass(frozen=True)
class Archived:
    """What is in an archive, by its path in the course's folder, and what is not, with the reason."""

    digests: dict[str, str]
    left_out: list[str]


def places(course: Course) -> list[Path]:
    """The folders that hold what students handed in and what was made of it, whether or not they are there.

    Raises CourseError where one of them is a link, or not in the course's folder.
    """
    found = [course.submitted, course.autograded, course.feedback, course.report, course.attempts, course.folder / "replaced"]
    for path in found:
        if path.is_symlink() or not path.resolve().is_relative_to(course.folder.resolve()):
            raise CourseError(
                "{path}: is a link, or not in {course}, and such a folder is left alone; put the folder itself there, "
                "or archive and delete it by hand",
                path=path,
                course=course.folder,
            )
    return found


def archive(course: Course, path: Path) -> Archived:
    """Writes the archive for its owner alone, whole or not at all, and reads it back. Raises CourseError."""
    if os.path.lexists(path):
        raise CourseError("{path}: is there already; name a file that is not", path=path)
    if not path.parent.is_dir():
        raise CourseError("{folder}: there is no such folder; make it, or name another", folder=path.parent)
    if path.resolve().is_relative_to(course.folder.resolve()):
        raise CourseError("{path}: lies in the course's folder, and would be a part of itself; name a place beside it", path=path)
    places(course)
    top = path.name.partition(".")[0] or "term"
    left_out: list[str] = []
    digests: dict[str, str] = {}
    try:
        with tempfile.TemporaryDirectory(dir=path.parent) as aside, replacing(path) as part:
            _copy_database(course, Path(aside, DATABASE))
            with (
                os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file,
                tarfile.open(fileobj=file, mode="w:gz", format=tarfile.PAX_FORMAT) as tar,
            ):
                tar.addfile(_closed(top))
                digests[DATABASE] = _add(tar, f"{top}/{DATABASE}", Path(aside, DATABASE), Path(aside))
                for name, inside in members(course, left_out):
                    digests[name] = _add(tar, f"{top}/{name}", inside, course.folder)
                _put(tar, f"{top}/{MANIFEST}", _manifest(digests), 0o600, datetime.now(timezone.utc).timestamp())
            with open(part, "rb") as whole:
                os.fsync(whole.fileno())
    except OSError as error:
        raise CourseError(
            "{path}: cannot be read or written ({problem}); make room or set permissions",
            path=error.filename or path,
            problem=error.strerror,
        ) from error
    if verified(path) != digests:
        raise CourseError("{path}: reads back other than it was written; look at the disk, and archive again", path=path)
    return Archived(digests, left_out)


def verified(path: Path, database: Path | None = None) -> dict[str, str]:
    """The SHA-256 of each file of an archive by its path, once all of it agrees with its list. Raises CourseError.

    With `database`, the gradebook is written there.
    """
    found: dict[str, str] = {}
    manifest: dict[str, str] | None = None
    try:
        with tarfile.open(path, "r:gz") as tar:
            for number, member in enumerate(tar):
                if number == 0 and member.isdir():
                    continue
                name = str(PurePosixPath(*PurePosixPath(member.name).parts[1:]))
                content = tar.extractfile(member)
                if manifest is not None or content is None or ".." in PurePosixPath(member.name).parts or name in found:
                    raise CourseError(
                        "{path}: {member!a} is not as `autograder archive-term` writes it; use another archive",
                        path=path,
                        member=member.name,
                    )
                data = content.read()
                if name == MANIFEST:
                    manifest = _read_manifest(data)
                    continue
                found[name] = hashlib.sha256(data).hexdigest()
                if name == DATABASE and database is not None:
                    database.write_bytes(data)
            while tar.fileobj is not None and tar.fileobj.read(1 << 20):
                pass  # the checksum of gzip's comes after the last block, which other programs look at, too
    except (OSError, tarfile.TarError, EOFError, zlib.error) as error:
        why = getattr(error, "strerror", None) or error
        raise CourseError(
            "{path}: is no archive that can be read ({why}); use another one, or archive again", path=path, why=why
        ) from error
    if found != manifest:
        wrong = sorted(name for name in found.keys() | (manifest or {}).keys() if found.get(name) != (manifest or {}).get(name))
        listed = ", ".join(map(ascii, wrong[:5])) or MANIFEST
        raise CourseError("{path}: does not agree with the list in it ({listed}); it is damaged, use another one", path=path, listed=listed)
    return found


def members(course: Course, left_out: list[str] | None = None) -> Iterator[tuple[str, Path]]:
    """Each file of the course's folder that belongs in an archive, but for the gradebook. Links are not followed, and left out."""
    url = sa.make_url(course.db)
    file = Path(url.database or "") if url.get_backend_name() == "sqlite" else None
    own = {course.folder / DATABASE} | {Path(f"{file}{end}").absolute() for end in ("", "-journal", "-wal", "-shm") if file}

    def walk(folder: Path) -> Iterator[tuple[str, Path]]:
        with os.scandir(folder) as entries:
            inside = sorted(entries, key=lambda entry: entry.name)
        for entry in inside:
            path = folder / entry.name
            if any(fnmatch.fnmatchcase(entry.name, pattern) for pattern in _PASSING) or path.absolute() in own:
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from walk(path)
            elif entry.is_file(follow_symlinks=False):
                yield path.relative_to(course.folder).as_posix(), path
            elif left_out is not None:
                left_out.append(phrase("{path}: a link, or no file", path=path))

    yield from walk(course.folder)


def _copy_database(course: Course, to: Path) -> None:
    """As it is at one moment, whoever writes to it meanwhile."""
    url = sa.make_url(course.db)
    if url.get_backend_name() == "sqlite":
        with contextlib.closing(sqlite3.connect(str(url.database))) as here, contextlib.closing(sqlite3.connect(to)) as there:
            here.backup(there)
        return
    server, file = sa.create_engine(course.db), sa.create_engine(f"sqlite:///{to}")
    try:
        with server.connect().execution_options(isolation_level="REPEATABLE READ") as source, file.begin() as copy:
            for table in tables():
                table.create(copy)
                if rows := [dict(row._mapping) for row in source.execute(sa.select(table))]:
                    copy.execute(sa.insert(table), rows)
    finally:
        server.dispose()
        file.dispose()


def _closed(top: str) -> tarfile.TarInfo:
    """The folder that everything is in, which nobody else may open where it is unpacked."""
    folder = tarfile.TarInfo(top)
    folder.type, folder.mode, folder.mtime = tarfile.DIRTYPE, 0o700, datetime.now(timezone.utc).timestamp()
    return folder


def _add(tar: tarfile.TarFile, name: str, path: Path, below: Path) -> str:
    data = read_untrusted(path, below=below, limit=_LARGEST)
    about = path.stat(follow_symlinks=False)
    _put(tar, name, data, stat.S_IMODE(about.st_mode) & 0o770, about.st_mtime)
    return hashlib.sha256(data).hexdigest()


def _put(tar: tarfile.TarFile, name: str, data: bytes, mode: int, time: float) -> None:
    """Without the owner, whose name and number mean nothing where it is read."""
    member = tarfile.TarInfo(name)
    member.size, member.mode, member.mtime = len(data), mode, time
    tar.addfile(member, io.BytesIO(data))


def _manifest(digests: dict[str, str]) -> bytes:
    head = f"# autograder {version('autograder')}, nbgrader {version('nbgrader')}, {datetime.now(timezone.utc):%Y-%m-%d %H:%M} UTC\n"
    lines = []
    for name, digest in sorted(digests.items()):
        escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
        lines.append(f"{chr(92) if escaped != name else ''}{digest}  {escaped}\n")
    return os.fsencode(head + "".join(lines))


def _read_manifest(data: bytes) -> dict[str, str]:
    found = {}
    for line in os.fsdecode(data).split("\n"):
        if not line or line.startswith("#"):
            continue
        digest, _, name = line.removeprefix("\\").partition("  ")
        if line.startswith("\\"):
            name = name.replace("\\r", "\r").replace("\\n", "\n").replace("\\\\", "\\")
        found[name] = digest
    return found
