"""The reference solutions agree with scikit-learn's."""

import numpy as np
import pytest
from kit.judging import elastic_net, lasso, lasso_strength, ridge
from sklearn.linear_model import ElasticNet, Lasso, Ridge


def data(seed, n=60, p=8):
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, p)) @ (np.eye(p) + 0.3) * rng.uniform(1, 6, p)
    y = X @ (rng.normal(size=p) * (rng.random(p) < 0.5)) + rng.normal(size=n)
    return X, y


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("share", [0.01, 0.1, 0.5, 1.1])
def test_lasso_equals_scikit_learns_with_half_the_strength(seed, share):
    X, y = data(seed)
    l1 = share * np.abs(2 * X.T @ y / len(y)).max()
    ours = lasso(X, y, l1)
    theirs = Lasso(alpha=l1 / 2, fit_intercept=False, tol=1e-12, max_iter=100_000).fit(X, y).coef_
    np.testing.assert_allclose(ours, theirs, atol=1e-6)
    np.testing.assert_array_equal(ours == 0, theirs == 0)


@pytest.mark.parametrize("seed", range(3))
def test_elastic_net_equals_scikit_learns(seed):
    X, y = data(seed)
    l1, l2 = 2.0, 0.3
    ours = elastic_net(X, y, l1, l2)
    model = ElasticNet(alpha=l1 / 2 + l2, l1_ratio=l1 / 2 / (l1 / 2 + l2), fit_intercept=False, tol=1e-12)
    np.testing.assert_allclose(ours, model.fit(X, y).coef_, atol=1e-6)


@pytest.mark.parametrize("seed", range(5))
def test_the_strength_of_a_solution_is_found_again(seed):
    X, y = data(seed)
    assert lasso_strength(X, y, lasso(X, y, 1.7)) == pytest.approx(1.7, rel=1e-6)
    assert lasso_strength(X, y, np.linalg.solve(X.T @ X + 20 * np.eye(8), X.T @ y)) is None


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("l2", [0.0, 0.01, 3.0])
def test_ridge_equals_scikit_learns_on_data_that_are_not_centred(seed, l2):
    X, y = data(seed)
    X, y = X + 3.0, y + 7.0
    w, b = ridge(X, y, l2)
    model = Ridge(alpha=len(y) * l2).fit(X, y)
    np.testing.assert_allclose(w, model.coef_, rtol=1e-8, atol=1e-10)
    assert b == pytest.approx(model.intercept_)
