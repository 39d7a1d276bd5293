"""What of this machine a student's process may see: what Python and installed packages need, by name, and nothing else.

A list of what is allowed rather than of what is hidden, since courses are kept in places that nobody thinks of: below `/usr`, in the
folder of the Python that grades, beside it in a shared prefix. It is made from what the installation says of itself: `sysconfig`, the
RECORD of each distribution, conda's lists, the loader's cache. What is private and would lie in view all the same is left out, and where
it cannot be, since Python needs the folder, it is named and nothing is graded.
"""

from __future__ import annotations

import glob
import json
import os
import re
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import autograder

PACKAGE = os.path.dirname(os.path.realpath(autograder.__file__))
#: Of no business to student code, whoever grades: where this package is developed, and where nbgrader's exchange is by default.
OWN = (*((os.path.dirname(PACKAGE),) if not os.path.dirname(PACKAGE).endswith("-packages") else ()), "/usr/local/share/nbgrader")
_LIBRARIES = ("site-packages", "dist-packages")
_SYSTEM = (
    "/bin",
    "/usr/bin",
    "/sbin/ldconfig",  # ctypes asks it where a library is
    "/sbin/ldconfig.real",
    "/lib/terminfo",
    "/usr/lib/locale",
    "/usr/lib/ssl",
    "/usr/lib/tcltk",
    "/usr/share/fontconfig",
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/usr/share/tcltk",
    "/usr/share/terminfo",
    "/usr/share/zoneinfo",
    "/etc/alternatives",
    "/etc/fonts",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/etc/ssl/openssl.cnf",
)
_OF_A_PREFIX = ("bin/python*", "pyvenv.cfg", "etc/fonts", "ssl/openssl.cnf", "lib/tcl*", "lib/tk*")
_LOADER = ("/lib", "/lib32", "/lib64", "/libx32", "/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/local/lib", "/usr/local/lib64")
_SHARED = re.compile(r"\.so(\.|$)")


class InViewError(Exception):
    """Something private lies where it cannot be left out; the text names it."""


@dataclass(frozen=True)
class View:
    """Real paths, each list with parents before what lies in them."""

    shown: tuple[str, ...]  #: files and folders, with all that is in them
    listed: tuple[str, ...]  #: folders in which nothing is seen but what is shown
    links: tuple[tuple[str, str], ...]  #: symbolic links on the way there, and where they lead
    parted: tuple[str, ...]  #: of those that are listed: what would be shown whole, had it nothing in it that is left out
    hidden: tuple[str, ...]  #: what is left out, under each of its names that would be seen


def plan(private: Iterable[str] = ()) -> View:
    """The view of this Python. `private` are paths of which nothing may be seen, there already or not.

    Raises InViewError where one of them is a folder that Python needs, or would be made later in a folder that is shown.
    """
    libraries = [os.path.realpath(entry) for entry in sys.path if os.path.basename(entry) in _LIBRARIES and os.path.isdir(entry)]
    beside = [os.path.join(folder, name) for folder in _standard_library() for name in _LIBRARIES]
    listed = {path for path in (*libraries, *map(os.path.realpath, beside)) if os.path.isdir(path)}
    shown: set[str] = set()
    links: dict[str, str] = {}
    # Through the links by which the interpreter, the loader and `sys.path` come to them.
    for entry in sys.path:
        _follow(entry, links)
    for path in _needed(libraries):
        real = _follow(path, links)
        if os.path.exists(real):
            shown.add(real)
    # What lies in a private folder goes with it only where that is left out: a repository is not, of which an environment in it is seen.
    hidden = _apart(path for path in _everywhere(map(os.path.realpath, private)) if _is_seen(path, shown, listed))
    for path in hidden:
        _check_dispensable(path, shown, listed)
    parted: set[str] = set()
    for path in (*hidden, *_told_elsewhere(libraries)):
        _leave_out(path, shown, listed, parted, links)
    links = {link: target for link, target in links.items() if not _is_seen(link, shown, listed)}
    return View(_sorted(shown), _sorted(listed), tuple(sorted(links.items())), _sorted(parted), hidden)


@dataclass(frozen=True)
class Mount:
    """A folder, or a file, of a file system, and where it is mounted."""

    number: int
    device: str
    root: str
    point: str
    layers: tuple[str, ...] = ()  #: of an overlay, the folders that it is made of


