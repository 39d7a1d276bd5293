import scipy.linalg


def ridge_fit(X, y, l2):
    n, p = X.shape
    m = X.mean(axis=0)
    A = np.vstack([X - m, np.sqrt(n * l2) * np.eye(p)])
    b = np.append(y - y.mean(), np.zeros(p))
    Q, R, order = scipy.linalg.qr(A, mode="economic", pivoting=True)
    size = np.abs(np.diag(R))
    r = int(np.sum(size > 1e-11 * size[0])) if size[0] > 0 else 0
    w = np.zeros(p)
    if r:
        w[order[:r]] = scipy.linalg.solve_triangular(R[:r, :r], (Q.T @ b)[:r])
    return w, y.mean() - m @ w
