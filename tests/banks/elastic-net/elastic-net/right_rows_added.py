def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    A = np.vstack([X, np.sqrt(n * l2) * np.eye(p)])
    b = np.append(y, np.zeros(p))
    G, c = A.T @ A, A.T @ b
    w = np.zeros(p)
    for _ in range(3000):
        for j in range(p):
            rho = c[j] - G[j] @ w + G[j, j] * w[j]
            w[j] = np.sign(rho) * max(abs(rho) - n * l1 / 2, 0.0) / G[j, j] if G[j, j] > 0 else 0.0
    return w
