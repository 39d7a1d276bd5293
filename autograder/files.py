"""Reading files of people whom the grader does not trust, and writing files whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import fnmatch
import os
import secrets
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from autograder.errors import SubmissionError
from autograder.phrases import Phrase, phrase
from autograder.reasons import Reason, reason

MAX_BYTES = 100_000_000  #: of a submitted file, which may be nearly all outputs
MAX_DEPTH = 10  #: of folders beside a notebook
_LONGEST = 255  #: bytes of a file's name


@contextlib.contextmanager
def replacing(path: Path, *, aside: Path | None = None) -> Iterator[Path]:
    """Yields the path to write to; on the way out, what was written takes the place of `path` in one step.

    Whoever looks sees the old file or the new one, never a part. Where the block raises, `path` stays as it was. The part
    lies beside `path`, or in the folder `aside` of the same file system where nothing unfinished may lie beside it.
    Raises OSError as writing does.
    """
    part = (aside or path.parent) / f"{path.name}.part"
    if len(os.fsencode(part.name)) > _LONGEST or (part.is_dir() and not part.is_symlink()):  # among files that are called as students like
        part = part.with_name(f"{secrets.token_hex(16)}.part")
    part.unlink(missing_ok=True)  # left by a run that was killed, or a link that somebody laid there
    try:
        yield part
        os.replace(part, path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise


def write_whole(path: Path, content: str | bytes, *, aside: Path | None = None) -> None:
    """Writes a file as `replacing` has it: text as UTF-8 with its line ends as they are, bytes as they are. Raises OSError.

    Half a surrogate pair, which a student's text may hold and UTF-8 has not, is written as its escape.
    """
    with replacing(path, aside=aside) as part, open(part, "xb") as file:
        file.write(content.encode(errors="backslashreplace") if isinstance(content, str) else content)


def keep_private(*, shared: bool = False) -> None:
    """What this program writes from here on is nothing for other users of the machine, whatever the umask lets them.

    With `shared`, whoever is in the group may write it, as nbgrader has it for CourseDirectory.groupshared.
    """
    os.umask((os.umask(0o077) | 0o007) & ~(0o070 if shared else 0))


_closed: list[Path] = []  # to others, by this process, and not yet said


def just_closed() -> Phrase | None:
    """Says what `make_private` has closed that was open to others when it came, since this was last asked; None where that is nothing."""
    found, _closed[:] = sorted(set(_closed)), []
    if not found:
        return None
    return phrase(
        "{paths}: every user of this machine could look inside. It is about students and their marks, so it is closed to all but its owner "
        "and group; whoever grades belongs in that group",
        paths=", ".join(map(str, found)),
    )


def make_private(path: Path, *, shared: bool = False, silently: bool = False) -> None:
    """Closes a folder, made if it is not there, or a file to all but its owner and group, whatever the umask is.

    A folder that is `shared` its group can write in, and what comes into it belongs to that group. What a person may have opened is among
    `just_closed`, unless `silently`. Raises OSError.
    """
    was_there = path.exists()
    if not was_there:
        path.mkdir(parents=True, exist_ok=True)
    mode = stat.S_IMODE(path.stat().st_mode)
    wanted = mode & ~0o007 | (0o2070 if shared and path.is_dir() else 0)
    if wanted != mode:
        path.chmod(wanted)
        if was_there and mode & 0o007 and not silently:
            _closed.append(path)


def read_untrusted(path: Path, *, below: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a file that anybody may have put there, at most `limit` of them.

    `below` is the folder to trust; from there on no link is followed, and a pipe or device is not waited for. Raises
    SubmissionError when the path leaves that folder, or holds a link, or is not a regular file, or is larger than the limit.
    """
    try:
        steps = path.relative_to(below).parts
    except ValueError:
        raise SubmissionError(reason("outside", path=str(path), folder=str(below))) from None
    if not steps or ".." in steps:
        raise SubmissionError(reason("outside", path=str(path), folder=str(below)))
    try:
        folder = os.open(below, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError as error:
        raise SubmissionError(reason("folder-closed", folder=str(below), why=error.strerror)) from None
    try:
        for step in steps[:-1]:
            inner = _open(step, os.O_DIRECTORY, folder)
            os.close(folder)
            folder = inner
        file = _open(steps[-1], os.O_NONBLOCK | os.O_NOCTTY, folder)
    finally:
        os.close(folder)
    try:
        return _read_regular(file, steps[-1], limit)
    finally:
        os.close(file)


def is_there(path: str | Path) -> bool:
    """Whether anything is in a place, and be it a link; also where nobody may look, so that whoever reads it there is told why not."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def read_beside(folder: Path, *, below: Path, skip: Sequence[str], limit: int, count: int) -> tuple[dict[str, bytes], list[Reason]]:
    """The files of a folder and of the folders in it, by their paths from there, and a reason for each that was left out.

    Read as `read_untrusted` reads them. What one of the patterns `skip` names is passed over in silence, folders too. At most `limit`
    bytes of `count` files are read, in the order of their names.
    """
    found: dict[str, bytes] = {}
    left_out: list[Reason] = []
    for name in _names(folder, "", skip, left_out):
        if len(found) == count:
            left_out.append(reason("many-files", most=count))
            break
        try:
            found[name] = read_untrusted(folder / name, below=below, limit=limit)
        except SubmissionError as error:
            beyond = error.why.code == "too-large"
            left_out.append(reason("files-too-large", name=repr(name)[1:-1]) if beyond else reason("file-left-out", why=error.why))
            continue
        limit -= len(found[name])
    return found, left_out


def _names(folder: Path, path: str, skip: Sequence[str], left_out: list[Reason], depth: int = 0) -> Iterator[str]:
    """The names of what may be files below a folder; links are named as they are, and lead nowhere."""
    try:
        with os.scandir(folder / path) as entries:
            inside = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
    except OSError as error:
        left_out.append(reason("file-left-out", why=reason("folder-closed", folder=repr(path)[1:-1], why=error.strerror)))
        return
    for name, is_folder in inside:
        if any(fnmatch.fnmatchcase(name, pattern) for pattern in skip):
            continue
        if not name.isprintable():
            left_out.append(reason("file-left-out", why=reason("no-file-name", name=repr(name)[1:-1])))
        elif not is_folder:
            yield path + name
        elif depth < MAX_DEPTH:
            yield from _names(folder, f"{path}{name}/", skip, left_out, depth + 1)


def _open(name: str, flags: int, folder: int) -> int:
    try:
        return os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | flags, dir_fd=folder)
    except (OSError, ValueError) as error:
        raise SubmissionError(_why(name, error)) from None


def _why(name: str, error: OSError | ValueError) -> Reason:
    name = repr(name)[1:-1]
    if not isinstance(error, OSError):
        return reason("no-file-name", name=name)
    if error.errno == errno.ENOENT:
        return reason("no-such-file", name=name)
    if error.errno in (errno.ELOOP, errno.ENOTDIR, errno.EMLINK):
        return reason("a-link", name=name)
    if error.errno == errno.ENXIO:
        return reason("not-regular", name=name)
    return reason("file-closed", name=name, why=error.strerror)


def _read_regular(descriptor: int, name: str, limit: int) -> bytes:
    name = repr(name)[1:-1]
    found = os.fstat(descriptor)
    if not stat.S_ISREG(found.st_mode):
        raise SubmissionError(reason("a-folder" if stat.S_ISDIR(found.st_mode) else "no-regular-notebook", name=name))
    pieces: list[bytes] = []
    size = 0
    try:
        while size <= limit:
            piece = os.read(descriptor, min(1 << 20, limit + 1 - size))
            if not piece:
                return b"".join(pieces)
            pieces.append(piece)
            size += len(piece)
    except OSError as error:
        raise SubmissionError(reason("unreadable", name=name, why=error.strerror)) from None
    raise SubmissionError(reason("too-large", name=name, most=f"{limit / 1e6:g}"))


def megabytes(size: int) -> str:
    """A number of bytes as a person reads it, e.g. "20 MB"."""
    return f"{size / 1e6:g} MB"
