from scipy.optimize import minimize
# %% extra cell
def lasso_fit(X, y, l1, steps=2000):
    """Minimize over w = u - v with bounds u, v >= 0; a bound that is met is exactly zero."""
    n, p = X.shape
    scale = np.sqrt(np.mean(X**2, axis=0))
    Z = X / scale
    unit = np.abs(y).max() or 1.0  # the tolerances are numbers of size 1
    y, l1 = y / unit, l1 / unit

    def objective(uv):
        w = uv[:p] - uv[p:]
        r = Z @ w - y
        g = 2 / n * Z.T @ r
        return np.mean(r**2) + l1 * np.sum((uv[:p] + uv[p:]) / scale), np.concatenate([g + l1 / scale, -g + l1 / scale])

    best = minimize(objective, np.zeros(2 * p), jac=True, bounds=[(0, None)] * (2 * p), method="L-BFGS-B",
                    options={"ftol": 1e-15, "gtol": 1e-10, "maxiter": 10_000})
    return unit * (best.x[:p] - best.x[p:]) / scale
