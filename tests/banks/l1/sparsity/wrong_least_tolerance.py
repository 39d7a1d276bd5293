# diagnosis: a tolerance of its own
def sparsity(weights, tol=0.0):
    tol = max(tol, 1e-8)
    flat = np.concatenate([np.ravel(w) for w in weights])
    return np.mean(np.abs(flat) <= tol)
