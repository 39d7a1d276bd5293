# diagnosis: mean of the fractions of the arrays
def sparsity(weights, tol=0.0):
    return np.mean([np.mean(np.abs(np.asarray(w)) <= tol) for w in weights])
