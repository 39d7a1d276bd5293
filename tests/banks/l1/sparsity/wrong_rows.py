# diagnosis: fails on an empty array or a single number
def sparsity(weights, tol=0.0):
    zero = total = 0
    for w in weights:
        a = np.asarray(w)
        for row in a.reshape(a.shape[0], -1) if a.size else ():
            zero += int(np.sum(np.abs(row) <= tol))
            total += len(row)
    return zero / total
