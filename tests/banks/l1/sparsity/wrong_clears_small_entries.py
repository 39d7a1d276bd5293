# diagnosis: changes the caller's arguments
def sparsity(weights, tol=0.0):
    count = total = 0
    for w in weights:
        if isinstance(w, np.ndarray):
            w[np.abs(w) <= tol] = 0.0
        a = np.asarray(w)
        count += np.sum(np.abs(a) <= tol)
        total += a.size
    return count / total
