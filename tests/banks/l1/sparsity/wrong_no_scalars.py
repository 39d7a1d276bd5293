# diagnosis: fails on an empty array or a single number
def sparsity(weights, tol=0.0):
    zeros = total = 0
    for w in weights:
        for row in np.asarray(w):
            row = np.atleast_1d(row)
            zeros += np.count_nonzero(np.abs(row) <= tol)
            total += row.size
    return zeros / total
