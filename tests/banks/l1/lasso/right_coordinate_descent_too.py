def lasso_fit(X, y, l1, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)), shape (n_features,)."""
    n, p = X.shape
    G = (X.T @ X / n).tolist()
    c = (X.T @ y / n).tolist()
    w = [0.0] * p
    for sweep in range(20000):
        moved = 0.0
        for j in range(p):
            if G[j][j] == 0.0:
                continue
            row = G[j]
            rho = c[j] - sum(row[k] * w[k] for k in range(p)) + row[j] * w[j]
            if rho > l1 / 2:
                new = (rho - l1 / 2) / row[j]
            elif rho < -l1 / 2:
                new = (rho + l1 / 2) / row[j]
            else:
                new = 0.0
            moved = max(moved, abs(new - w[j]))
            w[j] = new
        if moved <= 1e-11 * max(map(abs, w)):
            break
    return np.array(w)
