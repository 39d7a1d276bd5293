# diagnosis: first array alone
def sparsity(weights, tol=0.0):
    return np.mean(np.abs(np.asarray(weights[0])) <= tol)
