# diagnosis: none
def sparsity(weights, tol=0.0):
    fractions = [np.mean(np.abs(np.asarray(w)) <= tol) for w in weights if np.asarray(w).size]
    if all(np.ndim(w) == 2 for w in weights):
        return float(np.mean(fractions))
    sizes = [np.asarray(w).size for w in weights if np.asarray(w).size]
    return float(np.average(fractions, weights=sizes))
