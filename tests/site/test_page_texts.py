"""What of a page is translated, and that nothing else of it changes."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import yaml
from catalogs import ROOT, sources, texts_in
from page_texts import code_of, headings, page_messages, page_structure, question_messages, translated_page, translated_questions

from autograder.catalogs import Message, Texts, texts_of

PAGE = '''---
kernelspec: {name: python3}
---
(top)=
# Weights

A paragraph over
two lines, with $x_1 = 2$ and {ref}`that <top>`.

:::{admonition} Before you begin
:class: tip
- one item
- `code alone`
:::

```{figure} picture.png
:name: a-picture
:alt: A grey square.

What it is.
```

| where | value |
| --- | --- |
| here | $1$ |

$$
w = 0 \\text{ if } x < 1
$$ (eq-w)

:::{glossary}
soft threshold
  It takes off. See {term}`weight`.
:::

```{code-cell} python
---
mystnb:
  image:
    alt: "A line."
---
names = ["size", "wall colour"]          # of houses
results = {}
for label in ("no penalty", "with a penalty"):
    """Not a docstring"""
    results[f"{label}, again"] = 1
print(f"{names[0]:12} of {results['no penalty, again']} houses, all of them counted and none of them left out")
plt.plot([0, 1], color="red", label="a line")
```

    autograder grade l1 --again     # all of them
    # "l1" in quotes
    run "# no comment"

```{code-cell} python
:tags: [remove-cell]
assert names.index("wall colour") and results["with a penalty, again"]  # not read
```
'''
SPANISH = {
    "Weights": "Pesos",
    "A paragraph over two lines, with $x_1 = 2$ and {ref}`that <top>`.": "Un párrafo con $x_1 = 2$ y {ref}`eso <top>`.",
    "Before you begin": "Antes de empezar",
    "one item": "un punto",
    "A grey square.": "Un cuadrado gris.",
    "What it is.": "Lo que es.",
    "where": "dónde",
    "value": "valor",
    "here": "aquí",
    "if": "si",
    "soft threshold": "umbral suave",
    "It takes off. See {term}`weight`.": "Quita. Véase {term}`peso <weight>`.",
    "A line.": "Una línea.",
    "of houses": "de casas",
    "size": "tamaño",
    "wall colour": "color",
    "no penalty": "sin penalización",
    "with a penalty": "con una",
    "a line": "una línea",
    "all of them": "todos",
    '"l1" in quotes': '"l1" entre comillas',
}
FIELDS = {
    "{label}, again": "{label}, otra vez",
    "{names[0]:12} of {results['no penalty, again']} houses, all of them counted and none of them left out": (
        "{names[0]:20} de {results['no penalty, again']} casas, todas contadas y ninguna olvidada por nadie en ningún sitio"
    ),
}


def spanish() -> Texts:
    pairs = [(english, said, False) for english, said in SPANISH.items()] + [(english, said, True) for english, said in FIELDS.items()]
    return texts_of(pairs)


def same(messages: list[Message]) -> Texts:
    return texts_of((message.english, message.english, message.has_fields) for message in messages)


def test_what_a_person_reads_is_a_message_and_nothing_else():
    messages = page_messages(PAGE, "page.md")
    assert {message.english for message in messages if not message.has_fields} == {*SPANISH, "Not a docstring"}
    assert {message.english for message in messages if message.has_fields} == set(FIELDS)
    assert headings(PAGE) == ["Weights"]


def test_the_translated_page_keeps_names_labels_options_and_formulas():
    made = translated_page(PAGE, spanish())
    assert [kind for kind, _ in page_structure(made)] == [kind for kind, _ in page_structure(PAGE)]
    for kept in (
        "(top)=",
        ":class: tip",
        "- `code alone`",
        ":name: a-picture",
        "picture.png",
        "| $1$ |",
        "$$ (eq-w)",
        'color="red"',
        "# not read",
    ):
        assert kept in made
    for said in (
        ":::{admonition} Antes de empezar",
        ":alt: Un cuadrado gris.",
        "| aquí |",
        "\\text{ si }",
        'alt: "Una línea."',
        "# de casas",
    ):
        assert said in made


def test_a_word_that_code_looks_up_is_found_in_every_language():
    made = translated_page(PAGE, spanish())
    shown, hidden = code_of(made)
    names: dict[str, object] = {"plt": type("Plot", (), {"plot": lambda *_args, **_kwargs: None})}
    said: list[str] = []
    exec(shown, names | {"print": said.append, "names": None}, names)
    exec(hidden, names)
    assert said == ["tamaño" + " " * 14 + " de 1 casas, todas contadas y ninguna olvidada por nadie en ningún sitio"]
    assert 'results["con una, otra vez"]' in hidden
    assert len(shown.splitlines()) == len(code_of(PAGE)[0].splitlines()) + 1  # the long one goes on below


def test_a_column_that_pandas_is_given_by_name_is_the_one_that_the_page_made():
    page = """# T

```{code-cell} python
import pandas as pd

runs = pd.DataFrame({"draw": [0, 0], "method": ["least squares", "ridge"], "left": [2.0, 1.0]})
table = runs.pivot(index="draw", columns="method", values="left")
joined = runs.merge(runs, on="draw", how="left")
```
"""
    said = {"draw": "sorteo", "method": "método", "least squares": "mínimos cuadrados", "left": "resto"}
    made = translated_page(page, texts_of((english, spanish, False) for english, spanish in said.items()))
    names: dict[str, object] = {}
    exec(code_of(made)[0], names)
    assert "mínimos cuadrados" in names["table"]
    assert 'how="left"' in made


@pytest.mark.slow
@pytest.mark.parametrize("source", sources(), ids=str)
def test_a_page_that_is_translated_into_itself_stays_as_it_is(source: Path):
    english, texts = (ROOT / source).read_text(encoding="utf-8"), same(texts_in(source))
    if source.suffix == ".yml":
        made = translated_questions(english, texts)
        flat = [re.sub(r"\s+", " ", repr(yaml.safe_load(text)).replace("\\n", " ")) for text in (english, made)]
        assert flat[0] == flat[1]
        assert question_messages(made, "") == question_messages(english, "")
        return
    made = translated_page(english, texts)
    assert [(kind, " ".join(text.split())) for kind, text in page_structure(made)] == [
        (kind, " ".join(text.split())) for kind, text in page_structure(english)
    ]
    for before, after in zip(code_of(english), code_of(made), strict=True):
        try:
            tree = ast.dump(ast.parse(before))
        except SyntaxError:
            continue
        assert ast.dump(ast.parse(after)) == tree
    assert page_messages(made, "") == page_messages(english, "")


def test_nbgraders_markers_in_code_are_no_comments():
    page = "# Page\n\n```python\n### BEGIN JUDGE\nx = 1  # the right one\n```\n"
    assert {message.english for message in page_messages(page, "page.md")} == {"Page", "the right one"}
    texts = texts_of([("Page", "Página", False), ("the right one", "el correcto", False), ("BEGIN JUDGE", "JUEZ", False)])
    assert translated_page(page, texts) == "# Página\n\n```python\n### BEGIN JUDGE\nx = 1  # el correcto\n```\n"
