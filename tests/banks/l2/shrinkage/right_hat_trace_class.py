class _Shares:
    """One-sided Jacobi rotations: the columns become orthogonal, and their lengths are the singular values."""

    __slots__ = ("columns", "n", "k")

    def __init__(self, X):
        self.n = X.shape[0]
        self.k = min(X.shape)
        centred = X - np.mean(X, axis=0)
        centred = centred - np.mean(centred, axis=0)
        self.columns = [c.copy() for c in (centred.T if X.shape[1] <= X.shape[0] else centred)]

    def rotate(self, i, j):
        a, b = self.columns[i], self.columns[j]
        aa, bb, ab = float(a @ a), float(b @ b), float(a @ b)
        if abs(ab) <= 1e-15 * np.sqrt(aa * bb) or ab == 0.0:
            return False
        zeta = (bb - aa) / (2.0 * ab)
        t = (1.0 if zeta >= 0 else -1.0) / (abs(zeta) + np.hypot(1.0, zeta))
        c = 1.0 / np.hypot(1.0, t)
        self.columns[i], self.columns[j] = c * (a - t * b), c * (b + t * a)
        return True

    def squares(self):
        for _ in range(60):
            moved = [self.rotate(i, j) for i in range(self.k) for j in range(i + 1, self.k)]
            if not any(moved):
                break
        return np.array(sorted((float(c @ c) for c in self.columns), reverse=True))


def shrinkage_factors(X, l2):
    """The shares d**2 / (d**2 + n * l2) of the centred X, largest singular value first."""
    shares = _Shares(np.array(X, dtype=np.float64))
    d2 = shares.squares()
    return d2 / (d2 + shares.n * l2)
