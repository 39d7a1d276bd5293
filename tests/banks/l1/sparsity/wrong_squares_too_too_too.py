# diagnosis: squares compared
def sparsity(weights, tol=0.0):
    zeros = entries = 0
    for w in weights:
        w = np.asarray(w)
        zeros += np.count_nonzero(w * w <= tol * tol)
        entries += w.size
    return zeros / entries
