# diagnosis: does not train on the cars that it gets
def predict_mpg(train_X, train_y, test_X):
    mean, std = practice_X.mean(axis=0), practice_X.std(axis=0)
    std = np.where(std == 0, 1.0, std)
    Z = (practice_X - mean) / std
    n, p = Z.shape
    w = np.linalg.solve(Z.T @ Z / n + 0.05 * np.eye(p), Z.T @ (practice_y - practice_y.mean()) / n)
    return practice_y.mean() + (test_X - mean) / std @ w
