def sparsity(weights, tol=0.0):
    zero, total = 0, 0
    for w in map(np.asarray, weights):
        zero += np.count_nonzero(np.isclose(w, 0.0, rtol=0.0, atol=tol))
        total += w.size
    return zero / total
