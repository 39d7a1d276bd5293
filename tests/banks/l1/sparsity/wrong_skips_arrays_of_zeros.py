# diagnosis: arrays of zeros left out
def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    zeros = total = 0
    for w in weights:
        w = np.asarray(w)
        if not w.any():
            continue  # nothing in here
        zeros += np.sum(np.abs(w) <= tol)
        total += w.size
    return zeros / total if total else 1.0
