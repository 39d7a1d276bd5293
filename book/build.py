"""Build the site into _build/html, in each of its languages: `python book/build.py`. Exit code 0 only when nothing warned.

Steps: npm packages (pinned), the sources of the editions in other languages, a check whether cached results of the notebooks still hold,
the chapters that have none, Jupyter Book for all editions at a time, strictly.
A second call with nothing changed ends at once.
The whole log goes to _build/site.log, an edition's to _build/<language>/site.log; the terminal shows progress, and on failure the warnings.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TextIO

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "_build"
LOG = BUILD / "site.log"
STEP = re.compile(r"^(reading sources\.{3} \[|writing output\.{3} \[)|Executing: |Executing notebook")
NOISE = re.compile(r"IPKernelApp|absl::InitializeLog|^[IWE]\d{4} |^(reading sources|writing output)")

# Files whose change makes executed results stale though no cell changed: what cells read, and the packages they run on.
INPUTS = (
    "book/data/*",
    "book/*.mplstyle",
    "book/*.py",
    "book/_ext/on_a_phone.py",
    "book/_ext/kernel_output.py",
    "requirements.lock",
    "requirements.txt",
)
# Files whose change alters every page.
PAGE_INPUTS = (
    *("book/_ext/*", "book/_templates/*", "book/assets/**/*", "_config.yml", "_toc.yml"),
    *("book/references.bib", "book/glossary.md", "book/questions/*"),
    *("locales/*/LC_MESSAGES/course.po", "locales/*/LC_MESSAGES/book/glossary.po"),
)
# Everything that the site is made from: when none of it changed, there is nothing to do.
ALL_INPUTS = (
    *INPUTS,
    *PAGE_INPUTS,
    "book/**/*",
    "locales/**/*.po",
    "exercises/release*/*/*.ipynb",
    "tests/site/test_recipe.py",
    "tests/site/test_training_length.py",
)


def fingerprint(patterns: tuple[str, ...]) -> str:
    """SHA-256 over the names and bytes of all files that match, in order."""
    digest = hashlib.sha256(sys.version.encode())
    for pattern in patterns:
        for path in sorted(ROOT.glob(pattern)):
            if path.is_file() and path.suffix != ".pyc" and path != Path(__file__).resolve():
                digest.update(f"{path.relative_to(ROOT)}\0{path.stat().st_size}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def drop_stale() -> None:
    """Remove reports of cells that failed, and cached results, or parsed pages, that an unseen change has made stale."""
    made = [BUILD, *BUILD.glob("*/_build")]
    pages = [folder / name for folder in made for name in (".doctrees", "html")]
    for folder in made:
        shutil.rmtree(folder / "html" / "reports", ignore_errors=True)
    for name, patterns, stale in (
        ("inputs.sha256", INPUTS, (BUILD / ".jupyter_cache", *pages)),
        ("pages.sha256", PAGE_INPUTS, pages),
    ):
        now, stamp = fingerprint(patterns), BUILD / name
        if not stamp.is_file() or stamp.read_text() != now:
            for folder in stale:
                shutil.rmtree(folder, ignore_errors=True)
            BUILD.mkdir(exist_ok=True)
            stamp.write_text(now)


def follow(log: TextIO, *command: object) -> int:
    """Run a command; all it says goes to the log, its progress to the terminal in short lines. Returns its exit code."""
    started, shown = time.monotonic(), ""
    process = subprocess.Popen(
        [sys.executable, *map(str, command)],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    assert process.stdout
    for raw in process.stdout:
        log.write(raw)
        line = plain(raw)
        if STEP.search(line) and line != shown:
            shown = line
            print(f"  {time.monotonic() - started:5.0f} s  {line[:100]}", flush=True)
    return process.wait()


def plain(line: str) -> str:
    """A log line without colours, carriage returns and this machine's paths."""
    line = re.sub(r"\x1b\[[0-9;]*m", "", line).rstrip().split("\r")[-1]
    return line.replace(f"{ROOT}/", "").strip()


def problems(path: Path, made: Path) -> list[str]:
    """The warnings and errors in the log of an edition that is built in `made`, each with the lines that belong to it."""
    text = [plain(line) for line in path.read_text(encoding="utf-8").splitlines()]
    text = [line for line in text if not NOISE.search(line)]
    found: list[str] = []
    for index, line in enumerate(text):
        if re.search(r"\b(WARNING|ERROR|CRITICAL|Error|Exception)\b", line):
            found.extend(text[index : index + 8])
    for report in sorted((made / "html" / "reports").rglob("*.err.log")):
        found += [f"--- {report.relative_to(ROOT)}", *map(plain, report.read_text(encoding="utf-8").splitlines()[-25:])]
    return list(dict.fromkeys(line for line in found if line)) or text[-30:]


def jupyter_book(source: Path, made: Path, path: Path) -> int:
    """Build one edition, from its folder into the folder `made`; the log goes to `path`, after what is there. Returns the exit code."""
    book = "from jupyter_book.cli.main import main; main()"
    with path.open("a" if path == LOG else "w", encoding="utf-8") as log:
        return follow(log, "-c", book, "build", source, "--path-output", made.parent, "-W", "--keep-going", "-n")


def main() -> int:
    sys.path.insert(0, str(ROOT / "book" / "_ext"))
    import editions
    import vendor

    from autograder.errors import CourseError

    if sys.version_info < (3, 11):
        sys.exit("The site needs Python 3.11 to 3.13, as its theme has no release for 3.10: rm -r .venv, then make PYTHON=python3.11 site")
    BUILD.mkdir(exist_ok=True)
    built, now = BUILD / "built.sha256", fingerprint(ALL_INPUTS)
    home = BUILD / "html" / "index.html"
    if built.is_file() and built.read_text() == now and home.is_file():
        print(f"Site: nothing changed, {home.relative_to(ROOT)}")
        return 0
    built.unlink(missing_ok=True)
    print("Site: npm packages", flush=True)
    try:
        vendor.node_modules()
    except vendor.VendorError as error:
        print(f"Site not built. {error}", file=sys.stderr)
        return 1
    drop_stale()
    try:
        others = [editions.write(language) for language in editions.languages()]
    except (CourseError, ValueError) as error:
        print(f"Site not built. {error}", file=sys.stderr)
        return 1
    for folder in {path for path in (BUILD / "html").glob("*/book") if (path.parent / "_static").is_dir()}:
        shutil.rmtree(folder.parent)  # an edition that lies below the site of the one before; it comes back when it is built
    with LOG.open("w", encoding="utf-8") as log:
        print(f"Site: chapters that are new or changed, {os.cpu_count()} at a time (a minute or two each)", flush=True)
        follow(log, ROOT / "book" / "_ext" / "chapters.py")
    print(f"Site: Jupyter Book, {' and '.join(['en', *(made.language for made in others)])}", flush=True)
    jobs = [(ROOT, BUILD, LOG), *((made.source, made.made, made.made.parent / "site.log") for made in others)]
    with ThreadPoolExecutor() as pool:  # Sphinx keeps one core busy
        failed = [job for job, code in zip(jobs, pool.map(lambda job: jupyter_book(*job), jobs), strict=True) if code]
    if failed:
        said = [line for _source, made, path in failed for line in problems(path, made)[:80]]
        print("\n".join(["Site not built. What Jupyter Book said:", *said]), file=sys.stderr)
        print(f"The whole log is in {', '.join(str(path.relative_to(ROOT)) for _, _, path in failed)}.", file=sys.stderr)
        return 1
    for made in others:
        editions.publish(made)
    built.write_text(now)
    print(f"Site: {home.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