def mounts() -> list[Mount]:
    """What is mounted, in the order in which it was."""
    with open("/proc/self/mountinfo", "rb") as file:
        lines = [line.split(b" - ") for line in file]
    found = []
    for place, system in lines:
        number, _, device, root, point = map(_unescaped, place.split(b" ", 5)[:5])
        kind, _, options = system.rstrip(b"\n").split(b" ", 2)
        found.append(Mount(int(number), device, root, point, tuple(_layers(options)) if kind == b"overlay" else ()))
    return found


def _unescaped(name: bytes) -> str:
    return os.fsdecode(re.sub(rb"\\([0-7]{3})", lambda octal: bytes([int(octal[1], 8)]), name))


def _layers(options: bytes) -> Iterator[str]:
    """The layers of an overlay by the names that it was told, which may be those of another root: a container's lie in its host's."""
    for option in options.split(b","):
        name, _, value = option.partition(b"=")
        if name in (b"lowerdir", b"lowerdir+", b"datadir+", b"upperdir"):
            folders = _unescaped(value)
            for layer in re.split(r"(?<!\\):+", folders) if name == b"lowerdir" else [folders]:
                path = re.sub(r"\\(.)", r"\1", layer)
                if path.startswith("/") and os.path.isdir(path):
                    yield os.path.realpath(path)


def _everywhere(paths: Iterable[str]) -> set[str]:
    """Real paths, and under which names else they, or parts of them, are mounted, or lie as layers of what is mounted."""
    found: set[str] = set()
    waiting, mounted = set(paths), mounts()
    while waiting:
        path = waiting.pop()
        found.add(path)
        if path == "/":
            continue
        number = _mount_of(path)
        of = next((one for one in mounted if one.number == number), None)
        if of is None:
            continue
        inside = _joined(of.root, os.path.relpath(path, of.point))
        for other in mounted:
            if other.device == of.device and _lies_in(inside, other.root):
                waiting.add(_joined(other.point, os.path.relpath(inside, other.root)))
            elif other.device == of.device and _lies_in(other.root, inside):
                waiting.add(other.point)
            elif other.layers:
                waiting |= set(filter(os.path.lexists, _in_overlay(path, other)))
        # Not every layer has what the overlay shows.
        waiting |= {there for layer in of.layers if os.path.lexists(there := _joined(layer, os.path.relpath(inside, "/")))}
        waiting -= found
    return found


def _in_overlay(path: str, overlay: Mount) -> Iterator[str]:
    """Where an overlay shows what lies at a path of one of its layers, or a layer that lies there."""
    for layer in overlay.layers:
        inside = _joined("/", os.path.relpath(path, layer))
        if _lies_in(layer, path):
            if not _lies_in(overlay.point, path):  # of a repository, say, of which an environment in it is seen
                yield overlay.point
        elif _lies_in(path, layer) and _lies_in(inside, overlay.root):
            yield _joined(overlay.point, os.path.relpath(inside, overlay.root))


def _mount_of(path: str) -> int | None:
    """The number of the mount that a path lies in, or would. Names alone do not say it: one mount may cover another."""
    there = next((folder for folder in above(path) if os.path.lexists(folder)), "/")
    try:
        descriptor = os.open(there, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        with open(f"/proc/self/fdinfo/{descriptor}") as file:
            return next((int(line.split()[1]) for line in file if line.startswith("mnt_id:")), None)
    finally:
        os.close(descriptor)


def _joined(folder: str, below: str) -> str:
    return os.path.normpath(os.path.join(folder, below))


def _lies_in(path: str, folder: str) -> bool:
    return f"{path}/".startswith(f"{folder.rstrip('/')}/")


def _apart(paths: Iterable[str]) -> tuple[str, ...]:
    """Without those that lie in another which is a folder, and go with it, such as the journal of a gradebook."""
    ordered = _sorted(paths)
    folders = set(filter(os.path.isdir, ordered))
    return tuple(path for path in ordered if folders.isdisjoint(above(os.path.dirname(path))))


def _leave_out(path: str, shown: set[str], listed: set[str], parted: set[str], links: dict[str, str]) -> None:
    """Shows the folders above a path without it: of each what is in it now, one by one.

    Nothing is mounted over the path, since that is gone as soon as somebody renames it, or puts another in its place.
    """
    top = None
    for folder in above(path):
        if folder in listed:
            break
        if folder in shown:
            top = folder
    if top is None:
        return
    for folder in above(os.path.dirname(path)):
        if not f"{folder}/".startswith(f"{top}/"):
            break
        shown.discard(folder)
        listed.add(folder)
        parted.add(folder)
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_symlink():
                    links.setdefault(entry.path, os.readlink(entry.path))
                elif entry.path not in listed and not f"{path}/".startswith(f"{entry.path}/"):
                    shown.add(entry.path)
    shown.discard(path)


def _sorted(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(paths), key=lambda path: (path.count("/"), path)))


