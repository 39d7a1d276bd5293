import math


def _singular_values(rows):
    """One-sided Jacobi: turn pairs of rows until all are at right angles; their lengths are the singular values."""
    A = rows.copy()
    m = len(A)
    for _sweep in range(60):
        turned = False
        for i in range(m - 1):
            for j in range(i + 1, m):
                a, b, c = A[i] @ A[i], A[j] @ A[j], A[i] @ A[j]
                if abs(c) <= 1e-15 * math.sqrt(a * b) or c == 0.0:
                    continue
                turned = True
                zeta = (b - a) / (2.0 * c)
                t = math.copysign(1.0, zeta) / (abs(zeta) + math.hypot(1.0, zeta))
                cos = 1.0 / math.hypot(1.0, t)
                sin = cos * t
                A[i], A[j] = cos * A[i] - sin * A[j], sin * A[i] + cos * A[j]
        if not turned:
            break
    return sorted((math.sqrt(row @ row) for row in A), reverse=True)


def shrinkage_factors(X, l2):
    """The shares d**2 / (d**2 + n * l2) of the centred X, largest singular value first."""
    n, p = X.shape
    centred = np.array([[X[i, j] for j in range(p)] for i in range(n)], dtype=np.float64)
    for j in range(p):
        centred[:, j] -= centred[:, j].mean()
    rows = centred if n <= p else centred.T
    return [d * d / (d * d + n * l2) for d in _singular_values(rows)]
