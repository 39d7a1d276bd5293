# diagnosis: arrays of different shapes not handled
def sparsity(weights, tol=0.0):
    return np.mean(np.abs(np.array(weights)) <= tol)
