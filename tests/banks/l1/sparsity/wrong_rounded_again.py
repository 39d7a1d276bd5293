# diagnosis: rounded
def sparsity(weights, tol=0.0):
    flat = np.concatenate([np.asarray(w).ravel() for w in weights])
    return round(float((abs(flat) <= tol).mean()), 3)
