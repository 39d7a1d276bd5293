"""Exercises on the page: hints and solutions are folded away, as <details>, which need no script.

    ```{exercise} Predict, then run: the threshold of an unscaled feature
    :label: ex-l1-predict

    …

    :::{admonition} Hint
    :class: dropdown
    …
    :::
    ```

    ```{solution-start} ex-l1-predict
    ```
    (text and code cells)
    ```{solution-end}
    ```

sphinx-exercise numbers them. Any admonition of class `dropdown` is folded, in an exercise or not.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.locale import get_translation
from sphinx_exercise.nodes import is_exercise_node, solution_node

_ = get_translation("course")


class fold(nodes.General, nodes.Element):
    """What is shown on demand; attribute summary."""


def fold_away(app: Any, doctree: Any, _docname: str) -> None:
    """Solutions and dropdown admonitions become folds; the sections within exercises and solutions go, whose ids are all the same."""
    for node in [node for node in doctree.findall(nodes.Element) if is_exercise_node(node) or isinstance(node, solution_node)]:
        for section in [child for child in node.children if isinstance(child, nodes.section)]:
            place = node.index(section)
            node[place : place + 1] = section.children  # replace_self would hand the id on to the first of them
    for node in list(doctree.findall(nodes.Element)):
        if isinstance(node, solution_node) or (isinstance(node, nodes.admonition) and "dropdown" in node["classes"]):
            title, *content = node.children
            summary = _("Solution") if isinstance(node, solution_node) else title.astext()
            node.replace_self(fold("", *content, summary=summary, ids=node["ids"]))


def visit_fold(self: Any, node: Any) -> None:
    self.body.append(self.starttag(node, "details", CLASS="fold") + f"<summary>{self.encode(node['summary'])}</summary>\n")


def depart_fold(self: Any, node: Any) -> None:
    self.body.append("</details>\n")


def setup(app: Any) -> dict[str, Any]:
    app.add_node(fold, html=(visit_fold, depart_fold))
    app.connect("doctree-resolved", fold_away, priority=900)  # sphinx-exercise has written its titles by then
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
