def sparsity(weights, tol=0.0):
    flat = ops.concatenate([ops.reshape(ops.cast(w, "float32"), (-1,)) for w in weights])
    return float(ops.mean(ops.cast(ops.abs(flat) <= tol, "float32")))
