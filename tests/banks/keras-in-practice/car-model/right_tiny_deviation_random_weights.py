def predict_mpg(train_X, train_y, test_X):
    rng = np.random.default_rng(0)
    mean, std = train_X.mean(axis=0), train_X.std(axis=0) + 1e-8
    Z = (train_X - mean) / std
    ym, ys = train_y.mean(), train_y.std()
    t = (train_y - ym) / ys
    w = 0.1 * rng.normal(size=Z.shape[1])
    for _ in range(600):
        w -= 0.01 * (2 / len(Z) * Z.T @ (Z @ w - t) + 2 * 0.05 * w)
    return ym + ys * ((test_X - mean) / std @ w)
