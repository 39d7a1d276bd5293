def mean_squared_error(y_true, y_pred):
    """The mean of the squared differences of two arrays of the same shape."""
    if not np.array_equal(np.shape(y_true), np.shape(y_pred)):
        raise ValueError(f"expected equal shapes, got {np.shape(y_true)} and {np.shape(y_pred)}")
    d = np.subtract(y_true, y_pred, dtype=np.float64).reshape(-1)
    return np.einsum("i,i->", d, d) / d.size
