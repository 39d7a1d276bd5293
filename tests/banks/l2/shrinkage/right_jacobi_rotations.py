def _squared_singular_values(A, sweeps=60):
    """One-sided Jacobi: turn pairs of columns until they are at right angles."""
    A = A.copy()
    for _ in range(sweeps):
        turned = False
        for i in range(A.shape[1]):
            for j in range(i + 1, A.shape[1]):
                a, b, c = A[:, i] @ A[:, i], A[:, j] @ A[:, j], A[:, i] @ A[:, j]
                if abs(c) <= 1e-14 * np.sqrt(a * b) or c == 0:
                    continue
                turned = True
                angle = 0.5 * np.arctan2(2 * c, a - b)
                A[:, [i, j]] = A[:, [i, j]] @ np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        if not turned:
            break
    return sorted((float(v @ v) for v in A.T), reverse=True)


def shrinkage_factors(X, l2):
    """The shares d**2 / (d**2 + n * l2) of the centred X, largest singular value first."""
    n, p = X.shape
    centred = X - X.sum(axis=0) / n
    thin = centred if p <= n else centred.T
    return [s / (s + n * l2) for s in _squared_singular_values(thin)]
