# diagnosis: stops at an empty array
def sparsity(weights, tol=0.0):
    hits = []
    for w in weights:
        w = np.asarray(w)
        if w.size == 0:
            break
        hits.extend(np.abs(w).ravel() <= tol)
    return sum(hits) / max(len(hits), 1)
