"""Catalogs for translators, into _build/gettext: `make gettext`. The texts of the pages in book.pot, our own words in course.pot.

A translation lies in locales/<language>/LC_MESSAGES/{book,course}.po; `language: es` in _config.yml (sphinx: config:) builds with it.
"""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import interactive
import yaml
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "_build" / "gettext"


def interface_words(target: Path) -> Catalog:
    """Write the words that book/_ext and the interactive figures put into pages to `target`, as a .pot file."""
    catalog = Catalog(project="regularization-course", charset="utf-8")
    for file in sorted(Path(__file__).parent.glob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))  # sees into f-strings on every Python; Babel does not
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            if isinstance(call.func, ast.Name) and call.func.id == "_" and isinstance(call.args[0], ast.Constant):
                catalog.add(call.args[0].value, locations=[(f"book/_ext/{file.name}", call.lineno)])
    for file, line, text in interactive.script_words():
        catalog.add(text, locations=[(file.relative_to(ROOT).as_posix(), line)])
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as file:
        write_po(file, catalog, width=120)
    return catalog


def page_texts() -> int:
    """Run the gettext builder with doctrees of its own; cells are not run. Returns its exit code."""
    settings = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    settings["execute"]["execute_notebooks"] = "off"
    sphinx = settings["sphinx"]
    sphinx["local_extensions"] = {name: str(ROOT / folder) for name, folder in sphinx["local_extensions"].items()}
    sphinx["config"]["html_static_path"] = []
    settings["bibtex_bibfiles"] = [str(ROOT / name) for name in settings["bibtex_bibfiles"]]
    OUT.mkdir(parents=True, exist_ok=True)
    changed = OUT / "config.yml"
    changed.write_text(yaml.safe_dump(settings), encoding="utf-8")
    book = [sys.executable, "-c", "from jupyter_book.cli.main import main; main()", "build", str(ROOT), "--quiet"]
    run = subprocess.run(
        [*book, "--builder", "custom", "--custom-builder", "gettext", "--path-output", str(OUT), "--config", str(changed)],
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        print(run.stdout[-3000:], run.stderr[-3000:], sep="\n", file=sys.stderr)
        return run.returncode
    for name in ("book.pot", "sphinx.pot"):
        for made in (OUT / "_build" / "gettext").glob(name):
            shutil.copyfile(made, OUT / name)
    return 0


def main() -> int:
    words = interface_words(OUT / "course.pot")
    code = page_texts()
    if code == 0:
        print(f"Catalogs: {OUT.relative_to(ROOT)}/book.pot and course.pot ({len(words)} words of the interface)")
    return code


if __name__ == "__main__":
    sys.exit(main())
