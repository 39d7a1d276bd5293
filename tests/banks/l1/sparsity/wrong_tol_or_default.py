# diagnosis: a tolerance of its own
def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    tol = tol or 1e-8
    flat = np.concatenate([np.ravel(ops.convert_to_numpy(w)) for w in weights])
    return np.mean(np.abs(flat) <= tol)
