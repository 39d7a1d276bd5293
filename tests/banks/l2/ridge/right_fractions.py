from fractions import Fraction


def ridge_fit(X, y, l2):
    n, p = X.shape
    Z, t = X - X.mean(axis=0), y - y.mean()
    d, V = np.linalg.eigh(Z.T @ Z / n)
    keep = d > d.max() * 1e-12 if l2 == 0 else d > -1
    share = np.array([float(1 / Fraction(float(max(v, 0.0)) + l2)) if k else 0.0 for v, k in zip(d, keep)])
    w = V @ (share * (V.T @ (Z.T @ t / n)))
    return w, Fraction(float(y.mean())) - Fraction(float(X.mean(axis=0) @ w))
