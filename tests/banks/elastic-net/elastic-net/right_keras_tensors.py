def elastic_net_fit(X, y, l1, l2, steps=2000):
    n = len(X)
    A, b = ops.convert_to_tensor(2 * X.T @ X / n), ops.convert_to_tensor(2 * X.T @ y / n)
    step = float(n / (2 * np.linalg.norm(X, 2) ** 2))
    w = ops.zeros_like(b)
    for _ in range(steps):
        z = w - step * (ops.squeeze(ops.matmul(A, w[:, None]), -1) - b)
        w = ops.soft_shrink(z, step * l1) / (1 + 2 * step * l2)
    return w
