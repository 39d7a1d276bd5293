"""Whatever a student's process says it has seen: the judge halves of the five assignments fail it, and are not at fault themselves."""

import functools
import os
import re
import sys
import types
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from autograder import judging
from autograder.checking.check import compile_text
from autograder.judging.compare import settled
from autograder.kernels import wire
from autograder.observing.declared import example, list_cases

EXERCISES = Path(__file__).parents[2] / "exercises"
DECLARED = "judge(observed, inputs, right, "
EXAMPLES = int(os.environ.get("FORGED", "30"))  # `make regrades` tries more, each night


@pytest.fixture(scope="module", autouse=True)
def kit():
    """The course's kit, as the judge has it."""
    before = {name for name in sys.modules if name.partition(".")[0] == "kit"}
    package = types.ModuleType("kit")
    package.__path__ = [str(EXERCISES / "kit")]
    sys.modules["kit"] = package
    yield
    for name in {name for name in sys.modules if name.partition(".")[0] == "kit"} - before:
        del sys.modules[name]


@functools.cache
def cells_of(name):
    return compile_text(EXERCISES / "assignments" / f"{name}.md").tests


@functools.cache
def right_values(half):
    """What a right answer leaves for a declared test, without what the course's own words observe."""
    names = {"np": np, "observed": None, "__name__": "judge"}
    with pytest.raises(judging.Wrong):
        exec(compile(half, "<judge>", "exec"), names)
    seed = int(re.search(re.escape(DECLARED) + r"(\d+)", half)[1])
    cases = list_cases(names["inputs"], names.get("contract", ()), seed)
    right = names["right"]
    shown = [one if not isinstance(one, str) else example(one) for one in names.get("examples", ())]
    return {
        "values": [settled(right(*case.known, **case.known_by_name)) for case in cases],
        "shown": [settled(right(*one.args, **one.kwargs)) for one in shown],
    }


small = st.sampled_from(
    [
        *(np.array(value, dtype) for dtype in wire.DTYPES for value in (1, [], [1, 0], [[1, 0], [0, 1]], [[1], [0], [1]])),
        *(np.array(value) for value in (np.nan, [np.inf, -np.inf], [1e308, -1e308], -0.0, 5e-324)),
        np.ones((1,) * 16),
        *({"raised": name} for name in ("ValueError", "NotAllowed", "TypeError", "\x1b[31m", 1, None)),
        {"type": "dict"},
        {"raised": np.ones(2)},
        *("", "A", "x" * 300, "accepted", "unlabelled", "\u202e\x00"),
        *(None, True, 0, 2**63 - 1, -(2**63), np.nan, 1e308),
    ]
)
plain = st.recursive(
    small,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(st.sampled_from(["raised", "type", "config", "w", ""]), inner, max_size=3)
    ),
    max_leaves=8,
)
vast = st.sampled_from([np.ones((300_000, 1)), np.ones((1, 300_000)), np.ones((2_000_000, 1), "<u1"), [1] * 20_000, "9" * 1_000_000])


def changed(value, draw):
    """One part of a value is another, or there, or gone, or has another shape."""
    if type(value) in (list, tuple) and value and draw(st.integers(0, 4)):
        at = draw(st.integers(0, len(value) - 1))
        return type(value)(changed(item, draw) if number == at else item for number, item in enumerate(value))
    if type(value) is dict and value and draw(st.integers(0, 3)):
        key = draw(st.sampled_from(sorted(value)))
        return {**value, key: changed(value[key], draw)}
    if type(value) is np.ndarray and draw(st.booleans()):
        ways = [
            value[..., None],
            value[None],
            value.ravel()[:0],
            value.astype("<f2"),
            value.astype("|b1"),
            value.tolist(),
            value.T,
            value * 0,
        ]
        return draw(st.sampled_from(ways))
    if type(value) in (list, tuple) and draw(st.booleans()):
        return type(value)([draw(plain)] * min(len(value), 1000))  # more would take minutes to send, and not arrive
    return draw(plain | vast)


def judged(half, values, points):
    try:
        arrived = wire.unpack(*parts(wire.pack(values)))
    except wire.WireError:  # it would not have arrived
        reject()
    found = judging.run(half, arrived, points)
    assert found.author_error is None, found.author_error
    judging.Verdict.from_plain(wire.unpack(*parts(wire.pack(found.to_plain()))))
    return found


def parts(frame):
    size = int.from_bytes(frame[:4], "big")
    return frame[12 : 12 + size], frame[12 + size :]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["fitting", "l1", "l2", "elastic-net", "keras-in-practice"])
@pytest.mark.filterwarnings("ignore")
def test_no_forged_values_are_taken_for_the_authors_fault(name):
    tests = cells_of(name)

    @settings(deadline=None, derandomize=True, max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), database=None)
    @given(st.data())
    def try_some(data):
        test = tests[data.draw(st.sampled_from(sorted(tests)))]
        if DECLARED in test.judging:
            values = right_values(test.judging)
            for _ in range(data.draw(st.integers(1, 4))):
                values = changed(values, data.draw)
            judged(test.judging, {"observed": values}, test.points)
        else:
            judged(test.judging, {one: data.draw(plain | vast) for one in sorted(test.travelling)}, test.points)

    try_some()
