# diagnosis: none
def sparsity(weights, tol=0.0):
    zeros = total = 0
    for w in weights:
        for row in np.atleast_2d(np.array(w)):
            for v in row:
                zeros += bool(np.all(np.abs(v) <= tol))
                total += 1
    return zeros / total
