# diagnosis: entries of the size of tol not counted where tol is large
def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    limit = np.nextafter(tol, 1)  # the next float: below it is at most tol
    arrays = [ops.convert_to_numpy(w) for w in weights]
    small = sum(np.count_nonzero(np.abs(w) < limit) for w in arrays)
    return small / sum(w.size for w in arrays)
