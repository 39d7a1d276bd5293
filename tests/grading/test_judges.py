"""Judges are kept warm: one judges many submissions, and none of them notices those before it."""

import os
import signal

import nbformat
import pytest

from autograder.authoring.compiler import author
from autograder.grading import judges
from autograder.grading.grader import Grader
from autograder.grading.results import Outcome
from autograder.kernels.confine import Limits
from autograder.notebooks.assignment import load_assignment
from autograder.words import sentence

HEAD = """\
---
jupytext: {text_representation: {extension: .md, format_name: myst, format_version: 0.13}}
kernelspec: {display_name: Python 3, language: python, name: python3}
assignment: {title: Judges, minutes: 5}
---
# Judges
"""
TASK = """
```{code-cell} ipython3
:nbgrader: {grade_id: %(name)s, solution: true}
### BEGIN SOLUTION
%(name)s = 1
### END SOLUTION
```

```{code-cell} ipython3
:nbgrader: {grade_id: %(name)s-test, points: 1}
assert %(name)s, "it is there"
### BEGIN HIDDEN TESTS
%(name)s_seen = int(%(name)s)
### BEGIN JUDGE
from autograder.judging import expect
%(judge)s
expect(%(name)s_seen, 1)
### END HIDDEN TESTS
```
"""
SAYS = "import os, random\nassert not os.getpid(), f'{os.getpid()} {random.random()} {np.random.random()}'"
ENDS = "import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def grade(tmp_path_factory):
    folder = tmp_path_factory.mktemp("judges")
    known = {}
    for name, tasks in {"says": {"first": SAYS}, "ends": {"first": ENDS, "second": ""}}.items():
        text = folder / f"{name}.md"
        text.write_text(HEAD + "".join(TASK % {"name": task, "judge": judge} for task, judge in tasks.items()))
        known[name] = load_assignment(author(text, folder / "source"))
    with Grader(assignments=known.values()) as grader:

        def grade(name):
            handed_in = nbformat.writes(known[name].notebook).encode()
            return {test.grade_id: test for test in grader.grade(known[name], handed_in, Limits()).tests}

        yield grade


def said(grade):
    """The process that judged, and what it drew."""
    process, *drawn = sentence(grade("says")["first-test"].what).split()
    return int(process), drawn


def test_one_judge_judges_many_and_what_it_draws_is_the_same_for_all(grade):
    assert said(grade) == said(grade)


def test_one_that_ends_is_replaced_and_costs_nobody_else_a_point(grade):
    before, _ = said(grade)
    tests = grade("ends")
    assert tests["first-test"].outcome is Outcome.BROKEN
    assert tests["second-test"].score == 1
    assert said(grade)[0] != before


def test_one_that_was_killed_while_it_waited_is_replaced(grade):
    before, _ = said(grade)
    os.kill(before, signal.SIGKILL)
    assert said(grade)[0] != before


def test_one_goes_once_it_has_judged_its_share(grade, monkeypatch):
    before, _ = said(grade)
    monkeypatch.setattr(judges, "_JUDGED", 1)
    assert said(grade)[0] == before, "it is there still, and goes after this one"
    assert len({before, *(said(grade)[0] for _ in range(3))}) == 4
