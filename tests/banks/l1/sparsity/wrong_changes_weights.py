# diagnosis: changes the caller's arguments
def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    nonzero, total = 0, 0
    for w in weights:
        a = w if isinstance(w, np.ndarray) else np.array(w)
        a[np.abs(a) <= tol] = 0
        nonzero += np.count_nonzero(a)
        total += a.size
    return 1 - nonzero / total
