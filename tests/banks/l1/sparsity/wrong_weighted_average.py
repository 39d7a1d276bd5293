# diagnosis: not finite
def sparsity(weights, tol=0.0):
    arrays = [np.asarray(w) for w in weights]
    shares = [np.mean(np.abs(a) <= tol) for a in arrays]
    return np.average(shares, weights=[a.size for a in arrays])
