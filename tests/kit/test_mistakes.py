"""What penalties and sparse fits have in common: mistakes that every penalty knows, and what wrong fits look like."""

import numpy as np
import pytest
from kit.judging import SparseFits, elastic_net, elastic_net_objective, lasso, penalty_mistakes, shared_mistakes
from kit.observing import pulling_problems, sparse_problem

from autograder.judging import Wrong, among, expect, mistake, raised

DRAW = np.random.default_rng(3)
W = DRAW.normal(size=(3, 4))
ONE = penalty_mistakes(lambda w, l1=0.01: np.float64(l1 * np.abs(w).sum()), lambda w, l1=0.01: l1 * np.abs(w))


def both(w, l1=0.01, l2=0.01):
    return np.float64(l1 * np.abs(w).sum() + l2 * (w**2).sum())


TWO = penalty_mistakes(both, lambda w, l1=0.01, l2=0.01: l1 * np.abs(w) + l2 * w**2)
A, B = np.abs(W).sum(), (W**2).sum()
COSTS = 0.3 * np.abs(W) + 0.7 * W**2
LEAST = (1e-2, 1e-3, 1e-4, 1e-6, 1e-8)
HALF = np.array([[0.123456, 0.7]], dtype="float16").astype(float)


def named(table, name):
    (found,) = [one for one in table if one.name == name]
    return found


@pytest.mark.parametrize(
    ("name", "strengths", "expected"),
    [
        ("averaged instead of summed", (0.3, 0.7), [COSTS.mean()]),
        ("strength ignored", (0.3, 0.7), [A + B]),
        ("strength ignored", (), [A + B]),
        ("strength squared", (0.3, 0.7), [0.09 * A + 0.49 * B]),
        ("strength always 0.01", (0.3, 0.7), [0.01 * (A + B)]),
        ("sign turned", (0.3, 0.7), [-COSTS.sum()]),
        ("largest weight instead of the sum", (0.3, 0.7), [COSTS.max()]),
        ("summed over one axis", (0.3, 0.7), [COSTS.sum(0), COSTS.sum(-1)]),
        ("not summed", (0.3, 0.7), [COSTS]),
        ("refuses the strength 0", (0.3, 0.0), [raised("ValueError"), 0.3 * A]),
        ("refuses the strength 0", (0.0, 0.0), [raised("ValueError"), raised("ValueError")]),
        ("refuses the strength 0", (), [0.01 * (A + B)] * 2),
        ("small strengths not taken as they are", (1e-9, 1e-12), [*(k * (A + B) for k in LEAST), 1e-9 * A + 1e-10 * B]),
        ("strength rounded", (0.123456, 0.7), [*(round(0.123456, k) * A + 0.7 * B for k in range(2, 8)), *HALF @ [[A], [B]]]),
        ("no penalty at all", (0.3, 0.7), [0.0]),
    ],
)  # fmt: skip
def test_a_mistake_with_a_penalty_predicts_what_it_would_have_given(name, strengths, expected):
    rules = named(TWO, name).rules
    assert len(rules) == len(expected)
    for rule, wanted in zip(rules, expected, strict=True):
        found = rule(W, *strengths)
        assert found == wanted if isinstance(wanted, dict) else np.allclose(found, wanted, 1e-9, 0), name


def test_a_strength_given_by_name_counts():
    assert np.isclose(named(TWO, "strength squared").rules[0](W, l2=0.5), 0.0001 * A + 0.25 * B)
    assert named(TWO, "refuses the strength 0").rules[0](W, l2=0.0) == raised("ValueError")


AGAIN = [np.float64(1.2345678), np.float64(0.7654321), np.float64(1.2345678), np.float64(1.2345678), np.float64(2.4691356)]


@pytest.mark.parametrize(
    ("seen", "name"),
    [
        ([value * (1 + 3e-4) for value in AGAIN], "the precision of an earlier call is kept"),
        ([value * (1 + 1e-4 * at) for at, value in enumerate(AGAIN)], "another answer when asked again"),
        ([value / 2 for value in AGAIN], "one strength for all objects"),
    ],
)
def test_what_an_object_keeps_of_earlier_calls_has_its_name(seen, name):
    with pytest.raises(Wrong) as wrong:
        expect(seen, AGAIN, mistakes=shared_mistakes(AGAIN))
    assert wrong.value.diagnosis == name


