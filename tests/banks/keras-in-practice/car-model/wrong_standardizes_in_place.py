# diagnosis: changes the caller's arguments
def predict_mpg(train_X, train_y, test_X):
    """Predictions of the miles per gallon, shape (n_test,), by a model trained on train_X and train_y."""
    mean, deviation = train_X.mean(axis=0), train_X.std(axis=0)
    deviation[deviation == 0] = 1.0
    for X in (train_X, test_X):
        X -= mean
        X /= deviation
    U, d, Vt = np.linalg.svd(train_X, full_matrices=False)
    w = Vt.T @ (d / (d**2 + 10.0) * (U.T @ (train_y - train_y.mean())))
    return test_X @ w + train_y.mean()
