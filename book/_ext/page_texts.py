"""A page of the book in another language: what there is to translate in its source, and its source with the translations in it.

Prose, headings, list items, table cells, titles of boxes, captions and descriptions of pictures are messages, one a paragraph. Names,
labels, options, paths and formulas are no part of them. Of a code cell the comments are, and the strings that a person reads. A string
of code is translated wherever it stands in the cells of its page, hidden ones included, so that a word which is looked up is still found.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

import yaml
from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin

from autograder.authoring.translation import (
    Edit,
    comments,
    docstrings_of,
    edited,
    english_of,
    is_code,
    is_words,
    message_of,
    parts_of_strings,
    place_of,
    prose,
    said_strings,
)
from autograder.catalogs import Message, Texts, texts_of

FENCE = re.compile(r"^(?P<indent> *)(?P<fence>`{3,}|:{3,})(?:\{(?P<name>[\w-]+)\} *(?P<argument>.*)|(?P<language>[\w-]+))$")
CLOSING = re.compile(r"^ *(`{3,}|:{3,}) *$")
LABEL = re.compile(r"^\([\w:.-]+\)=\s*$")
OPTION = re.compile(r"^ *:(?P<name>[\w-]+):(?P<space> ?)(?P<value>.*)$")
TITLED = {"admonition", "exercise", "grid-item-card", "tab-item", "dropdown", "note", "warning", "tip", "table", "list-table"}
WHOLE = {"math", "bibliography"}  #: their content is no prose
READ_OPTIONS = {"alt", "caption", "title"}
CELL_TEXT = re.compile(r'^(?P<lead> +(?:alt|caption): )(?P<text>".*")$')
PARSER = MarkdownIt("commonmark").enable("table").use(deflist_plugin)
#: Words in the code of the book that libraries read, and no person.
NAMES = {
    *("adam", "sgd", "mse", "mae", "relu", "loss", "log", "equal", "svd", "saga", "ineq", "fun", "svg", "tol", "ftol", "gtol", "scoring"),
    *("solver", "type", "lw", "label", "color", "arrowstyle", "cv", "white", "ones", "zeros", "auto", "float32", "path", "Date"),
}
#: Stands before a sentence that stays English in an edition; a sign that nobody sees, should one be left. book/_ext/untranslated.py
UNTRANSLATED = "\u2063"
MARKED = ("prose", "the title of a box", "a caption")
LABELS = {"label", "title", "xlabel", "ylabel", "suptitle", "text", "message"}
COLUMNS = {"by", "columns", "index", "on", "values"}  #: with which pandas names a column, and the page may have named that itself


def page_messages(source: str, place: str) -> list[Message]:
    """What there is to translate on a page, in its order; each sentence once."""
    found = (replace(edit.message, place=place) for edit in sorted(_edits(source), key=lambda edit: edit.start) if edit.counts)
    kept: dict[tuple[str, bool], Message] = {}
    for message in found:
        kept.setdefault((message.english, message.has_fields), message)
    return list(kept.values())


def translated_page(source: str, texts: Texts) -> str:
    """The page's source with what is translated; the rest stays English.

    A text that code looks up may have been put together by an f-string of the page, and is translated as that would put it together.
    """
    edits = _edits(source)
    code = [edit.message for edit in edits if edit.form == "string" and edit.message.about not in ("a caption", "what a picture shows")]
    known = {message.english for message in code}
    patterns = texts_of((message.english, texts.templates[message.english], True) for message in code if message.english in texts.templates)
    words = {message.english: texts.sentences[message.english] for message in code if message.english in texts.sentences}
    composed = {}
    for text, edit in _looked_up(source, known):
        if made := _put_together(text, patterns, words):
            composed[text] = made
            edits += [edit] if edit else []
    return _with_words_in_fields(edited(source, edits, texts | Texts(composed)), words | composed)


def with_marks(source: str, texts: Texts) -> str:
    """The page with the sign before each sentence of its prose that is not translated."""
    return _marked(source, _edits(source), texts)


def _marked(source: str, edits: Iterable[Edit], texts: Texts) -> str:
    lines = source.split("\n")
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        if edit.message.about in MARKED and texts.of_source(edit.message) is None:
            line, column = edit.start
            column += edit.form == "string"  # after the quotation mark
            lines[line] = lines[line][:column] + UNTRANSLATED + lines[line][column:]
    return "\n".join(lines)


def _put_together(text: str, patterns: Texts, words: Mapping[str, str]) -> str | None:
    """The translation of what an f-string gave, with the words in its fields translated too."""
    for pattern in patterns.patterns:
        if found := pattern.english.fullmatch(text):
            return pattern.filled(words.get(value, value) for value in found.groups())
    return None


def _looked_up(source: str, known: Set[str]) -> Iterator[tuple[str, _PageEdit | None]]:
    """The texts in code that are no messages: each as one, so that it can be replaced; None of those in the fields of f-strings."""
    lines = source.split("\n")
    for cell in _structure(lines)[2]:
        code = lines[cell.first : cell.last]
        try:
            tree = ast.parse(_without_magics(code)) if cell.runs else ast.Module([], [])
        except SyntaxError:
            continue
        inside, docstrings = parts_of_strings(tree), {id(node) for node in docstrings_of(tree)}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in docstrings:
                continue
            if id(node) in inside:
                yield node.value, None
            elif " " in node.value and node.value not in known:
                start, end = place_of(code, node)
                edit = _PageEdit(start, end, Message(node.value, "", "looked up"), "string", counts=False)
                yield node.value, _moved(edit, cell.first, 0)


def _with_words_in_fields(source: str, words: Mapping[str, str]) -> str:
    """The page with the translated words that stand between quotes in the fields of f-strings."""
    lines = source.split("\n")
    for cell in reversed(_structure(lines)[2]):
        code = lines[cell.first : cell.last]
        try:
            tree = ast.parse(_without_magics(code)) if cell.runs else ast.Module([], [])
        except SyntaxError:
            continue
        strings = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
        for node in sorted(strings, key=lambda node: (node.lineno, node.col_offset), reverse=True):
            quoted = {part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and part.value in words}
            (first, column), (last, end) = place_of(code, node)
            text = "\n".join(code[first : last + 1])
            head, text, tail = code[first][:column], text[column : len(text) - len(code[last]) + end], code[last][end:]
            for word in quoted:
                for quote in "'\"":
                    text = text.replace(f"{quote}{word}{quote}", f"{quote}{words[word]}{quote}") if quote not in words[word] else text
            code[first : last + 1] = f"{head}{text}{tail}".split("\n")
        lines[cell.first : cell.last] = code
    return "\n".join(lines)


def code_of(source: str) -> list[str]:
    """The code of each cell and each example in Python."""
    lines = source.split("\n")
    return [_without_magics(lines[cell.first : cell.last]) for cell in _structure(lines)[2] if cell.runs]


def page_structure(source: str) -> list[tuple[str, str]]:
    """The blocks of a page in their order: what each is, and its text. It is the same in every language."""
    lines = source.split("\n")
    masked, _, _ = _structure(lines)
    tokens = PARSER.parse(re.sub(r"^[ \t]*\$\$.*?\$\$", "", "\n".join(masked), flags=re.DOTALL | re.MULTILINE))
    prose_blocks = [(token.type + token.tag, token.content) for token in tokens if not token.hidden]
    return prose_blocks + [
        ("fence or label", line.strip()) for line in lines if FENCE.match(line) or CLOSING.match(line) or LABEL.match(line)
    ]


def headings(source: str) -> list[str]:
    """The text of each heading of a page, as Sphinx makes names of it."""
    masked, _, _ = _structure(source.split("\n"))
    tokens = PARSER.parse("\n".join(masked))
    inline = [tokens[at + 1] for at, token in enumerate(tokens) if token.type == "heading_open"]
    return ["".join(piece.content for piece in token.children or ()) for token in inline]


@dataclass(frozen=True)
class _PageEdit(Edit):
    """An edit; one that does not count follows others: a string in a hidden cell that another cell shows."""

    counts: bool = True


def _edits(source: str) -> list[_PageEdit]:
    lines = source.split("\n")
    masked, edits, cells = _structure(lines)
    edits += [_PageEdit(**vars(edit)) for edit in prose("\n".join(masked), PARSER) if _has_words(edit.message.english)]
    return edits + _cells(lines, cells)


def _has_words(text: str) -> bool:
    """Whether there is anything to translate in a piece of prose: not where all of it is code, formulas, links' targets and numbers."""
    plain = re.sub(r"\$\$.*?\$\$|\$[^$]*\$", "", text)
    plain = re.sub(r"\{(?:[\w:]+)\}`(?:([^`<]*)<[^`>]*>|[^`]*)`", lambda found: found[1] or "", plain)
    return re.search(r"[^\W\d_]{2}", re.sub(r"`+[^`]*`+|https?://[^\s)>]*", "", plain)) is not None


