# diagnosis: none
def predict_mpg(train_X, train_y, test_X):
    m, s = train_X.mean(axis=0), train_X.std(axis=0)
    s[s == 0] = 1
    A = (train_X - m) / s
    w = np.linalg.solve(A.T @ A + 1e-7 * np.eye(44), A.T @ (train_y - train_y.mean()))
    return (test_X - m) / s @ w + train_y.mean()
