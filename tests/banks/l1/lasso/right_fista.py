def shrink(v, t):
    return v - np.clip(v, -t, t)
# %% extra cell
def lasso_fit(X, y, l1, steps=2000):
    """Accelerated proximal gradient with restarts."""
    n = len(y)
    L = 2 * np.linalg.norm(X, ord=2) ** 2 / n
    w = z = np.zeros(X.shape[1])
    t = 1.0
    for _ in range(steps):
        new = shrink(z - 2 / n * X.T @ (X @ z - y) / L, l1 / L)
        if (z - new) @ (new - w) > 0:
            t, z = 1.0, w
            continue
        t_new = (1 + np.sqrt(1 + 4 * t * t)) / 2
        z = new + (t - 1) / t_new * (new - w)
        w, t = new, t_new
    return w
