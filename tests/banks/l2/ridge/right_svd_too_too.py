from scipy import linalg as _linalg


def ridge_fit(X, y, l2):
    """From the singular values: along each direction d / (d**2 + n * l2), and 0 along the empty ones."""
    middle_x, middle_y = np.add.reduce(X, axis=0) / len(X), np.add.reduce(y) / len(y)
    left, d, right = _linalg.svd(X - middle_x, full_matrices=False)
    usable = d > 1e-14 * max(X.shape) * (d[0] if d.size else 0.0)
    share = np.divide(d, d * d + len(X) * l2, out=np.zeros_like(d), where=usable)
    slope = right.T @ (share * (left.T @ (y - middle_y)))
    return tuple([slope, float(middle_y - np.inner(middle_x, slope))])
