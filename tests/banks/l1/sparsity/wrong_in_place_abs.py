# diagnosis: changes the caller's arguments
def sparsity(weights, tol=0.0):
    zeros = total = 0
    for w in weights:
        if isinstance(w, np.ndarray):
            np.abs(w, out=w)
        a = np.abs(np.asarray(w))
        zeros += np.sum(a <= tol)
        total += a.size
    return zeros / total