@pytest.mark.parametrize(
    ("name", "seen", "call", "is_it"),
    [
        ("refuses integers", raised("TypeError"), (W, 0), True),
        ("refuses integers", raised("TypeError"), (W, 0.0), False),
        ("strengths above 1 not taken as they are", raised("ValueError"), (W, 2.5), True),
        ("strengths above 1 not taken as they are", np.float64(A), (W, 2.5), True),
        ("strengths above 1 not taken as they are", np.float64(3 * A), (W, 2.5), False),
        ("large weights count too little", np.float64(0.1 * A), (1e3 * W, 0.1), True),
        ("large weights count too little", np.float64(0.01 * A), (W, 0.1), False),
        ("default strength is not 0.01", np.float64(5 * A), (W,), True),
        ("default strength is not 0.01", np.float64(5 * A), (W, 0.3), False),
        ("the mean of an empty array", np.float64(np.nan), (np.zeros((3, 0)), 0.3), True),
        ("small weights cost too little", np.float64(0.2e-6 * A), (1e-6 * W, 0.3), True),
        ("small weights cost too little", np.float64(0.4e-6 * A), (1e-6 * W, 0.3), False),
        ("something small is added", np.float64(0.4e-6 * A), (1e-6 * W, 0.3), True),
    ],
)
def test_a_mistake_that_no_rule_gives_is_seen_by_what_it_gave(name, seen, call, is_it):
    assert bool(named(ONE, name).each(seen, *call)) is is_it


def test_one_of_a_texts_own_takes_the_place_of_that_of_the_same_name_and_property():
    own = mistake("sign turned", lambda w, l1=0.01: -1.0, hint="Turn it.")
    grouped = among("small weights", mistake("something small is added", lambda w, l1=0.01: 1.0))
    table = penalty_mistakes(both, both, own, grouped)
    assert table[:2] == [own, *grouped]
    assert named(table, "sign turned") is own
    assert named(table, "something small is added") is grouped[0]
    assert len(table) == len(ONE)


PROBLEMS = [
    *((X, y, 0.5) for X, y in pulling_problems()),
    sparse_problem(np.random.default_rng(5), 60, np.ones(5), 0.15),
    sparse_problem(np.random.default_rng(6), 30, np.ones(3), 0.0),
    sparse_problem(np.random.default_rng(7), 20, 1.5 * np.ones(1), 0.2),
    sparse_problem(np.random.default_rng(8), 25, np.ones(3), 1.5),
]
WITH_L2 = [(X, y, l1, 0.3 * (l1 > 0)) for X, y, l1 in PROBLEMS]


def steps(X, y, l1, l2=0.0, count=8):
    w, step = np.zeros(X.shape[1]), len(y) / (2 * np.linalg.norm(X, 2) ** 2)
    for _ in range(count):
        w = w - step * 2 / len(y) * X.T @ (X @ w - y)
        w = np.sign(w) * np.maximum(np.abs(w) - step * l1, 0) / (1 + 2 * step * l2)
    return w


def without_smallest(*given):
    w = elastic_net(*given, *[0.0] * (4 - len(given)))
    if np.count_nonzero(w) > 1:
        w[np.argmin(np.where(w == 0, np.inf, np.abs(w)))] = 0.0
    return w


MADE = {
    "no_zeros": lambda *given: elastic_net(*given, *[0.0] * (4 - len(given))) + 1e-3,
    "blow_up": lambda *given: steps(*given) * 1e12 + 1e12,
    "stop_early": lambda *given: steps(*given, count=8),
    "drop_small_ones": without_smallest,
    "assume_columns_of_size_1": lambda X, y, l1, l2=0.0: np.sign(X.T @ y) * np.maximum(np.abs(X.T @ y / len(y)) - l1 / 2, 0) / (1 + l2),
    "solve_for_fewer": lambda X, y, l1, l2=0.0: np.append(elastic_net(X[:, :-1], y, l1, l2), 0.0) if X.shape[1] > 1 else np.zeros(1),
}


@pytest.mark.parametrize("strengths", [1, 2])
@pytest.mark.parametrize("kind", MADE)
def test_a_wrong_fit_is_known_by_what_it_looks_like(kind, strengths):
    inputs = PROBLEMS if strengths == 1 else WITH_L2
    fits = [MADE[kind](*given) for given in inputs]
    seen = [(w, w == 0) for w in fits]
    known = SparseFits(strengths)
    assert getattr(known, kind)(seen, [(*given, 500) for given in inputs])
    best = [elastic_net(*given, *[0.0] * (4 - len(given))) for given in inputs]
    found = {name for name in MADE if getattr(known, name)([(w, w == 0) for w in best], inputs)}
    assert found <= {"solve_for_fewer"}, "the right fits are off nowhere, and none of the others"


def test_a_fit_that_is_off_by_little_is_nearly_right_unless_there_is_a_reason():
    X, y, l1 = PROBLEMS[3]
    best = lasso(X, y, l1)
    known = SparseFits(1)
    off = np.where(best == 0, 0.0, best + 8e-4)
    assert known.nearly_right((off, off == 0), X, y, l1)
    assert not known.nearly_right((best + 1.0, best == 9), X, y, l1)
    dropped = without_smallest(X, y, l1)
    assert not known.nearly_right((dropped, dropped == 0), X, y, l1)


def test_the_screened_fit_has_no_feature_of_too_little_pull():
    X, y, l1 = PROBLEMS[1]
    w = SparseFits(1).screened(X, y, l1)
    assert w[1] == 0.0 != lasso(X, y, l1)[1]
    assert elastic_net_objective(X, y, l1, 0.0, w) > elastic_net_objective(X, y, l1, 0.0, lasso(X, y, l1))
