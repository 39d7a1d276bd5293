# diagnosis: one array of each shape alone
def sparsity(weights, tol=0.0):
    sizes = {}
    hits = {}
    for w in weights:
        a = np.asarray(w)
        sizes[a.shape] = a.size
        hits[a.shape] = int((np.abs(a) <= tol).sum())
    return sum(hits.values()) / sum(sizes.values())
