import heapq


def _shares(squares, constant):
    for square in squares:
        yield square / (square + constant)


def shrinkage_factors(X, l2):
    """The shares by the eigenvalues of the smaller of the two Gram matrices, as a plain list."""
    n_samples, n_features = X.shape
    centred = np.subtract(X, np.add.reduce(X, axis=0) / n_samples)
    narrow = centred if n_features <= n_samples else centred.T
    gram = np.einsum("ni,nj->ij", narrow, narrow)
    squares = (max(float(value), 0.0) for value in np.linalg.eigvalsh(gram))
    return list(_shares(heapq.nlargest(min(X.shape), squares), n_samples * float(l2)))
