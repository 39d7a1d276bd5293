# diagnosis: the mean of lasso and ridge
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    ridge = np.linalg.solve(X.T @ X / n + l2 * np.eye(p), X.T @ y / n)
    lasso, step = np.zeros(p), n / (2 * np.linalg.norm(X, 2) ** 2)
    for _ in range(20 * steps):
        lasso = elastic_net_prox(lasso - step * 2 / n * X.T @ (X @ lasso - y), step, l1, 0.0)
    return (np.asarray(lasso) + ridge) / 2
