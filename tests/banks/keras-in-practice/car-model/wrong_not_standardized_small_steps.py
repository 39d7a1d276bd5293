# diagnosis: does not fit the 60 cars either
def predict_mpg(train_X, train_y, test_X):
    n, p = train_X.shape
    step = n / (2 * np.linalg.norm(train_X, 2) ** 2)
    w = np.zeros(p)
    b = train_y.mean()
    for _ in range(5000):
        r = train_X @ w + b - train_y
        w, b = w - step * (2 / n * train_X.T @ r + 2 * 0.1 * w), b - step * 2 * r.mean()
    return test_X @ w + b
