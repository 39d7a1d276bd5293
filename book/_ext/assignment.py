"""The {assignment} directive: a link to the released notebook of an assignment, served by the site itself, and one to what to check before
it is handed in.

    ```{assignment} l1
    ```

Only what nbgrader released (exercises/release) is ever copied, never the source with its solutions. Without a
release the page says where the notebook comes from.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import get_translation
from sphinx.util.docutils import SphinxDirective

_ = get_translation("course")


class Assignment(SphinxDirective):
    """The argument is the name of the assignment."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0]
        if not re.fullmatch(r"[a-z0-9-]+", name):
            raise self.error(f"{{assignment}} {name}: use the assignment's name, such as elastic-net.")
        target = f"/exercises/release/{name}/{name}.ipynb"
        notebook = Path(f"{self.env.srcdir}{target}")
        self.env.note_dependency(str(notebook))
        if not notebook.is_file():
            return [nodes.paragraph("", _("Your course hands out the notebook of this assignment."))]
        link = addnodes.download_reference("", "", reftarget=target, refdoc=self.env.docname, refexplicit=True)
        link += nodes.strong("", _("Download the notebook") + f" {name}.ipynb")
        advice = addnodes.pending_xref(
            "",
            nodes.inline("", _("Before you hand in")),
            refdomain="std",
            reftype="ref",
            reftarget="running-hand-in",
            refdoc=self.env.docname,
            refexplicit=True,
            refwarn=True,
        )
        return [nodes.paragraph("", "", link, nodes.Text(" · "), advice)]


def setup(app: Any) -> dict[str, Any]:
    app.add_directive("assignment", Assignment)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