@dataclass(frozen=True)
class _Cell:
    first: int  #: line of the code
    last: int  #: the line after it
    runs: bool
    hidden: bool  #: neither its code nor its output is shown
    is_example: bool = False  #: it is shown and not run


def _structure(lines: Sequence[str]) -> tuple[list[str], list[_PageEdit], list[_Cell]]:
    """The lines without all that is no prose, the messages that stand in what was taken out, and the code."""
    masked, edits, cells = list(lines), list[_PageEdit](), list[_Cell]()
    number, glossary = 0, False
    if lines[:1] == ["---"]:
        number = lines.index("---", 1) + 1
        masked[:number] = [""] * number
    while number < len(lines):
        line = lines[number]
        if opening := FENCE.match(line):
            name = opening["name"]
            end = _closing(lines, number, opening["fence"])
            if name == "code-cell" or (opening["language"] and opening["fence"][0] == "`"):
                body, found = _cell_head(lines, number + 1, end)
                edits += found
                hidden = any("remove-cell" in head for head in lines[number + 1 : body])
                language = opening["language"]
                if name == "code-cell" or language in {"python", "bash", "yaml"}:
                    cells.append(_Cell(body, end, name == "code-cell" or language == "python", hidden, name != "code-cell"))
                masked[number : end + 1] = [""] * (end + 1 - number)
                number = end + 1
                continue
            if name in WHOLE:
                edits += _formula(lines, number, end)
                masked[number : end + 1] = [""] * (end + 1 - number)
                number = end + 1
                continue
            masked[number] = ""
            if name in TITLED and opening["argument"]:
                edits.append(_whole(number, opening.start("argument"), line, "the title of a box"))
            glossary = name == "glossary"
            number += 1
            while number < len(lines) and (option := OPTION.match(lines[number])):
                masked[number] = ""
                if option["name"] in READ_OPTIONS:
                    edits.append(
                        _whole(
                            number, option.start("value"), lines[number], "what a picture shows" if option["name"] == "alt" else "a title"
                        )
                    )
                number += 1
            continue
        if CLOSING.match(line):
            masked[number], glossary = "", False
        elif re.match(r"^\s*\$\$", line):
            end = number
            while line.count("$$") < 2 and (end == number or "$$" not in lines[end]):
                end += 1
            edits += _formula(lines, number, end + 1)
            masked[number : end + 1] = [""] * (end + 1 - number)
            number = end
        elif LABEL.match(line) or re.match(r"\+\+\+|%", line):
            masked[number] = ""
        elif glossary and line and not line.startswith(" "):
            masked[number] = ""
            edits.append(_whole(number, 0, line, "a term of the glossary"))
        number += 1
    indented = [token.map for token in PARSER.parse("\n".join(masked)) if token.type == "code_block" and token.map]
    cells += [_Cell(first, last, runs=False, hidden=False, is_example=True) for first, last in indented]
    return masked, [edit for edit in edits if _has_words(edit.message.english)], cells


