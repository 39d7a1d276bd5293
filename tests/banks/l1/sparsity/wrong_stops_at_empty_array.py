# diagnosis: stops at an empty array
def sparsity(weights, tol=0.0):
    zeros = total = 0
    for w in weights:
        w = np.asarray(w)
        if w.size == 0:
            break
        zeros += int((np.abs(w) <= tol).sum())
        total += w.size
    return zeros / total
