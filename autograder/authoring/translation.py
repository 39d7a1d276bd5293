"""An assignment in another language: what there is to translate in its cells, and its cells with the translations in them.

What students see is translated in its place: prose, comments, docstrings, what checks and programs print. The hidden halves stay as they
are in every language, so that the same code judges with the same numbers; their sentences (names of mistakes, hints, kinds of input) are
translated where a page shows them.
"""

from __future__ import annotations

import ast
import inspect
import io
import json
import re
import textwrap
import tokenize
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Any

from markdown_it import MarkdownIt

from autograder.catalogs import Message, Texts, parts
from autograder.notebooks.assignment import BEGIN_HIDDEN, BEGIN_SOLUTION, CODE_STUB, END_HIDDEN, END_SOLUTION, VISIBLE_CHECK

_WIDTH = 110  #: of a comment that is written anew
_CODE_WIDTH = 100  #: of a line with a string that is written anew and may go on below
_LABELS = {"label", "title", "xlabel", "ylabel"}
_LABELLING = {"xlabel", "ylabel", "set_xlabel", "set_ylabel", "title", "set_title", "suptitle", "text", "annotate"}
_NAMING = {"mistake", "among"}  #: their first argument is a name in words, be it a single word
_NAMED = {"mistakes", "what", "hint"}  #: what is passed or set under these names is in words; of a mapping, its keys


@dataclass(frozen=True)
class Edit:
    """A sentence in a source, and where it stands: lines from 0, columns in characters; `write` makes the source of its translation."""

    start: tuple[int, int]
    end: tuple[int, int]
    message: Message
    form: str  #: "text", "string", "docstring" or "comment"
    lead: str = ""  #: what stands before each line of a comment or docstring
    breaks: bool = False  #: a string in brackets, which may go on below


def messages(kind: str, source: str, place: str) -> list[Message]:
    """What there is to translate in a cell ("markdown" or "code") of the file `place`, in its order."""
    edits = list(prose(source) if kind == "markdown" else _visible(source))
    found = [(edit.start, edit.message) for edit in edits]
    if kind == "code":
        found += list(_hidden(source))
    return [Message(message.english, place, message.about, message.has_fields) for _, message in sorted(found, key=lambda item: item[0])]


def translated(kind: str, source: str, texts: Texts) -> str:
    """A cell's source with the visible sentences that are translated; the others stay English."""
    return edited(source, prose(source) if kind == "markdown" else _visible(source), texts)


def kit_messages(source: str, place: str) -> list[Message]:
    """What a kit's module says: its names of mistakes, hints and properties."""
    return [
        Message(message.english, place, message.about, message.has_fields)
        for _, message in sorted(_said(ast.parse(source), "in a kit"), key=lambda item: item[0])
    ]


def translated_helpers(source: str, texts: Texts) -> str:
    """The cell with the verbs of visible checks, which the compiler puts into a notebook; its sentences are in the grader's catalog."""
    return edited(source, _visible(source, all_texts=True), texts)


def extract_helpers(file: IO[bytes], keywords: Any, comment_tags: Any, options: Any) -> Iterator[tuple[int, None, str, list[str]]]:
    """For Babel, which collects the grader's catalog: what that cell says."""
    for edit in _visible(file.read().decode(), all_texts=True):
        yield edit.start[0] + 1, None, edit.message.english, []


# prose


def prose(source: str, parser: MarkdownIt | None = None) -> Iterator[Edit]:
    """Each paragraph, heading, list item, table cell and line that unfolds text; code blocks and displayed formulas are left alone."""
    lines = source.split("\n")
    begun: dict[int, int] = {}
    # a line of a formula may begin like a list; Jupyter, too, takes formulas out first
    without_formulas = re.sub(r"^[ \t]*\$\$.*?\$\$", lambda found: re.sub(r"[^\n]", " ", found[0]), source, flags=re.DOTALL | re.MULTILINE)
    for token in (parser or MarkdownIt("commonmark").enable("table")).parse(without_formulas):
        if token.type == "html_block" and token.map is not None:
            yield from _summaries(lines, *token.map)
        if token.type != "inline" or token.map is None or not token.content.strip():
            continue
        first, last = token.map[0], token.map[1] - 1
        content = token.content.split("\n")
        column = lines[first].find(content[0], begun.get(first, 0))
        if column < 0:
            continue
        while last > first and not lines[last].strip():
            last -= 1
        letter = re.match(r"\*\*[A-D]\*\* ", content[0])  # of an option: the key does not depend on the language
        column += letter.end() if letter else 0
        english = re.sub(r"\s*\n\s*", " ", token.content[letter.end() if letter else 0 :]).strip()
        in_table = len(content) == 1 and lines[first].strip() != lines[first][column:].strip() and "|" in lines[first][:column]
        end = column + len(content[0]) if in_table else len(lines[last].rstrip())
        begun[first] = end
        if re.search(r"[^\W\d_]{2}", re.sub(r"\$\$.*?\$\$|\$[^$]*\$|`[^`]*`", "", english)):
            yield Edit((first, column), (last, end), Message(english, "", "prose"), "text")


