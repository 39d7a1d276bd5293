# diagnosis: a tolerance of its own
def sparsity(weights, tol=0.0):
    zeros = sum(int(np.sum(np.round(np.abs(np.asarray(w)), 7) <= tol)) for w in weights)
    return zeros / sum(np.size(w) for w in weights)
