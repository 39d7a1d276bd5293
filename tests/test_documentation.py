"""What README and guides say can be typed is there: each command with its options, each target of make, each file and each limit."""

import ast
import importlib
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from autograder.catalogs import parts
from autograder.classroom.terms import WRITTEN
from autograder.cli import main
from autograder.cli._language import KEYWORDS
from autograder.grading.results import Outcome
from autograder.kernels.confine import Limits

ROOT = Path(__file__).parents[1]
PAGES = [
    *(ROOT / name for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "Makefile")),
    *sorted((ROOT / ".github/workflows").glob("*.yml")),
    *sorted((ROOT / "book").glob("guide-*.md")),
    *(ROOT / f"book/{name}.md" for name in ("CONTRIBUTING", "running")),
]
pages = pytest.mark.parametrize("page", PAGES, ids=[path.relative_to(ROOT).as_posix() for path in PAGES])
TARGETS = set(re.findall(r"^([a-z./-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
#: what a reader is told to write, or what a command makes
MADE = re.compile(
    r"doubling|toolbox|/de/|NAME|exercises/(submitted|attempts|replaced|autograded|feedback|report|grades-|source|release|gradebook)"
)


def typed(page: Path, program: str) -> list[list[str]]:
    """The words of each call of a program: in a line of code, in a span of it, in a recipe or a step of a workflow."""
    text = page.read_text(encoding="utf-8")
    spans = [" ".join(span.split()) for span in re.findall(r"(?<!`)`([^`]+)`(?!`)", text)]
    lines = [
        re.sub(r"^(- run:|run:|@)|\$\(BIN\)/|\S*\.venv/bin/", "", line.strip()).lstrip("@ ")
        for line in text.splitlines()
        if line.startswith(("    ", "\t")) or "run:" in line
    ]
    found = []
    for call in [*spans, *lines]:
        if call.startswith(f"{program} "):
            words = shlex.split(call.split(" || ")[0].replace("$(", "("), comments=True)
            found.append(words[1:])
    return found


@pages
def test_each_command_and_each_of_its_options_is_there(page):
    for name, *words in typed(page, "autograder"):
        if name in ("--help", "--version") or name.startswith("<"):
            continue
        command = main.get_command(None, name)
        assert command is not None, f"{page.name}: autograder {name}"
        known = {option for parameter in command.params for option in parameter.opts} | {"--help"}
        used = {word.partition("=")[0] for word in words if word.startswith("--")}
        assert used <= known, f"{page.name}: autograder {name} {used - known}"


def test_the_list_of_commands_says_of_each_a_whole_sentence():
    listed = CliRunner().invoke(main, ["--help"], terminal_width=80).output
    for name in main.list_commands(None):
        (sentence,) = re.findall(rf"^  {name} +(.*)$", listed, re.MULTILINE)
        assert re.search(r"[^.]\.$", sentence), name


def test_each_command_says_what_its_arguments_are():
    for name in main.list_commands(None):
        shown = CliRunner().invoke(main, [name, "--help"], terminal_width=80).output
        usage, said = shown.partition("\n\n")[::2]
        for argument in re.findall(r"(?<!\[)\b[A-Z]{4,}\b", usage.replace("[OPTIONS]", "").replace("YYYY-MM-DD", "")):
            assert re.search(rf"\b{argument}\b", said) or argument == "STUDENT", f"{name}: {argument}"


@pages
def test_each_target_of_make_is_there(page):
    for words in typed(page, "make"):
        for word in words:
            if re.fullmatch(r"[a-z][a-z-]*|\.venv/\.ready", word) and "=" not in word:
                assert word in TARGETS, f"{page.name}: make {word}"


@pages
def test_each_file_that_is_named_is_there(page):
    text = page.read_text(encoding="utf-8")
    named = {
        name.rstrip(".")
        for name in re.findall(r"(?<![\w/.-])(?:\.github|autograder|benchmarks|book|exercises|locales|tests)/[\w./-]+", text)
    }
    assert {name for name in named if not (ROOT / name).exists() and not MADE.search(name)} == set()


@pages
def test_each_exporter_and_module_that_is_named_can_be_imported(page):
    for module, name in re.findall(r"\b(autograder(?:\.[a-z_]+)+)\.([A-Z]\w+)", page.read_text(encoding="utf-8")):
        assert hasattr(importlib.import_module(module), name), f"{module}.{name}"


def test_the_guide_says_what_each_word_of_the_report_means():
    table = (ROOT / "book/guide-grading.md").read_text(encoding="utf-8").split("## What the outcomes mean")[1].split("## ")[0]
    assert set(re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE)[2:]) == {outcome.value for outcome in Outcome}


def test_the_guides_limits_are_the_graders():
    table = (ROOT / "book/guide-grading.md").read_text(encoding="utf-8").split("## Limits")[1].split("## ")[0]
    assert re.findall(r"^\| `--([\w-]+)` \| (\d+) ", table, re.MULTILINE) == [
        ("cell-cpu", f"{Limits.cell_cpu:g}"),
        ("cell-seconds", f"{Limits.cell_seconds:g}"),
        ("memory", str(Limits.memory >> 20)),
    ]


def test_the_guide_says_of_all_that_is_written_for_the_course_that_it_is_never_published():
    text = (ROOT / "book/guide-first-course.md").read_text(encoding="utf-8").split("## What is safe to publish")[1]
    never = " ".join(row.split(" | ")[1] for row in re.findall(r"^\| (.*) \|$", text, re.MULTILINE))
    for name in {*WRITTEN, "kit", "source", "submitted", "attempts", "replaced", "autograded", "feedback", "report"}:
        assert re.search(rf"`(exercises/)?{name}/?`", never) or name == "nbgrader_config.py", name


SUGGESTED = re.compile(r"(?:\b(?:autograder|nbgrader) [a-z_-]+|chmod \S+)(?: --[a-z]+)? $|--(?:student|course) $")


def filled(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """What fills the fields of an f-string, or of a sentence with its fields, and the words before each."""
    if isinstance(node, ast.JoinedStr):
        for before, value in zip(node.values, node.values[1:], strict=False):
            if isinstance(before, ast.Constant) and isinstance(value, ast.FormattedValue):
                yield str(before.value), value.value
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS and node.keywords:
        fields = {field.arg: field.value for field in node.keywords}
        for words, name in parts(str(node.args[0].value)) if isinstance(node.args[0], ast.Constant) else ():
            if name in fields:
                yield words, fields[name]


def test_a_command_that_a_message_suggests_can_be_pasted():
    """Folders, assignments and students may have spaces and apostrophes in their names."""
    found, bare = 0, []
    for path in sorted((ROOT / "autograder").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for words, value in filled(node):
                if SUGGESTED.search(words):
                    found += 1
                    bare += [] if "shlex.quote" in ast.unparse(value) else [f"{path.name}:{value.lineno}: {ast.unparse(value)}"]
    assert found > 10
    assert not bare


def test_links_lead_on_github_where_they_lead_on_the_site():
    """Of pages that are read in the repository as well: each names a file that is there, and a heading in it as GitHub does."""
    headings = {}
    found = 0
    for page in (path for path in PAGES if path.suffix == ".md" and path.name.startswith(("guide-", "README"))):
        text = page.read_text(encoding="utf-8")
        assert "{ref}`" not in text, page.name
        for target in re.findall(r"(?<!`)\]\(([^)\s]+)\)", text):
            if target.startswith("https://"):
                continue
            name, _, heading = target.partition("#")
            file = (page.parent / name).resolve() if name else page
            assert file.is_file(), f"{page.name}: {target}"
            if file not in headings:
                lines = re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE) if file.suffix == ".md" else []
                headings[file] = {re.sub(r"[^\w-]", "", line.lower().replace(" ", "-")) for line in lines}
            assert not heading or heading in headings[file], f"{page.name}: {target}"
            found += 1
    assert found > 40
