# diagnosis: arrays without a zero left out
def sparsity(weights, tol=0.0):
    zeros = entries = 0
    for w in weights:
        hit = np.abs(np.asarray(w)) <= tol
        if not hit.any():
            continue
        zeros += hit.sum()
        entries += hit.size
    return zeros / entries if entries else 0.0
