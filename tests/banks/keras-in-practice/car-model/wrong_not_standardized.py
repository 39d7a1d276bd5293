# diagnosis: not finite
def predict_mpg(train_X, train_y, test_X):
    n, p = train_X.shape
    w, b = np.zeros(p), 0.0
    for _ in range(2000):
        r = train_X @ w + b - train_y
        w, b = w - 0.01 * (2 / n * train_X.T @ r + 2 * 0.1 * w), b - 0.01 * 2 * r.mean()
    return test_X @ w + b
