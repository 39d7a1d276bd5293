def ridge_fit(X, y, l2):
    n, p = X.shape
    mean_x, mean_y = X.mean(axis=0), y.mean()
    Xc, yc = X - mean_x, y - mean_y
    w = np.zeros(p)
    residual = yc.copy()
    for _ in range(5_000):
        moved = 0.0
        for j in range(p):
            column = Xc[:, j]
            size = column @ column + n * l2
            new = (column @ residual + column @ column * w[j]) / size if size > 0 else 0.0
            residual += column * (w[j] - new)
            moved = max(moved, abs(new - w[j]))
            w[j] = new
        if moved < 1e-13:
            break
    return w, mean_y - mean_x @ w
