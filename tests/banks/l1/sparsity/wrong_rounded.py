# diagnosis: rounded
def sparsity(weights, tol=0.0):
    flat = np.concatenate([np.ravel(np.asarray(w)) for w in weights])
    return round(float(np.mean(np.abs(flat) <= tol)), 2)
