# diagnosis: squares compared
def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    zeros, total = 0, 0
    for w in weights:
        w = ops.convert_to_numpy(w)
        zeros += np.sum(w**2 <= tol**2)
        total += w.size
    return float(zeros / total)
