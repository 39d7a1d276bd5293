# diagnosis: large strengths cut off
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    G, c = X.T @ X / n, X.T @ y / n
    l2 = min(l2, 1.0)
    w = np.zeros(p)
    for _ in range(3 * steps):
        for j in range(p):
            rho = c[j] - G[j] @ w + G[j, j] * w[j]
            w[j] = np.sign(rho) * max(abs(rho) - l1 / 2, 0) / (G[j, j] + l2)
        if p > 8 and _ > 400:
            break
    return w
