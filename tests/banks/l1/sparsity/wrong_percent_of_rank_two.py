# diagnosis: fails on an empty array or a single number
def sparsity(weights, tol=0.0):
    zeros = total = 0
    for w in weights:
        for row in np.asarray(w):
            row = np.abs(row)
            zeros += np.sum(row <= tol)
            total += row.size
    return zeros / total
