# diagnosis: raised IndexError
def sparsity(weights, tol=0.0):
    zero, total = 0, 0
    for w in weights:
        shape = w.shape
        total += shape[0] * (shape[1] if len(shape) > 1 else 1)
        zero += np.sum(np.abs(np.array(w)) <= tol)
    return zero / total
