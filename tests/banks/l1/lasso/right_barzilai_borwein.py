def lasso_fit(X, y, l1, steps=2000):
    n = len(y)
    gradient = lambda w: 2.0 / n * ((X @ w - y) @ X)
    smooth = lambda w: np.mean((y - X @ w) ** 2)
    w = np.zeros(X.shape[1])
    g = gradient(w)
    safe = n / (2 * np.linalg.svd(X, compute_uv=False)[0] ** 2)
    eta = safe
    for _ in range(5 * steps):
        eta = max(eta, safe)
        while True:
            z = w - eta * g
            new = z - np.clip(z, -eta * l1, eta * l1)
            d = new - w
            if eta <= safe or smooth(new) <= smooth(w) + g @ d + d @ d / (2 * eta):
                break
            eta = max(eta / 2, safe)
        h = gradient(new)
        change = d @ (h - g)
        eta = d @ d / change if change > 0 else safe
        if not d.any():
            break
        w, g = new, h
    for _ in range(steps):
        z = w - safe * gradient(w)
        w = z - np.clip(z, -safe * l1, safe * l1)
    return w
