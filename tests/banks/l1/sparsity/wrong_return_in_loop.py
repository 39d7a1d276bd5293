# diagnosis: first array alone
def sparsity(weights, tol=0.0):
    for w in weights:
        w = np.asarray(w)
        return np.sum(np.abs(w) <= tol) / w.size
