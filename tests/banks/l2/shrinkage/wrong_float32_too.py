# diagnosis: none
def shrinkage_factors(X, l2):
    Xc = ops.convert_to_tensor(X - X.mean(axis=0), dtype="float32")
    n = X.shape[0]
    d = ops.svd(Xc, full_matrices=False, compute_uv=False)
    return ops.convert_to_numpy(d**2 / (d**2 + n * l2))
