# diagnosis: counts an array once that is there twice
def sparsity(weights, tol=0.0):
    sizes = {}
    hits = {}
    for w in weights:
        a = np.asarray(w)
        sizes[a.shape] = a.size
        hits[a.shape] = int((np.abs(a) <= tol).sum())
    return sum(hits.values()) / sum(sizes.values())
