"""The judge half may compare what was observed, and use it in no other way."""

import pytest

from autograder.notebooks.name_flow import check_judge, check_observing

OBSERVING = "import keras\nw = [1.0]\nobserved = [2.0]\nother = {'a': 1}\ndef helper(): pass"
IMPORT = "from autograder.judging import expect, expect_choice\n"


def check(judging: str) -> tuple[tuple[str, ...], list[str]]:
    found = check_judge(IMPORT + judging, OBSERVING, "seen = 1")
    return found.travelling, [f"{problem.line - 1}: {problem.message}" for problem in found.problems]


@pytest.mark.parametrize(
    "judging",
    [
        "expect(observed, [2.0])",
        "expect(observed[0], 2.0)",
        "expect(observed[-1], 2.0)",
        "expect(observed['a'], 1)",
        "expect((observed, other), ([2.0], {'a': 1}))",
        "expect({'x': observed}, {'x': [2.0]})",
        "for i, right in enumerate([2.0]):\n    expect(observed[i], right)",
        "expect([1.0], [1.0], shown=observed)",
        "expect([1.0], [1.0], with_right={'f': observed})",
        "expect_choice(observed, 'A', {'A': 'so'})",
        "w = np.ones(3)\nexpect(observed, w + w)",
        "w: list = [1]\nw += [2]\nexpect(observed, w)",
        "right = [w for w in range(3)]\nexpect(observed, right)",
        "right = (lambda w: w + 1)(2)\nexpect(observed, right)",
        "def f(w, *other):\n    return [w, other]\nexpect(observed, f(1))",
        "def f():\n    return g()\ndef g():\n    return 1\nexpect(observed, f())",
        "if np.pi > 3:\n    w = 1\nelse:\n    w = 2\nexpect(observed, w)",
        "if np.pi > 3:\n    w = 1\nelse:\n    raise ValueError\nexpect(observed, w)",
        "(w := 3)\nexpect(observed, w)",
        "import scipy.special as w\nexpect(observed, w.gamma(2))",
        "with open('x') as w:\n    expect(observed, w.read())",
        "score = 0\ntry:\n    expect(observed, 1)\n    score += 1\nexcept AssertionError as error:\n    pass\nscore",
        "class A:\n    w = 1\n    w += 1\nexpect(observed, A.w)",
    ],
)
def test_comparing_is_fine(judging: str) -> None:
    travelling, problems = check(judging)
    assert problems == []
    assert "observed" in travelling
    assert "w" not in travelling


@pytest.mark.parametrize(
    ("judging", "line"),
    [
        ("expect(observed, w)", 1),
        ("expect(observed, 2 * w[0])", 1),
        ("expect(observed + [], 1)", 1),
        ("expect(sorted(observed), 1)", 1),
        ("expect(*observed)", 1),
        ("expect(observed, 1, mistakes={'m': w})", 1),
        ("expect(observed, 1)\nprint(len(observed))", 2),
        ("for x in observed:\n    expect(observed, x)", 1),
        ("right = [x for x in w]\nexpect(observed, right)", 1),
        ("right = [w for x in range(3)]\nexpect(observed, right)", 1),
        ("f = lambda: w\nexpect(observed, f())", 1),
        ("def f():\n    return w\nw = 1\nexpect(observed, f())", 2),
        ("def f(x=w):\n    return x\nexpect(observed, f())", 1),
        ("def f():\n    global w\n    w = 1\nf()\nexpect(observed, w)", 5),
        ("class A:\n    w = 1\n    def f(self):\n        return w\nexpect(observed, A().f())", 4),
        ("class A:\n    w = w\nexpect(observed, A.w)", 2),
        ("w += [1]\nexpect(observed, w)", 1),
        ("w[0] = 1\nexpect(observed, 1)", 1),
        ("del w\nexpect(observed, 1)", 1),
        ("right = f'{w}'\nexpect(observed, right)", 1),
        ("if np.pi > 4:\n    w = 1\nexpect(observed, w)", 3),
        ("for w in []:\n    pass\nexpect(observed, w)", 3),
        ("try:\n    w = 1 / 0\nexcept ZeroDivisionError:\n    pass\nexpect(observed, w)", 5),
        ("False and (w := 1)\nexpect(observed, w)", 2),
        ("w = 1\ndel w\nexpect(observed, w)", 3),
        ("expect(observed, keras.ops.abs(1))", 1),
        ("expect(observed, helper())", 1),
        ("expect(observed, seen)", 1),
        ("expect(observed, nowhere)", 1),
        ("expect(observed, globals()['w'])", 1),
        ("expect(observed, eval('w'))", 1),
        ("from numpy import *\nexpect(observed, 1)", 1),
        ("import tensorflow as tf\nexpect(observed, 1)", 1),
        ("expect = print\nexpect(observed, 1)", 2),
        ("right = 1", 0),
    ],
)
def test_any_other_use_is_found(judging: str, line: int) -> None:
    _, problems = check(judging)
    assert problems, "nothing was found"
    assert problems[0].startswith(f"{line}: ")


def test_expect_has_to_be_the_judges_own() -> None:
    assert check_judge("expect(observed, 1)", OBSERVING).problems
    assert check_judge("from elsewhere import expect\nexpect(observed, 1)", OBSERVING).problems


def test_a_builtin_that_the_observing_half_binds_is_refused() -> None:
    found = check_judge(IMPORT + "expect(sum, 1)", "sum = 3")
    assert "Python builtin" in found.problems[0].message


@pytest.mark.parametrize("observing", ["from numpy import *", "import autograder.judging", "from autograder import judging", "x ="])
def test_what_an_observing_half_may_not_do(observing: str) -> None:
    assert check_observing(observing)
    assert not check_observing("from autograder.observing import plain")
