# diagnosis: squares compared
def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    zeros = total = 0
    for w in weights:
        w = np.asarray(w)
        zeros += np.sum(w * w <= tol * tol)
        total += w.size
    return zeros / total
