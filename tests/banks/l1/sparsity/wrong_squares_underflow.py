# diagnosis: squares compared
def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    flat = [np.ravel(ops.convert_to_numpy(w)) for w in weights]
    small = sum(int(np.count_nonzero(w ** 2 <= tol ** 2)) for w in flat)
    return small / sum(len(w) for w in flat)
