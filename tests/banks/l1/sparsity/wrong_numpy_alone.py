# diagnosis: Keras variables not handled
def sparsity(weights, tol=0.0):
    zeros = sum(int((np.abs(w) <= tol).sum()) for w in weights)
    return zeros / sum(w.size for w in weights)
