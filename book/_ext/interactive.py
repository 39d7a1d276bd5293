"""The {interactive} directive: a figure that a reader can change by pointer, touch or keys.

    ```{interactive} soft-threshold
    The caption.
    ```

book/assets/interactive/figures/<name>.js says what it shows. Node draws it when the book is built, so that the picture is there at first
paint, in print, in the PDF and without JavaScript; in a notebook it is an image. In the browser the same code draws it anew as settings
change. Only pages with a figure load its scripts. Everything is a classic script, so that a page works from a folder too.
"""

from __future__ import annotations

import base64
import functools
import html
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import vendor
from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.locale import get_translation
from sphinx.util.docutils import SphinxDirective, SphinxRole

_ = get_translation("course")
HERE = Path(__file__).parent
SCRIPTS = HERE.parent / "assets" / "interactive"
# Scripts that several figures share, and the figures that need them.
SHARED = {"houses": ("choosing", "l1-path", "lab"), "picture": ("lab",)}


class FigureError(ValueError):
    """A figure cannot be drawn; the message says why."""


def script_words() -> Iterator[tuple[Path, int, str]]:
    """File, line and text of each word of the interface in the scripts: _("…")."""
    for path in sorted(SCRIPTS.rglob("*.js")):
        source = path.read_text(encoding="utf-8")
        for found in re.finditer(r'(?<![\w.])_\(\s*("(?:[^"\\\n]|\\.)*")', source):  # Babel does not look into a template in a template
            yield path, source.count("\n", 0, found.start()) + 1, json.loads(found[1])


def translated() -> dict[str, str]:
    """The words of the scripts in the language of the book, where they differ from the scripts' own."""
    return {text: said for _path, _line, text in script_words() if (said := str(_(text))) != text}


def names() -> list[str]:
    return sorted(path.stem for path in (SCRIPTS / "figures").glob("*.js"))


def scripts(figures: list[str]) -> list[str]:
    """Paths below book/assets/interactive, in the order in which they have to be read."""
    shared = [f"{name}.js" for name, users in SHARED.items() if set(users) & set(figures)]
    return ["solver.js", "plot.js", *shared, *(f"figures/{name}.js" for name in figures)]


@functools.cache
def draw(name: str, words: str) -> dict[str, str]:
    """{"html": what stands above the caption, "svg": one picture of it all} of a figure, with the words of the interface as JSON."""
    if name not in names():
        raise FigureError(f"there is no figure {name!r}. There are: {', '.join(names())}.")
    command = [vendor.executable("node"), str(HERE / "interactive_render.mjs"), str(SCRIPTS), name, words, *scripts([name])]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if run.returncode:
        raise FigureError(f"figure {name!r} failed: {run.stderr[-1000:]}")
    found: dict[str, str] = json.loads(run.stdout)
    return found


class interactive(nodes.General, nodes.Element):
    """What stands above the caption."""


class InteractiveDirective(SphinxDirective):
    """One argument: the figure's name. The content is the caption; without one the figure has no number."""

    required_arguments = 1
    has_content = True
    option_spec = {"name": directives.unchanged}  # noqa: RUF012  docutils wants it on the class

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0]
        try:
            found = draw(name, json.dumps(translated(), ensure_ascii=False))
        except FigureError as error:
            raise self.error(f"{{interactive}}: {error}") from error
        figure = nodes.figure("", interactive("", name=name, **found), classes=["interactive"])
        self.set_source_info(figure)
        text = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, text)
        if text.children:
            caption = nodes.caption(text[0].rawsource, "", *text[0].children)
            self.set_source_info(caption)
            figure += caption
        self.options.setdefault("name", f"interactive-{name}")
        self.add_name(figure)
        return [figure]


class LabLink(SphinxRole):
    """{lab}`text <strength=0.1&share=1>`: a link to the penalty lab with these settings, and the usual ones for the others."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        match = re.fullmatch(r"(.+?)\s*<([^<>]+)>", self.text, flags=re.S)
        if not match:
            message = self.inliner.reporter.error("{lab}: write {lab}`text <strength=0.1&share=1>`.", line=self.lineno)
            return [], [message]
        # All pages of the book lie in one folder.
        return [nodes.reference("", match[1], refuri=f"penalty-lab.html#{match[2]}", internal=True)], []


def visit_interactive(self: Any, node: nodes.Element) -> None:
    words = translated()
    said = f' data-words="{html.escape(json.dumps(words, ensure_ascii=False))}"' if words else ""
    self.body.append(f'<div data-interactive="{node["name"]}"{said}>{node["html"]}</div>\n')
    raise nodes.SkipNode


def as_image(node: nodes.Element) -> str:
    """The address of the figure's picture for Markdown, with the picture in it."""
    return f"data:image/svg+xml;base64,{base64.b64encode(node['svg'].encode()).decode()}"


def add_assets(app: Any, _page: str, _template: str, context: dict[str, Any], _doctree: Any) -> None:
    """Only a page with figures loads their style and scripts."""
    found = list(dict.fromkeys(re.findall(r'<div data-interactive="([\w-]+)"', context.get("body") or "")))
    if found:
        app.add_css_file("interactive/interactive.css")
        for name in [*scripts(found), "live.js"]:
            app.add_js_file(f"interactive/{name}", defer="defer")


def setup(app: Any) -> dict[str, Any]:
    app.add_directive("interactive", InteractiveDirective)
    app.add_role("lab", LabLink())
    app.add_node(interactive, html=(visit_interactive, None))
    app.connect("html-page-context", add_assets)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
