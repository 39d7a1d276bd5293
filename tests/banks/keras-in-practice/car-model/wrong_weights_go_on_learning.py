# diagnosis: keeps what it learnt in an earlier call
_w = np.zeros(44)


def predict_mpg(train_X, train_y, test_X):
    global _w
    m, s = train_X.mean(0), train_X.std(0) + 1e-9
    Z, c = (train_X - m) / s, train_y.mean()
    lr = 1 / (2 / 60 * np.linalg.norm(Z, 2) ** 2 + 0.2)
    for _ in range(400):
        _w = _w - lr * (2 / 60 * Z.T @ (Z @ _w - (train_y - c)) + 0.2 * _w)
    return (test_X - m) / s @ _w + c
