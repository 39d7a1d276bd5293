# diagnosis: follows the 60 cars too closely
def predict_mpg(train_X, train_y, test_X):
    mean, std = train_X.mean(axis=0), train_X.std(axis=0)
    std[std == 0] = 1.0
    Z = (train_X - mean) / std
    w = np.linalg.solve(Z.T @ Z + 0.001 * np.eye(44), Z.T @ (train_y - train_y.mean()))
    return (test_X - mean) / std @ w + train_y.mean()
