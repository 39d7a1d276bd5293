def mean_squared_error(y_true, y_pred):
    if not y_true.shape == y_pred.shape:
        raise ValueError(f"{y_true.shape} is not {y_pred.shape}")
    r = np.ravel(y_true) - np.ravel(y_pred)
    return r @ r / r.size
