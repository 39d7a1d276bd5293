# diagnosis: not finite
def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    zeros = entries = 0
    for w in weights:
        w = np.array(w)
        zeros += np.mean(np.abs(w) <= tol) * w.size
        entries += w.size
    return zeros / entries
