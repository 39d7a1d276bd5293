# diagnosis: near the solution, but not right to 1e-4
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n = len(y)
    smooth = lambda w: np.mean((X @ w - y) ** 2)
    step, w = 1.0, np.zeros(X.shape[1])
    for _ in range(steps):
        g = 2 * (X.T @ (X @ w - y)) / n
        while True:
            z = w - step * g
            new = np.sign(z) * np.maximum(np.abs(z) - step * l1, 0) / (1 + 2 * step * l2)
            d = new - w
            if smooth(new) <= smooth(w) + g @ d + d @ d / (2 * step) * (1 + 1e-9) + 1e-12:
                break
            step /= 2
        w = new
    return w
