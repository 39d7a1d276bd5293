def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    A, b = 2 / n * X.T @ X, 2 / n * X.T @ y
    eta = 1 / max(np.linalg.norm(A, 2), np.finfo(float).tiny)
    w = z = np.zeros(p)
    t = 1.0
    for k in range(max(steps, 5000)):
        v = z - eta * (A @ z - b)
        new = v - np.clip(v, -eta * l1, eta * l1)
        if (z - new) @ (new - w) > 0:
            t = 1.0
        t_new = (1 + np.sqrt(1 + 4 * t * t)) / 2
        z = new + (t - 1) / t_new * (new - w)
        w, t = new, t_new
    return w