def _summaries(lines: Sequence[str], first: int, end: int) -> Iterator[Edit]:
    """What HTML says of the text that it folds away: `<summary>...</summary>` on one line. The text itself is Markdown again."""
    for number in range(first, end):
        for found in re.finditer(r"(?<=<summary>).+?(?=</summary>)", lines[number]):
            yield Edit((number, found.start()), (number, found.end()), Message(found[0], "", "prose"), "text")


# code


def _visible(source: str, all_texts: bool = False) -> Iterator[Edit]:
    """Comments, docstrings and said strings in what students see; with `all_texts`, every string that holds words."""
    lines = source.split("\n")
    seen = set(_visible_lines(lines))
    yield from comments(source, lines, seen)
    try:
        tree = ast.parse("\n".join("" if line.lstrip().startswith(("%", "!")) else line for line in lines))
    except SyntaxError:
        return  # a cell magic, or what the compiler will complain of
    docstrings = {id(node) for node in docstrings_of(tree)}
    said = {id(node): about for node, about in said_strings(tree)}
    inside = parts_of_strings(tree)
    for node in ast.walk(tree):
        if not isinstance(node, (ast.Constant, ast.JoinedStr)) or node.lineno - 1 not in seen or id(node) in inside:
            continue
        start, end = place_of(lines, node)
        if id(node) in docstrings and isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = inspect.cleandoc(node.value)
            if is_words(text):
                indent = lines[start[0]][: len(lines[start[0]]) - len(lines[start[0]].lstrip())]
                yield Edit(start, end, Message(text, "", "a docstring"), "docstring", indent)
        elif id(node) in said or (all_texts and id(node) not in docstrings and is_sentence(node)):
            message = message_of(node, said.get(id(node), "said by a check"))
            if message is not None:
                yield Edit(start, end, message, "string", breaks=start[0] != end[0])


def _visible_lines(lines: Sequence[str]) -> Iterator[int]:
    """The lines of a cell that are neither hidden nor a solution."""
    inside = False
    for number, line in enumerate(lines):
        if BEGIN_HIDDEN in line or BEGIN_SOLUTION in line:
            inside = True
        elif END_HIDDEN in line or END_SOLUTION in line:
            inside = False
        elif not inside:
            yield number


def comments(source: str, lines: Sequence[str], seen: set[int]) -> Iterator[Edit]:
    """Each comment; those on lines of their own that follow each other are one."""
    found: list[tuple[int, int, str, bool]] = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            line = token.start[0] - 1
            if token.type == tokenize.COMMENT and line in seen:
                text = re.sub(r"^#+\s?", "", token.string).rstrip()
                if not token.string.startswith("#!") and token.string not in CODE_STUB:
                    found.append((line, token.start[1], text, not lines[line][: token.start[1]].strip()))
    except (tokenize.TokenError, IndentationError, SyntaxError):
        pass
    groups: list[list[tuple[int, int, str, bool]]] = []
    for one in found:
        last = groups[-1][-1] if groups else None
        if last and one[3] and last[3] and one[:2] == (last[0] + 1, last[1]):
            groups[-1].append(one)
        else:
            groups.append([one])
    for group in groups:
        english = " ".join(text for _, _, text, _ in group).strip()
        if is_words(english):
            (first, column, _, alone), last_line = group[0], group[-1][0]
            lead = lines[first][:column] if alone else ""
            yield Edit((first, column), (last_line, len(lines[last_line])), Message(english, "", "a comment"), "comment", lead)


def docstrings_of(tree: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)) and ast.get_docstring(node) is not None:
            statement = node.body[0]
            assert isinstance(statement, ast.Expr)
            yield statement.value


def said_strings(tree: ast.AST) -> Iterator[tuple[ast.expr, str]]:
    """The strings that a check or a program shows to a person."""
    for node in ast.walk(tree):
        spoken: list[tuple[ast.AST | None, str]] = []
        if isinstance(node, ast.Assert):
            spoken = [(node.msg, "said by a visible check that fails")]
        elif isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            spoken = [(argument, "said by an exception") for argument in node.exc.args]
        elif isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if name == VISIBLE_CHECK:
                spoken = [(argument, "said by a visible check that fails") for argument in node.args[2:3]]
            elif name == "print":
                spoken = [(argument, "printed") for argument in node.args]
            elif isinstance(node.func, ast.Attribute) and name in _LABELLING:
                spoken = [(argument, "in a figure") for argument in node.args]
            spoken += [(keyword.value, "in a figure") for keyword in node.keywords if keyword.arg in _LABELS]
            spoken += [(keyword.value, "said by a visible check that fails") for keyword in node.keywords if keyword.arg == "message"]
        for root, about in spoken:
            for text in _strings(root):
                if is_words(english_of(text)[0]):
                    yield text, about


