def _squares(X):
    """The squared singular values of X, largest first, as Python floats."""
    n, p = X.shape
    small = np.einsum("ij,kj->ik", X, X) if n <= p else np.einsum("ji,jk->ik", X, X)
    for value in reversed(np.linalg.eigvalsh(small).tolist()):
        yield max(value, 0.0)


def shrinkage_factors(X, l2):
    """The shares d**2 / (d**2 + n * l2) of the centred X, largest singular value first."""
    centred = np.stack([column - sum(column) / len(column) for column in X.T], axis=1)
    strength = len(X) * float(l2)
    return [square / (square + strength) for square in _squares(centred)]
