# diagnosis: none
def condition_number(X, l2):
    n, p = X.shape
    A = X.T @ X / n + l2 * np.eye(p)
    big = np.max(np.sum(np.abs(A), axis=0))
    e = np.linalg.eigvalsh(A)
    if e[0] <= 0 or big / e[0] > 1e15:
        return float("inf")
    return float(big / e[0])
