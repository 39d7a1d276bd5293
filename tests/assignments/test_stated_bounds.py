"""What a text says of the sizes of its inputs holds for each hidden input: an answer that relies on it must not fail."""

import functools
import re
import sys
import types
from pathlib import Path

import numpy as np
import pytest

from autograder.checking.check import compile_text
from autograder.observing.declared import list_cases

pytestmark = pytest.mark.slow

EXERCISES = Path(__file__).parents[2] / "exercises"


@pytest.fixture(autouse=True)
def kit(monkeypatch):
    """The course's kit, as the judge has it."""
    before = set(sys.modules)
    package = types.ModuleType("kit")
    package.__path__ = [str(EXERCISES / "kit")]
    monkeypatch.setitem(sys.modules, "kit", package)
    yield
    for name in {name for name in sys.modules if name.startswith("kit.")} - before:
        del sys.modules[name]


@functools.cache
def compiled(assignment, salt):
    return compile_text(EXERCISES / "assignments" / f"{assignment}.md", salt)


def inputs_of(assignment, task, salt):
    """The arguments of all declared inputs of a task, with random numbers of their own for each `salt`."""
    half = compiled(assignment, salt).tests[f"{task}-test"].judging
    names = {"np": np, "observed": None, "__name__": "judge"}
    with pytest.raises(AssertionError):
        exec(compile(half, "<judge>", "exec"), names)
    seed = int(re.search(r"judge\(observed, inputs, right, (\d+)", half)[1])
    return [case.known for case in list_cases(names["inputs"], (), seed)]


SALTS = (None, "1", "2")


@pytest.mark.parametrize("salt", SALTS)
def test_the_penalty_of_a_model_is_at_most_100_times_its_data_loss(salt):
    for model, X, y in inputs_of("keras-in-practice", "loss-parts", salt):
        for network in (model, type(model)([2 * w for w in model.weights], model.strengths)):  # the call is made with doubled weights, too
            assert sum(network.parts()) <= 100 * np.mean((network(X)[:, 0] - y.ravel()) ** 2)


@pytest.mark.parametrize("salt", SALTS)
def test_no_feature_of_ridge_is_further_from_0_than_a_thousand_times_what_it_varies_by(salt):
    for X, *_ in inputs_of("l2", "ridge", salt):
        spread = X.std(axis=0)
        assert (np.abs(X).max(axis=0) <= 1000 * spread)[spread > 0].all()


@pytest.mark.parametrize("salt", SALTS)
def test_the_strength_of_ridge_is_0_or_at_least_a_thousandth_of_the_largest_variance(salt):
    for X, _, l2, *_ in inputs_of("l2", "ridge", salt):
        assert l2 == 0 or l2 >= 1e-3 * X.var(axis=0).max()


@pytest.mark.parametrize("salt", SALTS)
def test_the_means_of_shrinkage_are_at_most_ten_times_the_largest_deviation(salt):
    for X, _ in inputs_of("l2", "shrinkage", salt):
        assert len(X) < 2 or np.abs(X.mean(axis=0)).max() <= 10 * X.std(axis=0).max()


@pytest.mark.parametrize("salt", SALTS)
def test_the_strength_of_shrinkage_is_at_least_1e_4_of_the_largest_eigenvalue(salt):
    for X, l2 in inputs_of("l2", "shrinkage", salt):
        assert len(X) * l2 >= 1e-4 * np.linalg.norm(X - X.mean(axis=0), 2) ** 2


@pytest.mark.parametrize("salt", SALTS)
def test_the_objective_is_at_least_a_tenth_of_each_number_that_it_is_the_sum_of(salt):
    for y_true, y_pred, weights, penalty in inputs_of("fitting", "objective", salt):
        numbers = [np.mean((y_true - y_pred) ** 2), *map(penalty, weights)]
        assert abs(sum(numbers)) >= 0.1 * max(map(abs, numbers))


@pytest.mark.parametrize("salt", SALTS)
@pytest.mark.parametrize(("assignment", "task"), [("l1", "l1-penalty"), ("l2", "l2-penalty"), ("elastic-net", "elastic-net-penalty")])
def test_weights_are_0_or_between_the_sizes_that_are_stated(assignment, task, salt):
    for w, *_ in inputs_of(assignment, task, salt):
        sizes = np.abs(w[w != 0])
        assert ((sizes >= 1e-9) & (sizes <= 1e9)).all()


@pytest.mark.parametrize("salt", SALTS)
def test_an_entry_for_sparsity_is_tol_in_size_or_differs_from_it_by_a_millionth_of_it(salt):
    for weights, *rest in inputs_of("l1", "sparsity", salt):
        tol = rest[0] if rest else 0.0
        sizes = np.abs(np.concatenate([w.ravel() for w in weights]).astype(float))
        assert ((sizes == tol) | (np.abs(sizes - tol) >= 1e-6 * tol)).all()
        assert ((sizes == 0) | ((sizes >= 1e-35) & (sizes <= 1e35))).all()


def smaller_steps(X, y, l1, l2=0.0, steps=2000):
    """Proximal gradient steps whose size comes from the sum of all squares, which is the smaller of the two that the texts name."""
    w, size = np.zeros(X.shape[1]), len(y) / (2 * np.sum(X**2))
    for _ in range(steps):
        w = w - size * 2 / len(y) * X.T @ (X @ w - y)
        w = np.sign(w) * np.maximum(np.abs(w) - size * l1, 0) / (1 + 2 * size * l2)
    return w


@pytest.mark.parametrize("salt", SALTS)
@pytest.mark.parametrize(("assignment", "task"), [("l1", "lasso"), ("elastic-net", "elastic-net")])
def test_the_steps_that_a_solver_is_given_are_enough_for_the_smaller_steps_too(assignment, task, salt):
    for X, y, l1, *rest in inputs_of(assignment, task, salt):
        l2, *given = rest if task == "elastic-net" else (0.0, *rest)
        best = sys.modules["kit.judging"].elastic_net(X, y, l1, l2)
        found = smaller_steps(X, y, l1, l2, *given)
        assert np.abs(found - best).max() <= 1e-4 * np.abs(best).max()
        assert np.array_equal(found == 0, best == 0)
