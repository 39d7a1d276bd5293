# diagnosis: < instead of <=
def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    flat = np.concatenate([np.ravel(w) for w in weights])
    return np.sum(np.abs(flat) < tol) / len(flat)
