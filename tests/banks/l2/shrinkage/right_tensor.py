def shrinkage_factors(X, l2):
    Z = ops.convert_to_tensor(X) - ops.mean(X, axis=0)
    d2 = ops.square(ops.svd(Z, compute_uv=False))
    return d2 / (d2 + len(X) * l2)
