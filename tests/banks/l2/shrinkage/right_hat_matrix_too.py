def shrinkage_factors(X, l2):
    """From the smaller of the two Gram matrices, scaled by n * l2 so that a share is g / (g + 1)."""
    rows, columns = X.shape
    around = X - np.outer(np.ones(rows), X.mean(axis=0))
    gram = around @ around.T if rows <= columns else around.T @ around
    found = sorted((max(float(g), 0.0) for g in np.linalg.eigvalsh(gram)), reverse=True)
    return np.fromiter((g / (g + rows * l2) for g in found), dtype=float)
