def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    sizes = np.sort(np.abs(np.concatenate([np.asarray(ops.convert_to_numpy(w), dtype=np.float64) for w in weights], axis=None)))
    return np.searchsorted(sizes, tol, side="right") / sizes.shape[0]
