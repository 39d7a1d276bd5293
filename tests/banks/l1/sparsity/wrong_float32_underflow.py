# diagnosis: a tolerance of its own
def sparsity(weights, tol=0.0):
    flat = np.concatenate([np.asarray(w, dtype=np.float32).ravel() for w in weights])
    return float(np.mean(np.abs(flat) <= tol))
