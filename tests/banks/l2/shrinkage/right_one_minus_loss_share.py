from scipy.linalg import svdvals
def shrinkage_factors(X, l2):
    return [1 - n_l2 / (d * d + n_l2) if d < 1e8 else 1.0 for n_l2 in [len(X) * l2] for d in svdvals(X - X.mean(0)).tolist()]
