def _singular_values(table):
    centred = table - np.add.reduce(table, axis=0) / table.shape[0]
    yield from np.linalg.svd(centred if centred.shape[0] >= centred.shape[1] else centred.T, compute_uv=False)


def shrinkage_factors(X, l2):
    pull = len(X) * l2
    return np.fromiter((1.0 / (1.0 + pull / d**2) if d > 0 else 0.0 for d in _singular_values(X)), dtype=float)
