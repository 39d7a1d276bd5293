def sparsity(weights, tol=0.0):
    zeros = 0
    entries = 0
    for w in weights:
        a = np.asarray(w)
        zeros += np.count_nonzero(np.abs(a) <= tol)
        entries += a.size
    return zeros / entries
