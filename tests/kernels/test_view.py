"""Wherever a course lies, student code finds nothing of it; where that cannot be had, nothing is graded and the course is named."""

import json
import os
import random
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import numpy
import pytest

from autograder.kernels import view

STDLIB = os.path.dirname(os.__file__)
PACKAGES = sysconfig.get_path("purelib")
# Whoever grades: root; the root of a container that has no other user; an ordinary user.
WHO = {
    "root": [],
    "root of a container": ["--user", "--map-root-user"],
    "an ordinary user": ["--user", "--map-user=1000", "--map-group=1000"],
}
PLACES = [
    "/usr/src/app",
    "/usr/local/share/course",
    "/usr/local/lib/course",
    "/usr/lib/course",
    "/usr/share/fonts/course",
    "/usr/bin/course",
    "/opt/course",
    "/srv/course",
    "/home/course",
    "/var/course",
    "/mnt/course",
    "/tmp/course",
    "/etc/fonts/course",
    f"{STDLIB}/course",
    f"{PACKAGES}/course",
    f"{os.path.dirname(numpy.__file__)}/course",
    f"{sys.prefix}/course",
    f"{sys.prefix}/bin/course",
]
MAKE = """
import os, pathlib, subprocess, sys
place, work, *who = sys.argv[1:]
parent = os.path.dirname(place)
subprocess.run(["mount", "-t", "tmpfs", "tmpfs", work], check=True)
for name in ("upper", "work"): os.mkdir(f"{work}/{name}")
own = ",userxattr" if os.environ.get("WITHIN") else ""
subprocess.run(["mount", "-t", "overlay", "-o", f"lowerdir={parent},upperdir={work}/upper,workdir={work}/work{own}", "overlay", parent], check=True)
for name in ("hidden-of-the-course.db", "source/ps/hidden-of-the-course.ipynb", "submitted/other/ps/hidden-of-the-course.ipynb"):
    path = pathlib.Path(place, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("CANARY")
pathlib.Path(place, "kit").mkdir()
pathlib.Path(place, "kit/observing.py").write_text("WORD = 7")
exec(os.environ.get("ALSO", ""))
command = [sys.executable, "-c", os.environ["TRY"], place]
os.chdir("/")
os.execvp("unshare", ["unshare", *who, *command]) if who else os.execv(sys.executable, command)
"""
TRY = """
import contextlib, json, os, pathlib, shutil, sys
from autograder.kernels.confine import Limits
from autograder.kernels.kernel import KernelError, Template
place = sys.argv[1]
look = '''
import os
found = []
for name in ("hidden-of-the-course.db", "source/ps/hidden-of-the-course.ipynb", "submitted/other/ps/hidden-of-the-course.ipynb", "source", "submitted/other"):
    if os.path.exists(PLACE + "/" + name): found.append(name)
for folder, folders, names in os.walk("/"):
    folders[:] = [name for name in folders if folder + name not in ("/proc", "/dev")]
    found += [folder for name in names if "hidden-of-the-course" in name]
import numpy, sys
import kit.observing
if kit.observing.WORD != 7: found.append("the kit is not there")
KIT = PLACE + "/kit"  # the interpreter itself may lie in the course
for one in ("cmdline", "environ"):
    if KIT in open("/proc/self/" + one).read(): found.append(one)
if any(KIT in str(value) for value in (sys.argv, sys.orig_argv, sys.path, dict(os.environ), vars(kit.observing))): found.append("the place")
'''
kit = pathlib.Path(place, "kit/observing.py")
try:
    private = [pathlib.Path(place, name) for name in ("", "gradebook.db", "gradebook.db-journal", "submitted")]
    with Template(modules=("numpy",), private=private, files={"kit.observing": kit}) as template:
        template.wait()
        with contextlib.suppress(PermissionError):  # an ordinary user has none to put a course there
            os.rename(place, place + "-before")  # as who brings a course up to date does it: another one, in one step
            shutil.copytree(place + "-before", place)
        with template.fork(Limits()) as kernel:
            reply = kernel.observe(look.replace("PLACE", repr(place)), "try", ("found",))
            print(json.dumps(reply.values.get("found", [reply.error])))
except KernelError as error:
    print(json.dumps(str(error)))
"""


