# diagnosis: holds on to the unit of other cars
def predict_mpg(train_X, train_y, test_X):
    mean, std = practice_X.mean(axis=0), practice_X.std(axis=0)
    std[std == 0] = 1
    Z = (train_X - mean) / std
    w = np.linalg.solve(Z.T @ Z + 8.0 * np.eye(Z.shape[1]), Z.T @ (train_y - practice_y.mean()))
    return (test_X - mean) / std @ w + practice_y.mean()
