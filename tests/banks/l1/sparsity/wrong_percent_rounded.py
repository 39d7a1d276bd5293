# diagnosis: rounded
def sparsity(weights, tol=0.0):
    flat = np.concatenate([np.asarray(w).flatten() for w in weights])
    return round((np.abs(flat) <= tol).mean(), 2)
