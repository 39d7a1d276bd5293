# diagnosis: not right to 1e-4 of the largest weight
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    w = np.zeros(p)
    r = y.copy()
    for _ in range(steps):
        biggest = 0.0
        for j in range(p):
            xj = X[:, j]
            old = w[j]
            rho = xj @ (r + xj * old) / n
            w[j] = np.sign(rho) * max(abs(rho) - l1 / 2, 0.0) / (xj @ xj / n + l2)
            r = r + xj * (old - w[j])
            biggest = max(biggest, abs(w[j] - old))
        if biggest < 1e-6:
            break
    return w
