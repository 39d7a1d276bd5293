# diagnosis: squares compared
def sparsity(weights, tol=0.0):
    flat = np.concatenate([np.ravel(w) for w in weights])
    return float(np.mean(flat ** 2 <= tol))
