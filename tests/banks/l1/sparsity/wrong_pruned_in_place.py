# diagnosis: changes the caller's arguments
def sparsity(weights, tol=0.0):
    n_zero, n = 0, 0
    for w in weights:
        a = np.asarray(w)
        if isinstance(w, np.ndarray):
            a[np.abs(a) <= tol] = 0.0
        n_zero += int((np.abs(a) <= tol).sum())
        n += a.size
    return n_zero / n
