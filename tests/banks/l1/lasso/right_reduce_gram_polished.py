from functools import reduce
from itertools import repeat


def _steps(gram, moment, eta, t):
    def step(w, _):
        z = w - eta * (gram @ w - moment)
        return z - np.clip(z, -t, t)

    return step


def lasso_fit(X, y, l1, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)), shape (n_features,)."""
    n = X.shape[0]
    gram, moment = np.einsum("ij,ik->jk", X, X) * (2 / n), np.einsum("ij,i->j", X, y) * (2 / n)
    eta = 1.0 / np.linalg.eigvalsh(gram)[-1]
    w = reduce(_steps(gram, moment, eta, eta * l1), repeat(None, max(steps, 2000)), np.zeros(X.shape[1]))
    alive = np.flatnonzero(w)
    if alive.size:  # on the features that are left the solution is a linear system
        signs = np.sign(w[alive])
        exact = np.linalg.solve(gram[np.ix_(alive, alive)], moment[alive] - l1 * signs)
        if np.array_equal(np.sign(exact), signs):
            w[alive] = exact
    return w
