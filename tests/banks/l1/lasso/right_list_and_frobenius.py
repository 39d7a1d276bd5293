def lasso_fit(X, y, l1, steps=2000):
    n = X.shape[0]
    A, b = 2 * X.T @ X / n, 2 * X.T @ y / n
    step = 1 / np.linalg.norm(A)          # Frobenius norm: a safe bound
    w = np.zeros_like(b)
    for k in range(steps):
        new = soft_threshold(w - step * (A @ w - b), step * l1)
        new = ops.convert_to_numpy(new)
        if np.abs(new - w).max() == 0:
            break
        w = new
    return [float(v) for v in w]
