# diagnosis: not finite
def predict_mpg(train_X, train_y, test_X):
    Z = (train_X - train_X.mean(0)) / train_X.std(0)
    V = (test_X - train_X.mean(0)) / train_X.std(0)
    w = np.linalg.solve(Z.T @ Z + 10 * np.eye(44), Z.T @ (train_y - train_y.mean()))
    return V @ w + train_y.mean()
