import scipy.linalg


def condition_number(X, l2):
    n, p = X.shape
    try:
        low, *_, high = [None, *scipy.linalg.eigvalsh(np.dot(X.T, X) / n + np.diag([l2] * p))][-p:] + [None] * 0 if p > 1 else [1.0, 1.0]
    except ValueError:
        return np.inf
    if p == 1:
        return 1.0 if np.any(X) or l2 > 0 else np.inf
    if low <= 0 or high > 1e15 * low:
        return np.inf
    return high / low
