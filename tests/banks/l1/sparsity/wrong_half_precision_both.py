# diagnosis: compared in lower precision
def sparsity(weights, tol=0.0):
    flat = ops.concatenate([ops.reshape(ops.cast(w, "float16"), (-1,)) for w in weights])
    return float(ops.mean(ops.cast(ops.abs(flat) <= tol, "float32")))
