# diagnosis: a tolerance of its own
def sparsity(weights, tol=0.0):
    tol = max(tol, 1e-8)
    flat = np.hstack([np.asarray(w).flatten() for w in weights])
    return np.count_nonzero(np.abs(flat) <= tol) / flat.size
