from collections import Counter


def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    counts = Counter(abs(entry) <= tol for w in weights for entry in np.ravel(ops.convert_to_tensor(w).numpy()))
    return counts[True] / (counts[True] + counts[False])
