# diagnosis: not finite
def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    arrays = [np.asarray(w) for w in weights]
    sizes = [a.size for a in arrays]
    fractions = [np.mean(np.abs(a) <= tol) for a in arrays]
    # weighted with the number of entries
    return sum(f * s for f, s in zip(fractions, sizes)) / sum(sizes)
