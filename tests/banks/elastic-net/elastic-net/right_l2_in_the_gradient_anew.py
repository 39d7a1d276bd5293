# STYLE: the second right way: L2 in the gradient, soft threshold alone, einsum, a generator of iterates
from collections import deque
from itertools import islice


def _iterates(X, y, l1, l2):
    n = len(y)
    curvature = 2 / n * np.linalg.eigvalsh(X.T @ X)[-1] + 2 * l2
    w = np.zeros(X.shape[1])
    while True:
        residual = np.einsum("ij,j->i", X, w) - y
        gradient = 2 / n * np.einsum("ij,i->j", X, residual) + 2 * l2 * w
        z = w - gradient / curvature
        t = l1 / curvature
        w = np.where(z > t, z - t, np.where(z < -t, z + t, 0.0))
        yield w


def elastic_net_fit(X, y, l1, l2, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)) + l2 * sum(w**2), shape (n_features,)."""
    return deque(islice(_iterates(X, y, l1, l2), max(steps, 1)), maxlen=1).pop()
