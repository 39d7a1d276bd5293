def sparsity(weights, tol=0.0):
    small = sum(ops.sum(ops.cast(ops.abs(w) <= tol, "float64")) for w in weights)
    total = sum(ops.size(w) for w in weights)
    return small / ops.cast(total, "float64")
