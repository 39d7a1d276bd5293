# diagnosis: the other rows of test_X decide
def predict_mpg(train_X, train_y, test_X):
    mean, deviation = train_X.mean(axis=0), train_X.std(axis=0)
    deviation[deviation == 0] = 1.0
    Z, T = (train_X - mean) / deviation, (test_X - mean) / deviation
    axes = np.linalg.svd(T - T.mean(axis=0), full_matrices=False)[2][:8].T  # of the cars to predict
    A = Z @ axes
    w = np.linalg.solve(A.T @ A + 3.0 * np.eye(A.shape[1]), A.T @ (train_y - train_y.mean()))
    return T @ axes @ w + train_y.mean()
