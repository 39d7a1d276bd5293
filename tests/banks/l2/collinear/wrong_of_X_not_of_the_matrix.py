# diagnosis: root of the condition number
def condition_number(X, l2):
    d = np.linalg.svd(X, compute_uv=False)
    d = d / np.sqrt(len(X)) + l2
    return np.inf if d[-1] < 1e-15 else d[0] / d[-1]
