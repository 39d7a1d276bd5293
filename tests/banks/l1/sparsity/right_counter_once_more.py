def sparsity(weights, tol=0.0):
    entries = [v for w in weights for v in np.asarray(w).reshape(-1).tolist()]
    return sum(abs(v) <= tol for v in entries) / len(entries)
