# diagnosis: the steps blow up or swing
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    w = np.zeros(p)
    sq = np.sum(X ** 2, axis=0) / n
    for _ in range(steps):
        residual = y - X @ w
        new_w = w.copy()
        for j in range(p):
            rho = X[:, j] @ residual / n + sq[j] * w[j]
            new_w[j] = np.sign(rho) * max(abs(rho) - l1 / 2, 0) / (sq[j] + l2)
        w = new_w
    return w
