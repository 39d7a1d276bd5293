# diagnosis: a relative tolerance added to tol
def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    zeros, total = 0, 0
    for w in weights:
        w = np.array(w)
        zeros += np.isclose(0.0, w, atol=tol).sum()
        total += w.size
    return zeros / total
