# diagnosis: not finite
def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    fractions = [np.mean(np.abs(np.asarray(w)) <= tol) for w in weights]
    return np.average(fractions, weights=[np.size(np.asarray(w)) for w in weights])
