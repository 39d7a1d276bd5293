# diagnosis: a tolerance of its own
def sparsity(weights, tol=0.0):
    near = lambda a: np.isclose(np.abs(a), tol) | (np.abs(a) < tol)
    arrays = [np.asarray(w) for w in weights]
    return sum(near(a).sum() for a in arrays) / sum(a.size for a in arrays)