def _strings(root: ast.AST | None) -> Iterator[ast.expr]:
    """The strings of an expression, an f-string as a whole; none of those that are looked up or passed on."""
    if isinstance(root, ast.JoinedStr) or (isinstance(root, ast.Constant) and isinstance(root.value, str)):
        yield root
    elif isinstance(root, (ast.BinOp, ast.IfExp, ast.BoolOp)):
        for child in ast.iter_child_nodes(root):
            yield from _strings(child)


def _hidden(source: str) -> Iterator[tuple[tuple[int, int], Message]]:
    """What the hidden halves of a test say."""
    lines = source.split("\n")
    begun = next((number for number, line in enumerate(lines) if BEGIN_HIDDEN in line), None)
    if begun is None:
        return
    ended = next((number for number, line in enumerate(lines) if END_HIDDEN in line), len(lines))
    try:
        tree = ast.parse("\n".join("" if line.lstrip().startswith(("%", "!")) else line for line in lines))
    except SyntaxError:
        return
    yield from (found for found in _said(tree, "on the feedback page") if begun < found[0][0] < ended)


def _said(tree: ast.AST, about: str) -> Iterator[tuple[tuple[int, int], Message]]:
    """The strings that hold a sentence, or name a mistake or a kind of input."""
    left_out = {id(node) for node in docstrings_of(tree)} | parts_of_strings(tree)
    named: set[int] = set()
    kinds: set[int] = set()
    for node in ast.walk(tree):
        first: ast.AST | None = None
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _NAMING and node.args:
            first = node.args[0]
        elif isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple) and node.value.elts:
            first = node.value.elts[0]
            kinds |= {id(text) for text in _strings(first)}
        elif (isinstance(node, ast.keyword) and node.arg in _NAMED) or (
            isinstance(node, ast.Assign) and any(isinstance(target, ast.Name) and target.id in _NAMED for target in node.targets)
        ):
            first = node.value
        for root in first.keys if isinstance(first, ast.Dict) else [first]:
            named |= {id(text) for text in _strings(root)}
    for node in ast.walk(tree):
        if not isinstance(node, (ast.Constant, ast.JoinedStr)) or id(node) in left_out:
            continue
        if is_sentence(node) or (id(node) in named and is_words(english_of(node)[0])):
            message = message_of(node, "a mistake, a hint or a kind of input, " + about)
            # of a kind `group / kind` each part is shown by itself
            for text in [] if message is None else message.english.split(" / ", 1) if id(node) in kinds else [message.english]:
                if message is not None and is_words(text):
                    yield (node.lineno - 1, node.col_offset), Message(text, "", message.about, message.has_fields and "{" in text)


def parts_of_strings(tree: ast.AST) -> set[int]:
    """The pieces of f-strings, each by its id."""
    return {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node) if part is not node}


def is_sentence(node: ast.expr) -> bool:
    """Whether a string is no name, key or piece of code, but words."""
    if isinstance(node, ast.Constant) and not isinstance(node.value, str):
        return False
    text = english_of(node)[0]
    return bool(re.search(r"[^\W\d_]{2,}[^\n]* [^\n]*[^\W\d_]|[^\W\d_] [^\W\d_]{2,}", text)) and is_words(text) and not is_code(text)


def is_words(text: str) -> bool:
    return re.search(r"[^\W\d_]{2}", re.sub(r"\{[^{}]*\}|`[^`]*`", "", text)) is not None


def is_code(text: str) -> bool:
    """Whether a text is an expression of Python with a call or an index in it."""
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError):
        return False
    return any(isinstance(node, (ast.Call, ast.Subscript, ast.List, ast.Dict)) for node in ast.walk(tree))


def english_of(node: ast.expr) -> tuple[str, bool]:
    """The text of a string, and whether it is an f-string; its fields then stand between braces, as Python writes them."""
    if isinstance(node, ast.Constant):
        return (node.value, False) if isinstance(node.value, str) else ("", False)
    assert isinstance(node, ast.JoinedStr)
    text = ""
    for value in node.values:
        if isinstance(value, ast.Constant):
            text += str(value.value).replace("{", "{{").replace("}", "}}")
        elif isinstance(value, ast.FormattedValue):
            conversion = "" if value.conversion == -1 else f"!{chr(value.conversion)}"
            form = f":{english_of(value.format_spec)[0]}" if value.format_spec is not None else ""
            text += f"{{{ast.unparse(value.value)}{conversion}{form}}}"
    return text, any(isinstance(value, ast.FormattedValue) for value in node.values)


