# diagnosis: divided by the lengths of the first two axes alone
def sparsity(weights, tol=0.0):
    zeros, n = 0, 0
    for w in weights:
        w = np.asarray(w)
        zeros += np.count_nonzero(np.abs(w) <= tol)
        if w.ndim > 1:
            n += w.shape[0] * w.shape[1]
        else:
            n += w.size
    return zeros / n
