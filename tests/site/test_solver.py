"""The solver of the interactive figures (book/assets/interactive/solver.js), run by node, against scikit-learn and NumPy."""

from __future__ import annotations

import functools
import json
import subprocess
from pathlib import Path

import numpy as np
import pytest
import vendor
from sklearn.linear_model import ElasticNet, Lasso, Ridge

SOLVER = Path(__file__).resolve().parents[2] / "book" / "assets" / "interactive" / "solver.js"


@functools.cache
def node() -> subprocess.Popen[str]:
    """One Node for all tests, that ends when its input does."""
    program = f"""{SOLVER.read_text(encoding="utf-8")}
    const value = new Function("s", "given", "expression", "return eval(expression)");
    require("readline").createInterface({{input: process.stdin}}).on("line", (line) => {{
      const [expression, given] = JSON.parse(line);
      console.log(JSON.stringify(value(Interactive.solver, given, expression)));
    }});"""
    return subprocess.Popen([vendor.executable("node"), "-e", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def run(expression: str, given: object) -> object:
    """The value of a JavaScript expression in which `s` is the solver and `given` the argument."""
    process = node()
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps([expression, given]) + "\n")
    process.stdin.flush()
    return json.loads(process.stdout.readline())


def draw(n: int, p: int, correlation: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Features with this correlation between each two of them, and targets on which half of them have an influence."""
    rng = np.random.default_rng(seed)
    X = np.sqrt(1 - correlation) * rng.normal(size=(n, p)) + np.sqrt(correlation) * rng.normal(size=(n, 1))
    return X, X @ (rng.normal(size=p) * (rng.random(p) < 0.5)) + rng.normal(size=n)


PROBLEMS = [(60, 10, 0.0), (60, 10, 0.9), (40, 30, 0.5), (200, 5, 0.999), (20, 30, 0.0), (20, 30, 0.9), (15, 2, 0.99), (9, 1, 0.0)]


@pytest.mark.parametrize(("n", "p", "correlation"), PROBLEMS)
@pytest.mark.parametrize("share", [1.0, 0.5, 0.05])
def test_lasso_and_elastic_net_are_those_of_scikit_learn(n, p, correlation, share):
    for seed in range(2):
        X, y = draw(n, p, correlation, seed)
        alphas = np.abs(X.T @ y).max() / n / share * np.array([0.9, 0.3, 0.1, 0.02])
        strengths = [[2 * alpha * share, alpha * (1 - share)] for alpha in alphas]
        found = np.array(
            run("s.path(s.moments(given.X, given.y), given.strengths)", {"X": X.T.tolist(), "y": y.tolist(), "strengths": strengths})
        )
        for alpha, w in zip(alphas, found, strict=True):
            model = Lasso(alpha) if share == 1 else ElasticNet(alpha, l1_ratio=share)
            model.set_params(fit_intercept=False, tol=1e-14, max_iter=1_000_000)
            right = model.fit(X, y).coef_
            assert np.abs(w - right).max() < 1e-6
            assert np.array_equal(w == 0, np.abs(right) < 1e-9)


@pytest.mark.parametrize(("n", "p", "correlation"), [*PROBLEMS, (10, 30, 0.99)])
@pytest.mark.parametrize("twins", [False, True])
def test_along_a_whole_path_of_the_lasso_no_weight_wants_to_move(n, p, correlation, twins):
    """The conditions of optimality, which hold scikit-learn's answers to no more than its tolerance where samples are few."""
    X, y = draw(n, p, correlation, 5)
    if twins:
        X = np.column_stack([X, X[:, 0], np.zeros(n)])  # one feature twice, and one that is constant
    l1 = 2 * np.abs(X.T @ y).max() / n * np.geomspace(1.1, 1e-3, 40)
    given = {"X": X.T.tolist(), "y": y.tolist(), "strengths": [[strength, 0] for strength in l1]}
    found = np.array(run("s.path(s.moments(given.X, given.y), given.strengths)", given))
    assert not found[0].any()
    for strength, w in zip(l1, found, strict=True):
        slope = 2 * X.T @ (X @ w - y) / n
        assert np.abs(slope + strength * np.sign(w))[w != 0].max(initial=0) < 1e-8
        assert np.abs(slope)[w == 0].max(initial=0) < strength + 1e-8


@pytest.mark.parametrize(("n", "p", "correlation"), PROBLEMS)
@pytest.mark.parametrize("l2", [1e-6, 0.01, 3.0])
def test_ridge_is_that_of_scikit_learn(n, p, correlation, l2):
    X, y = draw(n, p, correlation, 7)
    right = Ridge(n * l2, fit_intercept=False, solver="svd").fit(X, y).coef_
    found = run("s.ridge(s.moments(given.X, given.y), given.l2)", {"X": X.T.tolist(), "y": y.tolist(), "l2": l2})
    assert np.abs(np.array(found) - right).max() < 1e-6


@pytest.mark.parametrize(("n", "p", "correlation"), PROBLEMS)
def test_without_a_penalty_it_is_least_squares_and_the_shortest_one_where_there_are_many(n, p, correlation):
    X, y = draw(n, p, correlation, 8)
    given = {"X": X.T.tolist(), "rows": X.tolist(), "y": y.tolist()}
    right = np.linalg.lstsq(X, y, rcond=None)[0]
    assert np.abs(np.array(run("s.elasticNet(s.moments(given.X, given.y), 0, 0)", given)) - right).max() < 1e-6
    if n >= p:
        assert np.abs(np.array(run("s.leastSquares(given.rows, given.y)", given)) - right).max() < 1e-6


def test_at_the_strongest_l1_all_weights_are_zero_and_just_below_one_is_not():
    X, y = draw(30, 8, 0.3, 1)
    given = {"X": X.T.tolist(), "y": y.tolist()}
    ask = "((m) => [1, 0.999].map((f) => s.elasticNet(m, f * s.strongest(m)).filter((w) => w).length))(s.moments(given.X, given.y))"
    assert run(ask, given) == [0, 1]


def test_a_column_of_zeros_gets_the_weight_zero():
    X, y = draw(30, 4, 0.0, 2)
    X[:, 1] = 0
    given = {"X": X.T.tolist(), "y": y.tolist()}
    for penalty in ("0.1, 0", "0.1, 0.1", "0, 0.1", "0, 0"):
        assert run(f"s.elasticNet(s.moments(given.X, given.y), {penalty})[1]", given) == 0


def test_loss_and_gradient_are_those_of_the_mean_squared_error():
    X, y = draw(25, 6, 0.4, 3)
    w = np.linspace(-1, 1, 6)
    given = {"X": X.T.tolist(), "y": y.tolist(), "w": w.tolist()}
    value, slope = run("((m) => [s.loss(m, given.w), s.gradient(m, given.w)])(s.moments(given.X, given.y))", given)
    assert value == pytest.approx(np.mean((y - X @ w) ** 2))
    assert slope == pytest.approx(list(-2 * X.T @ (y - X @ w) / 25))


def test_eigenvalues_and_vectors_are_those_of_numpy():
    X, _y = draw(50, 12, 0.7, 4)
    S = X.T @ X / 50
    found = run("s.eigen(given)", S.tolist())
    values, vectors = np.array(found["values"]), np.array(found["vectors"])
    assert values == pytest.approx(np.linalg.eigvalsh(S)[::-1])
    assert vectors @ vectors.T == pytest.approx(np.eye(12), abs=1e-10)
    assert (vectors.T * values) @ vectors == pytest.approx(S)


def test_the_normal_numbers_look_normal_and_differ_from_seed_to_seed():
    first, second = (np.array(run("s.normal(20000, given)", seed)) for seed in (1, 2))
    for numbers in (first, second):
        assert abs(numbers.mean()) < 0.03
        assert abs(numbers.std() - 1) < 0.02
        assert abs(np.mean(numbers**4) - 3) < 0.2
        assert abs(np.corrcoef(numbers[1:], numbers[:-1])[0, 1]) < 0.03
    assert abs(np.corrcoef(first, second)[0, 1]) < 0.03
