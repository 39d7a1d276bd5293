# diagnosis: none
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n = len(y)
    rho = X.T @ y / n
    scale = (X ** 2).mean(axis=0) + l2
    return np.sign(rho) * np.maximum(np.abs(rho) - l1 / 2, 0) / scale
