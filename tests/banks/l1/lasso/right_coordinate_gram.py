def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    gram, target = (X.T @ X / n).tolist(), (X.T @ y / n).tolist()
    w = [0.0] * p
    for _ in range(3000):
        for j in range(p):
            rho = target[j] - sum(gram[j][k] * w[k] for k in range(p) if k != j)
            shrunk = max(abs(rho) - l1 / 2, 0.0)
            w[j] = (shrunk if rho > 0 else -shrunk) / gram[j][j]
    return w