def _needed(libraries: list[str]) -> Iterator[str]:
    """What is shown, as it is named by whoever needs it; some of it may not be there."""
    yield from _SYSTEM
    yield from _standard_library()
    yield from (entry for entry in sys.path if entry.endswith(".zip"))
    for prefix in prefixes():
        for pattern in _OF_A_PREFIX:
            yield from glob.glob(f"{glob.escape(prefix)}/{pattern}")
        yield from _of_conda(prefix)
    for folder in dict.fromkeys((*_LOADER, *_loader_cache(), *(f"{prefix}/lib" for prefix in prefixes()))):
        if not re.fullmatch(r"lib\w*", os.path.basename(folder)):
            yield folder  # as of one architecture
        elif os.path.isdir(folder):  # holds much else: a Python, perhaps a course
            yield from (f"{folder}/{name}" for name in os.listdir(folder) if _is_library(folder, name))
    with open("/proc/self/maps") as maps:
        yield from {line.split(maxsplit=5)[5].strip() for line in maps if re.search(r"\.so[.\d]*$", line)}
    for folder in libraries:
        yield from (os.path.join(folder, name) for name in installed(folder))


def _is_library(folder: str, name: str) -> bool:
    # The loader's folders of one architecture may lie beside those of others: /usr/lib/x86_64-linux-gnu.
    return bool(_SHARED.search(name)) or (name.count("-") >= 2 and name.split("-")[-1].startswith(("gnu", "musl")))


def prefixes() -> list[str]:
    """Where this Python and its libraries are installed."""
    return list(dict.fromkeys((sys.base_prefix, sys.base_exec_prefix, sys.prefix, sys.exec_prefix)))


def _standard_library() -> list[str]:
    compiled = (os.path.dirname(entry) for entry in sys.path if os.path.basename(entry) == "lib-dynload")
    return list(dict.fromkeys((os.path.dirname(os.__file__), sysconfig.get_path("stdlib"), *compiled)))


def _loader_cache() -> set[str]:
    """The folders from which the loader takes libraries."""
    try:
        data = Path("/etc/ld.so.cache").read_bytes()
    except OSError:
        return set()
    return {os.path.dirname(os.fsdecode(path)) for path in re.findall(rb"/[^\0]+\.so[^\0]*", data)}


def _of_conda(prefix: str) -> Iterator[str]:
    """What conda's packages hold beside Python's: libraries and their data, by conda's own lists."""
    tops = set()
    for path in glob.glob(f"{glob.escape(prefix)}/conda-meta/*.json"):
        for name in json.loads(Path(path).read_text(encoding="utf-8")).get("files", ()):
            first, _, rest = name.partition("/")
            top = rest.split("/")[0]
            if first in ("lib", "share") and not top.startswith("python") and top not in ("jupyter", "nbgrader", "man", "doc"):
                tops.add(f"{first}/{top}")
    yield from (f"{prefix}/{top}" for top in tops)


def installed(folder: str) -> set[str]:
    """What installed distributions have put into a library folder, relative to it; without this package and without editable installs.

    A folder that a system's package manager looks after keeps no lists in it; of such a one everything is taken that can be imported.
    """
    found: set[str] = set()
    hidden = {"__pycache__", os.path.basename(PACKAGE)}
    listless = False
    for info in glob.glob(f"{glob.escape(folder)}/*.dist-info") + glob.glob(f"{glob.escape(folder)}/*.egg-info"):
        own = _files(info)
        if own is None:
            listless = True
        elif _is_editable(info) or os.path.basename(PACKAGE) in own:
            hidden |= {os.path.basename(info), *(name for name in own if name.startswith("__editable__"))}
            continue
        found |= {os.path.basename(info), *(own or ())}
    names = os.listdir(folder)
    if listless:
        found |= {name for name in names if not name.endswith((".pth", ".egg-link")) and not name.startswith("__editable__")}
    found |= {name for name in names if name.endswith(".egg")}
    found = {name for name in found - hidden if not (name.endswith(".pth") and _names_a_folder(f"{folder}/{name}"))}
    modules = {name[:-3] for name in found if name.endswith(".py")}
    compiled = os.listdir(f"{folder}/__pycache__") if os.path.isdir(f"{folder}/__pycache__") else []
    return {name for name in found if name in names} | {f"__pycache__/{name}" for name in compiled if name.split(".")[0] in modules}


