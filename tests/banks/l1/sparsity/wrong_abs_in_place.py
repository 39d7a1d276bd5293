# diagnosis: changes the caller's arguments
def sparsity(weights, tol=0.0):
    zero = total = 0
    for w in weights:
        a = w if isinstance(w, np.ndarray) else np.array(w)
        np.abs(a, out=a)
        zero += np.count_nonzero(a <= tol)
        total += a.size
    return zero / total
