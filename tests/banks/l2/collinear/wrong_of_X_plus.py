# diagnosis: of X itself
def condition_number(X, l2):
    d = np.linalg.svd(X, compute_uv=False)
    number = (d[0] + l2) / (d[-1] + l2)
    return number if number <= 1e15 else np.inf
