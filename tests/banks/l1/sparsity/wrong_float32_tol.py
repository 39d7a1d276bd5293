# diagnosis: compared in lower precision
def sparsity(weights, tol=0.0):
    flat = np.concatenate([np.asarray(w, "float32").ravel() for w in weights])
    return float(np.mean(np.abs(flat) <= np.float64(tol)))
