def mean_squared_error(y_true, y_pred):
    if np.shape(y_true) != np.shape(y_pred):
        raise ValueError
    e = np.subtract(y_true, y_pred, dtype=np.float64)
    return np.einsum("...,...->", e, e) / e.size if e.ndim == 0 else np.dot(e.reshape(-1), e.reshape(-1)) / e.size
