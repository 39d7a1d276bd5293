from scipy.optimize import minimize

def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    size = np.sqrt(np.mean(X**2, axis=0))
    Z, t = X / size, y / y.std()
    price = l1 / size / y.std()
    G, c = Z.T @ Z / n, Z.T @ t / n

    def objective(uv):
        w = uv[:p] - uv[p:]
        g = 2 * (G @ w - c)
        return w @ G @ w - 2 * c @ w + price @ (uv[:p] + uv[p:]), np.concatenate([g + price, price - g])

    uv = minimize(objective, np.zeros(2 * p), jac=True, method="L-BFGS-B", bounds=[(0, None)] * (2 * p), options=dict(ftol=1e-16, gtol=1e-12, maxiter=100000, maxfun=100000)).x
    w = uv[:p] - uv[p:]
    if l1 == 0:
        return np.linalg.solve(G, c) / size * y.std()
    g = 2 * (c - G @ w)
    on = np.abs(np.abs(g) - price) <= 1e-5 * price
    signs = np.sign(g[on])
    out = np.zeros(p)
    out[on] = np.linalg.solve(G[np.ix_(on, on)], c[on] - price[on] / 2 * signs)
    return out / size * y.std()
