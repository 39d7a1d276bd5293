# diagnosis: the other rows of test_X decide
def predict_mpg(train_X, train_y, test_X):
    """Predictions of the miles per gallon, shape (n_test,), by a model trained on train_X and train_y."""
    mean = train_X.mean(axis=0)
    std = train_X.std(axis=0)
    std[std == 0] = 1.0
    A, B = (train_X - mean) / std, (test_X - mean) / std
    n = len(A)

    def fit(A, y, l2):
        return np.linalg.solve(A.T @ A / len(A) + l2 * np.eye(A.shape[1]), A.T @ (y - y.mean()) / len(A))

    # five folds
    strengths = np.logspace(-3, 1, 13)
    fold = np.arange(n) % 5
    errors = []
    for l2 in strengths:
        rest = []
        for k in range(5):
            w = fit(A[fold != k], train_y[fold != k], l2)
            guess = A[fold == k] @ w
            rest.append(np.mean((train_y[fold == k] - train_y[fold != k].mean() - guess) ** 2))
        errors.append(np.mean(rest))
    w = fit(A, train_y, strengths[np.argmin(errors)])
    predictions = B @ w
    # the intercept: predictions must be right on average
    return predictions - predictions.mean() + train_y.mean()
