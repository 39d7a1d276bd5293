# diagnosis: raised IndexError
def sparsity(weights, tol=0.0):
    fractions = np.array([np.mean(np.abs(np.array(w)) <= tol) for w in weights])
    sizes = np.array([np.array(w).shape[0] for w in weights])
    return float(np.sum(fractions * sizes) / np.sum(sizes))
