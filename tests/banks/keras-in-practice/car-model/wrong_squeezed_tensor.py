# diagnosis: a single row not handled
def predict_mpg(train_X, train_y, test_X):
    """Predictions of the miles per gallon, shape (n_test,), by a model trained on train_X and train_y."""
    mean, scale = train_X.mean(axis=0), train_X.std(axis=0)
    scale[scale == 0] = 1.0
    Z, T = (train_X - mean) / scale, (test_X - mean) / scale
    w = np.linalg.solve(Z.T @ Z + 10.0 * np.eye(44), Z.T @ (train_y - train_y.mean()))
    return tf.squeeze(tf.constant(T @ w[:, None] + train_y.mean()))
