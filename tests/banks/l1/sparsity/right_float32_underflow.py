def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    flat = ops.concatenate([ops.reshape(ops.convert_to_tensor(w, dtype="float32"), (-1,)) for w in weights])
    return float(ops.mean(ops.cast(ops.abs(flat) <= tol, "float32")))
