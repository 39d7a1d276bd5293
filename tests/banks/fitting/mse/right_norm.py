def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError("shapes differ")
    return np.linalg.norm(np.ravel(y_true - y_pred)) ** 2 / np.size(y_true)
