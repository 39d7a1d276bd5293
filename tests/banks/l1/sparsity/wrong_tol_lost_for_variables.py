# diagnosis: Keras variables not handled
def sparsity(weights, tol=0.0):
    small, total = 0, 0
    for w in weights:
        if isinstance(w, np.ndarray):
            small += int(np.sum(np.abs(w) <= tol))
            total += w.size
        else:
            n = int(np.prod(w.shape))
            small += n - int(ops.count_nonzero(w))
            total += n
    return small / total
