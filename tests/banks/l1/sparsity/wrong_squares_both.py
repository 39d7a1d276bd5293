# diagnosis: squares compared
def sparsity(weights, tol=0.0):
    hits = sum(int(np.sum(np.asarray(w) ** 2 <= tol ** 2)) for w in weights)
    return hits / sum(np.asarray(w).size for w in weights)
