# diagnosis: count instead of fraction
def sparsity(weights, tol=0.0):
    return sum(np.sum(np.abs(np.asarray(w)) <= tol) for w in weights)