def _closing(lines: Sequence[str], number: int, fence: str) -> int:
    """The line that closes a fence; of a container, the next line of that many colons or backticks."""
    return next((at for at in range(number + 1, len(lines)) if lines[at].strip() == fence), len(lines))


def _whole(line: int, column: int, text: str, about: str) -> _PageEdit:
    return _PageEdit((line, column), (line, len(text.rstrip())), Message(text[column:].strip(), "", about), "text")


def _formula(lines: Sequence[str], first: int, end: int) -> list[_PageEdit]:
    """The words in a displayed formula."""
    return [
        _PageEdit((number, words.start(1)), (number, words.end(1)), Message(words[1], "", "words in a formula"), "text")
        for number in range(first, min(end, len(lines)))
        for words in re.finditer(r"\\text\{\s*([^{}$]*?)\s*\}", lines[number])
    ]


def _cell_head(lines: Sequence[str], first: int, end: int) -> tuple[int, list[_PageEdit]]:
    """The first line of a cell's code, and what its options say to readers."""
    number, found = first, list[_PageEdit]()
    if number < end and lines[number].strip() == "---":
        number += 1
        while lines[number].strip() != "---":
            if text := CELL_TEXT.match(lines[number]):
                about = "what a picture shows" if "alt:" in text["lead"] else "a caption"
                english = yaml.safe_load(text["text"])
                at = text.start("text")
                found.append(_PageEdit((number, at), (number, len(lines[number])), Message(english, "", about), "string"))
            number += 1
        return number + 1, found
    while number < end and OPTION.match(lines[number]):
        number += 1
    return number, found


