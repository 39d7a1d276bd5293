"""Formulas as HTML and MathML, made by KaTeX when the book is built.

A page needs no script for its formulas: they are there at first paint, work without JavaScript, and a screen
reader finds MathML. A formula that KaTeX cannot read is a warning with its place, so it fails the strict build.
A line never begins with the full stop or bracket that belongs to the formula before it.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import vendor
from docutils import nodes
from sphinx.locale import _
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

logger = logging.getLogger(__name__)
STYLE = "katex/katex.min.css"


class Katex:
    """One Node process for the whole build; starts at the first formula."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[str] | None = None
        self.known: dict[tuple[str, bool], dict[str, str]] = {}

    def render(self, tex: str, display: bool) -> dict[str, str]:
        """{"html": ...} or {"error": ...} for one formula."""
        if (tex, display) not in self.known:
            if self.process is None:
                script = Path(__file__).with_name("katex_render.mjs")
                self.process = subprocess.Popen(
                    [vendor.executable("node"), str(script), str(vendor.node_modules())],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                    encoding="utf-8",
                )
            assert self.process.stdin
            assert self.process.stdout
            self.process.stdin.write(json.dumps({"tex": tex, "display": display}) + "\n")
            self.process.stdin.flush()
            self.known[tex, display] = json.loads(self.process.stdout.readline())
        return self.known[tex, display]

    def close(self, *_args: object) -> None:
        if self.process is not None:
            self.process.communicate()
            self.process = None


katex = Katex()


def html_for(node: Any, display: bool) -> str:
    tex = node.astext().strip()
    answer = katex.render(tex, display)
    if "error" in answer:
        logger.warning("KaTeX cannot read this formula: %s\n%s", answer["error"], tex, location=node)
        return f"<code>{tex}</code>"
    return answer["html"]


class Together(SphinxPostTransform):
    """Keeps a formula and what is written right at it, as in "($x$)." or "$k$-th", on one line.

    A browser may break a line on either side of a formula, whatever stands there. Between the parts of a formula it still may.
    """

    default_priority = 500
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        for formula in list(self.document.findall(nodes.math)):
            before = self.cut(formula, -1, r"[(\[\u201c\u2018]+$")
            after = self.cut(formula, 1, r"^[^\s(\[]+")
            if before or after:
                box = nodes.inline(classes=["formula-and-more"])
                formula.parent.replace(formula, box)
                box += [nodes.Text(before), formula, nodes.Text(after)]

    @staticmethod
    def cut(formula: Any, side: int, pattern: str) -> str:
        """What the text on that side of a formula (-1 or 1) has right at it, taken out of the text."""
        siblings = formula.parent.children
        at = siblings.index(formula) + side
        text = siblings[at] if 0 <= at < len(siblings) else None
        found = re.search(pattern, text.astext()) if isinstance(text, nodes.Text) else None
        if found is None:
            return ""
        siblings[at] = nodes.Text(text.astext()[: found.start()] + text.astext()[found.end() :])
        siblings[at].parent = formula.parent
        return found.group()


def visit_math(self: Any, node: Any) -> None:
    self.body.append(self.starttag(node, "span", "", CLASS="math notranslate nohighlight"))
    self.body.append(html_for(node, display=False) + "</span>")
    raise nodes.SkipNode


def visit_math_block(self: Any, node: Any) -> None:
    # A wide formula scrolls by itself on a phone; tabindex lets the keyboard scroll it too.
    self.body.append(self.starttag(node, "div", CLASS="math notranslate nohighlight", tabindex="0"))
    if node.get("number"):
        number = get_node_equation_number(self, node)
        self.body.append(f'<span class="eqno">({number})')
        self.add_permalink_ref(node, _("Link to this equation"))
        self.body.append("</span>")
    self.body.append(html_for(node, display=True) + "</div>\n")
    raise nodes.SkipNode


def copy_assets(app: Any) -> None:
    """The style sheet and its woff2 fonts, into the site's static files."""
    source = vendor.node_modules() / "katex" / "dist"
    static = Path(app.outdir).parent / "katex"
    target = static / "katex"
    shutil.rmtree(target, ignore_errors=True)
    (target / "fonts").mkdir(parents=True)
    # katex.min.css names woff2, woff and ttf; every browser of the last ten years takes the first.
    css = (source / "katex.min.css").read_text(encoding="utf-8")
    (target / "katex.min.css").write_text(only_woff2(css), encoding="utf-8")
    for font in sorted((source / "fonts").glob("*.woff2")):
        shutil.copyfile(font, target / "fonts" / font.name)
    shutil.copyfile(source.parent / "LICENSE", target / "LICENSE")
    app.config.html_static_path.append(str(static))


def only_woff2(css: str) -> str:
    """The style sheet without its references to the older font formats."""
    return re.sub(r',url\([^)]*\.(?:woff|ttf)\) format\("(?:woff|truetype)"\)', "", css)


def add_style(app: Any, _page: str, _template: str, context: dict[str, Any], doctree: Any) -> None:
    """Only pages that have a formula load the style sheet."""
    if 'class="katex' in (context.get("body") or ""):
        app.add_css_file(STYLE)


def setup(app: Any) -> dict[str, Any]:
    app.add_html_math_renderer("katex", (visit_math, None), (visit_math_block, None))
    app.add_post_transform(Together)
    app.connect("builder-inited", copy_assets)
    app.connect("html-page-context", add_style)
    app.connect("build-finished", katex.close)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
