def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    A, b = (X.T @ X / n).tolist(), (X.T @ y / n).tolist()
    w = [0.0] * p
    for _ in range(steps):
        change = 0.0
        for j in range(p):
            rest = b[j] - sum(A[j][k] * w[k] for k in range(p)) + A[j][j] * w[j]
            size = max(abs(rest) - l1 / 2, 0.0)
            new = 0.0 if A[j][j] + l2 == 0 else (size if rest > 0 else -size) / (A[j][j] + l2)
            change, w[j] = max(change, abs(new - w[j])), new
        if change == 0.0:
            break
    return w
