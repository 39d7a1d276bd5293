def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    A, b = np.vstack([X, (n * l2) ** 0.5 * np.eye(p)]), np.append(y, np.zeros(p))
    eta = n / 2 / np.linalg.norm(A, 2) ** 2
    w, v, t = np.zeros(p), np.zeros(p), 1.0
    for _ in range(5 * steps):
        z = v - eta * (2 / n) * (A.T @ (A @ v - b))
        new = np.copysign(np.clip(np.abs(z) - eta * l1, 0, None), z) + 0.0
        if (v - new) @ (new - w) > 0:
            t = 1.0
        s = (1 + np.sqrt(1 + 4 * t**2)) / 2
        v, w, t = new + (t - 1) / s * (new - w), new, s
    return w
