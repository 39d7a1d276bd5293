# diagnosis: changes the caller's arguments
def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    left = total = 0
    for w in weights:
        w = np.asarray(w) if isinstance(w, np.ndarray) else np.array(w)
        w[np.abs(w) <= tol] = 0
        left += np.count_nonzero(w)
        total += w.size
    return 1 - left / total
