def condition_number(X, l2):
    d2 = np.linalg.svd(X, compute_uv=False) ** 2 / len(X)
    top, bottom = d2[0] + l2, d2[-1] + l2
    if bottom <= 0 or top / bottom > 1e15:
        return np.inf
    return top / bottom
