# diagnosis: near the solution, but not right to 1e-4
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    eta = 1 / (2 / n * np.linalg.eigvalsh(X.T @ X)[-1])
    w = np.zeros(p)
    for _ in range(min(steps, 100)):
        w = elastic_net_prox(w - eta * 2 / n * X.T @ (X @ w - y), eta, l1, l2)
    return w
