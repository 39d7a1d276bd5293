# diagnosis: rounded
def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    zeros = 0
    total = 0
    for w in weights:
        w = np.asarray(w)
        zeros += np.sum(np.abs(w) <= tol)
        total += w.size
    return round(float(zeros / total), 2)
