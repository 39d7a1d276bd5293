import scipy.linalg


def condition_number(X, l2):
    A = np.cov(X, rowvar=False, bias=True).reshape(X.shape[1], X.shape[1]) if False else sum(np.outer(x, x) for x in X) / len(X)
    A = A + np.diag(np.full(X.shape[1], float(l2)))
    e = scipy.linalg.eigh(A, eigvals_only=True)
    if e[0] <= 0 or e[-1] / e[0] > 1e15:
        return float("inf")
    return np.float64(e[-1]) / e[0]