def what_is_found(place, who, tmp_path, also=""):
    """What student code sees of a course at `place`, or why nothing is graded; `also` is done once the course is there."""
    within = [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
    command = ["unshare", *within, "--mount", sys.executable, "-c", MAKE, place, tmp_path, *who]
    done = subprocess.run(
        command, capture_output=True, text=True, env=os.environ | {"TRY": TRY, "ALSO": also} | ({"WITHIN": "1"} if within else {})
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.slow  # starts a template for each place, as what looks at a course from inside does
@pytest.mark.parametrize("who", WHO.values(), ids=WHO)
@pytest.mark.parametrize("place", ["/usr/src/app", f"{STDLIB}/course", f"{PACKAGES}/course"])
def test_nothing_of_the_course_is_in_view_whoever_grades(place, who, tmp_path):
    assert what_is_found(place, who, tmp_path) == []


SHOWN = "/usr/share/zoneinfo/Arctic"  # a folder that is in view and that nothing needs
ELSEWHERE = {
    "a second mount": f'subprocess.run(["mount", "--bind", place, "{SHOWN}"], check=True)',
    "a second mount of a part": f'subprocess.run(["mount", "--bind", place + "/submitted/other", "{SHOWN}"], check=True)',
    "a second mount of a folder that holds it": f'subprocess.run(["mount", "--bind", parent, "{SHOWN}"], check=True)',
    "a second mount of a file": f"""
subprocess.run(["mount", "-t", "tmpfs", "tmpfs", "{SHOWN}"], check=True)
open("{SHOWN}/hidden-of-the-course", "w").close()
subprocess.run(["mount", "--bind", place + "/hidden-of-the-course.db", "{SHOWN}/hidden-of-the-course"], check=True)
""",
    "a mount that lies in it": f"""
subprocess.run(["mount", "-t", "tmpfs", "tmpfs", "{SHOWN}"], check=True)
subprocess.run(["cp", "-r", place + "/submitted/other", "{SHOWN}"], check=True)
subprocess.run(["mount", "--bind", "{SHOWN}", place + "/submitted"], check=True)
""",
    "an overlay of it": f"""
os.makedirs(work + "/over/upper"), os.makedirs(work + "/over/work")
told = f"lowerdir={{place}},upperdir={{work}}/over/upper,workdir={{work}}/over/work" + own
subprocess.run(["mount", "-t", "overlay", "-o", told, "overlay", "{SHOWN}"], check=True)
""",
    "an overlay of folders of which one holds it": f"""
os.makedirs(work + "/other, with: odd/folder")
told = f"lowerdir={{work}}/other\\\\, with\\\\: odd:{{parent}}" + own
subprocess.run(["mount", "-t", "overlay", "-o", told, "overlay", "{SHOWN}"], check=True)
""",
    "a layer of the overlay that it lies in": f"""
subprocess.run(["mount", "--bind", work + "/upper", "{SHOWN}"], check=True)
""",
    "a link to a part": f"""
subprocess.run(["mount", "-t", "tmpfs", "tmpfs", "{SHOWN}"], check=True)
os.rename(place + "/submitted", place + "/before")
subprocess.run(["mv", place + "/before", "{SHOWN}/handed-in"], check=True)
os.symlink("{SHOWN}/handed-in", place + "/submitted")
""",
}


@pytest.mark.slow
@pytest.mark.parametrize("also", ELSEWHERE.values(), ids=ELSEWHERE)
def test_nothing_of_the_course_is_in_view_under_another_name(also, tmp_path):
    assert what_is_found("/srv/course", [], tmp_path, also) == []


MOUNTED = """
import os, subprocess, sys
from autograder.kernels.confine import Limits
from autograder.kernels.kernel import Template
subprocess.run(["mount", "-t", "tmpfs", "-o", "mode=777", "tmpfs", sys.argv[1]], check=True)
with Template() as template, template.fork(Limits()) as kernel:
    look = f"import os; flags = os.statvfs({sys.argv[1]!r}).f_flag"
    print(kernel.observe(look, "try", ("flags",)).values["flags"])
"""


@pytest.mark.slow
def test_what_is_mounted_in_a_folder_that_is_shown_is_read_only_too():
    within = [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
    command = ["unshare", *within, "--mount", sys.executable, "-c", MOUNTED, f"{STDLIB}/curses"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    wanted = os.ST_RDONLY | os.ST_NOSUID | os.ST_NODEV
    assert int(done.stdout) & wanted == wanted


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_nothing_of_a_course_is_in_view_at_usual_places(place, tmp_path):
    assert what_is_found(place, [], tmp_path) == []


def somewhere(seed):
    """A folder of this machine that is there: each step down is taken at random, from where things are installed."""
    draw = random.Random(seed)
    at = Path(draw.choice(["/", "/usr", "/usr/lib", "/usr/share", "/usr/local", STDLIB, PACKAGES, sys.prefix]))
    for _ in range(draw.randrange(6)):
        below = sorted(path for path in at.iterdir() if path.is_dir() and not path.is_symlink() and os.access(path, os.R_OK | os.X_OK))
        below = [path for path in below if str(path) not in ("/proc", "/sys", "/dev", "/tmp")]
        if not below:
            break
        at = draw.choice(below)
    return at / "course" if str(at) != "/" else Path("/srv/course")


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_nothing_of_a_course_is_in_view_at_a_random_place(seed, tmp_path):
    place = str(somewhere(seed))
    assert what_is_found(place, list(WHO.values())[seed % 3], tmp_path) == [], place


def test_a_course_in_the_folder_of_a_package_that_is_needed_is_named(tmp_path):
    place = os.path.dirname(numpy.__file__)
    said = what_is_found(place, [], tmp_path)
    assert said.startswith(f"student code cannot be confined on this machine: {place}")


@pytest.mark.slow
@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives students' processes another user")
def test_a_package_that_root_alone_may_read_is_named(tmp_path):
    bare = f"{PACKAGES}/matplotlib"
    (tmp_path / "bare").mkdir(mode=0o700)
    (tmp_path / "course/kit").mkdir(parents=True)
    (tmp_path / "course/kit/observing.py").touch()
    script = f'mount --bind {tmp_path}/bare {bare} && exec {sys.executable} -c "$TRY" {tmp_path}/course'
    done = subprocess.run(["unshare", "--mount", "sh", "-c", script], capture_output=True, text=True, env=os.environ | {"TRY": TRY})
    assert f"{bare} cannot be read by students' code" in json.loads(done.stdout), done.stderr


@pytest.mark.slow  # makes an environment
@pytest.mark.parametrize(
    "where",
    [
        pytest.param(lambda folder: (folder / "course", folder / "course"), id="in the course itself"),
        pytest.param(lambda folder: (folder / "course", folder / "course/.venv"), id="in a folder of the course"),
        pytest.param(lambda folder: (folder / "shared/course", folder / "shared"), id="in a prefix that the course shares"),
        pytest.param(
            lambda folder: (folder / "env/lib/course", folder / "env"), id="in a prefix that holds the course among its libraries"
        ),
    ],
)
def test_an_environment_shows_nothing_of_the_course_that_it_is_made_in(where, tmp_path):
    course, environment = where(tmp_path)
    for name in ("hidden-of-the-course.db", "source/ps/hidden-of-the-course.ipynb", "submitted/other/ps/hidden-of-the-course.ipynb"):
        (course / name).parent.mkdir(parents=True, exist_ok=True)
        (course / name).write_text("CANARY")
    (course / "kit").mkdir()
    (course / "kit/observing.py").write_text("WORD = 7")
    python = environment_at(environment)
    done = subprocess.run([python, "-c", TRY, course], capture_output=True, text=True, cwd="/")
    assert json.loads(done.stdout or "null") == [], done.stderr


def environment_at(folder):
    """An environment with the packages of this one, as `python -m venv` makes it; the grader is installed in it like any other."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    library = folder / Path(PACKAGES).relative_to(sys.prefix)
    for name in view.installed(PACKAGES):
        if "/" not in name and name.split("-")[0].split(".")[0] in (
            "numpy",
            "IPython",
            "traitlets",
            "matplotlib_inline",
            "decorator",
            *NEEDED,
        ):
            source = Path(PACKAGES, name)
            if source.is_dir():
                shutil.copytree(source, library / name, copy_function=link)
            else:
                link(source, library / name)
    shutil.copytree(view.PACKAGE, library / "autograder")
    return folder / "bin/python"


NEEDED = ("pygments", "stack_data", "executing", "asttokens", "pure_eval", "prompt_toolkit", "wcwidth", "jedi", "parso", "pexpect")
NEEDED += ("ptyprocess", "typing_extensions", "six", "ipython_pygments_lexers", "ipython", "ipython_pygments_lexers", "traitlets")


def link(source, target):
    try:
        os.link(source, target)
    except OSError:
        shutil.copy(source, target)


# --- what is taken from a library folder ------------------------------------------------------------------------


def distribution(folder, name, files, direct_url=None):
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "RECORD").write_text("".join(f"{file},sha256=x,1\n" for file in (*files, f"{info.name}/RECORD,,")))
    for file in files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text("")
    if direct_url:
        (info / "direct_url.json").write_text(json.dumps(direct_url))


def test_what_no_distribution_lists_is_not_shown(tmp_path):
    distribution(tmp_path, "one", ["one/__init__.py", "two.py", "../../bin/one"])
    (tmp_path / "course").mkdir()
    (tmp_path / "course.pth").write_text("/srv/course\n")
    (tmp_path / "__pycache__").mkdir()
    for name in ("two.cpython-311.pyc", "__editable___course_finder.cpython-311.pyc"):
        (tmp_path / "__pycache__" / name).write_text("/srv/course")
    assert view.installed(str(tmp_path)) == {"one", "two.py", "one-1.0.dist-info", "__pycache__/two.cpython-311.pyc"}


@pytest.mark.parametrize("file", ["__editable__.course-1.0.pth", "__editable___course_finder.py", "_course.pth"])
def test_an_editable_install_of_whatever_name_is_not_shown(file, tmp_path):
    distribution(tmp_path, "course", [file], {"url": "file:///srv/course", "dir_info": {"editable": True}})
    distribution(tmp_path, "other", ["other/__init__.py"])
    assert view.installed(str(tmp_path)) == {"other", "other-1.0.dist-info"}


def test_this_package_is_not_shown_however_it_is_distributed(tmp_path):
    distribution(tmp_path, "of_another_name", ["autograder/__init__.py"])
    assert view.installed(str(tmp_path)) == set()


def test_a_pth_file_that_leads_elsewhere_is_not_shown(tmp_path):
    distribution(tmp_path, "one", ["one.pth"])
    (tmp_path / "one.pth").write_text("import sys\n/srv/course\n")
    assert "one.pth" not in view.installed(str(tmp_path))


def test_of_a_folder_without_lists_all_is_shown_that_can_be_imported(tmp_path):
    """Debian's dist-packages."""
    (tmp_path / "numpy-1.0.egg-info").mkdir()
    (tmp_path / "numpy").mkdir()
    (tmp_path / "course.pth").write_text("/srv/course")
    assert view.installed(str(tmp_path)) == {"numpy", "numpy-1.0.egg-info"}
