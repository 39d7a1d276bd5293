# diagnosis: a tolerance of its own
def sparsity(weights, tol=0.0):
    zeros = total = 0
    for w in weights:
        w = np.asarray(w)
        zeros += np.count_nonzero(np.abs(w) < tol + 1e-8)
        total += w.size
    return zeros / total
