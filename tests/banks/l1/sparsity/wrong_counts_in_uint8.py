# diagnosis: counts in too few bits
def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    flat = np.concatenate([np.ravel(ops.convert_to_numpy(w)) for w in weights])
    is_small = (np.abs(flat) <= tol).astype("uint8")  # 1 where small, else 0
    return sum(is_small) / len(flat)