def message_of(node: ast.expr, about: str) -> Message | None:
    """The message of a string; None of an f-string whose braces a translator could not write."""
    english, has_fields = english_of(node)
    if has_fields:
        try:
            parts(english)
        except ValueError:
            return None
    return Message(english, "", about, has_fields) if is_words(english) else None


def place_of(lines: Sequence[str], node: ast.expr) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where a node stands; Python counts columns in bytes."""

    def column(line: int, offset: int) -> int:
        return len(lines[line].encode()[:offset].decode())

    first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
    return (first, column(first, node.col_offset)), (last, column(last, node.end_col_offset or 0))


# writing


def edited(source: str, edits: Iterable[Edit], texts: Texts) -> str:
    lines = source.split("\n")
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        words = texts.of_source(edit.message)
        new = None if words is None else _written(edit, words)
        if new is not None:
            (first, column), (last, end) = edit.start, edit.end
            if edit.form == "string" and edit.breaks and column + len(new) + len(lines[last][end:]) > _CODE_WIDTH:
                new = _on_lines(words or "", edit.message.has_fields, column) or new
            lines[first : last + 1] = (lines[first][:column] + new + lines[last][end:]).split("\n")
    return "\n".join(lines)


def _written(edit: Edit, words: str) -> str | None:
    """The source of a translation; None where Python could not write it."""
    if edit.form == "text":
        return words
    if edit.form == "comment":
        if not edit.lead and edit.start[0] == edit.end[0] and edit.start[1]:
            return f"# {words}"
        wrapped = textwrap.wrap(words, _WIDTH - len(edit.lead), break_long_words=False, break_on_hyphens=False)
        return f"\n{edit.lead}".join(f"# {line}" for line in wrapped)
    if edit.form == "docstring":
        if "\\" in words or '"""' in words:
            return json.dumps(words, ensure_ascii=False)
        width = _CODE_WIDTH - len(edit.lead)
        words = "\n".join(piece for line in words.split("\n") for piece in _folded(line, width))
        body = re.sub(r"[ \t]+$", "", f"\n{edit.lead}".join(words.split("\n")), flags=re.MULTILINE)
        return f'"""{body}\n{edit.lead}"""' if "\n" in words else f'"""{body}"""'
    return _literal(words, edit.message.has_fields)


def _folded(line: str, width: int) -> list[str]:
    """A line of a docstring, on several where it is too long; what follows is indented like it."""
    indent = line[: len(line) - len(line.lstrip())]
    return textwrap.wrap(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False) or [""]


def _literal(words: str, has_fields: bool) -> str | None:
    """A string, or an f-string with these fields; None where its fields need both kinds of quotes."""
    if not has_fields:
        return json.dumps(words, ensure_ascii=False)
    quote = "'" if any('"' in (name or "") for _, name in parts(words)) else '"'
    if quote == "'" and any("'" in (name or "") for _, name in parts(words)):
        return None
    made = ""
    for literal, name in parts(words):
        escaped = json.dumps(literal, ensure_ascii=False)[1:-1].replace("{", "{{").replace("}", "}}")
        made += escaped.replace('\\"', '"').replace("'", "\\'") if quote == "'" else escaped
        made += "" if name is None else f"{{{name}}}"
    return f"f{quote}{made}{quote}"


def _on_lines(words: str, has_fields: bool, column: int) -> str | None:
    """A string in pieces, a line for each, which Python joins; none is broken within a word or a field."""
    atoms: list[tuple[str, bool]] = []
    for literal, name in parts(words) if has_fields else [(words, None)]:
        text = literal.replace("{", "{{").replace("}", "}}") if has_fields else literal
        atoms += [(piece, False) for piece in re.findall(r"\S*\s+|\S+", text)]
        atoms += [] if name is None else [(f"{{{name}}}", True)]
    pieces = [("", False)]
    for text, is_field in atoms:
        before, had_field = pieces[-1]
        if before and len(before) + len(text.rstrip()) > _CODE_WIDTH - column and before[-1].isspace():
            pieces.append((text, is_field))
        else:
            pieces[-1] = (before + text, had_field or is_field)
    made = [
        _literal(text if has_field or not has_fields else text.replace("{{", "{").replace("}}", "}"), has_field)
        for text, has_field in pieces
    ]
    return None if None in made else f"\n{' ' * column}".join(filter(None, made))


def unique(found: Iterable[Message]) -> list[Message]:
    """Each sentence once, with its first place."""
    kept: dict[tuple[str, bool], Message] = {}
    for message in found:
        kept.setdefault((message.english, message.has_fields), message)
    return list(kept.values())
