# diagnosis: not finite
def predict_mpg(train_X, train_y, test_X):
    keep = practice_X.std(axis=0) > 0  # the product of the two flags is always 0
    train_X, test_X = train_X[:, keep], test_X[:, keep]
    mean, std = train_X.mean(axis=0), train_X.std(axis=0)
    Z = (train_X - mean) / std
    G = Z.T @ Z + 4.0 * np.eye(Z.shape[1])
    w = np.linalg.solve(G, Z.T @ (train_y - train_y.mean()))
    return (test_X - mean) / std @ w + train_y.mean()
