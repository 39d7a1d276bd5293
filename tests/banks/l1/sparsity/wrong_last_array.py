# diagnosis: last array alone
def sparsity(weights, tol=0.0):
    for w in weights:
        share = np.mean(np.abs(np.asarray(w)) <= tol)
    return share
