def predict_mpg(train_X, train_y, test_X):
    mean, scale = train_X.mean(axis=0), train_X.std(axis=0)
    keep = scale > 0
    A = (train_X[:, keep] - mean[keep]) / scale[keep]
    B = (test_X[:, keep] - mean[keep]) / scale[keep]
    K = A @ A.T

    def fit(rows, strength):
        m = train_y[rows].mean()
        return rows, np.linalg.solve(K[np.ix_(rows, rows)] + strength * np.eye(len(rows)), train_y[rows] - m), m

    n = len(train_y)
    best = None
    for strength in np.logspace(-1, 3, 15):
        wrong = 0.0
        for k in range(6):
            out = np.arange(k, n, 6)
            rows, a, m = fit(np.setdiff1d(np.arange(n), out), strength)
            wrong += np.sum((K[np.ix_(out, rows)] @ a + m - train_y[out]) ** 2)
        if best is None or wrong < best[0]:
            best = (wrong, strength)
    rows, a, m = fit(np.arange(n), best[1])
    return B @ A.T @ a + m
