def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    sizes = np.abs(np.hstack([np.ravel(ops.convert_to_tensor(w).numpy()) for w in weights]))
    return 1.0 - np.count_nonzero(sizes > tol) / sizes.size
