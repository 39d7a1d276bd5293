"""Why an answer stopped is read from its text; where the text leaves it open, nothing is said."""

import pytest

from autograder.notebooks.own_errors import Missing, Raised, missing_name, own_message

IMPORTS = "import numpy as np\nfrom math import sqrt\nsoft_threshold = None\n"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("def f(w):\n    return soft_treshold(w, 1)", Missing("soft_treshold", 2, "soft_threshold")),
        ("def f(weights):\n    return wieghts + 1", Missing("wieghts", 2, "weights")),
        ("def f(w):\n    return ops.sum(w)", Missing("ops", 2)),
        ("def f(w):\n    return NP.sum(w)", Missing("NP", 2)),
        ("result = lenght([1])", Missing("lenght", 1)),
        (
            "class A:\n    def __init__(self, l1):\n        self.l1 = l1\n    def __call__(self, w):\n        return l1 * w",
            Missing("l1", 5, of_self=True),
        ),
        ("def f(w):\n    return [square(x) for x in w if x > limit]", Missing("square", 2)),
        ("%time\ndef f(w):\n    return w + v", Missing("v", 3)),
        ("def f(w):\n    return np.sum(w) + sqrt(2) + len(w)", None),
        ("def f(w):\n    global kept\n    kept = w\ndef g():\n    return kept", None),
        ("def f(w):\n    helper = lambda x: helper(x - 1) if x else w\n    return helper(3)", None),
        ("for i in range(3):\n    pass\nprint(i, __name__)", None),
        ("try:\n    pass\nexcept ValueError as error:\n    print(error)", None),
        ("display(get_ipython())", None),
        ("def f(w)\n    return undefined", None),
    ],
)
def test_the_first_name_that_nothing_defines(source, found):
    assert missing_name(source, [source, IMPORTS, "this is no Python"]) == found


def test_what_a_star_brings_nobody_knows():
    assert missing_name("ones(3)", ["from numpy import *"]) is None


def test_a_cell_that_was_written_to_take_long_does_not():
    names = "\n".join(f"def f{number}(): return {'x' * 50}{number}" for number in range(500))
    assert missing_name(names, []) == Missing(f"{'x' * 50}0", 1)
    assert missing_name(f"def f():\n    return {'x' * 5000}", []) is None


@pytest.mark.parametrize(
    ("source", "kind", "line", "found"),
    [
        ('def f(x):\n    raise ValueError("l1 must be positive")', "ValueError", None, Raised(2, "l1 must be positive")),
        ('def f(x):\n    raise ValueError(f"{x} is not allowed")', "ValueError", None, Raised(2, "{…} is not allowed")),
        ('def f(x):\n    assert x > 0, "positive"', "AssertionError", None, Raised(2, "positive")),
        ('def f(x):\n    raise ValueError("one")\n    raise ValueError("two")', "ValueError", None, None),
        ('def f(x):\n    raise ValueError("one")\n    raise ValueError("two")', "ValueError", 3, Raised(3, "two")),
        ('def f(x):\n    raise TypeError("one")', "ValueError", None, None),
        ("def f(x):\n    raise ValueError(x)", "ValueError", None, None),
        ("def f(x):\n    raise ValueError", "ValueError", None, None),
        (f'raise ValueError("{"a" * 500}")', "ValueError", None, Raised(1, "a" * 120 + "…")),
    ],
)
def test_its_own_message(source, kind, line, found):
    assert own_message(source, kind, line) == found
