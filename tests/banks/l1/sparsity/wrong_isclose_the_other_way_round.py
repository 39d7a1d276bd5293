# diagnosis: a relative tolerance added to tol
def sparsity(weights, tol=0.0):
    hits = [np.isclose(0.0, np.asarray(w), atol=tol).ravel() for w in weights]
    return np.concatenate(hits).mean()
