# diagnosis: squares compared
def sparsity(weights, tol=0.0):
    flat = np.concatenate([np.asarray(w).ravel() for w in weights])
    return np.mean(flat**2 <= tol**2)
