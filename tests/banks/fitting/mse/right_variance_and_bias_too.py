def mean_squared_error(y_true, y_pred):
    if np.shape(y_true) != np.shape(y_pred):
        raise ValueError(f"{np.shape(y_true)} is not {np.shape(y_pred)}")
    error = np.subtract(y_true, y_pred, dtype=float).ravel()
    return np.linalg.norm(error) ** 2 / error.size
