"""The {attack-table} directive: what tests/attacks/table.py prints, as tables in the page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from bibliography import ENGLISH
from docutils import nodes
from docutils.statemachine import StringList
from sphinx.locale import get_translation
from sphinx.util.docutils import SphinxDirective

_ = get_translation("course")
ATTACKS = Path(__file__).resolve().parents[2] / "tests" / "attacks"


class AttackTable(SphinxDirective):
    """Takes no argument: the bank of attacks and the record of what nbgrader did say everything."""

    def run(self) -> list[nodes.Node]:
        sys.path.insert(0, str(ATTACKS))
        try:
            import table
        finally:
            sys.path.remove(str(ATTACKS))
        for path in (*ATTACKS.glob("*.py"), *ATTACKS.glob("bank/*/*.yml"), ATTACKS / "baseline.json"):
            self.env.note_dependency(str(path))
        found = nodes.container()
        self.state.nested_parse(StringList(list(table.lines()), source="tests/attacks/table.py"), 0, found)
        if not self.config.course_edition:
            return found.children
        found["classes"] = [ENGLISH]
        return [nodes.paragraph("", _("The attacks are described in English, as in the bank.")), found]


def setup(app: Any) -> dict[str, Any]:
    app.add_directive("attack-table", AttackTable)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
