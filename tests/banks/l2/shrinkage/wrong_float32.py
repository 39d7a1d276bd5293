# diagnosis: none
def shrinkage_factors(X, l2):
    Z = (X - X.mean(axis=0)).astype("float32")
    d = np.linalg.svd(Z, compute_uv=False).astype("float16").astype("float64")
    return d ** 2 / (d ** 2 + len(X) * l2)
