"""A chapter's document tree as cells of plain Markdown, which any notebook viewer shows.

Directives and roles are gone: an admonition is a quotation with a title, a formula stands between dollars, a
question is a list, a citation its text. A node that is not known here is an error, so that nothing is dropped unseen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from docutils import nodes
from folds import fold
from interactive import as_image, interactive
from quiz import quiz_feedback, quiz_option, quiz_text
from sphinx.addnodes import download_reference
from sphinx.locale import get_translation

_ = get_translation("course")

# What stands in the tree for the page alone: places to link to, and scripts that extensions add.
PAGE_ONLY = (nodes.target, nodes.comment, nodes.substitution_definition, nodes.raw)


@dataclass(frozen=True)
class Code:
    """A place where a code cell belongs: its number in the executed notebook, the caption and text of its figure, whether it is shown."""

    index: int
    caption: str = ""
    alt: str = ""
    folded: bool = False  # part of a solution


class Markdown:
    """Writes one chapter. `link` gives the address for a reference node, or None where only its text is to stay."""

    def __init__(self, link: Callable[[nodes.Element], str | None], numbers: dict[str, str]) -> None:
        self.link = link
        self.numbers = numbers  # of figures and formulas, by id, as on the page
        self.cited: list[str] = []  # full references, in the order of the text

    def cells(self, document: nodes.document) -> Iterator[str | Code]:
        """Markdown cells and places of code cells, in order. A heading starts a new cell."""
        text: list[str] = []
        for part in self.flat(document, 0):
            starts_new = isinstance(part, Code) or part.startswith("#")
            if starts_new and text:
                yield "\n\n".join(text)
                text = []
            if isinstance(part, Code):
                yield part
                if part.caption:
                    text.append(part.caption)
            else:
                text.append(part)
        if text:
            yield "\n\n".join(text)

    def flat(self, parent: nodes.Element, level: int) -> Iterator[str | Code]:
        """The blocks of a section and of the sections in it."""
        for child in parent.children:
            if isinstance(child, nodes.section):
                yield from self.flat(child, level + 1)
            elif isinstance(child, nodes.title):
                yield "#" * level + " " + self.inline(child)
            elif isinstance(child, nodes.container) and child.get("nb_element") == "cell_code":
                yield self.code(child)
            elif isinstance(child, fold):  # a solution: its cells can be run, so they stay cells
                yield f"**{child['summary']}**"
                for part in self.flat(child, level):
                    yield replace(part, folded=True) if isinstance(part, Code) else part
            else:
                text = self.block(child)
                if text:
                    yield text

    def code(self, cell: nodes.container) -> Code:
        for figure in cell.findall(nodes.figure):
            (caption,) = figure.findall(nodes.caption)
            number = next((self.numbers[name] for name in figure["ids"] if name in self.numbers), "")
            alt = next(image.get("alt", "") for image in figure.findall(nodes.image))
            return Code(cell["cell_index"], f"**{_('Figure')} {number}.** {self.inline(caption)}", alt)
        return Code(cell["cell_index"])

    def block(self, node: nodes.Node) -> str:
        """One block as Markdown; "" for what a reader does not see."""
        if isinstance(node, PAGE_ONLY) or type(node).__name__ == "takeaway":
            return ""
        writer = getattr(self, f"block_{type(node).__name__}", None)
        if isinstance(node, nodes.Admonition):
            writer = self.block_admonition
        if writer is None:
            raise NotImplementedError(f"{getattr(node, 'source', '')}:{getattr(node, 'line', '')}: no Markdown for {type(node).__name__}")
        return str(writer(node))

    def blocks(self, node: nodes.Element) -> str:
        return "\n\n".join(text for text in map(self.block, node.children) if text)

    block_container = block_compound = block_quiz_text = block_quiz_feedback = blocks

    def block_paragraph(self, node: nodes.Element) -> str:
        text = self.inline(node).strip()
        return re.sub(r"^(\d+)([.)])(?=\s)|^([#+-])(?=\s)", lambda m: f"{m[1] or ''}\\{m[2] or m[3]}", text)

    def block_figure(self, node: nodes.Element) -> str:
        """An interactive figure as its picture; the numbers of figures with code are those of `code`."""
        (picture,) = node.findall(interactive)
        number = next((self.numbers[name] for name in node["ids"] if name in self.numbers), "")
        caption = "".join(f"**{_('Figure')} {number}.** {self.inline(caption)}" for caption in node.findall(nodes.caption))
        return f"![{_('Picture of an interactive figure of the site')}]({as_image(picture)})\n\n{caption}".rstrip()

    def block_math_block(self, node: nodes.Element) -> str:
        tag = next((f" \\tag{{{self.numbers[name]}}}" for name in node["ids"] if name in self.numbers), "")
        return f"$$\n{node.astext().strip()}{tag}\n$$"

    def block_literal_block(self, node: nodes.Element) -> str:
        fence = "````" if "```" in node.astext() else "```"
        language = {"ipython3": "python", "default": "", "none": "", "myst-ansi": ""}.get(
            node.get("language", ""), node.get("language", "")
        )
        return f"{fence}{language}\n{node.astext().rstrip()}\n{fence}"

    def block_bullet_list(self, node: nodes.Element) -> str:
        return "\n".join(hanging("- ", self.blocks(item)) for item in node.children)

    def block_enumerated_list(self, node: nodes.Element) -> str:
        first = node.get("start", 1)
        return "\n".join(hanging(f"{number}. ", self.blocks(item)) for number, item in enumerate(node.children, first))

    def block_definition_list(self, node: nodes.Element) -> str:
        items = []
        for item in node.children:
            term = ", ".join(self.inline(child) for child in item.findall(nodes.term))
            (definition,) = item.findall(nodes.definition)
            items.append(hanging("- ", f"**{term}**: {self.blocks(definition)}"))
        return "\n".join(items)

    def block_admonition(self, node: nodes.Element) -> str:
        children = list(node.children)
        if children and isinstance(children[0], nodes.title):
            title, children = self.inline(children[0]), children[1:]
        else:
            title = _(type(node).__name__.capitalize())
        text = "\n\n".join([f"**{title}**", *filter(None, map(self.block, children))])
        return "\n".join(f"> {line}".rstrip() for line in text.splitlines())

    def block_fold(self, node: nodes.Element) -> str:
        return f"<details><summary>{node['summary']}</summary>\n\n{self.blocks(node)}\n\n</details>"

    def block_block_quote(self, node: nodes.Element) -> str:
        return "\n".join(f"> {line}".rstrip() for line in self.blocks(node).splitlines())

    def block_table(self, node: nodes.Element) -> str:
        rows = [[self.entry(entry) for entry in row.children] for row in node.findall(nodes.row)]
        rows.insert(1, ["---"] * len(rows[0]))
        return "\n".join("| " + " | ".join(row) + " |" for row in rows)

    def entry(self, entry: nodes.Element) -> str:
        """A table cell in one line. A bar in a formula would end the cell, so it is written as \\vert."""
        text = "<br>".join(self.inline(child) for child in entry.children).replace("\n", " ")
        formulas = re.compile(r"(?<!\\)\$[^$]+\$")
        return formulas.sub(lambda match: re.sub(r"\|", r"\\vert ", match[0]), text).replace("|", r"\|")

    def block_quiz_question(self, node: nodes.Element) -> str:
        """The question, its options as a list, and the reasons folded away."""
        (text,) = node.findall(quiz_text)
        options = "\n".join(f"- **{option['letter']}** {self.inline(option)}" for option in node.findall(quiz_option))
        reasons = []
        for feedback in node.findall(quiz_feedback):
            verdict = _("Right") if feedback["right"] else _("Not right")
            reasons.append(hanging("- ", f"**{feedback['label']}: {verdict}.** {self.blocks(feedback)}"))
        answers = f"<details><summary>{_('All answers, with reasons')}</summary>\n\n" + "\n".join(reasons) + "\n\n</details>"
        parts = [f"**{_('Question')} {node['number']}**", self.blocks(text), options, answers]
        return "\n\n".join(part for part in parts if part)

    def inline(self, node: nodes.Node) -> str:
        """The children of a node as Markdown within a line."""
        return "".join(map(self.span, node.children))

    def span(self, node: nodes.Node) -> str:
        if isinstance(node, nodes.Text):
            return escaped(str(node))
        if isinstance(node, nodes.math):
            return f"${node.astext().strip()}$"
        if isinstance(node, nodes.literal):
            mark = "``" if "`" in node.astext() else "`"
            return f"{mark}{node.astext()}{mark}"
        if isinstance(node, nodes.reference | download_reference):
            return self.reference(node)
        if isinstance(node, nodes.emphasis | nodes.title_reference):
            return f"*{self.inline(node)}*"
        if isinstance(node, nodes.strong):
            return f"**{self.inline(node)}**"
        if isinstance(node, nodes.inline | nodes.paragraph):
            return self.inline(node)
        if isinstance(node, nodes.target):
            return ""
        raise NotImplementedError(f"no Markdown for {type(node).__name__} within a line: {node.astext()[:60]}")

    def reference(self, node: nodes.Element) -> str:
        text = self.inline(node)
        if "references.html#" in node.get("refuri", "") and node.get("reftitle"):
            if node["reftitle"] not in self.cited:
                self.cited.append(node["reftitle"])
            return text
        address = self.link(node)
        return f"[{text}]({address})" if address else text


def hanging(mark: str, text: str) -> str:
    """The text with a mark before its first line, and the rest set in below it."""
    return mark + text.replace("\n", "\n" + " " * len(mark)).replace("\n" + " " * len(mark) + "\n", "\n\n")


def escaped(text: str) -> str:
    """Text in which no sign means anything to Markdown. An underscore within a word means nothing already, and a bracket
    stays bare: notebook viewers take one with a backslash for a formula."""
    return re.sub(r"([\\*`$<]|(?<!\w)_|_(?!\w))", r"\\\1", text)
