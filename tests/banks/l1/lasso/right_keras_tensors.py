def lasso_fit(X, y, l1, steps=2000):
    n = len(X)
    A = ops.convert_to_tensor(2 * X.T @ X / n)
    b = ops.convert_to_tensor(2 * X.T @ y / n)
    step = float(1 / np.linalg.eigvalsh(ops.convert_to_numpy(A)).max())
    w = ops.zeros_like(b)
    for _ in range(steps):
        w = ops.soft_shrink(w - step * (ops.squeeze(ops.matmul(A, w[:, None]), -1) - b), step * l1)
    return w
