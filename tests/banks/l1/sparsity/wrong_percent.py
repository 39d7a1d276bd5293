# diagnosis: percent instead of fraction
def sparsity(weights, tol=0.0):
    flat = np.concatenate([np.ravel(np.asarray(w)) for w in weights])
    return 100 * np.mean(np.abs(flat) <= tol)
