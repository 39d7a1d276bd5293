# diagnosis: raised IndexError
def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    small, entries = 0, 0
    for w in weights:
        small += int(ops.sum(ops.abs(w) <= tol))
        if len(w.shape) == 1:
            entries += w.shape[0]
        else:
            rows, columns = w.shape[0], w.shape[1]
            entries += rows * columns
    return small / entries
