from collections import deque
from itertools import islice


def _iterates(X, y, l1):
    """One proximal gradient step after another, without end."""
    n, p = X.shape
    gram, moment = np.einsum("ij,ik->jk", X, X) / n, np.einsum("ij,i->j", X, y) / n
    curvature = 2.0 * np.trace(gram)  # the sum of all squares: at least the largest eigenvalue
    w = np.zeros(p)
    while True:
        yield w
        z = w - 2.0 * (gram @ w - moment) / curvature
        w = np.copysign(np.fmax(np.fabs(z) - l1 / curvature, 0.0), z)


def lasso_fit(X, y, l1, steps=2000):
    """The last of the iterates."""
    return deque(islice(_iterates(X, y, l1), steps + 1), maxlen=1).pop() + 0.0
