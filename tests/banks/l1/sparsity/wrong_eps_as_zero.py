# diagnosis: a tolerance of its own
def sparsity(weights, tol=0.0):
    tol = max(tol, np.finfo(float).eps)
    small = sum(int(np.sum(np.abs(np.asarray(w)) <= tol)) for w in weights)
    return small / sum(np.asarray(w).size for w in weights)
