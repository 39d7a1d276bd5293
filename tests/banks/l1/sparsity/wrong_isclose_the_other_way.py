# diagnosis: a relative tolerance added to tol
def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    arrays = list(map(ops.convert_to_numpy, weights))
    small = sum(int(np.isclose(0.0, w, atol=tol).sum()) for w in arrays)
    return small / sum(w.size for w in arrays)
