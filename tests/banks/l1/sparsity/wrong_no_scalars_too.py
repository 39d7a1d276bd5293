# diagnosis: fails on an empty array or a single number
def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    small = []
    for w in weights:
        for row in np.asarray(w):
            small.extend(np.abs(np.ravel(row)) <= tol)
    return sum(small) / len(small)