def _files(info: str) -> set[str] | None:
    """The first part of each path that a distribution has put beside `info`; None where it does not say."""
    for name in ("RECORD", "installed-files.txt", "top_level.txt"):
        try:
            lines = Path(info, name).read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            continue
        if name == "RECORD":
            return {line.lstrip('"').partition("/")[0].partition(",")[0] for line in lines if not line.startswith((".", "/", '"/'))}
        if name == "installed-files.txt":  # relative to info
            return {line.split("/")[1] for line in lines if line.startswith("../") and not line.startswith("../../")}
        return {form for line in lines if (top := line.strip()) for form in (top, f"{top}.py")}
    return None


def _is_editable(info: str) -> bool:
    try:
        origin = json.loads(Path(info, "direct_url.json").read_text(encoding="utf-8"))
        return bool(origin["dir_info"]["editable"])
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _names_a_folder(path: str) -> bool:
    """Whether a .pth file adds a folder of another place to `sys.path`."""
    try:
        return any(line.startswith("/") for line in Path(path).read_text(encoding="utf-8", errors="replace").splitlines())
    except OSError:
        return True


def _told_elsewhere(libraries: list[str]) -> Iterator[str]:
    """Where a distribution says from which folder of this machine it was installed."""
    for folder in libraries:
        for path in glob.glob(f"{glob.escape(folder)}/*.dist-info/direct_url.json"):
            with open(path, encoding="utf-8", errors="replace") as file:
                if "file:" in file.read() and not _is_editable(os.path.dirname(path)):
                    yield path


def _follow(path: str, links: dict[str, str]) -> str:
    """The real path, and in `links` each symbolic link on the way."""
    parts, at = path.split("/"), ""
    for _ in range(400):
        if not parts:
            break
        name = parts.pop(0)
        if name == "..":
            at = os.path.dirname(at)
        elif name not in ("", "."):
            try:
                target = os.readlink(f"{at}/{name}")
            except OSError:
                at = f"{at}/{name}"
                continue
            links[f"{at}/{name}"] = target
            at = "" if target.startswith("/") else at
            parts = target.split("/") + parts
    return at or "/"


def above(path: str) -> Iterator[str]:
    """The path, and each folder that it lies in."""
    while path != "/":
        yield path
        path = os.path.dirname(path)


def _is_seen(path: str, shown: set[str], listed: set[str]) -> bool:
    return next((above in shown for above in above(path) if above in shown or above in listed), False)


def _check_dispensable(path: str, shown: set[str], listed: set[str]) -> None:
    """Raises InViewError where Python cannot do without a path."""
    cure = "move it elsewhere (the course may have it by a link or a second mount), or use a Python environment in another place"
    if not os.path.lexists(path):
        raise InViewError(f"{path} would be made in a folder that students' code has to see; {cure}")
    loaded = (getattr(module, "__file__", None) or "" for module in list(sys.modules.values()))
    for needed in (*shown, *listed, *map(os.path.realpath, filter(None, loaded))):
        if path in above(needed):
            raise InViewError(f"{path} holds {needed}, which students' code has to see; {cure}")
    if any(
        path.startswith(os.path.realpath(folder) + "/") and _is_module(path, os.path.realpath(folder)) for folder in _standard_library()
    ):
        raise InViewError(f"{path} is a part of Python, which students' code has to see; {cure}")
    for folder in listed:
        if path.startswith(folder + "/") and (owner := _owner(folder, os.path.relpath(path, folder))):
            raise InViewError(f"{path} is a part of the installed package {owner}, which students' code has to see; {cure}")


def _is_module(path: str, library: str) -> bool:
    top, _, rest = os.path.relpath(path, library).partition("/")
    known = top.partition(".")[0] in sys.stdlib_module_names or top == "lib-dynload"
    return known and (not rest or os.path.isfile(path) or os.path.isfile(f"{path}/__init__.py"))


def _owner(folder: str, inside: str) -> str | None:
    """The distribution that has put something at a place of a library folder, or below it."""
    for record in glob.glob(f"{glob.escape(folder)}/*.dist-info/RECORD"):
        with open(record, encoding="utf-8", errors="replace") as file:
            if any(line.startswith((f"{inside}/", f"{inside},")) for line in file):
                return os.path.basename(os.path.dirname(record)).split("-")[0]
    return None
