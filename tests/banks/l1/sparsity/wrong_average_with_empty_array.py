# diagnosis: not finite
def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    arrays = [np.asarray(w) for w in weights]
    fractions = [np.mean(np.abs(a) <= tol) for a in arrays]
    sizes = [a.size for a in arrays]
    return float(np.average(fractions, weights=sizes))
