"""An assignment in another language: what is translated and what never is; and a catalog that follows its text."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import nbformat
import pytest

from autograder import catalogs
from autograder.authoring.compiler import compile_assignment, course_catalogs, translatable
from autograder.authoring.translation import messages, translated
from autograder.catalogs import Texts, texts_of
from autograder.errors import CourseError
from autograder.notebooks.assignment import load_assignment, split_test_cell

COURSE = Path(__file__).parents[2] / "exercises"
TEXTS = sorted((COURSE / "assignments").glob("*.md"))
MARKDOWN = """## The mean of $x$

Write `mean(x)`, which
returns one number (chapter: [Means](means.html#mean)).

$$ \\bar x = \\tfrac1n \\sum x_i
- 0 . $$

- **A** the first
  option
- **B** the *second*

| what | how many |
| --- | --- |
| rows | ten `n` |

<details><summary>The small print</summary>

- It takes $n$ rows.

</details>
"""
CODE = '''def mean(x):
    """The mean.

    Of one axis.
    """
    # Sum first,
    # then divide.
    ### BEGIN SOLUTION
    # the secret
    raise ValueError("no numbers here")
    ### END SOLUTION


assert mean([1, 2]) is not None, "it returned nothing"  # does it end with return?
for bad in ("a b", None):
    assert mean(bad) == {"the key": 1}["the key"], f"mean({bad!r}) must fail: {len(bad):>3}"
print("The mean is", mean([1]), sep=" and ")
### BEGIN HIDDEN TESTS
# a hidden comment
def inputs(draw):
    yield "small", 1
    yield f"size / a size of {draw}", 2


mistakes = [mistake("halved", hint="Do not halve it: {1}.")]
### END HIDDEN TESTS'''


def said(kind: str, source: str) -> list[str]:
    return [message.english for message in messages(kind, source, "x.md")]


def shouting(kind: str, source: str) -> Texts:
    """A language in which each sentence is the English one behind an inverted exclamation mark."""
    return texts_of((message.english, f"¡{message.english}", message.has_fields) for message in messages(kind, source, "x.md"))


def test_prose_is_found_sentence_by_sentence_without_code_formulas_and_letters():
    assert said("markdown", MARKDOWN) == [
        "The mean of $x$",
        "Write `mean(x)`, which returns one number (chapter: [Means](means.html#mean)).",
        "the first option",
        "the *second*",
        "what",
        "how many",
        "rows",
        "ten `n`",
        "The small print",
        "It takes $n$ rows.",
    ]


def test_prose_is_translated_in_its_place():
    done = translated("markdown", MARKDOWN, shouting("markdown", MARKDOWN))
    assert done.startswith("## ¡The mean of $x$\n\n¡Write `mean(x)`, which returns one number")
    assert "$$ \\bar x = \\tfrac1n \\sum x_i\n- 0 . $$" in done
    assert "- **A** ¡the first option\n- **B** ¡the *second*\n" in done
    assert "| ¡what | ¡how many |\n| --- | --- |\n| ¡rows | ¡ten `n` |" in done
    assert done.endswith("<details><summary>¡The small print</summary>\n\n- ¡It takes $n$ rows.\n\n</details>\n")


def test_of_code_what_a_person_reads_is_found():
    assert said("code", CODE) == [
        "The mean.\n\nOf one axis.",
        "Sum first, then divide.",
        "it returned nothing",
        "does it end with return?",
        "mean({bad!r}) must fail: {len(bad):>3}",
        "The mean is",
        "small",
        "size",
        "a size of {draw}",
        "halved",
        "Do not halve it: {1}.",
    ]


def test_code_stays_the_same_program():
    done = translated("code", CODE, shouting("code", CODE))
    assert (
        '    """¡The mean.\n\n    Of one axis.\n    """\n    # ¡Sum first, then divide.\n    ### BEGIN SOLUTION\n    # the secret\n' in done
    )
    assert '"¡it returned nothing"  # ¡does it end with return?' in done
    assert 'f"¡mean({bad!r}) must fail: {len(bad):>3}"' in done
    assert 'print("¡The mean is", mean([1]), sep=" and ")' in done
    assert '{"the key": 1}["the key"]' in done
    hidden = CODE[CODE.index("### BEGIN HIDDEN") :]
    assert done.endswith(hidden), "what judges is the same in every language"
    shape = [type(node) for node in ast.walk(ast.parse(CODE))]
    assert [type(node) for node in ast.walk(ast.parse(done))] == shape


@pytest.mark.parametrize("words", ["Di \"mean\" {x['a']}", "Un \\ y {{dos}} {x['a']}", "Ñandú 'uno' {x['a']}"])
def test_whatever_a_translator_writes_python_reads_it_back(words: str):
    source = "print(f\"say {x['a']}\")"
    (message,) = messages("code", source, "x.md")
    done = translated("code", source, texts_of([(message.english, words, True)]))
    heard: list[str] = []
    exec(done, {"print": heard.append, "x": {"a": 7}})
    assert heard == [words.replace("{x['a']}", "7").replace("{{", "{").replace("}}", "}")]


def test_what_is_shown_is_found_by_the_sentence_that_gave_it():
    texts = texts_of([("a size of {draw:g}", "un tamaño de {draw:g}", True), ("halved", "a la mitad", False)])
    assert texts.translated("a size of 0.5") == "un tamaño de 0.5"
    assert texts.translated("halved") == "a la mitad"
    assert texts.translated("halved twice") is None
    assert texts.translated("half a size of 0.5") is None


# catalogs


TINY = """---
jupytext: {text_representation: {extension: .md, format_name: myst}}
kernelspec: {display_name: Python 3, language: python, name: python3}
---
# Doubling

Double a number.

```{code-cell} ipython3
:nbgrader: {grade_id: double, solution: true}
def double(x):
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION
```

```{code-cell} ipython3
:nbgrader: {grade_id: double-test, points: 2}
for x in (1, 2):
    assert double(x) == 2 * x, f"double({x}) is wrong"
### BEGIN HIDDEN TESTS
from autograder.observing import outcome
seen = outcome(lambda: double(SEED))
### BEGIN JUDGE
from autograder.judging import expect
expect(seen, 2 * SEED, mistakes={"left as it is": SEED})
### END HIDDEN TESTS
```
"""


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "assignments" / "doubling.md"
    path.parent.mkdir()
    path.write_text(TINY, encoding="utf-8")
    return path


def translate(text: Path, said: dict[str, str], language: str = "es") -> Path:
    (path,) = course_catalogs(text, language, None)
    catalogs.update(path, translatable(text), language)
    catalog = catalogs.read_catalog(path, language)
    for message in catalog:
        message.string = said.get(str(message.id), message.string)
    catalogs.write(path, catalog)
    return path


SAID = {"Doubling": "El doble", "Double a number.": "Dobla un número.", "double({x}) is wrong": "double({x}) está mal"}


def test_a_changed_sentence_is_english_again_until_somebody_has_looked_at_it(text: Path):
    path = translate(text, SAID)
    assert catalogs.state(path, "es").missing == ("left as it is",)
    text.write_text(TINY.replace("Double a number.", "Double a number x."), encoding="utf-8")
    assert compile_assignment(text, language="es").cells[0].source == "# El doble\n\nDouble a number x."
    state = catalogs.update(path, translatable(text), "es")
    assert (state.fuzzy, state.missing, state.messages) == (("Double a number x.",), ("left as it is",), 4)
    assert state.words_left == 8
    assert "Dobla un número." in path.read_text(encoding="utf-8"), "kept, to be mended"
    assert compile_assignment(text, language="es").cells[0].source == "# El doble\n\nDouble a number x."


def test_an_update_that_finds_nothing_new_changes_nothing(text: Path):
    path = translate(text, SAID)
    before = path.read_bytes()
    catalogs.update(path, translatable(text), "es")
    assert path.read_bytes() == before


def test_a_translation_with_other_fields_is_named_with_its_line(text: Path):
    path = translate(text, SAID | {"double({x}) is wrong": "double({y}) está mal"})
    line = path.read_text(encoding="utf-8").split("\n").index('msgid "double({x}) is wrong"') + 1
    with pytest.raises(CourseError, match=rf"doubling.po:{line}: .*must hold the fields \{{x\}}"):
        compile_assignment(text, language="es")


def test_a_language_without_a_catalog_is_refused_with_what_to_do(text: Path):
    with pytest.raises(CourseError, match=r"doubling.po: there is no such catalog; start one with: autograder translations fr"):
        compile_assignment(text, language="fr")
    for wrong in ("../es", "klingon", "e"):
        with pytest.raises(CourseError, match=r"not a language|no such language"):
            catalogs.update(catalogs.catalog_path(text.parent, wrong, "x"), [], wrong)


# this course in Spanish


def split(notebook: nbformat.NotebookNode) -> list[object]:
    """What decides scores: grade_ids, points, and of a test both hidden halves, seeds included."""
    found: list[object] = []
    for cell in notebook.cells:
        hidden = split_test_cell(cell.source)[1:] if "BEGIN HIDDEN" in cell.source else None
        found.append((cell.cell_type, cell.metadata, hidden))
    return found


def formulas(text: str) -> list[str]:
    return sorted(re.findall(r"\$\$[^$]+\$\$|\$[^$]+\$|`[^`]+`|\]\([^)]*\)", re.sub(r"\s+", " ", text)))


@pytest.mark.slow  # compiles it in both languages
@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.stem)
def test_every_assignment_is_whole_in_spanish_and_the_same_assignment(text: Path, tmp_path: Path):
    for path in course_catalogs(text, "es", "kit"):
        state = catalogs.state(path, "es")
        assert (state.missing, state.fuzzy) == ((), ()), path
    catalog = {str(message.id) for message in catalogs.read_catalog(course_catalogs(text, "es", None)[0]) if message.id}
    assert {message.english for message in translatable(text)} == catalog, "bring it up to date: make translations"
    english, spanish = compile_assignment(text), compile_assignment(text, language="es")
    assert split(english) == split(spanish)
    for one, other in zip(english.cells, spanish.cells, strict=True):
        if one.cell_type == "markdown":
            assert formulas(one.source) == formulas(other.source)
        elif "BEGIN SOLUTION" in one.source:
            assert program(one.source) == program(other.source)
    for language, notebook in (("en", english), ("es", spanish)):
        path = tmp_path / language / text.stem / f"{text.stem}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(nbformat.writes(notebook), encoding="utf-8")
    loaded = [load_assignment(tmp_path / language / text.stem / f"{text.stem}.ipynb", COURSE) for language in ("en", "es")]
    assert [assignment.language for assignment in loaded] == ["en", "es"]
    assert [test.judging for test in loaded[0].tests.values()] == [test.judging for test in loaded[1].tests.values()]


def program(source: str) -> str:
    """A cell without what a person reads."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            node.value = ""
    return ast.dump(tree)
