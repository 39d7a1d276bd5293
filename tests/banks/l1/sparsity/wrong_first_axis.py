# diagnosis: divided by the rows alone
def sparsity(weights, tol=0.0):
    return sum((np.abs(w) <= tol).sum() for w in map(np.asarray, weights)) / sum(len(w) if w.ndim else 1 for w in map(np.asarray, weights))
