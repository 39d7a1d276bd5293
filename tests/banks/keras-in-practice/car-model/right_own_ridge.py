def predict_mpg(train_X, train_y, test_X):
    """Predictions of the miles per gallon, shape (n_test,), by a model trained on train_X and train_y."""
    mean, deviation = train_X.mean(axis=0), train_X.std(axis=0)
    scale = np.where(deviation > 1e-12 * (1 + np.abs(mean)), deviation, 1.0)
    Z, middle = (train_X - mean) / scale, train_y.mean()
    U, d, Vt = np.linalg.svd(Z, full_matrices=False)
    projected = U.T @ (train_y - middle)
    best_error, best_w = np.inf, None
    for strength in np.geomspace(1.0, 300.0, 25):
        shares = d**2 / (d**2 + strength)
        fitted = U @ (shares * projected)
        leverage = 1 / len(train_y) + (U**2) @ shares
        error = np.mean(((train_y - middle - fitted) / (1 - leverage)) ** 2)
        if error < best_error:
            best_error, best_w = error, Vt.T @ (d / (d**2 + strength) * projected)
    return middle + ((test_X - mean) / scale) @ best_w
