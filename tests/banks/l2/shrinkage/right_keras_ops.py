def share(d, price):
    """What is left along a direction of singular value d."""
    return ops.square(d) / (ops.square(d) + price)
# %% extra cell
def shrinkage_factors(X, l2):
    d = ops.svd(ops.subtract(X, ops.mean(X, axis=0)), compute_uv=False)
    return share(d, len(X) * l2)