# code


def _cells(lines: Sequence[str], cells: Iterable[_Cell]) -> list[_PageEdit]:
    parsed: list[tuple[_Cell, list[str], ast.AST]] = []
    edits: list[_PageEdit] = []
    for cell in cells:
        code = list(lines[cell.first : cell.last])
        indent = min((len(line) - len(line.lstrip()) for line in code if line.strip()), default=0)
        if not cell.hidden:
            edits += [_moved(edit, cell.first, indent) for edit in _comments(code, indent, cell.runs)]
        try:
            tree = ast.parse(_without_magics([line[indent:] for line in code]))
        except SyntaxError:
            continue
        if cell.runs:
            parsed.append((cell, [line[indent:] for line in code], tree))
    own = {node.name for _, _, tree in parsed for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    read: dict[tuple[str, bool], str] = {}
    for cell, _, tree in parsed:
        if not cell.hidden:
            for node, about in _read_strings(tree, own, not cell.is_example):
                read.setdefault(english_of(node), about)
    for cell, code, tree in parsed:
        inside, docstrings = parts_of_strings(tree), {id(node) for node in docstrings_of(tree)}
        named, in_brackets = _settings(tree, own), _in_brackets(tree)
        for node in ast.walk(tree):
            if not isinstance(node, (ast.Constant, ast.JoinedStr)) or id(node) in inside:
                continue
            start, end = place_of(code, node)
            indent = len(lines[cell.first + start[0]]) - len(code[start[0]])
            if id(node) in docstrings and isinstance(node, ast.Constant):
                text = inspect.cleandoc(str(node.value))
                if not cell.hidden and is_words(text):
                    lead = " " * start[1]
                    edit = _PageEdit(start, end, Message(text, "", "a docstring"), "docstring", lead)
                    edits.append(_moved(edit, cell.first, indent))
            elif (about := read.get(english_of(node))) and (id(node) not in named or " " in english_of(node)[0]):
                message = message_of(node, about)
                if message is not None:
                    edit = _PageEdit(start, end, message, "string", breaks=id(node) in in_brackets, counts=not cell.hidden)
                    edits.append(_moved(edit, cell.first, indent))
    return edits


def _without_magics(code: Sequence[str]) -> str:
    return "\n".join("" if line.lstrip().startswith(("%", "!")) else line for line in code)


def _moved(edit: Edit, lines: int, columns: int) -> _PageEdit:
    counts = edit.counts if isinstance(edit, _PageEdit) else True
    (first, column), (last, end) = edit.start, edit.end
    start, end = (first + lines, column + columns), (last + lines, end + columns)
    return _PageEdit(start, end, edit.message, edit.form, edit.lead, edit.breaks, counts)


def _comments(code: Sequence[str], indent: int, is_python: bool) -> Iterator[Edit]:
    inner = [line[indent:] for line in code]
    if is_python:
        left = re.compile(r"# noqa|# type:|^\s*### (BEGIN|END) ")  # the last are nbgrader's markers
        seen = {number for number, line in enumerate(inner) if not left.search(line)}
        yield from comments("\n".join(inner), inner, seen)
        return
    for number, line in enumerate(inner):
        if (found := re.search(r"(?:^|\s)(# )(.+)$", line)) and is_words(found[2]):
            at = found.start(1)
            yield Edit(
                (number, at),
                (number, len(line)),
                Message(found[2].strip(), "", "a comment"),
                "comment",
                line[:at] if not line[:at].strip() else "",
            )


def _read_strings(tree: ast.AST, own: set[str], words: bool) -> Iterator[tuple[ast.expr, str]]:
    """The strings that a person reads, or that may become what a person reads, with what they are for."""
    left_out = parts_of_strings(tree) | {id(node) for node in docstrings_of(tree)} | _settings(tree, own)
    said = {id(node): about for node, about in said_strings(tree)}
    above = {id(child): parent for parent in ast.walk(tree) for child in ast.iter_child_nodes(parent)}
    for node in ast.walk(tree):
        if not isinstance(node, (ast.Constant, ast.JoinedStr)) or id(node) in left_out:
            continue
        if isinstance(node, ast.Constant) and not isinstance(node.value, str):
            continue
        text, has_fields = english_of(node)
        if not _speaks(text, has_fields) or (is_code(text) and not re.search(r"\w [(\[]", text)):
            continue
        if id(node) in said:
            yield node, said[id(node)]
        elif re.search(r"[^\W\d_]{2}\S* |[^\W\d_] \S*[^\W\d_]{2}", text) or has_fields:
            yield node, "a string in code"
        elif words and text not in NAMES and _is_data(node, above, own):
            yield node, "a word in code; leave it where no person reads it"


def _in_brackets(tree: ast.AST) -> set[int]:
    """The strings that stand by themselves in a call or a collection."""
    calls = [[*node.args, *(keyword.value for keyword in node.keywords)] for node in ast.walk(tree) if isinstance(node, ast.Call)]
    collections = [node.elts for node in ast.walk(tree) if isinstance(node, (ast.List, ast.Set))]
    return {id(one) for those in [*calls, *collections] for one in those if isinstance(one, (ast.Constant, ast.JoinedStr))}


def _settings(tree: ast.AST, own: set[str]) -> set[int]:
    """The strings that are passed by name to a function of a library, and no label."""
    calls = (
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and not (isinstance(node.func, ast.Name) and node.func.id in {*own, "dict"})
    )
    return {id(keyword.value) for call in calls for keyword in call.keywords if keyword.arg not in LABELS | COLUMNS}


def _speaks(text: str, has_fields: bool) -> bool:
    """Whether a string has words, apart from its fields, that are neither path nor name nor markup."""
    plain = re.sub(r"\{[^{}]*\}", "_", text) if has_fields else text
    plain = re.sub(r"\$[^$]*\$|`[^`]*`", "", plain)
    if re.search(r"^https?:|^\S*/\S*\.\w+$|^\S*/$|^\S+\.(?:csv|keras|mplstyle)$|<\w+|</|href=", plain) or "{{" in text:
        return False
    return re.search(r"(?<![\w.\\])[^\W\d_]{2,}(?![\w(=]|\.\w)", plain) is not None


def _is_data(node: ast.expr, above: dict[int, ast.AST], own: set[str]) -> bool:
    """Whether a word stands where a program keeps what it shows: in a collection, a value, an argument of a function of the page."""
    parent = above[id(node)]
    if isinstance(parent, (ast.List, ast.Tuple, ast.Set)):
        return not isinstance(above[id(parent)], ast.Subscript)
    if isinstance(parent, ast.Call):
        return isinstance(parent.func, ast.Name) and parent.func.id in own
    if isinstance(parent, ast.Compare):  # looked for in what is shown
        return parent.left is node and isinstance(parent.ops[0], (ast.In, ast.NotIn))
    return isinstance(parent, (ast.Dict, ast.IfExp, ast.BoolOp, ast.Assign, ast.Return))


# questions


def question_messages(source: str, place: str) -> list[Message]:
    """What there is to translate in a file of practice questions."""
    found = []
    for text, about in _question_texts(yaml.safe_load(source) or []):
        for edit in prose(_without_code(text), PARSER):
            if _has_words(edit.message.english):
                found.append(Message(edit.message.english, place, about))
    return list(dict.fromkeys(found))


def translated_questions(source: str, texts: Texts, *, marked: bool = False) -> str:
    """The file with what is translated, as YAML; `marked`: with the sign before each sentence that is not."""
    raw = yaml.safe_load(source) or []
    _replace(raw, texts, marked)
    return yaml.safe_dump(raw, allow_unicode=True, sort_keys=False, width=10**6)


def _without_code(text: str) -> str:
    return re.sub(r"^```.*?^```", lambda found: re.sub(r"[^\n]", "", found[0]), text, flags=re.M | re.S)


_QUESTION_FIELDS = {
    "question": "a practice question",
    "text": "an answer to choose",
    "feedback": "why an answer is right or wrong",
    "otherwise": "said of any other number",
}


def _question_texts(node: object) -> Iterator[tuple[str, str]]:
    for inner in node if isinstance(node, list) else []:
        for key, value in inner.items():
            if key in _QUESTION_FIELDS and isinstance(value, str):
                yield value, _QUESTION_FIELDS[key]
            else:
                yield from _question_texts(value)


def _replace(node: object, texts: Texts, marked: bool) -> None:
    for inner in node if isinstance(node, list) else []:
        for key, value in inner.items():
            if key in _QUESTION_FIELDS and isinstance(value, str):
                edits = [edit for edit in prose(_without_code(value), PARSER) if _has_words(edit.message.english)]
                if marked and (left := _marked(value, edits, texts)) != value:
                    value, edits = left, list(prose(_without_code(left), PARSER))
                inner[key] = edited(value, edits, texts)
            else:
                _replace(value, texts, marked)
