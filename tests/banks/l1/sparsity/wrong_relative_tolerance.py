# diagnosis: tolerance relative to the largest entry
def sparsity(weights, tol=0.0):
    flat = np.concatenate([np.ravel(np.array(w)) for w in weights])
    return float(np.mean(np.abs(flat) <= tol * max(1.0, np.abs(flat).max())))
