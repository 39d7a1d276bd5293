# diagnosis: divided by the lengths of the last two axes alone
def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    zeros = total = 0
    for w in weights:
        w = np.asarray(w)
        zeros += np.count_nonzero(np.abs(w) <= tol)
        total += w.shape[-2] * w.shape[-1] if w.ndim >= 2 else w.size
    return zeros / total
