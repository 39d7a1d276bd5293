# diagnosis: no absolute value
def sparsity(weights, tol=0.0):
    flat = np.concatenate([np.ravel(w) for w in weights])
    return float((flat <= tol).mean())
