# diagnosis: another default for tol
def sparsity(weights, tol=1e-8):
    flat = np.concatenate([np.asarray(w).ravel() for w in weights])
    return float(np.mean(np.abs(flat) <= tol))
