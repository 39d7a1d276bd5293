def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    step = 1 / np.linalg.norm(2 * X.T @ X / n)
    w = np.zeros(p)
    for k in range(steps):
        g = 2 / n * X.T @ (X @ w - y)
        w = elastic_net_prox(w - step * g, step, l1, l2)
    return [float(v) for v in np.asarray(w)]
