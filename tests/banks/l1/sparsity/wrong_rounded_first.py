# diagnosis: a tolerance of its own, for some inputs
def sparsity(weights, tol=0.0):
    entries = [round(abs(float(v)), 6) for w in weights for v in np.asarray(w).flat]
    return len([v for v in entries if v <= tol]) / len(entries)
