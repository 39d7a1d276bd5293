# diagnosis: a tolerance of its own
def sparsity(weights, tol=0.0):
    flat = np.concatenate([np.ravel(np.asarray(w)) for w in weights])
    return float(np.mean(np.abs(flat) <= tol + 1e-12))
