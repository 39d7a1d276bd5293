# diagnosis: a tolerance of its own
def sparsity(weights, tol=0.0):
    flat = np.concatenate([np.ravel(np.array(w)) for w in weights])
    return float(np.mean((np.abs(flat) <= tol) | np.isclose(flat, 0)))
