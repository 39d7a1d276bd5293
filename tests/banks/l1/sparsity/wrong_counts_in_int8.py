# diagnosis: counts in too few bits
def sparsity(weights, tol=0.0):
    flat = np.concatenate([np.ravel(np.asarray(w)) for w in weights])
    return np.sum(np.abs(flat) <= tol, dtype=np.int8) / flat.size
