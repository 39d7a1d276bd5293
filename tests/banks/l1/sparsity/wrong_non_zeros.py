# diagnosis: fraction of what is not zero
def sparsity(weights, tol=0.0):
    flat = np.concatenate([np.ravel(np.asarray(w)) for w in weights])
    return np.mean(np.abs(flat) > tol)
