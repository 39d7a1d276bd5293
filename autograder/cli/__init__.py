"""The command line. Each command is a file of this folder, found by its name: `remove-student` is the function `remove_student` in
`remove_student.py`."""

from __future__ import annotations

import importlib
import pkgutil
import sys
import warnings

# nbformat gives such a cell an id, and whoever runs a command has nothing to do about it.
warnings.filterwarnings("ignore", "Cell is missing an id field", FutureWarning)
# jsonschema, which nbformat imports, builds a grammar for a text format that no notebook uses: seconds at every start.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

import click

from autograder.cli._common import SEE
from autograder.cli._language import said, translate_click, translate_help
from autograder.phrases import phrase

translate_click()


class _Commands(click.Group):
    """Imports a command when it is asked for, so that none waits for what another needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        modules = [module.name for module in pkgutil.iter_modules(__path__)]
        return sorted(name.replace("_", "-") for name in modules if not name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        name = cmd_name.replace("-", "_")
        command: click.Command = getattr(importlib.import_module(f"{__name__}.{name}"), name)
        return command


@click.group(
    cls=_Commands,
    epilog="\n\n".join(
        map(said, (phrase("What becomes of an assignment, in order: release, collect, grade, report, feedback, export."), SEE))
    ),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="autograder")
def main() -> None:
    """Grades nbgrader notebooks: fast, confined, and with a reason for every lost point."""


translate_help(main)
