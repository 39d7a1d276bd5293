def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    everything = np.concatenate([np.asarray(w, dtype=np.float64).reshape(-1) for w in weights])
    return 1.0 - np.count_nonzero(np.abs(everything) > tol) / everything.size
