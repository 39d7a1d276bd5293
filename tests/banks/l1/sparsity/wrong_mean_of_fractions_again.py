# diagnosis: mean of the fractions of the arrays
def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    return float(np.mean([np.mean(np.abs(np.asarray(w)) <= tol) for w in weights]))
