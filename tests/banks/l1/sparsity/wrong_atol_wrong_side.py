# diagnosis: a relative tolerance added to tol
def sparsity(weights, tol=0.0):
    hits = [np.isclose(0.0, np.asarray(w), atol=tol) for w in weights]
    return sum(h.sum() for h in hits) / sum(h.size for h in hits)
