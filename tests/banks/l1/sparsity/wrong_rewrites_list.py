# diagnosis: changes the caller's arguments
def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    for i in range(len(weights)):
        weights[i] = np.abs(np.asarray(weights[i]))
    count = np.sum([np.sum(w <= tol) for w in weights])
    total = np.sum([w.size for w in weights])
    return float(count / total)
