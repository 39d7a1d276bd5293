def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    small = [ops.sum(ops.cast(ops.less_equal(ops.abs(w), tol), "float64")) for w in weights]
    entries = sum(int(np.prod(w.shape)) for w in weights)
    return sum(small) / entries
