"""What of an observing half goes to a process by itself: the visible examples, and all but right versions of earlier tasks."""

import numpy as np
import pytest

from autograder.notebooks.portions import portions

DECLARED = """
from autograder.observing import Earlier, example, observe
def inputs(draw):
    yield "hidden", 31337
def by(factor):
    return lambda x: factor * x
def helper(x):
    return RIGHT(x)
RIGHT = lambda x: 2 * x
X = np.zeros(2)
X[0] = 3.0
call = lambda x: work(x)
examples = [example("work(X)", X)]
earlier = [Earlier("double", helper, lambda one: one(2))]
observed = observe(inputs, call, 7, examples=examples, earlier=earlier, namespace=globals())
"""


def test_examples_are_called_with_nothing_that_is_hidden():
    shown = portions(DECLARED, "judge(observed, inputs, lambda x: x, 7)").shown
    assert "31337" not in shown.source
    assert "RIGHT" not in shown.source
    space = {"np": np, "work": lambda x: 5 * x}
    exec(shown.source, space)
    seen = {name: space[name] for name in shown.names}
    found = shown.put_into({"observed": {"values": [1], "shown": "said later"}}, seen)
    np.testing.assert_array_equal(found["observed"]["shown"], [[15.0, 0.0]])
    assert found["observed"]["values"] == [1]


def test_what_a_process_sent_instead_of_a_dictionary_gets_no_example():
    shown = portions(DECLARED, "judge(observed, inputs, lambda x: x, 7)").shown
    assert shown.put_into({"observed": [1]}, dict.fromkeys(shown.names)) == {"observed": None}


def test_right_versions_are_left_out_with_what_only_they_need():
    found = portions(DECLARED, "judge(observed, inputs, lambda x: x, 7)")
    assert found.earlier == ("double",)
    assert "Earlier('double')" in found.without
    assert not any(text in found.without for text in ("RIGHT", "helper", "one(2)"))
    assert "31337" in found.without
    assert "def by" in found.without  # unused, but none of theirs


def test_a_half_without_right_versions_stays_as_it_is():
    half = "seen = f(1)  # as written"
    assert portions(half, "expect(seen, 1)").without == half


@pytest.mark.parametrize(
    ("observing", "judging"),
    [
        ("x = 31337\nseen = f(x)\nshown = [seen, f(1)]", "expect(seen, 2, shown=shown, example=[])"),
        ("seen = [f(1), f(31337)]", "expect(seen[1], 2, shown=seen[0], example=[])"),
        ("seen = f(1)", "expect(seen, 2, shown=seen, example=[])"),
        ("def inputs(draw): yield 31337\nobserved = observe(inputs, f, 7, examples=list(inputs(None)))", "judge(observed, inputs, f, 7)"),
        ("seen = f(1)", "expect(seen, 2)"),
        ("%magic", "expect(seen, 2)"),
    ],
)
def test_nothing_is_shown_where_the_examples_need_what_is_hidden(observing, judging):
    assert portions(observing, judging).shown is None


def test_examples_of_free_code_are_called_by_themselves():
    shown = portions("x = 31337\nseen = f(x)\ny = [1]\ny.append(2)\nshown = f(y)", "expect(seen, 2, shown=shown, example=[])").shown
    assert "31337" not in shown.source
    space = {"f": sum}
    exec(shown.source, space)
    assert shown.put_into({"seen": 1, "shown": "said later"}, {"shown": space["shown"]}) == {"seen": 1, "shown": 3}
