# diagnosis: a tolerance of its own
def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    zeros = total = 0
    for w in weights:
        size = np.abs(np.asarray(w))
        zeros += np.sum((size < tol) | np.isclose(size, tol))
        total += size.size
    return zeros / total
