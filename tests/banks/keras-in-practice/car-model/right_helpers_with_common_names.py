def features(X, like):
    spread = like.std(axis=0)
    return (X - like.mean(axis=0)) / np.where(spread > 0, spread, 1.0)


def table(X, y, l2):
    return np.linalg.solve(X.T @ X + len(y) * l2 * np.eye(X.shape[1]), X.T @ (y - y.mean()))


def choose(X, y, pool):
    others = np.arange(len(y)) % 6
    errors = [sum(np.sum((X[others == k] @ table(X[others != k], y[others != k], l2) + y[others != k].mean() - y[others == k]) ** 2)
                  for k in range(6)) for l2 in pool]
    return pool[int(np.argmin(errors))]
# %% extra cell
def predict_mpg(train_X, train_y, test_X):
    X = features(train_X, train_X)
    w = table(X, train_y, choose(X, train_y, np.geomspace(0.01, 3, 12)))
    return features(test_X, train_X) @ w + train_y.mean()
