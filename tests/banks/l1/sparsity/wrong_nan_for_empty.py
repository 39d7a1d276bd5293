# diagnosis: not finite
def sparsity(weights, tol=0.0):
    sizes = [np.size(w) for w in weights]
    return sum(np.mean(np.abs(np.asarray(w)) <= tol) * n for w, n in zip(weights, sizes)) / sum(sizes)
