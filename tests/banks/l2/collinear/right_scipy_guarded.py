import functools
import logging

import scipy.linalg

_log = logging.getLogger("condition")


def _guard(fn):
    @functools.wraps(fn)
    def wrapped(X, l2):
        X = np.array(X, dtype=np.float64, copy=True)
        assert X.ndim == 2 and l2 >= 0
        value = fn(X, float(l2))
        _log.debug("condition number %s", value)
        return np.float64(value)

    return wrapped


@_guard
def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    n, p = X.shape
    A = np.einsum("ij,ik->jk", X, X) / n
    A = (A + A.T) / 2
    A.flat[:: p + 1] += l2
    lam = scipy.linalg.eigh(A, eigvals_only=True)
    return np.inf if lam[0] <= 0 or lam[-1] > 1e15 * lam[0] else lam[-1] / lam[0]
