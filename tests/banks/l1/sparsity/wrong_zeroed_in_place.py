# diagnosis: changes the caller's arguments
def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    nonzero, total = 0, 0
    for w in weights:
        values = np.asarray(w)
        values[np.abs(values) <= tol] = 0.0  # what is small counts as zero
        nonzero += np.count_nonzero(values)
        total += values.size
    return 1 - nonzero / total
