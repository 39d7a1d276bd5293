"""What `make claims` looks at: claims of a chapter, whatever the random numbers."""

from __future__ import annotations

from claims import cells, failures

CHAPTER = """
Text.

```{code-cell} python
---
tags: [hide-input]
---
x = 3
assert x == 4
```

```{code-cell} python
:tags: [remove-cell]
assert x == 5
y = 1 / 0
```

```{code-cell} python
:tags: [remove-cell, claim]
assert x > 0
assert x > 10, "more"
z = x + 1
```
"""


def test_a_claim_that_fails_is_named_by_its_line_and_numbers_of_the_page_are_not_looked_at():
    assert failures(CHAPTER, "book/c.md") == ["book/c.md:9: assert x == 4", "book/c.md:21: assert x > 10, 'more'"]


def test_an_error_of_a_cell_that_readers_see_ends_the_chapter():
    assert failures(CHAPTER.replace("x = 3", "x = 1 / 0"), "c") == ["c:8: ZeroDivisionError: division by zero"]


def test_cells_are_found_with_their_lines_and_tags():
    assert [(cell.line, cell.claims) for cell in cells(CHAPTER)] == [(8, True), (14, False), (20, True)]
